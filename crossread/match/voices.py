"""One voice: articles of one language that are near-verbatim copies of each other (FRAMING.md A7)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Indel

from crossread.match.spelling import WORD
from crossread.match.views import Unit

COPY_SIMILARITY: Final = 0.9  # 0-1, of two sentences' words: FRAMING.md A7
COPY_SHARE: Final = 0.6  # of the shorter article's sentences that have a twin
LEAST_WORDS: Final = 5  # shorter sentences ("This is a developing story.") are no evidence
RARE: Final = 3  # words of a sentence, its longest, by which twins find each other


def find_voices(units: Sequence[Unit], ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """
    Return groups of article ids that are near-verbatim copies, each sorted, ordered by first id.

    Two articles of one language are one voice when at least 60 % of the shorter one's sentences have a twin
    (normalised word edit similarity of 0.9 or more) in the other.
    """
    words = [tuple(word.lower() for word in WORD.findall(unit.text)) for unit in units]
    keyed: dict[tuple[str, str], list[int]] = defaultdict(list)
    countable = [0] * len(ids)
    twins: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, unit in enumerate(units):
        if len(words[number]) < LEAST_WORDS:
            continue
        countable[unit.article] += 1
        keys = [(unit.lang, key) for key in sorted(set(words[number]), key=lambda word: (-len(word), word))[:RARE]]
        for other in sorted({other for key in keys for other in keyed[key]}):
            if units[other].article != unit.article and _alike(words[number], words[other]):
                twins[(unit.article, units[other].article)].add(number)
                twins[(units[other].article, unit.article)].add(other)
        for key in keys:
            keyed[key].append(number)
    return _group(twins, countable, ids)


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return Indel.normalized_similarity(first, second, score_cutoff=COPY_SIMILARITY) >= COPY_SIMILARITY


def _group(
    twins: dict[tuple[int, int], set[int]], countable: Sequence[int], ids: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    voice = list(range(len(ids)))

    def root(article: int) -> int:
        while voice[article] != article:
            article = voice[article]
        return article

    for (own, other), numbers in sorted(twins.items()):
        if countable[own] <= countable[other] and len(numbers) >= COPY_SHARE * countable[own]:
            voice[max(root(own), root(other))] = min(root(own), root(other))
    groups: dict[int, list[str]] = defaultdict(list)
    for article in range(len(ids)):
        groups[root(article)].append(ids[article])
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))
