"""One file -> one article; and the line-by-line reading behind `--lines`."""

import os
import re
import unicodedata
from pathlib import Path
from typing import Final

from crossread.errors import InputError
from crossread.read.decode import MAX_BYTES, Decoded, decode_bytes
from crossread.read.draft import Draft, finish_draft
from crossread.read.frontmatter import read_front_matter
from crossread.read.html import declared_charset, read_html
from crossread.read.plain import read_markdown, read_plain
from crossread.records import Article, Segment

MARKDOWN: Final = frozenset({".md", ".markdown"})
TEXT: Final = frozenset({".txt", ".text"})
HTML: Final = frozenset({".html", ".htm", ".xhtml"})
ARTICLES: Final = MARKDOWN | TEXT | HTML


def read_article(path: Path, *, story: str = "", root: Path | None = None, lang: str | None = None) -> Article:
    """
    Read one article from a Markdown, text or HTML file.

    Args:
        path: The file; its suffix tells the kind.
        story: The story it belongs to.
        root: The corpus that the article's id and path are relative to; None: the file's folder.
        lang: A language that overrules what the file declares.

    Raises:
        InputError: The file cannot be read, or holds no article in uk, ru or en.
    """
    shown = show_path(path, root)
    suffix = path.suffix.lower()
    if not path.exists():
        raise InputError("file cannot be read: no such file", where=shown, mend="check the path")
    if suffix not in ARTICLES:
        known = ", ".join(sorted(ARTICLES))
        raise InputError(f"kind of file {suffix!r} is not read", where=shown, mend=f"give one of {known}")
    data = read_bytes(path, shown)
    declared = declared_charset(data) if suffix in HTML else None
    decoded = decode_bytes(data, where=shown, declared=declared)
    draft = _draft_page(decoded, shown, story) if suffix in HTML else _draft_text(decoded, shown, story, suffix)
    return finish_draft(draft, lang=lang)


def read_lines(
    path: Path, *, lang: str | None = None, story: str = "", root: Path | None = None
) -> tuple[Article, tuple[Segment, ...]]:
    """
    Read a file in which each line is a segment and the first is the title.

    Nothing is joined, split, stripped of markup or left out but the blanks around a line; there is no front matter.

    Returns:
        The article, whose text has the lines of the file, and one segment per line that is not blank;
        `Segment.index` is the 0-based line.

    Raises:
        InputError: As `read_article`.
    """
    shown = show_path(path, root)
    decoded = decode_bytes(read_bytes(path, shown), where=shown)
    lines = [line.strip() for line in decoded.text.split("\n")]
    draft = Draft(
        id=shown,
        story=story,
        path=shown,
        body=tuple((n, line) for n, line in enumerate(lines, 1) if line),
        first_is_title=False,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
    checked = finish_draft(draft, lang=lang)
    article = Article(
        id=shown,
        story=story,
        outlet=checked.outlet,
        lang=checked.lang,
        title=lines[0],
        text="\n".join(lines),
        path=shown,
        lang_source=checked.lang_source,
        encoding=checked.encoding,
        notes=checked.notes,
    )
    return article, tuple(_line_segments(article, lines))


def _line_segments(article: Article, lines: list[str]) -> list[Segment]:
    segments = []
    start = 0
    for index, line in enumerate(lines):
        if line:
            segments.append(
                Segment(
                    article_id=article.id,
                    index=index,
                    start=start,
                    end=start + len(line),
                    text=line,
                    lang=article.lang,
                    role="body" if index else "title",
                    paragraph=index,
                )
            )
        start += len(line) + 1
    return segments


def show_path(path: Path, root: Path | None) -> str:
    """Return *path* as evidence shows it: below *root* (or the file's name alone), `/` between its parts."""
    inside = root is not None and path.is_relative_to(root)
    return legible_name(path.relative_to(root).as_posix() if root is not None and inside else path.name)


def legible_name(name: str) -> str:
    """
    Return a file's name as text that can be written anywhere: NFC, undecodable bytes and control characters replaced.

    >>> legible_name("a\\nb.txt")
    'a\ufffdb.txt'
    """
    decoded = os.fsencode(name).decode("utf-8", errors="replace")
    return unicodedata.normalize("NFC", re.sub(r"[\x00-\x1f\x7f\x80-\x9f]", "\ufffd", decoded))


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the bytes of *path*; foreign errors become InputError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            what = f"file has {path.stat().st_size:,} bytes, more than {MAX_BYTES:,}"
            raise InputError(what, where=shown, mend="split it into its articles")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"file cannot be read: {error.strerror}", where=shown, mend="check path and rights") from error


def _draft_text(decoded: Decoded, shown: str, story: str, suffix: str) -> Draft:
    head = read_front_matter(decoded.text, where=shown)
    body = decoded.text.split("\n", head.body_line - 1)[-1] if head.body_line > 1 else decoded.text
    read = read_markdown if suffix in MARKDOWN else read_plain
    return Draft(
        id=shown,
        story=story,
        path=shown,
        body=read(body, first_line=head.body_line),
        values=head.values,
        title_line=head.title_line,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _draft_page(decoded: Decoded, shown: str, story: str) -> Draft:
    page = read_html(decoded.text, where=shown)
    return Draft(
        id=shown,
        story=story,
        path=shown,
        body=page.body,
        values=page.values,
        first_is_title=False,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )
