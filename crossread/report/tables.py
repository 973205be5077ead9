"""Markdown tables under headings from the catalogue."""

from collections.abc import Sequence
from typing import Final

from crossread.report.catalogue import Catalogue
from crossread.report.escape import escape_markdown

NOTHING: Final = "–"  # what a cell without a value shows


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
