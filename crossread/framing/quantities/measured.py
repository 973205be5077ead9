"""The unit of a number: a sign, a word behind it, an adjective glued to it, a word before it."""

from typing import Final

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece, glued, low_at
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

_NEAR: Final = 6  # pieces between two numbers of which the second takes the first one's unit


_ONCE: Final = words("a last earlier previously годом роком торік раніше ранее прежде")  # "against four a year ago"
_SAME_SUM: Final = 16  # pieces between a sum and another in the same currency that does not name it
_SUM: Final = 1e6
_OF: Final = words("of из з із")  # "5.5 million of its 91 million shares"


def continues_unit(pieces: tuple[Piece, ...], numeral: Numeral, before: tuple[int, Unit | None]) -> bool:
    """Whether the number repeats the unit just named: "three days, perhaps four"."""
    if numeral.vague or (before[1] is not None and before[1].symbol == "%" and numeral.low > 100):
        return False
    apart = numeral.first - before[0]
    if before[1] is not None and before[1].symbol in CURRENCIES and numeral.scaled and numeral.low >= _SUM:
        return (
            0 < apart <= _SAME_SUM and low_at(pieces, numeral.last) not in _OF
        )  # «получит 640 млн рублей, ещё 90 миллионов добавит бюджет»
    ends = numeral.last >= len(pieces) or pieces[numeral.last].kind == "mark" or low_at(pieces, numeral.last) in _ONCE
    return before[1] is not None and ends and 0 < apart <= _NEAR


def find_rate(pieces: tuple[Piece, ...], numeral: Numeral) -> Unit | None:
    """Read the currency of "the rouble weakened past 102 to the dollar"."""
    behind = [piece.low for piece in pieces[numeral.last : numeral.last + 3]]
    rate = len(behind) == 3 and behind[0] in ("to", "against") and behind[1] in ("the", "one")
    other = _word_unit(behind[2], "en") if rate else None
    if other is None or other.symbol not in CURRENCIES:
        return None
    units = [_word_unit(piece.low, "en") for piece in pieces[: numeral.first] if piece.kind == "word"]
    return next((unit for unit in reversed(units) if unit and unit.symbol in CURRENCIES), None)


def find_sign(pieces: tuple[Piece, ...], numeral: Numeral) -> int:
    """The piece of a currency sign before the number, or the number's own."""
    at = numeral.first
    if at and pieces[at - 1].text in SIGNS and pieces[at - 1].text != "%":
        return at - 2 if at >= 2 and pieces[at - 2].low == "us" and glued(pieces, at - 1) else at - 1
    return at


def past_excess(pieces: tuple[Piece, ...], at: int) -> int:
    """The piece behind «с лишним», «з гаком»: «двести с лишним домов»."""
    return at + 2 if low_at(pieces, at) in _WITH and low_at(pieces, at + 1) in _EXCESS else at


_WITH: Final = words("с з із зі")
_EXCESS: Final = words("лишним небольшим гаком хвостиком лишком лишнім")


def find_unit(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> tuple[Unit | None, int]:
    """Return the unit of a numeral and the piece behind it; None and the numeral's end when it has none."""
    at = past_excess(pieces, numeral.last)
    if numeral.unit:
        return BY_SYMBOL[numeral.unit], at
    if numeral.share:
        return BY_SYMBOL["%"], at
    if numeral.factor:
        return BY_SYMBOL["times"], at
    sign = find_sign(pieces, numeral)
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


_POINTS: Final = (["в", ".", "п"], ["п", ".", "п"])


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
    if [piece.low for piece in pieces[at : at + 3]] in _POINTS:  # «0,5 в. п.»
        return BY_SYMBOL["pp"], at + 3 + (low_at(pieces, at + 3) == ".")
    if lang == "en" and low == "per" and at + 1 < len(pieces) and pieces[at + 1].low == "cent":
        return BY_SYMBOL["%"], at + 2
    if lang == "en" and low == "of" and at + 1 < len(pieces):  # "tens of kilometres"
        unit = _word_unit(pieces[at + 1].low, lang)
        return (unit, at + 2) if unit else (None, start)
    unit = _word_unit(pieces[at].low, lang) if at < len(pieces) and pieces[at].kind == "word" else None
    if unit is not None and low_at(pieces, at) == "мин" and _speaks_of_mines(pieces):
        return None, start
    if unit is None:
        return _unit_behind_adjective(pieces, start, lang) if not power else (None, start)
    return _finish_unit(pieces, unit, at + 1, power, lang)


def _speaks_of_mines(pieces: tuple[Piece, ...]) -> bool:
    """Whether «46 мин» are mines and no minutes; an abbreviation has its point inside the sentence."""
    return any(piece.low.startswith(_MINES) for piece in pieces)


def _unit_behind_adjective(pieces: tuple[Piece, ...], at: int, lang: str) -> tuple[Unit | None, int]:
    """«5 американських доларів», "5 US dollars", "3 more days"."""
    if at + 1 >= len(pieces) or pieces[at].kind != "word" or pieces[at + 1].kind != "word":
        return None, at
    unit = _word_unit(pieces[at + 1].low, lang)
    if unit is None or (unit.symbol == "h" and pieces[at].low.startswith(_WATCHES)):
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


_WATCHES: Final = (  # «19 элитных часов» are watches
    "элитн", "наручн", "золот", "швейцарск", "дорог", "коллекцион", "настенн", "карманн", "старинн", "антикварн",
    "брендов", "роскошн", "умн",
)  # fmt: skip


def _word_unit(low: str, lang: str) -> Unit | None:
    table = UNIT_WORDS[lang]
    if low in table:
        return table[low]
    if lang == "en":
        stem = low.removesuffix("s") if len(low) > 3 else low
        return table.get(stem) or (table.get("foot") if low == "feet" else None)
    for reading in analyse(low, lang).readings:
        if reading.pos == "NOUN" and reading.lemma in table and not {"Name", "Surn"} & reading.marks:
            later = reading.case == "ablt" and reading.number == "sing"  # «1,1 млрд годом ранее»
            return None if later and reading.lemma in _EARLIER else table[reading.lemma]
    return None


_EARLIER: Final = words("год месяц неделя день рік місяць тиждень")
_MINES: Final = (
    "боеприпас", "снаряд", "сапер", "разминир", "миномет", "растяж", "противотанк", "противопехот", "взрыв", "гранат",
    "фугас", "минн", "заминир", "подорв", "тротил", "арсенал", "схрон", "ракет", "авиабомб", "детонатор",
)  # fmt: skip


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
        "uk": {("на", "годину"), ("/", "год"), ("на", "секунду"), ("/", "с"), ("за", "годину"), ("за", "секунду")},
        "ru": {("в", "час"), ("/", "ч"), ("в", "секунду"), ("/", "с"), ("за", "час"), ("за", "секунду")},
        "en": {("per", "hour"), ("an", "hour"), ("/", "h"), ("per", "second"), ("/", "s")},
    }
    return pair in speeds[lang]


def find_unit_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Unit | None:
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


def is_bare_sum(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """Whether a bare number is money whose currency is not said: «доход в 8,6 миллиона», «сумма — 280 тысяч»."""
    near = pieces[max(0, numeral.first - _SUM_REACH) : numeral.first]
    return numeral.scaled and any(piece.low.startswith(_SUMS) for piece in near)


_SUM_REACH: Final = 4
_SUMS: Final = (
    "доход", "дохід", "доход", "сумм", "сум", "ущерб", "збитк", "стоимост", "вартіст", "цен", "цін", "зарплат", "выкуп",
    "викуп",
    "штраф", "долг", "борг", "прибыл", "прибут", "убыт", "виручк", "выручк", "бюджет", "аванс", "премі", "преми",
    "income", "revenue", "profit", "fine", "debt", "salar", "price", "cost", "worth", "ransom",
)  # fmt: skip
