"""
`StoryReport` -> GitHub-flavoured Markdown that reads well raw.

One function a section, in the order of the report; each returns blocks that are joined by blank lines. All text passes
`escape_markdown`; anchors are explicit, so that links work in every language of the report.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from crossread.findings import Evidence, LabelUse, NumberComparison, StoryReport
from crossread.report.catalogue import Catalogue, open_catalogue
from crossread.report.charts import chart_file, list_charts
from crossread.report.diff import diff_drift, diff_headlines
from crossread.report.escape import (
    code_span,
    escape_markdown,
    link_target,
    shorten,
    slug,
    wrap_markdown,
    wrap_pieces,
)
from crossread.report.groups import group_labels, group_speakers, split_numbers
from crossread.report.layout import Cell, FactRow, Layout, Outlet, Sentence
from crossread.report.prose import (
    shown_wording,
    story_title,
    write_certainty,
    write_headline_build,
    write_headline_certainty,
    write_limits,
    write_orders,
    write_place,
    write_quantity,
    write_reason,
    write_remarks,
    write_signature,
    write_source,
    write_use,
)
from crossread.report.summary import write_summary
from crossread.report.tables import drop_empty, write_table

OPEN_FACTS: Final = 10  # facts shown unfolded; the rest weighs less
OPEN_EXCLUSIVES: Final = 5  # sentences only one outlet has, shown unfolded
CELL_SENTENCES: Final = 4  # sentences of one outlet in one table cell
CELL_LABELS: Final = 4  # wordings in one table cell
CELL_WIDTH: Final = 600  # characters of one sentence in a table cell

Blocks = list[str]


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
    words, layout = open_catalogue(lang), Layout(report)
    if layout.facts and not layout.differs:
        return "\n\n".join(_short_report(layout, words)) + "\n"
    sections: tuple[Callable[[Layout, Catalogue], Blocks], ...] = (
        _opening,
        _sources,
        _headlines,
        _everyone,
        _part,
        _left_out,
        _numbers,
        _quoted,
        _words,
        _distinctive,
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


def _heading(key: str, words: Catalogue, anchor: str) -> str:
    """A section heading with its anchor; GitHub's own anchor for it is left as it is."""
    title = words.say(key)
    mark = "" if slug(title) == anchor else f'<a id="{anchor}"></a>\n\n'
    return f"{mark}## {escape_markdown(title)}"


def _opening(layout: Layout, words: Catalogue) -> Blocks:
    lines = [
        escape_markdown(line.text) + (f" ([{words.say('text.evidence')}](#{line.anchor}))" if line.anchor else "")
        for line in write_summary(layout, words)
    ]
    title = f"# {escape_markdown(story_title(layout.report.story))}"
    return [title, "\n".join(wrap_markdown(line) for line in lines), *_picture("coverage", layout, words)]


def _picture(kind: str, layout: Layout, words: Catalogue) -> Blocks:
    """A link to a picture that lies beside the report, if there is one of that kind."""
    if kind not in list_charts(layout):
        return []
    target = link_target(chart_file(layout.report.story, kind))
    return [f"![{escape_markdown(words.say(f'chart.{kind}'))}]({target})"]


def _sources(layout: Layout, words: Catalogue) -> Blocks:
    header = ["outlet", "language", "date", "sentences", "words", "translated", "marks", "file"]
    rows = [_source_row(outlet, words) for outlet in layout.outlets]
    blocks = [_heading("section.sources", words, "sources"), write_table(header, rows, words)]
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
                _cell_sentence(title, words) if title else words.say("text.no-headline"),
                escape_markdown(write_headline_build(entry, words)) if entry and title else "–",
                escape_markdown(write_headline_certainty(entry, words)) if entry and title else "–",
            ]
        )
    blocks = [
        _heading("section.headlines", words, "headlines"),
        write_table(*drop_empty(["outlet", "headline", "built", "certainty"], rows), words),
    ]
    return [*blocks, *_headline_diffs(layout, words)]


def _headline_diffs(layout: Layout, words: Catalogue) -> Blocks:
    lines = []
    for a, b, pieces in diff_headlines(layout):
        pair = words.say("text.diff-pair", a=a.name, b=b.name)
        marked = [shown for kind, text in pieces for shown in _diff_piece(kind, text)]
        lines.append(wrap_pieces([*f"{escape_markdown(pair)}:".split(" "), *marked], first="- ", rest="  "))
    return [f"{words.say('text.headline-diff')}:", "\n".join(lines)] if lines else []


def _diff_piece(kind: str, text: str) -> list[str]:
    """Pieces between which a line may break: the words of shared text, a change as a whole."""
    shown = escape_markdown(text)
    mark = {"delete": "~~", "insert": "**"}.get(kind)
    return [f"{mark}{shown}{mark}"] if mark else shown.split(" ")


def _everyone(layout: Layout, words: Catalogue) -> Blocks:
    rows = [row for row in layout.facts if row.told_by_all]
    some = [row for row in layout.facts if row.told_by_some]
    blocks = [_heading("section.everyone", words, "everyone")]
    if rows:
        blocks.append("\n".join(_everyone_item(row, words) for row in rows[:OPEN_FACTS]))
    else:
        blocks.append(escape_markdown(words.say("text.none-found")))
    folds = [("count.more-facts", rows[OPEN_FACTS:]), ("count.some-facts", some)]
    for key, folded in folds:
        if folded:
            items = ["\n".join(_everyone_item(row, words) for row in folded)]
            blocks += _fold(words.say(key, n=len(folded)), items)
    return blocks


def _everyone_item(row: FactRow, words: Catalogue) -> str:
    """A fact all tell: a link to where outlets part on it, or its sentences folded beneath."""
    title = escape_markdown(row.title)
    if row.parts:
        kinds = ", ".join(words.name("kind", kind) for kind in row.kinds)
        return wrap_markdown(
            f"{title} ([{words.say('text.part-link')}](#{row.anchor}): {kinds})", first="- ", rest="  "
        )
    sentences = [_list_sentence(cell, words) for cell in row.cells if cell.sentences]
    count = words.say("count.sentences", n=sum(len(cell.sentences) for cell in row.cells))
    body = "\n".join(sentences)
    head = wrap_markdown(f'<a id="{row.anchor}"></a>{title}', first="- ", rest="  ")
    return f"{head}\n  <details><summary>{escape_markdown(count)}</summary>\n\n{body}\n\n  </details>"


def _list_sentence(cell: Cell, words: Catalogue) -> str:
    """The sentences of one outlet as an item of the inner list: translation, original, place."""
    lines = []
    for sentence in cell.sentences:
        shown = f"{escape_markdown(cell.outlet.name)}: {_quoted_sentence(sentence, words)}"
        lines.append(wrap_markdown(shown, first="  - ", rest="    "))
    return "\n".join(lines)


def _quoted_sentence(sentence: Sentence, words: Catalogue) -> str:
    """Translation, then the original in italics, then its place; the original alone when there is no translation."""
    place = code_span(sentence.where)
    if not sentence.translation:
        return f"{escape_markdown(sentence.original)} {place}"
    marks = "; ".join(words.name("mark", mark) for mark in sentence.marks)
    warn = f" *({escape_markdown(marks)})*" if marks else ""
    return f"{escape_markdown(sentence.translation)}{warn} · {escape_markdown(sentence.original)} {place}"


def _part(layout: Layout, words: Catalogue) -> Blocks:
    rows = [row for row in layout.facts if row.parts]
    blocks = [_heading("section.part", words, "part")]
    if not rows:
        return [*blocks, escape_markdown(words.say("text.none-found"))]
    scales = f"{words.say('text.certainty-scale')} {words.say('text.place-scale')}"
    blocks += [wrap_markdown(escape_markdown(scales)), *_picture("prominence", layout, words)]
    orders = [wrap_markdown(escape_markdown(line), first="- ", rest="  ") for line in write_orders(layout, words)]
    blocks += ["\n".join(orders)] if orders else []
    for row in rows[:OPEN_FACTS]:
        blocks += _fact_block(row, layout, words)
    folded = [block for row in rows[OPEN_FACTS:] for block in _fact_block(row, layout, words)]
    if folded:
        blocks += _fold(f"{words.say('text.folded-facts')} ({words.number(len(rows) - OPEN_FACTS)})", folded)
    return blocks


def _fact_block(row: FactRow, layout: Layout, words: Catalogue) -> Blocks:
    kinds = " · ".join(words.name("kind", kind) for kind in row.kinds)
    told = words.say("text.per-fact", n=row.told, total=len(row.cells))
    line = f"{words.say('column.told-by')}: {told}" + (f" · {kinds}" if kinds else "")
    header = ["outlet", "how", "attribution", "numbers", "labels", "place"]
    table = write_table(*drop_empty(header, [_fact_row(cell, words) for cell in row.cells]), words)
    title = f'<a id="{row.anchor}"></a>\n\n### {row.number}. {escape_markdown(row.title)}'
    return [title, escape_markdown(line), table, *_fact_notes(row, layout, words)]


def _fact_row(cell: Cell, words: Catalogue) -> list[str]:
    if cell.state != "has":
        near = f"<br>{words.say('text.nearest')}: {_cell_sentence(cell.nearest[0], words)}" if cell.nearest else ""
        return [escape_markdown(cell.outlet.name), f"*{words.name('state', cell.state)}*{near}", "–", "–", "–", "–"]
    quantities = dict.fromkeys(escape_markdown(write_quantity(entry, words)) for entry in cell.quantities)
    labels = dict.fromkeys(f"«{escape_markdown(shorten(shown_wording(use), 40))}»" for use in cell.labels)
    return [
        escape_markdown(cell.outlet.name),
        _cell_sentences(cell.sentences, words),
        escape_markdown(write_certainty(cell, words)) or "–",
        "<br>".join(quantities) or "–",
        "<br>".join(list(labels)[:CELL_LABELS]) or "–",
        escape_markdown(write_place(cell, words)) or "–",
    ]


def _fact_notes(row: FactRow, layout: Layout, words: Catalogue) -> Blocks:
    """What the ladder says about the whole fact, and statements that it could not be verified."""
    remarks = write_remarks(row, words)
    blocks = [wrap_markdown(escape_markdown(remarks))] if remarks else []
    unverified = [layout.sentence(place) for place in row.certainty.unverified] if row.certainty else []
    lines = [f"{escape_markdown(words.say('text.not-verified'))}: {_quoted_sentence(s, words)}" for s in unverified]
    blocks += [wrap_markdown(line) for line in lines]
    for drift in row.drifts:
        names = [layout.outlet_name(side.article_id) for side in (drift.a, drift.b)]
        told = escape_markdown(words.say("finding.quote", speaker=drift.speaker, a=names[0], b=names[1]))
        pieces = [shown for kind, text in diff_drift(drift, layout) for shown in _diff_piece(kind, text)]
        blocks.append(wrap_pieces([*told.split(" "), *pieces]))
    return blocks


def _cell_sentences(sentences: Sequence[Sentence], words: Catalogue) -> str:
    """Sentences of a table cell, the first few shown, the rest folded."""
    shown = "<br>".join(_cell_sentence(sentence, words) for sentence in sentences[:CELL_SENTENCES])
    rest = sentences[CELL_SENTENCES:]
    if not rest:
        return shown
    more = "<br>".join(_cell_sentence(sentence, words) for sentence in rest)
    return f"{shown}<br><details><summary>{words.say('count.more', n=len(rest))}</summary>{more}</details>"


def _cell_sentence(sentence: Sentence, words: Catalogue) -> str:
    """One sentence in a table cell: the translation, its place, and the original folded beneath."""
    place = code_span(sentence.where)
    if not sentence.translation:
        return f"{escape_markdown(shorten(sentence.original, CELL_WIDTH))} {place}"
    marks = "; ".join(words.name("mark", mark) for mark in sentence.marks)
    warn = f" *({escape_markdown(marks)})*" if marks else ""
    original = escape_markdown(shorten(sentence.original, CELL_WIDTH))
    fold = f"<details><summary>{words.say('text.original')}</summary>{original}</details>"
    return f"{escape_markdown(shorten(sentence.translation, CELL_WIDTH))}{warn} {place} {fold}"


def _left_out(layout: Layout, words: Catalogue) -> Blocks:
    blocks = [_heading("section.left-out", words, "left-out"), *_picture("overlap", layout, words)]
    for outlet in layout.outlets:
        blocks.append(f"### {escape_markdown(outlet.name)}")
        absent, unclear = (_omission_items(layout, outlet, state, words) for state in ("absent", "unclear"))
        exclusive = layout.exclusives[outlet.id]
        if absent:
            blocks += [f"{words.say('text.leaves-out')}:", "\n".join(absent)]
        if exclusive:
            lines = [wrap_markdown(_quoted_sentence(sentence, words), first="- ", rest="  ") for sentence in exclusive]
            blocks += [f"{words.say('text.only-here')}:", "\n".join(lines[:OPEN_EXCLUSIVES])]
            folded = lines[OPEN_EXCLUSIVES:]
            blocks += _fold(words.say("count.more", n=len(folded)), ["\n".join(folded)]) if folded else []
        if unclear:
            title = f"{words.say('text.unclear')} ({words.number(len(unclear))})"
            blocks += _fold(title, ["\n".join(unclear)])
        if not absent and not unclear and not exclusive:
            blocks.append(words.say("text.nothing"))
    return blocks


def _omission_items(layout: Layout, outlet: Outlet, state: str, words: Catalogue) -> list[str]:
    items = []
    for entry in (entry for entry in layout.omissions[outlet.id] if entry.state == state):
        row = layout.fact_by_id[entry.fact_id]
        told = escape_markdown(words.say("text.omission", n=row.told, total=len(row.cells)))
        note = f" – {escape_markdown(words.say('text.maybe-later'))}" if entry.maybe_later else ""
        items.append(
            wrap_markdown(f"[{escape_markdown(row.title)}](#{row.anchor}) ({told}){note}", first="- ", rest="  ")
        )
    return items


def _numbers(layout: Layout, words: Catalogue) -> Blocks:
    parting, agreeing = split_numbers(layout)
    if not parting and not agreeing:
        return []
    blocks = [_heading("section.numbers", words, "numbers"), *_picture("numbers", layout, words)]
    if parting:
        blocks.append(_number_table(parting, layout, words))
    if agreeing:
        title = f"{words.say('text.folded-same')} ({words.number(len(agreeing))})"
        blocks += _fold(title, [_number_table(agreeing, layout, words)])
    return blocks


def _number_table(entries: Sequence[NumberComparison], layout: Layout, words: Catalogue) -> str:
    return write_table(
        ["counted", "relation", "values"], [_number_row(entry, layout, words) for entry in entries], words
    )


def _number_row(entry: NumberComparison, layout: Layout, words: Catalogue) -> list[str]:
    row = layout.fact_by_id.get(entry.fact_id or "")
    what = escape_markdown(entry.what)
    reason = f" ({escape_markdown(write_reason(entry, words))})" if entry.reason else ""
    values = []
    for quantity in entry.quantities:
        around = [part for part in (quantity.scope, quantity.time, quantity.speaker) if part]
        name = escape_markdown(layout.outlet_name(quantity.evidence.article_id))
        value = escape_markdown(write_quantity(quantity, words))
        note = f" ({escape_markdown(', '.join(around))})" if around else ""
        found = escape_markdown(quantity.evidence.text)
        values.append(f"{name}: **{value}**{note} «{found}» {code_span(layout.sentence(quantity.evidence).where)}")
    linked = f"[{what}](#{row.anchor})" if row else what
    return [linked, words.name("relation", entry.relation) + reason, "<br>".join(values)]


def _quoted(layout: Layout, words: Catalogue) -> Blocks:
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
                escape_markdown(write_use(use, layout, words)) + _folded_evidence(use.evidence, layout, words)
                for use in speaker.uses
            ),
        ]
        for speaker in speakers
    ]
    return [_heading("section.quoted", words, "quoted"), *_folded_table(header, rows, words)]


def _folded_evidence(evidence: Iterable[Evidence], layout: Layout, words: Catalogue) -> str:
    """The sentences behind a table cell, folded."""
    sentences = {(place.article_id, place.index): layout.sentence(place) for place in evidence}
    if not sentences:
        return ""
    shown = "<br>".join(_quoted_sentence(sentence, words) for sentence in list(sentences.values())[:CELL_SENTENCES])
    count = words.say("count.sentences", n=len(sentences))
    return f" <details><summary>{count}</summary>{shown}</details>"


def _words(layout: Layout, words: Catalogue) -> Blocks:
    rows = [
        [
            escape_markdown(words.name("concept", concept.name)),
            escape_markdown(row.outlet),
            ", ".join(_wording(use, words) for use in row.uses),
            words.number(row.own),
            words.number(row.quoted),
            _folded_evidence(row.evidence, layout, words).strip() or "–",
        ]
        for concept in group_labels(layout)
        for row in concept.rows
    ]
    if not rows:
        return []
    header = ["concept", "outlet", "wording", "own", "quotes", "sentences"]
    return [_heading("section.words", words, "words"), *_folded_table(header, rows, words)]


def _wording(use: LabelUse, words: Catalogue) -> str:
    charged = f" *({words.say('text.charged')})*" if use.charged else ""
    return f"«{escape_markdown(shown_wording(use))}»{charged}"


def _distinctive(layout: Layout, words: Catalogue) -> Blocks:
    rows = []
    for outlet in layout.outlets:
        found = [entry for entry in layout.findings.distinctive if entry.article_id == outlet.id]
        shown = [f"{entry.word} {entry.count} ({words.say('text.others', n=entry.others)})" for entry in found]
        if shown:
            rows.append([escape_markdown(outlet.name), escape_markdown(", ".join(shown))])
    if not rows:
        return []
    return [_heading("section.distinctive", words, "distinctive"), write_table(["outlet", "word"], rows, words)]


def _how(layout: Layout, words: Catalogue) -> Blocks:
    blocks = [
        _heading("section.how", words, "how"),
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


def _folded_table(columns: Sequence[str], rows: Sequence[Sequence[str]], words: Catalogue) -> Blocks:
    """A table of at most `2 * OPEN_FACTS` rows; what is beyond stands folded."""
    shown, folded = rows[: 2 * OPEN_FACTS], rows[2 * OPEN_FACTS :]
    blocks = [write_table(columns, shown, words)]
    return (
        [*blocks, *_fold(words.say("count.more", n=len(folded)), [write_table(columns, folded, words)])]
        if folded
        else blocks
    )


def _fold(title: str, blocks: Sequence[str]) -> Blocks:
    return [f"<details><summary>{escape_markdown(title)}</summary>", *blocks, "</details>"]
