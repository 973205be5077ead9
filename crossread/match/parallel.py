"""
Parallel texts: a monotone alignment with insertions and deletions, near-linear in time and memory.

    entries    words of both texts in one vocabulary                                   bags
    band       for each line of A the stretch of B that shared words allow             band
    features   of passages of up to `longest` lines a side, for each cell of the band  passages
    path       the probability of every step, and the path with the most right steps   path

The weights are those of a conditional random field, learnt by `benchmarks/match_train_parallel.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from crossread.match.bags import Floats, pair_entries
from crossread.match.band import Shared, find_band, share_words
from crossread.match.model import Logistic, load_models
from crossread.match.passages import passage_features, passage_shapes, skip_features, view_side
from crossread.match.path import Lattice, Weights, build_lattice, choose_path, spread_skips, weigh_steps

Space = tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]  # versions of A, versions of B, in one language
PRICE: Final = 0.45  # of a step, in expected right steps: half the F1 one can hope for


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Lines of A and of B that are translations of each other; one side is empty for a line without any."""

    a: tuple[int, ...]  # 0-based
    b: tuple[int, ...]
    probability: float  # 0-1


def align_parallel(
    a: Sequence[str],
    b: Sequence[str],
    *,
    a_in_b: Sequence[Sequence[str]] = (),
    b_in_a: Sequence[Sequence[str]] = (),
    pivots: tuple[Sequence[str], Sequence[str]] | None = None,
    longest: int = 5,
    models: dict[str, Logistic] | None = None,
) -> tuple[Aligned, ...]:
    """
    Align two texts that tell the same in the same order.

    Args:
        a: Lines of the first text.
        b: Lines of the second.
        a_in_b: Translations of *a* into the language of *b*, each with one string a line of *a*.
        b_in_a: Translations of *b* into the language of *a*, likewise.
        pivots: Both texts in a third language. With no translation at all, the texts themselves are compared.
        longest: Lines of a passage on one side, at most.
        models: Learnt weights; None takes the shipped ones.

    Returns:
        Steps in order: every line of both texts stands in exactly one.

    Cost: time and memory near-linear in lines.
    """
    if not a or not b:
        lines = [((line,), ()) for line in range(len(a))] + [((), (line,)) for line in range(len(b))]
        return tuple(Aligned(a=left, b=right, probability=1.0) for left, right in lines)
    models = models or load_models()
    found = find_features(a, b, list_spaces(a, b, a_in_b, b_in_a, pivots), longest)
    lattice = found.lattice
    likely, _ = weigh_steps(lattice, _score(found, models))
    gains = Weights(likely.passages - PRICE, likely.skip_a - PRICE, likely.skip_b - PRICE)
    gains.passages[lattice.sources >= lattice.states] = -1e9
    aligned = []
    for (left, right), (kind, at) in choose_path(lattice, gains):
        table = {-1: likely.skip_a, -2: likely.skip_b}.get(kind)
        value = likely.passages[kind, at] if table is None else table[at]
        aligned.append(Aligned(a=left, b=right, probability=float(value)))
    return tuple(aligned)


def list_spaces(
    a: Sequence[str],
    b: Sequence[str],
    a_in_b: Sequence[Sequence[str]],
    b_in_a: Sequence[Sequence[str]],
    pivots: tuple[Sequence[str], Sequence[str]] | None,
) -> list[Space]:
    """List what is compared with what: one entry a language."""
    spaces: list[Space] = []
    if pivots:
        spaces.append(([pivots[0]], [pivots[1]]))
    if a_in_b:
        spaces.append((list(a_in_b), [b]))
    if b_in_a:
        spaces.append(([a], list(b_in_a)))
    return spaces or [([a], [b])]


@dataclass(frozen=True, eq=False)
class Features:
    """The steps between two texts, with their features."""

    lattice: Lattice
    passages: Iterator[tuple[int, Floats]]  # position of a shape, its features x cells
    skips: tuple[Floats, Floats]  # features x lines of each side


def find_features(a: Sequence[str], b: Sequence[str], spaces: Sequence[Space], longest: int) -> Features:
    """Lay out the steps between two texts of a line or more; several spaces count as their mean."""
    entries = pair_entries(spaces)
    band = find_band(*entries)
    shared = share_words(*entries, band)
    part = 1 / len(spaces)
    mean = Shared(shared.nats * part, shared.count * part, shared.words_a * part, shared.words_b * part)
    sides = view_side(a, mean.words_a), view_side(b, mean.words_b)
    lattice = build_lattice(band, passage_shapes(longest))
    passages = passage_features(band, mean, sides, lattice.shapes)
    return Features(lattice, passages, (skip_features(sides[0]), skip_features(sides[1])))


def _score(found: Features, models: dict[str, Logistic]) -> Weights:
    """Score the steps, in nats."""
    scores = np.empty(found.lattice.sources.shape)
    for shape, features in found.passages:
        scores[shape] = models["parallel"].weights @ features
    alone = models["parallel_alone"].weights
    return Weights(scores, *spread_skips(found.lattice, alone @ found.skips[0], alone @ found.skips[1]))
