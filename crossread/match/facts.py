"""
Facts: clusters of units that tell the same thing, every member close to the others.

Average-link agglomeration over the probabilities of pairs: two clusters join while the mean over all their pairs
(0 for a pair that was not kept) reaches the cutoff, best first. So no chain of unlike passages forms: A-B-C needs A-C
as well. A unit that tells two things (two sentences in one line) then joins further clusters it is as close to. Last,
clusters that share all members but one become one, and a unit that stands in many stays in the closest few.
"""

import heapq
from collections.abc import Container, Mapping, Sequence
from typing import Final

MOST_FACTS: Final = 3  # facts that one sentence may tell; what would be in more is what the story is about
FEW: Final = 3  # members of a cluster of which the one that is not shared still counts
SHARED_LEAST: Final = 2  # members that two clusters share at least before one takes the other

Links = Mapping[int, Mapping[int, float]]  # unit -> other unit -> probability, both ways


def cluster_units(links: Links, article: Sequence[int], cutoff: float) -> list[tuple[int, ...]]:
    """
    Join units into clusters of two or more articles.

    Args:
        links: Probabilities 0-1 of kept pairs of units of different articles, both ways.
        article: The article of each unit.
        cutoff: Mean probability (0-1) from which two clusters join.

    Returns:
        Sorted tuples of units, ordered by first unit. A unit may stand in several.

    Cost: time O(m log m) in the m kept pairs times the size of clusters, memory O(m).
    """
    clusters = _agglomerate(links, article, cutoff)
    clusters += _adopt(clusters, links, article, cutoff)
    extended = {frozenset(_extend(cluster, links, article, cutoff)) for cluster in clusters}
    merged = _merge_overlapping(sorted(tuple(sorted(cluster)) for cluster in extended), links, article, cutoff)
    kept = _part_topics(merged, links, article)
    return sorted({cluster for cluster in kept if len({article[unit] for unit in cluster}) > 1})


def _merge_overlapping(
    clusters: Sequence[tuple[int, ...]], links: Links, article: Sequence[int], cutoff: float
) -> list[tuple[int, ...]]:
    """Join clusters that share all members but one: one fact, found twice. The larger one takes the smaller."""
    kept: list[set[int]] = []
    for cluster in sorted(clusters, key=lambda cluster: (-len(cluster), cluster)):
        own = set(cluster)
        homes = [home for home in kept if len(own & home) >= max(SHARED_LEAST, len(own) - 1, len(home) / 2)]
        if not homes:
            kept.append(own)
            continue
        home = max(homes, key=lambda home: (len(own & home), -min(home)))
        fitting = {unit for unit in own - home if mean_link(unit, sorted(home), links, article) >= cutoff}
        if own - home == fitting or len(own) > FEW:
            home |= fitting
        else:
            kept.append(own)  # a third of it is another thing
    return [tuple(sorted(cluster)) for cluster in kept]


def _part_topics(clusters: Sequence[tuple[int, ...]], links: Links, article: Sequence[int]) -> list[tuple[int, ...]]:
    """Leave a unit that stands in many clusters only where it is closest: elsewhere it is the topic, not the fact."""
    homes: dict[int, list[int]] = {}
    for number, cluster in enumerate(clusters):
        for unit in cluster:
            homes.setdefault(unit, []).append(number)
    left = [set(cluster) for cluster in clusters]
    for unit, numbers in sorted(homes.items()):
        ranked = sorted(numbers, key=lambda at: (-mean_link(unit, clusters[at], links, article), at))
        for number in ranked[MOST_FACTS:]:
            left[number].discard(unit)
    return [tuple(sorted(cluster)) for cluster in left]


def mean_link(unit: int, cluster: Sequence[int], links: Links, article: Sequence[int]) -> float:
    """Return the mean probability (0-1) between *unit* and the members of *cluster* in other articles."""
    others = [member for member in cluster if article[member] != article[unit]]
    row = links.get(unit, {})
    return sum(row.get(member, 0.0) for member in others) / len(others) if others else 0.0


def cohesion(cluster: Sequence[int], links: Links, article: Sequence[int]) -> float:
    """Return the mean probability (0-1) over all pairs of members of different articles."""
    means = [mean_link(unit, cluster, links, article) for unit in cluster]
    return sum(means) / len(means)


def _agglomerate(links: Links, article: Sequence[int], cutoff: float) -> list[list[int]]:
    """Join clusters, best mean first, while the mean reaches the cutoff."""
    members: dict[int, list[int]] = {unit: [unit] for unit in links}
    owners: dict[int, dict[int, int]] = {unit: {article[unit]: 1} for unit in links}
    sums: dict[int, dict[int, float]] = {unit: dict(row) for unit, row in links.items()}
    heap = [(-p, a, b) for a, row in links.items() for b, p in row.items() if a < b and p >= cutoff]
    heapq.heapify(heap)
    fresh = max(links, default=0) + 1
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        members[fresh] = members.pop(a) + members.pop(b)
        owners[fresh] = _add_counts(owners.pop(a), owners.pop(b))
        row = _add_sums(sums.pop(a), sums.pop(b), members)
        sums[fresh] = row
        for other, value in row.items():
            sums[other][fresh] = value
            sums[other].pop(a, None)
            sums[other].pop(b, None)
            whole = len(members[fresh]) * len(members[other])
            mean = value / max(1, whole - _same_article(owners[fresh], owners[other]))
            if mean >= cutoff:
                heapq.heappush(heap, (-mean, other, fresh))
        fresh += 1
    return [sorted(cluster) for cluster in members.values() if len(cluster) > 1]


def _add_sums(first: dict[int, float], second: dict[int, float], known: Container[int]) -> dict[int, float]:
    """Add up links to other clusters that still exist."""
    large, small = (first, second) if len(first) >= len(second) else (second, first)
    for other, value in small.items():
        large[other] = large.get(other, 0.0) + value
    return {other: value for other, value in large.items() if other in known}


def _add_counts(first: dict[int, int], second: dict[int, int]) -> dict[int, int]:
    """Add up members by article."""
    large, small = (first, second) if len(first) >= len(second) else (second, first)
    for owner, count in small.items():
        large[owner] = large.get(owner, 0) + count
    return large


def _same_article(first: dict[int, int], second: dict[int, int]) -> int:
    """Count the pairs of members that lie in one article."""
    large, small = (first, second) if len(first) >= len(second) else (second, first)
    return sum(count * large.get(owner, 0) for owner, count in small.items())


def _adopt(clusters: Sequence[Sequence[int]], links: Links, article: Sequence[int], cutoff: float) -> list[list[int]]:
    """Give each unit that no cluster took a cluster with those it resembles: they tell two things, it tells one."""
    taken = {unit for cluster in clusters for unit in cluster}
    made = []
    for unit in sorted(set(links) - taken):
        partners = sorted((-p, other) for other, p in links[unit].items() if p >= cutoff)
        cluster = [unit]
        for _, other in partners:
            if mean_link(other, cluster, links, article) >= cutoff:
                cluster.append(other)
        if len(cluster) > 1:
            made.append(cluster)
    return made


def _extend(cluster: Sequence[int], links: Links, article: Sequence[int], cutoff: float) -> list[int]:
    """Add the units that are as close to the cluster as its members had to be to one another."""
    near = {other for unit in cluster for other, p in links.get(unit, {}).items() if p >= cutoff}
    added = [
        unit for unit in sorted(near - set(cluster)) if mean_link(unit, cluster, links, article) >= max(cutoff, 0.5)
    ]
    return [*cluster, *added]
