"""
Pairs of units worth scoring, and their features: candidates first, scorers after.

    candidates    every unit's row over the inverted indices, first-stage probability, best few per article kept
    context       second stage, for the kept pairs only: see `context`

Nothing is quadratic in memory: a row is as long as the story has units, and only kept pairs are stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from crossread.match.background import load_background
from crossread.match.index import Floats, Index, Ints, build_index
from crossread.match.meanings import Vectors, load_meanings
from crossread.match.model import Logistic, load_models, probability
from crossread.match.views import VIEWS, Unit

KINDS: Final = ("same", "near", "far")  # same language; uk with ru; English with uk or ru
FIRST_NAMES: Final = (*(f"{view}_{part}" for view in VIEWS for part in ("cosine", "contained")), "mass", "meaning")
KEEP_PER_ARTICLE: Final = 5  # best partners of a unit kept in each other article, however weak
KEEP_TOTAL: Final = 100  # ... over all other articles: with 50 of them, two each
MANY: Final = 10  # articles from which a pair below `KEEP_LEAST` is not kept: others are there to compare with
KEEP_LEAST: Final = 0.03
SCORED: Final = 600  # units that a unit is scored against, at most
KEEP_FROM: Final = 0.05  # ... and every pair from this first-stage probability on


@dataclass(frozen=True, eq=False)
class Pairs:
    """Kept pairs of units, `a < b`, sorted by (a, b); all arrays have one entry a pair."""

    a: Ints
    b: Ints
    kind: Ints  # position in KINDS
    first: Floats  # first-stage features, one column for each of FIRST_NAMES
    logit: Floats  # first-stage logit


def find_pairs(units: Sequence[Unit], models: dict[str, Logistic] | None = None) -> Pairs:
    """
    Find the pairs of units of different articles that are worth scoring.

    Args:
        units: The n units of a story, as `view_units` gives them.
        models: Learnt weights; None takes the shipped ones.

    Cost: time is the postings of all tokens, memory one row of n and the kept pairs.
    """
    models = models or load_models()
    if not units:
        return _no_pairs()
    indices = index_views(units)
    article = np.array([unit.article for unit in units], dtype=np.int64)
    lang = np.array([("uk", "ru", "en").index(unit.lang) for unit in units], dtype=np.int64)
    vectors = mean_vectors(units)
    others_count = len(set(article.tolist())) - 1
    each = max(1, min(KEEP_PER_ARTICLE, KEEP_TOTAL // max(1, others_count)))
    least = KEEP_LEAST if others_count >= MANY else 0.0
    keys: list[Ints] = []
    rows: list[Floats] = []
    for unit in range(len(units)):
        others, features, logit = _row(unit, indices, vectors, article, lang, models)
        kept = _choose(others, logit, article, each, least)
        low, high = np.minimum(others[kept], unit), np.maximum(others[kept], unit)
        keys.append(low * len(units) + high)
        rows.append(features[kept].astype(np.float32))
    key, at = np.unique(np.concatenate(keys), return_index=True)
    first = np.concatenate(rows)[at].astype(np.float64)
    a, b = key // len(units), key % len(units)
    kind = _kinds(lang[a], lang[b])
    return Pairs(a, b, kind, first, first_logit(first, kind, models))


def _no_pairs() -> Pairs:
    none = np.zeros(0, dtype=np.int64)
    return Pairs(none, none, none, np.zeros((0, len(FIRST_NAMES))), np.zeros(0))


def index_views(units: Sequence[Unit]) -> tuple[Index, ...]:
    """Build one index a view over all units."""
    background = load_background()
    return tuple(
        build_index([unit.views[at] for unit in units], background.get(view, {})) for at, view in enumerate(VIEWS)
    )


def mean_vectors(units: Sequence[Unit]) -> Vectors:
    """Return the mean meaning of each unit's original, one row a unit."""
    meanings = load_meanings()
    return np.stack([meanings.mean(unit.views[VIEWS.index("origin")]) for unit in units])


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
    unit: int, indices: tuple[Index, ...], vectors: Vectors, article: Ints, lang: Ints, models: dict[str, Logistic]
) -> tuple[Ints, Floats, Floats]:
    """Score one unit against all that share a token with it: their numbers, features and logits."""
    overlaps = np.stack([index.overlap(unit) for index in indices])
    overlaps[:, article == article[unit]] = 0
    others = _nearest(overlaps)
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
    features[:, 0:-2:2], features[:, 1:-2:2] = cosine.T, contained.T
    features[:, -2], features[:, -1] = mass, vectors[others] @ vectors[unit]
    return others, features, first_logit(features, kind, models)


def _nearest(overlaps: Floats) -> Ints:
    """Return the units that share a token; of many, those that share the most in stems, names and numbers."""
    telling = overlaps[[VIEWS.index(view) for view in ("pivot", "origin", "bones", "gloss", "numbers")]].sum(axis=0)
    others: Ints = np.flatnonzero(telling)
    if len(others) > SCORED:
        others = np.sort(others[np.argpartition(-telling[others], SCORED)[:SCORED]])
    return others


def _choose(others: Ints, logit: Floats, article: Ints, each: int, least: float) -> npt.NDArray[np.bool_]:
    """Keep the likely partners, and the best few of each article."""
    likely = probability(logit)
    kept: npt.NDArray[np.bool_] = likely >= KEEP_FROM
    order = np.lexsort((others, -logit, article[others]))
    owner = article[others][order]
    begins = np.concatenate(([0], np.flatnonzero(np.diff(owner)) + 1)) if len(order) else np.zeros(0, dtype=np.int64)
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(np.concatenate((begins, [len(order)]))))
    best = order[rank < each]
    kept[best[likely[best] >= least]] = True
    return kept
