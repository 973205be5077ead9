"""The index of a run: stories with their strongest finding and links, outlets over all stories, what was skipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from crossread.findings import OutletRow, StoryReport
from crossread.records import Skipped
from crossread.report.blocks import write_table
from crossread.report.catalogue import Catalogue, open_catalogue
from crossread.report.escape import escape_markdown, link_target, wrap_markdown
from crossread.report.layout import Layout
from crossread.report.names import report_name
from crossread.report.page import render_page
from crossread.report.prose import story_title
from crossread.report.summary import write_strongest

DEFAULT_FORMATS: Final = ("md", "html", "json")
# Columns of the table of outlets: (catalogue column, field of OutletRow), in order. Sums over stories.
_SUMS: Final = (
    ("sentences", "sentences"),
    ("facts", "facts"),
    ("omitted", "omitted"),
    ("exclusive", "exclusive"),
    ("buried", "buried"),
    ("differ", "numbers_differ"),
    ("attributed", "attributed"),
    ("anonymous", "anonymous"),
    ("hedges", "hedges"),
    ("loaded", "loaded"),
    ("background", "background"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One story as the index tells it; plain text."""

    title: str
    name: str  # of its files, without ending
    counts: str
    outlets: str
    finding: str


@dataclass(frozen=True, slots=True)
class OutletSum:
    """One outlet over all stories: the sums of its rows."""

    outlet: str
    stories: int
    rows: tuple[OutletRow, ...]

    def cells(self, words: Catalogue) -> list[str]:
        """Return stories, then the sums of `_SUMS`; facts as count and total."""
        texts = [words.number(self.stories)]
        for column, field in _SUMS:
            total = sum(getattr(row, field) for row in self.rows)
            of = sum(row.facts_of_story for row in self.rows)
            texts.append(words.say("text.per-fact", n=total, total=of) if column == "facts" else words.number(total))
        return texts


COLUMNS: Final = ("stories", *(column for column, _ in _SUMS))


def render_index_markdown(
    reports: Sequence[StoryReport],
    skipped: Sequence[Skipped] = (),
    lang: str = "en",
    formats: Sequence[str] = DEFAULT_FORMATS,
) -> str:
    """
    Write the index of a run as Markdown.

    Args:
        reports: All reports of the run, in the order they are listed.
        skipped: What the run could not use.
        lang: Language of the report's own words: en, uk or ru.
        formats: Formats that were written, some of md, html and json: the index links to these.

    Raises:
        ConfigError: There is no catalogue for *lang*.
    """
    words = open_catalogue(lang)
    blocks = [f"# {escape_markdown(words.say('text.index-title'))}", f"## {words.say('section.stories')}"]
    rows = [_story_row(_entry(report, words), formats) for report in reports]
    blocks.append(write_table(("story", "outlets", "facts", "strongest", "read"), rows, words))
    sums = sum_outlets(reports)
    if sums:
        table = [[escape_markdown(entry.outlet), *map(escape_markdown, entry.cells(words))] for entry in sums]
        blocks += [
            f"## {words.say('section.outlets')}",
            wrap_markdown(escape_markdown(words.say("text.summary-note"))),
            write_table(("outlet", *COLUMNS), table, words),
        ]
    if skipped:
        lines = [[escape_markdown(e.id), escape_markdown(e.what), escape_markdown(e.mend or "–")] for e in skipped]
        blocks += [f"## {words.say('section.skipped')}", write_table(("file", "what", "mend"), lines, words)]
    return "\n\n".join(blocks) + "\n"


def _story_row(entry: Entry, formats: Sequence[str]) -> list[str]:
    links = [f"[{kind}]({link_target(f'{entry.name}.{kind}')})" for kind in DEFAULT_FORMATS if kind in formats]
    texts = (entry.title, entry.outlets, entry.counts, entry.finding)
    return [*(escape_markdown(text) for text in texts), " ".join(links)]


def render_index_html(
    reports: Sequence[StoryReport],
    skipped: Sequence[Skipped] = (),
    lang: str = "en",
    formats: Sequence[str] = DEFAULT_FORMATS,
) -> str:
    """Write the index of a run as a page; arguments and errors are those of `render_index_markdown`."""
    words = open_catalogue(lang)
    stories: list[dict[str, Any]] = []
    for entry in (_entry(report, words) for report in reports):
        files = [(kind, link_target(f"{entry.name}.{kind}")) for kind in DEFAULT_FORMATS if kind in formats]
        main = dict(files).get("html", "")
        texts = {"title": entry.title, "counts": entry.counts, "outlets": entry.outlets, "finding": entry.finding}
        stories.append({**texts, "html": main, "files": [file for file in files if file[0] != "html"]})
    return render_page(
        "index.html.j2",
        words,
        stories=stories,
        skipped=skipped,
        columns=COLUMNS,
        summary=[(entry.outlet, entry.cells(words)) for entry in sum_outlets(reports)],
    )


def _entry(report: StoryReport, words: Catalogue) -> Entry:
    layout = Layout(report, words.lang)
    return Entry(
        title=story_title(report.story),
        name=report_name(report.story),
        counts=words.say("count.facts", n=len(layout.shared)),
        outlets=", ".join(outlet.name for outlet in layout.outlets),
        finding=write_strongest(layout, words),
    )


def sum_outlets(reports: Sequence[StoryReport]) -> list[OutletSum]:
    """Return one sum an outlet over all reports, by name."""
    rows: dict[str, list[tuple[str, OutletRow]]] = {}
    for report in reports:
        for row in report.findings.outlets:
            rows.setdefault(row.outlet, []).append((report.story, row))
    return [
        OutletSum(outlet, len({story for story, _ in mine}), tuple(row for _, row in mine))
        for outlet, mine in sorted(rows.items())
    ]
