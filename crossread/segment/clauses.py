"""Sentences too long to translate -> pieces cut where a clause ends, else between words, else anywhere."""

import re
from collections.abc import Iterator
from typing import Final

# The decoder takes 256 pieces, some 900 characters of Cyrillic; a real sentence beyond 600 is a list or a broken text.
MAX_CHARACTERS: Final = 600
_MIN_SHARE: Final = 0.4  # a piece is at least this share of the maximum, so that it keeps a meaning of its own

# From the best place to cut to the worst; the cut is after the match.
_CUTS: Final = (
    re.compile(r"[.!?…][»”\"')\]]*\s"),
    re.compile(r"[;:][»”\"')\]]*\s|\s(?=[—–]\s)"),
    re.compile(
        r",\s(?=(?:and|but|which|while|і|й|та|а|але|що|який|яка|яке|які|и|но|что|который|которая|которое|которые)\s)"
    ),
    re.compile(r"[,)»”]\s"),
    re.compile(r"\s"),
)


def split_clauses(text: str, start: int, end: int, limit: int = MAX_CHARACTERS) -> Iterator[tuple[int, int]]:
    """
    Yield the half-open spans of the pieces of `text[start:end]`, each at most *limit* characters.

    A span that is short enough comes back whole. No piece begins or ends with a blank; nothing else is lost.
    """
    while end - start > limit:
        cut = _best_cut(text, start, limit)
        last = cut
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _best_cut(text: str, start: int, limit: int) -> int:
    """Return the offset of the last best place to cut within *limit* characters of *start*."""
    earliest = start + int(limit * _MIN_SHARE)
    for pattern in _CUTS:
        cuts = [found.end() for found in pattern.finditer(text, earliest, start + limit)]
        if cuts:
            return cuts[-1]
    return start + limit
