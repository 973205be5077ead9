"""Packed pairs -> batches: the same for the same seed, pairs of like length together, weights as repeats."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from crossread.train.vocabulary import END, PAD, START, PackedPairs

STRETCH: Final = 200_000  # pairs sorted by length at a time: enough to fill batches well, few enough to stay mixed

Batch = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]  # source, target in, target out; (pairs, time)


def plan_pass(packed: PackedPairs, *, seed: int, number: int, batch_tokens: int) -> list[NDArray[np.int64]]:
    """
    Return the batches, as pair indices, of pass *number* (0-based) over the text.

    A pair of weight 2.5 occurs two or three times. No batch holds more than *batch_tokens* padded pieces on its longer
    side, unless a single pair does.
    """
    random = np.random.default_rng([seed, number])
    repeats = np.floor(packed.weights + random.random(len(packed))).astype(np.int64)
    order = np.repeat(np.arange(len(packed)), repeats)
    random.shuffle(order)
    source, target = np.diff(packed.source_offsets), np.diff(packed.target_offsets)
    batches: list[NDArray[np.int64]] = []
    for first in range(0, len(order), STRETCH):
        stretch = order[first : first + STRETCH]
        noise = random.random(len(stretch))
        stretch = stretch[np.lexsort((target[stretch] + noise, source[stretch] // 2))]
        cut = _cut(stretch, np.maximum(source, target) + 1, batch_tokens)
        batches += [cut[i] for i in random.permutation(len(cut))]
    return batches


def _cut(order: NDArray[np.int64], lengths: NDArray[np.int64], batch_tokens: int) -> list[NDArray[np.int64]]:
    """Cut *order* into runs whose count times longest length stays within *batch_tokens*."""
    batches = []
    first, longest = 0, 0
    for place, length in enumerate(lengths[order].tolist()):
        longest = max(longest, length)
        if place > first and longest * (place - first + 1) > batch_tokens:
            batches.append(order[first:place])
            first, longest = place, length
    if first < len(order):
        batches.append(order[first:])
    return batches


def count_batches(packed: PackedPairs, *, seed: int, batch_tokens: int) -> int:
    """Return how many batches the first pass has; others differ a little where weights are not whole."""
    return len(plan_pass(packed, seed=seed, number=0, batch_tokens=batch_tokens))


def make_batch(packed: PackedPairs, indices: Sequence[int] | NDArray[np.int64]) -> Batch:
    """Return the padded ids of the pairs at *indices*: source + end, start + target, target + end."""
    sources = [packed.source[packed.source_offsets[i] : packed.source_offsets[i + 1]] for i in indices]
    targets = [packed.target[packed.target_offsets[i] : packed.target_offsets[i + 1]] for i in indices]
    source = np.full((len(sources), max(map(len, sources)) + 1), PAD, np.int64)
    entered = np.full((len(targets), max(map(len, targets)) + 1), PAD, np.int64)
    wanted = entered.copy()
    for row, (left, right) in enumerate(zip(sources, targets, strict=True)):
        source[row, : len(left)], source[row, len(left)] = left, END
        entered[row, 0], entered[row, 1 : len(right) + 1] = START, right
        wanted[row, : len(right)], wanted[row, len(right)] = right, END
    return source, entered, wanted
