"""
Pictures of a report as SVG, drawn with svg.py: coverage, prominence, numbers, overlap.

Each is legible in black and white (states differ in shape and hatching, lines in dash), carries a title and a
description in words, and uses classes instead of inline styles, so that a page with a strict content policy can hold
it. A picture in a file brings its own style sheet; one in a page takes the page's.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import svg

from crossread.findings import NumberComparison, Quantity, StoryReport
from crossread.report.catalogue import Catalogue, open_catalogue
from crossread.report.drawing import CHART_STYLE, DARK_STYLE, LETTER, frame, label, rule, text_width
from crossread.report.escape import shorten
from crossread.report.layout import Layout
from crossread.report.names import report_name
from crossread.report.quantities import name_counted, write_quantity
from crossread.report.rows import Cell, FactRow

MAX_FACTS: Final = 24  # rows of the coverage matrix, most important first
MAX_LINES: Final = 8  # facts in the prominence chart: more lines cannot be told apart
STRONG_LINES: Final = 3  # of them drawn strongly
MAX_NUMBERS: Final = 8  # comparisons in the numbers chart
MAX_OUTLETS: Final = 24  # columns of any picture
CHART_KINDS: Final = ("coverage", "prominence", "numbers", "overlap")
_DASHES: Final = ((), (6, 3), (2, 3), (9, 3, 2, 3))  # line patterns, told apart without colour


def list_charts(layout: Layout) -> tuple[str, ...]:
    """Return the kinds of pictures that have something to show, in their order."""
    shown = {
        "coverage": bool(layout.facts),
        "prominence": len(_lined_facts(layout)) > 0,
        "numbers": bool(_drawn_numbers(layout)),
        "overlap": len(layout.findings.overlaps) > 0,
    }
    return tuple(kind for kind in CHART_KINDS if shown[kind])


def chart_file(story: str, kind: str) -> str:
    """Return the file name of a picture."""
    return f"{report_name(story)}.{kind}.svg"


def render_charts(report: StoryReport, lang: str = "en") -> dict[str, str]:
    """
    Draw the pictures of one report.

    Does not draw a picture that has nothing to show.

    Returns:
        File name -> SVG, each a file of its own with its style sheet (light and dark).
    """
    layout, words = Layout(report, lang), open_catalogue(lang)
    style = f"{CHART_STYLE}\n@media (prefers-color-scheme:dark){{\n{DARK_STYLE}\n}}"
    return {
        chart_file(report.story, kind): f"{draw_chart(kind, layout, words, style=style)}\n"
        for kind in list_charts(layout)
    }


def draw_chart(kind: str, layout: Layout, words: Catalogue, *, style: str = "") -> str:
    """Draw one picture; without *style* it is meant for a page that holds `CHART_STYLE`."""
    return str(_DRAWERS[kind](layout, words, style))


def _coverage(layout: Layout, words: Catalogue, style: str) -> svg.SVG:
    """Facts by outlets: filled, hatched, empty."""
    rows, outlets = layout.facts[:MAX_FACTS], layout.outlets[:MAX_OUTLETS]
    names = [shorten(outlet.name, 22) for outlet in outlets]
    left, step, side = 430.0, 30.0, 16.0
    top = 22 + text_width(names, 22) * 0.75
    column = 40.0
    elements: list[svg.Element] = [
        label(left + number * column + 8, top - 10, name, turn=-45) for number, name in enumerate(names)
    ]
    for number, row in enumerate(rows):
        y = top + number * step
        title = f"{row.number}. {shorten(row.title, 56)}"
        elements += [rule(12, y + step, left + len(outlets) * column, y + step, "c-rule"), label(12, y + 20, title)]
        for place, cell in enumerate(row.cells[:MAX_OUTLETS]):
            elements.append(_state_mark(cell, left + place * column, y + (step - side) / 2, side))
    bottom = top + len(rows) * step
    elements.append(label(12, bottom + 24, words.say("text.states"), "c-soft"))
    told = [
        words.say("chart.coverage-row", outlet=outlet.name, n=_told(layout, outlet.id), total=len(layout.facts))
        for outlet in layout.outlets
    ]
    description = words.say(
        "chart.coverage-desc",
        facts=words.say("count.facts", n=len(layout.facts)),
        outlets=words.say("count.outlets", n=len(layout.outlets)),
        rows=" ".join(told),
    )
    width = left + len(outlets) * column + text_width(names[-1:], 22) * 0.75 + 12
    return frame("coverage", (width, bottom + 38), (words.say("chart.coverage"), description), elements, style)


def _told(layout: Layout, article_id: str) -> int:
    return sum(cell.outlet.id == article_id and cell.state == "has" for row in layout.facts for cell in row.cells)


def _state_mark(cell: Cell, x: float, y: float, side: float) -> svg.Rect:
    css = [{"has": "c-has", "unclear": "c-unclear", "absent": "c-empty"}[cell.state]]
    fill = "url(#hatch-coverage)" if cell.state == "unclear" else None
    return svg.Rect(x=round(x, 1), y=round(y, 1), width=side, height=side, class_=css, fill=fill)


def _lined_facts(layout: Layout) -> tuple[FactRow, ...]:
    placed = [row for row in layout.facts if sum(cell.prominence is not None for cell in row.cells) > 1]
    return tuple(placed[:MAX_LINES])


def _prominence(layout: Layout, words: Catalogue, style: str) -> svg.SVG:
    """Columns are articles from headline to end; a line joins the places of one fact."""
    rows, outlets = _lined_facts(layout), layout.outlets[:MAX_OUTLETS]
    left, top, height = 90.0, 48.0, 300.0
    gap = max(96.0, min(190.0, 620 / max(1, len(outlets) - 1)))
    columns = {outlet.id: left + number * gap for number, outlet in enumerate(outlets)}
    elements: list[svg.Element] = [
        label(left - 24, top + 5, words.say("chart.headline-end"), "c-soft", anchor="end"),
        label(left - 24, top + height + 5, words.say("chart.text-end"), "c-soft", anchor="end"),
    ]
    for outlet in outlets:
        x = columns[outlet.id]
        elements += [
            rule(x, top, x, top + height, "c-rule"),
            label(x, 24, shorten(outlet.name, int(gap / LETTER) - 1), "c-strong", anchor="middle"),
        ]
    spots = _spots(rows, columns, top, height)
    for order, row in enumerate(rows):
        path = [spots[row.number, outlet.id] for outlet in outlets if (row.number, outlet.id) in spots]
        css = "c-line" if order < STRONG_LINES else "c-thin"
        for (x1, y1), (x2, y2) in pairwise(path):
            elements.append(rule(x1, y1, x2, y2, css, _DASHES[order % len(_DASHES)]))
    for (number, _), (x, y) in spots.items():
        elements.append(svg.Circle(cx=round(x, 1), cy=round(y, 1), r=10, class_=["c-node"]))
        elements.append(label(x, y + 4.5, str(number), anchor="middle"))
    bottom = top + height + 36
    for place, row in enumerate(rows):
        elements.append(label(12, bottom + place * 22, f"{row.number}. {shorten(row.title, 90)}"))
    first = [
        words.say("chart.prominence-row", outlet=outlet.name, fact=shorten(told_first.title, 80))
        for outlet in layout.outlets
        if (told_first := _first_told(layout, outlet.id))
    ]
    width = max(left + (len(outlets) - 1) * gap + 90, 700.0)
    told = words.say("chart.prominence"), words.say("chart.prominence-desc", rows=" ".join(first))
    return frame("prominence", (width, bottom + len(rows) * 22), told, elements, style)


def _first_told(layout: Layout, article_id: str) -> FactRow | None:
    placed = [
        (cell.prominence.position, row.number, row)
        for row in layout.facts
        for cell in row.cells
        if cell.outlet.id == article_id and cell.prominence
    ]
    return min(placed, key=lambda entry: entry[:2])[2] if placed else None


def _spots(
    rows: Sequence[FactRow], columns: dict[str, float], top: float, height: float
) -> dict[tuple[int, str], tuple[float, float]]:
    """Place of every node: (fact number, article) -> (x, y); nodes that would cover each other stand side by side."""
    spots: dict[tuple[int, str], tuple[float, float]] = {}
    for article_id, x in columns.items():
        placed: list[tuple[float, float]] = []
        for row in rows:
            cell = next(cell for cell in row.cells if cell.outlet.id == article_id)
            if not cell.prominence:
                continue
            last = max(1, len(cell.outlet.sentences) - 1)
            y = top + height * min(1.0, cell.prominence.position / last)
            near = sum(abs(y - other) < 21 for _, other in placed)
            side = (near + 1) // 2 * (21 if near % 2 else -21)
            placed.append((x + side, y))
            spots[row.number, article_id] = placed[-1]
    return spots


def _drawn_numbers(layout: Layout) -> tuple[NumberComparison, ...]:
    order = ("disagree", "different time", "different scope", "compatible", "agree")
    parting = [entry for entry in layout.findings.numbers if entry.relation != "agree"]
    finite = [entry for entry in parting if len(_drawn_quantities(entry)) > 1]
    return tuple(sorted(finite, key=lambda entry: order.index(entry.relation))[:MAX_NUMBERS])


def _drawn_quantities(entry: NumberComparison) -> list[Quantity]:
    """Quantities that have an end to draw."""
    return [quantity for quantity in entry.quantities if quantity.low is not None or quantity.high is not None]


def _numbers(layout: Layout, words: Catalogue, style: str) -> svg.SVG:
    """A block per comparison, a row per value, on a scale that begins at zero."""
    left, span, step = 190.0, 330.0, 24.0
    y, elements, told = 30.0, list[svg.Element](), list[str]()
    for entry in _drawn_numbers(layout):
        quantities = _drawn_quantities(entry)
        ends = [end for quantity in quantities for end in (quantity.low, quantity.high) if end is not None]
        low, high = min(0.0, *ends), max(0.0, *ends)
        scale = span / ((high - low) * 1.12 or 1.0)
        relation = words.name("relation", entry.relation)
        what = name_counted(entry.what, entry.quantities, layout, words)
        elements.append(label(12, y, f"{shorten(what, 60)} – {relation}", "c-strong"))
        values = []
        for quantity in quantities:
            y += step
            name, value = layout.outlet_name(quantity.evidence.article_id), write_quantity(quantity, words)
            values.append(f"{name} {value}")
            elements.append(label(left - 14, y + 4, shorten(name, 24), anchor="end"))
            elements.append(rule(left, y, left + span, y, "c-rule"))
            elements += _interval(quantity, y, lambda end: left + (end - low) * scale, (left, left + span))  # noqa: B023 - used at once
            elements.append(label(left + span + 14, y + 4, shorten(value, 34)))
        told.append(words.say("chart.numbers-row", what=what, values="; ".join(values)))
        y += step + 18
    description = words.say("chart.numbers-desc", rows=" ".join(told))
    return frame("numbers", (left + span + 250, y - 12), (words.say("chart.numbers"), description), elements, style)


def _interval(
    quantity: Quantity, y: float, place: Callable[[float], float], ends: tuple[float, float]
) -> list[svg.Element]:
    """A dot for one value, a bar with end ticks for a range, an arrow where the range is open."""
    low, high = quantity.low, quantity.high
    x1 = place(low) if low is not None else ends[0]
    x2 = place(high) if high is not None else ends[1]
    if low == high:
        return [svg.Circle(cx=round(x1, 1), cy=round(y, 1), r=5, class_=["c-has"])]
    elements: list[svg.Element] = [rule(x1, y, x2, y, "c-line")]
    for x, end, side in ((x1, low, 1), (x2, high, -1)):
        if end is None:
            elements += [rule(x, y, x + side * 8, y - 5, "c-line"), rule(x, y, x + side * 8, y + 5, "c-line")]
        else:
            elements.append(svg.Circle(cx=round(x, 1), cy=round(y, 1), r=5, class_=["c-has"]))
    return elements


def _overlap(layout: Layout, words: Catalogue, style: str) -> svg.SVG:
    """Outlets by outlets: the larger the disc, the larger the share of facts told by both."""
    outlets = layout.outlets[:MAX_OUTLETS]
    names = [shorten(outlet.name, 22) for outlet in outlets]
    left, step = 24 + text_width(names, 22), 64.0
    top = 20 + text_width(names, 22) * 0.75
    elements: list[svg.Element] = []
    position = {outlet.id: number for number, outlet in enumerate(outlets)}
    for number, name in enumerate(names):
        elements.append(label(left + number * step + step / 2, top - 8, name, turn=-45))
        elements.append(label(left - 12, top + number * step + step / 2 + 4, name, anchor="end"))
    pairs = {(entry.a, entry.b): entry for entry in layout.findings.overlaps}
    for (a, b), entry in pairs.items():
        if a not in position or b not in position:
            continue
        for row, column in ((position[a], position[b]), (position[b], position[a])):
            x, y = left + column * step + step / 2, top + row * step + step / 2
            radius = round(20 * entry.jaccard**0.5, 1)
            elements.append(svg.Circle(cx=round(x, 1), cy=round(y - 8, 1), r=20, class_=["c-empty"]))
            elements.append(svg.Circle(cx=round(x, 1), cy=round(y - 8, 1), r=radius, class_=["c-has"]))
            elements.append(label(x, y + 27, f"{entry.shared}/{entry.union}", "c-soft", anchor="middle"))
    told = [
        words.say(
            "chart.overlap-row",
            a=layout.outlet_name(entry.a),
            b=layout.outlet_name(entry.b),
            n=entry.shared,
            total=entry.union,
        )
        for entry in layout.findings.overlaps
    ]
    size = left + len(outlets) * step + text_width(names[-1:], 22) * 0.75, top + len(outlets) * step + 16
    description = words.say("chart.overlap-desc", rows=" ".join(told))
    return frame("overlap", size, (words.say("chart.overlap"), description), elements, style)


_DRAWERS: Final[dict[str, Callable[[Layout, Catalogue, str], svg.SVG]]] = {
    "coverage": _coverage,
    "prominence": _prominence,
    "numbers": _numbers,
    "overlap": _overlap,
}
