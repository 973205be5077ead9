"""
YAML front matter at the head of a Markdown or text file.

Every value is read as text (no dates, no booleans, no tags: `lang: no` stays "no"), and a headline with a colon need
not be quoted. Unknown keys are left alone.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from crossread.errors import InputError

FENCE: Final = "---"
MAX_LINES: Final = 200  # front matter longer than this is a text that happens to begin with a rule

_UNQUOTED: Final = re.compile(r"^(\w+):[ \t]+([^\s'\"\[\]{}|>&*!%@`#].*:(?:\s.*)?)$")
KEYS: Final = ("title", "outlet", "lang", "date", "url", "author")
_SYNONYMS: Final = {
    "language": "lang",
    "source": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "sitename": "outlet",
    "headline": "title",
    "link": "url",
    "published": "date",
    "byline": "author",
    "site_name": "outlet",
    "published_time": "date",
    "pubdate": "date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the head of a file says, the line of its title, and where the body begins (both 1-based)."""

    values: dict[str, str] = field(default_factory=dict)
    title_line: int = 1
    body_line: int = 1


def read_front_matter(text: str, *, where: str) -> FrontMatter:
    """
    Read the front matter of *text*, which has LF line ends; without one, an empty record.

    Raises:
        InputError: The front matter is not closed, not YAML, or not a mapping; `where` has file and line.
    """
    lines = text.split("\n", MAX_LINES + 1)
    if lines[0].rstrip() != FENCE:
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1 : MAX_LINES + 1], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        if not re.match(r"\w+\s*:", lines[1] if len(lines) > 1 else ""):
            return FrontMatter()  # a rule drawn above the text
        raise InputError("front matter is not closed", where=f"{where}:1", mend="add a line `---` after it")
    values = clean_values(_parse(lines[1:end], where))
    title_line = next((n for n, line in enumerate(lines[:end], 1) if re.match(r"[\"']?(title|headline)\b", line)), 1)
    return FrontMatter(values=values, title_line=title_line, body_line=end + 2)


def clean_values(values: dict[str, str | None]) -> dict[str, str]:
    """Return the known keys of *values* under our names, blanks tidied, empty ones left out."""
    cleaned: dict[str, str] = {}
    for key, value in values.items():
        name = _SYNONYMS.get(key.strip().lower(), key.strip().lower())
        tidy = " ".join(str(value).replace("[[", "").replace("]]", "").split()) if value is not None else ""
        if name == "outlet" and re.match(r"https?://", tidy):
            name = "url"  # web clippers call the address the source
        if name in KEYS and tidy and (name not in cleaned or name == key):
            cleaned[name] = tidy
    return cleaned


def _parse(lines: list[str], where: str) -> dict[str, str | None]:
    import yaml

    mend = "quote values that hold `: `, `#` or quotation marks"
    try:
        parsed = yaml.load(
            "\n".join(_UNQUOTED.sub(_quote, line) for line in lines), Loader=yaml.BaseLoader
        )  # BaseLoader makes texts, lists and maps only
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        raise InputError(f"front matter is broken: {error.problem}", where=f"{where}:{line}", mend=mend) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"front matter is broken: {error}", where=f"{where}:2", mend=mend) from error
    if parsed in (None, ""):
        return {}
    if not isinstance(parsed, dict):
        raise InputError("front matter is no list of `key: value` lines", where=f"{where}:2", mend=mend)
    return {str(key): _flat(value) for key, value in parsed.items() if isinstance(key, str)}


def _quote(found: re.Match[str]) -> str:
    """Return a line whose value holds a colon, as headlines do, with the quotes that YAML asks for."""
    key, value = found.groups()
    return f"{key}: '{value.replace(chr(39), chr(39) * 2)}'"


def _flat(value: object) -> str | None:
    """Return a value as text: lists of texts joined by commas (two authors), maps left out."""
    if isinstance(value, list):
        return ", ".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else None
