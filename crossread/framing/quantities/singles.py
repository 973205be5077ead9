"""
Measures without a numeral: "over a week", «понад добу», «почти час», "an hour and a half", «пару дней».

A bare «за добу» or "in a day" names a period and counts nothing: one unit is a quantity only with a qualifier, a half
behind it, or a verb that says how long something lasted.
"""

import re
from typing import Final

from crossread.framing.lemmas import Reading, analyse, words
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.qualifiers import bound_before
from crossread.framing.quantities.tokens import Piece, low_at
from crossread.framing.quantities.units import UNIT_WORDS

_SYMBOLS: Final = frozenset(
    {"min", "h", "d", "week", "month", "year", "decade", "century", "km", "mi", "m", "t", "kg", "l", "ha", "acre"}
)
_LASTED: Final = {
    "en": re.compile(r"(?:last(?:s|ed|ing)?|took|takes?|taking)\Z"),
    "uk": re.compile(r"(?:трива(?:є|в|ла|ло|ли|ють|тиме)|зайня(?:в|ла|ло|ли)|протрива\w+)\Z"),
    "ru": re.compile(r"(?:(?:про)?длил(?:ся|ась|ось|ись)|(?:про)?длится|занял[аои]?|продолжал(?:ся|ась|ось|ись))\Z"),
}
_NO_MEASURE: Final = words("до з с зо під под some a the за below beyond under")
_PARTS_OF_DAY: Final = words("дня ночі ночи ранку утра вечора вечера")
_HALF_BEHIND: Final = (("and", "a", "half"), ("з", "половиною"), ("із", "половиною"), ("с", "половиной"))
_PAIR: Final = words("пару пара парочка парочку")


def read_single(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """
    Return the one unit, or the pair, that begins at piece *at*; None for a word that measures nothing.

    Args:
        pieces: The sentence.
        at: The article in English, the noun of the unit or «пара» in Ukrainian and Russian.
        lang: uk, ru or en.
    """
    if pieces[at].kind != "word":
        return None
    if lang == "ru" and pieces[at].low == "семью" and _is_with_many(pieces, at + 1):
        return Numeral(first=at, last=at + 1, low=7.0, high=7.0, words=True)
    if lang != "en" and pieces[at].low in _PAIR:
        return _read_pair(pieces, at, lang)
    if lang == "en" and pieces[at].low not in ("a", "an"):
        return None
    unit = _unit_at(pieces, at + (lang == "en"), lang)
    if unit is None:
        return None
    last = at + 1 + (lang == "en")
    half = next((len(h) for h in _HALF_BEHIND if tuple(p.low for p in pieces[last : last + len(h)]) == h), 0)
    if not half and not _is_measured(pieces, at, last, lang):
        return None
    value = 1.5 if half else 1.0
    return Numeral(first=at, last=last + half, low=value, high=value, words=True, unit=unit)


def _is_with_many(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether an instrumental plural follows: «семью слоями» is seven, «семью погибшего» a family."""
    readings = analyse(low_at(pieces, at), "ru").readings
    return any(reading.case == "ablt" and reading.number == "plur" for reading in readings)


def _unit_at(pieces: tuple[Piece, ...], at: int, lang: str) -> str | None:
    """The symbol of a unit written in the singular at piece *at*."""
    if at >= len(pieces) or pieces[at].kind != "word":
        return None
    low = pieces[at].low
    if lang == "en":
        unit = UNIT_WORDS["en"].get(low)
        return unit.symbol if unit and unit.symbol in _SYMBOLS and len(low) > 2 else None
    for reading in analyse(low, lang).readings:
        unit = UNIT_WORDS[lang].get(reading.lemma)
        if unit and unit.symbol in _SYMBOLS and len(low) > 2 and _is_one(reading):
            return unit.symbol
    return None


def _is_one(reading: Reading) -> bool:
    one = reading.number == "sing" or reading.lemma == "сутки"
    return reading.pos == "NOUN" and one and reading.case in ("accs", "gent")


def _is_measured(pieces: tuple[Piece, ...], at: int, last: int, lang: str) -> bool:
    """Whether a qualifier or a verb of lasting stands before the unit."""
    if low_at(pieces, last) in _PARTS_OF_DAY or low_at(pieces, last) in ("'s", "-"):
        return False
    bound = bound_before(pieces, at, lang)
    if bound is None and low_at(pieces, at - 1) == "за":  # «менш ніж за добу»
        wider = bound_before(pieces, at - 1, lang)
        return wider is not None and wider.last - wider.first > 1
    if bound is not None and not (bound.last - bound.first == 1 and pieces[bound.first].low in _NO_MEASURE):
        return True
    return _LASTED[lang].match(low_at(pieces, at - 1)) is not None


def _read_pair(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """«пару фазанов»: a pair with a noun in the genitive plural behind it; «пару лет назад» says when."""
    if low_at(pieces, at + 2) in ("назад", "тому"):
        return None
    scale = NUMBERS[lang].get(low_at(pieces, at + 1))
    if scale is not None and scale.kind == "scale" and scale.plural:  # «пару десятков»
        return Numeral(first=at, last=at + 2, low=2 * scale.value, high=None, vague=True, words=True, scaled=True)
    for piece in pieces[at + 1 : at + 4]:
        word = analyse(piece.low, lang)
        plural = any(
            r.case == "gent" and r.number == "plur" and r.pos in ("NOUN", "ADJF", "PRTF") for r in word.readings
        )
        if piece.kind != "word" or not plural:
            return None
        if any(r.pos == "NOUN" and r.case == "gent" and r.number == "plur" for r in word.readings):
            return Numeral(first=at, last=at + 1, low=2.0, high=2.0, words=True)
    return None
