"""
Where sentences end: razdel's boundaries, mended by rules for news in uk, ru and en.

Of the six splitters compared in `benchmarks/segment.py` razdel is best in uk and ru, and with these rules in en too.
The rules only join what razdel parted: after abbreviations, before lower case and closing marks.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_WORD_BEFORE: Final = re.compile(r"([^\W_][\w'’ʼ.-]*)\.$")
_GOES_ON: Final = re.compile(r"[,;:.!?…)\]»”]|[«“\"„(]?\w")
_CLOSERS_ONLY: Final = re.compile(r"[\W_]+")
_DASH_GOES_ON: Final = re.compile(r"[—–-]\s*[«“\"„(]?[^\W\d_]")


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
    from razdel import sentenize

    spans: list[tuple[int, int]] = []
    for part in sentenize(text):
        span = _trim(text, part.start, part.stop)
        if span is None:
            continue
        if spans and _belongs_together(text[spans[-1][0] : spans[-1][1]], text[span[0] : span[1]], lang):
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    return tuple(spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _belongs_together(before: str, after: str, lang: str) -> bool:
    """Tell whether a boundary that razdel set between two strings is none."""
    if _CLOSERS_ONLY.fullmatch(after) or _CLOSERS_ONLY.fullmatch(before):
        return True  # a lone quotation mark, dash or row of dots
    ending = before.rstrip("»”\"')")
    found = _WORD_BEFORE.search(ending[-40:])
    if found and ending == before:
        word = found.group(1).lower()
        known = _abbreviations(lang)
        if word in known["before_anything"]:
            return True
        if word in known["before_digits"] and after[0].isdigit():
            return True
        follower = re.match(r"\w+", after)
        if word in known["before_names"] and follower and follower.group() not in known["sentence_starts"]:
            return True
    first = after.lstrip('«“"„(')[:1]
    return first.islower() and not before.endswith(("!", "?", "…"))


@cache
def _abbreviations(lang: str) -> dict[str, frozenset[str]]:
    """Return the classes of abbreviations of a language, in lower case and without the last stop."""
    data = tomllib.loads(files("crossread.segment").joinpath("abbreviations.toml").read_text(encoding="utf-8"))
    return {name: frozenset(entries) for name, entries in data[lang].items()}
