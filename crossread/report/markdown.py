"""
`StoryReport` -> GitHub-flavoured Markdown that reads well raw.

One function a section, in the order of the report; each returns blocks that are joined by blank lines. All text passes
`escape_markdown`; anchors are explicit, so that links work in every language of the report.
"""

from collections.abc import Callable

from crossread.findings import StoryReport
from crossread.report.blocks import (
    Blocks,
    cell_sentence,
    drop_empty,
    link_picture,
    mark_piece,
    write_heading,
    write_table,
)
from crossread.report.catalogue import Catalogue, open_catalogue
from crossread.report.diff import diff_headlines
from crossread.report.escape import (
    code_span,
    escape_markdown,
    wrap_markdown,
    wrap_pieces,
)
from crossread.report.layout import Layout
from crossread.report.markdown_facts import write_everyone, write_left_out, write_parting
from crossread.report.markdown_words import (
    write_background,
    write_distinctive,
    write_numbers,
    write_speakers,
    write_wordings,
)
from crossread.report.prose import (
    story_title,
    write_headline_build,
    write_headline_certainty,
    write_limits,
    write_signature,
    write_source,
    write_translation_note,
)
from crossread.report.rows import Outlet
from crossread.report.summary import write_summary


def render_markdown(report: StoryReport, lang: str = "en") -> str:
    """
    Write one story's report as Markdown.

    Does not measure anything: everything it says is in the record.

    Args:
        report: The record.
        lang: Language of the report's own words: en, uk or ru.

    Raises:
        ConfigError: There is no catalogue for *lang*.
    """
    words, layout = open_catalogue(lang), Layout(report, lang)
    if layout.facts and not layout.differs:
        return "\n\n".join(_short_report(layout, words)) + "\n"
    sections: tuple[Callable[[Layout, Catalogue], Blocks], ...] = (
        _opening,
        _sources,
        _headlines,
        write_everyone,
        write_parting,
        write_left_out,
        write_background,
        write_numbers,
        write_speakers,
        write_wordings,
        write_distinctive,
        _how,
    )
    blocks = [block for section in sections for block in section(layout, words)]
    return "\n\n".join(blocks) + "\n"


def _short_report(layout: Layout, words: Catalogue) -> Blocks:
    """A story with no difference, in five lines."""
    places = ", ".join(f"{escape_markdown(o.name)} {code_span(o.prepared.article.path)}" for o in layout.outlets)
    no_difference, overview = write_summary(layout, words)[:2]
    return [
        f"# {escape_markdown(story_title(layout.report.story))}",
        wrap_markdown(escape_markdown(no_difference.text)),
        wrap_markdown(escape_markdown(overview.text)),
        wrap_markdown(f"{words.say('section.sources')}: {places}"),
        wrap_markdown(_signature(layout, words)),
    ]


def _opening(layout: Layout, words: Catalogue) -> Blocks:
    lines = [
        escape_markdown(line.text) + (f" ([{words.say('text.evidence')}](#{line.anchor}))" if line.anchor else "")
        for line in write_summary(layout, words)
    ]
    title = f"# {escape_markdown(story_title(layout.report.story))}"
    opening = "\n".join(wrap_markdown(line) for line in lines)
    note = write_translation_note(layout, words)
    notes = [wrap_markdown(f"*{escape_markdown(note)}*")] if note else []
    return [title, opening, *notes, *link_picture("coverage", layout, words)]


def _sources(layout: Layout, words: Catalogue) -> Blocks:
    header = ["outlet", "language", "date", "sentences", "words", "translated", "marks", "file"]
    rows = [_source_row(outlet, words) for outlet in layout.outlets]
    blocks = [write_heading("section.sources", words, "sources"), write_table(header, rows, words)]
    for voice in layout.report.matching.voices:
        names = words.join([layout.outlet_name(article) for article in voice])
        blocks.append(wrap_markdown(escape_markdown(words.say("text.voices", outlets=names))))
    return blocks


def _source_row(outlet: Outlet, words: Catalogue) -> list[str]:
    cells = write_source(outlet, words)
    shown = [code_span(text) if column == "file" else escape_markdown(text) for column, text in cells]
    return [escape_markdown(outlet.name), *shown]


def _headlines(layout: Layout, words: Catalogue) -> Blocks:
    found = {entry.article_id: entry for entry in layout.findings.headlines}
    rows = []
    for outlet in layout.outlets:
        entry = found.get(outlet.id)
        title = outlet.title
        rows.append(
            [
                escape_markdown(outlet.name),
                cell_sentence(title, words) if title else words.say("text.no-headline"),
                escape_markdown(write_headline_build(entry, words)) if entry and title else "–",
                escape_markdown(write_headline_certainty(entry, layout, words)) if entry and title else "–",
            ]
        )
    blocks = [
        write_heading("section.headlines", words, "headlines"),
        write_table(*drop_empty(["outlet", "headline", "built", "certainty"], rows), words),
    ]
    return [*blocks, *_headline_diffs(layout, words)]


def _headline_diffs(layout: Layout, words: Catalogue) -> Blocks:
    lines = []
    for a, b, pieces in diff_headlines(layout):
        pair = words.say("text.diff-pair", a=a.name, b=b.name)
        marked = [shown for kind, text in pieces for shown in mark_piece(kind, text)]
        lines.append(wrap_pieces([*f"{escape_markdown(pair)}:".split(" "), *marked], first="- ", rest="  "))
    return [f"{words.say('text.headline-diff')}:", "\n".join(lines)] if lines else []


def _how(layout: Layout, words: Catalogue) -> Blocks:
    blocks = [
        write_heading("section.how", words, "how"),
        "\n".join(
            wrap_markdown(escape_markdown(limit), first="- ", rest="  ") for limit in write_limits(layout, words)
        ),
    ]
    skipped = [
        [escape_markdown(entry.id), escape_markdown(entry.what), escape_markdown(entry.mend or "–")]
        for entry in layout.report.skipped
    ]
    if skipped:
        blocks += [f"### {words.say('section.skipped')}", write_table(["file", "what", "mend"], skipped, words)]
    return [*blocks, wrap_markdown(_signature(layout, words))]


def _signature(layout: Layout, words: Catalogue) -> str:
    return f"{words.say('text.signature')}: {escape_markdown(write_signature(layout, words))}"
