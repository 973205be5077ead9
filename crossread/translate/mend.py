"""
Mends names and numbers that a weak model mangled, where source and translation leave one way to do it.

A small model writes «Ryanair» as Ryanairs and 50 000 as 26,000. Three things are mended, each only when what is lost
and what stands in its place are both known:

    1  a word in Latin letters of the source, lost, for the one word of the translation that resembles it
    2  a name of the gazetteer (names.tsv: English, Ukrainian, Russian), lost, for a capitalised word that resembles it
    3  a number in digits, when exactly one is lost and exactly one is added

Does not translate a name it does not know, and does not guess between two places. Only into English.
"""

import re
from collections.abc import Iterator
from typing import Final

from crossread.translate.gazetteer import find_known, is_form, is_known_english
from crossread.translate.numbers import Number, find_unmatched, read_numbers

LATIN_ALIKE: Final = (
    70.0  # 0-100, rapidfuzz ratio; a lower one replaced true words by names in benchmarks/translate_mend.py
)
NAME_ALIKE: Final = 60.0
RESPELT: Final = 75.0  # for one spelling of a name instead of another
UNLIKE_START: Final = 75.0  # needed when the first letters cannot stand for one another

_STARTS: Final = ("hkcgq", "yije", "scz", "vwb", "fpt")  # first letters that romanisation or a model takes for another
_LATIN_NAME: Final = re.compile(r"(?<![\w.@/-])(?=[\w-]*[A-Z])[A-Za-z][A-Za-z-]{2,}[A-Za-z](?![\w@/-])")
_CAPITALISED: Final = re.compile(r"[A-Z][\w'\u2019.-]*\w")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+")


def mend_translation(source: str, translation: str, src_lang: str, tgt_lang: str) -> str:
    """
    Return *translation* with mangled names and numbers mended, or as it is.

    >>> mend_translation("Ryanair отменил 600 рейсов", "Ryanairs cancelled 600 flights", "ru", "en")
    'Ryanair cancelled 600 flights'
    >>> mend_translation("Сгорело 50 000 тонн.", "Burned 26,000 tonnes.", "ru", "en")
    'Burned 50,000 tonnes.'
    """
    if tgt_lang != "en" or src_lang == "en":
        return translation
    translation = _mend_latin(source, translation)
    translation = _mend_names(source, translation, src_lang)
    return _mend_number(source, translation)


def find_lost_latin(source: str, translation: str) -> Iterator[tuple[str, str]]:
    """Yield (word, word) of the words in Latin letters of *source* that *translation* lacks."""
    for name in dict.fromkeys(_LATIN_NAME.findall(source)):
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", translation, re.IGNORECASE):
            yield name, name


def find_lost_known(source: str, translation: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (words, English) of the names of the gazetteer in *source* that *translation* lacks."""
    for known in find_known(source, lang):
        if not known.is_in(translation):
            yield known.text, known.english


def respell_names(source: str, translation: str, src_lang: str, tgt_lang: str) -> str:
    """
    Return *translation* with the names of the gazetteer in one spelling, where another romanisation stands.

    >>> respell_names("До Лимана прибув Зеленський.", "Zelensky arrived in Liman.", "uk", "en")
    'Zelenskyy arrived in Lyman.'
    """
    if tgt_lang != "en" or src_lang == "en":
        return translation
    found = [known.english for known in find_known(source, src_lang) if known.is_word]
    for name in found:
        if not any(is_form(word, name) for word in _CAPITALISED.findall(translation)):
            translation = _replace_like(translation, name, RESPELT, set(found))
    return translation


def _mend_latin(source: str, translation: str) -> str:
    taken = set(_LATIN_NAME.findall(source))
    for name in dict.fromkeys(_LATIN_NAME.findall(source)):
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", translation, re.IGNORECASE):
            translation = _replace_like(translation, name, LATIN_ALIKE, taken)
    return translation


def _mend_names(source: str, translation: str, lang: str) -> str:
    found = [known for known in find_known(source, lang) if known.is_word]
    taken = {known.english for known in found}
    for known in found:
        if not known.is_in(translation):
            translation = _replace_like(translation, known.english, NAME_ALIKE, taken)
    return translation


def _replace_like(translation: str, name: str, cutoff: float, taken: set[str]) -> str:
    """Put *name* for the one capitalised word that resembles it and is no other name of the source."""
    from rapidfuzz import fuzz

    lowered = {other.lower() for other in taken}
    scored = [
        (fuzz.ratio(match.group().lower().removesuffix("'s"), name.lower()), match)
        for match in _CAPITALISED.finditer(translation)
        if match.group().lower() not in lowered and not is_known_english(match.group())
    ]
    best = max(scored, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < (cutoff if _may_start(best[1].group(), name) else UNLIKE_START):
        return translation
    suffix = "'s" if best[1].group().endswith(("'s", "\u2019s")) else ""
    return translation[: best[1].start()] + name + suffix + translation[best[1].end() :]


def _may_start(word: str, name: str) -> bool:
    first, other = word[0].lower(), name[0].lower()
    return first == other or any(first in letters and other in letters for letters in _STARTS)


def _mend_number(source: str, translation: str) -> str:
    before, after = read_numbers(source), read_numbers(translation, "en")
    lost = find_unmatched(before, after, translation)
    added = find_unmatched(after, before, source)
    if len(lost) != 1 or len(added) != 1 or not _is_plain(lost[0]) or not _is_plain(added[0]):
        return translation
    places = [
        match.start() for match in re.finditer(rf"(?<![\d.,]){re.escape(added[0].text)}(?![\d]|[.,]\d)", translation)
    ]
    if len(places) != 1:
        return translation
    value = int(max(lost[0].readings))
    written = f"{value:,}" if value >= 10_000 else str(value)
    return translation[: places[0]] + written + translation[places[0] + len(added[0].text) :]


def _is_plain(number: Number) -> bool:
    """Whether it is a whole number without a scale word; where separators part thousands, 26.000 is a reading too."""
    grouped = _GROUPED.fullmatch(number.text) is not None
    return (grouped and len(number.readings) <= 2) or (number.text.isdecimal() and len(number.readings) == 1)
