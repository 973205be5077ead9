"""
Inverted indices over the units of a story: what one unit shares with every other, without a matrix.

For each view a unit is a set of tokens, a token weighs its squared idf. `Index.overlap(i)` adds up, over the postings
of unit i's tokens, the weight it shares with each unit: time is the length of those postings, memory one row.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

BACKGROUND_SHARE = 0.5  # of the idf that comes from the background table, where the token is in it


@dataclass(frozen=True, eq=False)
class Index:
    """One view of n units. `norm[i]` is the whole weight of unit i: what it shares with itself."""

    starts: Ints  # n + 1: unit i holds tokens[starts[i]:starts[i + 1]]
    tokens: Ints
    post_starts: Ints  # size of vocabulary + 1, likewise into `posts`
    posts: Ints
    weight: Floats  # of each token
    norm: Floats

    def overlap(self, unit: int) -> Floats:
        """Return for each of the n units the weight of the tokens it shares with *unit*."""
        own = self.tokens[self.starts[unit] : self.starts[unit + 1]]
        if not len(own):
            return np.zeros(len(self.norm))
        slices = [self.posts[self.post_starts[t] : self.post_starts[t + 1]] for t in own]
        weights = np.repeat(self.weight[own], [len(part) for part in slices])
        result: Floats = np.bincount(np.concatenate(slices), weights=weights, minlength=len(self.norm)).astype(float)
        return result


def build_index(bags: Sequence[Sequence[str]], background: Mapping[str, float]) -> Index:
    """
    Index one view.

    Args:
        bags: The tokens of each unit, each token once.
        background: idf (natural logarithm, 0 or more) of tokens in general news; may be empty.
    """
    vocabulary: dict[str, int] = {}
    flat = [vocabulary.setdefault(token, len(vocabulary)) for bag in bags for token in bag]
    tokens = np.array(flat, dtype=np.int64)
    sizes = np.array([len(bag) for bag in bags], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    counts = np.bincount(tokens, minlength=len(vocabulary)) if flat else np.zeros(0, dtype=np.int64)
    owners = np.repeat(np.arange(len(bags)), sizes)
    order = np.argsort(tokens, kind="stable")
    inner = np.log((len(bags) + 1) / (counts + 0.5)) if flat else np.zeros(0)
    outer = np.array([background.get(token, math.nan) for token in vocabulary])
    idf = np.where(np.isnan(outer), inner, (1 - BACKGROUND_SHARE) * inner + BACKGROUND_SHARE * outer)
    weight = np.maximum(idf, 0.05) ** 2
    norm: Floats = np.bincount(owners, weights=weight[tokens] if flat else None, minlength=len(bags)).astype(float)
    post_starts = np.concatenate(([0], np.cumsum(counts)))
    return Index(starts, tokens, post_starts.astype(np.int64), owners[order], weight, norm)
