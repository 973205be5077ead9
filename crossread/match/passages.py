"""
Features of passage pairs for parallel alignment, shape by shape, for every cell of a band.

A passage pair is seen as in a two-way IBM model 1 whose lexicon is "the same word": a word of one side is drawn from
the words of the other, or from the language at large. Its log-likelihood ratio falls into the nats of the shared words,
how many they are, how vague either side is, and how many words find no partner; lengths, shapes and punctuation join
them, and the weights of all are learnt.

Source: Brown et al. 1993 (model 1); Gale & Church 1993 (lengths).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from crossread.match.bags import Floats, Ints
from crossread.match.band import Band, Shared

Bools = npt.NDArray[np.bool_]
SHAPE_NAMES: Final = ("shape_1_1", "shape_1_2", "shape_1_3", "shape_1_4", "shape_2_2", "shape_2_3", "shape_more")
NAMES: Final = (
    "nats", "shared", "vague", "alone", "length", "length_far", "end_same", "end_differs", "begin_same",
    "begin_differs", "asked", "called", "numbers", *SHAPE_NAMES,
)  # fmt: skip
SKIP_NAMES: Final = ("skip", "skip_letters")
_NUMBER: Final = re.compile(r"\d+")
LONGEST: Final = 6  # lines of both sides of a passage together: 1-1 to 1-5, 3-3, 5-1


@dataclass(frozen=True, eq=False)
class Side:
    """One text, line by line."""

    words: Floats  # words that tell something
    letters: Floats  # characters
    ends: Ints  # class of the last character, see `line_marks`
    begins: Ints  # class of the first
    marks: Floats  # 3 x lines: question marks, exclamation marks, numbers


def view_side(lines: Sequence[str], words: Floats) -> Side:
    """Take note of what is compared of each line, besides its words."""
    ends, begins = line_marks(lines)
    counts = [(line.count("?"), line.count("!"), len(_NUMBER.findall(line))) for line in lines]
    letters = np.array([len(line) for line in lines], dtype=float)
    return Side(words, letters, ends, begins, np.array(counts, dtype=float).reshape(-1, 3).T)


def line_marks(lines: Sequence[str]) -> tuple[Ints, Ints]:
    """Return classes of each line's last and first characters: punctuation that survives translation."""
    ends = np.array([_end_class(line) for line in lines], dtype=np.int64)
    begins = np.array([_begin_class(line) for line in lines], dtype=np.int64)
    return ends, begins


def _end_class(line: str) -> int:
    bare = line.rstrip(" \"'»”’)]–—-\n")
    last = bare[-1:] if bare else ""
    return {".": 1, "?": 2, "!": 3, ":": 4, ";": 4, ",": 4, "…": 1}.get(last, 0)


def _begin_class(line: str) -> int:
    first = line.lstrip()[:1]
    if first in "\"'«„“‘–—-":
        return 1 if first else 0
    return 2 if first.isdigit() else 3 if first.islower() else 0


def passage_shapes(longest: int) -> tuple[tuple[int, int], ...]:
    """Return the shapes (lines of A, lines of B) of passages with at most *longest* lines a side."""
    sides = range(1, longest + 1)
    return tuple((a, b) for a in sides for b in sides if a + b <= LONGEST)


def _shape_name(a: int, b: int) -> str:
    low, high = min(a, b), max(a, b)
    name = f"shape_{low}_{min(high, 4)}"
    return name if name in SHAPE_NAMES else "shape_more"


def passage_features(
    band: Band, shared: Shared, sides: tuple[Side, Side], shapes: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, Floats]]:
    """
    Yield, for each shape, its position in *shapes* and its features: one row for each of `NAMES`, one column a cell.

    The passage of a cell ends at the cell's line of A and line of B. Features of passages that begin before a text
    are meaningless: the dynamic program never takes them.
    """
    row, column = band.cells()
    a_side, b_side = sides
    ratio = np.log((b_side.letters.sum() + 1) / (a_side.letters.sum() + 1))
    sums = [np.concatenate(([0.0], np.cumsum(part))) for part in (a_side.words, b_side.words)]
    letters = [np.concatenate(([0.0], np.cumsum(part))) for part in (a_side.letters, b_side.letters)]
    marks = [np.concatenate((np.zeros((3, 1)), np.cumsum(side.marks, axis=1)), axis=1) for side in sides]
    end_same = _same(a_side.ends[row], b_side.ends[column])
    above = np.zeros((2, len(row)))
    for a in range(1, max(shape[0] for shape in shapes) + 1):
        at, inside = _above(band, row, column, a - 1)
        above += np.where(inside, np.stack((shared.nats[at], shared.count[at])), 0)
        total = np.zeros_like(above)
        for b in range(1, max(shape[1] for shape in shapes) + 1):
            inside = column - b + 1 >= band.low[row]
            total += np.where(inside, above[:, np.maximum(np.arange(len(row)) - b + 1, 0)], 0)
            if (a, b) not in shapes:
                continue
            from_a, from_b = np.maximum(row - a + 1, 0), np.maximum(column - b + 1, 0)
            x = np.maximum(sums[0][row + 1] - sums[0][from_a], 1)
            y = np.maximum(sums[1][column + 1] - sums[1][from_b], 1)
            long_a, long_b = letters[0][row + 1] - letters[0][from_a], letters[1][column + 1] - letters[1][from_b]
            features = np.zeros((len(NAMES), len(row)))
            _fill_words(features, total, x, y)
            _fill_lengths(features, long_a, long_b, ratio)
            features[6:8] = end_same
            features[8:10] = _same(a_side.begins[from_a], b_side.begins[from_b])
            count_a = marks[0][:, row + 1] - marks[0][:, from_a]
            count_b = marks[1][:, column + 1] - marks[1][:, from_b]
            features[10:13] = np.minimum(np.abs(count_a - count_b), 3)
            features[NAMES.index(_shape_name(a, b))] = 1
            yield list(shapes).index((a, b)), features


def _fill_words(features: Floats, total: Floats, x: Floats, y: Floats) -> None:
    met = np.minimum(total[1], np.minimum(x, y))
    features[0] = total[0] * met / np.maximum(total[1], 1e-9) / 10
    features[1] = met
    features[2] = -0.5 * met * (np.log(x) + np.log(y))
    features[3] = 0.5 * (x + y) - met


def _fill_lengths(features: Floats, long_a: Floats, long_b: Floats, ratio: float) -> None:
    off = np.log((long_b + 4) / (long_a + 4)) - ratio
    spread = 0.3 * (1 + 3.5 / np.sqrt(np.minimum(long_a, long_b) + 1))
    square = (off / spread) ** 2
    features[4] = np.minimum(square, 9)
    features[5] = np.sqrt(np.maximum(square - 9, 0))


def _same(first: Ints, second: Ints) -> Floats:
    """Return two rows: marked and the same, marked and different."""
    marked = (first > 0) | (second > 0)
    same = first == second
    return np.stack((marked & same, marked & ~same)).astype(float)


def _above(band: Band, row: Ints, column: Ints, step: int) -> tuple[Ints, Bools]:
    """Return the cell *step* lines of A above each cell, and whether the band holds it."""
    up = np.maximum(row - step, 0)
    at = column - band.low[up]
    inside = (row >= step) & (at >= 0) & (at < band.width[up])
    return band.offset[up] + np.where(inside, at, 0), inside


def skip_features(side: Side) -> Floats:
    """Return the features of each line left alone: one row for each of `SKIP_NAMES`."""
    return np.stack((np.ones(len(side.letters)), np.log(side.letters + 1)))
