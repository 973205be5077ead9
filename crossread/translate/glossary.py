"""
glossary.toml: terms the translation must keep.

    [[term]]
    uk = "спеціальна воєнна операція"            # one spelling, or a list
    ru = ["специальная военная операция", "СВО"]
    en = "special military operation"            # of a list the first is what the translation gets
    exact = false                                # true: Ukrainian and Russian words are not inflected

A term takes effect between the languages it names. Words of four letters or more are found in all their endings;
`*` at the end of a word says so by hand (`спецоперац*`). Upper and lower case are one, and so are the apostrophes.

A translation that lacks a term is decoded again with the term where the model's attention says it belongs (see
`placing`). What still lacks a term gets the mark `term missing`: nothing is pasted into a finished sentence.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from crossread.errors import ConfigError
from crossread.records import LANGUAGES

_MEND: Final = 'write [[term]] tables as uk = "...", ru = "...", en = "..."'
_APOSTROPHE: Final = "['\u2019\u02bc`]"
_ENDING: Final = re.compile("[аеиоуыэюяіїєйь]{1,3}$")
_STEM_FROM: Final = 4  # letters: shorter words are too like others without their ending


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term: language -> its spellings, the first the one to write."""

    spellings: Mapping[str, tuple[str, ...]]
    exact: bool = False

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {lang: _compile(words, lang, self.exact) for lang, words in self.spellings.items()}

    def covers(self, src_lang: str, tgt_lang: str) -> bool:
        """Whether the term names both languages."""
        return src_lang in self.spellings and tgt_lang in self.spellings

    def find(self, text: str, lang: str) -> re.Match[str] | None:
        """Return the first place of the term in a *text* in *lang*."""
        return self._patterns[lang].search(text)

    def word(self, lang: str) -> str:
        """Return the spelling to write in *lang*."""
        return self.spellings[lang][0].replace("*", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The terms, in the order of the file."""

    terms: tuple[Term, ...]

    def find_missing(self, source: str, translation: str, src_lang: str, tgt_lang: str) -> tuple[Term, ...]:
        """Return the terms that *source* has and *translation* lacks."""
        return tuple(
            term
            for term in self.terms
            if term.covers(src_lang, tgt_lang) and term.find(source, src_lang) and not term.find(translation, tgt_lang)
        )


def load_glossary(path: Path) -> Glossary:
    """
    Read a glossary.

    Raises:
        ConfigError: The file cannot be read, or a term is wrong; all wrong terms are listed.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"glossary cannot be read: {error}", where=str(path), mend=_MEND) from error
    entries = values.get("term", [])
    problems = [f"unknown table {name!r}" for name in sorted(set(values) - {"term"})]
    if not isinstance(entries, list):
        entries, problems = [], [*problems, "term is not a list of tables"]
    for number, entry in enumerate(entries, 1):
        problems += [f"term {number}: {problem}" for problem in _entry_problems(entry)]
    if problems:
        raise ConfigError("; ".join(problems), where=str(path), mend=_MEND)
    return Glossary(terms=tuple(_make_term(entry) for entry in entries))


def _entry_problems(entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return ["it is not a table"]
    found = [f"unknown key {key!r}" for key in sorted(set(entry) - {*LANGUAGES, "exact"})]
    if len(set(entry) & set(LANGUAGES)) < 2:
        found.append(f"it names fewer than two of the languages {', '.join(LANGUAGES)}")
    for lang in sorted(set(entry) & set(LANGUAGES)):
        words = entry[lang] if isinstance(entry[lang], list) else [entry[lang]]
        if not words or not all(isinstance(word, str) and re.search(r"\w", word) for word in words):
            found.append(f"{lang} is {entry[lang]!r}, not a spelling or a list of spellings")
    if not isinstance(entry.get("exact", False), bool):
        found.append(f"exact is {entry['exact']!r}, not true or false")
    return found


def _make_term(entry: dict[str, Any]) -> Term:
    spellings: dict[str, tuple[str, ...]] = {
        lang: tuple(entry[lang] if isinstance(entry[lang], list) else [entry[lang]])
        for lang in LANGUAGES
        if lang in entry
    }
    return Term(spellings=spellings, exact=entry.get("exact", False))


def _compile(spellings: Sequence[str], lang: str, exact: bool) -> re.Pattern[str]:
    """Return a pattern of all spellings, the longest first."""
    ordered = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    phrases = (r"[\s\u00a0-]+".join(_word_pattern(word, lang, exact) for word in text.split()) for text in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _word_pattern(word: str, lang: str, exact: bool) -> str:
    stem, ending = word, ""
    if word.endswith("*"):
        stem, ending = word[:-1], r"\w*"
    elif not exact and lang == "en":
        ending = "(?:s|es|['\u2019]s)?" if word[-1:].isalpha() else ""
    elif not exact and len(word) >= _STEM_FROM and not word.isupper():
        stem, ending = _ENDING.sub("", word.lower()), r"\w{0,3}"
        if len(stem) < _STEM_FROM - 1:
            stem, ending = word, ""
    return re.sub("['\u2019\u02bc`]", lambda _: _APOSTROPHE, re.escape(stem)) + ending
