"""
A saved web page -> its article, through trafilatura. Reads local bytes only; nothing is fetched.
"""

import logging
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final

from crossread.errors import InputError
from crossread.read.draft import Line
from crossread.read.plain import tidy

_CHARSET: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
# Only a date that the page states, of the first publication: none guessed from copyright lines or judged by today.
_DATES: Final = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
MIN_ARTICLE: Final = 100  # characters; what is shorter is a menu or a notice
_HEAD: Final = 4096  # bytes in which a declared encoding must stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The article of a page: its paragraphs, and what its metadata says."""

    body: tuple[Line, ...]
    values: dict[str, str] = field(default_factory=dict)


def declared_charset(data: bytes) -> str | None:
    """
    Return the encoding that an HTML file declares in its head, if any.

    >>> declared_charset(b'<html><head><meta charset="windows-1251">')
    'windows-1251'
    """
    found = _CHARSET.search(data[:_HEAD].replace(b"\x00", b""))
    return found.group(1).decode("ascii", "replace") if found else None


def read_html(text: str, *, where: str) -> Page:
    """
    Extract the article of a page.

    Comments, tables and navigation are left out; so is the page's `lang`, which templates get wrong. The lines are
    those of the source when the words can be found in it on one line, else the line of the paragraph before.

    Raises:
        InputError: No article text can be found in the page.
    """
    document = _extractor()(
        text,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if document is None or len(document.text or "") < MIN_ARTICLE:
        raise InputError("no article found in the page", where=where, mend="save its text as .txt or .md instead")
    values = {
        "title": document.title,
        "date": document.date,
        "url": document.url,
        "author": document.author,
        "site": document.sitename,
    }
    paragraphs = [tidy(line) for line in document.text.split("\n")]
    return Page(
        body=tuple(_locate(text, [line for line in paragraphs if line])),
        values={key: " ".join(value.split()) for key, value in values.items() if value},
    )


def _locate(source: str, paragraphs: list[str]) -> list[Line]:
    """Pair each paragraph with the 1-based line of the source where its first words stand."""
    placed: list[Line] = []
    offset, line = 0, 1
    for paragraph in paragraphs:
        head = re.split(r"[<>&\"'«»]", paragraph[:40])[0].strip() or paragraph[:10]
        found = source.find(head, offset)
        if found < 0:
            found = source.find(paragraph[:12].strip(), offset)
        if found >= 0:
            line += source.count("\n", offset, found)
            offset = found
        placed.append((line, paragraph))
    return placed


@cache
def _extractor() -> Callable[..., Any]:
    """
    Return trafilatura's `bare_extraction`, imported without babel where babel is left out.

    courlan, which trafilatura imports, wants babel (33 MB) for a filter of web addresses by language. Nothing here
    calls that filter: an empty module stands in while trafilatura is imported, and goes again.
    """
    absent = find_spec("babel") is None
    if absent:
        stand_in = ModuleType("babel")
        vars(stand_in).update(Locale=object, UnknownLocaleError=ValueError)
        sys.modules["babel"] = stand_in
    try:
        from trafilatura import bare_extraction
    finally:
        if absent:
            sys.modules.pop("babel", None)
    for name in ("trafilatura", "htmldate", "courlan", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else Python prints their warnings to stderr
    return bare_extraction
