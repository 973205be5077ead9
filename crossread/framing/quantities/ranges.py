"""Numerals of a sentence, with «5–7», "between 5 and 7", «від 5 до 7» joined into one of two bounds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.numerals import Numeral, read_numeral
from crossread.framing.quantities.singles import read_single
from crossread.framing.quantities.tokens import RANGE_MARKS, Piece, glued, low_at
from crossread.framing.quantities.units import SIGNS

_BETWEEN: Final = {"en": ({"between"}, {"and"}), "uk": ({"між"}, {"і", "та", "й"}), "ru": ({"между"}, {"и"})}
_FROM_TO: Final = {"en": ({"from"}, {"to"}), "uk": ({"від"}, {"до"}), "ru": ({"от"}, {"до"})}
_OR: Final = {"en": "or", "uk": "чи", "ru": "или"}


def find_numerals(pieces: tuple[Piece, ...], lang: str) -> Iterator[Numeral]:
    """
    Yield the numerals of one sentence, left to right, without overlap; ranges as one.

    Args:
        pieces: From `cut`.
        lang: uk, ru or en.
    """
    at = 0
    while at < len(pieces):
        found = read_numeral(pieces, at, lang) or read_single(pieces, at, lang)
        if found is None:
            at += 1
            continue
        found = _extend_range(pieces, _with_rest(pieces, found, lang), lang)
        yield found
        at = found.last


def _with_rest(pieces: tuple[Piece, ...], found: Numeral, lang: str) -> Numeral:
    """Add the rest of «2 млрд 300 млн»: digits of a smaller scale right behind a scale."""
    if not found.scaled or found.words or found.high is None or found.last >= len(pieces):
        return found
    rest = read_numeral(pieces, found.last, lang) if pieces[found.last].kind == "num" else None
    if rest is None or rest.high is None or rest.low >= _scale_of(found.low):
        return found
    if not rest.scaled and not (_scale_of(found.low) == _THOUSAND and rest.low >= _HUNDRED):
        return found
    return replace(found, last=rest.last, low=found.low + rest.low, high=found.high + rest.high)


_THOUSAND: Final = 1e3
_HUNDRED: Final = 100  # below it the digits behind «5 тысяч» may be a date


def _extend_range(pieces: tuple[Piece, ...], found: Numeral, lang: str) -> Numeral:
    """Join «5–7», "between 5 and 7", «від 5 до 7», «два-три»: one numeral with both bounds."""
    if found.share or found.factor or found.last >= len(pieces):
        return found
    before = _word_before(pieces, found)
    at = found.last + _unit_repeated(pieces, found, lang)
    link = pieces[at]
    start = at + 1 + (at + 1 < len(pieces) and _signed_alike(pieces, found, at + 1))
    second = read_numeral(pieces, start, lang) if start < len(pieces) else None
    if second is None or second.share or second.factor or second.vague:
        return found
    opened = False
    if link.text in RANGE_MARKS:
        joined = found.vague is False
        spaced = not glued(pieces, at) or not glued(pieces, at + 1)
        if spaced and link.text in "-‑":
            joined = False
        if glued(pieces, found.first) and found.first and pieces[found.first - 1].text in RANGE_MARKS:
            joined = False
    elif link.low in _BETWEEN[lang][1] and before in _BETWEEN[lang][0]:
        joined = opened = True
    elif link.low in _FROM_TO[lang][1] and (before in _FROM_TO[lang][0] or (lang == "en" and found.vague)):
        joined, opened = not _is_change(pieces, found.first), before in _FROM_TO[lang][0]
    elif lang == "en" and link.low == "to":
        joined = _is_bare_range(pieces, found, second)
    else:
        joined = link.low == _OR[lang] and (found.words == second.words)
    if not joined:
        return found
    signed = bool(found.first and pieces[found.first - 1].text in SIGNS)
    return _join_range(found, second, first=found.first - (opened and not signed))


def _unit_repeated(pieces: tuple[Piece, ...], found: Numeral, lang: str) -> int:
    """Pieces of a unit that stands behind both numbers: "2% to 3%", "5 per cent to 6 per cent", "2m to 3m"."""
    for size in (1, 2):
        unit = [piece.low for piece in pieces[found.last : found.last + size]]
        far = found.last + size + 1
        second = read_numeral(pieces, far, lang) if far < len(pieces) and unit[-1] in _REPEATED else None
        if second and [piece.low for piece in pieces[second.last : second.last + size]] == unit:
            return size
    return 0


_REPEATED: Final = words("% percent cent km m kg cm tonnes euros dollars years days hours minutes weeks months metres")


def _signed_alike(pieces: tuple[Piece, ...], found: Numeral, at: int) -> bool:
    """Whether both numbers have the same currency sign before them: "between $5 and $8"."""
    sign = pieces[found.first - 1].text if found.first else ""
    return sign in SIGNS and sign != "%" and pieces[at].text == sign


_CHANGE: Final = re.compile(
    r"(?:rose|ris|fell|fall|grew|grow|up|down|increas|decreas|dropp?|climb|cut|reduc|rais|slow|jump|slid"
    r"|slip|shr[aiu]nk"
    r"|gone|expand|lower|moved?|went|going|soar|surg|plung|shr|improv|chang|widen|narrow|зрос|зріс"
    r"|зб[іи]льш|зменш|скоро"
    r"|зниз|знижу|подорож|подешев|вырос|увелич|уменьш|сокра|сниз|сниж|подешев|упал|впа[вл]|підви|повыс"
    r"|поднял|підня)\w*\Z"
)


def _word_before(pieces: tuple[Piece, ...], found: Numeral) -> str:
    """The word before a number and its currency sign; "" at the start."""
    at = found.first - 1
    at -= at > 0 and pieces[at].text in SIGNS
    return pieces[at].low if at >= 0 else ""


def _is_bare_range(pieces: tuple[Piece, ...], low: Numeral, high: Numeral) -> bool:
    """ "2 to 4 inches": a range without "from", unless it is a result ("61 to 238") or a change ("fell 8 to 10")."""
    behind = pieces[high.last] if high.last < len(pieces) else None
    voted = any(piece.low.startswith("vot") for piece in pieces[max(0, low.first - 5) : low.first])
    counts = behind is not None and (behind.kind == "word" or behind.text == "%") and behind.low not in _NO_NOUN
    change = _is_change(pieces, low.first) and low_at(pieces, low.first - 1) != "by"  # "grow by 2% to 3%"
    return counts and not low.vague and low.low < high.low and not voted and not change


_NO_NOUN: Final = words("in on at by with and or but for from against the a win victory loss defeat")


def _is_change(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether a verb of change stands before "from": the two numbers are before and after, no range."""
    return any(_CHANGE.match(piece.low) or piece.low in ("go", "goes") for piece in pieces[max(0, at - 7) : at])


def _join_range(low: Numeral, high: Numeral, *, first: int) -> Numeral:
    lower = low.low
    if high.scaled and not low.scaled and not low.vague and high.low > lower:
        scale = _scale_of(high.low)
        lower = lower * scale if lower * scale <= (high.high or high.low) else lower
    if high.low <= lower:
        return low
    return replace(
        low, first=first, last=high.last, low=lower, high=high.high, vague=False, plain="", scaled=high.scaled
    )


def _scale_of(value: float) -> float:
    """The scale a number was said in: 7,000 in thousands, 2.5 million in millions."""
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1.0)
