"""
What matching sees of a segment: several bags of tokens, each a *view* in which two segments may meet.

    pivot    stems of the translation (and of further hypotheses): every language meets here
    origin   stems of the original; uk and ru meet in a common spelling, which no translation can spoil
    grams    letter trigrams of the original's stems, likewise
    pgrams   letter trigrams of the translation's stems
    bones    consonant skeletons of original and translation: names and international words across scripts
    gloss    English stems of the original's words after the shipped glossary, which needs no model
    numbers  numbers, months and weekdays of the original

A view is compared only where both segments can be seen in it: `origin` and `grams` not between English and Cyrillic.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from crossread.match.numerals import number_tokens
from crossread.match.spelling import WORD, skeleton, stem_word
from crossread.records import PreparedArticle, Segment

VIEWS: Final = ("pivot", "origin", "grams", "pgrams", "bones", "gloss", "numbers")
MAX_WORDS: Final = 400  # words of a segment that are looked at; a longer "sentence" is a table or a broken page

DATELINE_WORDS: Final = 3  # a segment of the body with a number and no more words than these is a dateline
POINTER_WORDS: Final = 12  # «Про це повідомив речник міністерства.»: names the source of what was told before
OPENER_WORDS: Final = 6  # «Як повідомляли наші кореспонденти,»: a beginning cut off from what it begins

# What points back, and nothing else: the sentence before tells the fact, this one who told it.
_POINTER: Final = re.compile(
    r"[\W\d]*(?:про (?:це|що|таке)|об этом|о ч[её]м|таку інформацію|такую информацию|"
    r"th(?:is|at) (?:was|has been|is)|it was)\s"
    r"(?:\w+\s){0,4}?(?:повідом|поінформ|інформу|заяв|сказа|розпов|розкаж|пише|пишуть|написа|переда|йдеться|ідеться|свідч|"
    r"сообщ|проинформ|информир|рассказ|говор|пишет|пишут|свидетельств|report|said|announc|stat|told|confirm)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One segment as matching sees it."""

    article: int  # position of its article in the sequence given
    index: int  # Segment.index
    lang: str
    title: bool
    text: str  # the original
    pivot: str  # its translation
    views: tuple[tuple[str, ...], ...]  # tokens of each of VIEWS, each once, sorted


def view_units(articles: Sequence[PreparedArticle]) -> tuple[Unit, ...]:
    """
    Turn every segment that is not boilerplate into a `Unit`, in order of article and position.

    Segments without a letter or digit, datelines («МОСКВА, 14 февраля.»), beginnings cut off and sentences that only
    name the source of the one before are left out: they tell nothing themselves.
    """
    units = []
    for position, prepared in enumerate(articles):
        for segment, translation in zip(prepared.segments, prepared.translations, strict=True):
            if segment.role == "boilerplate" or not _tells_something(segment):
                continue
            hypotheses = (translation.text, *translation.alternatives)
            units.append(
                Unit(
                    article=position,
                    index=segment.index,
                    lang=segment.lang,
                    title=segment.role == "title",
                    text=segment.text,
                    pivot=translation.text,
                    views=view_text(segment.text, segment.lang, hypotheses),
                )
            )
    return tuple(units)


def _tells_something(segment: Segment) -> bool:
    words = len(WORD.findall(segment.text))
    digits = any(letter.isdigit() for letter in segment.text)
    if segment.role == "title":
        return words > 0 or digits
    if digits:
        return words > DATELINE_WORDS
    cut_off = segment.text.rstrip().endswith((",", ":")) and words <= OPENER_WORDS
    points_back = words <= POINTER_WORDS and _POINTER.match(segment.text) is not None
    return words > 0 and not cut_off and not points_back


def view_text(text: str, lang: str, hypotheses: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the tokens of each of `VIEWS` for one segment, each once, sorted."""
    words = WORD.findall(text)[:MAX_WORDS]
    stems = [stem_word(word) for word in words]
    pivot_words = [word for hypothesis in hypotheses for word in WORD.findall(hypothesis)[:MAX_WORDS]]
    pivot = [stem_word(word) for word in pivot_words]
    first_pivot = pivot[: len(WORD.findall(hypotheses[0])[:MAX_WORDS])] if hypotheses else []
    bones = [skeleton(word) for word in (*words, *pivot_words)]
    gloss = stems if lang == "en" else [english for stem in stems for english in _gloss().get((lang, stem), ())]
    bags = (pivot, stems, _trigrams(stems), _trigrams(first_pivot), bones, gloss, number_tokens(text))
    return tuple(tuple(sorted({token for token in bag if token})) for bag in bags)


def _trigrams(stems: Sequence[str]) -> list[str]:
    padded = [f"<{stem}>" for stem in stems]
    return [word[at : at + 3] for word in padded for at in range(len(word) - 2)]


@lru_cache(maxsize=1)
def _gloss() -> dict[tuple[str, str], tuple[str, ...]]:
    """Read the shipped glossary: (language, stem) -> English stems."""
    table: dict[tuple[str, str], dict[str, None]] = {}
    lines = resources.files("crossread.match").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        english, ukrainian, russian = line.split("\t")
        targets = [stem_word(word) for word in WORD.findall(english) if len(word) > 2]
        for lang, term in (("uk", ukrainian), ("ru", russian)):
            words = WORD.findall(term)
            if len(words) == 1 or len(words) == len(targets):
                for at, word in enumerate(words):
                    chosen = targets if len(words) == 1 else targets[at : at + 1]
                    table.setdefault((lang, stem_word(word)), {}).update(dict.fromkeys(chosen))
    return {key: tuple(values) for key, values in table.items()}
