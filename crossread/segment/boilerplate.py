"""
Which lines of a text are not the article's own: calls to subscribe, links to other articles, credits, adverts.

The patterns are data (`boilerplate.toml`); all three languages are tried on every line, as Ukrainian sites mix them. A
title is never boilerplate. Nothing is removed: the lines are marked, counted, and left out of matching.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

MAX_LENGTH: Final = 1000  # characters; legal notices reach 700, a longer line holds a story of its own
SHORT: Final = 80  # characters
MAX_LINK: Final = 160  # characters of a headline in a list of links
_ORNAMENTS: Final = r"\u2022\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
_ORNAMENT: Final = re.compile(f"[{_ORNAMENTS}]")
_BEFORE: Final = re.compile(rf"[{_ORNAMENTS}][{_ORNAMENTS}\s]*")
_LEAD: Final = r"[^\w(\[©@#]*"  # bullets and emoji before the words
_ENDS: Final = re.compile(r"[.…][»”\"')\]]*$")
_WORD: Final = re.compile(r"[^\W\d_]")


def find_boilerplate(lines: Sequence[str], *, has_title: bool) -> frozenset[int]:
    """
    Return the 0-based numbers of the lines that are boilerplate.

    Args:
        lines: All lines of a text.
        has_title: The first line is a title.
    """
    marked: set[int] = set()
    in_list = False
    for number, line in enumerate(lines):
        stripped = line.strip()
        if (number == 0 and has_title) or not stripped:
            continue
        head = _match("head", stripped, MAX_LENGTH)
        if head:
            in_list = not _WORD.search(stripped, head.end())
        else:
            in_list = in_list and len(stripped) <= MAX_LINK and not _ENDS.search(stripped)
        if head or in_list or _match("line", stripped, MAX_LENGTH) or _match("short", stripped, SHORT):
            marked.add(number)
    return frozenset(marked)


def trim_ornaments(line: str, start: int, end: int) -> tuple[int, int]:
    """
    Return the span without the bullets and emoji around its words; the span itself when it holds nothing else.

    >>> trim_ornaments("⚡️ Вибух у порту 👉", 0, 18)
    (3, 16)
    """
    before = _BEFORE.match(line, start, end)
    first = before.end() if before else start
    if first >= end:
        return start, end
    while end > first and (_ORNAMENT.match(line[end - 1]) or line[end - 1].isspace()):
        end -= 1
    return first, end


def _match(kind: str, line: str, longest: int) -> re.Match[str] | None:
    return _patterns()[kind].match(line) if len(line) <= longest else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns, one alternation for each kind."""
    data = tomllib.loads(files("crossread.segment").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    kinds: dict[str, list[str]] = {"line": [], "head": [], "short": []}
    for language in data.values():
        for kind, entries in kinds.items():
            entries += [rf"{_LEAD}(?:{entry})" for entry in language.get(kind, ())]
        kinds["line"] += [rf"{_LEAD}(?:{entry})[\W_]*$" for entry in language.get("whole", ())]
    return {kind: re.compile("|".join(entries), re.IGNORECASE) for kind, entries in kinds.items()}
