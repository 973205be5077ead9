"""
Trust marks: what is suspicious about one translation, seen from the source and the translation alone.

A mark says where a reader should look at the original, not that the translation is wrong. Three are failures: an
empty translation, one of symbols only, one that loops; such a translation is replaced by its source text.
Source: FRAMING.md I2.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from crossread.translate.names import find_lost_names
from crossread.translate.numbers import find_unmatched, read_numbers

MARKS: Final[dict[str, str]] = {
    "source kept": "the translation failed and the source text stands in its place",
    "empty": "the model gave no text",
    "symbols": "the model gave symbols and no words",
    "looping": "the model repeated itself without end",
    "untranslated": "words in the source's letters are left in the translation",
    "repetition": "a phrase stands twice in the translation and once in the source",
    "number lost": "a number of the source is not in the translation",
    "number added": "a number of the translation is not in the source",
    "name lost": "a name of the source is not in the translation",
    "too short": "much shorter than translations of such a source are",
    "too long": "much longer than translations of such a source are",
    "mended": "a mangled name or number was put right from the source",
    "term missing": "a term of the glossary is not in the translation",
}
FAILURES: Final = ("empty", "symbols", "looping")

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*|\d+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]{3,}")
_LATIN: Final = re.compile("[A-Za-z]{4,}")
# Letters that one of two related languages does not have.
_FOREIGN: Final = {"uk": re.compile("[ыэъё]", re.IGNORECASE), "ru": re.compile("[іїєґ]", re.IGNORECASE)}
_STUTTER: Final = re.compile(r"([^\W\d_])\1{3,}|([^\W\d_]{2,4}?)\2{3,}")  # Holttttt, VRVRVRVR
_LOOP_TIMES: Final = 4  # the same phrase of 1-4 words, so many times in a row, is a loop
_PHRASE: Final = 3  # words; a phrase so long stands twice in one sentence only by mistake, or by rhetoric
# Characters of the translation to characters of the source. Of 1,912 human translations (uk-en, ru-en news) none lies
# outside; `python benchmarks/translate_trust.py` prints the shares again.
SHORT: Final = 0.45
LONG: Final = 1.9
_LENGTH_FROM: Final = 30  # characters of the source; a shorter one says nothing about length


def find_failure(source: str, translation: str) -> str | None:
    """
    Return the failure mark of a translation, or None. A source without words may well give symbols.

    >>> find_failure("Хлопок в порту.", "♪ ♪"), find_failure("***", "***")
    ('symbols', None)
    """
    if not translation.strip():
        return "empty" if source.strip() else None
    if _LETTER.search(source) and not re.search(r"[^\W_]", translation):
        return "symbols"
    if _loops(translation) and not _loops(source):
        return "looping"
    return None


def find_marks(source: str, translation: str, src_lang: str, tgt_lang: str) -> tuple[str, ...]:
    """
    Return the marks of a translation, in the order of `MARKS`. Does not know of a glossary, nor of what was replaced.

    >>> find_marks("Погибли 31 человек.", "Killed 13 people.", "ru", "en")
    ('number lost', 'number added')
    """
    failure = find_failure(source, translation)
    if failure:
        return (failure,)
    found = set(_number_marks(source, translation, src_lang, tgt_lang))
    if _has_residue(source, translation, src_lang, tgt_lang):
        found.add("untranslated")
    stutters = _STUTTER.search(translation) and not _STUTTER.search(source)
    if stutters or (_repeats(translation) and not _dwells(source)):
        found.add("repetition")
    if find_lost_names(source, translation):
        found.add("name lost")
    if len(source) >= _LENGTH_FROM:
        ratio = len(translation) / len(source)
        found |= {"too short"} if ratio < SHORT else {"too long"} if ratio > LONG else set()
    return tuple(mark for mark in MARKS if mark in found)


def _number_marks(source: str, translation: str, src_lang: str, tgt_lang: str) -> Iterator[str]:
    before, after = read_numbers(source, src_lang), read_numbers(translation, tgt_lang)
    if find_unmatched(before, after, translation):
        yield "number lost"
    if find_unmatched(after, before, source):
        yield "number added"


def _has_residue(source: str, translation: str, src_lang: str, tgt_lang: str) -> bool:
    """Whether words of the source's language are left."""
    if tgt_lang == "en":
        return bool(_CYRILLIC.search(translation))
    if src_lang == "en":
        kept = set(_LATIN.findall(translation)) & set(_LATIN.findall(source))
        return any(word.islower() for word in kept)
    return len(_FOREIGN[tgt_lang].findall(translation)) > 1


def _loops(text: str) -> bool:
    """Whether a phrase of one to four words is said `_LOOP_TIMES` times in a row."""
    words = [word.lower() for word in _WORD.findall(text)]
    for size in range(1, 5):
        run = 0
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            if run >= size * (_LOOP_TIMES - 1):
                return True
    return False


def _repeats(text: str) -> bool:
    """Whether a phrase stands more than once in *text*, a word (no number) twice in a row."""
    words = [word.lower() for word in _WORD.findall(text)]
    if any(word == after and len(word) > 3 for word, after in pairwise(words)):
        return True
    phrases = Counter(zip(*(words[start:] for start in range(_PHRASE)), strict=False))
    return any(times > 1 and max(map(len, phrase)) > 3 for phrase, times in phrases.items())


def _dwells(text: str) -> bool:
    """Whether *text* itself comes back to a word, in any of its endings: then a repetition may be right."""
    stems = Counter(word.lower()[:5] for word in _WORD.findall(text) if len(word) > 3)
    return any(times > 1 for times in stems.values())
