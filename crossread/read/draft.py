"""
A draft: what one file, row or page holds, before it becomes an `Article`.

`finish_draft` decides title, outlet and language by the same rules for every kind of source, and lays out the text.
"""

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final, Literal

from crossread.errors import InputError
from crossread.read.dates import normalise_date
from crossread.read.identify import UNKNOWN, identify_language, normalise_language
from crossread.records import LANGUAGES, Article

MAX_CHARACTERS: Final = 1_000_000  # a long read has 50,000; matching a text beyond this would take minutes
MAX_TITLE: Final = 250  # characters; headlines found in the wild reach 200

_WORD: Final = re.compile(r"\w")
_ORNAMENT: Final = re.compile(r"^[\u2022\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+")
_HASHTAGS: Final = re.compile(r"(?:#\w+\W*)+")
_TWO_SENTENCES: Final = re.compile(r"[^\W\d_]{3,}[.!?…]+[»”\"]?\s+[«“\"]?[A-ZА-ЯІЇЄҐЁ]")

Line = tuple[int, str]  # 1-based line in the file, text without line end


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was found in one source: the body as lines (a paragraph each), and what it says about itself."""

    id: str
    story: str
    path: str
    body: tuple[Line, ...]
    values: dict[str, str] = field(
        default_factory=dict
    )  # title, outlet, lang, date, url, author; site: an outlet of last resort
    title_line: int = 1
    first_is_title: bool = True  # without a declared title the first line may be one
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


def finish_draft(draft: Draft, *, lang: str | None = None) -> Article:
    """
    Make the article of a draft.

    Title: as declared, else the first of several lines unless it is plainly a paragraph. Outlet and
    language: as declared, else from a file name `<outlet>.<lang>.<suffix>`; the language else identified. A text
    that is plainly in another language than our three is refused, whatever is declared.

    Args:
        draft: What was read.
        lang: A language that overrules what the draft declares.

    Raises:
        InputError: There is no text, too much of it, or it is in a language other than uk, ru and en.
    """
    title, lines, notes = _lay_out(draft)
    if title and len(lines) < 2:
        raise InputError("article has a title but no text", where=draft.path, mend="put the article's text below it")
    text = "\n".join(line for _, line in lines)
    if not _WORD.search(text):
        raise InputError("article holds no text", where=draft.path, mend="put the article's text in it")
    if len(text) > MAX_CHARACTERS:
        what = f"article has {len(text):,} characters, more than {MAX_CHARACTERS:,}"
        raise InputError(what, where=draft.path, mend="split it into its articles")
    named_outlet, named = split_file_name(draft.path)
    outlet = draft.values.get("outlet") or (not named and draft.values.get("site")) or named_outlet
    date, undated = _settle_date(draft.values.get("date"))
    language, source, doubt = _settle_language(text, draft, lang, named)
    return Article(
        id=draft.id,
        story=draft.story,
        outlet=outlet,
        lang=language,
        title=title,
        text=text,
        path=draft.path,
        lines=tuple(number for number, _ in lines),
        date=date,
        url=draft.values.get("url"),
        author=draft.values.get("author"),
        lang_source=source,
        encoding=draft.encoding,
        notes=(*draft.notes, *notes, *doubt, *undated),
    )


def split_file_name(path: str) -> tuple[str, str | None]:
    """
    Return outlet and language that a file name tells; the language None when it tells none.

    >>> split_file_name("dam/agency.uk.md"), split_file_name("the.daily.html")
    (('agency', 'uk'), ('the.daily', None))
    """
    stem = PurePosixPath(path).stem
    outlet, dot, tail = stem.rpartition(".")
    code = normalise_language(tail)
    if dot and outlet and code in LANGUAGES:
        return outlet, code
    return stem, None


def _lay_out(draft: Draft) -> tuple[str, list[Line], tuple[str, ...]]:
    """Return the title, all lines with the title first, and notes."""
    lines = [(number, line) for number, line in draft.body if line]
    title = draft.values.get("title", "")
    if title:
        if lines and _folded(lines[0][1]) == _folded(title):
            return lines[0][1], lines, ()
        return title, [(draft.title_line, title), *lines], ()
    if not draft.first_is_title:
        return "", lines, ()
    first = next((n for n, (_, line) in enumerate(lines) if not _is_decoration(line)), 0)
    notes = (f"{first} line(s) of signs or hashtags above the title left out",) if first else ()
    lines = lines[first:]
    if len(lines) < 2 or not is_title(lines[0][1]):
        return "", lines, notes
    title = _ORNAMENT.sub("", lines[0][1])
    return title, [(lines[0][0], title), *lines[1:]], notes


def is_title(line: str) -> bool:
    """Tell whether a first line may be a headline: not a long one, not two sentences, not a long one with a stop."""
    if len(line) > MAX_TITLE or (line.endswith(".") and len(line) > 120):
        return False
    return not (len(line) > 100 and _TWO_SENTENCES.search(line))


def _is_decoration(line: str) -> bool:
    return not _WORD.search(line) or _HASHTAGS.fullmatch(line) is not None


def _settle_date(given: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the date in ISO 8601, or as given with a note."""
    if not given:
        return None, ()
    iso = normalise_date(given)
    return (iso, ()) if iso else (given, (f"date {given!r} is not understood",))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _settle_language(
    text: str, draft: Draft, given: str | None, named: str | None
) -> tuple[str, Literal["declared", "file name", "identified"], tuple[str, ...]]:
    """Return the language, where it comes from, and a note when the text contradicts it."""
    found = identify_language(text)
    declared = normalise_language(given or draft.values.get("lang", ""))
    language = declared or named or found
    if found not in (*LANGUAGES, UNKNOWN):
        language = found  # whatever is declared: none of our models could read it
    if language not in LANGUAGES:
        what = f"unknown language {language!r}" if language != UNKNOWN else "language cannot be told"
        known = ", ".join(LANGUAGES)
        raise InputError(
            what, where=draft.path, mend=f"articles are compared in {known}; declare `lang` if it is wrong"
        )
    source: Literal["declared", "file name", "identified"] = (
        "declared" if declared else "file name" if named else "identified"
    )
    if found in LANGUAGES and found != language:
        return language, source, (f"declared language is {language}, but the text looks like {found}",)
    return language, source, ()
