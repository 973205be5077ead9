"""
The dynamic program of parallel alignment: how likely each step of a monotone path through a band is, and the best path.

States are prefixes (i lines of A, j lines of B); steps are passages of the given shapes, or one line of one side
alone. Rows are worked off one by one, all states and shapes of a row at once. `weigh_steps` is the forward-backward
algorithm of a linear conditional random field; `choose_path` then takes the path with the most expected right steps.

Source: Lafferty et al. 2001 (CRF); Kumar & Byrne 2004 (minimum Bayes risk decoding of alignments).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from crossread.match.bags import Floats, Ints
from crossread.match.band import Band

NOTHING: Final = -1e9
SKIP_A: Final = -1
SKIP_B: Final = -2
Step = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class Lattice:
    """All steps in a band, and where each comes from."""

    band: Band
    shapes: tuple[tuple[int, int], ...]
    starts: Ints  # where the states of each row begin
    base: Ints  # lines of B before the first state of each row
    sources: Ints  # shapes x cells: state before the passage that ends at the cell; the one beyond the last: none

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(self.starts[-1])

    @property
    def ends(self) -> Ints:
        """For each cell, the state after a passage that ends there."""
        row, column = self.band.cells()
        result: Ints = self.starts[row + 1] + column + 1 - self.base[row + 1]
        return result


@dataclass(frozen=True, eq=False)
class Weights:
    """A number for every step of a lattice: a score in nats, or a probability 0-1."""

    passages: Floats  # shapes x cells
    skip_a: Floats  # states: of the step that adds the row's line of A and ends in the state
    skip_b: Floats  # states: of the step that adds the last line of B


def build_lattice(band: Band, shapes: tuple[tuple[int, int], ...]) -> Lattice:
    """Lay out the states of a band and find where each passage comes from."""
    base = np.concatenate(([0], band.low))
    count = np.concatenate((band.width[:1], band.width)) + 1
    starts = np.concatenate(([0], np.cumsum(count)))
    row, column = band.cells()
    sources = np.empty((len(shapes), len(row)), dtype=np.int64)
    for number, (a, b) in enumerate(shapes):
        from_row = np.maximum(row + 1 - a, 0)
        at = column + 1 - b - base[from_row]
        inside = (row + 1 >= a) & (at >= 0) & (at < count[from_row])
        sources[number] = np.where(inside, starts[from_row] + at, starts[-1])
    return Lattice(band, shapes, starts, base, sources)


def spread_skips(lattice: Lattice, line_a: Floats, line_b: Floats) -> tuple[Floats, Floats]:
    """Turn a number for each line alone into one for each state that the line leads to."""
    sizes = np.diff(lattice.starts)
    row = np.repeat(np.arange(len(sizes)), sizes)
    column = np.arange(lattice.states) - lattice.starts[row] + lattice.base[row]
    skip_a = np.where(row > 0, line_a[np.maximum(row - 1, 0)], NOTHING)
    skip_b = np.where(column > 0, line_b[np.clip(column - 1, 0, len(line_b) - 1)], NOTHING)
    return skip_a, skip_b


def _forward(lattice: Lattice, scores: Weights) -> Floats:
    """Return for each state the log of the summed weights of all ways from the beginning."""
    starts, base, offset = lattice.starts, lattice.base, lattice.band.offset
    value = np.full(lattice.states + 1, NOTHING)
    ramp = _ramps(lattice, scores.skip_b)
    value[: starts[1]] = ramp[: starts[1]]
    for row in range(1, len(base)):
        begin, stop = starts[row], starts[row + 1]
        cells = slice(offset[row - 1], offset[row])
        entering = value[lattice.sources[:, cells]] + scores.passages[:, cells]
        top = entering.max(axis=0)
        here = np.full(stop - begin, NOTHING)
        here[1:] = top + np.log(np.exp(entering - top).sum(axis=0))
        above, kept = _above(lattice, row)
        here[:kept] = np.logaddexp(here[:kept], value[above : above + kept] + scores.skip_a[begin : begin + kept])
        value[begin:stop] = np.logaddexp.accumulate(here - ramp[begin:stop]) + ramp[begin:stop]
    return value


def _ramps(lattice: Lattice, skip_b: Floats) -> Floats:
    """Return for each state the sum of `skip_b` from the first state of its row."""
    total = np.cumsum(np.where(skip_b <= NOTHING, 0, skip_b))
    sizes = np.diff(lattice.starts)
    result: Floats = total - np.repeat(total[lattice.starts[:-1]], sizes)
    return result


def _above(lattice: Lattice, row: int) -> tuple[int, int]:
    """Return the state above the first one of *row*, and how many states of the row have one above."""
    shift = int(lattice.base[row] - lattice.base[row - 1])
    begin = int(lattice.starts[row - 1]) + shift
    size = int(lattice.starts[row + 1] - lattice.starts[row])
    return begin, max(0, min(size, int(lattice.starts[row]) - begin))


def _backward(lattice: Lattice, scores: Weights) -> Floats:
    """Return for each state the log of the summed weights of all ways to the end."""
    starts, base, offset = lattice.starts, lattice.base, lattice.band.offset
    value = np.full(lattice.states + 1, NOTHING)
    ramp = _ramps(lattice, scores.skip_b)
    value[lattice.states - 1] = 0
    leaving = np.full((len(lattice.shapes), offset[-1] + 1), NOTHING)
    takes = _takers(lattice)
    shape = np.arange(len(lattice.shapes))[:, None]
    for row in range(len(base) - 1, -1, -1):
        begin, stop = starts[row], starts[row + 1]
        if row < len(base) - 1:
            ways = leaving[shape, takes[:, begin:stop]]
            top = ways.max(axis=0)
            here = top + np.log(np.exp(ways - top).sum(axis=0))
            value[begin:stop] = np.logaddexp(value[begin:stop], here)
        back = ramp[begin:stop]
        value[begin:stop] = np.logaddexp.accumulate((value[begin:stop] + back)[::-1])[::-1] - back
        if row == 0:
            break
        above, kept = _above(lattice, row)
        value[above : above + kept] = np.logaddexp(
            value[above : above + kept], value[begin : begin + kept] + scores.skip_a[begin : begin + kept]
        )
        cells = slice(offset[row - 1], offset[row])
        leaving[:, cells] = value[begin + 1 : stop] + scores.passages[:, cells]
    return value


def _takers(lattice: Lattice) -> Ints:
    """For each shape and state, return the cell at which a passage from there ends (the one beyond the last: none)."""
    cells = lattice.sources.shape[1]
    takes = np.full((len(lattice.shapes), lattice.states + 1), cells, dtype=np.int64)
    np.put_along_axis(takes, lattice.sources, np.broadcast_to(np.arange(cells), lattice.sources.shape), axis=1)
    takes[:, -1] = cells
    return takes


def weigh_steps(lattice: Lattice, scores: Weights) -> tuple[Weights, float]:
    """Return the probability (0-1) of every step, and the log of the sum over all paths."""
    before, after = _forward(lattice, scores), _backward(lattice, scores)
    whole = float(before[lattice.states - 1])
    passages = np.exp(np.minimum(before[lattice.sources] + scores.passages + after[lattice.ends] - whole, 0))
    skip_a = np.zeros(lattice.states)
    for row in range(1, len(lattice.base)):
        begin = lattice.starts[row]
        above, kept = _above(lattice, row)
        here = slice(begin, begin + kept)
        skip_a[here] = np.exp(np.minimum(before[above : above + kept] + scores.skip_a[here] + after[here] - whole, 0))
    skip_b = np.zeros(lattice.states)
    skip_b[1:] = np.exp(np.minimum(before[:-2] + scores.skip_b[1:] + after[1:-1] - whole, 0))
    skip_b[lattice.starts[:-1]] = 0
    return Weights(passages, skip_a, skip_b), whole


def choose_path(lattice: Lattice, gains: Weights) -> list[tuple[Step, tuple[int, int]]]:
    """
    Return the path with the greatest sum of gains.

    Returns:
        Each step in order, (lines of A, lines of B), with where its gain stands: (shape, cell), (-1, state) for a line
        of A alone, (-2, state) for a line of B alone.
    """
    starts, base, offset = lattice.starts, lattice.base, lattice.band.offset
    value = np.full(lattice.states + 1, NOTHING)
    choice = np.full(lattice.states + 1, SKIP_B, dtype=np.int16)
    ramp = _ramps(lattice, gains.skip_b)
    value[: starts[1]] = ramp[: starts[1]]
    for row in range(1, len(base)):
        begin, stop = starts[row], starts[row + 1]
        cells = slice(offset[row - 1], offset[row])
        entering = value[lattice.sources[:, cells]] + gains.passages[:, cells]
        top = entering.argmax(axis=0)
        best, chosen = np.full(stop - begin, NOTHING), np.full(stop - begin, SKIP_A, dtype=np.int16)
        best[1:], chosen[1:] = entering[top, np.arange(len(top))], top
        above, kept = _above(lattice, row)
        alone = value[above : above + kept] + gains.skip_a[begin : begin + kept]
        chosen[:kept] = np.where(alone > best[:kept], SKIP_A, chosen[:kept])
        best[:kept] = np.maximum(best[:kept], alone)
        along = np.maximum.accumulate(best - ramp[begin:stop]) + ramp[begin:stop]
        chosen[along > best + 1e-9] = SKIP_B
        value[begin:stop], choice[begin:stop] = along, chosen
    return _trace(lattice, choice)


def _trace(lattice: Lattice, choice: npt.NDArray[np.int16]) -> list[tuple[Step, tuple[int, int]]]:
    """Walk the choices back from the end."""
    path: list[tuple[Step, tuple[int, int]]] = []
    row, state = len(lattice.base) - 1, lattice.states - 1
    column = int(lattice.base[-1] + lattice.band.width[-1])
    while row or column:
        step = int(choice[state]) if row else SKIP_B
        a, b = {SKIP_A: (1, 0), SKIP_B: (0, 1)}.get(step) or lattice.shapes[step]
        cell = int(lattice.band.offset[row - 1] + column - 1 - lattice.band.low[row - 1]) if step >= 0 else state
        path.append(((tuple(range(row - a, row)), tuple(range(column - b, column))), (step, cell)))
        row, column = row - a, column - b
        state = int(lattice.starts[row] + column - lattice.base[row])
    return path[::-1]
