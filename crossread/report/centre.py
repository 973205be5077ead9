"""
Which sentences stand for a fact: the ones that matching ties most strongly to the other articles.

A fact may hold many sentences of one article; the reader wants the nearest first, and a title in an outlet's own words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from crossread.records import Matching
from crossread.report.rows import Cell, Sentence

Key = tuple[str, int]  # article id and segment index of a sentence
Bonds = Mapping[str, Mapping[Key, float]]  # fact id -> sentence -> 0 to the number of other articles

CORE: Final = 2  # sentences of one article that are shown first, besides those in which something was found
NEAR: Final = 0.7  # share of the strongest bond from which a second sentence is shown first
TITLE_LEAST: Final = 32  # characters below which a sentence says too little to stand for a fact ("This is reported.")
# Sentences that need the one before them: "He added ...", «Про це повідомили ...».
_POINTING: Final = re.compile(
    r"\W*(?:he|she|it|they|this|that|these|those|його|її|він|вона|вони|воно|це|ці|про це|за (?:його|її|їхніми)"
    r"|он|она|оно|они|это|эти|об этом|по (?:его|её|ее|их))\b",
    re.IGNORECASE,
)


def measure_bonds(matching: Matching) -> Bonds:
    """Return, for each sentence of each fact, the sum over the other articles of its best match in the fact (0-1)."""
    homes: dict[Key, set[str]] = {}
    for fact in matching.facts:
        for member in fact.members:
            for index in member.indices:
                homes.setdefault((member.article_id, index), set()).add(fact.id)
    best: dict[str, dict[Key, dict[str, float]]] = {}
    for match in matching.matches:
        for i in match.a.indices:
            for j in match.b.indices:
                a, b = (match.a.article_id, i), (match.b.article_id, j)
                for fact_id in homes.get(a, set()) & homes.get(b, set()):
                    for one, other in ((a, b), (b, a)):
                        known = best.setdefault(fact_id, {}).setdefault(one, {})
                        known[other[0]] = max(known.get(other[0], 0.0), match.probability)
    return {
        fact_id: {key: sum(found.values()) for key, found in sentences.items()} for fact_id, sentences in best.items()
    }


def choose_core(sentences: Sequence[Sentence], bonds: Mapping[Key, float], found: frozenset[int]) -> list[Sentence]:
    """
    Return the sentences of one article to show first, in text order.

    Args:
        sentences: All its sentences about the fact.
        bonds: Of the fact's sentences.
        found: Indices of sentences in which a level of certainty or a number was found: they are always shown.
    """
    strength = {sentence.index: bonds.get((sentence.article_id, sentence.index), 0.0) for sentence in sentences}
    strongest = max(strength.values(), default=0.0)
    near = [sentence for sentence in sentences if strength[sentence.index] >= NEAR * strongest]
    near.sort(key=lambda sentence: (-strength[sentence.index], sentence.index))
    shown = {sentence.index for sentence in near[:CORE]} | found
    return [sentence for sentence in sentences if sentence.index in shown]


def choose_title(cells: Sequence[Cell], bonds: Mapping[Key, float], used: set[str], lang: str) -> Sentence | None:
    """
    Return the sentence that stands for a fact, and note it in *used*; None when no article tells it.

    One that does not yet stand for another fact, says enough, is in *lang*, the reader's language, or else needs no
    translation, does not begin with a pronoun, is near the others, without trust marks, short: in this order.
    """
    candidates = [sentence for cell in cells for sentence in cell.sentences]
    best = min(
        candidates,
        key=lambda entry: (
            entry.original in used,
            len(entry.original) < TITLE_LEAST or entry.original.rstrip().endswith((":", ",")),
            entry.lang != lang,
            bool(entry.translation),
            _POINTING.match(entry.original) is not None,
            -round(bonds.get((entry.article_id, entry.index), 0.0), 1),
            bool(entry.marks),
            len(entry.original),
            entry.article_id,
            entry.index,
        ),
        default=None,
    )
    if best is not None:
        used.add(best.original)
    return best
