"""
The opening paragraph: what differs most, in plain words, each sentence linked to its evidence and none a verdict.

A sentence is plain text from a catalogue phrase and the record's values; the renderer escapes it whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.findings import Certainty, Finding, Headline, Quantity
from crossread.report.catalogue import Catalogue
from crossread.report.escape import shorten
from crossread.report.layout import Layout
from crossread.report.prose import shown_wording, write_place, write_wording
from crossread.report.quantities import name_counted, write_quantity
from crossread.report.rows import FactRow, Sentence

STRONGEST: Final = 5  # findings the opening paragraph tells
LABELS: Final = 3  # ... of which on words: the softest of the differences
WORDINGS: Final = 3  # wordings of one outlet in a sentence
_QUOTE: Final = 90  # characters of a sentence quoted in the paragraph


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of plain text, and the anchor of its evidence ("" for none)."""

    text: str
    anchor: str


def write_summary(layout: Layout, words: Catalogue) -> tuple[Line, ...]:
    """Say in a few sentences what differs most: an overview, then the strongest findings, one of a kind and fact."""
    if not layout.facts:
        return (Line(words.say("text.no-facts"), ""),)
    lines = [Line(_overview(layout, words), "everyone")]
    if not layout.differs:
        return (Line(words.say("text.no-difference"), ""), *lines)
    for finding in _merge(layout.findings.strongest):
        line = write_finding(finding, layout, words)
        labels = sum(entry.anchor == "words" for entry in lines)
        if line and line not in lines and len(lines) <= STRONGEST and (line.anchor != "words" or labels < LABELS):
            lines.append(line)
    if len(lines) == 1:
        lines.append(_headlines_alone(layout, words))
    return tuple(lines)


def _headlines_alone(layout: Layout, words: Catalogue) -> Line:
    """Say that nothing is sure enough to lead, and set the headlines side by side: they are."""
    titles = [(outlet.name, outlet.title) for outlet in layout.outlets if outlet.title][:STRONGEST]
    values = [words.say("finding.headline-value", text=_quoted(title), outlet=name) for name, title in titles]
    key = "text.nothing-sure-headlines" if len(values) > 1 else "text.nothing-sure"
    return Line(words.say(key, values="; ".join(values)), "headlines" if len(values) > 1 else "")


def _merge(findings: Sequence[Finding]) -> list[Finding]:
    """Join what is one sentence: outlets that leave out one fact, headlines with charged words, numbers that meet."""
    merged: list[Finding] = []
    for finding in findings:
        place = next((n for n, known in enumerate(merged) if _is_one_sentence(known, finding)), None)
        if place is None:
            merged.append(finding)
            continue
        known = merged[place]
        articles = tuple(sorted({*known.articles, *finding.articles}))
        evidence = tuple(dict.fromkeys((*known.evidence, *finding.evidence)))
        merged[place] = replace(known, articles=articles, evidence=evidence)
    return merged


def _is_one_sentence(a: Finding, b: Finding) -> bool:
    if a.kind != b.kind or (a.detail != b.detail and a.kind in ("numbers", "headline")):
        return False
    if a.kind == "numbers":  # the same numbers, told of two facts
        return None not in (a.fact_id, b.fact_id) and bool(set(a.evidence) & set(b.evidence))
    if a.kind == "headline":
        return a.detail == "loaded"
    return a.kind in ("omission", "buried") and a.fact_id == b.fact_id is not None


def write_strongest(layout: Layout, words: Catalogue) -> str:
    """Say the strongest finding alone; failing that, that there is none, or what the articles have in common."""
    lines = write_summary(layout, words)
    if layout.differs and len(lines) > 1 and lines[1].anchor == "headlines" and not _merge(layout.findings.strongest):
        return words.say("text.nothing-sure")
    return lines[1 if layout.differs and len(lines) > 1 else 0].text


def _overview(layout: Layout, words: Catalogue) -> str:
    told = sum(row.told_by_all for row in layout.shared)
    if told == len(layout.shared):
        everyone = words.say("text.everyone-all")
    else:
        everyone = words.say("text.everyone-some", n=told) if told else words.say("text.everyone-none")
    langs = list(dict.fromkeys(outlet.prepared.article.lang for outlet in layout.outlets))
    return words.say(
        "text.overview",
        articles=words.say("count.articles", n=len(layout.outlets)),
        languages=words.join([words.name("lang", lang) for lang in langs]),
        facts=words.say("count.facts", n=len(layout.shared)),
        everyone=everyone,
    )


def write_finding(finding: Finding, layout: Layout, words: Catalogue) -> Line | None:
    """Say one finding; None when the record lacks what its sentence needs."""
    writers = {
        "numbers": _numbers,
        "omission": _omission,
        "certainty": _certainty,
        "denial": _certainty,
        "attribution": _attribution,
        "headline": _headline,
        "label": _label,
        "buried": _buried,
        "quote": _quote,
    }
    text = writers[finding.kind](finding, layout, words)
    return Line(text, _anchor(finding, layout)) if text else None


def write_remarks(row: FactRow, layout: Layout, words: Catalogue) -> str:
    """Say who stands against whom on a fact, and by which words; empty when nobody surely does."""
    lines = [write_finding(finding, layout, words) for finding in layout.contrasts.get(row.fact.id, ())]
    return " ".join(line.text for line in lines if line)


def _anchor(finding: Finding, layout: Layout) -> str:
    if finding.kind == "headline":
        return "headlines"
    if finding.kind == "label":
        return "words"
    if finding.fact_id in layout.fact_by_id:
        return layout.fact_by_id[str(finding.fact_id)].anchor
    return "numbers" if finding.kind == "numbers" else "part"


def _fact(finding: Finding, layout: Layout) -> str:
    row = layout.fact_by_id.get(finding.fact_id or "")
    return shorten(row.title, _QUOTE) if row else finding.detail


def _names(articles: Sequence[str], layout: Layout, words: Catalogue) -> str:
    return words.join([layout.outlet_name(article) for article in articles])


def _quantities(finding: Finding, layout: Layout) -> list[Quantity]:
    """The values a finding speaks of; of several comparisons on one thing, those with its evidence that differ."""
    candidates = [
        entry
        for entry in layout.findings.numbers
        if (entry.what == finding.detail or not finding.detail) and (entry.fact_id is None) == (finding.fact_id is None)
    ]
    known = set(finding.evidence)
    differing = [entry for entry in candidates if entry.relation == "disagree"]
    found = [q for entry in differing for q in entry.quantities if q.evidence in known]
    if not found:
        own = [entry for entry in candidates if entry.fact_id == finding.fact_id]
        found = list(max(own, key=lambda entry: entry.relation == "disagree").quantities) if own else []
    return list({(q.evidence.article_id, q.evidence.start): q for q in found}.values())


def _numbers(finding: Finding, layout: Layout, words: Catalogue) -> str:
    named: dict[str, list[str]] = {}
    quantities = _quantities(finding, layout)
    for quantity in quantities:
        outlets = named.setdefault(write_quantity(quantity, words), [])
        name = layout.outlet_name(quantity.evidence.article_id)
        outlets += [] if name in outlets else [name]
    told_by = {name for outlets in named.values() for name in outlets}
    if not quantities:
        return ""
    what = name_counted(finding.detail or quantities[0].what, quantities, layout, words)
    if len(told_by) == 1:
        return words.say("finding.numbers-one", outlet=told_by.pop(), what=what, values="; ".join(named))
    if any(quantity.unit for quantity in quantities) and finding.fact_id in layout.fact_by_id:
        return words.say("finding.numbers-measured", fact=_fact(finding, layout), values=_values(named, words))
    return words.say("finding.numbers", what=what, values=_values(named, words))


def _values(named: dict[str, list[str]], words: Catalogue) -> str:
    """List values, each with the outlets that give it."""
    return "; ".join(
        words.say("finding.value", value=value, outlets=", ".join(outlets)) for value, outlets in named.items()
    )


def _omission(finding: Finding, layout: Layout, words: Catalogue) -> str:
    leave = words.say("finding.leave-one" if len(finding.articles) == 1 else "finding.leave-many")
    names = _names(finding.articles, layout, words)
    return words.say("finding.omission", outlets=names, leave=leave, fact=_fact(finding, layout)) if names else ""


def _opposed(finding: Finding, layout: Layout) -> tuple[list[Certainty], list[Certainty]]:
    """The highest and the lowest level among the articles of a finding; two empty lists when there is but one."""
    row = layout.fact_by_id.get(finding.fact_id or "")
    levels = [entry for entry in (row.certainty.levels if row and row.certainty else ())
              if entry.article_id in finding.articles]  # fmt: skip
    low, high = min((e.level for e in levels), default=0), max((e.level for e in levels), default=0)
    if finding.kind == "denial":
        return [entry for entry in levels if entry.level], [entry for entry in levels if not entry.level]
    if low == high:
        return [], []
    return [entry for entry in levels if entry.level == high], [entry for entry in levels if entry.level < high]


def _side(entries: Sequence[Certainty], finding: Finding, layout: Layout, words: Catalogue) -> tuple[str, str]:
    """Name the articles of one side, and quote the first in its own words."""
    order = [place.article_id for place in finding.evidence]  # the pair that is surest comes first
    told = sorted(entries, key=lambda entry: order.index(entry.article_id) if entry.article_id in order else len(order))
    return _names([entry.article_id for entry in told], layout, words), _quoted(_sentence(told[0], layout))


def _sentence(entry: Certainty, layout: Layout) -> Sentence:
    return layout.sentence(entry.evidence[0])


def _quoted(sentence: Sentence) -> str:
    return shorten(sentence.original, _QUOTE).removesuffix(".")


def _certainty(finding: Finding, layout: Layout, words: Catalogue) -> str:
    high, low = _opposed(finding, layout)
    if not high or not low:
        return ""
    (above, hightext), (below, lowtext) = (_side(side, finding, layout, words) for side in (high, low))
    levels = {} if finding.kind == "denial" else {
        "highlevel": words.name("level", str(high[0].level)), "lowlevel": words.name("level", str(low[0].level)),
    }  # fmt: skip
    return words.say(f"finding.{finding.kind}", high=above, low=below, hightext=hightext, lowtext=lowtext, **levels)


def _attribution(finding: Finding, layout: Layout, words: Catalogue) -> str:
    flat, attributed = _opposed(finding, layout)
    if not flat or not attributed:
        return ""
    named = [entry for entry in attributed if entry.speaker] or attributed
    speaker = named[0].speaker
    same = [entry for entry in named if entry.speaker == speaker]
    (flat_names, flat_text), (names, text) = _side(flat, finding, layout, words), _side(same, finding, layout, words)
    return words.say(
        "finding.attribution" if speaker else "finding.attribution-nameless",
        flat=flat_names, flattext=flat_text, attributed=names, attributedtext=text, speaker=speaker,
    )  # fmt: skip


def _headline(finding: Finding, layout: Layout, words: Catalogue) -> str:
    found = [entry for entry in layout.findings.headlines if entry.article_id in finding.articles]
    names = _names(finding.articles, layout, words)
    if finding.detail == "loaded" and all(entry.labels for entry in found):
        told = [_charged(entry, finding, layout, words) for entry in found]
        key = "finding.headline-charged" if len(told) == 1 else "finding.headlines-charged"
        return words.say(key, values="; ".join(told)) if told else ""
    if len(found) == 1 and found[0].overclaim:
        return words.say("finding.headline-overclaim", outlet=names)
    if len(found) == 1 and found[0].body_certainty is None and found[0].support is not None:
        return words.say("finding.headline-unsupported", outlet=names)
    return words.say("finding.headline", outlets=names) if names else ""


def _charged(entry: Headline, finding: Finding, layout: Layout, words: Catalogue) -> str:
    """The charged words of one headline that the finding names, with the outlet: all of them when it names none."""
    told = [label for label in entry.labels if label in finding.evidence] or entry.labels
    shown = ", ".join(dict.fromkeys(write_wording(label, shorten(label.text, 40), layout, words) for label in told))
    return words.say("finding.value", value=shown, outlets=layout.outlet_name(entry.article_id))


def _label(finding: Finding, layout: Layout, words: Catalogue) -> str:
    """The wordings of each outlet: charged ones before others, frequent ones before rare."""
    uses = [use for use in layout.findings.labels if use.concept == finding.detail and use.own_voice]
    told = [use for use in uses if set(use.evidence) & set(finding.evidence)] or uses
    named: dict[str, list[str]] = {}
    for use in sorted(told, key=lambda use: (use.article_id, -use.charged, -use.own_voice, use.label)):
        if use.article_id in finding.articles or not finding.articles:
            place = next((place for place in use.evidence if place in finding.evidence), use.evidence[0])
            shown = write_wording(place, shorten(shown_wording(use), 60), layout, words)
            kept = named.setdefault(layout.outlet_name(use.article_id), [])
            kept += [shown] if len(kept) < WORDINGS and shown not in kept else []
    concept = words.name("concept", finding.detail)
    values = [words.say("finding.value", value=", ".join(shown), outlets=name) for name, shown in named.items()]
    return words.say("finding.label", concept=concept, values="; ".join(values)) if len(named) > 1 else ""


def _buried(finding: Finding, layout: Layout, words: Catalogue) -> str:
    row = layout.fact_by_id.get(finding.fact_id or "")
    cells = [cell for cell in (row.cells if row else ()) if cell.prominence]
    late = [f"{cell.outlet.name} ({write_place(cell, words, late=False)})" for cell in cells
            if cell.prominence and cell.prominence.buried and cell.outlet.id in finding.articles]  # fmt: skip
    if not late:
        return ""
    above = [place for place in finding.evidence if place.article_id not in finding.articles]
    if not above:
        return words.say("finding.buried-plain", outlet=words.join(late), fact=_fact(finding, layout))
    top = _names(list(dict.fromkeys(place.article_id for place in above)), layout, words)
    fact = _quoted(layout.sentence(above[0]))
    return words.say("finding.buried", outlet=words.join(late), top=top, fact=fact)


def _quote(finding: Finding, layout: Layout, words: Catalogue) -> str:
    drift = next((entry for entry in layout.findings.drifts if entry.fact_id == finding.fact_id), None)
    if not drift:
        return ""
    names = [layout.outlet_name(side.article_id) for side in (drift.a, drift.b)]
    return words.say("finding.quote", speaker=drift.speaker, a=names[0], b=names[1])
