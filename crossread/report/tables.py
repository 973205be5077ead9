"""Markdown tables under headings from the catalogue."""

from collections.abc import Sequence

from crossread.report.catalogue import Catalogue
from crossread.report.escape import escape_markdown


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
