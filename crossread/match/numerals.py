"""
Numbers and dates of a text as plain tokens that mean the same in Ukrainian, Russian and English.

A token is `#` and the value (`#1500`), `@` and a month or weekday (`@m6`, `@d5`). Only for matching: what a number
counts and whether two numbers agree is the work of `framing`.
"""

import re
from typing import Final

_DIGITS: Final = re.compile(r"\d{1,3}(?:[  ,.]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")

_WORDS: Final[dict[int, str]] = {
    0: "zero нуль ноль",
    2: "two два дві две двох двух двое двоє двом двум twice двічі дважды both обидва оба",
    3: "three три трьох трех трёх троє трое трьом трем трём three-time",
    4: "four чотири четыре чотирьох четырех четырёх четверо",
    5: "five пять п'ять пяти п'яти пятеро п'ятеро пятерых п'ятьох",
    6: "six шість шесть шести шестеро шістьох",
    7: "seven сім семь семи семеро",
    8: "eight вісім восемь восьми",
    9: "nine девять дев'ять девяти дев'яти",
    10: "ten десять десяти",
    11: "eleven одинадцять одиннадцать",
    12: "twelve dozen дванадцять двенадцать дванадцяти двенадцати дюжина",
    13: "thirteen тринадцять тринадцать",
    14: "fourteen чотирнадцять четырнадцать",
    15: "fifteen п'ятнадцять пятнадцать",
    16: "sixteen шістнадцять шестнадцать",
    17: "seventeen сімнадцять семнадцать",
    18: "eighteen вісімнадцять восемнадцать",
    19: "nineteen дев'ятнадцять девятнадцать",
    20: "twenty двадцять двадцать",
    30: "thirty тридцять тридцать",
    40: "forty сорок",
    50: "fifty п'ятдесят пятьдесят",
    60: "sixty шістдесят шестьдесят",
    70: "seventy сімдесят семьдесят",
    80: "eighty вісімдесят восемьдесят",
    90: "ninety дев'яносто девяносто",
    100: "hundred сто ста сотня сотні сотни",
}
_MULTIPLIERS: Final[dict[int, tuple[str, ...]]] = {
    1_000: ("thousand", "тисяч", "тысяч", "тис", "тыс"),
    1_000_000: ("million", "мільйон", "миллион", "млн", "mln"),
    1_000_000_000: ("billion", "мільярд", "миллиард", "млрд", "bn"),
}
_MONTHS: Final = (
    "january січень січня січні январь января январе", "february лютий лютого февраль февраля феврале",
    "march березень березня березні март марта марте", "april квітень квітня квітні апрель апреля апреле",
    "травень травня травні май мая мае", "june червень червня червні июнь июня июне",
    "july липень липня липні июль июля июле", "august серпень серпня серпні август августа августе",
    "september вересень вересня вересні сентябрь сентября сентябре",
    "october жовтень жовтня жовтні октябрь октября октябре",
    "november листопад листопада листопаді ноябрь ноября ноябре",
    "december грудень грудня грудні декабрь декабря декабре",
)  # fmt: skip
_DAYS: Final = (
    "monday понеділок понеділка понедельник понедельника", "tuesday вівторок вівторка вторник вторника",
    "wednesday середу среда среду среды", "thursday четвер четверга четверг",
    "friday п'ятниця п'ятницю п'ятниці пятница пятницу пятницы",
    "saturday субота суботу суботи суббота субботу субботы", "sunday неділя неділю неділі воскресенье воскресенья",
)  # fmt: skip

_VALUE: Final = {word: value for value, words in _WORDS.items() for word in words.split()}
_CALENDAR: Final = {
    form: f"@{kind}{number}"
    for kind, table in (("m", _MONTHS), ("d", _DAYS))
    for number, forms in enumerate(table, start=1)
    for form in forms.split()
}
_TOKEN: Final = re.compile(rf"{_DIGITS.pattern}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)?")


def number_tokens(text: str) -> tuple[str, ...]:
    """
    Return the numbers, months and weekdays of *text* as tokens, each once, in order of appearance.

    >>> number_tokens("1,5 тыс. человек, в среду, 12 июня")
    ('#1500', '@d3', '#12', '@m6')
    >>> number_tokens("two thousand soldiers, 1,200 wagons and 5.5%")
    ('#2000', '#1200', '#5.5')
    """
    found: dict[str, None] = {}
    pending: float | None = None
    for token in _TOKEN.findall(text):
        word = token.lower().replace("’", "'").replace("ʼ", "'")
        factor = next((f for f, stems in _MULTIPLIERS.items() if word.startswith(stems)), 0) if word[0].isalpha() else 0
        if factor:
            value = (pending if pending is not None else 1) * factor
            pending = None
            found[_write(value)] = None
            continue
        if pending is not None:
            found[_write(pending)] = None
            pending = None
        pending = _read_digits(word) if word[0].isdigit() else _VALUE.get(word)
        calendar = "@m5" if token == "May" else _CALENDAR.get(word)  # in lower case it is the verb
        if calendar is not None:
            found[calendar] = None
    if pending is not None:
        found[_write(pending)] = None
    return tuple(found)


def _read_digits(word: str) -> float:
    plain = re.sub(r"[  ]", "", word)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return float(re.sub(r"[.,]", "", plain))
    return float(plain.replace(",", "."))


def _write(value: float) -> str:
    return f"#{value:.6g}" if value < 1_000_000 else f"#{round(value)}"
