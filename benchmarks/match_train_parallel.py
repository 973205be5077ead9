"""
Learn the weights of parallel alignment: a linear conditional random field over the steps of a path.

Maximises the log-likelihood of the gold paths of ../shared/align (textberg-dev with several translations, books-en-ru
with the embedded package) by BFGS with a ridge penalty. Passages longer than any shape are cut in halves.

    python benchmarks/match_train_parallel.py            learn from one half, print strict F1 of both halves
    python benchmarks/match_train_parallel.py --write    learn from all of it and write the weights
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from match_data import ALIGN, prepare
from match_train import write_models

from crossread.match.model import Logistic
from crossread.match.parallel import PRICE, find_features, list_spaces
from crossread.match.passages import NAMES, SHAPE_NAMES, SKIP_NAMES
from crossread.match.path import Weights, choose_path, spread_skips, weigh_steps
from crossread.read import read_lines

sys.path.insert(0, str(ALIGN))
from score_align import read as read_gold
from score_align import score

RIDGE = 0.02
TURNS = 30
LONGEST = 5
START = {"nats": 3.0, "vague": 0.3, "shared": -0.5, "alone": -0.16, "length": -0.5, "length_far": -1.0}
Link = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class Texts:
    """Two texts with translations and gold."""

    a: list[str]
    b: list[str]
    a_in_b: tuple[list[str], ...] = ()
    b_in_a: tuple[list[str], ...] = ()
    pivots: tuple[list[str], list[str]] | None = None
    gold: tuple[Link, ...]


def cut(texts: Texts, start: float, stop: float) -> Texts:
    """Return the part from *start* to *stop* (shares of A), cut at one-to-one links."""
    links = {left[0]: right[0] for left, right in texts.gold if len(left) == len(right) == 1}
    a_start, a_stop = (
        next((line for line in range(int(share * len(texts.a)), len(texts.a)) if line in links), None)
        for share in (start, stop)
    )
    a0, b0 = (a_start, links[a_start]) if start and a_start is not None else (0, 0)
    a1, b1 = (a_stop, links[a_stop]) if stop < 1 and a_stop is not None else (len(texts.a), len(texts.b))
    inside = [
        (tuple(line - a0 for line in left), tuple(line - b0 for line in right))
        for left, right in texts.gold
        if all(a0 <= line < a1 for line in left) and all(b0 <= line < b1 for line in right)
    ]
    return Texts(
        a=texts.a[a0:a1],
        b=texts.b[b0:b1],
        a_in_b=tuple(version[a0:a1] for version in texts.a_in_b),
        b_in_a=tuple(version[b0:b1] for version in texts.b_in_a),
        pivots=(texts.pivots[0][a0:a1], texts.pivots[1][b0:b1]) if texts.pivots else None,
        gold=tuple(inside),
    )


class Task:
    """One pair of texts, laid out for learning."""

    def __init__(self, texts: Texts, weight: float) -> None:
        self.texts, self.weight = texts, weight
        spaces = list_spaces(texts.a, texts.b, texts.a_in_b, texts.b_in_a, texts.pivots)
        found = find_features(texts.a, texts.b, spaces, LONGEST)
        self.lattice, self.skips = found.lattice, found.skips
        shapes, cells = self.lattice.sources.shape
        self.features = np.empty((shapes, len(NAMES), cells), dtype=np.float32)
        for shape, features in found.passages:
            self.features[shape] = features
        self.gold = np.zeros(len(NAMES) + len(SKIP_NAMES))
        for left, right in texts.gold:
            for link in self.halve(left, right):
                self.gold += self.link_features(*link)

    def halve(self, left: Sequence[int], right: Sequence[int]) -> list[Link]:
        if not left or not right or (len(left), len(right)) in self.lattice.shapes:
            return [(tuple(left), tuple(right))]
        one, two = (len(left) + 1) // 2, (len(right) + 1) // 2
        return self.halve(left[:one], right[:two]) + self.halve(left[one:], right[two:])

    def link_features(self, left: Sequence[int], right: Sequence[int]) -> np.ndarray:
        total = np.zeros(len(NAMES) + len(SKIP_NAMES))
        if left and right:
            band = self.lattice.band
            at = max(right) - band.low[max(left)]
            if 0 <= at < band.width[max(left)]:
                shape = self.lattice.shapes.index((len(left), len(right)))
                total[: len(NAMES)] = self.features[shape][:, band.offset[max(left)] + at]
        for side, lines in enumerate((left, right)):
            if not (left and right):
                total[len(NAMES) :] += self.skips[side][:, list(lines)].sum(axis=1)
        return total

    def scores(self, x: np.ndarray) -> Weights:
        passages = np.einsum("snc,n->sc", self.features, x[: len(NAMES)])
        alone = x[len(NAMES) :]
        return Weights(passages, *spread_skips(self.lattice, alone @ self.skips[0], alone @ self.skips[1]))

    def gradient(self, x: np.ndarray) -> tuple[float, np.ndarray]:
        """Return the log-likelihood of the gold path, and its gradient."""
        likely, whole = weigh_steps(self.lattice, self.scores(x))
        expected = np.einsum("snc,sc->n", self.features, likely.passages.astype(np.float32))
        rows, columns = self.state_lines()
        alone_a = np.bincount(rows, weights=likely.skip_a, minlength=len(self.texts.a))
        alone_b = np.bincount(columns, weights=likely.skip_b, minlength=len(self.texts.b))
        skips = self.skips[0] @ alone_a + self.skips[1] @ alone_b
        return float(x @ self.gold) - whole, self.gold - np.concatenate((expected, skips))

    def state_lines(self) -> tuple[np.ndarray, np.ndarray]:
        sizes = np.diff(self.lattice.starts)
        row = np.repeat(np.arange(len(sizes)), sizes)
        column = np.arange(self.lattice.states) - self.lattice.starts[row] + self.lattice.base[row]
        return np.maximum(row - 1, 0), np.maximum(column - 1, 0)

    def strict(self, x: np.ndarray) -> float:
        likely, _ = weigh_steps(self.lattice, self.scores(x))
        gains = Weights(likely.passages - PRICE, likely.skip_a - PRICE, likely.skip_b - PRICE)
        gains.passages[self.lattice.sources >= self.lattice.states] = -1e9
        path = [link for link, _ in choose_path(self.lattice, gains)]
        return float(score([list(self.texts.gold)], [path])["Fs"])


def learn(tasks: Sequence[Task]) -> np.ndarray:
    """Maximise the penalised log-likelihood by BFGS with backtracking."""
    x = np.zeros(len(NAMES) + len(SKIP_NAMES))
    for name, value in START.items():
        x[NAMES.index(name)] = value
    for name in SHAPE_NAMES:
        sides = name.removeprefix("shape_").split("_")
        x[NAMES.index(name)] = -5.0 if name == "shape_more" else -1.4 * (sum(map(int, sides)) - 2)
    x[len(NAMES)] = -2.2

    def cost(at: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = RIDGE * float(at @ at), 2 * RIDGE * at
        for task in tasks:
            likelihood, gradient = task.gradient(at)
            value, slope = value - task.weight * likelihood, slope - task.weight * gradient
        return value, slope

    value, slope = cost(x)
    inverse = np.eye(len(x)) / np.abs(slope).max() * 0.1
    for _ in range(TURNS):
        direction, step = -inverse @ slope, 1.0
        while True:
            new_value, new_slope = cost(x + step * direction)
            if new_value <= value + 1e-4 * step * float(slope @ direction) or step < 1e-4:
                break
            step *= 0.4
        moved, turned = step * direction, new_slope - slope
        if moved @ turned > 1e-10:
            rate = 1 / (moved @ turned)
            left = np.eye(len(x)) - rate * np.outer(moved, turned)
            inverse = left @ inverse @ left.T + rate * np.outer(moved, moved)
        x, value, slope = x + moved, new_value, new_slope
    return x


def load_texts() -> list[tuple[str, Texts, float]]:
    def read(path):
        return path.read_text(encoding="utf-8").rstrip("\n").split("\n")

    folder = ALIGN / "textberg-dev"
    de, fr, gold = read(folder / "dev.de"), read(folder / "dev.fr"), tuple(read_gold(folder / "dev.gold"))
    google, back, weak = (read(folder / f"dev.{name}") for name in ("google.fr", "google.de", "europarlfull.fr"))
    texts = [
        ("textberg google.fr", Texts(a=de, b=fr, a_in_b=(google,), gold=gold), 1.0),
        ("textberg google.fr + google.de", Texts(a=de, b=fr, a_in_b=(google,), b_in_a=(back,), gold=gold), 0.5),
        ("textberg europarlfull.fr", Texts(a=de, b=fr, a_in_b=(weak,), gold=gold), 0.3),
    ]
    folder = ALIGN / "books-en-ru"
    pieces = [read_lines(folder / f"val.{lang}", lang=lang) for lang in ("en", "ru")]
    prepared = prepare(pieces)
    lines = [[segment.text for segment in article.segments] for article in prepared]
    pivots = [[entry.text for entry in article.translations] for article in prepared]
    gold = tuple(read_gold(folder / "val.gold"))
    books = Texts(a=lines[0], b=lines[1], pivots=(pivots[0], pivots[1]), gold=gold)
    return [*texts, ("books embedded ru_en", books, 0.12)]


def main() -> None:
    loaded = load_texts()
    if "--write" in sys.argv:
        x = learn([Task(texts, weight) for _, texts, weight in loaded])
        models = {
            "parallel": Logistic(NAMES, x[: len(NAMES)], 0.0),
            "parallel_alone": Logistic(SKIP_NAMES, x[len(NAMES) :], 0.0),
        }
        write_models(models)
        print("written")
        return
    for first, second in (((0.0, 0.5), (0.5, 1.0)), ((0.5, 1.0), (0.0, 0.5))):
        x = learn([Task(cut(texts, *first), 2 * weight) for _, texts, weight in loaded])
        print(f"learnt from {first[0]:.0%}-{first[1]:.0%}; strict F1 there, and on the other half:")
        for name, texts, weight in loaded:
            inside, held = (Task(cut(texts, *part), weight).strict(x) for part in (first, second))
            print(f"  {name:32} {inside:.3f}  {held:.3f}")


if __name__ == "__main__":
    main()
