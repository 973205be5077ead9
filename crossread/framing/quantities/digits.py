"""What a group of digits is worth, as each language writes thousands and decimals."""

import re
from typing import Final

from crossread.framing.quantities.tokens import RANGE_MARKS, Piece, glued

_SPACES: Final = "[ \u00a0\u2009\u202f]"  # all that may part digit groups
_GROUPED: Final = re.compile(rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+")


def parse_digits(text: str, lang: str) -> float | None:
    """
    Return the value of one digit group as *lang* writes numbers; None when it is no number (a date, a version).

    >>> parse_digits("10,000", "en"), parse_digits("1,5", "uk"), parse_digits("10 000", "ru")
    (10000.0, 1.5, 10000.0)
    >>> parse_digits("25.07.18", "uk")
    """
    if _GROUPED.match(text):
        text = re.sub(_SPACES, "", text)
    marks = [character for character in text if character in ".,"]
    if not marks:
        return float(text)
    whole, *rest = re.split(r"[.,]", text)
    thousands = "," if lang == "en" else "."
    if len(set(marks)) == 1 and all(len(part) == 3 for part in rest) and 1 <= len(whole) <= 3 and whole != "0":
        grouped = marks[0] == thousands or len(rest) > 1 or (rest[0] == "000" and marks[0] == ",")
        if grouped:
            return float("".join((whole, *rest)))
    if len(marks) == 1:
        return float(f"{whole}.{rest[0]}")
    if len(set(marks)) == 2 and marks[-1] != marks[0] and all(len(part) == 3 for part in rest[:-1]):
        return float("".join((whole, *rest[:-1])) + "." + rest[-1])
    return None


def glued_scale(pieces: tuple[Piece, ...], at: int, lang: str) -> float:
    """What an adjective of thousands glued to digits multiplies by; 0 for none."""
    if lang == "en" or at + 1 >= len(pieces) or pieces[at].text not in RANGE_MARKS or not glued(pieces, at + 1):
        return 0.0
    return next((worth for stems, worth in _SCALE_ADJECTIVES if pieces[at + 1].low.startswith(stems)), 0.0)


_SCALE_ADJECTIVES: Final = (
    (("тисячн", "тысячн"), 1e3), (("мільйонн", "миллионн"), 1e6), (("мільярдн", "миллиардн"), 1e9),
)  # fmt: skip


def abbreviation_point(pieces: tuple[Piece, ...], at: int) -> int:
    """The point of «тис.» belongs to it unless it ends the sentence."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return 1 if following is not None and (following.kind != "word" or not following.text[0].isupper()) else 0
