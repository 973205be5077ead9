"""
A dictionary of our own for what a small model does not know: Ukrainian and Russian lemma -> English (CC0).

A small model has seen most words of a newspaper a few times or never, and writes something that sounds alike:
«профспілка» becomes "the profile". Nouns and adjectives whose English a translation lacks are asked for by
`translate.wanted` and put where the model's attention says they belong.

Words that the embedded packages know well stand in the file with `-` and are left alone; a word that can be read in
several ways is left alone too. `synonyms.tsv` holds what is right as well: "spokesman" where the dictionary has
"representative".
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from crossread.morphology import load_forms, plural

LANGUAGES: Final = frozenset({"uk", "ru"})
_WORD: Final = re.compile(r"(?<![\w-])[А-Яа-яЁёІіЇїЄєҐґ]+(?:['’ʼ-][А-Яа-яЁёІіЇїЄєҐґ]+)*")
_FOLD: Final = str.maketrans({"’": "'", "ʼ": "'", "ё": "е"})
_NAMES: Final = frozenset({"Name", "Surn", "Patr", "Geox"})
_SHORTEST: Final = 3  # letters


class Rare(NamedTuple):
    """A rare word, `text[start:end]`, and its English, in the plural where the word is."""

    start: int
    end: int
    english: str
    others: tuple[str, ...] = ()  # further English that is right, in the singular


def find_rare(text: str, lang: str) -> Iterator[Rare]:
    """
    Yield the rare words of *text* that can be read in one way only, as a noun or an adjective; none in English.

    >>> [word.english for word in find_rare("Про страйк повідомили профспілкам.", "uk")]
    ['strike', 'trade unions']
    """
    if lang not in LANGUAGES:
        return
    for match in _WORD.finditer(text):
        english = _translate(match.group(), lang)
        if english is not None:
            yield Rare(match.start(), match.end(), *english)


@lru_cache(maxsize=200_000)
def _translate(word: str, lang: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the English of *word*, and what is right too, if all its readings are of one noun or adjective."""
    folded = word.lower().translate(_FOLD)
    if len(folded) < _SHORTEST or (word.isupper() and len(word) > 1):
        return None
    parses = load_forms(lang).parse(folded)
    kinds = {str(parse.tag.POS) for parse in parses}
    if len({parse.normal_form for parse in parses}) != 1 or len(kinds) != 1 or not kinds <= {"NOUN", "ADJF"}:
        return None
    if word[0].isupper() and any(not _NAMES.isdisjoint(parse.tag.grammemes) for parse in parses):
        return None
    english = _entries(lang).get(parses[0].normal_form.translate(_FOLD), "-")
    if english == "-":
        return None
    many = kinds == {"NOUN"} and all("plur" in parse.tag.grammemes for parse in parses)
    alone = "plur" in parses[0].normalized.tag.grammemes  # «ножиці»: plural in the dictionary, and in English as it is
    return _plural(english) if many and not alone else english, _synonyms().get(english, ())


def _plural(noun: str) -> str:
    """
    Return the plural of an English noun, of its head where something hangs on it.

    >>> _plural("trade union"), _plural("woman in labour"), _plural("embassy")
    ('trade unions', 'women in labour', 'embassies')
    """
    head, *rest = re.split(r"( (?:of|in|at|for|on|to|with) .*)", noun)
    return plural(head) + "".join(rest)


@cache
def _entries(lang: str) -> dict[str, str]:
    """Read the dictionary of *lang*: lemma -> English, or `-` for a word that needs no help."""
    return {lemma: english for language, lemma, english in _rows("dictionary.tsv") if language == lang}


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    return {english: tuple(others.split("|")) for english, others in _rows("synonyms.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = files("crossread").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]
