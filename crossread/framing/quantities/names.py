"""How a counted thing is called in reports and in JSON: in English, in the plural."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.units import BY_SYMBOL, CURRENCIES

_IRREGULAR: Final = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "human": "people",
    "foot": "feet",
    "mouse": "mice",
    "goose": "geese",
    "tooth": "teeth",
    "wolf": "wolves",
    "calf": "calves",
    "loaf": "loaves",
    "leaf": "leaves",
    "scarf": "scarves",
    "shelf": "shelves",
    "thief": "thieves",
    "knife": "knives",
    "wife": "wives",
    "life": "lives",
    "half": "halves",
    "hero": "heroes",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "torpedo": "torpedoes",
    "fresco": "frescoes",
    "mosquito": "mosquitoes",
    "embargo": "embargoes",
    "tornado": "tornadoes",
    "mango": "mangoes",
    "cargo": "cargoes",
    "veto": "vetoes",
    "echo": "echoes",
    "volcano": "volcanoes",
    "buffalo": "buffaloes",
    "criterion": "criteria",
    "ox": "oxen",
}
_UNCHANGED: Final = frozenset(
    [
        "people",
        "dead",
        "wounded",
        "injured",
        "missing",
        "arrested",
        "displaced",
        "freed",
        "troops",
        "forces",
        "police",
        "aircraft",
        "cattle",
        "personnel",
        "staff",
        "ammunition",
        "equipment",
        "weaponry",
        "grain",
        "wheat",
        "parents",
        "townspeople",
        "percent",
        "times",
        "hertz",
        "deer",
        "sheep",
        "fish",
        "series",
        "species",
        "offspring",
        "salmon",
        "swiss",
        "chinese",
        "japanese",
        "vietnamese",
        "portuguese",
        "lebanese",
        "sudanese",
        "french",
        "dutch",
        "thai",
        "homeless",
        "unemployed",
        "triplets",
        "newlyweds",
        "spacecraft",
        "livestock",
        "ingush",
    ]
)


_NO_MEN: Final = words("human german roman norman ottoman shaman caiman talisman cayman")


def plural(noun: str) -> str:
    """
    Return the plural of an English noun, of its last word.

    >>> [plural(noun) for noun in ("clash", "policeman", "criminal case", "country", "people", "day")]
    ['clashes', 'policemen', 'criminal cases', 'countries', 'people', 'days']
    """
    first, link, rest = noun.partition(" of ")
    if link:
        return noun if first == "head" else plural(first) + link + rest  # "300 head of cattle"
    head, _, last = noun.rpartition(" ")
    lead = head + " " if head else ""
    plural_already = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    if last.casefold() in _UNCHANGED or last.endswith("fish") or plural_already:
        return noun
    if last in _IRREGULAR:
        return lead + _IRREGULAR[last]
    if last.endswith("man") and last.casefold() not in _NO_MEN:
        return lead + last[:-3] + "men"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return lead + last[:-1] + "ies"
    if last.endswith(("s", "x", "ch", "sh")):
        return lead + last + "es"
    return lead + last + "s"


_MONEY: Final = {"NOK": "kroner", "SEK": "kronor", "CZK": "koruny"}
CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_WELL_KNOWN: Final = frozenset({"%", "UAH", "RUB", "USD", "EUR", "GBP", "JPY", "CNY", "CHF"})


def name_counted(what: str, unit: str, *, person: bool) -> str:
    """
    Return the label of a quantity: currency code, "%", unit or noun in the plural, people marked as such.

    A noun that no table knows has no English name: "people" when it is a calling, else "".

    >>> name_counted("hryvnia", "UAH", person=False), name_counted("percent", "%", person=False)
    ('UAH', '%')
    >>> name_counted("miner", "", person=True), name_counted("hour", "h", person=False)
    ('miners (people)', 'hours')
    >>> name_counted("приписка", "", person=False), name_counted("відчайдух", "", person=True)
    ('', 'people')
    """
    if unit in CURRENCIES or unit == "%":
        return unit if unit in _WELL_KNOWN else f"{unit} ({_MONEY.get(unit) or plural(BY_SYMBOL[unit].name)})"
    if unit:
        head, link, tail = BY_SYMBOL[unit].name.partition(" per ")
        return plural(head) + link + tail
    if CYRILLIC.search(what):
        return "people" if person else ""
    if not what:
        return ""
    shown = plural(what)
    return f"{shown} (people)" if person and shown != "people" else shown
