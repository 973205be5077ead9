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
from functools import cache
from importlib.resources import files
from typing import Final

from crossread.translate.names import romanise
from crossread.translate.numbers import Number, find_unmatched, read_numbers

LATIN_ALIKE: Final = (
    70.0  # 0-100, rapidfuzz ratio; a lower one replaced true words by names in benchmarks/translate_mend.py
)
NAME_ALIKE: Final = 60.0
UNLIKE_START: Final = 75.0  # needed when the first letters cannot stand for one another
KEPT: Final = 88.0  # a spelling as close as this is another romanisation, not a mangled name

_STARTS: Final = ("hkcgq", "yije", "scz", "vwb", "fpt")  # first letters that romanisation or a model takes for another
_LATIN_NAME: Final = re.compile(r"(?<![\w.@/-])(?=[\w-]*[A-Z])[A-Za-z][A-Za-z-]{2,}[A-Za-z](?![\w@/-])")
_CAPITALISED: Final = re.compile(r"[A-Z][\w'\u2019.-]*\w")
_CYRILLIC_NAME: Final = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ'\u2019\u02bc-]{2,}")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+")
_ENDING: Final = re.compile(r"[аеиіїоуыэюяєйьмвх]{0,3}|ого|ому|ими|ами|ями|ові|еві|єві")
_OPENS: Final = re.compile(r"(?:^|[.!?\u2026:;]|[\u2014\u2013-]\s|[\"\u00ab\u201c\u201e(])\s*$")
_CUT: Final = re.compile("(?:ий|ій|ый|ой|[аеиіїоуыюяєйь])$")
# й between vowels and the «о», «е» of an open syllable: Київ - Києва, Харків - Харкова.
_OPEN: Final = (("ів", "ов"), ("ів", "ев"), ("їв", "єв"), ("іль", "ел"), ("ець", "ц"), ("ок", "к"), ("ец", "ц"))


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
    """Yield (word, English) of the names of the gazetteer in *source* that *translation* lacks."""
    for word, english in _find_known(source, lang):
        if not _has_name(translation, english, romanise(word)):
            yield word, english


def _mend_latin(source: str, translation: str) -> str:
    taken = set(_LATIN_NAME.findall(source))
    for name in dict.fromkeys(_LATIN_NAME.findall(source)):
        if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", translation, re.IGNORECASE):
            translation = _replace_like(translation, name, LATIN_ALIKE, taken)
    return translation


def _mend_names(source: str, translation: str, lang: str) -> str:
    found = list(_find_known(source, lang))
    taken = {english for _, english in found}
    for word, english in found:
        if not _has_name(translation, english, romanise(word)):
            translation = _replace_like(translation, english, NAME_ALIKE, taken)
    return translation


def _has_name(translation: str, english: str, romanised: str) -> bool:
    """Whether a word is the name, starts like it, or is close to it or to the source's own letters."""
    from rapidfuzz import fuzz

    wanted = english.lower()
    start = wanted[: max(4, len(wanted) - 2)]
    words = re.findall(r"[^\W\d_]+", translation.lower())
    return any(
        word.startswith(start) or max(fuzz.ratio(word, wanted), fuzz.ratio(word, romanised)) >= KEPT for word in words
    )


def _replace_like(translation: str, name: str, cutoff: float, taken: set[str]) -> str:
    """Put *name* for the one capitalised word that resembles it and is no other name of the source."""
    from rapidfuzz import fuzz

    lowered = {other.lower() for other in taken}
    scored = [
        (fuzz.ratio(match.group().lower().removesuffix("'s"), name.lower()), match)
        for match in _CAPITALISED.finditer(translation)
        if match.group().lower() not in lowered and not _is_known_english(match.group())
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
    before, after = read_numbers(source), read_numbers(translation)
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
    return (grouped or number.text.isdecimal()) and len(number.readings) == 1 + (
        grouped and not number.text[-4].isspace()
    )


def _find_known(source: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (word, English) of the words of *source* that are names of the gazetteer, each English once."""
    seen = set()
    for match in _CYRILLIC_NAME.finditer(source):
        word = match.group().lower().replace("\u2019", "'").replace("\u02bc", "'")
        # Any word is capitalised where a sentence opens («Рівно половина» is not Rivne): only the whole form counts.
        opens = _OPENS.search(source[max(0, match.start() - 4) : match.start()])
        english = _read_gazetteer()[lang].get(word) if opens else _look_up(word, lang)
        if english and english not in seen:
            seen.add(english)
            yield match.group(), english


@cache
def _look_up(word: str, lang: str) -> str | None:
    """Return the English of the longest stem of *word* whose rest is a case ending."""
    stems = _read_gazetteer()[lang]
    for length in range(len(word), 3, -1):
        english = stems.get(word[:length])
        if english and _ENDING.fullmatch(word[length:]):
            return english
    return None


@cache
def _is_known_english(word: str) -> bool:
    return word.lower().removesuffix("'s") in _read_gazetteer()["english"]


@cache
def _read_gazetteer() -> dict[str, dict[str, str]]:
    """Return stem -> English by language, and every English name word under "english"."""
    table: dict[str, dict[str, str]] = {"uk": {}, "ru": {}, "english": {}}
    text = files("crossread.translate").joinpath("names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        english, *others = line.split("\t")
        for lang, spelling in zip(("uk", "ru"), others, strict=True):
            for stem in _stems(spelling.lower()):
                table[lang].setdefault(stem, english)
        table["english"][english.lower()] = english
    return table


def _stems(word: str) -> Iterator[str]:
    yield word
    cut = _CUT.sub("", word)
    if len(cut) >= 4:
        yield cut
    for closed, opened in _OPEN:
        if word.endswith(closed) and len(word) >= 4:
            yield word.removesuffix(closed) + opened
