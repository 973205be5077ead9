"""Forms of words: Ukrainian and Russian through pymorphy3, loaded once a language for all who ask; English plurals."""

from functools import cache
from typing import Any, Final

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


_NO_MEN: Final = frozenset(["human", "german", "roman", "norman", "ottoman", "shaman", "caiman", "talisman", "cayman"])


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


@cache
def load_forms(lang: str) -> Any:  # pymorphy3 has no types
    """Return pymorphy3's analyser of *lang*, uk or ru."""
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped] # it ships no types

    return MorphAnalyzer(lang=lang)
