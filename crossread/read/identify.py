"""
Which language a text is in: uk, ru or en, or another one by its code.

The identifier is py3langid (5 MB, 97 languages, no network). The text is scored in all its languages, so that German
or Bulgarian is told by name instead of being called the nearest of ours. Does not split a text of mixed languages.

Measured by `benchmarks/langid.py`.
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
    if not _LETTER.search(sample):
        return UNKNOWN
    ranking: list[tuple[str, float]] = _identifier().rank(sample)
    first, lead = ranking[0]
    ours, score = next((code, value) for code, value in ranking if code in LANGUAGES)
    foreign = lead - score > FOREIGN_LEAD
    return (UNKNOWN if first == _NO_LANGUAGE else first) if foreign else ours


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
