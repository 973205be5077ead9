"""Does an article tell a fact that none of its segments was joined to? A probability from how near its nearest come."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from crossread.match.facts import Links, cohesion
from crossread.match.model import Logistic, probability

STATE_NAMES: Final = (
    "best", "best_mean", "second_mean", "either", "members", "cohesion", "units", "spread", "told_elsewhere",
)  # fmt: skip
_LEAST: Final = 0.002  # probability given to a pair that was not worth scoring
Near = Mapping[int, tuple[float, float]]  # unit -> sum and best of its probabilities with a fact's members


def find_near(cluster: Sequence[int], links: Links) -> Near:
    """Return every unit that has a link to a member, with the sum and the best of them."""
    near: dict[int, tuple[float, float]] = {}
    for member in cluster:
        for other, p in links.get(member, {}).items():
            total, best = near.get(other, (0.0, 0.0))
            near[other] = (total + p, max(best, p))
    return near


def best_links(links: Links) -> dict[int, float]:
    """Return the best probability of each unit with any other."""
    return {unit: max(row.values(), default=0.0) for unit, row in links.items()}


def fact_features(cluster: Sequence[int], links: Links, article: Sequence[int]) -> tuple[float, float]:
    """Return what is the same for every article outside the fact: log of its articles, and its cohesion (0-1)."""
    owners = len({article[member] for member in cluster})
    return math.log(owners), cohesion(cluster, links, article) if owners > 1 else 0.5


def state_features(
    size: int, inside: Sequence[int], near: Near, best: Mapping[int, float], fact: tuple[float, float]
) -> list[float]:
    """
    Return the features of one fact and one article outside it, in the order of `STATE_NAMES`.

    Args:
        size: Members of the fact.
        inside: All units of the article.
        near: What `find_near` gives for the fact.
        best: What `best_links` gives for the story.
        fact: What `fact_features` gives for the fact.
    """
    found = [near[unit] for unit in inside if unit in near]
    top = max((value for _, value in found), default=0.0)
    means = [*sorted((total / size for total, _ in found), reverse=True), 0.0, 0.0]
    either = 1 - math.prod(1 - min(mean, 0.999) for mean in means)
    elsewhere = sum(best.get(unit, 0.0) for unit in inside) / max(1, len(inside))
    return [
        _logit(top),
        _logit(means[0]),
        _logit(means[1]),
        _logit(either),
        *fact,
        math.log(max(1, len(inside))),
        top - means[0],
        elsewhere,
    ]


def tell_probability(model: Logistic, features: Sequence[float]) -> float:
    """Return the probability (0-1) that the article tells the fact."""
    return float(probability(model.logit(np.array([features])))[0])


def _logit(value: float) -> float:
    kept = min(max(value, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
