"""
Number words of the three languages, in every case and gender, with what each is worth.

`NUMBERS[lang]` maps a folded form (lower case, one apostrophe, ё as е) to a `NumberWord`. Ordinals are not here:
they count nothing. Where a form is also another word («семью» is "family" too) it is left out.
"""

import re
from typing import Final, Literal, NamedTuple

# digit: 1-9; teen: 10-19; ten: 20-90; hundred: 100-900; scale: 10 («десяток»), 12, 100, 1,000 and more
Kind = Literal["digit", "teen", "ten", "hundred", "scale", "fraction", "several"]


class NumberWord(NamedTuple):
    """What one form is worth; `plural` scales without a number before them are vague («тисячі людей», "dozens")."""

    value: float
    kind: Kind
    plural: bool = False


_Table = dict[str, NumberWord]


def _add(table: _Table, value: float, kind: Kind, forms: str, *, plural: bool = False) -> None:
    for form in forms.split():
        table[form] = NumberWord(value, kind, plural)


def _ukrainian() -> _Table:
    table: _Table = {}
    _add(table, 1, "digit", "один одна одне одно одного однієї одній одному одну одним однією")
    _add(table, 2, "digit", "два дві двох двом двома двоє двійко")
    _add(table, 3, "digit", "три трьох трьом трьома троє")
    _add(table, 4, "digit", "чотири чотирьох чотирьом чотирма четверо")
    _add(table, 5, "digit", "п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятьома п'ятеро п'ятірко")
    _add(table, 6, "digit", "шість шести шістьох шістьом шістьма шістьома шестеро")
    _add(table, 7, "digit", "сім семи сімох сімом сьома сімома семеро")
    _add(table, 8, "digit", "вісім восьми вісьмох вісімох вісьмом вісімом вісьма вісьмома вісімома восьмеро")
    _add(table, 9, "digit", "дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятьома дев'ятеро")
    _add(table, 10, "teen", "десять десяти десятьох десятьом десятьма десятьома десятеро")
    teens = "одинадцят дванадцят тринадцят чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят"
    for value, stem in enumerate(teens.split(), start=11):
        _add(table, value, "teen", " ".join(stem + end for end in ("ь", "и", "ьох", "ьом", "ьма", "ьома", "еро")))
    for value, stem in ((20, "двадцят"), (30, "тридцят")):
        _add(table, value, "ten", " ".join(stem + end for end in ("ь", "и", "ьох", "ьом", "ьма", "ьома", "еро")))
    _add(table, 40, "ten", "сорок сорока")
    for value, stem in ((50, "п'ятдесят"), (60, "шістдесят"), (70, "сімдесят"), (80, "вісімдесят")):
        _add(table, value, "ten", " ".join(stem + end for end in ("", "и", "ьох", "ьом", "ьма", "ьома")))
    _add(table, 90, "ten", "дев'яносто дев'яноста")
    _add(table, 100, "hundred", "сто ста")
    _add(table, 200, "hundred", "двісті двохсот двомстам двомастами двохстах")
    _add(table, 300, "hundred", "триста трьохсот трьомстам трьомастами трьохстах")
    _add(table, 400, "hundred", "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах")
    for value, first, other in (
        (500, "п'ятсот", "п'яти"),
        (600, "шістсот", "шести"),
        (700, "сімсот", "семи"),
        (800, "вісімсот", "восьми"),
        (900, "дев'ятсот", "дев'яти"),
    ):
        _add(table, value, "hundred", f"{first} {other}сот {other}стам {other}стах")
    _add(table, 10, "scale", "десяток десятка десятку десятком")
    _add(table, 10, "scale", "десятки десятків десяткам десятками десятках", plural=True)
    _add(table, 12, "scale", "дюжина дюжину дюжини")
    _add(table, 100, "scale", "сотня сотню сотнею")
    _add(table, 100, "scale", "сотні сотень сотням сотнями сотнях кількасот", plural=True)
    _add(table, 10, "scale", "кількадесят", plural=True)
    _add(table, 1e3, "scale", "тисяча тисячу тисячею тис")
    _add(table, 1e3, "scale", "тисячі тисяч тисячам тисячами тисячах", plural=True)
    for scale, stem in ((1e6, "мільйон"), (1e9, "мільярд"), (1e12, "трильйон")):
        _add(table, scale, "scale", " ".join(stem + end for end in ("", "а", "у", "ом", "і")))
        _add(table, scale, "scale", " ".join(stem + end for end in ("и", "ів", "ам", "ами", "ах")), plural=True)
    _add(table, 1e6, "scale", "млн")
    _add(table, 1e9, "scale", "млрд")
    _add(table, 1e12, "scale", "трлн")
    _add(table, 1.5, "fraction", "півтора півтори півтораста")
    table["півтораста"] = NumberWord(150, "hundred")
    _add(table, 0.5, "fraction", "пів")
    _add(table, 2, "several", "кілька декілька кількох декількох кільком декільком кількома декількома")
    return table


def _russian() -> _Table:
    table: _Table = {}
    _add(table, 1, "digit", "один одна одно одного одной одному одну одним одном одною")
    _add(table, 2, "digit", "два две двух двум двумя двое двоих двоим двоими")
    _add(table, 3, "digit", "три трех трем тремя трое троих троим троими")
    _add(table, 4, "digit", "четыре четырех четырем четырьмя четверо четверых четверым")
    _add(table, 5, "digit", "пять пяти пятью пятеро пятерых пятерым")
    _add(table, 6, "digit", "шесть шести шестью шестеро шестерых шестерым")
    _add(table, 7, "digit", "семь семи семеро семерых семерым")
    _add(table, 8, "digit", "восемь восьми восьмью восемью восьмеро восьмерых")
    _add(table, 9, "digit", "девять девяти девятью девятеро девятерых")
    _add(table, 10, "teen", "десять десяти десятью десятеро десятерых")
    teens = "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
    for value, stem in enumerate(teens.split(), start=11):
        _add(table, value, "teen", " ".join(stem + end for end in ("ь", "и", "ью")))
    for value, stem in ((20, "двадцат"), (30, "тридцат")):
        _add(table, value, "ten", " ".join(stem + end for end in ("ь", "и", "ью")))
    _add(table, 40, "ten", "сорок сорока")
    for value, first, other in (
        (50, "пятьдесят", "пяти"),
        (60, "шестьдесят", "шести"),
        (70, "семьдесят", "семи"),
        (80, "восемьдесят", "восьми"),
    ):
        instrumental = first.removesuffix("десят") + "юдесятью"
        _add(table, value, "ten", f"{first} {other}десяти {instrumental}")
    _add(table, 90, "ten", "девяносто девяноста")
    _add(table, 100, "hundred", "сто ста")
    _add(table, 200, "hundred", "двести двухсот двумстам двумястами двухстах")
    _add(table, 300, "hundred", "триста трехсот тремстам тремястами трехстах")
    _add(table, 400, "hundred", "четыреста четырехсот четыремстам четырьмястами четырехстах")
    for value, first, other in (
        (500, "пятьсот", "пяти"),
        (600, "шестьсот", "шести"),
        (700, "семьсот", "семи"),
        (800, "восемьсот", "восьми"),
        (900, "девятьсот", "девяти"),
    ):
        _add(table, value, "hundred", f"{first} {other}сот {other}стам {other}стах {first.removesuffix('сот')}юстами")
    _add(table, 10, "scale", "десяток десятка десятку десятком")
    _add(table, 10, "scale", "десятки десятков десяткам десятками десятках", plural=True)
    _add(table, 12, "scale", "дюжина дюжину дюжины дюжине")
    _add(table, 100, "scale", "сотня сотню сотней сотне")
    _add(table, 100, "scale", "сотни сотен сотням сотнями сотнях", plural=True)
    _add(table, 1e3, "scale", "тысяча тысячу тысячей тысяче тыс")
    _add(table, 1e3, "scale", "тысячи тысяч тысячам тысячами тысячах", plural=True)
    for scale, stem in ((1e6, "миллион"), (1e9, "миллиард"), (1e12, "триллион")):
        _add(table, scale, "scale", " ".join(stem + end for end in ("", "а", "у", "ом", "е")))
        _add(table, scale, "scale", " ".join(stem + end for end in ("ы", "ов", "ам", "ами", "ах")), plural=True)
    _add(table, 1e6, "scale", "млн")
    _add(table, 1e9, "scale", "млрд")
    _add(table, 1e12, "scale", "трлн")
    _add(table, 1.5, "fraction", "полтора полторы полутора")
    table["полтораста"] = NumberWord(150, "hundred")
    _add(table, 2, "several", "несколько нескольких нескольким несколькими")
    return table


def _english() -> _Table:
    table: _Table = {}
    for value, form in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], start=1):
        _add(table, value, "digit", form)
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    for value, form in enumerate(teens.split(), start=10):
        _add(table, value, "teen", form)
    for value, form in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    ):
        _add(table, 10 * value, "ten", form)
    for scale, forms in (
        (12.0, "dozen"),
        (20.0, "score"),
        (100.0, "hundred"),
        (1e3, "thousand"),
        (1e6, "million"),
        (1e9, "billion"),
        (1e12, "trillion"),
    ):
        _add(table, scale, "scale", forms)
        _add(table, scale, "scale", forms + "s", plural=True)
    del table["score"]  # "score" alone is a result or a verb
    _add(table, 10, "scale", "tens", plural=True)
    _add(table, 0.5, "fraction", "half")
    _add(table, 2, "several", "several")
    return table


NUMBERS: Final[dict[str, _Table]] = {"uk": _ukrainian(), "ru": _russian(), "en": _english()}

# Letters that may stand right behind digits: "5m", "2.4bn", "10k".
ATTACHED_SCALES: Final = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "тис": 1e3,
    "тыс": 1e3,
    "млн": 1e6,
    "млрд": 1e9,
    "трлн": 1e12,
}

# Shares in words, in percent. Only as "half of", «половина виборців»: see `numerals`.
SHARES: Final[dict[str, dict[str, float]]] = {
    "uk": {
        **dict.fromkeys(("половина", "половини", "половину", "половині", "половиною"), 50.0),
        **dict.fromkeys(("третина", "третини", "третину", "третині", "третиною", "третин", "третинами"), 100 / 3),
        **dict.fromkeys(("чверть", "чверті", "чвертю", "чвертей"), 25.0),
    },
    "ru": {
        **dict.fromkeys(("половина", "половины", "половину", "половине", "половиной"), 50.0),
        **dict.fromkeys(("треть", "трети", "третей"), 100 / 3),
        **dict.fromkeys(("четверть", "четверти", "четвертью", "четвертей"), 25.0),
    },
    "en": {
        "half": 50.0,
        "third": 100 / 3,
        "thirds": 100 / 3,
        "quarter": 25.0,
        "quarters": 25.0,
        "fifth": 20.0,
        "fifths": 20.0,
        "tenth": 10.0,
    },
}

# How many times as much: adverbs that are a number of their own.
FACTORS: Final[dict[str, dict[str, float]]] = {
    "uk": {
        **dict.fromkeys(("вдвічі", "удвічі", "вдвоє", "удвоє"), 2.0),
        **dict.fromkeys(("втричі", "утричі", "втроє", "утроє"), 3.0),
        **dict.fromkeys(("вчетверо", "учетверо"), 4.0),
        **dict.fromkeys(("вп'ятеро", "уп'ятеро"), 5.0),
        **dict.fromkeys(("вшестеро", "ушестеро"), 6.0),
        **dict.fromkeys(("всемеро", "усемеро"), 7.0),
        **dict.fromkeys(("вдесятеро", "удесятеро"), 10.0),
    },
    "ru": {
        "вдвое": 2.0,
        "втрое": 3.0,
        "вчетверо": 4.0,
        "впятеро": 5.0,
        "вшестеро": 6.0,
        "всемеро": 7.0,
        "вдесятеро": 10.0,
    },
    "en": {
        "twofold": 2.0,
        "threefold": 3.0,
        "fourfold": 4.0,
        "fivefold": 5.0,
        "sixfold": 6.0,
        "sevenfold": 7.0,
        "eightfold": 8.0,
        "tenfold": 10.0,
    },
}

# Number and unit in one word where the pattern of `halves` does not read it.
HALVES: Final[dict[str, dict[str, tuple[float, str]]]] = {
    "uk": {"півроку": (6.0, "month"), "півгодини": (30.0, "min"), "півтижня": (3.5, "d"), "півдоби": (12.0, "h")},
    "ru": {
        "полгода": (6.0, "month"),
        "полчаса": (30.0, "min"),
        "получаса": (30.0, "min"),
        "полугода": (6.0, "month"),
        "полсуток": (12.0, "h"),
        "полдня": (12.0, "h"),
        "полнедели": (3.5, "d"),
    },
    "en": {},
}

# "half an hour", «пів року»: the unit behind a half that has no scale.
HALF_UNITS: Final[dict[str, dict[str, tuple[float, str]]]] = {
    "uk": {"року": (6.0, "month"), "години": (30.0, "min"), "дня": (12.0, "h"), "доби": (12.0, "h")},
    "ru": {"дня": (12.0, "h"), "года": (6.0, "month"), "часа": (30.0, "min")},
    "en": {
        "hour": (30.0, "min"),
        "day": (12.0, "h"),
        "year": (6.0, "month"),
        "century": (50.0, "year"),
        "decade": (5.0, "year"),
        "mile": (0.5, "mi"),
        "kilometre": (0.5, "km"),
        "kilometer": (0.5, "km"),
        "metre": (0.5, "m"),
        "tonne": (0.5, "t"),
        "ton": (0.5, "t"),
        "kilo": (0.5, "kg"),
        "kilogram": (0.5, "kg"),
        "litre": (0.5, "l"),
        "hectare": (0.5, "ha"),
    },
}
_HALF: Final = {"uk": re.compile(r"пів(?=[^\W\d_]{4})"), "ru": re.compile(r"полу?(?=[^\W\d_]{4})")}
# The genitive of what «пів-», «пол-» may halve -> unit, or what the scale is worth.
_HALVED: Final[dict[str, dict[str, str | float]]] = {
    "uk": {
        "тонни": "t", "кілометра": "km", "метра": "m", "літра": "l", "кілограма": "kg", "гектара": "ha",
        "століття": "year",
        "милі": "mi", "кілометрі": "km", "метрі": "m",
        "тисячі": 1e3, "мільйона": 1e6, "мільярда": 1e9, "трильйона": 1e12, "сотні": 100.0, "сотню": 100.0,
        "сотня": 100.0, "десятка": 10.0, "десятки": 10.0, "дюжини": 12.0,
    },
    "ru": {
        "тонны": "t", "километра": "km", "метра": "m", "литра": "l", "кило": "kg", "килограмма": "kg", "гектара": "ha",
        "века": "year", "тысячи": 1e3, "миллиона": 1e6, "миллиарда": 1e9, "триллиона": 1e12, "сотни": 100.0,
        "десятка": 10.0, "дюжины": 12.0, "мили": "mi", "миле": "mi", "километре": "km", "метре": "m", "тонне": "t",
        "тысяче": 1e3, "миллиону": 1e6, "миллионе": 1e6, "миллионом": 1e6, "миллиарду": 1e9, "миллиардом": 1e9,
        "сотня": 100.0, "сотню": 100.0, "сотне": 100.0, "сотней": 100.0, "дюжина": 12.0, "дюжину": 12.0,
    },
}  # fmt: skip


def read_half(low: str, lang: str) -> tuple[float, str] | None:
    """
    Return value and unit of a word that is half of something; None for any other word.

    >>> read_half("півтонни", "uk"), read_half("полмиллиона", "ru"), read_half("полиция", "ru")
    ((0.5, 't'), (500000.0, ''), None)
    """
    if low in HALVES[lang]:
        return HALVES[lang][low]
    opened = _HALF[lang].match(low) if lang in _HALF else None
    halved = _HALVED[lang].get(low[opened.end() :]) if opened else None
    if halved is None:
        return None
    if isinstance(halved, float):
        return halved / 2, ""
    return (50.0, halved) if halved == "year" else (0.5, halved)


# «десятиразова перевага», «трёхкратный рост»: a number glued to the word for "times".
_GLUED_NUMBERS: Final = {
    "дво": 2.0, "двух": 2.0, "три": 3.0, "трьох": 3.0, "трех": 3.0, "чотири": 4.0, "чотирьох": 4.0, "четырех": 4.0,
    "п'яти": 5.0, "пяти": 5.0, "шести": 6.0, "семи": 7.0, "восьми": 8.0, "дев'яти": 9.0, "девяти": 9.0, "десяти": 10.0,
    "двадцяти": 20.0, "двадцати": 20.0, "сто": 100.0,
}  # fmt: skip
FOLD_ADJECTIVE: Final = re.compile(rf"\b({'|'.join(_GLUED_NUMBERS)})(?:разов|кратн)[^\W\d_]*")


def read_fold(low: str) -> float | None:
    """
    Return how many times an adjective says, or None.

    >>> read_fold("десятиразову"), read_fold("двухкратный"), read_fold("разовый")
    (10.0, 2.0, None)
    """
    found = FOLD_ADJECTIVE.fullmatch(low)
    return _GLUED_NUMBERS[found.group(1)] if found else None
