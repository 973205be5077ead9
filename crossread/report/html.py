"""`StoryReport` -> one self-contained HTML page; the template does the markup, this module hands it the values."""

from collections.abc import Iterable
from typing import Any, Final

from markupsafe import Markup

from crossread.findings import Evidence, SourceUse, StoryReport
from crossread.report.catalogue import Catalogue, open_catalogue
from crossread.report.charts import draw_chart, list_charts
from crossread.report.diff import diff_drift, diff_headlines
from crossread.report.escape import shorten
from crossread.report.groups import group_labels, group_speakers, split_numbers
from crossread.report.layout import KINDS, OPEN_EXCLUSIVES, OPEN_FACTS, Layout
from crossread.report.page import render_page
from crossread.report.prose import (
    shown_wording,
    story_title,
    write_certainty,
    write_headline_build,
    write_headline_certainty,
    write_limits,
    write_orders,
    write_place,
    write_signature,
    write_source,
    write_translation_note,
    write_use,
)
from crossread.report.quantities import name_counted, write_around, write_quantity, write_reason
from crossread.report.rows import Cell, Sentence
from crossread.report.summary import write_remarks, write_summary

# Segments of a story from which tables of sources and wordings lead to the sentences in the full articles instead of
# holding them once more: 20 articles of 60 segments stay under 2 MB (benchmarks/report_speed.py).
COMPACT_FROM: Final = 600

_CONTENTS: Final = (
    ("matrix", "section.matrix"),
    ("headlines", "section.headlines"),
    ("everyone", "section.everyone"),
    ("part", "section.part"),
    ("pictures", "section.pictures"),
    ("left-out", "section.left-out"),
    ("background", "section.background"),
    ("numbers", "section.numbers"),
    ("quoted", "section.quoted"),
    ("words", "section.words"),
    ("distinctive", "section.distinctive"),
    ("articles", "section.articles"),
    ("sources", "section.sources"),
    ("how", "section.how"),
)


def render_html(report: StoryReport, lang: str = "en") -> str:
    """
    Write one story's report as a page that opens from disk and loads nothing.

    Works without JavaScript as a plain document; with it, a click on the matrix opens the sentences, and facts can be
    searched and filtered.

    Args:
        report: The record.
        lang: Language of the report's own words: en, uk or ru.

    Raises:
        ConfigError: There is no catalogue for *lang*.
    """
    words, layout = open_catalogue(lang), Layout(report, lang)
    values = _sections(layout, words) | _functions(layout, words)
    contents = [(anchor, key) for anchor, key in _CONTENTS if _has_section(anchor, values, layout)]
    anchors = {anchor for anchor, _ in contents} | {row.anchor for row in layout.facts}
    return render_page("story.html.j2", words, **values, contents=contents, anchors=anchors)


def _has_section(anchor: str, values: dict[str, Any], layout: Layout) -> bool:
    shown = {
        "matrix": layout.facts,
        "pictures": {"prominence", "overlap"} & set(values["charts"]),
        "numbers": values["numbers"],
        "quoted": values["speakers"],
        "words": values["concepts"],
        "background": values["background"],
        "distinctive": values["distinctive"],
    }
    return bool(shown.get(anchor, True))


def _sections(layout: Layout, words: Catalogue) -> dict[str, Any]:
    """What the sections of the template show."""
    speakers = group_speakers(layout)
    parting, agreeing = split_numbers(layout)
    losses = layout.findings.losses
    dates = sorted({outlet.prepared.article.date for outlet in layout.outlets if outlet.prepared.article.date})
    charts = {kind: Markup(draw_chart(kind, layout, words)) for kind in list_charts(layout)}
    return {
        "layout": layout,
        "pivot": layout.report.pivot,
        "title": story_title(layout.report.story),
        "dates": " – ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "",
        "summary": write_summary(layout, words),
        "note": write_translation_note(layout, words),
        "facts": layout.fact_by_id,
        "kinds": [kind for kind in KINDS if any(kind in row.kinds for row in layout.facts)],
        "parting": [row for row in layout.facts if row.parts],
        "compact": sum(len(outlet.sentences) for outlet in layout.outlets) >= COMPACT_FROM,
        "open_facts": OPEN_FACTS,
        "open_exclusives": OPEN_EXCLUSIVES,
        "headlines": _headlines(layout, words),
        "diffs": diff_headlines(layout),
        "orders": write_orders(layout, words),
        "charts": charts,
        "numbers": {"parting": parting, "agreeing": agreeing} if parting or agreeing or losses else {},
        "losses": losses,
        "speakers": speakers,
        "with_side": any(speaker.side for speaker in speakers),
        "concepts": group_labels(layout),
        "background": _background(layout),
        "distinctive": _distinctive(layout),
        "sources": [
            {"anchor": outlet.anchor, "name": outlet.name, "cells": write_source(outlet, words)}
            for outlet in layout.outlets
        ],
        "voices": [
            words.say("text.voices", outlets=words.join([layout.outlet_name(article) for article in voice]))
            for voice in layout.report.matching.voices
        ],
        "limits": write_limits(layout, words),
        "signature": write_signature(layout, words),
        "shown": words.say("page.shown", n=len(layout.facts), shown="{shown}"),
    }


def _functions(layout: Layout, words: Catalogue) -> dict[str, Any]:
    """Look-ups and phrases that the template calls."""

    def sentences_of(places: Iterable[Evidence]) -> list[Sentence]:
        return list({(place.article_id, place.index): layout.sentence(place) for place in places}.values())

    def use_of(use: SourceUse) -> str:
        return write_use(use, layout, words)

    return {
        "sentences_of": sentences_of,
        "use_of": use_of,
        "drift_of": lambda drift: diff_drift(drift, layout),
        "notes_of": lambda cell: _notes(cell, words),
        "remarks_of": lambda row: write_remarks(row, layout, words),
        "caption_of": lambda cell: _caption(cell, words),
        "reason_of": lambda entry: write_reason(entry, layout, words),
        "quantity_of": lambda quantity: write_quantity(quantity, words),
        "wording_of": shown_wording,
        "counted": lambda entry: name_counted(entry.what, entry.quantities, layout, words),
        "around_of": lambda quantity: write_around(quantity, words),
    }


def _notes(cell: Cell, words: Catalogue) -> list[tuple[str, list[str]]]:
    """Certainty, numbers, wordings and place of one telling, named."""
    if cell.state != "has":
        return []
    notes = [
        ("column.attribution", [write_certainty(cell, words)]),
        ("column.numbers", list(dict.fromkeys(write_quantity(entry, words) for entry in cell.quantities))),
        ("column.labels", [", ".join(dict.fromkeys(f"«{shorten(shown_wording(use), 40)}»" for use in cell.labels))]),
        ("column.place", [write_place(cell, words)]),
    ]
    return [(words.say(name), [value for value in values if value]) for name, values in notes if any(values)]


def _caption(cell: Cell, words: Catalogue) -> str:
    """The few words beside a mark in the matrix: how certain, and where."""
    if cell.state != "has":
        return words.name("state", cell.state)
    level = words.name("level", str(cell.certainty.level)) if cell.certainty else ""
    return ", ".join(part for part in (level, write_place(cell, words)) if part)


def _headlines(layout: Layout, words: Catalogue) -> list[tuple[Any, ...]]:
    found = {entry.article_id: entry for entry in layout.findings.headlines}
    rows = []
    for outlet in layout.outlets:
        entry, title = found.get(outlet.id), outlet.title
        told = bool(entry and title)
        built = write_headline_build(entry, words) if entry and told else "–"
        certainty = write_headline_certainty(entry, layout, words) if entry and told else "–"
        rows.append((outlet, title, built, certainty))
    return rows


def _background(layout: Layout) -> list[tuple[Any, ...]]:
    """Each outlet with its background; nothing when no article has any."""
    found = {entry.article_id: entry for entry in layout.findings.background}
    if not any(entry.sentences for entry in found.values()):
        return []
    return [(outlet, found[outlet.id]) for outlet in layout.outlets if outlet.id in found]


def _distinctive(layout: Layout) -> list[tuple[Any, ...]]:
    entries = layout.findings.distinctive
    found = [(outlet, [entry for entry in entries if entry.article_id == outlet.id]) for outlet in layout.outlets]
    return [(outlet, mine) for outlet, mine in found if mine]
