"""Records of one story grouped for tables: numbers by relation, uses by source, wordings by concept and outlet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.findings import Evidence, LabelUse, NumberComparison, SourceType, SourceUse
from crossread.report.layout import Layout

_PARTING: Final = ("disagree", "different time", "different scope")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source over all articles."""

    name: str
    type: SourceType
    side: str
    uses: tuple[SourceUse, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The words one article has for one concept."""

    outlet: str
    lang: str
    uses: tuple[LabelUse, ...]

    @property
    def own(self) -> int:
        """Uses in the outlet's own voice."""
        return sum(use.own_voice for use in self.uses)

    @property
    def reported(self) -> int:
        """Uses in indirect speech."""
        return sum(use.attributed for use in self.uses)

    @property
    def quoted(self) -> int:
        """Uses inside quotation marks."""
        return sum(use.quoted for use in self.uses)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Evidence of all its wordings, in text order."""
        return tuple(sorted((place for use in self.uses for place in use.evidence), key=lambda place: place.start))


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept over all articles that name it."""

    name: str
    rows: tuple[Wordings, ...]


def split_numbers(layout: Layout) -> tuple[tuple[NumberComparison, ...], tuple[NumberComparison, ...]]:
    """Return comparisons that part (disagreeing first), and those that agree or are compatible."""
    entries = layout.findings.numbers
    parting = sorted((e for e in entries if e.relation in _PARTING), key=lambda e: _PARTING.index(e.relation))
    return tuple(parting), tuple(entry for entry in entries if entry.relation not in _PARTING)


def group_speakers(layout: Layout) -> tuple[Speaker, ...]:
    """Return the named sources, those used in most articles and statements first."""
    groups: dict[tuple[str, SourceType], list[SourceUse]] = {}
    for use in layout.findings.sources:
        if use.type != "none":
            groups.setdefault((use.speaker, use.type), []).append(use)
    speakers = [
        Speaker(name, kind, next((use.side for use in uses if use.side), ""), tuple(uses))
        for (name, kind), uses in groups.items()
    ]
    return tuple(sorted(speakers, key=lambda s: (-len(s.uses), -sum(u.statements for u in s.uses), s.name, s.type)))


def _concept(use: LabelUse) -> str:
    """What a wording is compared under: all names of the war together, everything else by its concept."""
    return "name of the war" if use.signal == "D6" else use.concept


def _without_twins(labels: Sequence[LabelUse]) -> Iterator[LabelUse]:
    """Leave out wordings whose every place the same name has from another signal, and the war's second table."""
    wars = any(use.signal == "D1" and use.concept == "the war" for use in labels)
    seen: dict[str, set[tuple[str, int, int]]] = {}
    for use in labels:  # D1 comes first
        places = {(place.article_id, place.start, place.end) for place in use.evidence}
        known = seen.setdefault(use.concept, set())
        if not (places <= known or (use.signal == "D6" and wars)):
            yield use
        known |= places


def group_labels(layout: Layout) -> tuple[Concept, ...]:
    """Return concepts with their wordings: what several articles name first, charged words before others."""
    groups: dict[str, dict[str, list[LabelUse]]] = {}
    for use in _without_twins(layout.findings.labels):
        groups.setdefault(_concept(use), {}).setdefault(use.article_id, []).append(use)
    concepts = [
        Concept(
            name,
            tuple(
                Wordings(layout.outlet_name(article), layout.by_id[article].prepared.article.lang, tuple(uses))
                for article, uses in sorted(by_article.items())
            ),
        )
        for name, by_article in groups.items()
    ]

    def weigh(concept: Concept) -> tuple[bool, bool]:
        return len(concept.rows) < 2, not any(use.charged for row in concept.rows for use in row.uses)

    return tuple(sorted(concepts, key=weigh))
