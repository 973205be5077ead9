"""
Which sentences of a fact matching set side by side itself.

Members of one cluster may have nothing in common but a third: a gap between them would be an accusation by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crossread.framing.kinship import Key, Kinship
from crossread.framing.view import StoryView
from crossread.records import Fact

CERTAIN: Final = 0.9  # ... from which they are one beyond doubt
LIKELY: Final = 0.5  # ... from which two that are kin by their words are a pair
SURE: Final = 0.7  # probability from which two sentences are a pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Pairs of sentences (article id, index) of one fact."""

    likely: frozenset[frozenset[Key]]  # matched with a probability of SURE or more
    alike: frozenset[frozenset[Key]]  # matched, and with a word, a number or more in common
    kin: frozenset[frozenset[Key]]  # ... with as much in common as an editor would see
    certain: frozenset[frozenset[Key]] = frozenset()  # matched with a probability of CERTAIN or more
    is_known: bool = True  # False where nothing was matched: every pair passes

    def holds(self, a: Key, b: Key) -> bool:
        """Whether the two tell one thing by matching and by their own words."""
        return not self.is_known or frozenset((a, b)) in self.alike

    def is_likely(self, a: Key, b: Key) -> bool:
        """Whether matching is sure of the two."""
        return not self.is_known or frozenset((a, b)) in self.likely

    def is_certain(self, a: Key, b: Key) -> bool:
        """Whether matching has hardly a doubt of the two, and their words agree with it."""
        pair = frozenset((a, b))
        return pair in self.certain and pair in self.alike

    def is_beyond_doubt(self, a: Key, b: Key) -> bool:
        """Whether what is said of the one may be said of the other; of every pair where nothing was matched."""
        return not self.is_known or self.is_certain(a, b)

    def rank(self, key: Key) -> int:
        """How well the sentence stands beside one of another article: 0 kin, 1 alike, 2 not at all."""
        if any(key in pair for pair in self.kin):
            return 0
        return 1 if any(key in pair for pair in self.alike) else 2


def pair_sentences(view: StoryView, fact: Fact, kinship: Kinship | None = None) -> Pairing:
    """Return which sentences of a fact a match joins; without *kinship* its probability alone decides."""
    told = {(passage.article_id, index) for passage in fact.members for index in passage.indices}
    likely, alike, kin, certain = set(), set(), set(), set()
    for match in view.matching.matches if kinship is None else kinship.matches_of(told):
        for i in match.a.indices:
            for j in match.b.indices:
                a, b = (match.a.article_id, i), (match.b.article_id, j)
                if not {a, b} <= told:
                    continue
                pair, sure = frozenset((a, b)), match.probability >= SURE
                if sure:
                    likely.add(pair)
                if match.probability >= CERTAIN:
                    certain.add(pair)
                if kinship is not None and match.probability >= LIKELY and kinship.is_kin(a, b):
                    kin.add(pair)
                if pair in kin or (sure and (kinship is None or kinship.shares_word(a, b))):
                    alike.add(pair)
    return Pairing(
        likely=frozenset(likely),
        alike=frozenset(alike),
        kin=frozenset(kin),
        certain=frozenset(certain),
        is_known=bool(view.matching.matches),
    )


def are_set_side_by_side(view: StoryView, keys: Sequence[Key], kinship: Kinship | None = None) -> bool:
    """Whether any two of these sentences are a sure match, or matched and kin."""
    wanted = set(keys)
    for match in view.matching.matches if kinship is None else kinship.matches_of(wanted):
        first = [(match.a.article_id, i) for i in match.a.indices if (match.a.article_id, i) in wanted]
        second = [(match.b.article_id, j) for j in match.b.indices if (match.b.article_id, j) in wanted]
        if first and second and match.probability >= SURE:
            return True
        if kinship is not None and any(kinship.is_kin(a, b) for a in first for b in second):
            return True
    return not view.matching.matches
