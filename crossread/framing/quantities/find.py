"""Numerals, qualifiers, units, nouns and context -> quantities (F1)."""

import re
from dataclasses import dataclass
from typing import Final

from crossread.framing.lemmas import fold, words
from crossread.framing.quantities.context import RATES, clause_of, events_of, fit_events, is_narrow, levels_of, time_of
from crossread.framing.quantities.counted import find_counted, is_mere_one, is_mere_several, leads_to
from crossread.framing.quantities.exclusions import is_excluded
from crossread.framing.quantities.forms import FACTORS, FOLD_ADJECTIVE, HALVES, NUMBERS, SHARES
from crossread.framing.quantities.measured import continues_unit, find_rate, find_sign, find_unit, find_unit_before
from crossread.framing.quantities.noun_table import Noun, english_noun
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.places import places_of
from crossread.framing.quantities.qualifiers import Bound, Qualifier, find_bound
from crossread.framing.quantities.ranges import find_numerals
from crossread.framing.quantities.ratios import find_ratio
from crossread.framing.quantities.tokens import Piece, cut
from crossread.framing.quantities.units import (
    Unit,
)

VAGUE_ENGLISH_DOZENS: Final = 24.0
_GENITIVE: Final = words("із зі з из от від без після после по")  # «из тысячи» is one thousand


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """One quantity of a text. Offsets are half-open, into the text given."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    qualifier: Qualifier
    what: str  # the counted noun in English, or the unit's name; "" when the text does not say
    person: bool  # whether people are counted
    unit: str  # symbol of `units`; "" for counts
    events: tuple[str, ...]  # what happened to the counted things: "killed", "evacuated"
    time: str
    ratio: str  # of a proportion the thing set against another: «десятиразова перевага в снарядах» -> "shell"
    narrow: bool  # the clause limits what was counted
    inferred: bool  # the counted thing was taken from words before, it does not stand beside the number
    levels: frozenset[str]  # kinds of place the clause speaks of: "village", "district"
    places: tuple[str, ...]  # names of places the clause names, in Latin letters: "Kharkiv"


def find_quantities(text: str, lang: str, *, antecedent: str = "") -> tuple[FoundQuantity, ...]:
    """
    Find the quantities of one sentence or text.

    Years, dates, clock times, ordinals, ages and names with numbers (Boeing 737) are no quantities.

    Args:
        text: The original.
        lang: uk, ru or en.
        antecedent: What the last number before this text counted, for "there were nine".

    Returns:
        Quantities by start, never overlapping.

    >>> [(q.text, q.low, q.high, q.qualifier, q.what) for q in find_quantities("понад 600 працівників", "uk")]
    [('понад 600 працівників', 600.0, None, 'at least', 'worker')]
    """
    if not may_hold_number(text, lang):
        return ()
    pieces = cut(text)
    found: list[FoundQuantity] = []
    before = _Before(english_noun(antecedent) if antecedent else None)
    numerals = tuple(find_numerals(pieces, lang))
    for place, numeral in enumerate(numerals, start=1):
        quantity, before = _read(text, pieces, numeral, lang, before, numerals[place:])
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def may_hold_number(text: str, lang: str) -> bool:
    """Whether any word of *text* can begin a number: cheap, and true for few sentences."""
    if _DIGIT.search(text):
        return True
    low = fold(text)
    return not _STARTERS[lang].isdisjoint(_WORD.findall(low)) or _MAY_START[lang].search(low) is not None


_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# Beginnings of numbers in one word, of pairs, and units that one of may be measured: see `singles`.
_MAY_START: Final = {
    "en": re.compile(
        r"\b(?:an?|couple|pair) (?:of|hour|minute|day|week|month|year|decade|century|mile|kilomet|ton|litre|acre)"
    ),
    "uk": re.compile(
        rf"{FOLD_ADJECTIVE.pattern}|\bпів|\bпар[уа]|\b(?:годин|хвилин|тиж|доб|д[не]|місяц|рік|рок|десятиліт|століт|кілометр|тонн)"
    ),
    "ru": re.compile(
        rf"{FOLD_ADJECTIVE.pattern}|\bсемью|\bпол|\bпар[уа]|\b(?:час|минут|недел|сут|д[не]|месяц|год|десятилет|столет|километр|тонн)"
    ),
}
_STARTERS: Final = {
    lang: frozenset({*NUMBERS[lang], *SHARES[lang], *FACTORS[lang], *HALVES[lang], "twice"}) for lang in NUMBERS
}


@dataclass(frozen=True, slots=True)
class _Before:
    """What the quantities before this one leave: the noun counted last, where the last one ended, its unit."""

    noun: Noun | None
    last: int = 0
    unit: Unit | None = None


def _read(
    text: str, pieces: tuple[Piece, ...], numeral: Numeral, lang: str, before: _Before, following: tuple[Numeral, ...]
) -> tuple[FoundQuantity | None, _Before]:
    """Read one numeral: 1 unit or noun, 2 exclusions, 3 qualifier and bounds, 4 span, 5 record."""
    if numeral.first < before.last:
        return None, before
    unit, after = find_unit(pieces, numeral, lang)
    apart = following and numeral.last < following[0].first  # not "two 5,000-tonne tanks"
    if unit is None and apart and leads_to(pieces, numeral.last, following[0].first):
        unit, after = find_unit(pieces, following[0], lang)[0], numeral.last  # «55 або 60 хвилин»
    noun = None if unit else find_counted(pieces, numeral, lang, before.noun, following)
    if noun is not None and noun.at < 0 and not numeral.scaled and numeral.low % 1:
        noun = None  # "the employers offer 4.5" counts no employers
    counts = unit is not None or (noun is not None and noun.at >= numeral.last)
    if (
        is_excluded(pieces, numeral, lang, counts=counts)
        or is_mere_one(pieces, numeral, noun, unit, lang)
        or is_mere_several(pieces, numeral, unit, counts=counts)
    ):
        return None, before
    inverted = noun is not None and 0 <= noun.at == numeral.first - 1
    if unit is None and (noun is None or not noun.known or noun.at < 0):
        unit, inverted = _late_unit(pieces, numeral, lang, noun, before, inverted=inverted)
        noun = None if unit else noun
    bound = find_bound(pieces, numeral, lang, first=find_sign(pieces, numeral))
    genitive = numeral.first > 0 and pieces[numeral.first - 1].low in _GENITIVE
    low, high, qualifier = _bounds(numeral, bound, lang, inverted=inverted or numeral.guess, after_genitive=genitive)
    first = min(bound.first, numeral.first, find_sign(pieces, numeral))
    first = max(first - (inverted and first == numeral.first), before.last)  # a sign belongs to one number only
    if unit is not None and numeral.first > before.last and pieces[numeral.first - 1].low in _MINUS:
        first = min(first, numeral.first - 1)
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    last = max(after, bound.last, numeral.last)
    last += noun is not None and counts and noun.at == last
    span = pieces[first].start, pieces[last - 1].end
    ratio = find_ratio(pieces, numeral, noun, lang)
    quantity = _record(text, span, (low, high, qualifier), noun, unit, lang, ratio)
    return quantity, _Before(noun if noun is not None and noun.known else before.noun, last, unit)


def _late_unit(
    pieces: tuple[Piece, ...], numeral: Numeral, lang: str, noun: Noun | None, before: _Before, *, inverted: bool
) -> tuple[Unit | None, bool]:
    """Return a unit said before the number, and whether the number is a guess: «гектарів дев'ятсот очерету»."""
    if noun is None and lang == "en" and (unit := find_rate(pieces, numeral)):
        return unit, inverted
    if (noun is None or noun.at < 0) and continues_unit(pieces, numeral, (before.last, before.unit)):
        return before.unit, inverted
    unit = find_unit_before(pieces, numeral, lang)
    return unit, inverted or unit is not None


def _record(
    text: str,
    span: tuple[int, int],
    bounds: tuple[float | None, float | None, Qualifier],
    noun: Noun | None,
    unit: Unit | None,
    lang: str,
    ratio: str,
) -> FoundQuantity:
    """Put a quantity together, with what its clause says of it."""
    start, end = span
    left, right = clause_of(text, start, end)
    clause = text[left:right]
    what = unit.name if unit else noun.name if noun else ""
    person = unit is None and noun is not None and noun.person

    def fit(events: tuple[str, ...]) -> tuple[str, ...]:
        return fit_events(events, what, unit.symbol if unit else "", person=person)

    return FoundQuantity(
        start=start,
        end=end,
        text=text[start:end],
        low=bounds[0],
        high=bounds[1],
        qualifier=bounds[2],
        what=what,
        person=person,
        unit=unit.symbol if unit else "",
        events=fit(events_of(clause, start - left, end - left)) or fit(events_of(text, start, end)),
        time=time_of(clause, start - left, end - left) or _time_around(text),
        ratio=ratio,
        narrow=is_narrow(clause),
        inferred=unit is None and noun is not None and noun.at < 0,
        levels=levels_of(clause),
        places=_nearest_places(text, (end, right), lang) or places_of(text, left, right, lang),
    )


def _nearest_places(text: str, rest: tuple[int, int], lang: str) -> tuple[str, ...]:
    """The places named between a number and the next one of its clause: «24% рейсів з Іспанії, 27% – з Португалії»."""
    following = _DIGIT.search(text, rest[0], rest[1])
    return places_of(text, rest[0], following.start() if following else rest[1], lang)


def _time_around(text: str) -> str:
    """The day or date that the rest of the sentence names; a rate belongs to its own clause."""
    time = time_of(text)
    return "" if time in RATES else time


_MINUS: Final = frozenset({"minus", "мінус", "минус", "−"})


def _bounds(
    numeral: Numeral, bound: Bound, lang: str, *, inverted: bool, after_genitive: bool
) -> tuple[float | None, float | None, Qualifier]:
    """Turn a numeral and its qualifier into low, high and the qualifier as reported."""
    low, high = numeral.low, numeral.high
    if numeral.vague:
        if lang == "en" and low == 24.0:
            low = VAGUE_ENGLISH_DOZENS
        single = bound.qualifier in ("at least", "about", "up to") or after_genitive
        if single and lang != "en" and _is_single_scale(numeral, low):
            low = high = low / 2  # «понад тисячі», «близько сотні»: the genitive of one, not a plural
        else:
            return low, None, "vague"
    if high is not None and low != high:
        return low, high, "about" if bound.qualifier == "about" else "exact"
    if bound.qualifier == "at least":
        return low, None, "at least"
    if bound.qualifier == "up to":
        return None, high, "up to"
    return low, high, "about" if inverted else bound.qualifier


def _is_single_scale(numeral: Numeral, low: float) -> bool:
    """Whether a vague numeral is one bare scale word: «тисячі», not «десятки тисяч»."""
    return numeral.last - numeral.first == 1 and low in (20.0, 200.0, 2e3, 2e6, 2e9)
