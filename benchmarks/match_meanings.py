"""
Make crossread/match/meanings.npz: vectors of stems, by latent semantic analysis of trilingual sentences.

A document is one sentence in English, Ukrainian and Russian (parallel.tsv and ../shared/triples/train.tsv, written for
this project, CC0), a term a stem in the matcher's spelling, weighted by idf. Ships vectors and stems, no sentence.

    python benchmarks/match_meanings.py
"""

import time
from collections import Counter
from pathlib import Path

import numpy as np
from match_data import read_triples

from crossread.match.spelling import WORD, stem_word

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "crossread" / "match" / "meanings.npz"
DIMENSIONS, EXTRA, TURNS = 128, 20, 4  # of the randomised singular value decomposition (Halko et al. 2011)
LEAST, MOST = 4, 0.2  # sentences a stem must stand in, share of sentences it may stand in at most


def main() -> None:
    started = time.time()
    texts = [" ".join(row) for row in read_triples()]
    documents = [sorted({stem_word(word) for word in WORD.findall(text)}) for text in texts]
    counts = Counter(stem for document in documents for stem in document)
    stems = sorted(stem for stem, count in counts.items() if LEAST <= count < MOST * len(texts))
    number = {stem: at for at, stem in enumerate(stems)}
    idf = np.array([np.log(len(texts) / counts[stem]) for stem in stems])
    cells = [(row, number[stem]) for row, document in enumerate(documents) for stem in document if stem in number]
    vectors = decompose(np.array(cells), idf, len(texts))
    peak = np.abs(vectors).max(axis=1, keepdims=True)
    np.savez_compressed(
        TARGET,
        vectors=np.round(vectors / np.maximum(peak, 1e-12) * 127).astype(np.int8),
        idf=idf.astype(np.float16),
        stems=np.frombuffer("\n".join(stems).encode("utf-8"), dtype=np.uint8),
    )
    print(f"{len(stems)} stems, {TARGET.stat().st_size / 1e6:.2f} MB, {time.time() - started:.0f} s")


def decompose(cells: np.ndarray, idf: np.ndarray, documents: int) -> np.ndarray:
    """Return the term vectors: right singular vectors times the square roots of the singular values."""
    row, column = cells[:, 0], cells[:, 1]
    weight = idf[column]
    weight = weight / np.sqrt(np.bincount(row, weights=weight**2, minlength=documents))[row]

    def multiply(x: np.ndarray) -> np.ndarray:
        return np.stack([np.bincount(row, weights=weight * part[column], minlength=documents) for part in x.T], axis=1)

    def multiply_back(x: np.ndarray) -> np.ndarray:
        return np.stack([np.bincount(column, weights=weight * part[row], minlength=len(idf)) for part in x.T], axis=1)

    basis = np.random.default_rng(0).standard_normal((len(idf), DIMENSIONS + EXTRA))
    for _ in range(TURNS):
        basis, _ = np.linalg.qr(multiply_back(multiply(basis)))
    _, values, right = np.linalg.svd(multiply(basis), full_matrices=False)
    return (basis @ right.T)[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])


if __name__ == "__main__":
    main()
