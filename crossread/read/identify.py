"""
Which language a text is in: uk, ru or en, or another one by its code.

A text of some length is recognised by its alphabet together with its commonest words, when both agree; what is left in
doubt (a headline, a mixed text, any other language) is given to py3langid (5 MB, 97 languages, no network), whose model
takes a second or two to load. Does not split a text of mixed languages.

Measured by `benchmarks/langid.py`: the first way never contradicts the second on news.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from crossread.records import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN: Final = "und"  # ISO 639-2: undetermined
SAMPLE: Final = 20_000  # characters looked at: more would take seconds on 5 MB

# How far (in log-probability) a language outside ours must lead the best of ours to be believed. On news-uk-ru-en the
# false leads of single sentences reach 15 (headlines of foreign names); a true sentence of a foreign language leads by
# 40 or more. Re-run benchmarks/langid.py when the identifier changes.
FOREIGN_LEAD: Final = 25.0

_NO_LANGUAGE: Final = "zxx"  # the identifier's name for code, tables and the like
_LETTER: Final = re.compile(r"[^\W\d_]")
_MIN_LETTERS: Final = 100  # a text shorter than this is always given to py3langid
_UKRAINIAN: Final = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN: Final = re.compile("[ыэёъЫЭЁЪ]")
_YERY: Final = re.compile("[ыЫ]")  # in Russian, not in Bulgarian
_CYRILLIC: Final = re.compile("[а-яА-ЯёЁіїєґІЇЄҐ]")
_COMMON: Final = {
    lang: frozenset(words.split())
    for lang, words in {
        "uk": "і й та в у на не що з із до за про від як це для але його їх він вони після",
        "ru": "и в во на не что с со по за от как это для но его их он они после к о об из",
        "en": "the of and to in a an is that for on was with as by at from said it he has have had be not were",
    }.items()
}
_COMMON_SHARE: Final = {"uk": 0.06, "ru": 0.08, "en": 0.22}  # of all words; half of what the leanest news document has

_ALIASES: Final = {
    "ua": "uk",
    "ukr": "uk",
    "ukrainian": "uk",
    "rus": "ru",
    "russian": "ru",
    "eng": "en",
    "english": "en",
    "українська": "uk",
    "русский": "ru",
}


def normalise_language(name: str) -> str:
    """
    Return the ISO 639-1 code of a language tag as people write it; an unknown one comes back in lower case.

    >>> normalise_language("uk-UA"), normalise_language("ua"), normalise_language("DE")
    ('uk', 'uk', 'de')
    """
    name = name.strip().lower()
    primary = re.split(r"[-_]", name, maxsplit=1)[0]
    return _ALIASES.get(name, _ALIASES.get(primary, primary))


def identify_language(text: str) -> str:
    """
    Return the ISO 639-1 code of the language *text* is in, or `UNKNOWN` when it holds no letters.

    Only the first 20,000 characters are looked at. A short text in doubt is given to the nearest of uk, ru and en.

    >>> identify_language("Сили оборони відійшли на підготовлені рубежі, повідомив головнокомандувач.")
    'uk'
    """
    sample = text[:SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return UNKNOWN
    if letters >= _MIN_LETTERS and (certain := _recognise(sample, letters)):
        return certain
    ranking: list[tuple[str, float]] = _identifier().rank(sample)
    first, lead = ranking[0]
    ours, score = next((code, value) for code, value in ranking if code in LANGUAGES)
    foreign = lead - score > FOREIGN_LEAD
    return (UNKNOWN if first == _NO_LANGUAGE else first) if foreign else ours


def _recognise(sample: str, letters: int) -> str | None:
    """Return uk, ru or en when alphabet and common words say so, None when there is any doubt."""
    cyrillic = len(_CYRILLIC.findall(sample))
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if cyrillic < 0.8 * letters:
        latin = sum(char.isascii() and char.isalpha() for char in sample)
        return "en" if latin >= 0.97 * letters and _sounds("en", sample) else None
    foreign = letters - cyrillic - sum(char.isascii() and char.isalpha() for char in sample)
    if foreign:
        return None  # a letter of another Cyrillic alphabet
    if ukrainian >= 0.04 * cyrillic and russian <= 0.002 * cyrillic:
        return "uk" if _sounds("uk", sample) else None
    if len(_YERY.findall(sample)) >= 0.008 * cyrillic and ukrainian <= 0.002 * cyrillic:
        return "ru" if _sounds("ru", sample) else None
    return None


def _sounds(lang: str, sample: str) -> bool:
    """Tell whether the commonest words of a language are common in the text."""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    common = sum(word in _COMMON[lang] for word in words)
    return common >= _COMMON_SHARE[lang] * len(words)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
