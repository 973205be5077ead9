"""
What stems mean, near enough: vectors in which a stem lies by its translations and by the company it keeps.

The table is a latent semantic analysis of trilingual news sentences written for this project, made by
`benchmarks/match_meanings.py`: one megabyte, made in half a minute without a graphics card. It knows that `забастовка`,
`страйк` and `strike` are one thing, and nothing about grammar; it is evidence beside others, never proof.

Source: Deerwester et al. 1990 (LSA); Littman et al. 1998 (its cross-language form).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Meanings:
    """Vectors of length 1 for n stems, and how rare each is."""

    rows: dict[str, int]
    vectors: Vectors  # n x dimensions
    idf: Vectors  # n, nats

    def known(self, stems: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return the rows of the stems that the table has."""
        found = [self.rows[stem] for stem in stems if stem in self.rows]
        return np.array(found, dtype=np.int64)

    def mean(self, stems: Sequence[str]) -> Vectors:
        """Return the idf-weighted mean of the stems' vectors, of length 1 (zeros when none is known)."""
        rows = self.known(stems)
        total = (self.idf[rows][:, None] * self.vectors[rows]).sum(axis=0)
        length = float(np.sqrt(total @ total))
        result: Vectors = (total / length if length > 0 else total).astype(np.float32)
        return result


@lru_cache(maxsize=1)
def load_meanings() -> Meanings:
    """Read the shipped table."""
    with resources.files("crossread.match").joinpath("meanings.npz").open("rb") as file, np.load(file) as data:
        vectors = data["vectors"].astype(np.float32)
        idf = data["idf"].astype(np.float32)
        stems = data["stems"].tobytes().decode("utf-8").split("\n")
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return Meanings({stem: row for row, stem in enumerate(stems)}, vectors, idf)
