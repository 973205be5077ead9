"""
The findings that matter most, ranked: what the opening paragraph of a report is built from.

Weights only order findings within one report; they say nothing about outlets. Hard differences (numbers, denials)
come before soft ones (wording), facts that matter before asides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

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
from crossread.framing.contrasts import name_differently, oppose, says_something
from crossread.framing.kinship import Kinship
from crossread.framing.ladder import GAP
from crossread.framing.ladder_evidence import FACTIVE, FLAT
from crossread.framing.pairing import are_set_side_by_side, pair_sentences
from crossread.framing.view import LEAD, StoryView
from crossread.records import Fact

TOP: Final = 60  # findings kept
PER_KIND: Final = 8  # ... of one soft kind, so that one family never fills the list
UNMATCHED: Final = 0.5  # weight of a finding whose sentences matching did not join
_CONTRASTS: Final = ("denial", "certainty", "attribution")  # kept whole: reports tell them beside their facts
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
        *_certainty(view, findings.certainty, weights, kinship),
        *_headlines(findings.headlines),
        *_labels(view, findings.labels, kinship),
        *_buried(view, findings.coverage, kinship),
        *_quotes(findings.drifts, weights),
    ]
    found = [_damp(finding, view, kinship) for finding in found]
    ranked = sorted(found, key=lambda f: (-f.weight, f.kind, f.fact_id or "", f.detail, f.articles))
    kept: list[Finding] = []
    for finding in ranked:
        if finding.kind in _CONTRASTS or sum(1 for other in kept if other.kind == finding.kind) < PER_KIND:
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


def _certainty(
    view: StoryView, certainty: Sequence[FactCertainty], weights: dict[str, float], kinship: Kinship | None
) -> Iterator[Finding]:
    """Denials, gaps and conflicts, each with the articles whose very sentences stand against each other."""
    facts = {fact.id: fact for fact in view.facts}
    for entry in certainty:
        for kind in _kinds(entry):
            ceiling = FLAT - GAP - 1 if kind == "certainty" else FACTIVE  # a gap is told of sentences that far apart
            contrast = oppose(view, facts[entry.fact_id], entry, kinship, ceiling=ceiling)
            if contrast is None:
                continue
            yield Finding(
                kind=kind,
                weight=_weight(kind, weights.get(entry.fact_id, 0.0)),
                fact_id=entry.fact_id,
                articles=contrast.articles,
                detail=_DETAIL[kind],
                evidence=tuple(level.evidence[0] for level in (*contrast.high, *contrast.low)),
            )
            break


_DETAIL: Final = {
    "denial": "asserted and denied",
    "certainty": "flat and in doubt",
    "attribution": "flat and attributed",
}


def _kinds(entry: FactCertainty) -> tuple[Literal["denial", "certainty", "attribution"], ...]:
    """What a fact may be told as, strongest first; a gap without a pair may still be an attribution left out."""
    if entry.denial:
        return ("denial",)
    attribution: tuple[Literal["attribution"], ...] = ("attribution",) if entry.attribution_conflict else ()
    return ("certainty", *attribution) if entry.gap > GAP else attribution


def _headlines(headlines: Sequence[Headline]) -> Iterator[Finding]:
    for entry in headlines:
        labels = tuple(label for label in entry.labels if says_something(label.text))
        if entry.evidence is not None and (entry.overclaim or labels):
            strength = 0.0  # one headline's words are no difference yet: behind words that several outlets choose
            if entry.overclaim:
                strength = 1.0 if entry.body_certainty in (0, 1) else 0.5
            yield Finding(
                kind="headline",
                weight=_weight("headline", strength),
                fact_id=None,
                articles=(entry.article_id,),
                detail="overclaim" if entry.overclaim else "loaded",
                evidence=(entry.evidence, *labels),
            )


def _labels(view: StoryView, labels: Sequence[LabelUse], kinship: Kinship | None) -> Iterator[Finding]:
    """Concepts for which outlets choose different words of their own, at least one of them charged."""
    concepts = sorted({(entry.signal, entry.concept) for entry in labels})
    told: set[tuple[str, int]] = set()  # sentences whose charged words a concept has named already
    for signal, concept in concepts:  # D1 comes first: naming (D3) tells the same words once more
        uses = [entry for entry in labels if (entry.signal, entry.concept) == (signal, concept)]
        places = name_differently(view, concept, uses, kinship)
        charged = [use for use in uses if use.charged and set(use.evidence) & set(places)]
        sentences = {(place.article_id, place.index) for use in charged for place in use.evidence}
        if not places or sentences <= told:
            continue
        told |= sentences
        count = sum(use.own_voice for use in charged)
        yield Finding(
            kind="label",
            weight=_weight("label", min(1.0, count / 4)),
            fact_id=None,
            articles=tuple(sorted({place.article_id for place in places})),
            detail=concept,
            evidence=places,
        )


def _buried(view: StoryView, coverage: Sequence[Coverage], kinship: Kinship | None) -> Iterator[Finding]:
    facts = {fact.id: fact for fact in view.facts}
    for entry in coverage:
        for place in entry.prominence:
            pair = _top_pair(view, facts[entry.fact_id], place.article_id, kinship) if place.buried else None
            if pair:
                yield Finding(
                    kind="buried",
                    weight=_weight("buried", entry.weight),
                    fact_id=entry.fact_id,
                    articles=(place.article_id,),
                    detail=f"sentence {place.position}",
                    evidence=pair,
                )


def _top_pair(view: StoryView, fact: Fact, late: str, kinship: Kinship | None) -> tuple[Evidence, Evidence] | None:
    """Return the late sentence and the one on top of another article that tells the same; None without a sure pair."""
    pairing = pair_sentences(view, fact, kinship)
    for article_id in fact.articles():
        article = view.articles[article_id]
        for index in view.sentences(fact, article_id):
            if article_id == late or article.positions[index] > LEAD:
                continue
            for below in view.sentences(fact, late):
                pair = ((late, below), (article_id, index))
                if pairing.is_beyond_doubt(*pair):
                    return view.articles[late].evidence(below), article.evidence(index)
    return None


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
