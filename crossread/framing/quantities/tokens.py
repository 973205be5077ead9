"""
Text -> the tokens that numbers are read from: digit groups, words, signs, each with offsets and folded text.

Unlike `framing.tokens` this keeps digit groups together ("10 000", "1.5") and looks nothing up: it runs over every
sentence that may hold a number.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from crossread.framing.lemmas import fold

RANGE_MARKS: Final = frozenset("–—-‑")
_SPACE: Final = "[ \u00a0\u2009\u202f]"  # plain, no-break, thin, narrow no-break: all part digit groups
_PLANE: Final = r"7[0-8]7(?:[ -](?:MAX|Max|Dreamliner|jet|air|plane)|-\d00)"  # "32 737 MAX aircraft" is no 32,737
_TOKEN: Final = re.compile(
    rf"(?P<num>\d{{1,3}}(?:{_SPACE}(?!{_PLANE})\d{{3}})+(?:[.,]\d+)?(?![\d])|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*)|(?P<mark>[^\w\s]|_)"
)


class Piece(NamedTuple):
    """One token: `kind` is "num", "word" or "mark", `low` the folded text."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def cut(text: str) -> tuple[Piece, ...]:
    """
    Cut *text* into pieces with offsets into it.

    >>> [piece.text for piece in cut("понад 10 000 вагонів, 18-відсоткове")]
    ['понад', '10 000', 'вагонів', ',', '18', '-', 'відсоткове']
    """
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        token = found.group()
        start = found.start()
        if kind == "word" and token.lower().endswith(("'s", "’s")) and token[0].isascii() and len(token) > 2:
            yield Piece("word", token[:-2], fold(token[:-2]), start, start + len(token) - 2)
            yield Piece("word", token[-2:], "'s", start + len(token) - 2, start + len(token))
            continue
        yield Piece(kind, token, fold(token) if kind == "word" else token, start, found.end())


def glued(pieces: tuple[Piece, ...], i: int) -> bool:
    """Whether piece *i* follows the one before it without a blank."""
    return 0 < i < len(pieces) and pieces[i - 1].end == pieces[i].start


def is_plane(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether piece *at* is the number of an airliner: "787 Dreamliners", "737 MAX"."""
    return (
        _AIRLINER.fullmatch(pieces[at].text) is not None
        and near(pieces, at + 1) is not None
        and (
            pieces[at + 1].text[0].isupper() or pieces[at + 1].low in ("jets", "jet", "aircraft", "planes", "airliners")
        )
    )


_AIRLINER: Final = re.compile(r"7[0-8]7")


def near(pieces: tuple[Piece, ...], at: int) -> Piece | None:
    """Return piece *at*, None outside the sentence."""
    return pieces[at] if 0 <= at < len(pieces) else None


def low_at(pieces: tuple[Piece, ...], at: int) -> str:
    """Return the folded text of piece *at*, "" outside the sentence."""
    return pieces[at].low if 0 <= at < len(pieces) else ""
