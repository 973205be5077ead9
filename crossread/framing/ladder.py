"""
How certain each article tells a fact, and what the difference means (C5, B7, C7, C6).

The level of an article is that of its most prominent mention (headline, then first in the text) among those that
matching set beside a sentence of another article. Levels come from `certainty_of`; this module only compares them. A
gap or conflict is only told of two sentences that were matched themselves and whose evidence is solid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Final

from crossread.findings import Certainty, Evidence, FactCertainty
from crossread.framing.certainty import certainty_of
from crossread.framing.headlines import closing_source
from crossread.framing.kinship import Key, Kinship
from crossread.framing.ladder_evidence import (
    FACTIVE,
    FLAT,
    asserts,
    denies_itself,
    has_source,
    is_of_one_piece,
    is_solid,
    names_denial,
    negates,
    parts_of,
)
from crossread.framing.ladder_sources import names_its_source
from crossread.framing.number_entries import are_comparable, are_disjoint, read_entry
from crossread.framing.pairing import Pairing, pair_sentences
from crossread.framing.sources import Names, shown_name
from crossread.framing.stems import is_one_name
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact, Signal

GAP: Final = 2  # levels apart from which a gap is listed (C5)
DENIAL_WORDS: Final = 6  # a shorter one ("They denied this.") does not say what is denied
ATTRIBUTED: Final = 2
_SETTING: Final = ("B2", "B6", "C1", "C3", "C6", "C7", "Q")  # signals that set a level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """How one article tells a fact: by which of its sentences, and how certain."""

    article: ArticleView
    indices: Sequence[int]  # all sentences that tell it
    index: int  # the one that sets the level
    entry: Certainty

    @property
    def key(self) -> Key:
        """Article id and segment index of the sentence that sets the level."""
        return self.article.id, self.index


def rate_certainty(view: StoryView, names: Names, kinship: Kinship | None = None) -> tuple[FactCertainty, ...]:
    """Return the ladder of every fact, in the order of the facts; a fact of one article has gap 0."""
    told: set[frozenset[Key]] = set()  # pairs of sentences set against each other, each in one fact
    return tuple(_rate(view, fact, names, kinship, told) for fact in view.facts)


def _rate(
    view: StoryView, fact: Fact, names: Names, kinship: Kinship | None, before: set[frozenset[Key]]
) -> FactCertainty:
    paired = pair_sentences(view, fact, kinship)
    all_told = [_tell(view.articles[article_id], view.sentences(fact, article_id), paired, names)
                for article_id in fact.articles() if view.sentences(fact, article_id)]  # fmt: skip
    all_told = [_in_part(entry, all_told, names) for entry in all_told]
    denial = _denial_pair(all_told, paired) or _contradiction(all_told, paired)
    told = [_retell(entry, denial, names) for entry in all_told]
    rested = [entry for entry in told if is_solid(entry.article, entry.indices, entry.index, entry.entry)]
    met = [
        (a, b)
        for a, b in combinations(rested, 2)
        if frozenset((a.key, b.key)) not in before and _comparable(a, b, paired, names)
    ]
    pairs = [(a.entry.level, b.entry.level) for a, b in met]
    before.update(frozenset((a.key, b.key)) for a, b in met)
    levels = tuple(_as_told(entry, denied=denial is not None) for entry in told)
    return FactCertainty(
        fact_id=fact.id,
        levels=levels,
        gap=max((_gap(pair) for pair in pairs), default=0),
        attribution_conflict=any(4 in pair and any(1 <= level <= 3 for level in pair) for pair in pairs),
        denial=denial is not None,
        unverified=tuple(_unverified([(entry.article, entry.indices) for entry in told])),
    )


def _tell(article: ArticleView, indices: Sequence[int], paired: Pairing, names: Names) -> _Told:
    """Rate the most prominent mention that matching set beside another article's, else the most prominent."""
    index = min(indices, key=lambda i: (paired.rank((article.id, i)), article.positions[i]))
    return _Told(article=article, indices=indices, index=index, entry=_level(article, index, names))


def _retell(told: _Told, denial: tuple[Key, Key] | None, names: Names) -> _Told:
    """Rate an article of a denial pair by the sentence that denies or is denied."""
    index = next((index for article_id, index in denial or () if article_id == told.article.id), None)
    if denial is None or index is None:
        return told
    entry = _level(told.article, index, names)
    return replace(told, index=index, entry=replace(entry, level=0) if denial[0] == (told.article.id, index) else entry)


def _comparable(a: _Told, b: _Told, paired: Pairing, names: Names) -> bool:
    """Whether the very sentences that set two levels tell one thing: matched, of one piece, with no other number."""
    if not paired.holds(a.key, b.key):
        return False
    if not all(is_of_one_piece(told.article, told.index) for told in (a, b)) or _counts_differ(a, b, names):
        return False
    flat, said = (a, b) if a.entry.level == FLAT else (b, a)
    attributed = flat.entry.level == FLAT and ATTRIBUTED <= said.entry.level <= FACTIVE
    return not (attributed and names_its_source(flat.article, flat.index, said.article, said.index))


def _counts_differ(a: _Told, b: _Told, names: Names) -> bool:
    """Whether the two give different numbers of one thing and none alike: the numbers tell that, not the verbs."""
    first, second = (
        [read_entry(told.article, signal, names) for signal in told.article.signals_at(told.index, "F1")]
        for told in (a, b)
    )
    met = [are_disjoint(x, y) for x in first for y in second if x.kind and are_comparable(x, y)]
    return bool(met) and all(met)


def _as_told(told: _Told, *, denied: bool) -> Certainty:
    """What a source denies though no article asserts it is a statement like others: the fact is the denial."""
    if denied or told.entry.level != 0 or not has_source(told.article, told.index):
        return told.entry
    others = [signal for signal in told.article.signals_at(told.index) if signal.label != "denial"]
    level = certainty_of(others)
    return replace(told.entry, level=1 if level == 1 else ATTRIBUTED)


def _in_part(told: _Told, all_told: Sequence[_Told], names: Names) -> _Told:
    """Rate a sentence of several statements by the one that shares its number with what other articles tell."""
    parts = parts_of(told.article, told.index)
    if len(parts) == 1:
        return told
    wanted = {
        value
        for other in all_told
        if other is not told
        for index in other.indices
        for value, _ in _values(other.article, index)
    }
    shared = [at for value, at in _values(told.article, told.index) if value in wanted]
    holding = [(start, end) for start, end in parts if any(start <= at < end for at in shared)]
    if len(holding) != 1:
        return told
    return replace(told, entry=_level(told.article, told.index, names, part=holding[0]))


def _values(article: ArticleView, index: int) -> list[tuple[tuple[str, str], int]]:
    """The bounds of each quantity of a sentence and where it stands."""
    return [((str(s.get("low")), str(s.get("high"))), s.start) for s in article.signals_at(index, "F1")]


def _gap(levels: Sequence[int]) -> int:
    """Return the gap between solid levels; a denial counts against what is flat (else it is a denial pair)."""
    counted = [level for level in levels if level in (0, 4)] if 0 in levels else list(levels)
    return max(counted) - min(counted) if counted else 0


def _denial_pair(told: Sequence[_Told], paired: Pairing) -> tuple[Key, Key] | None:
    """
    Return the sentence that denies and the one of another article that asserts, the most prominent; None without.

    The denial must be the sentence's own, not a rejection that is part of what somebody is said to say, and what
    stands against it must hold no word of denial itself: two that tell the same denial do not contradict.
    """
    for one in told:
        for denied in _by_position(one):
            if not _denies(one.article, denied):
                continue
            for other in told:
                for asserted in _by_position(other):
                    pair = ((one.article.id, denied), (other.article.id, asserted))
                    against = other is not one and asserts(other.article, asserted)
                    if against and paired.is_likely(*pair) and not _one_source(pair, one.article, other.article):
                        return pair
    return None


def _contradiction(told: Sequence[_Told], paired: Pairing) -> tuple[Key, Key] | None:
    """
    Return the sentence with "not" and the one without, where two sources contradict each other; None without.

    Both must be in one language, where a negator is read alike, matched and kin by their words or by matching beyond
    doubt, and each on the word of a source of its own: «сторону уведомили» and «уведомления не получали».
    """
    for one, other in permutations(told, 2):
        for denied in _by_position(one):
            for said in _by_position(other):
                pair = ((one.article.id, denied), (other.article.id, said))
                if one.article.lang != other.article.lang or not paired.is_certain(*pair):
                    continue
                sourced = _is_said(one.article, denied) and _is_said(other.article, said)
                opposed = negates(one.article, denied) and asserts(other.article, said)
                if sourced and opposed and not _one_source(pair, one.article, other.article):
                    return pair
    return None


def _is_said(article: ArticleView, index: int) -> bool:
    return certainty_of(article.signals_at(index)) in (ATTRIBUTED, FACTIVE) and has_source(article, index)


def _denies(article: ArticleView, index: int) -> bool:
    denied = certainty_of(article.signals_at(index)) == 0 and article.words[index] >= DENIAL_WORDS
    listed = article.segments[index].text.lower().startswith(("фейк ", "fake "))  # «Фейк 2. ...»: nobody's word
    plain = denies_itself(article, index) and names_denial(article, index) and not listed
    return denied and plain and is_of_one_piece(article, index)


def _one_source(pair: tuple[Key, Key], a: ArticleView, b: ArticleView) -> bool:
    """Whether one speaker stands behind both sentences: nobody denies what it says itself."""
    first, second = (
        [str(s.get("speaker")) for s in article.signals_at(index, "B2") if s.get("speaker")]
        for article, (_, index) in zip((a, b), pair, strict=True)
    )
    return any(is_one_name(x, a.lang, y, b.lang) for x in first for y in second)


def _by_position(told: _Told) -> list[int]:
    return sorted(told.indices, key=lambda i: told.article.positions[i])


def _level(article: ArticleView, index: int, names: Names, *, part: tuple[int, int] | None = None) -> Certainty:
    signals = article.signals_at(index)
    if part:  # offsets into the text: only what stands in this part of the sentence counts
        signals = tuple(signal for signal in signals if part[0] <= signal.start < part[1])
    level = certainty_of(signals)
    setting = [s for s in signals if s.signal in _SETTING and (s.signal != "C7" or s.label == "denial")]
    sources = [signal for signal in setting if signal.signal == "B2" and signal.label != "none"]
    verb = _setting_verb(setting, level)
    told = [str(s.get("speaker") or "") for s in (*((verb,) if verb and level in _OWN_VERBS else ()), *sources[:1])]
    speaker = shown_name(next(filter(None, told), ""), article.lang, names)
    tag = closing_source(article, article.segments[index]) if article.positions[index] == 0 else ""
    if tag:
        level, speaker = min(level, ATTRIBUTED), speaker or tag
    if level == FLAT and (carried := _named_behind(article, index)):
        level, setting = ATTRIBUTED, list(carried)
        speaker = shown_name(str(carried[0].get("speaker") or ""), article.lang, names)
    if article.segments[index].text.rstrip(' »”"').endswith("?"):
        level = min(level, 1)  # a question asserts nothing
    verb = _setting_verb(setting, level)
    return Certainty(
        article_id=article.id,
        level=level,
        speaker=speaker,
        verb=verb.text if verb else "",
        evidence=tuple(article.evidence(s.index, s.start, s.end) for s in setting if s.signal != "Q")
        or (article.evidence(index),),
    )


_OWN_VERBS: Final = {
    0: frozenset({"denial"}), 1: frozenset({"distancing", "negative"}), FACTIVE: frozenset({"factive"}),
}  # fmt: skip # classes of verbs that set a level by themselves


def _setting_verb(setting: Sequence[Signal], level: int) -> Signal | None:
    """Return the reporting verb that sets the level: the one of its class, else the last before the doubt, else any."""
    verbs = [signal for signal in setting if signal.signal == "B6"]
    own = [verb for verb in verbs if verb.label in _OWN_VERBS.get(level, ())]
    doubt = next((signal.start for signal in setting if level == 1 and signal.signal in ("C1", "C3", "C6")), 0)
    before = [verb for verb in verbs if verb.start < doubt]
    return next(iter(own or before[-1:] or verbs), None)


_REPORTED_BEHIND: Final = re.compile(r"(?:про це|об этом|(?:this|it|that) (?:was|is|has been)\b)")


def _named_behind(article: ArticleView, index: int) -> tuple[Signal, ...]:
    """Return the source and verb of a next sentence that names who told this one: «Про це повідомив ...»."""
    if article.positions.get(index, 0) == 0 or index + 1 not in article.positions:
        return ()
    behind = article.segments[index + 1].text.lower().lstrip('«“" ')
    if not _REPORTED_BEHIND.match(behind):
        return ()
    found = article.signals_at(index + 1, "B2", "B6")
    sources = tuple(s for s in found if s.signal == "B2" and s.label != "none")
    return (*sources, *(s for s in found if s.signal == "B6")) if sources else ()


def _unverified(told: Sequence[tuple[ArticleView, Sequence[int]]]) -> Iterator[Evidence]:
    """Yield statements that the fact could not be verified, in its sentences or right behind them (C6)."""
    for article, indices in told:
        near = sorted({*indices, *(index + 1 for index in indices if index + 1 in article.positions)})
        for index in near:
            for signal in article.signals_at(index, "C6"):
                if signal.label == "verification":
                    yield article.evidence(index, signal.start, signal.end)
