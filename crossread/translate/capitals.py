"""
Names written in small letters, given their capitals for the model to see.

Some outlets write «росія» or «путін» on purpose (framing reports that, from the original), and social media write all
names so. A small model has not seen them that way and takes «у москві» for something else. Only the text that is
translated changes, letter for letter: offsets stay.
"""

import re
from functools import lru_cache
from typing import Final

from crossread.morphology import load_forms
from crossread.translate.gazetteer import find_known

LANGUAGES: Final = frozenset({"uk", "ru"})
ABBREVIATIONS: Final = frozenset({"рф", "сша", "срср", "ссср", "нато", "оон", "фсб"})
_WORD: Final = re.compile(r"(?<![\w.@/-])[а-яёіїєґ]+(?:['\u2019\u02bc][а-яёіїєґ]+)*(?![\w@/-]|\.\w)")
_NAMES: Final = frozenset({"Surn", "Geox"})
# The Ukrainian dictionary does not mark every place, and «києві» is a cue's case too.
_PLACES: Final = frozenset(
    ["київ", "киев", "москва", "харків", "крим", "донбас", "одеса", "україна", "росія", "білорусь"]
)


def restore_capitals(text: str, lang: str) -> str:
    """
    Return *text* with a capital on each name of the gazetteer that is nothing else; of the same length.

    >>> restore_capitals("Заява путіна в москві про рф розгнівала київ.", "uk")
    'Заява Путіна в Москві про РФ розгнівала Київ.'
    >>> restore_capitals("Лев спить біля крамниці.", "uk")
    'Лев спить біля крамниці.'
    """
    if lang not in LANGUAGES:
        return text
    return _WORD.sub(lambda match: _restore(match.group(), lang), text)


@lru_cache(maxsize=200_000)
def _restore(word: str, lang: str) -> str:
    if word in ABBREVIATIONS:
        return word.upper()
    parses = load_forms(lang).parse(word)
    if not any(parse.normal_form in _PLACES for parse in parses) and not all(
        parse.is_known and not _NAMES.isdisjoint(parse.tag.grammemes) for parse in parses
    ):
        return word
    name = word.capitalize()
    return name if find_known(f"«а» {name}", lang) else word
