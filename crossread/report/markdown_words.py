"""The sections of a Markdown report about numbers, sources and words."""

from collections.abc import Sequence

from crossread.findings import LabelUse, NumberComparison, Quantity
from crossread.report.blocks import (
    Blocks,
    fold,
    fold_evidence,
    folded_table,
    link_picture,
    write_heading,
    write_table,
)
from crossread.report.catalogue import Catalogue
from crossread.report.escape import (
    code_span,
    escape_markdown,
)
from crossread.report.groups import group_labels, group_speakers, split_numbers
from crossread.report.layout import Layout
from crossread.report.prose import (
    shown_wording,
    write_use,
)
from crossread.report.quantities import name_counted, write_around, write_quantity, write_reason


def write_background(layout: Layout, words: Catalogue) -> Blocks:
    """Write how much of each article tells what came before the event, and which sentences do."""
    found = {entry.article_id: entry for entry in layout.findings.background}
    rows = [
        [
            escape_markdown(outlet.name),
            words.say("text.per-fact", n=entry.sentences, total=entry.of),
            fold_evidence(entry.evidence, layout, words).strip() or "–",
        ]
        for outlet in layout.outlets
        if (entry := found.get(outlet.id))
    ]
    if not any(entry.sentences for entry in found.values()):
        return []
    table = write_table(["outlet", "background", "sentences"], rows, words)
    return [write_heading("section.background", words, "background"), table]


def write_numbers(layout: Layout, words: Catalogue) -> Blocks:
    """Write the numbers that part, folded those that agree, and the losses of each side."""
    parting, agreeing = split_numbers(layout)
    if not parting and not agreeing and not layout.findings.losses:
        return []
    blocks = [write_heading("section.numbers", words, "numbers"), *link_picture("numbers", layout, words)]
    if parting:
        blocks.append(_number_table(parting, layout, words))
    if agreeing:
        title = f"{words.say('text.folded-same')} ({words.number(len(agreeing))})"
        blocks += fold(title, [_number_table(agreeing, layout, words)])
    return [*blocks, *_write_losses(layout, words)]


def _write_losses(layout: Layout, words: Catalogue) -> Blocks:
    """Write how each article tells each side's losses (F5)."""
    rows = [
        [
            escape_markdown(words.name("side-name", entry.side)),
            escape_markdown(layout.outlet_name(telling.article_id)),
            words.name("telling", telling.telling),
            "<br>".join(_loss(quantity, layout, words) for quantity in telling.quantities) or "–",
        ]
        for entry in layout.findings.losses
        for telling in entry.tellings
    ]
    if not rows:
        return []
    title = f"### {escape_markdown(words.say('section.losses'))}"
    note = escape_markdown(words.say("text.losses"))
    return [title, note, write_table(["side", "outlet", "telling", "values"], rows, words)]


def _loss(quantity: Quantity, layout: Layout, words: Catalogue) -> str:
    """One number of a side's losses: value, who says it, the words, and where they stand."""
    value = escape_markdown(write_quantity(quantity, words))
    speaker = f" ({escape_markdown(quantity.speaker)})" if quantity.speaker else ""
    found = escape_markdown(quantity.evidence.text)
    return f"**{value}**{speaker} «{found}» {code_span(layout.sentence(quantity.evidence).where)}"


def _number_table(entries: Sequence[NumberComparison], layout: Layout, words: Catalogue) -> str:
    return write_table(
        ["counted", "relation", "values"], [_number_row(entry, layout, words) for entry in entries], words
    )


def _number_row(entry: NumberComparison, layout: Layout, words: Catalogue) -> list[str]:
    row = layout.fact_by_id.get(entry.fact_id or "")
    what = escape_markdown(name_counted(entry.what, entry.quantities, layout, words))
    reason = f" ({escape_markdown(write_reason(entry, layout, words))})" if entry.reason else ""
    values = []
    for quantity in entry.quantities:
        around = write_around(quantity, words)
        name = escape_markdown(layout.outlet_name(quantity.evidence.article_id))
        value = escape_markdown(write_quantity(quantity, words))
        note = f" ({escape_markdown(around)})" if around else ""
        found = escape_markdown(quantity.evidence.text)
        values.append(f"{name}: **{value}**{note} «{found}» {code_span(layout.sentence(quantity.evidence).where)}")
    linked = f"[{what}](#{row.anchor})" if row else what
    return [linked, words.name("relation", entry.relation) + reason, "<br>".join(values)]


def write_speakers(layout: Layout, words: Catalogue) -> Blocks:
    """Write the sources and how each article uses them."""
    speakers = group_speakers(layout)
    if not speakers:
        return []
    with_side = any(speaker.side for speaker in speakers)
    header = ["speaker", "type", *(["side"] if with_side else []), "uses"]
    rows = [
        [
            escape_markdown(speaker.name) or "–",
            words.name("type", speaker.type),
            *([escape_markdown(speaker.side) or "–"] if with_side else []),
            "<br>".join(
                escape_markdown(write_use(use, layout, words)) + fold_evidence(use.evidence, layout, words)
                for use in speaker.uses
            ),
        ]
        for speaker in speakers
    ]
    return [write_heading("section.quoted", words, "quoted"), *folded_table(header, rows, words)]


def write_wordings(layout: Layout, words: Catalogue) -> Blocks:
    """Write the wordings of each concept, a row an outlet."""
    rows = [
        [
            escape_markdown(words.name("concept", concept.name)),
            escape_markdown(row.outlet),
            ", ".join(_wording(use, words) for use in row.uses),
            words.number(row.own),
            words.number(row.reported),
            words.number(row.quoted),
            fold_evidence(row.evidence, layout, words).strip() or "–",
        ]
        for concept in group_labels(layout)
        for row in concept.rows
    ]
    if not rows:
        return []
    header = ["concept", "outlet", "wording", "own", "reported", "quotes", "sentences"]
    return [write_heading("section.words", words, "words"), *folded_table(header, rows, words)]


def _wording(use: LabelUse, words: Catalogue) -> str:
    charged = f" *({words.say('text.charged')})*" if use.charged else ""
    return f"«{escape_markdown(shown_wording(use))}»{charged}"


def write_distinctive(layout: Layout, words: Catalogue) -> Blocks:
    """Write the words that an article uses more than the others."""
    rows = []
    for outlet in layout.outlets:
        found = [entry for entry in layout.findings.distinctive if entry.article_id == outlet.id]
        shown = [f"{entry.word} {entry.count} ({words.say('text.others', n=entry.others)})" for entry in found]
        if shown:
            rows.append([escape_markdown(outlet.name), escape_markdown(", ".join(shown))])
    if not rows:
        return []
    return [write_heading("section.distinctive", words, "distinctive"), write_table(["outlet", "word"], rows, words)]
