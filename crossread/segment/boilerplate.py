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

MAX_LENGTH: Final = 400  # characters; a longer line holds a story of its own
SHORT: Final = 60  # characters
MAX_LINK: Final = 160  # characters of a headline in a list of links
_LEAD: Final = r"[\W_]*"  # bullets and emoji before the words
_ENDS: Final = re.compile(r"[.!?…][»”\"')\]]*$")


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
        in_list = _matches("head", stripped, MAX_LENGTH) or (in_list and _is_link(stripped))
        if in_list or _matches("line", stripped, MAX_LENGTH) or _matches("short", stripped, SHORT):
            marked.add(number)
    return frozenset(marked)


def _matches(kind: str, line: str, longest: int) -> bool:
    return len(line) <= longest and _patterns()[kind].match(line) is not None


def _is_link(line: str) -> bool:
    """Tell whether a line after the heading of a list looks like another article's headline."""
    return len(line) <= MAX_LINK and not _ENDS.search(line)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns, one alternation for each kind."""
    data = tomllib.loads(files("crossread.segment").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    kinds: dict[str, list[str]] = {"line": [], "head": [], "short": []}
    for language in data.values():
        kinds["line"] += [rf"{_LEAD}(?:{entry})" for entry in language.get("line", ())]
        kinds["line"] += [rf"(?:{entry})$" for entry in language.get("whole", ())]
        kinds["head"] += [rf"{_LEAD}(?:{entry})" for entry in language.get("head", ())]
        kinds["short"] += [rf"{_LEAD}(?:{entry})" for entry in language.get("short", ())]
    return {kind: re.compile("|".join(entries) or r"(?!)", re.IGNORECASE) for kind, entries in kinds.items()}
