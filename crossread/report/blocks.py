"""Building blocks of a Markdown report: tables, folds, sentences as evidence, escaped here or by the caller."""

from collections.abc import Iterable, Sequence
from typing import Final

from crossread.findings import Evidence
from crossread.report.catalogue import Catalogue
from crossread.report.charts import chart_file, list_charts
from crossread.report.escape import (
    code_span,
    escape_markdown,
    link_target,
    shorten,
    slug,
)
from crossread.report.layout import CELL_SENTENCES, OPEN_FACTS, Layout
from crossread.report.rows import Cell, FactRow, Sentence

CELL_WIDTH: Final = 600  # characters of one sentence in a table cell
NOTHING: Final = "–"  # what a cell without a value shows

Blocks = list[str]


def drop_empty(
    columns: Sequence[str], rows: Sequence[Sequence[str]], *, keep: int = 2
) -> tuple[list[str], list[list[str]]]:
    """
    Return the table without columns in which no row has a value; the first *keep* columns always stay.

    >>> drop_empty(["outlet", "how", "place"], [["a", "x", "–"], ["b", "y", "–"]])
    (['outlet', 'how'], [['a', 'x'], ['b', 'y']])
    """
    shown = [n for n in range(len(columns)) if n < keep or any(row[n] != NOTHING for row in rows)]
    return [columns[n] for n in shown], [[row[n] for n in shown] for row in rows]


def write_table(columns: Sequence[str], rows: Sequence[Sequence[str]], words: Catalogue) -> str:
    """
    Write a GFM table.

    Args:
        columns: Keys of the catalogue's columns.
        rows: Cells of escaped Markdown without line ends, as many a row as there are columns.
        words: The report's own words.
    """
    header = [escape_markdown(words.say(f"column.{column}")) for column in columns]
    return "\n".join(f"| {' | '.join(line)} |" for line in (header, ["---"] * len(header), *rows))


def write_heading(key: str, words: Catalogue, anchor: str) -> str:
    """A section heading with its anchor; GitHub's own anchor for it is left as it is."""
    title = words.say(key)
    mark = "" if slug(title) == anchor else f'<a id="{anchor}"></a>\n\n'
    return f"{mark}## {escape_markdown(title)}"


def link_picture(kind: str, layout: Layout, words: Catalogue) -> Blocks:
    """A link to a picture that lies beside the report, if there is one of that kind."""
    if kind not in list_charts(layout):
        return []
    target = link_target(chart_file(layout.report.story, kind))
    return [f"![{escape_markdown(words.say(f'chart.{kind}'))}]({target})"]


def folded_table(columns: Sequence[str], rows: Sequence[Sequence[str]], words: Catalogue) -> Blocks:
    """A table of at most `2 * OPEN_FACTS` rows; what is beyond stands folded."""
    shown, folded = rows[: 2 * OPEN_FACTS], rows[2 * OPEN_FACTS :]
    blocks = [write_table(columns, shown, words)]
    return (
        [*blocks, *fold(words.say("count.more", n=len(folded)), [write_table(columns, folded, words)])]
        if folded
        else blocks
    )


def fold(title: str, blocks: Sequence[str]) -> Blocks:
    """Fold *blocks* away under *title*."""
    return [f"<details><summary>{escape_markdown(title)}</summary>", *blocks, "</details>"]


def write_title(row: FactRow) -> str:
    """The title of a fact in an outlet's own words, then its machine translation in italics."""
    title = escape_markdown(row.title)
    return f"{title} · *{escape_markdown(row.gloss.strip())}*" if row.gloss else title


def quote_sentence(sentence: Sentence, words: Catalogue) -> str:
    """The original, its place, then the machine translation in italics with what should not be trusted in it."""
    shown = f"{escape_markdown(sentence.original)} {code_span(sentence.where)}"
    return f"{shown} · {write_gloss(sentence.translation, sentence.marks, words)}" if sentence.translation else shown


def write_gloss(translation: str, marks: Sequence[str], words: Catalogue) -> str:
    """A machine translation in italics, with its trust marks behind it."""
    warnings = "; ".join(words.name("mark", mark) for mark in marks)
    # No-break spaces at its ends would keep the text from being emphasised.
    return f"*{escape_markdown(translation.strip())}*" + (f" ({escape_markdown(warnings)})" if warnings else "")


def cell_sentences(cell: Cell, words: Catalogue) -> str:
    """Sentences of one article about a fact, those nearest to the others' shown, the rest folded."""
    shown = "<br>".join(cell_sentence(sentence, words) for sentence in cell.core)
    rest = cell.rest
    if not rest:
        return shown
    more = "<br>".join(cell_sentence(sentence, words) for sentence in rest)
    return f"{shown}<br><details><summary>{words.say('count.more', n=len(rest))}</summary>{more}</details>"


def cell_sentence(sentence: Sentence, words: Catalogue) -> str:
    """One sentence in a table cell: the original, its place, and the machine translation beneath."""
    shown = f"{escape_markdown(shorten(sentence.original, CELL_WIDTH))} {code_span(sentence.where)}"
    if not sentence.translation:
        return shown
    return f"{shown}<br>{write_gloss(shorten(sentence.translation, CELL_WIDTH), sentence.marks, words)}"


def fold_evidence(evidence: Iterable[Evidence], layout: Layout, words: Catalogue) -> str:
    """The sentences behind a table cell, folded."""
    sentences = {(place.article_id, place.index): layout.sentence(place) for place in evidence}
    if not sentences:
        return ""
    shown = "<br>".join(quote_sentence(sentence, words) for sentence in list(sentences.values())[:CELL_SENTENCES])
    count = words.say("count.sentences", n=len(sentences))
    return f" <details><summary>{count}</summary>{shown}</details>"


def mark_piece(kind: str, text: str) -> list[str]:
    """Pieces between which a line may break: the words of shared text, a change as a whole."""
    shown = escape_markdown(text)
    mark = {"delete": "~~", "insert": "**"}.get(kind)
    return [f"{mark}{shown}{mark}"] if mark else shown.split(" ")
