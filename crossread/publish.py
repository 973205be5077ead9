"""
Writes what a run found: reports, pictures, index. Every file appears whole or not at all.

A file is written beside its place and renamed, so that a reader (or a kill) never meets half a report. File names come
from `crossread.report.report_name`, which maps any story id to a plain name inside the output folder.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.config import Settings
from crossread.errors import InputError
from crossread.findings import StoryReport
from crossread.report import (
    render_charts,
    render_html,
    render_index_html,
    render_index_markdown,
    render_json,
    render_markdown,
    report_name,
)

if TYPE_CHECKING:
    from crossread.pipeline import RunResult


def publish_run(result: "RunResult", out: Path, settings: Settings) -> tuple[Path, ...]:
    """
    Write every report of *result* and the index over them into the folder *out*, which is made if need be.

    Files of other stories that lie in *out* are left alone.

    Args:
        result: What `run_corpus` gave.
        out: The output folder.
        settings: Uses *formats* and *report_lang*.

    Returns:
        The main file of each story, in the order of the reports, then the index: Markdown if it is among the
        formats, else HTML, else JSON.

    Raises:
        InputError: *out* cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        return tuple(_publish(result, out, settings))
    except OSError as error:
        raise InputError(
            f"reports cannot be written: {error.strerror or error}",
            where=str(error.filename or out),
            mend="choose another folder with --out, or free some space",
        ) from error


def _publish(result: "RunResult", out: Path, settings: Settings) -> Iterator[Path]:
    for report in result.reports:
        for name, content in render_story(report, settings).items():
            write_whole(out / name, content)
        yield out / f"{report_name(report.story)}.{_main_format(settings)}"
    for name, content in _render_index(result, settings).items():
        write_whole(out / name, content)
        yield out / name


def _main_format(settings: Settings) -> str:
    return next(name for name in ("md", "html", "json") if name in settings.formats)


def render_story(report: StoryReport, settings: Settings) -> dict[str, str]:
    """
    Render one report in every wanted format.

    Returns:
        File name -> content. Pictures come with Markdown, which links to them; HTML holds its own.
    """
    name, lang = report_name(report.story), settings.report_lang
    files: dict[str, str] = {}
    if "md" in settings.formats:
        files[f"{name}.md"] = render_markdown(report, lang)
        files |= render_charts(report, lang)
    if "html" in settings.formats:
        files[f"{name}.html"] = render_html(report, lang)
    if "json" in settings.formats:
        files[f"{name}.json"] = render_json(report)
    return files


def _render_index(result: "RunResult", settings: Settings) -> dict[str, str]:
    renderers = {"md": render_index_markdown, "html": render_index_html}
    return {
        f"index.{kind}": render(result.reports, result.skipped, settings.report_lang, settings.formats)
        for kind, render in renderers.items()
        if kind in settings.formats
    }


def write_whole(path: Path, content: str) -> None:
    """Write *content* as UTF-8 beside *path*, then rename: the file is there whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(content, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def total_line(reports: Sequence[StoryReport], skipped: int) -> str:
    """
    Return one line of totals: stories, articles, facts, skipped.

    >>> total_line((), 2)
    '0 stories, 0 articles, 0 facts, 2 skipped'
    """
    articles = sum(len(report.articles) for report in reports)
    facts = sum(len(report.matching.facts) for report in reports)
    counts = ((len(reports), "story", "stories"), (articles, "article", "articles"), (facts, "fact", "facts"))
    told = [f"{n} {one if n == 1 else many}" for n, one, many in counts]
    return ", ".join((*told, f"{skipped} skipped"))
