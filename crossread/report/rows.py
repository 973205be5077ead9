"""What the layout puts in order: sentences, outlets, and facts by outlets, looked up and named."""

from dataclasses import dataclass

from crossread.findings import (
    Certainty,
    FactCertainty,
    LabelUse,
    NumberComparison,
    Prominence,
    Quantity,
    QuoteDrift,
)
from crossread.records import Fact, PreparedArticle, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One segment as evidence: original, translation, place."""

    article_id: str
    index: int
    original: str
    translation: str  # into the pivot language; "" where it was not made, was the original, or the reader needs none
    translated: bool  # whether it was made, shown or not
    lang: str
    where: str  # path:line
    marks: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One article under the name the report calls it by."""

    number: int  # 1-based, in the order of the report
    name: str  # the outlet; with its language or path when an outlet has several articles
    prepared: PreparedArticle
    sentences: tuple[Sentence, ...]  # all segments, by index

    @property
    def id(self) -> str:
        """The article's id."""
        return self.prepared.article.id

    @property
    def anchor(self) -> str:
        """Anchor of the full article."""
        return f"a{self.number}"

    @property
    def title(self) -> Sentence | None:
        """The headline; None when the article has none."""
        return self.sentences[0] if self.sentences and self.prepared.segments[0].role == "title" else None

    def count_words(self) -> tuple[int, int]:
        """Return how many words the article has, and how many of them were translated."""
        sizes = [(len(sentence.original.split()), sentence.translated) for sentence in self.sentences]
        return sum(size for size, _ in sizes), sum(size for size, translated in sizes if translated)

    def count_marks(self) -> dict[str, int]:
        """Return trust mark -> number of sentences that carry it, by mark."""
        marks = sorted(mark for sentence in self.sentences for mark in sentence.marks)
        return {mark: marks.count(mark) for mark in dict.fromkeys(marks)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one article tells one fact."""

    outlet: Outlet
    state: State  # "absent" only where framing tells an omission: else nothing is held against the article
    passages: tuple[tuple[Sentence, ...], ...]  # the members; empty unless it has the fact
    core: tuple[Sentence, ...]  # the sentences to show first: nearest to the others', or what was found in them
    nearest: tuple[Sentence, ...]
    certainty: Certainty | None
    prominence: Prominence | None
    quantities: tuple[Quantity, ...]
    labels: tuple[LabelUse, ...]
    kinds: tuple[str, ...]  # of KINDS: the findings about the fact that this article takes part in
    anchor: str

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all its passages, each once, in text order."""
        return tuple({sentence.index: sentence for passage in self.passages for sentence in passage}.values())

    @property
    def rest(self) -> tuple[Sentence, ...]:
        """The sentences that are not shown first."""
        return tuple(sentence for sentence in self.sentences if sentence not in self.core)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact over all articles."""

    number: int  # 1-based, by importance
    fact: Fact
    title: str  # one of its sentences in the outlet's own words, shortened
    gloss: str  # the machine translation of the title, shortened; "" where it needs none
    lang: str  # of the title
    cells: tuple[Cell, ...]  # one an outlet, in the order of the outlets
    kinds: tuple[str, ...]  # of KINDS: what was found about it
    certainty: FactCertainty | None
    numbers: tuple[NumberComparison, ...]
    drifts: tuple[QuoteDrift, ...]  # quotations that differ; a paraphrase is no drift
    voices: int  # how many tell it when near-verbatim copies count as one

    @property
    def anchor(self) -> str:
        """Anchor of its block."""
        return f"fact-{self.number}"

    @property
    def told_by_all(self) -> bool:
        """Whether every article has it."""
        return all(cell.state == "has" for cell in self.cells)

    @property
    def parts(self) -> bool:
        """Whether outlets part on it: a finding, or an article that leaves it out (unclear is no parting)."""
        return bool(self.kinds) or any(cell.state == "absent" for cell in self.cells)

    @property
    def told_by_some(self) -> bool:
        """Whether it is told without a difference, but not clearly by every article."""
        return not self.parts and not self.told_by_all and not self.told_by_copies

    @property
    def told_by_copies(self) -> bool:
        """Whether only near-verbatim copies of one text tell it: nobody shares it with anybody."""
        return self.told > 1 and self.voices == 1 and not self.told_by_all

    @property
    def told(self) -> int:
        """How many articles have it."""
        return sum(cell.state == "has" for cell in self.cells)
