"""
Which articles a ranked finding sets against each other, and by which of their sentences.

A fact may hold sentences of several things, so a contrast is only told of the two sentences that matching joined, and
two words for an event only where they name the same event.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

from crossread.findings import Certainty, Evidence, FactCertainty, LabelUse
from crossread.framing.kinship import Key, Kinship
from crossread.framing.ladder_evidence import FACTIVE, FLAT, is_solid
from crossread.framing.naming import war_name
from crossread.framing.pairing import Pairing, pair_sentences
from crossread.framing.stems import gloss_text, list_stems
from crossread.framing.view import LEAD, StoryView
from crossread.records import Fact

# Concepts whose words name an event or a place: two outlets that use them may speak of two.
EVENT_CONCEPTS: Final = frozenset(
    {
        "strike on civilians",
        "explosion",
        "dam / plant event",
        "retreat",
        "taking a town",
        "referendums / annexation",
        "territory taken by Russia",
    }
)
GENERIC: Final = frozenset({"strike on civilians", "territory taken by Russia"})  # of which a story may tell many
SURE_PAIR: Final = 1  # `_doubt` up to which two sentences tell one thing for a careful reader
LIKELY_PAIR: Final = 3  # ... up to which they may be set against each other where their words say that they are
# Words that the lexicon marks because some use them to play down or to dramatise; by themselves they say too little.
_PLAIN: Final = re.compile(
    r"(?:облом|уламк|фрагмент|інцидент|инцидент|происшестви|debris|wreckage|fragment|incident|hand(?:s|ed|ing)?\b"
    r"|g[ia]v(?:e|es|ing|en)\b|fall(?:s|en|ing)?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Articles on one side and on the other, by what their own sentences say; the first of each is paired surely."""

    high: tuple[Certainty, ...]
    low: tuple[Certainty, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return tuple(sorted(entry.article_id for entry in (*self.high, *self.low)))


def says_something(text: str) -> bool:
    """Whether a wording that the lexicon marks says something without its context: «окупанти», not «обломки»."""
    return _PLAIN.match(text.strip(' «"“”')) is None


def oppose(
    view: StoryView, fact: Fact, entry: FactCertainty, kinship: Kinship | None, *, ceiling: int = FACTIVE
) -> Contrast | None:
    """
    Return who asserts and who denies a fact, or who tells it flat and who on somebody's word; None without a pair.

    Only articles whose very sentences are surely one stand against each other; the surest pair comes first. A level
    above *ceiling* stands against nothing: what is merely "said" is no doubt.
    """
    pairing = pair_sentences(view, fact, kinship)
    levels = entry.levels if entry.denial else [level for level in entry.levels if _is_solid(view, fact, level)]
    high, low = _split(levels, ceiling, denial=entry.denial)
    doubts = {
        (a.article_id, b.article_id): _doubt(pairing, _key(view, fact, a), _key(view, fact, b))
        for a in high
        for b in low
    }
    bearable = LIKELY_PAIR if entry.denial else SURE_PAIR  # ladder has read the denial itself
    met = [(a, b) for a in high for b in low if doubts[a.article_id, b.article_id] <= bearable]
    if not met:
        return None
    one, other = min(
        met,
        key=lambda pair: (-pair[0].level, doubts[pair[0].article_id, pair[1].article_id], _tongues(view, *pair)),
    )
    sure = [(a, b) for a, b in met if doubts[a.article_id, b.article_id] <= SURE_PAIR and a.level == one.level]
    return Contrast(
        high=(one, *(a for a, b in sure if b is other and a is not one)),
        low=(other, *(b for a, b in sure if a is one and b is not other)),
    )


def _tongues(view: StoryView, a: Certainty, b: Certainty) -> bool:
    """Whether two articles are in two languages: negations are read alike only within one."""
    return view.articles[a.article_id].lang != view.articles[b.article_id].lang


def _split(levels: Sequence[Certainty], ceiling: int, *, denial: bool) -> tuple[list[Certainty], list[Certainty]]:
    if denial:
        return [entry for entry in levels if entry.level], [entry for entry in levels if not entry.level]
    flat = [entry for entry in levels if entry.level == FLAT]
    return flat, [entry for entry in levels if 1 <= entry.level <= ceiling]


def _is_solid(view: StoryView, fact: Fact, entry: Certainty) -> bool:
    article = view.articles[entry.article_id]
    return is_solid(article, view.sentences(fact, entry.article_id), _key(view, fact, entry)[1], entry)


def _key(view: StoryView, fact: Fact, entry: Certainty) -> Key:
    """Return the sentence that set a level; a source named behind it stands in the next one."""
    index = entry.evidence[0].index
    told = view.sentences(fact, entry.article_id)
    return entry.article_id, index if index in told or index - 1 not in told else index - 1


def is_sure(pairing: Pairing, a: Key, b: Key) -> bool:
    """Whether two sentences are one beyond doubt: by matching and by their words."""
    return _doubt(pairing, a, b) <= SURE_PAIR


def _doubt(pairing: Pairing, a: Key, b: Key) -> int:
    """Order pairs: 0 beyond doubt, 1 likely and kin by their words, 2 alike, 3 likely, 4 no pair."""
    if pairing.is_beyond_doubt(a, b):
        return 0
    if frozenset((a, b)) in pairing.kin and pairing.is_likely(a, b):
        return SURE_PAIR
    return 2 if pairing.holds(a, b) else LIKELY_PAIR if pairing.is_likely(a, b) else 4


def name_differently(
    view: StoryView, concept: str, uses: Sequence[LabelUse], kinship: Kinship | None = None
) -> tuple[Evidence, ...]:
    """
    Return where articles name one thing in their own voice with different words, at least one of them charged.

    Empty where fewer than two do, where all of them choose charged words or none does, where one uses all the words
    of the other, and, of an event, where they
    do not name it on top of several articles or in sentences that are surely one.
    """
    places = {place: use for use in uses if use.own_voice for place in use.evidence[: use.own_voice]}
    groups = _of_one_event(view, concept, tuple(places), kinship) if concept in EVENT_CONCEPTS else [tuple(places)]
    kept = {place for group in groups for place in _parting(view, group, places)}
    first: dict[tuple[str, str], Evidence] = {}
    for place in (place for place in places if place in kept and says_something(place.text)):
        first.setdefault((place.article_id, places[place].label), place)
    shown = tuple(first.values())
    return shown if _parting(view, shown, places) else ()


def _parting(view: StoryView, group: Sequence[Evidence], uses: Mapping[Evidence, LabelUse]) -> list[Evidence]:
    """Return the places of articles with a charged word that another one lacks, which has a word of its own as well."""
    said: dict[str, list[LabelUse]] = {}
    for place in group:
        if says_something(place.text):
            said.setdefault(place.article_id, []).append(uses[place])
    apart: set[str] = set()
    for a, b in permutations(said, 2):
        all_of = [[use for place, use in uses.items() if place.article_id == article_id] for article_id in (a, b)]
        charged = any(use.charged and _is_new(view, use, all_of[1]) for use in said[a])
        plain = any(_is_new(view, use, all_of[0]) for use in said[b])
        if charged and plain and not any(use.charged for use in said[b]):
            apart |= {a, b}
    return [place for place in group if place.article_id in apart]


def _is_new(view: StoryView, use: LabelUse, others: Sequence[LabelUse]) -> bool:
    """Whether none of the other uses is the same word, in its own language or in another."""
    own = _wording(view, use)
    return not any(use.label == other.label or own & _wording(view, other) for other in others)


def _wording(view: StoryView, use: LabelUse) -> frozenset[str]:
    """What a wording is across languages: a name of the war, else English stems of a word; empty for longer ones."""
    if use.concept == "the war":
        return frozenset({war_name(use.label)})
    if len(use.label.split()) > 1:
        return frozenset()
    lang = view.articles[use.article_id].lang
    return frozenset(stem for stem, _ in list_stems(use.label, lang)) if lang == "en" else gloss_text(use.label, lang)


def _tops_several(view: StoryView, concept: str, places: Sequence[Evidence]) -> bool:
    """Whether the event is the story's: in a headline, and on top of another article; a strike may be any strike."""
    at = [(p.article_id, view.articles[p.article_id].positions.get(p.index, LEAD + 1)) for p in places]
    on_top = {article_id for article_id, position in at if position <= LEAD}
    return concept not in GENERIC and len(on_top) > 1 and any(not position for _, position in at)


def _of_one_event(
    view: StoryView, concept: str, places: Sequence[Evidence], kinship: Kinship | None
) -> Iterator[tuple[Evidence, ...]]:
    """Yield places that name one event: all of them where it tops several articles, else those of surely one thing."""
    if _tops_several(view, concept, places):
        yield tuple(places)
        return
    for fact in view.facts:
        told = {(member.article_id, index) for member in fact.members for index in member.indices}
        here = [place for place in places if (place.article_id, place.index) in told]
        pairing = pair_sentences(view, fact, kinship) if len({place.article_id for place in here}) > 1 else None
        for a, b in combinations(here, 2):
            apart = a.article_id != b.article_id
            if pairing and apart and is_sure(pairing, (a.article_id, a.index), (b.article_id, b.index)):
                yield a, b
