"""
A table of articles (.jsonl, .csv, .parquet), read with polars: one row an article.

Columns: story, outlet, text; optionally lang, title, date, url, author. Other columns are left alone.
"""

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
    table = _load(path, shown)
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        what = f"table lacks the column(s) {', '.join(missing)}; it has {', '.join(table.columns) or 'none'}"
        raise InputError(what, where=shown, mend=f"name the columns {', '.join(NEEDED)}")
    if table.is_empty():
        raise InputError("table has no row", where=shown, mend="add the articles")
    return tuple(_draft_row(row, f"{shown}:{number}") for number, row in enumerate(table.iter_rows(named=True), 1))


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


def _load(path: Path, shown: str) -> "pl.DataFrame":
    import polars as pl
    from polars.exceptions import PolarsError

    suffix = path.suffix.lower()
    try:
        if suffix == ".parquet":
            return pl.read_parquet(path)
        data = decode_bytes(path.read_bytes(), where=shown).text.encode()
        if suffix in (".csv", ".tsv"):
            separator = "\t" if suffix == ".tsv" else _separator(data)
            return pl.read_csv(data, separator=separator, infer_schema=False, truncate_ragged_lines=False)
        return pl.read_ndjson(data, infer_schema_length=None)
    except (PolarsError, OSError, ValueError) as error:
        what = f"table cannot be read: {str(error).splitlines()[0]}"
        raise InputError(what, where=shown, mend="check that it is UTF-8 and well formed") from error


def _separator(data: bytes) -> str:
    """Return the separator of a CSV file's head: comma, or the semicolon of Ukrainian and Russian spreadsheets."""
    head = data.split(b"\n", 1)[0]
    return max(",;\t", key=lambda sign: head.count(sign.encode()))
