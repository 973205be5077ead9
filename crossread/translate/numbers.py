"""
Which numbers a text holds, read so that two languages can be compared: «2,4 млрд» is 2.4 billion, «п'ять» is 5.

For trust marks only: it asks whether a number of one text can be found in the other, and leans towards yes. What is
counted, ranges and qualifiers are not read here (`framing` does that on the originals).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

_NUMBER: Final = re.compile(
    r"(?<![^\W\d_])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,:]\d+)*", re.UNICODE
)
_SCALES: Final = (
    (1_000, r"тыс|тис|thousand|[kк]\b"),
    (1_000_000, r"млн|миллион|мільйон|million|mln|[mм]\b"),
    (1_000_000_000, r"млрд|миллиард|мільярд|billion|bn\b"),
    (1_000_000_000_000, r"трлн|триллион|трильйон|trillion|tn\b"),
)
_SCALE: Final = tuple((value, re.compile(rf"[\s\u00a0-]*(?:{words})", re.IGNORECASE)) for value, words in _SCALES)

# Stems of number words: Ukrainian and Russian in all cases, with ordinals and compounds («п'ятеро»).
_CYRILLIC_STEMS: Final[dict[int, str]] = {
    0: "нол[яьюе]|нул[яьюе]",
    1: "один|одн[аоуеийію]|перш|первы|перва|перво|первую|раз|вперше|впервые",
    2: "дв[аоіу]|две|друг|второ|втора|вторы|вторую|удв|вдв|обо[хєеи]|обе|пара|пари|пару|пары|двен",
    3: "тр[иьоё]|трет|утр|втр[оеи]",
    4: "чотир|четыр|четвер|четвёр|чверт",
    5: "п'?ят",
    6: "шіст|шест|шост",
    7: "сім|семи|семь|семер|седьм|сьом|семь",
    8: "вісім|восем|восьм",
    9: "дев'?ят",
    10: "десят|дюжин",
    11: "одинадцят|одиннадцат",
    12: "дванадцят|двенадцат|дюжин",
    13: "тринадцят|тринадцат",
    14: "чотирнадцят|четырнадцат",
    15: "п'?ятнадцят|пятнадцат",
    16: "шістнадцят|шестнадцат",
    17: "сімнадцят|семнадцат",
    18: "вісімнадцят|восемнадцат",
    19: "дев'?ятнадцят|девятнадцат",
    20: "двадцят|двадцат",
    30: "тридцят|тридцат",
    40: "сорок",
    50: "п'?ятдесят|пятьдесят|пятидесят|півсот|полсот",
    60: "шістдесят|шестьдесят|шестидесят",
    70: "сімдесят|семьдесят|семидесят",
    80: "вісімдесят|восемьдесят|восьмидесят",
    90: "дев'?яност|девяност",
    100: "сто\\b|ста\\b|сотн|сотен|соті|сотый",
    200: "двіст|двест|двухсот|двохсот",
    300: "трист|трьохсот|трехсот|трёхсот",
    400: "чотирист|четырест|четырехсот",
    500: "п'?ятсот|пятьсот",
    600: "шістсот|шестьсот",
    700: "сімсот|семьсот",
    800: "вісімсот|восемьсот",
    900: "дев'?ятсот|девятьсот",
    1_000: "тисяч|тысяч",
    1_000_000: "мільйон|миллион",
    1_000_000_000: "мільярд|миллиард",
}
_ENGLISH: Final[dict[str, int]] = {
    word: value
    for value, words in {
        0: "zero nil none",
        1: "one first once a an single",
        2: "two second secondly twice both couple pair double half",
        3: "three third thrice triple",
        4: "four fourth quarter",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth decade",
        11: "eleven eleventh",
        12: "twelve twelfth dozen noon",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth",
        15: "fifteen fifteenth",
        16: "sixteen sixteenth",
        17: "seventeen seventeenth",
        18: "eighteen eighteenth",
        19: "nineteen nineteenth",
        20: "twenty twentieth twenties",
        30: "thirty thirtieth thirties",
        40: "forty fortieth forties",
        50: "fifty fiftieth fifties",
        60: "sixty sixtieth sixties",
        70: "seventy seventieth seventies",
        80: "eighty eightieth eighties",
        90: "ninety ninetieth nineties",
        100: "hundred hundredth hundreds century",
        1_000: "thousand thousands",
        1_000_000: "million millions",
        1_000_000_000: "billion billions",
    }.items()
    for word in words.split()
}
_MONTHS: Final = (
    "january|січ|январ|jan",
    "february|лют|феврал|feb",
    "march|берез|март|mar",
    "april|квіт|апрел|apr",
    "may|трав|мая|май|мае",
    "june|черв|июн|jun",
    "july|лип|июл|jul",
    "august|серп|август|aug",
    "september|верес|сентябр|sep",
    "october|жовт|октябр|oct",
    "november|листопад|ноябр|nov",
    "december|груд|декабр|dec",
)
_MONTH_PATTERNS: Final = tuple(re.compile(rf"(?:{words})\w*", re.IGNORECASE) for words in _MONTHS)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*")
_CLOCK: Final = re.compile(r"\d{1,2}\.\d\d\s?[ap]\.?m", re.IGNORECASE)  # 7.55am
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


@dataclass(frozen=True, slots=True)
class Number:
    """One number written in digits."""

    text: str
    readings: frozenset[Decimal]  # all values it may stand for
    start: int = -1  # offset in the text; -1 for a part of a date or a clock time

    @property
    def negligible(self) -> bool:
        """Whether it may go: the zero minutes of 11:00."""
        return self.readings == {Decimal(0)}


def read_numbers(text: str, lang: str = "") -> list[Number]:
    """
    Return the numbers in digits of *text*, in order; dates and clock times fall into their parts.

    In English a comma before three digits parts thousands; elsewhere it may be a decimal mark.

    >>> [sorted(map(int, number.readings)) for number in read_numbers("2,5 тыс. и 24.02.2022")]
    [[2, 2500], [24], [2], [2022]]
    """
    return [number for match in _NUMBER.finditer(text) for number in _read(match.group(), text, match.start(), lang)]


def _read(token: str, text: str, start: int, lang: str) -> Iterator[Number]:
    after = text[start + len(token) : start + len(token) + 24]
    is_time = ":" in token or bool(_CLOCK.match(token + after))
    if is_time or (len(re.findall("[.,]", token)) > 1 and not _THOUSANDS.fullmatch(token)):
        for place, part in enumerate(re.split("[.,:]", token)):
            values = {Decimal(part)}
            if place == 0 and is_time:
                values |= {Decimal(part) - 12} if Decimal(part) > 12 else {Decimal(part) + 12}  # 15:30 is 3:30 p.m.
            yield Number(part, frozenset(values))
        return
    values = {Decimal(digits) for digits in _spellings(token, lang)}
    if after.startswith("s") and len(token) == 4:
        values.add(Decimal(token[2:]))  # the 1930s are «30-е годы»
    scaled = {value * scale for scale, pattern in _SCALE if pattern.match(after) for value in values}
    yield Number(token, frozenset(values | scaled), start)


def _spellings(token: str, lang: str) -> Iterator[str]:
    """
    Yield the readings of separators: a comma or point is a decimal mark, or parts thousands where three follow.

    A model's «3,0000» has none in English, so that it fits no number.
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", token)
    if _THOUSANDS.fullmatch(plain):
        yield re.sub("[.,]", "", plain)
    if lang == "en" and re.search(r",\d{3,}", plain):
        return
    if len(re.findall("[.,]", plain)) <= 1:
        yield plain.replace(",", ".")


def word_values(text: str) -> set[Decimal]:
    """
    Return the values of number words and month names in *text*, sums and products of neighbours included.

    >>> sorted(map(int, word_values("twenty-five thousand")))
    [5, 20, 25, 1000, 5000, 25000]
    """
    found: set[Decimal] = set()
    run: set[Decimal] = set()
    for match in _WORD.finditer(text):
        values = {Decimal(value) for value in _values_of(match.group().lower())}
        if not values:
            run = set()
            continue
        joined = {_join(old, new) for old in run for new in values}
        run = values | {value for value in joined if value is not None}
        found |= run
    return found


def _join(before: Decimal, value: Decimal) -> Decimal | None:
    if value in (100, 1_000, 1_000_000, 1_000_000_000) and 0 < before < value:
        return before * value
    return before + value if before > value > 0 and before % 10 == 0 else None


@cache
def _values_of(word: str) -> tuple[int, ...]:
    """Return the values a word may stand for; none for most words."""
    word = re.sub("[\u2019\u02bc]", "'", word)
    if word.isascii():
        values = [_ENGLISH[word]] if word in _ENGLISH else []
    else:
        values = [value for value, pattern in _stem_patterns() if pattern.match(word)]
    return (*values, *(month for month, pattern in enumerate(_MONTH_PATTERNS, 1) if pattern.fullmatch(word)))


@cache
def _stem_patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((value, re.compile(f"(?:{stems})")) for value, stems in _CYRILLIC_STEMS.items())


def find_unmatched(numbers: Sequence[Number], others: Sequence[Number], text: str) -> list[Number]:
    """
    Return those of *numbers* that neither *others* nor the number words of *text*, the other text, hold.

    Each of *others* answers for one number only, so that a number said twice and kept once is found.
    """
    free = list(others)
    unmatched = []
    for number in numbers:
        partner = next((other for other in free if other.readings & number.readings), None)
        if partner is not None:
            free.remove(partner)
        elif not number.negligible:
            unmatched.append(number)
    words = word_values(text) if unmatched else set()
    return [number for number in unmatched if not number.readings & words]
