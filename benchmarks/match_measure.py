"""What the benchmarks and the gate of matching count: facts, omissions, exclusives, pairs, BCubed, calibration."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from match_data import GoldFact, Key, Labelled

from crossread.config import Settings
from crossread.match import match_story
from crossread.records import Matching


def nearest_fact(members: set[Key], story: Labelled) -> GoldFact | None:
    """Return the gold fact most like a found one (Dice), if they share lines of two articles."""
    if not story.facts:
        return None
    best = max(story.facts, key=lambda fact: 2 * len(members & fact.members) / (len(members) + len(fact.members)))
    return best if len({name for name, _ in members & best.members}) > 1 else None


def count_facts(story: Labelled, matching: Matching) -> Counter[str]:
    """
    Count, for one story.

    Facts told by two articles or more, found: a found fact of which at least half of the lines, from two articles,
    are its lines. Omissions claimed: a file marked absent; right when the nearest gold fact lists it as absent;
    a claim about a found fact that is none of the gold's counts as wrong. Exclusives: lines in no shared fact.
    """
    counts: Counter[str] = Counter()
    found, shared = set(), set()
    for fact in matching.facts:
        members = {(member.article_id, line) for member in fact.members for line in member.indices}
        shared |= members
        gold = nearest_fact(members, story)
        if gold and 2 * len(members & gold.members) >= len(members):
            found.add(gold)
        for state in fact.states:
            if state.state == "absent":
                counts["claimed"] += 1
                counts["claimed right"] += gold is not None and state.article_id in gold.absent
    told = [fact for fact in story.facts if len(fact.articles) > 1]
    lines = {(prepared.article.id, segment.index) for prepared in story.articles for segment in prepared.segments}
    alone = lines - {key for fact in told for key in fact.members}
    counts["facts"] += len(told)
    counts["facts found"] += len(found & set(told))
    counts["facts predicted"] += len(matching.facts)
    counts["absent"] += sum(len(fact.absent) for fact in told)
    counts["exclusive"] += len(alone)
    counts["exclusive claimed"] += len(lines - shared)
    counts["exclusive right"] += len(alone - shared)
    return counts


def count_pairs(story: Labelled, found: dict[frozenset[Key], float], cutoff: float) -> dict[str, Counter[str]]:
    """Count right, claimed and gold pairs of lines by language pair."""
    langs = story.languages()
    counts: dict[str, Counter[str]] = defaultdict(Counter)

    def kind(pair: frozenset[Key]) -> str:
        names = sorted(langs[name] for name, _ in pair)
        return "same language" if names[0] == names[1] else "-".join(names)

    gold = story.pairs()
    for pair in gold:
        counts[kind(pair)]["gold"] += 1
    for pair, probability in found.items():
        if probability >= cutoff:
            counts[kind(pair)]["claimed"] += 1
            counts[kind(pair)]["right"] += pair in gold
    return counts


def matched_lines(matching: Matching) -> dict[frozenset[Key], float]:
    """Return pairs of lines of the matches, with the probability of the match."""
    found: dict[frozenset[Key], float] = {}
    for match in matching.matches:
        for a in match.a.indices:
            for b in match.b.indices:
                key = frozenset(((match.a.article_id, a), (match.b.article_id, b)))
                found[key] = max(found.get(key, 0.0), match.probability)
    return found


def f1(right: int, claimed: int, gold: int) -> float:
    """Return F1, 0-1."""
    return 2 * right / (claimed + gold) if claimed + gold else 0.0


def bcubed(story: Labelled, matching: Matching) -> tuple[float, float, int]:
    """Return the sums of extended BCubed precision and recall over lines in any cluster, and their number."""
    gold, found = defaultdict(set), defaultdict(set)
    for number, fact in enumerate(story.facts):
        for key in fact.members:
            gold[key].add(number)
    for number, cluster in enumerate(matching.facts):
        for member in cluster.members:
            for line in member.indices:
                found[(member.article_id, line)].add(number)
    items = sorted(set(gold) | set(found))
    for number, key in enumerate(items):  # a line in no cluster is a cluster of its own
        gold[key] = gold[key] or {-number - 1}
        found[key] = found[key] or {-number - 1}
    sums = np.zeros(2)
    for key in items:
        for side, (own, other) in enumerate(((found, gold), (gold, found))):
            scores = [
                min(len(own[key] & own[item]), len(other[key] & other[item])) / len(own[key] & own[item])
                for item in items
                if own[key] & own[item]
            ]
            sums[side] += sum(scores) / len(scores)
    return float(sums[0]), float(sums[1]), len(items)


def reliability(likely: np.ndarray, right: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error over ten bins, and (mean probability, share right, count) of each."""
    bins, error = [], 0.0
    number = np.minimum((likely * 10).astype(int), 9)
    for at in range(10):
        rows = number == at
        if rows.any():
            mean, share = float(likely[rows].mean()), float(right[rows].mean())
            bins.append((mean, share, int(rows.sum())))
            error += abs(mean - share) * rows.sum() / len(likely)
    return error, bins


def total_facts(stories: Sequence[Labelled], settings: Settings | None = None) -> Counter[str]:
    """Match all stories and add up `count_facts`."""
    total: Counter[str] = Counter()
    for story in stories:
        total += count_facts(story, match_story(story.articles, settings or Settings()))
    return total
