"""
What only one article tells (A4): sentences that no match, no fact and no words of another article come near.

"Only here" is soon an accusation of the others, so a sentence is left out as soon as anything speaks against it.
"""

from typing import Final

from crossread.findings import Exclusive
from crossread.framing.kinship import Kinship
from crossread.framing.view import StoryView

CEILING: Final = 0.8  # share of sentences that stood only here for a reader, of those found: none is surer
DOUBT: Final = 0.3  # probability of telling a fact of others up to which a sentence may stand only here
MIN_EXCLUSIVE_WORDS: Final = 4  # a shorter sentence ("Details follow.") tells no fact of its own


def find_exclusives(view: StoryView, kinship: Kinship | None = None) -> tuple[Exclusive, ...]:
    """
    Return the body sentences that no other article tells (A4), by article and position.

    A sentence that is the nearest one to a fact of others is exclusive only as far as it is unlikely to tell it, and
    none is while a sentence elsewhere shares its numbers, rare words, quotation or event (*kinship*).
    """
    if view.voices < 2:
        return ()
    shared = {
        (member.article_id, index)
        for fact in view.facts
        if len(fact.articles()) > 1
        for member in fact.members
        for index in member.indices
    }
    for match in view.matching.matches:
        shared |= {(side.article_id, index) for side in (match.a, match.b) for index in side.indices}
    doubt = _doubts(view)
    found = []
    for article in view.articles.values():
        for index, position in article.positions.items():
            key = (article.id, index)
            if not position or key in shared or article.words[index] < MIN_EXCLUSIVE_WORDS:
                continue
            if doubt.get(key, 0.0) > DOUBT or (kinship and (not kinship.tells(key) or kinship.has_kin(key))):
                continue
            found.append(
                Exclusive(article_id=article.id, index=index, probability=min(CEILING, 1 - doubt.get(key, 0.0)))
            )
    return tuple(found)


def _doubts(view: StoryView) -> dict[tuple[str, int], float]:
    """Return, for each sentence near a fact of others, the highest probability that it tells that fact."""
    doubt: dict[tuple[str, int], float] = {}
    for fact in view.facts:
        for state in fact.states:
            if state.nearest is None or state.state == "has" or set(fact.articles()) == {state.article_id}:
                continue
            for index in state.nearest.indices:
                key = (state.article_id, index)
                doubt[key] = max(doubt.get(key, 0.0), state.probability)
    return doubt
