"""
One voice: articles that are near-verbatim copies of each other (FRAMING.md A7), in one language or in translation.

Copies in one language are told by their words alone; a translation by what matching found: sentence after sentence,
in the same order and of like length, tells the same.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.distance import Indel

from crossread.match.facts import Links
from crossread.match.spelling import WORD
from crossread.match.views import Unit

COPY_SIMILARITY: Final = 0.9  # 0-1, of two sentences' words: FRAMING.md A7
COPY_SHARE: Final = 0.6  # of the shorter article's sentences that have a twin
LEAST_WORDS: Final = 5  # shorter sentences ("This is a developing story.") are no evidence
TRANSLATED: Final = 0.9  # probability (0-1) of a pair that may be a sentence and its translation
TRANSLATED_SHARE: Final = (
    0.8  # of the shorter article's sentences; two agencies on one briefing reach .7, a translation 1
)
TRANSLATED_LENGTH: Final = 1.6  # at most so many times longer is a translation
TRANSLATED_LEAST: Final = 5  # sentences; fewer in a row may agree by chance
RARE: Final = 3  # words of a sentence, its longest, by which twins find each other


def find_voices(units: Sequence[Unit], ids: Sequence[str], links: Links | None = None) -> tuple[tuple[str, ...], ...]:
    """
    Return groups of article ids that are near-verbatim copies, each sorted, ordered by first id.

    Two articles of one language are one voice when at least 60 % of the shorter one's sentences have a twin
    (normalised word edit similarity of 0.9 or more) in the other. Two of different languages are one when 80 %
    match (probability 0.9 or more in *links*) in the same order, with like lengths.
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
    for pair, numbers in _find_translations(units, words, countable, links or {}).items():
        twins[pair] |= numbers
    return _group(twins, countable, ids)


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    return Indel.normalized_similarity(first, second, score_cutoff=COPY_SIMILARITY) >= COPY_SIMILARITY


def _find_translations(
    units: Sequence[Unit], words: Sequence[tuple[str, ...]], countable: Sequence[int], links: Links
) -> dict[tuple[int, int], set[int]]:
    """Return (article, other article) -> sentences of the first that stand in the second, translated, in order."""
    if len({unit.lang for unit in units}) < 2:
        return {}
    counts = _count_translated(units, words, links)
    needed = {
        pair: max(TRANSLATED_LEAST, TRANSLATED_SHARE * min(countable[article] for article in pair)) for pair in counts
    }
    partners: dict[tuple[int, int], list[tuple[int, int]]] = {
        pair: [] for pair, count in counts.items() if count >= needed[pair]
    }
    for number, other in _translated(units, words, links):
        pair = units[number].article, units[other].article
        if pair in partners:
            partners[pair].append((number, other))
    runs = {pair: _in_order(found) for pair, found in partners.items()}
    return {pair: run for pair, run in runs.items() if len(run) >= needed[pair]}


def _translated(units: Sequence[Unit], words: Sequence[tuple[str, ...]], links: Links) -> Iterator[tuple[int, int]]:
    """Yield the pairs of units that may be a sentence and its translation, both ways, in order."""
    for number in sorted(links):
        if len(words[number]) < LEAST_WORDS:
            continue
        lang, length = units[number].lang, len(words[number])
        for other in sorted(o for o, p in links[number].items() if p >= TRANSLATED and units[o].lang != lang):
            long, short = max(length, len(words[other])), min(length, len(words[other]))
            if long <= TRANSLATED_LENGTH * short:
                yield number, other


def _count_translated(
    units: Sequence[Unit], words: Sequence[tuple[str, ...]], links: Links
) -> Counter[tuple[int, int]]:
    """Count, by (article, other article), the sentences of the first that may stand translated in the second."""
    counts: Counter[tuple[int, int]] = Counter()
    last: dict[tuple[int, int], int] = {}  # a sentence counts once for each article it may stand in
    for number, other in _translated(units, words, links):
        pair = units[number].article, units[other].article
        counts[pair] += last.get(pair) != number
        last[pair] = number
    return counts


def _in_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """Return the first units of the longest run of *pairs* in which both sides rise (patience sorting)."""
    tails: list[int] = []  # smallest last partner of a run of each length
    best: list[tuple[int, int | None]] = []  # of each pair: length of the run that ends in it, the pair before it
    holders: list[int] = []
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))  # one partner a unit: falling within it
    for place, (_, partner) in enumerate(ordered):
        length = bisect_left(tails, partner)
        if length == len(tails):
            tails.append(partner)
            holders.append(place)
        else:
            tails[length], holders[length] = partner, place
        best.append((length, holders[length - 1] if length else None))
    run: set[int] = set()
    at: int | None = holders[-1] if holders else None
    while at is not None:
        run.add(ordered[at][0])
        at = best[at][1]
    return run


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
