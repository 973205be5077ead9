"""
Where sentences end: razdel's boundaries, mended by rules for news in uk, ru and en.

Of the six splitters compared in `benchmarks/segment.py` razdel is best in uk and ru, and with these rules in en too.
The rules join what razdel parted after abbreviations, before lower case and closing marks; and part what it keeps whole
for an abbreviation or initial, when a word follows that can only begin a sentence («... у 2018 р. Це ...»).
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

_WORD_BEFORE: Final = re.compile(r"([^\W_][\w'’ʼ.-]*)\.$")
_NEAR: Final = 60  # characters on either side of a boundary that are looked at
_CLOSERS_ONLY: Final = re.compile(r"[\W_]+")
_NUMBERED: Final = re.compile(r"(?:[^\W\d_]{1,12}\s)?\d{1,3}\.")  # "1.", "Point 2."
_AND_SO_ON: Final = re.compile(r"\b[иіта]+ т\. ?[дп]\.$")  # a list ends the sentence when a capital follows
_CLOSED_QUOTE: Final = re.compile(r"([.!?…]“[»”]?)\s+(?=[«„]?[^\W\d_])")  # razdel takes “ for an opening mark only
_STOP_INSIDE: Final = re.compile(r"(?<![\w./'’ʼ-])([\w./'’ʼ-]{1,20})\.\s+(?=[«“\"„]?([^\W\d_]+)\b(?!\.))")


def split_sentences(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """
    Return the half-open spans of the sentences of one paragraph.

    Every character that is not a blank is in one span; spans begin and end with such a character.

    Args:
        text: One line.
        lang: uk, ru or en; decides which abbreviations are known.

    Source: razdel `sentenize`; abbreviations in `abbreviations.toml`.

    >>> split_sentences("Приїхав проф. Коваль. Він мовчав.", "uk")
    ((0, 21), (22, 33))
    """
    spans: list[tuple[int, int]] = []
    for span in _parts(text, lang):
        if spans and _belongs_together(_tail(text, *spans[-1]), text[span[0] : span[0] + _NEAR], lang):
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    return tuple(spans)


def _tail(text: str, start: int, end: int) -> str:
    """Return what a boundary at *end* depends on: the last characters, so that a long line costs no more."""
    return text[max(start, end - _NEAR) : end]


def _parts(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of razdel's sentences, parted further where the next word can only begin a sentence."""
    from razdel import sentenize

    for part in sentenize(text):
        start = part.start
        for end in _ends_inside(text, part.start, part.stop, lang):
            yield from _trim(text, start, end)
            start = end
        yield from _trim(text, start, part.stop)


def _ends_inside(text: str, start: int, end: int, lang: str) -> list[int]:
    """Return where sentences end inside what razdel takes for one, ascending."""
    ends = {quote.end(1) for quote in _CLOSED_QUOTE.finditer(text, start, end)}
    for stop in _STOP_INSIDE.finditer(text, start, end):
        word, after = stop.groups()
        if _parts_here(text[max(start, stop.start() - 8) : stop.end(1) + 1], word, after, lang):
            ends.add(stop.end(1) + 1)
    return sorted(ends)


def _parts_here(before: str, word: str, after: str, lang: str) -> bool:
    """Tell whether a stop that razdel passed over ends a sentence: *before* ends in *word* and it, *after* follows."""
    known = _abbreviations(lang)
    if after in known["sentence_starts"]:
        return word.lower() not in known["never_last"]
    if after in known["lowered"]:
        return word.isalpha() and len(word) > 3 and not any(word.lower() in entries for entries in known.values())
    return after[0].isupper() and _AND_SO_ON.search(before) is not None


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without blanks at its ends, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _belongs_together(before: str, after: str, lang: str) -> bool:
    """Tell whether a boundary that razdel set between two strings is none."""
    if _CLOSERS_ONLY.fullmatch(after) or _CLOSERS_ONLY.fullmatch(before):
        return True  # a lone quotation mark, dash or row of dots
    if _NUMBERED.fullmatch(before):
        return True
    ending = before.rstrip("»”\"')")
    found = _WORD_BEFORE.search(ending)
    if found and ending == before and not _AND_SO_ON.search(before):
        word = found.group(1).lower().rsplit("-", 1)[-1]
        known = _abbreviations(lang)
        follower = re.match(r"[«“\"„]?(\w+)(?!\.)\b", after)
        starts = follower is not None and follower.group(1) in known["sentence_starts"]
        if word in known["never_last"] or (word in known["seldom_last"] and not starts):
            return True
        if word in known["before_digits"] and after[0].isdigit():
            return True
    first = after.lstrip('«“"„(')
    if re.split(r"\W", first, maxsplit=1)[0] in _abbreviations(lang)["lowered"]:
        return False
    return first[:1].islower() and not before.endswith(("!", "?", "…"))


@cache
def _abbreviations(lang: str) -> dict[str, frozenset[str]]:
    """Return the classes of abbreviations of a language, in lower case and without the last stop."""
    data = tomllib.loads(files("crossread.segment").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entries) for name, entries in data[lang].items()}
