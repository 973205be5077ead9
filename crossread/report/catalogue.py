"""
The report's own words, from one catalogue file a language in `catalogues/`.

A phrase is a `str.format` template, or a table of plural forms by CLDR category (one, few, many, other), chosen by the
parameter `n`. Phrases hold no markup: renderers escape the whole phrase once its parameters are in. A test keeps the
catalogues alike in keys and parameters.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

from crossread.errors import ConfigError
from crossread.records import LANGUAGES

_THIN: Final = {"en": ",", "uk": "\u00a0", "ru": "\u00a0"}  # between thousands
_POINT: Final = {"en": ".", "uk": ",", "ru": ","}


def plural_category(lang: str, n: int) -> str:
    """
    Return the CLDR plural category of a whole number: one, few, many or other.

    Source: CLDR plural rules, cardinals, for en, uk and ru.

    >>> [plural_category("uk", n) for n in (1, 2, 5, 11, 21, 22)]
    ['one', 'few', 'many', 'many', 'one', 'few']
    """
    n = abs(n)
    if lang == "en":
        return "one" if n == 1 else "other"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return "few"
    return "many"


class Catalogue:
    """
    The phrases of one language.

    Raises:
        ConfigError: There is no catalogue for the language.
    """

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ConfigError(f"no words for a report in {lang!r}", mend=f"choose one of {', '.join(LANGUAGES)}")
        self.lang = lang
        self.phrases = _load(lang)

    def say(self, key: str, **parameters: object) -> str:
        """
        Return the phrase *key* with its parameters; a whole number `n` also chooses the plural form.

        >>> Catalogue("en").say("count.articles", n=1200)
        '1,200 articles'
        """
        phrase = self.phrases[key]
        n = parameters.get("n")
        if isinstance(phrase, dict):
            if not isinstance(n, int):
                raise TypeError(f"phrase {key!r} counts something and needs a whole number n")
            phrase = phrase[plural_category(self.lang, n)]
        texts = {
            name: self.number(value) if isinstance(value, int | float) else value for name, value in parameters.items()
        }
        return phrase.format_map(texts)

    def name(self, group: str, value: str) -> str:
        """
        Return the name of a value of a closed set, or the value itself when the catalogue does not know it.

        >>> Catalogue("en").name("relation", "disagree"), Catalogue("en").name("mark", "no such mark")
        ('differ', 'no such mark')
        """
        phrase = self.phrases.get(f"{group}.{value.replace(' ', '-')}")
        return phrase if isinstance(phrase, str) else value

    def number(self, value: float) -> str:
        """
        Return a number as the language writes it, with at most two decimals.

        >>> Catalogue("uk").number(12000.5), Catalogue("en").number(12000.0)
        ('12\\xa0000,5', '12,000')
        """
        text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
        return text.translate({ord(","): _THIN[self.lang], ord("."): _POINT[self.lang]})

    def join(self, parts: "list[str] | tuple[str, ...]") -> str:
        """
        Return a list in words.

        >>> Catalogue("en").join(["a", "b", "c"])
        'a, b and c'
        """
        if len(parts) < 2:
            return "".join(parts)
        return self.say("list.last", first=", ".join(parts[:-1]), last=parts[-1])


@cache
def _load(lang: str) -> dict[str, "str | dict[str, str]"]:
    """Read a catalogue into flat keys: `[count] articles = ...` is `count.articles`."""
    text = (resources.files("crossread.report") / "catalogues" / f"{lang}.toml").read_text(encoding="utf-8")
    return {f"{group}.{key}": value for group, entries in tomllib.loads(text).items() for key, value in entries.items()}


@cache
def open_catalogue(lang: str) -> Catalogue:
    """Return the catalogue of a language; each is read once."""
    return Catalogue(lang)
