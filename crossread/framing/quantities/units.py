"""
Units and currencies: how they are written in three languages, and how they convert.

A unit has a dimension; only numbers of one dimension are compared, after conversion to its base unit. Currencies are
dimensions of their own: rates change, so nothing is converted between them.
"""

import re
from typing import Final, NamedTuple


class Unit(NamedTuple):
    """A unit as reports show it. `factor` turns a number into the base unit of its dimension."""

    symbol: str
    dimension: str
    factor: float
    name: str  # in English, as the counted thing


_UNITS: Final = (
    Unit("%", "share", 1, "percent"),
    Unit("pp", "points", 1, "percentage points"),
    Unit("km", "length", 1000, "kilometre"),
    Unit("m", "length", 1, "metre"),
    Unit("cm", "length", 0.01, "centimetre"),
    Unit("mm", "length", 0.001, "millimetre"),
    Unit("mi", "length", 1609.344, "mile"),
    Unit("ft", "length", 0.3048, "foot"),
    Unit("nmi", "length", 1852, "nautical mile"),
    Unit("sq km", "area", 1e6, "square kilometre"),
    Unit("sq m", "area", 1, "square metre"),
    Unit("sq mi", "area", 2.589988e6, "square mile"),
    Unit("ha", "area", 1e4, "hectare"),
    Unit("acre", "area", 4046.856, "acre"),
    Unit("t", "mass", 1000, "tonne"),
    Unit("kg", "mass", 1, "kilogram"),
    Unit("g", "mass", 0.001, "gram"),
    Unit("lb", "mass", 0.45359237, "pound"),
    Unit("l", "volume", 0.001, "litre"),
    Unit("cu m", "volume", 1, "cubic metre"),
    Unit("bbl", "volume", 0.158987, "barrel"),
    Unit("MW", "power", 1, "megawatt"),
    Unit("GW", "power", 1000, "gigawatt"),
    Unit("kW", "power", 0.001, "kilowatt"),
    Unit("km/h", "speed", 1, "kilometre per hour"),
    Unit("m/s", "speed", 3.6, "metre per second"),
    Unit("°", "temperature", 1, "degree"),
    Unit("s", "duration", 1, "second"),
    Unit("min", "duration", 60, "minute"),
    Unit("h", "duration", 3600, "hour"),
    Unit("d", "duration", 86400, "day"),
    Unit("week", "duration", 604800, "week"),
    Unit("month", "duration", 2629800, "month"),
    Unit("year", "duration", 31557600, "year"),
    Unit("decade", "duration", 315576000, "decade"),
    Unit("century", "duration", 3155760000, "century"),
    Unit("in", "length", 0.0254, "inch"),
    Unit("times", "factor", 1, "times"),
    Unit("UAH", "UAH", 1, "hryvnia"),
    Unit("RUB", "RUB", 1, "rouble"),
    Unit("USD", "USD", 1, "dollar"),
    Unit("EUR", "EUR", 1, "euro"),
    Unit("GBP", "GBP", 1, "pound sterling"),
    Unit("PLN", "PLN", 1, "zloty"),
    Unit("CNY", "CNY", 1, "yuan"),
    Unit("JPY", "JPY", 1, "yen"),
    Unit("CHF", "CHF", 1, "franc"),
    Unit("TRY", "TRY", 1, "lira"),
    Unit("KZT", "KZT", 1, "tenge"),
    Unit("GEL", "GEL", 1, "lari"),
    Unit("RON", "RON", 1, "leu"),
    Unit("SEK", "SEK", 1, "krona"),
    Unit("NOK", "NOK", 1, "krone"),
    Unit("CZK", "CZK", 1, "koruna"),
    Unit("HUF", "HUF", 1, "forint"),
    Unit("INR", "INR", 1, "rupee"),
    Unit("MDL", "MDL", 1, "Moldovan leu"),
    Unit("BYN", "BYN", 1, "Belarusian rouble"),
)
BY_SYMBOL: Final = {unit.symbol: unit for unit in _UNITS}
CURRENCIES: Final = frozenset(unit.symbol for unit in _UNITS if unit.dimension == unit.symbol and unit.symbol.isupper())

# Lemma of the word behind the number -> symbol. Ukrainian and Russian lemmas are those of pymorphy3.
_LEMMAS: Final[dict[str, dict[str, str]]] = {
    "uk": {
        "%": "відсоток процент",
        "km": "кілометр км",
        "m": "метр м",
        "cm": "сантиметр см",
        "mm": "міліметр мм",
        "mi": "миля",
        "ft": "фут",
        "ha": "гектар га",
        "t": "тонна т",
        "kg": "кілограм кг кіло",
        "g": "грам",
        "l": "літр л",
        "cu m": "кубометр куб",
        "bbl": "барель",
        "MW": "мегават мвт",
        "GW": "гігават гвт",
        "kW": "кіловат квт",
        "°": "градус",
        "s": "секунда",
        "min": "хвилина хв",
        "h": "година год",
        "d": "день доба",
        "week": "тиждень",
        "month": "місяць міс",
        "year": "рік літо",
        "decade": "десятиліття",
        "century": "століття",
        "in": "дюйм",
        "times": "раз",
        "UAH": "гривня гривна грн",
        "RUB": "рубль руб",
        "USD": "долар",
        "EUR": "євро",
        "GBP": "фунт",
        "PLN": "злотий",
        "CNY": "юань",
        "JPY": "єна",
        "CHF": "франк",
        "TRY": "ліра",
        "KZT": "тенге",
        "GEL": "ларі",
        "RON": "лей лея",
    },
    "ru": {
        "%": "процент",
        "km": "километр км",
        "m": "метр м",
        "cm": "сантиметр см",
        "mm": "миллиметр мм",
        "mi": "миля",
        "ft": "фут",
        "ha": "гектар га",
        "t": "тонна т",
        "kg": "килограмм кг кило",
        "g": "грамм",
        "l": "литр л",
        "cu m": "кубометр куб",
        "bbl": "баррель",
        "MW": "мегаватт мвт",
        "GW": "гигаватт гвт",
        "kW": "киловатт квт",
        "°": "градус",
        "s": "секунда сек",
        "min": "минута мин",
        "h": "час ч",
        "d": "день сутки сут",
        "week": "неделя",
        "month": "месяц мес",
        "year": "год лето",
        "decade": "десятилетие",
        "century": "столетие век",
        "in": "дюйм",
        "times": "раз",
        "UAH": "гривна гривня грн",
        "RUB": "рубль руб",
        "USD": "доллар долл",
        "EUR": "евро",
        "GBP": "фунт",
        "PLN": "злотый",
        "CNY": "юань",
        "JPY": "иена йена",
        "CHF": "франк",
        "TRY": "лира",
        "KZT": "тенге",
        "GEL": "лари",
        "RON": "лей лея",
    },
    "en": {
        "%": "percent pct",
        "km": "kilometre kilometer km kms",
        "m": "metre meter m",
        "cm": "centimetre centimeter cm",
        "mm": "millimetre millimeter mm",
        "mi": "mile",
        "ft": "foot feet ft",
        "ha": "hectare ha",
        "acre": "acre",
        "t": "tonne ton t",
        "kg": "kilogram kilogramme kg kilo",
        "g": "gram gramme g",
        "lb": "lb lbs",
        "l": "litre liter",
        "bbl": "barrel",
        "MW": "megawatt mw",
        "GW": "gigawatt gw",
        "kW": "kilowatt kw",
        "km/h": "kmh kph mph",
        "°": "degree",
        "s": "second",
        "min": "minute min",
        "h": "hour",
        "d": "day",
        "week": "week",
        "month": "month",
        "year": "year",
        "decade": "decade",
        "century": "century centuries",
        "in": "inch inches",
        "times": "times",
        "UAH": "hryvnia hryvnya hryvna uah",
        "RUB": "rouble ruble rub",
        "USD": "dollar usd",
        "EUR": "euro eur",
        "GBP": "pound gbp sterling",
        "PLN": "zloty pln",
        "CNY": "yuan cny renminbi",
        "JPY": "yen",
        "CHF": "franc",
        "TRY": "lira",
        "KZT": "tenge",
        "GEL": "lari",
        "RON": "leu lei",
        "SEK": "krona kronor sek",
        "NOK": "krone kroner nok",
        "CZK": "koruna czk",
        "HUF": "forint huf",
        "INR": "rupee inr",
    },
}
UNIT_WORDS: Final[dict[str, dict[str, Unit]]] = {
    lang: {word: BY_SYMBOL[symbol] for symbol, words in table.items() for word in words.split()}
    for lang, table in _LEMMAS.items()
}
# «квадратний метр», «кв. км», "square metres", "cubic metres": the word before the unit -> what it makes of it.
SQUARES: Final = {"km": "sq km", "m": "sq m", "mi": "sq mi"}
SQUARE_WORDS: Final = re.compile(r"(?:квадратн|кв\Z|square\Z|sq\Z)")
CUBIC_WORDS: Final = re.compile(r"(?:кубічн|кубическ|куб\Z|cubic\Z)")
NAUTICAL_WORDS: Final = re.compile(r"(?:морськ|морск|nautical\Z)")

SIGNS: Final = {
    "%": BY_SYMBOL["%"],
    "$": BY_SYMBOL["USD"],
    "€": BY_SYMBOL["EUR"],
    "£": BY_SYMBOL["GBP"],
    "₴": BY_SYMBOL["UAH"],
    "₽": BY_SYMBOL["RUB"],
    "¥": BY_SYMBOL["JPY"],
    "₸": BY_SYMBOL["KZT"],
    "₾": BY_SYMBOL["GEL"],
    "°": BY_SYMBOL["°"],
    "℃": BY_SYMBOL["°"],
    "Sfr": BY_SYMBOL["CHF"],
    "CHF": BY_SYMBOL["CHF"],
    "EUR": BY_SYMBOL["EUR"],
    "USD": BY_SYMBOL["USD"],
    "GBP": BY_SYMBOL["GBP"],
    "PLN": BY_SYMBOL["PLN"],
    "SKr": BY_SYMBOL["SEK"],
    "NKr": BY_SYMBOL["NOK"],
}
# Beginnings of adjectives glued to a number: «18-відсоткового», «24-годинний», "40-mile".
GLUED: Final[dict[str, dict[str, str]]] = {
    "uk": {
        "відсотк": "%",
        "процент": "%",
        "годин": "h",
        "хвилин": "min",
        "секунд": "s",
        "денн": "d",
        "добов": "d",
        "тижнев": "week",
        "місячн": "month",
        "кілометр": "km",
        "метров": "m",
        "сантиметр": "cm",
        "тонн": "t",
        "градус": "°",
        "кратн": "times",
        "разов": "times",
        "кілограм": "kg", "міліметр": "mm", "літров": "l", "гектар": "ha", "грамов": "g", "доларов": "USD",
        "гривнев": "UAH", "мегават": "MW", "мильн": "mi",
    },
    "ru": {
        "процент": "%",
        "часов": "h",
        "минут": "min",
        "секунд": "s",
        "дневн": "d",
        "суточн": "d",
        "недельн": "week",
        "месячн": "month",
        "километр": "km",
        "метров": "m",
        "сантиметр": "cm",
        "тонн": "t",
        "градус": "°",
        "кратн": "times",
        "разов": "times",
        "килограмм": "kg", "миллиметр": "mm", "литров": "l", "гектар": "ha", "граммов": "g", "доллар": "USD",
        "рублев": "RUB", "мегаватт": "MW", "мильн": "mi",
    },
    "en": {
        "percent": "%", "hour": "h", "minute": "min", "second": "s", "day": "d", "week": "week", "month": "month",
        "km": "km", "kilomet": "km", "metre": "m", "meter": "m", "mile": "mi", "ton": "t", "point": "pp",
        "foot": "ft", "fold": "times", "year": "year", "euro": "EUR", "dollar": "USD", "rouble": "RUB",
        "ruble": "RUB", "hryvnia": "UAH", "pound": "GBP", "acre": "acre", "kilogram": "kg", "kilo": "kg",
        "millimet": "mm", "centimet": "cm", "hectare": "ha", "zloty": "PLN", "franc": "CHF", "yuan": "CNY",
        "yen": "JPY", "lira": "TRY", "lei": "RON", "leu": "RON", "krona": "SEK", "krone": "NOK", "forint": "HUF",
        "litre": "l", "liter": "l", "inch": "in", "decade": "decade", "century": "century", "degree": "°",
        "megawatt": "MW",
    },
}  # fmt: skip


def to_base(value: float, symbol: str) -> float:
    """
    Return *value* in the base unit of its dimension; unknown units and counts stay as they are.

    >>> to_base(230, "cm") == to_base(2.3, "m")
    True
    >>> round(to_base(1, "ha") / to_base(1, "sq km"), 3)
    0.01
    """
    unit = BY_SYMBOL.get(symbol)
    return round(value * unit.factor, 9) if unit else value


def dimension_of(symbol: str) -> str:
    """
    Return the dimension of a unit, "count" for none.

    >>> dimension_of("km"), dimension_of("UAH"), dimension_of("")
    ('length', 'UAH', 'count')
    """
    unit = BY_SYMBOL.get(symbol)
    return unit.dimension if unit else "count"
