"""A folder of story folders, one story folder, or a table -> articles, and what was skipped and why."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from crossread.errors import InputError
from crossread.read.article import ARTICLES, legible_name, read_article, show_path
from crossread.read.draft import Draft, finish_draft
from crossread.read.table import TABLES, read_table
from crossread.records import Article, Skipped

# Beside the articles lie files about them; these are never articles, whatever their suffix.
NOT_ARTICLES: Final = frozenset({"readme", "license", "licence", "copying", "changelog", "notes", "about", "index"})
DOCUMENTS: Final = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml"})  # told, not read

Found = Article | Skipped


def read_corpus(path: Path, *, strict: bool = False) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """
    Read all articles of a corpus.

    A corpus is a folder with a folder per story, one story folder, or a table (.jsonl, .csv, .tsv, .parquet); tables
    may also lie in the corpus folder. Hidden files, README, LICENSE and data files are passed over.

    Args:
        path: The folder or table.
        strict: Raise at the first article that cannot be used, instead of skipping it.

    Returns:
        The articles ordered by id, and what was skipped, in the same order.

    Raises:
        InputError: *path* does not exist or holds no article at all; or *strict* and an article is wrong.
    """
    if not path.exists():
        raise InputError("no such folder or table", where=str(path), mend="check the path")
    if path.is_dir():
        entries = list(_read_folder(path, strict=strict))
    elif path.suffix.lower() in TABLES:
        entries = list(_read_rows(path, path.parent, strict=strict, alone=True))
    else:
        kinds = ", ".join(sorted(TABLES))
        raise InputError("not a folder and not a table", where=str(path), mend=f"give a folder, or one of {kinds}")
    if not entries:
        mend = "put articles in it: <story>/<outlet>.<lang>.md, .txt or .html"
        raise InputError("no article found", where=str(path), mend=mend)
    articles = sorted((entry for entry in entries if isinstance(entry, Article)), key=lambda article: article.id)
    skipped = sorted((entry for entry in entries if isinstance(entry, Skipped)), key=lambda entry: entry.id)
    return tuple(articles), tuple(skipped)


def _read_folder(folder: Path, *, strict: bool) -> Iterator[Found]:
    entries = _listed(folder)
    if any(entry.is_file() and _is_article(entry) for entry in entries):
        yield from _read_story(folder, legible_name(folder.resolve().name), folder, strict=strict)
    for entry in entries:
        if _leads_out(entry, folder):
            yield from _refuse(entry, folder, "link leads out of the corpus", "copy the files", strict=strict)
        elif entry.is_dir():
            yield from _read_story(entry, legible_name(entry.name), folder, strict=strict)
        elif entry.suffix.lower() in TABLES:
            yield from _read_rows(entry, folder, strict=strict)


def _read_story(folder: Path, story: str, root: Path, *, strict: bool) -> Iterator[Found]:
    for entry in _listed(folder):
        mend = "keep the articles of a story in its folder"
        if _leads_out(entry, root):
            if folder != root:
                yield from _refuse(entry, root, "link leads out of the corpus", mend, strict=strict, story=story)
        elif entry.is_dir():
            if folder != root and any(_is_article(inner) for inner in _listed(entry)):
                yield from _refuse(entry, root, "folder inside a story is not read", mend, strict=strict, story=story)
        elif entry.suffix.lower() in DOCUMENTS:
            mend = "save its text as .txt or .md"
            what = f"kind of file {entry.suffix!r} is not read"
            yield from _refuse(entry, root, what, mend, strict=strict, story=story)
        elif _is_article(entry):
            yield from _read_file(entry, story, root, strict=strict)


def _read_file(path: Path, story: str, root: Path, *, strict: bool) -> Iterator[Found]:
    try:
        if not path.is_file():
            raise InputError("not a regular file", where=_below(path, root), mend="replace it by a file")
        yield read_article(path, story=story, root=root)
    except InputError as error:
        if strict:
            raise
        yield _skip(_below(path, root), error, story)


def _read_rows(path: Path, root: Path, *, strict: bool, alone: bool = False) -> Iterator[Found]:
    shown = _below(path, root)
    try:
        drafts = read_table(path, shown=shown)
    except InputError as error:
        if strict or alone:
            raise
        yield _skip(shown, error, None)
        return
    for number, draft in enumerate(drafts, 1):
        try:
            if isinstance(draft, InputError):
                raise draft
            yield finish_draft(draft)
        except InputError as error:
            if strict:
                raise
            yield _skip(f"{shown}:{number}", error, draft.story if isinstance(draft, Draft) else None)


def _refuse(
    entry: Path, root: Path, what: str, mend: str, *, strict: bool, story: str | None = None
) -> Iterator[Skipped]:
    error = InputError(what, where=_below(entry, root), mend=mend)
    if strict:
        raise error
    yield _skip(_below(entry, root), error, story)


def _skip(identity: str, error: InputError, story: str | None) -> Skipped:
    return Skipped(id=identity, what=error.what, where=error.where, mend=error.mend, story=story)


def _listed(folder: Path) -> list[Path]:
    """Return the entries of *folder* by name, hidden ones left out."""
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise InputError(f"folder cannot be read: {error.strerror}", where=str(folder), mend="check rights") from error


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in ARTICLES and path.name.split(".")[0].lower() not in NOT_ARTICLES


def _leads_out(entry: Path, root: Path) -> bool:
    """Tell whether a link points outside the corpus: its text would enter a report unasked."""
    return entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(root.resolve())


def _below(path: Path, root: Path) -> str:
    return show_path(path, root)
