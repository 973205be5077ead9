"""
What a translation lacks and must have, with the place it stands at in the source: terms, names, numbers, rare words.

Only what can be written without knowing the sentence is wanted: a glossary's term, a word in Latin letters, a name of
the gazetteer, a number in digits, a rare noun or adjective of the dictionary. Where it belongs in the translation is
told by the model's own attention, see `placing`; what cannot be placed is left to `mend` and to the trust marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crossread.dictionary import find_rare
from crossread.translate.glossary import Glossary
from crossread.translate.mend import find_lost_known, find_lost_latin
from crossread.translate.numbers import Number, find_unmatched, read_numbers

MAX_WANTED: Final = 4  # terms, names and numbers of one segment; each costs a decoding
MAX_WORDS: Final = 6  # ... with rare words
_ENDING: Final = 3  # letters that forms of one English word may differ in


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Words that the translation of `source[start:end]` must read."""

    start: int
    end: int
    words: str
    loosely: bool = False  # any form of the words will do
    others: tuple[str, ...] = ()  # words that will do as well, in any form

    def is_in(self, translation: str) -> bool:
        """Whether *translation* has the words, in whatever case, in the plural too, not within other words."""
        if self.loosely:
            low = translation.lower()
            return any(_has_forms(words, low) for words in (self.words, *self.others))
        pattern = rf"(?<![\w])(?<!\d[.,]){re.escape(self.words)}(?:['\u2019]?s|es)?(?![\w]|[.,]\d)"
        return bool(re.search(pattern, translation, re.IGNORECASE))


def _has_forms(words: str, low: str) -> bool:
    """Whether *low* has each of *words* in some form: from the start of a word on."""
    stems = [word[: max(4, len(word) - _ENDING)] for word in words.lower().split()]
    return all(re.search(rf"\b{re.escape(stem)}", low) for stem in stems)


def find_wanted(
    source: str, translation: str, src_lang: str, tgt_lang: str, glossary: Glossary | None
) -> tuple[Wanted, ...]:
    """Return what *translation* lacks, in the order of *source*, not overlapping, at most `MAX_WORDS`."""
    found = list(_find_terms(source, translation, src_lang, tgt_lang, glossary))
    if tgt_lang == "en" and src_lang != "en":
        found += _find_names(source, translation, src_lang)
        found += _find_numbers(source, translation)
    kept: list[Wanted] = []
    _add_apart(kept, found)  # terms go before names, names before numbers
    kept = kept[:MAX_WANTED]
    if tgt_lang == "en":
        _add_apart(kept, _find_words(source, translation, src_lang))
    return tuple(sorted(kept[:MAX_WORDS], key=lambda wanted: wanted.start))


def _add_apart(kept: list[Wanted], found: Iterable[Wanted]) -> None:
    """Add to *kept* what of *found* overlaps nothing there."""
    for wanted in found:
        if all(wanted.end <= other.start or other.end <= wanted.start for other in kept):
            kept.append(wanted)


def _find_terms(
    source: str, translation: str, src_lang: str, tgt_lang: str, glossary: Glossary | None
) -> Iterator[Wanted]:
    if glossary is None:
        return
    for term in glossary.find_missing(source, translation, src_lang, tgt_lang):
        match = term.find(source, src_lang)
        if match is not None:
            yield Wanted(start=match.start(), end=match.end(), words=term.word(tgt_lang))


def _find_names(source: str, translation: str, src_lang: str) -> Iterator[Wanted]:
    for word, name in (*find_lost_latin(source, translation), *find_lost_known(source, translation, src_lang)):
        match = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source)
        if match is not None:
            yield Wanted(start=match.start(), end=match.end(), words=name)


def _find_words(source: str, translation: str, src_lang: str) -> Iterator[Wanted]:
    for rare in find_rare(source, src_lang):
        wanted = Wanted(start=rare.start, end=rare.end, words=rare.english, loosely=True, others=rare.others)
        if not wanted.is_in(translation):
            yield wanted


def _find_numbers(source: str, translation: str) -> Iterator[Wanted]:
    numbers = read_numbers(source)
    for number in find_unmatched(numbers, read_numbers(translation, "en"), translation):
        if number.start >= 0:
            yield Wanted(start=number.start, end=number.start + len(number.text), words=write_number(number))


def write_number(number: Number) -> str:
    """
    Return a number as English writes it.

    >>> [write_number(number) for number in read_numbers("50 000, 2,4 млрд и 2024 год")]
    ['50,000', '2.4', '2024']
    """
    plain = re.sub(r"[ \u00a0\u202f]", "", number.text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain) and len(re.findall(r"\d{3}", plain)) > 1:
        plain = re.sub("[.,]", "", plain)
    whole, mark, rest = plain.replace(",", ".").partition(".")
    return (f"{int(whole):,}" if len(whole) > 4 else whole) + mark + rest
