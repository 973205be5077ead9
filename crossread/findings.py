"""
What a report says about one story: `StoryReport` and the findings in it.

`framing` makes the `Findings`, `pipeline` puts the `StoryReport` together, and every renderer is a pure function of
it; `<story>.json` is this record, written down. Nothing is computed while rendering. Ids in brackets are those of
`FRAMING.md`. Evidence always points into the original text; the translation of a sentence is found by its index.
"""

from dataclasses import dataclass
from typing import Final, Literal

from crossread.records import Matching, PreparedArticle, Signal, Skipped

SCHEMA_VERSION: Final = 1  # of the JSON twin; rises when a field changes its meaning or goes

Relation = Literal["agree", "compatible", "different scope", "different time", "disagree"]
SourceType = Literal["person", "body", "media", "document", "anonymous", "none"]
VerbClass = Literal["neutral", "assertive", "factive", "distancing", "negative", "denial"]
Voice = Literal["active", "passive", "agentless", "intransitive", "none"]
Place = Literal["headline", "lead", "body"]
Telling = Literal["flat", "attributed", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of an original text that a line of the report leads back to."""

    article_id: str
    index: int  # Segment.index
    start: int
    end: int
    text: str  # == article.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What one headline does (G1-G5). Empty strings where a part was not found."""

    article_id: str
    agent: str
    verb: str
    object: str
    voice: Voice
    attribution: str  # the tag: "Reuters", "ЗМІ", "sources say"; "" when the headline speaks in its own voice
    certainty: int | None  # 0-4, the ladder of C5; None without a title, or for one that claims nothing («Заяви:»)
    body_certainty: int | None  # of the body sentence that tells its claim best; None when none does
    overclaim: bool  # certainty - body_certainty >= 2 over a body that is denied, hedged or on no one's name (G2)
    support: float | None  # probability 0-1 that a body sentence tells it (G3); None: not enough text
    labels: tuple[Evidence, ...]  # loaded terms in it (G5)
    evidence: Evidence | None  # the title; None when the article has none
    signs: tuple[Evidence, ...] = ()  # "!", "?" and words in capitals that are no abbreviations (G5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prominence:
    """Where one article tells a fact (E1, E2, E4)."""

    article_id: str
    prominence: float  # 0-1: 1 in the headline, falling with the first position
    position: int  # 1-based body position of the first sentence that tells it; 0 is the headline
    space: float  # share 0-1 of the article's words in sentences that tell it
    buried: bool  # low here, in the headline or the first two sentences of another article


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many articles tell a fact, and where (A1, E1)."""

    fact_id: str
    share: float  # 0-1 of the story's articles, near-verbatim copies counted once
    weight: float  # share x mean prominence, 0-1: how much the fact matters in this story
    prominence: tuple[Prominence, ...]  # of the articles that have it, by article id


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """One article leaves out a fact that at least half of the others tell (A2, A6)."""

    fact_id: str
    article_id: str
    state: Literal["absent", "unclear"]
    share: float  # A1 of the fact
    maybe_later: bool  # only told by articles dated later: may not have been known yet (A6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusive:
    """A sentence that only one article has (A4)."""

    article_id: str
    index: int  # Segment.index
    probability: float  # that no other article has it, 0-1


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Facts that two articles share (A5), and whether they tell them in one order (E3)."""

    a: str
    b: str
    shared: int
    union: int
    jaccard: float  # 0-1
    kendall_tau: float | None  # -1 to 1; None below four shared facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as one article gives it (F1)."""

    evidence: Evidence
    low: float | None  # None: open below
    high: float | None  # None: open above
    qualifier: Literal["exact", "at least", "about", "up to", "vague"]
    what: str  # the counted thing, in English
    unit: str  # "km", "UAH", "%"; "" for counts
    scope: str  # place and what is counted, as found in the sentence; "" when none
    time: str  # "per day", "17 February"; "" when none
    speaker: str  # canonical name of who says it; "" when in the outlet's own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberComparison:
    """The numbers that articles give for one counted thing of one fact (F2, F3, F6); F4 within one article."""

    fact_id: str | None  # None: headline against body of one article
    what: str
    quantities: tuple[Quantity, ...]  # by article id, then offset
    relation: Relation
    reason: str  # why this relation: "intervals disjoint", "per day / in all"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTelling:
    """How one article tells the losses of one side (F5)."""

    article_id: str
    telling: Telling  # flat: a number in its own voice; attributed: every number on somebody's word; absent: no number
    quantities: tuple[Quantity, ...]  # in text order


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLosses:
    """The losses of one side as each article tells them (F5)."""

    side: str  # country or party in English, or what the user's people.toml says
    tellings: tuple[LossTelling, ...]  # by article id, one an article


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """One source of one article (B2-B6)."""

    article_id: str
    speaker: str  # canonical name, romanised or English; "" for none
    type: SourceType
    side: str  # what the user's people.toml says; "" when it says nothing
    statements: int
    quoted_words: int
    verbs: tuple[tuple[str, str, int], ...]  # (verb as found, VerbClass, times)
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How certain one article tells a fact: 0 denied, 1 hedged, 2 attributed, 3 with a factive verb, 4 flat (C5)."""

    article_id: str
    level: int
    speaker: str
    verb: str
    evidence: tuple[Evidence, ...]  # what set the level: the hedge, the attribution, the negation


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCertainty:
    """The ladder for one fact over its articles (C5), with what it implies (B7, C7)."""

    fact_id: str
    levels: tuple[Certainty, ...]  # by article id, only articles that have the fact
    gap: int  # highest - lowest of the levels whose evidence is solid
    attribution_conflict: bool  # attributed here, flat there (B7)
    denial: bool  # asserted here, denied there (C7)
    unverified: tuple[Evidence, ...]  # statements that it could not be verified (C6)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDrift:
    """The same speaker's words differ between two articles on one fact (B9)."""

    fact_id: str
    speaker: str
    a: Evidence
    b: Evidence
    distance: float  # normalised token edit distance of the translations, 0-1
    paraphrase: bool  # one is a quotation, the other is not


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelUse:
    """One wording one article uses for a concept, entity or place (D1-D6, D8, D9)."""

    signal: str  # "D1", "D3", "D4", "D5", "D6", "D8", "D9"
    concept: str
    label: str  # lemma or form
    article_id: str
    own_voice: int  # uses outside quotation marks and indirect speech
    quoted: int
    places: tuple[Place, ...]
    charged: bool  # the lexicon marks the wording as loaded
    source: str  # where the lexicon has it from
    evidence: tuple[Evidence, ...]  # own voice first, then indirect speech, then quotations
    attributed: int = 0  # uses without quotation marks in what the article says that somebody said


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """How much of one article tells what came before the event, and which sentences do (E5)."""

    article_id: str
    sentences: int  # body sentences that are background
    of: int  # body sentences in all
    evidence: tuple[Evidence, ...]  # the sentences, in text order


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctiveWord:
    """A word one article uses more than the others (D13), counted on translations."""

    article_id: str
    word: str
    count: int
    others: int
    z: float  # z-score of the log-odds ratio with Dirichlet prior


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """Counts of one article, from which `summary` makes one row per outlet. Rates are always count and total."""

    article_id: str
    outlet: str
    sentences: int
    tokens: int
    facts: int  # shared facts of the story that it has
    facts_of_story: int
    omitted: int
    exclusive: int
    attributed: int
    anonymous: int
    hedges: int
    boosters: int
    distancing: int
    loaded: int  # charged labels in its own voice
    buried: int
    numbers_differ: int  # comparisons with relation "disagree" it takes part in
    background: int = 0  # body sentences that tell what came before (E5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One entry of the ranked list that the opening paragraph is built from."""

    kind: Literal["numbers", "omission", "certainty", "denial", "attribution", "headline", "label", "buried", "quote"]
    weight: float  # 0-1, only for ranking within one report
    fact_id: str | None
    articles: tuple[str, ...]
    detail: str  # a key into the finding: the counted thing, the concept; never prose
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All framing says of one story. Every tuple is fully ordered; empty when there is nothing to say."""

    headlines: tuple[Headline, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    omissions: tuple[Omission, ...] = ()
    exclusives: tuple[Exclusive, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    numbers: tuple[NumberComparison, ...] = ()
    losses: tuple[SideLosses, ...] = ()
    sources: tuple[SourceUse, ...] = ()
    certainty: tuple[FactCertainty, ...] = ()
    drifts: tuple[QuoteDrift, ...] = ()
    labels: tuple[LabelUse, ...] = ()
    distinctive: tuple[DistinctiveWord, ...] = ()
    background: tuple[Background, ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    strongest: tuple[Finding, ...] = ()
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """Everything the report of one story says; the JSON twin is this record."""

    story: str
    pivot: str  # language compared in
    articles: tuple[PreparedArticle, ...]  # by article id
    matching: Matching
    findings: Findings
    skipped: tuple[Skipped, ...] = ()
    signature: tuple[tuple[str, str], ...] = ()  # what produced it: version, models, thresholds; sorted by name
    schema_version: int = SCHEMA_VERSION
