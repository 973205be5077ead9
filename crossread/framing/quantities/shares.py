"""
Shares of a whole, in percent: "half of", "two-thirds of", "one in four", "nine out of 10", «дев'ять із десяти».
"""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.forms import HALF_UNITS, NUMBERS, SHARES
from crossread.framing.quantities.tokens import Piece, low_at

_MARKS: Final = frozenset("–—-‑")
_BEHIND: Final = words("of majority more less fewer higher lower larger smaller cheaper dearer")
_THEN: Final = words("this last next in since from over compared on after and when by during within")
_BEFORE: Final = words("by over than about nearly almost roughly around least to only from just")
_HALF_OF_ONE: Final = words("a an million dozen past")
_TIMES: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_WHOLES: Final = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100})
# Behind these "two in three" counts twice: "two in three days".
_SPANS: Final = words(
    "days weeks months years hours minutes matches games seasons places cities regions towns villages districts "
    "attempts languages volumes parts stages sets outings races countries"
)


def read_polled_share(pieces: tuple[Piece, ...], at: int, lang: str) -> float | None:
    """Read «дев'ять із десяти опитаних», a share only where a poll is spoken of: «шість із десяти ракет» are six."""
    part, whole = NUMBERS[lang].get(low_at(pieces, at)), NUMBERS[lang].get(low_at(pieces, at + 2))
    if part is None or whole is None or low_at(pieces, at + 1) not in _OUT_OF or whole.value not in _WHOLES:
        return None
    polled = any(piece.low.startswith(_POLLS) for piece in pieces)
    return round(100 * part.value / whole.value, 2) if polled and part.value < whole.value else None


_OUT_OF: Final = words("з із зі из")
_POLLS: Final = ("опит", "опрош", "опрос", "респонд")


def read_english_share(pieces: tuple[Piece, ...], at: int) -> tuple[float, int] | None:
    """Return the share in percent that begins at piece *at*, and the piece behind it; None when none does."""
    return _odds(pieces, at) or _fraction(pieces, at)


def read_english_part(pieces: tuple[Piece, ...], at: int) -> tuple[float, str, int] | None:
    """
    Return value, unit and the piece behind a part of a scale or unit: "a quarter of a million", "a third of a mile".

    The unit is "" for a scale. None when no such part begins at piece *at*.
    """
    times = _TIMES.get(pieces[at].low)
    part = at + 1 + (low_at(pieces, at + 1) in _MARKS)
    share = SHARES["en"].get(low_at(pieces, part))
    if times is None or share is None or low_at(pieces, part) == "half":
        return None
    if low_at(pieces, part + 1) != "of" or low_at(pieces, part + 2) not in ("a", "an"):
        return None
    whole = low_at(pieces, part + 3)
    scale = NUMBERS["en"].get(whole)
    if scale is not None and scale.kind == "scale" and scale.value >= _LEAST_SCALE:
        return round(times * share / 100 * scale.value, 2), "", part + 4
    half = HALF_UNITS["en"].get(whole)
    return (round(times * share / 50 * half[0], 2), half[1], part + 4) if half is not None else None


_LEAST_SCALE: Final = 1000  # "a quarter of a million"; nobody says "a third of a dozen"


def _fraction(pieces: tuple[Piece, ...], at: int) -> tuple[float, int] | None:
    """ "half of", "a third of", "two-thirds"."""
    low = pieces[at].low
    if low == "half" and low_at(pieces, at + 1) not in _HALF_OF_ONE:
        return 50.0, at + 1
    times = _TIMES.get(low)
    part = at + 1 + (low_at(pieces, at + 1) in _MARKS)
    if times is None or low_at(pieces, part) not in SHARES["en"] or pieces[part].low == "half":
        return None
    ends = part + 1 >= len(pieces) or pieces[part + 1].kind == "mark" or pieces[part + 1].low in _THEN
    if times > 1 and pieces[part].low != "quarters" and ends:
        return round(times * SHARES["en"][pieces[part].low], 2), part + 1  # "two fifths," can be nothing else
    if low_at(pieces, part + 1) not in _BEHIND and not (ends and low_at(pieces, at - 1) in _BEFORE):
        return None
    return round(times * SHARES["en"][pieces[part].low], 2), part + 1


def _odds(pieces: tuple[Piece, ...], at: int) -> tuple[float, int] | None:
    """ "one in four", "two out of five", "nine in every 10"."""
    part, last = _small(low_at(pieces, at)), at + 1
    last += (
        part == 1 and low_at(pieces, at + 2) in ("in", "out") and low_at(pieces, at + 1).isalpha()
    )  # "one shop in five"
    if not part or low_at(pieces, last) not in ("in", "out"):
        return None
    if low_at(pieces, last) == "out":
        last += 1
        if low_at(pieces, last) != "of":
            return None
    last += 1
    last += low_at(pieces, last) == "every"
    whole = _small(low_at(pieces, last))
    if whole not in _WHOLES or part >= whole or low_at(pieces, last + 1) in _SPANS:
        return None
    return round(100 * part / whole, 2), last + 1


def _small(low: str) -> int:
    """The value of a number below a hundred and one, in digits or one word; 0 for anything else."""
    if re.fullmatch(r"\d{1,2}|100", low):
        return int(low)
    word = NUMBERS["en"].get(low)
    return int(word.value) if word is not None and word.kind in ("digit", "teen", "ten") else 0
