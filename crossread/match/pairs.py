"""
Pairs of units worth scoring, and their features: candidates first, scorers after.

    candidates    every unit's row over the inverted indices, first-stage probability, best few per article kept
    context       second stage: competition, neighbours, third articles, rapidfuzz, for the kept pairs only

Nothing is quadratic in memory: a row is as long as the story has units, and only kept pairs are stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from crossread.match.background import load_background
from crossread.match.index import Floats, Index, Ints, build_index
from crossread.match.model import Logistic, load_models, probability
from crossread.match.spelling import WORD, fold_cyrillic
from crossread.match.views import VIEWS, Unit

KINDS: Final = ("same", "near", "far")  # same language; uk with ru; English with uk or ru
FIRST_NAMES: Final = (*(f"{view}_{part}" for view in VIEWS for part in ("cosine", "contained")), "mass")
SECOND_NAMES: Final = (
    "first", "row_margin", "column_margin", "diagonal", "beside", "third", "third_two", "parallel", "parallel_low",
    "token_set", "token_sort", "origin_ratio", "length", "titles", "position", "numbers_only_one", "size",
)  # fmt: skip
KEEP_PER_ARTICLE: Final = 2  # best partners of a unit kept in each other article, however weak
KEEP_FROM: Final = 0.05  # ... and every pair from this first-stage probability on
_FLOOR: Final = -6.0  # logit given to "no rival"


@dataclass(frozen=True, eq=False)
class Pairs:
    """Kept pairs of units, `a < b`, sorted by (a, b); all arrays have one entry a pair."""

    a: Ints
    b: Ints
    kind: Ints  # position in KINDS
    first: Floats  # first-stage features, one column for each of FIRST_NAMES
    logit: Floats  # first-stage logit


def pair_kind(first: str, second: str) -> int:
    """Return the position in `KINDS` for two languages."""
    if first == second:
        return 0
    return 2 if "en" in (first, second) else 1


def find_pairs(units: Sequence[Unit], models: dict[str, Logistic] | None = None) -> Pairs:
    """
    Find the pairs of units of different articles that are worth scoring.

    Args:
        units: The n units of a story, as `view_units` gives them.
        models: Learnt weights; None takes the shipped ones.

    Cost: time is the postings of all tokens, memory one row of n and the kept pairs.
    """
    models = models or load_models()
    indices = index_views(units)
    article = np.array([unit.article for unit in units], dtype=np.int64)
    lang = np.array([("uk", "ru", "en").index(unit.lang) for unit in units], dtype=np.int64)
    keys: list[Ints] = []
    rows: list[Floats] = []
    for unit in range(len(units)):
        others, features, logit = _row(unit, indices, article, lang, models)
        kept = _choose(others, logit, article)
        low, high = np.minimum(others[kept], unit), np.maximum(others[kept], unit)
        keys.append(low * len(units) + high)
        rows.append(features[kept].astype(np.float32))
    if not keys:
        return Pairs(*(np.zeros(0, dtype=np.int64),) * 3, np.zeros((0, len(FIRST_NAMES))), np.zeros(0))
    key, at = np.unique(np.concatenate(keys), return_index=True)
    first = np.concatenate(rows)[at].astype(np.float64)
    a, b = key // len(units), key % len(units)
    kind = _kinds(lang[a], lang[b])
    return Pairs(a, b, kind, first, first_logit(first, kind, models))


def index_views(units: Sequence[Unit]) -> tuple[Index, ...]:
    """Build one index a view over all units."""
    background = load_background()
    return tuple(
        build_index([unit.views[at] for unit in units], background.get(view, {})) for at, view in enumerate(VIEWS)
    )


def first_logit(features: Floats, kind: Ints, models: dict[str, Logistic]) -> Floats:
    """Return the first-stage logit of each pair by the model of its kind."""
    logit = np.zeros(len(kind))
    for position, name in enumerate(KINDS):
        chosen = kind == position
        if chosen.any():
            logit[chosen] = models[f"first_{name}"].logit(features[chosen])
    return logit


def _kinds(lang_a: Ints, lang_b: Ints) -> Ints:
    result: Ints = np.where(lang_a == lang_b, 0, np.where((lang_a == 2) | (lang_b == 2), 2, 1)).astype(np.int64)
    return result


def _row(
    unit: int, indices: tuple[Index, ...], article: Ints, lang: Ints, models: dict[str, Logistic]
) -> tuple[Ints, Floats, Floats]:
    """Score one unit against all that share a token with it: their numbers, features and logits."""
    overlaps = np.stack([index.overlap(unit) for index in indices])
    overlaps[:, article == article[unit]] = 0
    others = np.flatnonzero(overlaps.any(axis=0))
    overlap = overlaps[:, others]
    kind = _kinds(np.full(len(others), lang[unit]), lang[others])
    for view in ("origin", "grams"):
        overlap[VIEWS.index(view), kind == 2] = 0
    norms = np.stack([index.norm[others] for index in indices])
    own = np.array([index.norm[unit] for index in indices])[:, None]
    cosine = overlap / np.sqrt(np.maximum(norms * own, 1e-9))
    contained = overlap / np.maximum(np.minimum(norms, own), 1e-9)
    mass = np.log1p(overlap[0] + overlap[1])
    features = np.empty((len(others), len(FIRST_NAMES)))
    features[:, 0:-1:2], features[:, 1:-1:2], features[:, -1] = cosine.T, contained.T, mass
    return others, features, first_logit(features, kind, models)


def _choose(others: Ints, logit: Floats, article: Ints) -> npt.NDArray[np.bool_]:
    """Keep the likely partners, and the best few of each article."""
    kept: npt.NDArray[np.bool_] = probability(logit) >= KEEP_FROM
    order = np.lexsort((others, -logit, article[others]))
    owner = article[others][order]
    begins = np.concatenate(([0], np.flatnonzero(np.diff(owner)) + 1)) if len(order) else np.zeros(0, dtype=np.int64)
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.concatenate((begins, [len(order)]))))
    kept[order[rank < KEEP_PER_ARTICLE]] = True
    return kept


def second_features(units: Sequence[Unit], pairs: Pairs, logit: Floats) -> Floats:
    """
    Return the second-stage features of each kept pair, one column for each of `SECOND_NAMES`.

    Args:
        units: The units.
        pairs: The kept pairs.
        logit: What the stage before gave them.
    """
    size = len(units)
    if not len(pairs.a):
        return np.zeros((0, len(SECOND_NAMES)))
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
    fuzzy = _fuzzy(units, pairs)
    lengths = np.array([max(1, len(unit.pivot)) for unit in units], dtype=float)
    titles = np.array([unit.title for unit in units], dtype=float)
    place = _places(article)
    numbers = np.array([len(unit.views[VIEWS.index("numbers")]) > 0 for unit in units])
    return np.column_stack(
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
            fuzzy,
            np.abs(np.log(lengths[a] / lengths[b])),
            titles[a] * titles[b],
            np.abs(place[a] - place[b]),
            (numbers[a] != numbers[b]).astype(float),
            np.log(np.minimum(lengths[a], lengths[b])),
        )
    )


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
