"""
The opening paragraph: what differs most, in plain words, each sentence linked to its evidence and none a verdict.

A sentence is plain text from a catalogue phrase and the record's values; the renderer escapes it whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.findings import Finding, LabelUse, NumberComparison
from crossread.report.catalogue import Catalogue
from crossread.report.escape import shorten
from crossread.report.layout import Layout
from crossread.report.prose import shown_wording, write_quantity

STRONGEST: Final = 5  # findings the opening paragraph tells
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
        if line and line not in lines and len(lines) <= STRONGEST:
            lines.append(line)
    if len(lines) == 1:
        lines.append(Line(words.say("text.nothing-sure"), ""))
    return tuple(lines)


def _merge(findings: Sequence[Finding]) -> list[Finding]:
    """Join findings of one kind about one fact: several outlets that leave it out are one sentence."""
    merged: dict[tuple[str, str], Finding] = {}
    for number, finding in enumerate(findings):
        alone = finding.kind not in ("omission", "buried") or finding.fact_id is None
        key = (finding.kind, str(number) if alone else str(finding.fact_id))
        known = merged.get(key)
        articles = (*known.articles, *finding.articles) if known else finding.articles
        merged[key] = replace(known or finding, articles=tuple(sorted(set(articles))))
    return list(merged.values())


def write_strongest(layout: Layout, words: Catalogue) -> str:
    """Say the strongest finding alone; failing that, that there is none, or what the articles have in common."""
    lines = write_summary(layout, words)
    return lines[1 if layout.differs and len(lines) > 1 else 0].text


def _overview(layout: Layout, words: Catalogue) -> str:
    told = sum(row.told_by_all for row in layout.facts)
    if told == len(layout.facts):
        everyone = words.say("text.everyone-all")
    else:
        everyone = words.say("text.everyone-some", n=told) if told else words.say("text.everyone-none")
    langs = list(dict.fromkeys(outlet.prepared.article.lang for outlet in layout.outlets))
    return words.say(
        "text.overview",
        articles=words.say("count.articles", n=len(layout.outlets)),
        languages=words.join([words.name("lang", lang) for lang in langs]),
        facts=words.say("count.facts", n=len(layout.facts)),
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


def _comparison(finding: Finding, layout: Layout) -> NumberComparison | None:
    """Return the comparison a finding speaks of: of several on one thing, the one with its evidence that differs."""
    candidates = [
        entry
        for entry in layout.findings.numbers
        if entry.fact_id == finding.fact_id and (entry.what == finding.detail or not finding.detail)
    ]

    def fit(entry: NumberComparison) -> tuple[bool, bool]:
        evidence = {quantity.evidence for quantity in entry.quantities}
        return evidence >= set(finding.evidence), entry.relation == "disagree"

    return max(candidates, key=fit, default=None)


def _numbers(finding: Finding, layout: Layout, words: Catalogue) -> str:
    entry = _comparison(finding, layout)
    if not entry:
        return ""
    named: dict[str, list[str]] = {}
    for quantity in entry.quantities:
        outlets = named.setdefault(write_quantity(quantity, words), [])
        name = layout.outlet_name(quantity.evidence.article_id)
        outlets += [] if name in outlets else [name]
    told_by = {name for outlets in named.values() for name in outlets}
    if len(told_by) == 1:
        return words.say("finding.numbers-one", outlet=told_by.pop(), what=entry.what, values="; ".join(named))
    return words.say("finding.numbers", what=entry.what, values=_values(named, words))


def _values(named: dict[str, list[str]], words: Catalogue) -> str:
    """List values, each with the outlets that give it."""
    return "; ".join(
        words.say("finding.value", value=value, outlets=", ".join(outlets)) for value, outlets in named.items()
    )


def _omission(finding: Finding, layout: Layout, words: Catalogue) -> str:
    leave = words.say("finding.leave-one" if len(finding.articles) == 1 else "finding.leave-many")
    names = _names(finding.articles, layout, words)
    return words.say("finding.omission", outlets=names, leave=leave, fact=_fact(finding, layout)) if names else ""


def _certainty(finding: Finding, layout: Layout, words: Catalogue) -> str:
    row = layout.fact_by_id.get(finding.fact_id or "")
    levels = sorted(row.certainty.levels, key=lambda level: level.level) if row and row.certainty else []
    if len(levels) < 2:
        return ""
    low, high = levels[0].level, levels[-1].level
    return words.say(
        f"finding.{finding.kind}",
        high=_names([entry.article_id for entry in levels if entry.level == high], layout, words),
        low=_names([entry.article_id for entry in levels if entry.level == low], layout, words),
        highlevel=words.name("level", str(high)),
        lowlevel=words.name("level", str(low)),
        fact=_fact(finding, layout),
    )


def _attribution(finding: Finding, layout: Layout, words: Catalogue) -> str:
    row = layout.fact_by_id.get(finding.fact_id or "")
    levels = row.certainty.levels if row and row.certainty else ()
    flat = [entry.article_id for entry in levels if entry.level == 4]
    attributed = [entry for entry in levels if entry.level == 2] or [entry for entry in levels if entry.level < 4]
    if not flat or not attributed:
        return ""
    speaker = next((entry.speaker for entry in attributed if entry.speaker), "")
    return words.say(
        "finding.attribution" if speaker else "finding.attribution-nameless",
        flat=_names(flat, layout, words),
        attributed=_names([e.article_id for e in attributed if e.speaker == speaker], layout, words),
        speaker=speaker,
        fact=_fact(finding, layout),
    )


def _headline(finding: Finding, layout: Layout, words: Catalogue) -> str:
    found = [entry for entry in layout.findings.headlines if entry.article_id in finding.articles]
    names = _names(finding.articles, layout, words)
    if len(found) == 1 and found[0].overclaim:
        return words.say("finding.headline-overclaim", outlet=names)
    if len(found) == 1 and found[0].labels:
        labels = ", ".join(dict.fromkeys(f"«{shorten(label.text, 40)}»" for label in found[0].labels))
        return words.say("finding.headline-charged", outlet=names, labels=labels)
    if len(found) == 1 and found[0].body_certainty is None and found[0].support is not None:
        return words.say("finding.headline-unsupported", outlet=names)
    return words.say("finding.headline", outlets=names) if names else ""


def _label(finding: Finding, layout: Layout, words: Catalogue) -> str:
    """The wording of each outlet: a charged one before others, a frequent one before rare."""
    uses = [use for use in layout.findings.labels if use.concept == finding.detail and use.own_voice]
    best: dict[str, LabelUse] = {}
    for use in sorted(uses, key=lambda use: (use.article_id, -use.charged, -use.own_voice, use.label)):
        if use.article_id in finding.articles or not finding.articles:
            best.setdefault(use.article_id, use)
    named: dict[str, list[str]] = {}
    for article, use in best.items():
        named.setdefault(f"«{shorten(shown_wording(use), 60)}»", []).append(layout.outlet_name(article))
    concept = words.name("concept", finding.detail)
    return words.say("finding.label", concept=concept, values=_values(named, words)) if len(named) > 1 else ""


def _buried(finding: Finding, layout: Layout, words: Catalogue) -> str:
    row = layout.fact_by_id.get(finding.fact_id or "")
    cells = row.cells if row else ()
    late = [cell.outlet.name for cell in cells if cell.prominence and cell.prominence.buried]
    top = [cell.outlet.name for cell in cells if cell.prominence and cell.prominence.position <= 2]
    if not late:
        return ""
    key = "finding.buried" if top else "finding.buried-plain"
    return words.say(key, outlet=words.join(late), top=words.join(top), fact=_fact(finding, layout))


def _quote(finding: Finding, layout: Layout, words: Catalogue) -> str:
    drift = next((entry for entry in layout.findings.drifts if entry.fact_id == finding.fact_id), None)
    if not drift:
        return ""
    names = [layout.outlet_name(side.article_id) for side in (drift.a, drift.b)]
    return words.say("finding.quote", speaker=drift.speaker, a=names[0], b=names[1])
