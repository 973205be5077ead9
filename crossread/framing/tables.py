"""
Tables for researchers: articles, segments, matches, facts, signals and aggregates as polars frames.

Columns equal record fields. Every frame has its schema, so that an empty one keeps its columns. In CSV a cell that a
spreadsheet would run as a formula is escaped; Parquet holds the text as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from crossread.errors import InputError
from crossread.findings import StoryReport
from crossread.framing.summary import OutletSummary, Share, summarise_outlets

if TYPE_CHECKING:
    import polars as pl

Format = Literal["csv", "parquet"]
FORMATS: Final = ("csv", "parquet")
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
_SHARES: Final = ("facts", "omitted", "exclusive", "attributed", "anonymous", "buried", "background")

# Table -> column -> kind: "s" text, "i" integer, "f" number 0-1 or as said, "b" truth.
SCHEMAS: Final[dict[str, dict[str, str]]] = {
    "articles": {
        "story": "s", "article_id": "s", "outlet": "s", "lang": "s", "title": "s", "date": "s", "url": "s",
        "author": "s", "path": "s", "sentences": "i", "tokens": "i", "background": "i",
    },
    "segments": {
        "story": "s", "article_id": "s", "index": "i", "start": "i", "end": "i", "role": "s", "paragraph": "i",
        "text": "s", "translation": "s", "marks": "s", "package": "s",
    },
    "matches": {
        "story": "s", "a": "s", "a_first": "i", "a_last": "i", "b": "s", "b_first": "i", "b_last": "i",
        "probability": "f",
    },
    "facts": {
        "story": "s", "fact_id": "s", "article_id": "s", "state": "s", "probability": "f", "segments": "s",
        "share": "f", "prominence": "f", "position": "i", "buried": "b", "certainty": "i",
    },
    "signals": {
        "story": "s", "article_id": "s", "signal": "s", "index": "i", "start": "i", "end": "i", "text": "s",
        "label": "s", "values": "s",
    },
    "numbers": {
        "story": "s", "fact_id": "s", "what": "s", "relation": "s", "reason": "s", "article_id": "s", "text": "s",
        "low": "f", "high": "f", "qualifier": "s", "unit": "s", "time": "s", "scope": "s", "speaker": "s",
    },
    "sources": {
        "story": "s", "article_id": "s", "speaker": "s", "type": "s", "side": "s", "statements": "i",
        "quoted_words": "i", "verbs": "s",
    },
    "labels": {
        "story": "s", "article_id": "s", "signal": "s", "concept": "s", "label": "s", "own_voice": "i",
        "attributed": "i", "quoted": "i", "charged": "b",
    },
    "outlets": {
        "outlet": "s", "stories": "i", "articles": "i", "sentences": "i", "tokens": "i",
        **{f"{name}{part}": kind for name in _SHARES for part, kind in
           (("", "i"), ("_of", "i"), ("_low", "f"), ("_high", "f"))},
        "hedges": "i", "boosters": "i", "distancing": "i", "loaded": "i", "numbers_differ": "i",
    },
}  # fmt: skip


def make_frame(table: str, rows: Iterable[Mapping[str, Any]]) -> "pl.DataFrame":
    """Return the polars frame of one table with its fixed schema, also when there are no rows."""
    import polars as pl

    kinds = {"s": pl.String, "i": pl.Int64, "f": pl.Float64, "b": pl.Boolean}
    schema = {column: kinds[kind] for column, kind in SCHEMAS[table].items()}
    return pl.DataFrame([[row.get(column) for column in schema] for row in rows], schema=schema, orient="row")


def make_tables(reports: Sequence[StoryReport]) -> dict[str, "pl.DataFrame"]:
    """
    Return all tables of *reports*.

    Returns:
        "articles", "segments", "matches", "facts", "signals", "numbers", "sources", "labels" (rows by story, then in
        the order of the report) and "outlets" (one row per outlet, by outlet).
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
    for report in sorted(reports, key=lambda entry: entry.story):
        for name, found in (
            ("articles", _articles(report)),
            ("segments", _segments(report)),
            ("matches", _matches(report)),
            ("facts", _facts(report)),
            ("signals", _signals(report)),
            ("numbers", _numbers(report)),
            ("sources", _sources(report)),
            ("labels", _labels(report)),
        ):
            rows[name] += [{"story": report.story, **row} for row in found]
    rows["outlets"] = [outlet_row(entry) for entry in summarise_outlets(reports)]
    return {name: make_frame(name, found) for name, found in rows.items()}


def _articles(report: StoryReport) -> Iterator[dict[str, Any]]:
    counts = {row.article_id: row for row in report.findings.outlets}
    for prepared in report.articles:
        article = prepared.article
        row = counts.get(article.id)
        yield {
            "article_id": article.id, "outlet": article.outlet, "lang": article.lang, "title": article.title,
            "date": article.date, "url": article.url, "author": article.author, "path": article.path,
            "sentences": row.sentences if row else None, "tokens": row.tokens if row else None,
            "background": row.background if row else None,
        }  # fmt: skip


def _segments(report: StoryReport) -> Iterator[dict[str, Any]]:
    for prepared in report.articles:
        for segment, translation in zip(prepared.segments, prepared.translations, strict=True):
            yield {
                "article_id": segment.article_id, "index": segment.index, "start": segment.start, "end": segment.end,
                "role": segment.role, "paragraph": segment.paragraph, "text": segment.text,
                "translation": translation.text, "marks": ", ".join(translation.marks), "package": translation.package,
            }  # fmt: skip


def _matches(report: StoryReport) -> Iterator[dict[str, Any]]:
    for match in report.matching.matches:
        yield {
            "a": match.a.article_id, "a_first": match.a.first, "a_last": match.a.last,
            "b": match.b.article_id, "b_first": match.b.first, "b_last": match.b.last,
            "probability": match.probability,
        }  # fmt: skip


def _facts(report: StoryReport) -> Iterator[dict[str, Any]]:
    coverage = {entry.fact_id: entry for entry in report.findings.coverage}
    levels = {
        (entry.fact_id, level.article_id): level.level for entry in report.findings.certainty for level in entry.levels
    }
    for fact in report.matching.facts:
        entry = coverage.get(fact.id)
        places = {place.article_id: place for place in entry.prominence} if entry else {}
        for state in fact.states:
            place = places.get(state.article_id)
            told = [str(i) for m in fact.members if m.article_id == state.article_id for i in m.indices]
            yield {
                "fact_id": fact.id, "article_id": state.article_id, "state": state.state,
                "probability": state.probability, "segments": " ".join(told), "share": entry.share if entry else None,
                "prominence": place.prominence if place else None, "position": place.position if place else None,
                "buried": place.buried if place else None, "certainty": levels.get((fact.id, state.article_id)),
            }  # fmt: skip


def _signals(report: StoryReport) -> Iterator[dict[str, Any]]:
    import json

    for signal in report.findings.signals:
        yield {
            "article_id": signal.article_id, "signal": signal.signal, "index": signal.index, "start": signal.start,
            "end": signal.end, "text": signal.text, "label": signal.label,
            "values": json.dumps(dict(signal.values), ensure_ascii=False, sort_keys=True),
        }  # fmt: skip


def _numbers(report: StoryReport) -> Iterator[dict[str, Any]]:
    for entry in report.findings.numbers:
        for quantity in entry.quantities:
            yield {
                "fact_id": entry.fact_id, "what": entry.what, "relation": entry.relation, "reason": entry.reason,
                "article_id": quantity.evidence.article_id, "text": quantity.evidence.text, "low": quantity.low,
                "high": quantity.high, "qualifier": quantity.qualifier, "unit": quantity.unit, "time": quantity.time,
                "scope": quantity.scope, "speaker": quantity.speaker,
            }  # fmt: skip


def _sources(report: StoryReport) -> Iterator[dict[str, Any]]:
    for source in report.findings.sources:
        yield {
            "article_id": source.article_id, "speaker": source.speaker, "type": source.type, "side": source.side,
            "statements": source.statements, "quoted_words": source.quoted_words,
            "verbs": "; ".join(f"{verb} ({kind}) {times}" for verb, kind, times in source.verbs),
        }  # fmt: skip


def _labels(report: StoryReport) -> Iterator[dict[str, Any]]:
    for label in report.findings.labels:
        yield {
            "article_id": label.article_id, "signal": label.signal, "concept": label.concept, "label": label.label,
            "own_voice": label.own_voice, "attributed": label.attributed, "quoted": label.quoted,
            "charged": label.charged,
        }  # fmt: skip


def outlet_row(summary: OutletSummary) -> dict[str, Any]:
    """Return one outlet as a row of the "outlets" table: each share as count, total and interval."""
    row: dict[str, Any] = {
        name: getattr(summary, name)
        for name in (
            "outlet", "stories", "articles", "sentences", "tokens", "hedges", "boosters", "distancing", "loaded",
            "numbers_differ",
        )
    }  # fmt: skip
    for name in _SHARES:
        share: Share = getattr(summary, name)
        row |= {name: share.count, f"{name}_of": share.total, f"{name}_low": share.low, f"{name}_high": share.high}
    return row


def escape_cell(text: str) -> str:
    """
    Return *text* so that no spreadsheet takes it for a formula.

    Source: OWASP, "CSV Injection": an apostrophe before = + - @, tab and carriage return.

    >>> escape_cell("=cmd()"), escape_cell("five"), escape_cell("-5 degrees")
    ("'=cmd()", 'five', "'-5 degrees")
    """
    return "'" + text if text.startswith(_DANGEROUS) else text


def write_frame(frame: "pl.DataFrame", path: Path) -> None:
    """
    Write one frame, as its suffix says (.csv or .parquet); the file appears whole or not at all.

    Raises:
        InputError: The suffix is neither, or the file cannot be written.
    """
    import polars as pl

    if path.suffix not in (".csv", ".parquet"):
        raise InputError(f"{path.name!r} is neither .csv nor .parquet", where=str(path), mend="name it so")
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".csv":
            texts = [name for name, kind in frame.schema.items() if kind == pl.String]
            safe = [pl.col(name).map_elements(escape_cell, return_dtype=pl.String) for name in texts]
            frame.with_columns(safe).write_csv(beside, line_terminator="\n")
        else:
            frame.write_parquet(beside)
        beside.replace(path)
    except OSError as error:
        raise InputError(
            f"table cannot be written: {error.strerror or error}", where=str(path), mend="choose another place"
        ) from error


def write_tables(reports: Sequence[StoryReport], directory: Path, format: Format = "csv") -> tuple[Path, ...]:
    """
    Write all tables of *reports* into *directory*, which is made if need be.

    Returns:
        The files, in the order of `SCHEMAS`.

    Raises:
        InputError: *format* is unknown, or a file cannot be written.
    """
    if format not in FORMATS:
        raise InputError(f"unknown table format {format!r}", mend=f"use one of: {', '.join(FORMATS)}")
    paths = []
    for name, frame in make_tables(reports).items():
        path = directory / f"{name}.{format}"
        write_frame(frame, path)
        paths.append(path)
    return tuple(paths)
