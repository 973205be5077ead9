"""The sections of a Markdown report about facts: what everyone reports, where outlets part, what is left out."""

from collections.abc import Sequence
from typing import Final

from crossread.report.blocks import (
    Blocks,
    cell_sentences,
    drop_empty,
    fold,
    link_picture,
    mark_piece,
    quote_sentence,
    write_gloss,
    write_heading,
    write_table,
    write_title,
)
from crossread.report.catalogue import Catalogue
from crossread.report.diff import diff_drift
from crossread.report.escape import (
    escape_markdown,
    shorten,
    wrap_markdown,
    wrap_pieces,
)
from crossread.report.layout import OPEN_EXCLUSIVES, OPEN_FACTS, Layout
from crossread.report.prose import (
    shown_wording,
    write_certainty,
    write_orders,
    write_place,
)
from crossread.report.quantities import write_quantity
from crossread.report.rows import Cell, FactRow, Outlet, Sentence
from crossread.report.summary import write_remarks

CELL_LABELS: Final = 4  # wordings in one table cell


def write_everyone(layout: Layout, words: Catalogue) -> Blocks:
    """Write the facts that all tell, each with its sentences or a link to where outlets part on it."""
    rows = [row for row in layout.facts if row.told_by_all]
    some = [row for row in layout.facts if row.told_by_some]
    blocks = [write_heading("section.everyone", words, "everyone")]
    if rows:
        blocks.append("\n".join(_everyone_item(row, words) for row in rows[:OPEN_FACTS]))
    else:
        blocks.append(escape_markdown(words.say("text.none-found")))
    copied = [row for row in layout.facts if row.told_by_copies and not row.parts]
    folds = [("count.more-facts", rows[OPEN_FACTS:]), ("count.some-facts", some), ("count.copied-facts", copied)]
    for key, folded in folds:
        if folded:
            items = ["\n".join(_everyone_item(row, words) for row in folded)]
            blocks += fold(words.say(key, n=len(folded)), items)
    return blocks


def _everyone_item(row: FactRow, words: Catalogue) -> str:
    """A fact all tell: a link to where outlets part on it, or its sentences folded beneath."""
    title = write_title(row)
    if row.parts:
        kinds = ", ".join(words.name("kind", kind) for kind in row.kinds)
        return wrap_markdown(
            f"{title} ([{words.say('text.part-link')}](#{row.anchor}): {kinds})", first="- ", rest="  "
        )
    count = words.say("count.sentences", n=sum(len(cell.sentences) for cell in row.cells))
    body = "\n".join(_list_sentences(cell, cell.core, words) for cell in row.cells if cell.core)
    rest = [_list_sentences(cell, cell.rest, words) for cell in row.cells if cell.rest]
    if rest:
        more = words.say("count.more", n=sum(len(cell.rest) for cell in row.cells))
        further = "\n".join(rest)
        body += f"\n\n  <details><summary>{escape_markdown(more)}</summary>\n\n{further}\n\n  </details>"
    head = wrap_markdown(f'<a id="{row.anchor}"></a>{title}', first="- ", rest="  ")
    return f"{head}\n  <details><summary>{escape_markdown(count)}</summary>\n\n{body}\n\n  </details>"


def _list_sentences(cell: Cell, sentences: Sequence[Sentence], words: Catalogue) -> str:
    """Sentences of one outlet as items of the inner list: original, place, translation."""
    lines = []
    for sentence in sentences:
        shown = f"{escape_markdown(cell.outlet.name)}: {quote_sentence(sentence, words)}"
        lines.append(wrap_markdown(shown, first="  - ", rest="    "))
    return "\n".join(lines)


def write_parting(layout: Layout, words: Catalogue) -> Blocks:
    """Write the facts on which outlets part, the first ten open: a table a fact, a row an outlet."""
    rows = [row for row in layout.facts if row.parts]
    blocks = [write_heading("section.part", words, "part")]
    if not rows:
        return [*blocks, escape_markdown(words.say("text.none-found"))]
    scales = f"{words.say('text.certainty-scale')} {words.say('text.place-scale')}"
    blocks += [wrap_markdown(escape_markdown(scales)), *link_picture("prominence", layout, words)]
    orders = [wrap_markdown(escape_markdown(line), first="- ", rest="  ") for line in write_orders(layout, words)]
    blocks += ["\n".join(orders)] if orders else []
    for row in rows[:OPEN_FACTS]:
        blocks += _fact_block(row, layout, words)
    folded = [block for row in rows[OPEN_FACTS:] for block in _fact_block(row, layout, words)]
    if folded:
        blocks += fold(f"{words.say('text.folded-facts')} ({words.number(len(rows) - OPEN_FACTS)})", folded)
    return blocks


def _fact_block(row: FactRow, layout: Layout, words: Catalogue) -> Blocks:
    kinds = " · ".join(words.name("kind", kind) for kind in row.kinds)
    told = words.say("text.per-fact", n=row.told, total=len(row.cells))
    line = f"{words.say('column.told-by')}: {told}" + (f" · {kinds}" if kinds else "")
    header = ["outlet", "how", "attribution", "numbers", "labels", "place"]
    table = write_table(*drop_empty(header, [_fact_row(cell, words) for cell in row.cells]), words)
    title = f'<a id="{row.anchor}"></a>\n\n### {row.number}. {escape_markdown(row.title)}'
    gloss = [wrap_markdown(write_gloss(row.gloss, (), words))] if row.gloss else []
    return [title, *gloss, escape_markdown(line), table, *_fact_notes(row, layout, words)]


def _fact_row(cell: Cell, words: Catalogue) -> list[str]:
    if cell.state != "has":
        return [escape_markdown(cell.outlet.name), _not_told(cell, words), "–", "–", "–", "–"]
    quantities = dict.fromkeys(escape_markdown(write_quantity(entry, words)) for entry in cell.quantities)
    labels = dict.fromkeys(f"«{escape_markdown(shorten(shown_wording(use), 40))}»" for use in cell.labels)
    return [
        escape_markdown(cell.outlet.name),
        cell_sentences(cell, words),
        escape_markdown(write_certainty(cell, words)) or "–",
        "<br>".join(quantities) or "–",
        "<br>".join(list(labels)[:CELL_LABELS]) or "–",
        escape_markdown(write_place(cell, words)) or "–",
    ]


def _not_told(cell: Cell, words: Catalogue) -> str:
    """The state of an article that does not tell a fact, with the nearest passage folded beneath."""
    state = f"*{words.name('state', cell.state)}*"
    near = "<br>".join(quote_sentence(sentence, words) for sentence in cell.nearest)
    return f"{state} <details><summary>{words.say('text.nearest')}</summary>{near}</details>" if near else state


def _fact_notes(row: FactRow, layout: Layout, words: Catalogue) -> Blocks:
    """What the ladder says about the whole fact, and statements that it could not be verified."""
    remarks = write_remarks(row, layout, words)
    blocks = [wrap_markdown(escape_markdown(remarks))] if remarks else []
    unverified = [layout.sentence(place) for place in row.certainty.unverified] if row.certainty else []
    lines = [f"{escape_markdown(words.say('text.not-verified'))}: {quote_sentence(s, words)}" for s in unverified]
    blocks += [wrap_markdown(line) for line in lines]
    for drift in row.drifts:
        names = [layout.outlet_name(side.article_id) for side in (drift.a, drift.b)]
        told = escape_markdown(words.say("finding.quote", speaker=drift.speaker, a=names[0], b=names[1]))
        pieces = [shown for kind, text in diff_drift(drift, layout) for shown in mark_piece(kind, text)]
        blocks.append(wrap_pieces([*told.split(" "), *pieces]))
    return blocks


def write_left_out(layout: Layout, words: Catalogue) -> Blocks:
    """Write, per outlet, the facts it leaves out, those that are unclear, and what only it has."""
    blocks = [write_heading("section.left-out", words, "left-out"), *link_picture("overlap", layout, words)]
    for outlet in layout.outlets:
        blocks.append(f"### {escape_markdown(outlet.name)}")
        absent, unclear = (_omission_items(layout, outlet, state, words) for state in ("absent", "unclear"))
        exclusive = layout.exclusives[outlet.id]
        if absent:
            blocks += [f"{words.say('text.leaves-out')}:", "\n".join(absent)]
        if exclusive:
            lines = [wrap_markdown(quote_sentence(sentence, words), first="- ", rest="  ") for sentence in exclusive]
            blocks += [f"{words.say('text.only-here')}:", "\n".join(lines[:OPEN_EXCLUSIVES])]
            folded = lines[OPEN_EXCLUSIVES:]
            blocks += fold(words.say("count.more", n=len(folded)), ["\n".join(folded)]) if folded else []
        if unclear:
            title = f"{words.say('text.unclear')} ({words.number(len(unclear))})"
            blocks += fold(title, ["\n".join(unclear)])
        if not absent and not unclear and not exclusive:
            blocks.append(words.say("text.nothing"))
    return blocks


def _omission_items(layout: Layout, outlet: Outlet, state: str, words: Catalogue) -> list[str]:
    items = []
    for entry in (entry for entry in layout.omissions[outlet.id] if entry.state == state):
        row = layout.fact_by_id[entry.fact_id]
        told = escape_markdown(words.say("text.omission", n=row.told, total=len(row.cells)))
        gloss = f" · {write_gloss(row.gloss, (), words)}" if row.gloss else ""
        note = f" – {escape_markdown(words.say('text.maybe-later'))}" if entry.maybe_later else ""
        items.append(
            wrap_markdown(f"[{escape_markdown(row.title)}](#{row.anchor}){gloss} ({told}){note}", first="- ", rest="  ")
        )
    return items
