"""
Puts the records of one report in the order a reader meets them: what every renderer shares.

Nothing is measured here. Facts are ordered by the weights that framing gave them, sentences are looked up by their
index, and each thing gets the anchor that links lead to.
"""

from dataclasses import replace
from functools import cached_property
from typing import Final, TypeVar

from crossread.findings import (
    Certainty,
    Coverage,
    Evidence,
    Exclusive,
    FactCertainty,
    Finding,
    LabelUse,
    NumberComparison,
    Omission,
    Prominence,
    QuoteDrift,
    StoryReport,
)
from crossread.records import Fact, Passage, PreparedArticle, Segment, Translation
from crossread.report.centre import Bonds, choose_core, choose_title, measure_bonds
from crossread.report.escape import shorten
from crossread.report.rows import Cell, FactRow, Outlet, Sentence

OPEN_FACTS: Final = 10  # facts shown unfolded; the rest weighs less
OPEN_EXCLUSIVES: Final = 5  # sentences only one outlet has, shown unfolded
CELL_SENTENCES: Final = 4  # sentences behind one table cell, shown unfolded
CONTRASTS: Final = ("denial", "certainty", "attribution")  # kinds of findings of which framing names both sides
KIND_WEIGHT: Final = 0.05  # what each kind of finding adds to a fact's weight (0-2), to order facts by
TITLE_WIDTH: Final = 110  # characters of a sentence that stands for a fact
# Findings that a fact can carry, in the order they are shown and filtered by.
KINDS: Final = ("numbers", "denial", "certainty", "attribution", "omission", "buried", "quote")

Found = TypeVar("Found", Certainty, Prominence)


class Layout:
    """
    A `StoryReport`, ordered and looked up for a reader of *lang*, who needs no translation of that language.

    Without *lang*, the reader's language is the one that the story was compared in.
    """

    def __init__(self, report: StoryReport, lang: str | None = None) -> None:
        self.report = report
        self.lang = lang or report.pivot
        self.findings = report.findings
        self.outlets = _name_outlets(report, self.lang)
        self.by_id = {outlet.id: outlet for outlet in self.outlets}

    def outlet_name(self, article_id: str) -> str:
        """Return the name the report calls an article by."""
        return self.by_id[article_id].name

    def sentence(self, place: Evidence | Exclusive) -> Sentence:
        """Return the sentence that holds a piece of evidence."""
        return self.by_id[place.article_id].sentences[place.index]

    def passage(self, passage: Passage) -> tuple[Sentence, ...]:
        """Return the sentences of a passage."""
        sentences = self.by_id[passage.article_id].sentences
        return tuple(sentences[index] for index in passage.indices)

    @cached_property
    def facts(self) -> tuple[FactRow, ...]:
        """All facts, most important first."""
        rows = [self._row(fact) for fact in self.report.matching.facts]
        rows.sort(key=lambda row: (-self._weight(row), _natural(row.fact.id)))
        used: set[str] = set()
        return tuple(self._number_row(row, number, used) for number, row in enumerate(rows, start=1))

    @cached_property
    def shared(self) -> tuple[FactRow, ...]:
        """The facts that are told by more than copies of one text."""
        return tuple(row for row in self.facts if not row.told_by_copies)

    def _voice_of(self, article_id: str) -> str:
        return next((group[0] for group in self.report.matching.voices if article_id in group), article_id)

    @cached_property
    def _bonds(self) -> Bonds:
        return measure_bonds(self.report.matching)

    @cached_property
    def fact_by_id(self) -> dict[str, FactRow]:
        """Facts by their id."""
        return {row.fact.id: row for row in self.facts}

    @cached_property
    def facts_of_sentence(self) -> dict[str, tuple[FactRow, ...]]:
        """Facts that a sentence tells, by the sentence's anchor."""
        found: dict[str, list[FactRow]] = {}
        for row in self.facts:
            for sentence in (sentence for cell in row.cells for sentence in cell.sentences):
                found.setdefault(sentence.anchor, []).append(row)
        return {anchor: tuple(rows) for anchor, rows in found.items()}

    @cached_property
    def omissions(self) -> dict[str, tuple[Omission, ...]]:
        """Omissions by article id, most told fact first."""
        found = {
            outlet.id: sorted(
                (entry for entry in self.findings.omissions if entry.article_id == outlet.id),
                key=lambda entry: (entry.state != "absent", self.fact_by_id[entry.fact_id].number),
            )
            for outlet in self.outlets
        }
        return {article_id: tuple(entries) for article_id, entries in found.items()}

    @cached_property
    def exclusives(self) -> dict[str, tuple[Sentence, ...]]:
        """Sentences only one article has, by article id, in text order."""
        return {
            outlet.id: tuple(
                self.sentence(entry)
                for entry in sorted(self.findings.exclusives, key=lambda entry: entry.index)
                if entry.article_id == outlet.id
            )
            for outlet in self.outlets
        }

    @cached_property
    def differs(self) -> bool:
        """Whether there is anything to tell but that the articles agree."""
        return bool(
            any(row.parts or not row.told_by_all for row in self.facts)
            or self.findings.omissions
            or self.findings.exclusives
            or self.findings.strongest
            or any(entry.relation not in ("agree", "compatible") for entry in self.findings.numbers)
        )

    def _weight(self, row: FactRow) -> float:
        """The weight framing gave the fact, raised by its strongest finding and a little by each kind of finding."""
        coverage = self._coverage.get(row.fact.id)
        found = [entry.weight for entry in self.findings.strongest if entry.fact_id == row.fact.id]
        share = row.told / max(1, len(self.outlets))
        return (coverage.weight if coverage else share / 2) + max(found, default=0.0) + KIND_WEIGHT * len(row.kinds)

    @cached_property
    def lower_cased(self) -> frozenset[tuple[str, int]]:
        """Where names stand in small letters (FRAMING.md D4): article id and offset."""
        places = [place for use in self.findings.labels if use.signal == "D4" for place in use.evidence]
        return frozenset((place.article_id, place.start) for place in places)

    @cached_property
    def contrasts(self) -> dict[str, tuple[Finding, ...]]:
        """Findings that set articles against each other on a fact, by fact id: without two sides nothing is told."""
        found: dict[str, tuple[Finding, ...]] = {}
        for entry in self.findings.strongest:
            if entry.kind in CONTRASTS and entry.fact_id:
                found[entry.fact_id] = (*found.get(entry.fact_id, ()), entry)
        return found

    @cached_property
    def _coverage(self) -> dict[str, Coverage]:
        return {entry.fact_id: entry for entry in self.findings.coverage}

    def _row(self, fact: Fact) -> FactRow:
        """Put a fact together; number, title and anchors come when the order is known."""
        numbers = tuple(entry for entry in self.findings.numbers if entry.fact_id == fact.id)
        certainty = next((entry for entry in self.findings.certainty if entry.fact_id == fact.id), None)
        prominence = self._coverage[fact.id].prominence if fact.id in self._coverage else ()
        drifts = tuple(e for e in self.findings.drifts if e.fact_id == fact.id and not e.paraphrase)
        kinds = self._kinds(fact, numbers, prominence, drifts)
        cells = tuple(self._cell(fact, outlet, numbers, certainty, prominence) for outlet in self.outlets)
        cells = tuple(replace(cell, kinds=self._cell_kinds(fact, cell, kinds)) for cell in cells)
        return FactRow(
            number=0, fact=fact, title="", gloss="", lang="", cells=cells, kinds=kinds, certainty=certainty,
            numbers=numbers, drifts=drifts, voices=len({self._voice_of(a) for a in fact.articles()}),
        )  # fmt: skip

    def _cell(
        self,
        fact: Fact,
        outlet: Outlet,
        numbers: tuple[NumberComparison, ...],
        certainty: FactCertainty | None,
        prominence: tuple[Prominence, ...],
    ) -> Cell:
        state = next((entry for entry in fact.states if entry.article_id == outlet.id), None)
        passages = tuple(self.passage(member) for member in fact.members if member.article_id == outlet.id)
        sentences = {sentence.index: sentence for passage in passages for sentence in passage}
        level = _of(outlet, certainty.levels if certainty else ())
        quantities = tuple(q for item in numbers for q in item.quantities if q.evidence.article_id == outlet.id)
        places = (*(level.evidence if level else ()), *(quantity.evidence for quantity in quantities))
        found = frozenset(place.index for place in places)
        return Cell(
            outlet=outlet,
            state="has" if passages else "absent" if (fact.id, outlet.id) in self._left_out else "unclear",
            passages=passages,
            core=tuple(choose_core(tuple(sentences.values()), self._bonds.get(fact.id, {}), found)),
            nearest=self.passage(state.nearest) if state and state.nearest and not passages else (),
            certainty=level,
            prominence=_of(outlet, prominence),
            quantities=quantities,
            labels=tuple(
                use for use in self._labels.get(outlet.id, ()) if any(p.index in sentences for p in use.evidence)
            ),
            kinds=(),
            anchor="",
        )

    def _cell_kinds(self, fact: Fact, cell: Cell, kinds: tuple[str, ...]) -> tuple[str, ...]:
        sides: dict[str, bool] = {
            entry.kind: cell.outlet.id in entry.articles for entry in self.contrasts.get(fact.id, ())
        }
        takes_part = sides | {
            "omission": (fact.id, cell.outlet.id) in self._left_out,
            "buried": bool(cell.prominence and cell.prominence.buried),
            "numbers": bool(cell.quantities),
        }
        return tuple(kind for kind in kinds if takes_part.get(kind, cell.state == "has"))

    def _number_row(self, row: FactRow, number: int, used: set[str]) -> FactRow:
        cells = tuple(replace(cell, anchor=f"fact-{number}-{cell.outlet.anchor}") for cell in row.cells)
        best = choose_title(cells, self._bonds.get(row.fact.id, {}), used, self.lang)
        return replace(
            row,
            number=number,
            cells=cells,
            title=_shorten(best.original) if best else "",
            gloss=_shorten(best.translation) if best else "",
            lang=best.lang if best else self.report.pivot,
        )

    @cached_property
    def _labels(self) -> dict[str, list[LabelUse]]:
        found: dict[str, list[LabelUse]] = {}
        for use in self.findings.labels:
            found.setdefault(use.article_id, []).append(use)
        return found

    @cached_property
    def _left_out(self) -> set[tuple[str, str]]:
        return {(entry.fact_id, entry.article_id) for entry in self.findings.omissions if entry.state == "absent"}

    def _kinds(
        self,
        fact: Fact,
        numbers: tuple[NumberComparison, ...],
        prominence: tuple[Prominence, ...],
        drifts: tuple[QuoteDrift, ...],
    ) -> tuple[str, ...]:
        holds = {
            "numbers": any(entry.relation == "disagree" for entry in numbers),
            **{kind: any(entry.kind == kind for entry in self.contrasts.get(fact.id, ())) for kind in CONTRASTS},
            "omission": any(entry.fact_id == fact.id and entry.state == "absent" for entry in self.findings.omissions),
            "buried": any(entry.buried for entry in prominence),
            "quote": bool(drifts),
        }
        return tuple(kind for kind in KINDS if holds[kind])


def _of(outlet: Outlet, entries: tuple[Found, ...]) -> Found | None:
    return next((entry for entry in entries if entry.article_id == outlet.id), None)


def _shorten(sentence: str) -> str:
    return shorten(sentence, TITLE_WIDTH).removesuffix(".")


def _natural(fact_id: str) -> tuple[int, str]:
    """Order f2 before f10."""
    digits = "".join(letter for letter in fact_id if letter.isdecimal())
    return (int(digits) if digits else 0, fact_id)


def _name_outlets(report: StoryReport, lang: str) -> tuple[Outlet, ...]:
    names = [prepared.article.outlet for prepared in report.articles]
    if len(set(names)) < len(names):
        several = {name for name in names if names.count(name) > 1}
        names = [
            f"{name} ({prepared.article.lang})" if name in several else name
            for name, prepared in zip(names, report.articles, strict=True)
        ]
    if len(set(names)) < len(names):
        names = [prepared.article.path for prepared in report.articles]
    ordered = sorted(zip(names, report.articles, strict=True), key=lambda pair: pair[1].article.id)
    return tuple(
        Outlet(number=number, name=name, prepared=prepared, sentences=_sentences(number, prepared, lang))
        for number, (name, prepared) in enumerate(ordered, start=1)
    )


def _is_translated(made: Translation, segment: Segment) -> bool:
    return made.src_lang != made.tgt_lang and made.text != segment.text


def _sentences(number: int, prepared: PreparedArticle, lang: str) -> tuple[Sentence, ...]:
    article = prepared.article
    return tuple(
        Sentence(
            article_id=article.id,
            index=segment.index,
            original=segment.text,
            translation=made.text if _is_translated(made, segment) and segment.lang != lang else "",
            translated=_is_translated(made, segment),
            lang=segment.lang,
            where=article.locate(segment.start),
            marks=made.marks,
            anchor=f"a{number}-s{segment.index}",
        )
        for segment, made in zip(prepared.segments, prepared.translations, strict=True)
    )
