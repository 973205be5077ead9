"""
How well a ru-ru score follows people's judgement: Spearman on ../shared/align/headlines-ru (7,227 pairs, -1 / 0 / 1).

A ridge regression of the label on the matcher's features of the two originals, five-fold by pair; beside it the best
single rapidfuzz scorer.

    python benchmarks/match_headlines.py
"""

import re

import numpy as np
from match_data import ALIGN
from rapidfuzz import fuzz

from crossread.match.background import load_background
from crossread.match.context import soft_rows
from crossread.match.index import build_index
from crossread.match.meanings import load_meanings
from crossread.match.spelling import WORD, fold_cyrillic
from crossread.match.views import VIEWS, view_text

FOLDS = 5


def read_headlines() -> list[tuple[str, str, int]]:
    text = (ALIGN / "headlines-ru" / "paraphrases_train.xml").read_text(encoding="utf-8")
    found = re.findall(
        r'name="text_1">(.*?)</value>.*?name="text_2">(.*?)</value>.*?name="class">(-?\d)</value>', text, re.S
    )
    return [(one, two, int(label)) for one, two, label in found]


def ranks(values: np.ndarray) -> np.ndarray:
    """Return mean ranks, ties shared."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def spearman(one: np.ndarray, two: np.ndarray) -> float:
    return float(np.corrcoef(ranks(one), ranks(two))[0, 1])


def features(pairs: list[tuple[str, str, int]]) -> np.ndarray:
    texts = [text for one, two, _ in pairs for text in (one, two)]
    views = [view_text(text, "ru", (text,)) for text in texts]
    columns = []
    background = load_background()
    for at, view in enumerate(VIEWS):
        if view == "pgrams":
            continue
        index = build_index([own[at] for own in views], background.get(view, {}))
        columns += _overlap_columns(index, views, at)
    meanings = load_meanings()
    stems = [own[VIEWS.index("origin")] for own in views]
    vectors = np.stack([meanings.mean(own) for own in stems])
    columns.append((vectors[0::2] * vectors[1::2]).sum(axis=1))
    rows = [meanings.known(own) for own in stems]
    soft = np.array([soft_rows(meanings, rows[at], rows[at + 1]) for at in range(0, len(rows), 2)])
    columns += [soft[:, 0], soft[:, 1]]
    folded = [" ".join(fold_cyrillic(word) for word in WORD.findall(text)) for text in texts]
    for scorer in (fuzz.ratio, fuzz.token_set_ratio, fuzz.token_sort_ratio, fuzz.partial_ratio):
        columns.append(np.array([scorer(a, b) for a, b in zip(folded[0::2], folded[1::2], strict=True)]) / 100)
    lengths = np.array([len(text) for text in texts], dtype=float)
    columns.append(np.abs(np.log(lengths[0::2] / lengths[1::2])))
    made = np.column_stack(columns)
    return np.column_stack((made, made**2))


def _overlap_columns(index, views, at: int) -> list[np.ndarray]:
    weight = {}
    for unit, own in enumerate(views):
        for token, number in zip(own[at], index.tokens[index.starts[unit] : index.starts[unit + 1]], strict=True):
            weight[token] = index.weight[number]
    shared, alone_one, alone_two = (np.zeros(len(views) // 2) for _ in range(3))
    for pair in range(len(views) // 2):
        one, two = set(views[2 * pair][at]), set(views[2 * pair + 1][at])
        shared[pair] = sum(weight[token] for token in one & two)
        alone_one[pair] = sum(weight[token] for token in one - two)
        alone_two[pair] = sum(weight[token] for token in two - one)
    whole_one, whole_two = shared + alone_one, shared + alone_two
    cosine = shared / np.sqrt(np.maximum(whole_one * whole_two, 1e-9))
    contained = shared / np.maximum(np.minimum(whole_one, whole_two), 1e-9)
    return [cosine, contained, np.log1p(alone_one + alone_two), np.log1p(shared)]


def cross_validate(made: np.ndarray, labels: np.ndarray, ridge: float = 20.0) -> np.ndarray:
    """Return predictions for each pair by a ridge regression that has not seen its fold."""
    order = np.random.default_rng(0).permutation(len(labels))
    predicted = np.zeros(len(labels))
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        kept = np.setdiff1d(order, held)
        mean, scale = made[kept].mean(axis=0), made[kept].std(axis=0) + 1e-9
        x = (made[kept] - mean) / scale
        weights = np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ (labels[kept] - labels[kept].mean()))
        predicted[held] = (made[held] - mean) / scale @ weights
    return predicted


def main() -> None:
    pairs = read_headlines()
    labels = np.array([label for _, _, label in pairs], dtype=float)
    made = features(pairs)
    print(f"## headlines-ru: {len(pairs)} pairs, Spearman by five-fold cross-validation")
    print(f"  our ru-ru score {spearman(cross_validate(made, labels), labels):.3f}")
    for scorer in (fuzz.ratio, fuzz.token_set_ratio, fuzz.token_sort_ratio):
        values = np.array([scorer(one.lower(), two.lower()) for one, two, _ in pairs])
        print(f"  rapidfuzz {scorer.__name__:17} {spearman(values, labels):.3f}")


if __name__ == "__main__":
    main()
