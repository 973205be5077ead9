"""Numerals, qualifiers, units, nouns and context -> quantities (F1)."""

import re
from dataclasses import dataclass
from typing import Final

from crossread.framing.lemmas import analyse, fold, words
from crossread.framing.quantities.context import clause_of, events_of, is_narrow, levels_of, time_of
from crossread.framing.quantities.exclusions import is_excluded
from crossread.framing.quantities.forms import FACTORS, FOLD_ADJECTIVE, HALVES, NUMBERS, SHARES
from crossread.framing.quantities.nouns import Noun, english_noun, find_noun, slavic_noun
from crossread.framing.quantities.numerals import Numeral, find_numerals
from crossread.framing.quantities.qualifiers import Bound, Qualifier, find_bound
from crossread.framing.quantities.tokens import Piece, cut, glued
from crossread.framing.quantities.units import (
    BY_SYMBOL,
    CUBIC_WORDS,
    CURRENCIES,
    GLUED,
    NAUTICAL_WORDS,
    SIGNS,
    SQUARE_WORDS,
    SQUARES,
    UNIT_WORDS,
    Unit,
)

VAGUE_ENGLISH_DOZENS: Final = 24.0
# "one" counts only with a thing that can be counted; these are ways of speaking.
_NOT_ONE: Final = words(
    "time side way day year moment point reason question hand word thing part case step week month hour minute end "
    "place opinion view direction example voice minute stage level night morning evening front one position kind type "
    "form line rule purpose goal language century"
)
_ONE_STOPS: Final = frozenset(
    {"of", "з", "із", "зі", "из", "another", "more", "or", "одного", "за", "на", "'s", "to", "by", "in", "at"}
)
_GENITIVE: Final = words("із зі з из от від без після после")  # «из тысячи» is one thousand
_ONES: Final = {lang: {form for form, word in table.items() if word.value == 1} for lang, table in NUMBERS.items()}
_PEOPLE_FORMS: Final = words(
    "двоє троє четверо п'ятеро шестеро семеро восьмеро дев'ятеро десятеро двойко двое двоих двоим трое"
    " троих троим четверо "
    "четверых пятеро пятерых шестеро шестерых семеро семерых восьмеро восьмерых девятеро девятерых десятеро десятерых "
    "п'ятьох шістьох сімох вісьмох дев'ятьох десятьох одинадцятьох дванадцятьох тринадцятьох чотирнадцятьох "
    "п'ятнадцятьох шістнадцятьох сімнадцятьох вісімнадцятьох дев'ятнадцятьох двадцятьох"
)


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
    narrow: bool  # the clause limits what was counted
    inferred: bool  # the counted thing was taken from words before, it does not stand beside the number
    levels: frozenset[str]  # kinds of place the clause speaks of: "village", "district"


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
    previous = english_noun(antecedent) if antecedent else None
    taken = 0
    before: tuple[int, Unit | None] = (0, None)  # where the last number ended, and its unit
    numerals = tuple(find_numerals(pieces, lang))
    for place, numeral in enumerate(numerals):
        quantity, noun, last = _read(text, pieces, numeral, lang, previous, taken, numerals[place + 1 :], before)
        if quantity is not None:
            found.append(quantity)
            taken = last
            previous = noun or previous
            before = (last, BY_SYMBOL.get(quantity.unit))
    return tuple(found)


def may_hold_number(text: str, lang: str) -> bool:
    """Whether any word of *text* can begin a number: cheap, and true for few sentences."""
    if _DIGIT.search(text):
        return True
    low = fold(text)
    return not _STARTERS[lang].isdisjoint(_WORD.findall(low)) or (
        lang != "en" and FOLD_ADJECTIVE.search(low) is not None
    )


_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_STARTERS: Final = {
    lang: frozenset({*NUMBERS[lang], *SHARES[lang], *FACTORS[lang], *HALVES[lang], "twice"}) for lang in NUMBERS
}


def _read(
    text: str,
    pieces: tuple[Piece, ...],
    numeral: Numeral,
    lang: str,
    previous: Noun | None,
    taken: int,
    following: tuple[Numeral, ...],
    before: tuple[int, Unit | None],
) -> tuple[FoundQuantity | None, Noun | None, int]:
    """Read one numeral: 1 unit or noun, 2 exclusions, 3 qualifier, 4 record."""
    if numeral.first < taken:
        return None, None, taken
    unit, after = find_unit(pieces, numeral, lang)
    noun = None if unit else _noun_of(pieces, numeral, lang, previous, following)
    counts = unit is not None or (noun is not None and noun.at >= 0 and noun.at >= numeral.last)
    if is_excluded(pieces, numeral, lang, counts=counts):
        return None, None, taken
    if _is_mere_one(pieces, numeral, noun, unit, lang) or _is_mere_several(pieces, numeral, unit, counts=counts):
        return None, None, taken
    bound = find_bound(pieces, numeral, lang, first=_sign_before(pieces, numeral))
    inverted = noun is not None and 0 <= noun.at < numeral.first and noun.at == numeral.first - 1
    if unit is None and noun is not None and not noun.known and _unit_before(pieces, numeral, lang):
        noun = None  # «гектарів дев'ятсот очерету»
    if unit is None and noun is None and _continues_unit(pieces, numeral, before):
        unit = before[1]
    if unit is None and noun is None and (inverted_unit := _unit_before(pieces, numeral, lang)):
        unit, inverted = inverted_unit, True
    low, high, qualifier = _bounds(
        numeral,
        bound,
        lang,
        inverted=inverted,
        after_genitive=numeral.first > 0 and pieces[numeral.first - 1].low in _GENITIVE,
    )
    first = min(bound.first, numeral.first, _sign_before(pieces, numeral))
    first -= inverted and first == numeral.first
    first = max(first, taken)  # a sign or qualifier belongs to one number only
    negative = (
        numeral.first > taken and pieces[numeral.first - 1].low in ("minus", "мінус", "минус", "−") and unit is not None
    )
    if negative:
        first = min(first, numeral.first - 1)
        low, high = (-high if high is not None else None), (-low if low is not None else None)
    last = max(after, bound.last, numeral.last)
    if noun and noun.at == last and counts:
        last += 1
    start, end = pieces[first].start, pieces[last - 1].end
    left, right = clause_of(text, start, end)
    clause = text[left:right]
    quantity = FoundQuantity(
        start=start,
        end=end,
        text=text[start:end],
        low=low,
        high=high,
        qualifier=qualifier,
        what=unit.name if unit else noun.name if noun else "",
        person=noun is not None and noun.person,
        unit=unit.symbol if unit else "",
        events=events_of(clause, start - left, end - left) or events_of(text, start, end),
        time=time_of(clause) or time_of(text),
        narrow=is_narrow(clause),
        inferred=unit is None and noun is not None and noun.at < 0,
        levels=levels_of(clause),
    )
    return quantity, noun, last


_NEAR: Final = 6  # pieces between two numbers of which the second takes the first one's unit


def _continues_unit(pieces: tuple[Piece, ...], numeral: Numeral, before: tuple[int, Unit | None]) -> bool:
    """Whether the number repeats the unit just named: "three days, perhaps four"."""
    ends = numeral.last >= len(pieces) or pieces[numeral.last].kind == "mark"
    return before[1] is not None and ends and 0 < numeral.first - before[0] <= _NEAR


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


def _sign_before(pieces: tuple[Piece, ...], numeral: Numeral) -> int:
    """The piece of a currency sign before the number, or the number's own."""
    at = numeral.first
    if at and pieces[at - 1].text in SIGNS and pieces[at - 1].text != "%":
        return at - 2 if at >= 2 and pieces[at - 2].low == "us" and glued(pieces, at - 1) else at - 1
    return at


def find_unit(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> tuple[Unit | None, int]:
    """Return the unit of a numeral and the piece behind it; None and the numeral's end when it has none."""
    at = numeral.last
    if numeral.unit:
        return BY_SYMBOL[numeral.unit], at
    if numeral.share:
        return BY_SYMBOL["%"], at
    if numeral.factor:
        return BY_SYMBOL["times"], at
    sign = _sign_before(pieces, numeral)
    if sign < numeral.first:
        return SIGNS[pieces[numeral.first - 1].text], at
    if at >= len(pieces):
        return None, at
    piece = pieces[at]
    if piece.text in SIGNS:
        return SIGNS[piece.text], at + 1
    if piece.text in "-–‑" and glued(pieces, at) and at + 1 < len(pieces) and glued(pieces, at + 1):
        return _glued_unit(pieces, at, lang)
    return _unit_word(pieces, at, lang)


def _glued_unit(pieces: tuple[Piece, ...], at: int, lang: str) -> tuple[Unit | None, int]:
    """Read the unit of «18-відсоткового», "40-mile"."""
    low = pieces[at + 1].low
    for stem, symbol in GLUED[lang].items():
        if low.startswith(stem):
            return BY_SYMBOL[symbol], at + 2
    return None, at


def _unit_word(pieces: tuple[Piece, ...], at: int, lang: str) -> tuple[Unit | None, int]:
    power = ""
    start = at
    low = pieces[at].low
    if SQUARE_WORDS.match(low):
        power, at = "square", at + 1
    elif CUBIC_WORDS.match(low):
        power, at = "cubic", at + 1
    elif NAUTICAL_WORDS.match(low):
        power, at = "nautical", at + 1
    if power and at < len(pieces) and pieces[at].text == ".":
        at += 1
    if lang == "en" and low == "per" and at + 1 < len(pieces) and pieces[at + 1].low == "cent":
        return BY_SYMBOL["%"], at + 2
    if lang == "en" and low == "of" and at + 1 < len(pieces):  # "tens of kilometres"
        unit = _word_unit(pieces[at + 1].low, lang)
        return (unit, at + 2) if unit else (None, start)
    unit = _word_unit(pieces[at].low, lang) if at < len(pieces) and pieces[at].kind == "word" else None
    if unit is None:
        return _unit_behind_adjective(pieces, start, lang) if not power else (None, start)
    return _finish_unit(pieces, unit, at + 1, power, lang)


def _unit_behind_adjective(pieces: tuple[Piece, ...], at: int, lang: str) -> tuple[Unit | None, int]:
    """«5 американських доларів», "5 US dollars", "3 more days"."""
    if at + 1 >= len(pieces) or pieces[at].kind != "word" or pieces[at + 1].kind != "word":
        return None, at
    unit = _word_unit(pieces[at + 1].low, lang)
    if unit is None:
        return None, at
    if lang == "en":
        fits = (unit.symbol in CURRENCIES and pieces[at].low.isalpha()) or pieces[at].low in (
            "us",
            "more",
            "full",
            "long",
            "whole",
            "additional",
            "further",
            "canadian",
            "american",
            "straight",
            "consecutive",
        )
        return (unit, at + 2) if fits else (None, at)
    if "ADJF" in analyse(pieces[at].low, lang).pos and (unit.symbol in CURRENCIES or unit.dimension == "duration"):
        return unit, at + 2
    return None, at


def _word_unit(low: str, lang: str) -> Unit | None:
    table = UNIT_WORDS[lang]
    if low in table:
        return table[low]
    if lang == "en":
        stem = low.removesuffix("s") if len(low) > 3 else low
        return table.get(stem) or (table.get("foot") if low == "feet" else None)
    for reading in analyse(low, lang).readings:
        if reading.pos == "NOUN" and reading.lemma in table and not {"Name", "Surn"} & reading.marks:
            return table[reading.lemma]
    return None


def _finish_unit(pieces: tuple[Piece, ...], unit: Unit, at: int, power: str, lang: str) -> tuple[Unit | None, int]:
    """Apply "square" and "cubic", points of abbreviations, «відсоткових пунктів» and km/h."""
    if power == "square":
        unit = BY_SYMBOL[SQUARES.get(unit.symbol, unit.symbol)]
    elif power == "cubic" and unit.symbol == "m":
        unit = BY_SYMBOL["cu m"]
    elif power == "nautical":
        unit = BY_SYMBOL["nmi"]
    if at < len(pieces) and pieces[at].text == "." and len(pieces[at - 1].low) <= 4 and at + 1 < len(pieces):
        at += pieces[at + 1].kind != "word" or not pieces[at + 1].text[0].isupper()
    following = pieces[at].low if at < len(pieces) else ""
    if unit.symbol == "%" and following.startswith(("пункт", "point")):
        return BY_SYMBOL["pp"], at + 1
    if unit.symbol in ("km", "m") and _per_time(pieces, at, lang):
        return BY_SYMBOL["km/h" if unit.symbol == "km" else "m/s"], at + 2
    return unit, at


def _per_time(pieces: tuple[Piece, ...], at: int, lang: str) -> bool:
    pair = tuple(piece.low for piece in pieces[at : at + 2])
    speeds = {
        "uk": {("на", "годину"), ("/", "год"), ("на", "секунду"), ("/", "с")},
        "ru": {("в", "час"), ("/", "ч"), ("в", "секунду"), ("/", "с")},
        "en": {("per", "hour"), ("an", "hour"), ("/", "h"), ("per", "second"), ("/", "s")},
    }
    return pair in speeds[lang]


def _unit_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Unit | None:
    """Read «кілометрів сім», «лет пять»: the unit before the number makes it a guess."""
    at = numeral.first - 1
    if at > 0 and pieces[at].low == "по":  # «рублей по сто»
        at -= 1
    if lang == "en" or at < 0 or pieces[at].kind != "word":
        return None
    unit = _word_unit(pieces[at].low, lang)
    cases = analyse(pieces[at].low, lang).readings
    plural = any(reading.case == "gent" and reading.number == "plur" for reading in cases)
    return unit if unit and plural and numeral.low > 1 else None


def _noun_of(
    pieces: tuple[Piece, ...], numeral: Numeral, lang: str, previous: Noun | None, following: tuple[Numeral, ...]
) -> Noun | None:
    """The counted noun: behind the number, behind the number that follows, before it, or the one before."""
    noun = find_noun(pieces, numeral.last, lang, single=numeral.low == 1 and not numeral.vague)
    if noun is not None:
        return noun
    if following and _leads_to(pieces, numeral.last, following[0].first):
        noun = find_noun(pieces, following[0].last, lang, single=False)
        if noun is not None:
            return noun._replace(at=-1)
    if any(pieces[i].low in _PEOPLE_FORMS for i in range(numeral.first, numeral.last)):
        return Noun("people", True, True)
    before = _noun_before(pieces, numeral, lang)
    if before is not None:
        return before
    if lang == "en" and _counts_casualties(pieces, numeral):
        return Noun("people", True, True)
    if subject := _subject_before(pieces, numeral, lang):
        return subject
    return previous._replace(at=-1) if previous is not None else _plural_before(pieces, numeral, lang)


def _counts_casualties(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """Whether casualties stand right beside the number: "kills one", "three wounded", "wounded 18"."""
    near = [pieces[i].low for i in (numeral.first - 1, numeral.last) if 0 <= i < len(pieces)]
    return any(low in _CASUALTY_WORDS for low in near)


_CASUALTY_WORDS: Final = words(
    "kill kills killed killing injures injured injuring wounds wounded wounding dead hurt missing dies died"
)
# A number behind one of these verbs says how much its subject is: "the margin stood at 214".
_IS_VERBS: Final = words(
    "was were stood stands is reached reaches hit put становила становить становило становив склала"
    " сягнула сягнув сягає сягають "
    "дорівнює скоротився скоротилася скоротилась зросла зріс зросло составила составляет составило"
    " составил достигла достиг "
    "достигает составляла равна выросла вырос сократился сократилась сягнуло достигло called называет"
)


def _subject_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the subject of «різниця становила 214», "stood at 214": the nearest known noun before the verb."""
    at = numeral.first - 1
    while at >= 0 and numeral.first - at <= 4 and pieces[at].low not in _IS_VERBS:
        at -= 1
    if at < 0 or pieces[at].low not in _IS_VERBS:
        return None
    while at > 0 and pieces[at - 1].low in _BESIDE_VERBS:
        at -= 1
    if at <= 0 or pieces[at - 1].kind != "word":
        return None
    noun = english_noun(pieces[at - 1].low) if lang == "en" else slavic_noun(pieces[at - 1].low, lang)
    return noun._replace(at=-1) if noun is not None and noun.known and noun.name not in _TOTALS else None


_BESIDE_VERBS: Final = words("had has have been then now already only just лише лишь вже уже only also")
_TOTALS: Final = words("number figure total count toll quantity amount share level")


def _plural_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the last known noun in the plural before a number that names none: «дронов ... Киев называет двенадцать»."""
    for index in range(numeral.first - 1, -1, -1):
        low = pieces[index].low
        if pieces[index].kind != "word" or pieces[index].text[0].isupper():
            continue
        noun = english_noun(low) if lang == "en" else slavic_noun(low, lang)
        if noun is None or not noun.known or noun.name in _TOTALS:
            continue
        plural = low.endswith("s") if lang == "en" else any(r.number == "plur" for r in analyse(low, lang).readings)
        if plural:
            return noun._replace(at=-1)
    return None


def _leads_to(pieces: tuple[Piece, ...], at: int, target: int) -> bool:
    """Whether only "of the", «із», «та», commas stand between two numbers: they count one thing."""
    between = [piece.low for piece in pieces[at:target]]
    return len(between) <= 3 and all(
        low in ("of", "the", "із", "з", "из", "та", "і", "и", "or", "to", "and", "або", "или", "чи", "до", "its")
        for low in between
    )


def _noun_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the noun of «людей двадцять»: a genitive plural right before the number."""
    at = numeral.first - 1
    if at < 0 or pieces[at].kind != "word":
        return None
    if lang != "en":
        direct = slavic_noun(pieces[at].low, lang, at)
        cases = analyse(pieces[at].low, lang).readings
        if direct and direct.known and any(r.case == "gent" and r.number == "plur" for r in cases):
            return direct
    return None


def _is_mere_several(pieces: tuple[Piece, ...], numeral: Numeral, unit: Unit | None, *, counts: bool) -> bool:
    """Whether "several" counts nothing here: «несколько неожиданно»."""
    if not numeral.vague or numeral.low != 2 or numeral.last - numeral.first > 1 or unit or counts:
        return False
    return numeral.last >= len(pieces) or pieces[numeral.last].low not in ("of", "з", "із", "зі", "из")


def _is_mere_one(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun | None, unit: Unit | None, lang: str) -> bool:
    """Whether "one" is no count: "one of them", «один одного», "one day"."""
    if numeral.low != 1 or numeral.high != 1 or not numeral.words or numeral.scaled or numeral.last - numeral.first > 1:
        return False
    if unit is not None:
        return unit.dimension in ("duration", "factor") or unit.symbol == "%"
    before = pieces[numeral.first - 1].low if numeral.first else ""
    after = pieces[numeral.last].low if numeral.last < len(pieces) else ""
    ones = _ONES[lang]
    near = [
        pieces[i].low
        for i in range(max(0, numeral.first - 2), min(len(pieces), numeral.last + 2))
        if i != numeral.first
    ]
    if any(low in ones for low in near):
        return True  # «одне одному», "one by one"
    if after in _ONE_STOPS or before in (
        "ще",
        "іще",
        "еще",
        "no",
        "another",
        "any",
        "every",
        "this",
        "that",
        "the",
        "ані",
        "ни",
        "ні",
        "жоден",
    ):
        return True
    if lang == "en" and _counts_casualties(pieces, numeral):
        return False
    if noun is None or noun.at < numeral.last or noun.name in _NOT_ONE or not noun.known:
        return True
    return noun.at - numeral.last > 2 and lang == "en"
