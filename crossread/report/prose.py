"""
Small phrases that Markdown and HTML share: catalogue words around one record's values.

Everything here is plain text; the renderer escapes it whole.
"""

import re
from typing import Final

from crossread.findings import Evidence, Headline, LabelUse, SourceUse
from crossread.report.catalogue import Catalogue
from crossread.report.escape import join_lines
from crossread.report.layout import Layout
from crossread.report.rows import Cell, Outlet

UNSUPPORTED: Final = 0.3  # share of a headline's words in the nearest sentence below which none tells it (G3)
ORDER_TAU: Final = 0.3  # Kendall tau below which the order of shared facts is told (FRAMING.md E3)


def story_title(story: str) -> str:
    """
    Return a story's id as a heading.

    >>> story_title("depot-blast"), story_title("dam-2023-06-06")
    ('Depot blast', 'Dam 2023-06-06')
    """
    words = join_lines(re.sub(r"(?<!\d)[-_]|[-_](?!\d)", " ", story))
    return words[:1].upper() + words[1:] if words else "?"


def write_place(cell: Cell, words: Catalogue, *, late: bool = True) -> str:
    """Say where an article tells a fact: the headline, or the number of the sentence; with *late*, that it is late."""
    if not cell.prominence:
        return ""
    position = cell.prominence.position
    place = words.say("text.in-headline") if position == 0 else words.say("text.position", n=position)
    return f"{place}, {words.say('text.buried')}" if late and cell.prominence.buried else place


def write_certainty(cell: Cell, words: Catalogue) -> str:
    """Say who an article has a fact from, and how certain it is: `attributed: doctors («рассказали»)`."""
    found = cell.certainty
    if not found:
        return ""
    level = words.name("level", str(found.level))
    source = found.speaker + (f" («{found.verb}»)" if found.verb else "")
    return f"{level}: {source.strip()}" if source.strip() else level


def write_headline_build(entry: Headline, words: Catalogue) -> str:
    """Say how a headline is built: agent, verb and object as found, then the voice."""
    parts = [part for part in (entry.agent, entry.verb, entry.object) if part]
    voice = words.name("voice", entry.voice)
    return f"{' · '.join(parts)} ({voice})" if parts else voice


def write_headline_certainty(entry: Headline, layout: Layout, words: Catalogue) -> str:
    """Say a headline's certainty, its attribution tag, and how the body stands to it."""
    parts = [] if entry.certainty is None else [words.name("level", str(entry.certainty))]
    if entry.attribution:
        parts.append(words.say("text.attributed-to", who=entry.attribution))
    if entry.overclaim:
        parts.append(words.say("text.overclaim"))
    elif entry.support is None:
        parts.append(words.say("text.not-enough"))
    elif entry.certainty is not None and entry.body_certainty is None and entry.support < UNSUPPORTED:
        parts.append(words.say("text.unsupported"))
    if entry.labels:
        labels = dict.fromkeys(write_wording(label, join_lines(label.text), layout, words) for label in entry.labels)
        parts.append(words.say("text.charged-words", labels=", ".join(labels)))
    if entry.signs:
        signs = dict.fromkeys(f"«{join_lines(sign.text)}»" for sign in entry.signs)
        parts.append(words.say("text.signs", signs=", ".join(signs)))
    return "; ".join(parts) or "–"


def shown_wording(use: LabelUse) -> str:
    """Return a wording as the article has it, without quotation marks around it; else the label."""
    text = join_lines(use.evidence[0].text) if use.evidence else use.label
    return text.strip('«»“”„"') or text


def write_wording(place: Evidence, shown: str, layout: Layout, words: Catalogue) -> str:
    """Quote a wording; of a name in small letters (FRAMING.md D4) say that it is what is meant."""
    small = (place.article_id, place.start) in layout.lower_cased
    return f"«{shown}» {words.say('text.lower-case')}" if small else f"«{shown}»"


def write_orders(layout: Layout, words: Catalogue) -> list[str]:
    """Say which articles tell the facts they share in another order (FRAMING.md E3)."""
    turned = [entry for entry in layout.findings.overlaps if entry.kendall_tau is not None]
    return [
        words.say("text.order", a=layout.outlet_name(entry.a), b=layout.outlet_name(entry.b), n=entry.shared)
        for entry in turned
        if entry.kendall_tau is not None and entry.kendall_tau < ORDER_TAU
    ]


def write_use(use: SourceUse, layout: Layout, words: Catalogue) -> str:
    """Say how one article uses one source: statements, quoted words, verbs with their class."""
    counts = [words.say("count.statements", n=use.statements)]
    counts += [words.say("count.quoted-words", n=use.quoted_words)] if use.quoted_words else []
    verbs = ", ".join(f"{verb} ({words.name('verb', kind)})" for verb, kind, _ in use.verbs)
    text = f"{layout.outlet_name(use.article_id)}: {', '.join(counts)}"
    return f"{text}; {verbs}" if verbs else text


def write_source(outlet: Outlet, words: Catalogue) -> list[tuple[str, str]]:
    """Return the cells of one article in the table of sources: (column, text)."""
    article = outlet.prepared.article
    total, translated = outlet.count_words()
    marks = "; ".join(f"{words.name('mark', mark)}: {words.number(n)}" for mark, n in outlet.count_marks().items())
    return [
        ("language", words.name("lang", article.lang)),
        ("date", article.date or words.say("text.no-date")),
        ("sentences", _count_sentences(outlet, words)),
        ("words", words.number(total)),
        ("translated", words.number(translated)),
        ("marks", marks or "–"),
        ("file", article.path),
    ]


def _count_sentences(outlet: Outlet, words: Catalogue) -> str:
    """Say how many sentences an article has; boilerplate takes no part in the comparison, but is told."""
    boilerplate = sum(segment.role == "boilerplate" for segment in outlet.prepared.segments)
    count = len(outlet.sentences) - boilerplate
    return words.say("text.and-boilerplate", n=count, boilerplate=boilerplate) if boilerplate else words.number(count)


def write_limits(layout: Layout, words: Catalogue) -> list[str]:
    """Say what the report cannot know."""
    return [
        words.say("text.limit-evidence"),
        words.say("text.limit-facts"),
        words.say("text.limit-translation", pivot=words.say(f"in-lang.{layout.report.pivot}")),
        words.say("text.limit-omission"),
        words.say("text.limit-only"),
        words.say("text.limit-words"),
    ]


def write_translation_note(layout: Layout, words: Catalogue) -> str:
    """Say what stands in italics: machine translations; empty when nothing was translated."""
    translated = any(sentence.translation for outlet in layout.outlets for sentence in outlet.sentences)
    return words.say("text.translation-note", pivot=words.say(f"in-lang.{layout.report.pivot}")) if translated else ""


def write_signature(layout: Layout, words: Catalogue) -> str:
    """Name what produced the report, and the form it is in."""
    parts = [f"{name} {value}" for name, value in layout.report.signature]
    parts += [f"story {layout.report.story}", words.say("text.version", n=layout.report.schema_version)]
    return " · ".join(parts)
