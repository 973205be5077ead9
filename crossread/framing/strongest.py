"""
The findings that matter most, ranked: what the opening paragraph of a report is built from.

Weights only order findings within one report; they say nothing about outlets. Hard differences (numbers, denials)
come before soft ones (wording), facts that matter before asides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.findings import (
    Coverage,
    Evidence,
    FactCertainty,
    Finding,
    Findings,
    Headline,
    LabelUse,
    NumberComparison,
    Omission,
    QuoteDrift,
)
from crossread.framing.kinship import Kinship
from crossread.framing.ladder import GAP
from crossread.framing.pairing import are_set_side_by_side
from crossread.framing.view import StoryView

TOP: Final = 40  # findings kept
PER_KIND: Final = 8  # ... of one kind, so that one family never fills the list
UNMATCHED: Final = 0.5  # weight of a finding whose sentences matching did not join
_COMPARING: Final = ("numbers", "denial", "certainty", "attribution", "omission", "quote")
_BASE: Final = {
    "numbers": 0.9,
    "denial": 0.85,
    "certainty": 0.6,
    "omission": 0.7,
    "headline": 0.55,
    "attribution": 0.45,
    "label": 0.5,
    "buried": 0.5,
    "quote": 0.35,
}


def rank_findings(view: StoryView, findings: Findings, kinship: Kinship | None = None) -> tuple[Finding, ...]:
    """
    Return the strongest findings by descending weight, then kind, fact and detail; at most TOP.

    A finding that sets sentences against each other of which matching joined no two weighs half: it never leads.

    Args:
        view: The story.
        findings: All families of it; `strongest` and `outlets` are not looked at.
        kinship: What sentences share by their own words; None asks matching alone.
    """
    weights = {entry.fact_id: entry.weight for entry in findings.coverage}
    found = [
        *_numbers(findings.numbers, weights),
        *_omissions(view, findings.omissions, weights),
        *_certainty(findings.certainty, weights),
        *_headlines(findings.headlines),
        *_labels(findings.labels),
        *_buried(view, findings.coverage),
        *_quotes(findings.drifts, weights),
    ]
    found = [_damp(finding, view, kinship) for finding in found]
    ranked = sorted(found, key=lambda f: (-f.weight, f.kind, f.fact_id or "", f.detail, f.articles))
    kept: list[Finding] = []
    for finding in ranked:
        if sum(1 for other in kept if other.kind == finding.kind) < PER_KIND:
            kept.append(replace(finding, weight=round(finding.weight, 4)))
    return tuple(kept[:TOP])


def _damp(finding: Finding, view: StoryView, kinship: Kinship | None) -> Finding:
    keys = sorted({(entry.article_id, entry.index) for entry in finding.evidence})
    compares = finding.kind in _COMPARING and len({article_id for article_id, _ in keys}) > 1
    if compares and not are_set_side_by_side(view, keys, kinship):
        return replace(finding, weight=finding.weight * UNMATCHED)
    return finding


def _weight(kind: str, matters: float) -> float:
    """Base weight of the kind, scaled by how much the fact matters in the story (0-1)."""
    return _BASE[kind] * (0.6 + 0.4 * matters)


def _numbers(numbers: Sequence[NumberComparison], weights: dict[str, float]) -> Iterator[Finding]:
    for entry in numbers:
        if entry.relation == "disagree":
            matters = weights.get(entry.fact_id or "", 0.5)
            yield Finding(
                kind="numbers",
                weight=_weight("numbers", matters),
                fact_id=entry.fact_id,
                articles=tuple(sorted({q.evidence.article_id for q in entry.quantities})),
                detail=entry.what,
                evidence=tuple(q.evidence for q in entry.quantities),
            )


def _omissions(view: StoryView, omissions: Sequence[Omission], weights: dict[str, float]) -> Iterator[Finding]:
    facts = {fact.id: fact for fact in view.facts}
    for entry in omissions:
        if entry.state == "absent":
            damp = 0.5 if entry.maybe_later else 1.0
            yield Finding(
                kind="omission",
                weight=damp * _weight("omission", weights.get(entry.fact_id, 0.0)),
                fact_id=entry.fact_id,
                articles=(entry.article_id,),
                detail="maybe later" if entry.maybe_later else "absent",
                evidence=tuple(_first_evidence(view, facts[entry.fact_id].articles(), entry.fact_id)),
            )


def _first_evidence(view: StoryView, article_ids: Sequence[str], fact_id: str) -> Iterator[Evidence]:
    """The first sentence of each article that tells the fact."""
    fact = next(fact for fact in view.facts if fact.id == fact_id)
    for article_id in article_ids:
        indices = view.sentences(fact, article_id)
        if indices:
            yield view.articles[article_id].evidence(indices[0])


def _certainty(certainty: Sequence[FactCertainty], weights: dict[str, float]) -> Iterator[Finding]:
    for entry in certainty:
        matters = weights.get(entry.fact_id, 0.0)
        evidence = tuple(item for level in entry.levels for item in level.evidence[:1])
        articles = tuple(level.article_id for level in entry.levels)
        if entry.denial:
            yield Finding(
                kind="denial", weight=_weight("denial", matters), fact_id=entry.fact_id, articles=articles,
                detail="asserted and denied", evidence=evidence,
            )  # fmt: skip
        elif entry.gap > GAP:
            yield Finding(
                kind="certainty", weight=_weight("certainty", matters), fact_id=entry.fact_id, articles=articles,
                detail=f"gap {entry.gap}", evidence=evidence,
            )  # fmt: skip
        elif entry.attribution_conflict:
            yield Finding(
                kind="attribution", weight=_weight("attribution", matters), fact_id=entry.fact_id, articles=articles,
                detail="flat and attributed", evidence=evidence,
            )  # fmt: skip


def _headlines(headlines: Sequence[Headline]) -> Iterator[Finding]:
    for entry in headlines:
        if entry.evidence is not None and (entry.overclaim or entry.labels):
            strength = 1.0 if entry.overclaim and entry.body_certainty in (0, 1) else 0.5
            yield Finding(
                kind="headline",
                weight=_weight("headline", strength),
                fact_id=None,
                articles=(entry.article_id,),
                detail="overclaim" if entry.overclaim else "loaded",
                evidence=(entry.evidence, *entry.labels),
            )


def _labels(labels: Sequence[LabelUse]) -> Iterator[Finding]:
    """Concepts for which outlets choose different words of their own, at least one of them charged."""
    concepts = sorted({(entry.signal, entry.concept) for entry in labels})
    told: set[tuple[str, int]] = set()  # sentences whose charged words a concept has named already
    for signal, concept in concepts:  # D1 comes first: naming (D3) tells the same words once more
        own = [e for e in labels if (e.signal, e.concept) == (signal, concept) and e.own_voice]
        articles = sorted({entry.article_id for entry in own})
        charged = [entry for entry in own if entry.charged]
        sentences = {(place.article_id, place.index) for entry in charged for place in entry.evidence}
        if not charged or len(articles) < 2 or sentences <= told:
            continue
        told |= sentences
        uses = sum(entry.own_voice for entry in charged)
        yield Finding(
            kind="label",
            weight=_weight("label", min(1.0, uses / 4)),
            fact_id=None,
            articles=tuple(articles),
            detail=concept,
            evidence=tuple(entry.evidence[0] for entry in own if entry.evidence),
        )


def _buried(view: StoryView, coverage: Sequence[Coverage]) -> Iterator[Finding]:
    for entry in coverage:
        for place in entry.prominence:
            if place.buried:
                yield Finding(
                    kind="buried",
                    weight=_weight("buried", entry.weight),
                    fact_id=entry.fact_id,
                    articles=(place.article_id,),
                    detail=f"sentence {place.position}",
                    evidence=tuple(_first_evidence(view, [place.article_id], entry.fact_id)),
                )


def _quotes(drifts: Sequence[QuoteDrift], weights: dict[str, float]) -> Iterator[Finding]:
    for entry in drifts:
        if not entry.paraphrase:
            yield Finding(
                kind="quote",
                weight=_weight("quote", weights.get(entry.fact_id, 0.0)),
                fact_id=entry.fact_id,
                articles=(entry.a.article_id, entry.b.article_id),
                detail=entry.speaker,
                evidence=(entry.a, entry.b),
            )
