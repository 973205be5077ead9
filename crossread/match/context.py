"""
Second stage: what the story says of a pair that two segments alone do not.

    competition   is it the best partner of either in the other article, and by how much
    neighbours    do the segments before and after match as well
    third         is there a segment elsewhere that both resemble
    parallel      how much of the two articles matches at all: translations of each other, or two tellings
    strings       rapidfuzz scores and soft overlap of meanings, too dear for every candidate

Every feature is also given multiplied by `parallel_low`, so that one model serves copies and comparable news.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from rapidfuzz import fuzz

from crossread.match.index import Floats, Ints
from crossread.match.meanings import Meanings, load_meanings
from crossread.match.model import Logistic, probability
from crossread.match.pairs import Pairs
from crossread.match.spelling import WORD, fold_cyrillic
from crossread.match.views import VIEWS, Unit

PLAIN_NAMES: Final = (
    "first", "row_margin", "column_margin", "diagonal", "beside", "third", "third_two", "parallel", "parallel_low",
    "token_set", "token_sort", "origin_ratio", "length", "titles", "position", "numbers_only_one", "size",
    "soft_low", "soft_high", "same", "near", "same_first", "near_first",
)  # fmt: skip
SECOND_NAMES: Final = (*PLAIN_NAMES, *(f"{name}_parallel" for name in PLAIN_NAMES))
_FLOOR: Final = -6.0  # logit given to "no rival"


def plain_features(units: Sequence[Unit], pairs: Pairs, logit: Floats, strings: Floats) -> Floats:
    """
    Return the second-stage features of each kept pair, one column for each of `PLAIN_NAMES`.

    Args:
        units: The units.
        pairs: The kept pairs.
        logit: What the stage before gave them.
        strings: What `string_features` gives for the same pairs.
    """
    size = len(units)
    if not len(pairs.a):
        return np.zeros((0, len(PLAIN_NAMES)))
    article = np.array([unit.article for unit in units], dtype=np.int64)
    likely = probability(logit)
    lookup = _Lookup(pairs.a * size + pairs.b, likely, size)
    a, b = pairs.a, pairs.b
    diagonal = np.maximum(
        lookup.near(a, b, 1, 1, article) + lookup.near(a, b, -1, -1, article),
        lookup.near(a, b, 1, -1, article) + lookup.near(a, b, -1, 1, article),
    )
    beside = np.maximum.reduce([lookup.near(a, b, *step, article) for step in ((1, 0), (-1, 0), (0, 1), (0, -1))])
    third, third_two = _third(pairs, likely, lookup, size)
    parallel = _parallel(pairs, likely, article)
    lengths = np.array([max(1, len(unit.pivot)) for unit in units], dtype=float)
    titles = np.array([unit.title for unit in units], dtype=float)
    place = _places(article)
    numbers = np.array([len(unit.views[VIEWS.index("numbers")]) > 0 for unit in units])
    same, near = (pairs.kind == 0).astype(float), (pairs.kind == 1).astype(float)
    plain = np.column_stack(
        (
            logit,
            _margin(logit, a, article[b], size),
            _margin(logit, b, article[a], size),
            diagonal,
            beside,
            third,
            third_two,
            parallel.max(axis=1),
            parallel.min(axis=1),
            strings[:, :3],
            np.abs(np.log(lengths[a] / lengths[b])),
            titles[a] * titles[b],
            np.abs(place[a] - place[b]),
            (numbers[a] != numbers[b]).astype(float),
            np.log(np.minimum(lengths[a], lengths[b])),
            strings[:, 3:],
            same,
            near,
            same * logit,
            near * logit,
        )
    )
    return plain


def cross_parallel(plain: Floats) -> Floats:
    """Return all second-stage features, one column for each of `SECOND_NAMES`."""
    return np.concatenate((plain, plain * plain[:, [PLAIN_NAMES.index("parallel_low")]]), axis=1)


def second_logit(model: Logistic, plain: Floats) -> Floats:
    """Return the logit of each pair, as `model.logit(cross_parallel(plain))` would in three times the memory."""
    width = len(PLAIN_NAMES)
    alone, crossed = plain @ model.weights[:width], plain @ model.weights[width:]
    result: Floats = model.bias + alone + crossed * plain[:, PLAIN_NAMES.index("parallel_low")]
    return result


def string_features(units: Sequence[Unit], pairs: Pairs) -> Floats:
    """Return what does not change from round to round: rapidfuzz scores and soft overlaps, five columns, 0-1."""
    if not len(pairs.a):
        return np.zeros((0, 5))
    return np.concatenate((_fuzzy(units, pairs), soft_overlap(units, pairs)), axis=1)


class _Lookup:
    """Probability of any pair of units: 0 for one that was not kept."""

    def __init__(self, keys: Ints, values: Floats, size: int) -> None:
        self.keys, self.values, self.size = keys, values, size

    def get(self, a: Ints, b: Ints) -> Floats:
        key = np.minimum(a, b) * self.size + np.maximum(a, b)
        at = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        result: Floats = np.where(self.keys[at] == key, self.values[at], 0.0)
        return result

    def near(self, a: Ints, b: Ints, step_a: int, step_b: int, article: Ints) -> Floats:
        """Return the probability of the neighbours at these steps, 0 beyond the ends of an article."""
        to_a, to_b = np.clip(a + step_a, 0, self.size - 1), np.clip(b + step_b, 0, self.size - 1)
        inside = (article[to_a] == article[a]) & (article[to_b] == article[b])
        inside &= (to_a == a + step_a) & (to_b == b + step_b)
        result: Floats = np.where(inside, self.get(to_a, to_b), 0.0)
        return result


def _margin(logit: Floats, unit: Ints, other_article: Ints, size: int) -> Floats:
    """Return how far each pair lies above the unit's best rival in the same other article (below: negative)."""
    order = np.lexsort((-logit, other_article, unit))
    group = other_article[order] * size + unit[order]
    starts = np.concatenate(([True], group[1:] != group[:-1]))
    ids = np.cumsum(starts) - 1
    begins = np.flatnonzero(starts)
    sizes = np.diff(np.concatenate((begins, [len(order)])))
    ranked = logit[order]
    best = ranked[begins][ids]
    runner = np.where(sizes > 1, ranked[np.minimum(begins + 1, len(order) - 1)], _FLOOR)[ids]
    margin = np.empty(len(logit))
    margin[order] = np.where(starts, ranked - np.maximum(runner, _FLOOR), ranked - best)
    return np.clip(margin, -8, 8)


def _third(pairs: Pairs, likely: Floats, lookup: _Lookup, size: int, tops: int = 6) -> tuple[Floats, Floats]:
    """Return the best and second best support by a unit that both resemble: max over k of min(p(a,k), p(k,b))."""
    ends = np.concatenate((pairs.a, pairs.b))
    partners = np.concatenate((pairs.b, pairs.a))
    values = np.concatenate((likely, likely))
    order = np.lexsort((partners, -values, ends))
    ends, partners, values = ends[order], partners[order], values[order]
    begins = np.searchsorted(ends, np.arange(size))
    ends_at = np.searchsorted(ends, np.arange(size), side="right")
    support = np.zeros((len(likely), 2 * tops))
    for side, (own, other) in enumerate(((pairs.a, pairs.b), (pairs.b, pairs.a))):
        for top in range(tops):
            at = begins[own] + top
            valid = at < ends_at[own]
            at = np.minimum(at, len(partners) - 1)
            valid &= partners[at] != other
            value = np.minimum(values[at], lookup.get(partners[at], other))
            support[:, side * tops + top] = np.where(valid, value, 0)
    left, right = np.sort(support[:, :tops], axis=1), np.sort(support[:, tops:], axis=1)
    return np.maximum(left[:, -1], right[:, -1]), np.maximum(left[:, -2], right[:, -2])


def _parallel(pairs: Pairs, likely: Floats, article: Ints) -> Floats:
    """Return, for each pair, the share of either article's units that have a likely partner in the other (0-1)."""
    count = int(article.max()) + 1
    sizes = np.bincount(article, minlength=count)
    shares = np.zeros((len(likely), 2))
    for side, (own, other) in enumerate(((pairs.a, pairs.b), (pairs.b, pairs.a))):
        key = own * count + article[other]
        unique, inverse = np.unique(key, return_inverse=True)
        best = np.zeros(len(unique))
        np.maximum.at(best, inverse, likely)
        group = article[unique // count] * count + unique % count
        total = np.bincount(group, weights=best, minlength=count * count)
        shares[:, side] = total[article[own] * count + article[other]] / sizes[article[own]]
    return shares


def _places(article: Ints) -> Floats:
    """Return the relative position of each unit in its article, 0-1."""
    sizes = np.bincount(article)
    begins = np.concatenate(([0], np.cumsum(sizes)))[article]
    result: Floats = (np.arange(len(article)) - begins) / np.maximum(sizes[article] - 1, 1)
    return result


def _fuzzy(units: Sequence[Unit], pairs: Pairs) -> Floats:
    """Return rapidfuzz scores (0-1): token_set and token_sort of the translations, ratio of the folded originals."""
    pivots = [" ".join(WORD.findall(unit.pivot.lower())) for unit in units]
    folded = [" ".join(fold_cyrillic(word) for word in WORD.findall(unit.text)) for unit in units]
    scores = np.zeros((len(pairs.a), 3))
    for row, (a, b, kind) in enumerate(zip(pairs.a.tolist(), pairs.b.tolist(), pairs.kind.tolist(), strict=True)):
        scores[row, 0] = fuzz.token_set_ratio(pivots[a], pivots[b])
        scores[row, 1] = fuzz.token_sort_ratio(pivots[a], pivots[b])
        if kind != 2:
            scores[row, 2] = fuzz.ratio(folded[a], folded[b])
    return scores / 100


def soft_overlap(units: Sequence[Unit], pairs: Pairs) -> Floats:
    """
    Return how much of either original finds a word of like meaning in the other: the lesser and the greater side, 0-1.

    Each stem looks for the nearest stem of the other side (cosine); rarer stems count for more.
    Source: Zhang et al. 2020 (BERTScore), with the table of `meanings` for the network.
    """
    meanings = load_meanings()
    rows = [meanings.known(unit.views[VIEWS.index("origin")]) for unit in units]
    ends = zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
    return np.array([soft_rows(meanings, rows[a], rows[b]) for a, b in ends]).reshape(-1, 2)


def soft_rows(meanings: Meanings, first: Ints, second: Ints) -> tuple[float, float]:
    """Return the soft overlap (0-1) of two texts given as rows of *meanings*: the lesser and the greater side."""
    if not len(first) or not len(second):
        return 0.0, 0.0
    alike = meanings.vectors[first] @ meanings.vectors[second].T
    weights = meanings.idf[first], meanings.idf[second]
    one = float(alike.max(axis=1) @ weights[0] / weights[0].sum())
    two = float(alike.max(axis=0) @ weights[1] / weights[1].sum())
    return min(one, two), max(one, two)
