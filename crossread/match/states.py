"""Does an article tell a fact that none of its segments was joined to? A probability from how near its nearest come."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from crossread.match.facts import Links, cohesion, mean_link
from crossread.match.model import Logistic, probability

STATE_NAMES: Final = (
    "best", "best_mean", "second_mean", "either", "members", "cohesion", "units", "spread", "shared",
)  # fmt: skip
_LEAST: Final = 0.002  # probability given to a pair that was not worth scoring


def state_features(cluster: Sequence[int], inside: Sequence[int], links: Links, article: Sequence[int]) -> list[float]:
    """
    Return the features of one fact and one article, in the order of `STATE_NAMES`.

    Args:
        cluster: Members of the fact, none of them in the article.
        inside: All units of the article.
        links: Probabilities of kept pairs.
        article: The article of each unit.
    """
    best = max((links.get(unit, {}).get(member, 0.0) for unit in inside for member in cluster), default=0.0)
    means = sorted((mean_link(unit, cluster, links, article) for unit in inside), reverse=True) or [0.0]
    either = 1 - math.prod(1 - min(mean, 0.999) for mean in means)
    owners = {article[member] for member in cluster}
    shared = [max((p for o, p in links.get(unit, {}).items() if article[o] in owners), default=0.0) for unit in inside]
    return [
        _logit(best),
        _logit(means[0]),
        _logit(means[1] if len(means) > 1 else 0.0),
        _logit(either),
        math.log(len(owners)),
        cohesion(cluster, links, article) if len(owners) > 1 else 0.5,
        math.log(max(1, len(inside))),
        best - means[0],
        sum(shared) / max(1, len(shared)),
    ]


def tell_probability(model: Logistic, features: Sequence[float]) -> float:
    """Return the probability (0-1) that the article tells the fact."""
    return float(probability(model.logit(np.array([features])))[0])


def _logit(value: float) -> float:
    kept = min(max(value, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
