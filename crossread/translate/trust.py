"""
Trust marks: what is suspicious about one translation, seen from the source and the translation alone.

A mark says where a reader should look at the original, not that the translation is wrong. Three are failures: an
empty translation, one of symbols only, one that loops; such a translation is replaced by its source text.
Source: FRAMING.md I2.
"""

import re
from collections import Counter
from typing import Final

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
    "term missing": "a term of the glossary is not in the translation",
}
FAILURES: Final = ("empty", "symbols", "looping")

_WORD: Final = re.compile(r"\w+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LOOP_TIMES: Final = 4  # the same phrase of 1-4 words, so many times in a row, is a loop


def find_failure(source: str, translation: str) -> str | None:
    """Return the failure mark of a translation, or None. A source without words may well give symbols."""
    if not translation.strip():
        return "empty" if source.strip() else None
    if _LETTER.search(source) and not re.search(r"[^\W_]", translation):
        return "symbols"
    if _loops(translation) and not _loops(source):
        return "looping"
    return None


def _loops(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    for size in range(1, 5):
        run = 0
        for place in range(size, len(words)):
            run = run + 1 if words[place] == words[place - size] else 0
            if run >= size * (_LOOP_TIMES - 1):
                return True
    return False


def find_marks(source: str, translation: str, src_lang: str, tgt_lang: str) -> tuple[str, ...]:
    """Return the marks of a translation, in the order of `MARKS`."""
    found: set[str] = set()
    failure = find_failure(source, translation)
    if failure:
        return (failure,)
    before, after = _count_numbers(source), _count_numbers(translation)
    if before - after:
        found.add("number lost")
    if after - before:
        found.add("number added")
    return tuple(mark for mark in MARKS if mark in found)


def _count_numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))
