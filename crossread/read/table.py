"""
A table of articles (.jsonl, .csv, .parquet), read with polars: one row an article.

Columns: story, outlet, text; optionally lang, title, date, url, author. Other columns are left alone.
"""

import json
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crossread.errors import InputError
from crossread.read.decode import decode_bytes, tidy_text
from crossread.read.draft import Draft
from crossread.read.frontmatter import clean_values
from crossread.read.plain import read_plain

if TYPE_CHECKING:
    import polars as pl

TABLES: Final = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".parquet"})
MAX_TABLE_BYTES: Final = 1024 * 1024 * 1024
NEEDED: Final = ("story", "outlet", "text")
OPTIONAL: Final = ("lang", "title", "date", "url", "author")


def read_table(path: Path, *, shown: str) -> "tuple[Draft | InputError, ...]":
    """
    Read a table: a draft for each row, or the error that makes the row unusable.

    Article ids are `<table>:<row>`, rows counted from 1; the path in evidence is the same, and `lines` are lines of
    the row's text.

    Raises:
        InputError: The table cannot be read, lacks a column, or has no row.
    """
    table, broken = _load(path, shown)
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        what = f"table lacks the column(s) {', '.join(missing)}; it has {', '.join(table.columns) or 'none'}"
        raise InputError(what, where=shown, mend=f"name the columns {', '.join(NEEDED)}")
    if table.is_empty():
        raise InputError("table has no row", where=shown, mend="add the articles")
    numbers = (number for number in count(1) if number not in broken)
    rows = {
        number: _draft_row(row, f"{shown}:{number}")
        for number, row in zip(numbers, table.iter_rows(named=True), strict=False)
    }
    return tuple(entry for _, entry in sorted((rows | broken).items()))


def _draft_row(row: dict[str, object], identity: str) -> Draft | InputError:
    texts = {key: tidy_text(str(row[key])) for key in (*NEEDED, *OPTIONAL) if row.get(key) is not None}
    for name in NEEDED:
        if not texts.get(name, "").strip():
            return InputError(f"row has no {name}", where=identity, mend=f"fill the column {name!r}")
    values = clean_values({name: texts.get(name) for name in ("outlet", *OPTIONAL)})
    return Draft(
        id=identity,
        story=" ".join(texts["story"].split()),
        path=identity,
        body=read_plain(texts["text"]),
        values=values,
    )


def _load(path: Path, shown: str) -> "tuple[pl.DataFrame, dict[int, InputError]]":
    """Return the table and, for .jsonl, the error of each line that is no JSON object."""
    import polars as pl
    from polars.exceptions import PolarsError

    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            return pl.read_parquet(path), {}
        data = decode_bytes(path.read_bytes(), where=shown, limit=MAX_TABLE_BYTES).text.encode()
        if suffix in (".csv", ".tsv"):
            separator = "\t" if suffix == ".tsv" else _separator(data)
            return pl.read_csv(data, separator=separator, infer_schema=False), {}
        lines = [line for line in data.split(b"\n") if line.strip()]
        broken = _broken_lines(lines, shown)
        sound = [line for number, line in enumerate(lines, 1) if number not in broken]
        if not sound:
            raise next(iter(broken.values()))
        return pl.read_ndjson(b"\n".join(sound), infer_schema_length=None), broken
    except (PolarsError, OSError, ValueError) as error:
        what = f"table cannot be read: {str(error).splitlines()[0]}"
        raise InputError(what, where=shown, mend="check that it is UTF-8 and well formed") from error


def _broken_lines(lines: list[bytes], shown: str) -> dict[int, InputError]:
    """Return an error for each line (1-based, blank ones not counted) that is not one JSON object."""
    broken = {}
    for number, line in enumerate(lines, 1):
        try:
            problem = "" if isinstance(json.loads(line), dict) else "not an object"
        except (ValueError, RecursionError) as error:
            problem = str(error)
        if problem:
            what = f"row is broken JSON: {problem}"
            broken[number] = InputError(what, where=f"{shown}:{number}", mend="write one JSON object a line")
    return broken


def _separator(data: bytes) -> str:
    """Return the separator of a CSV file's head: comma, or the semicolon of Ukrainian and Russian spreadsheets."""
    head = data.split(b"\n", 1)[0]
    return max(",;\t", key=lambda sign: head.count(sign.encode()))
