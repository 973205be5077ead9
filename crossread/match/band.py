"""
Where a parallel alignment may run: a coarse path over blocks of lines, refined by lines that choose each other.

    blocks    both texts cut into at most `GRID` blocks; what blocks share, in one small grid; its best monotone path
    chain     within the strip around that path, pairs of lines that are each other's best; their heaviest chain
    band      whole stretches between links of the chain where they are small, else a diagonal strip

All later work lies in the band, cell by cell in one flat array, so time and memory follow the length of the texts.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from crossread.match.bags import Entries, Floats, Ints

GRID: Final = 600  # blocks a side
LEAST_BLOCK: Final = 4  # lines
RARE: Final = 40  # blocks of one side a word may stand in to count between blocks
COMMON: Final = 0.01  # share of a text's words from which a word says nothing
STRIP: Final = 2  # blocks to either side of the coarse path
MARGIN: Final = 5  # lines the band is wider than the chain says
FULL: Final = 8.0  # lines: a stretch between links whose sides' product over their sum is below it is searched whole
SLACK: Final = 0.15  # of the longer side of a longer stretch: half the width of its band


@dataclass(frozen=True, eq=False)
class Band:
    """For each line of A the stretch `low[i]` to `low[i] + width[i]` of B; its cells begin at `offset[i]`."""

    low: Ints
    width: Ints
    offset: Ints  # one more than lines of A; the last is the number of cells

    def cells(self) -> tuple[Ints, Ints]:
        """Return the line of A and the line of B of each cell."""
        row = np.repeat(np.arange(len(self.low)), self.width)
        return row, np.arange(len(row)) - self.offset[row] + self.low[row]


@dataclass(frozen=True, eq=False)
class Shared:
    """What the lines of two texts share, cell by cell of a band."""

    nats: Floats  # how telling the shared words are together
    count: Floats  # how many they are
    words_a: Floats  # words of each line of A that tell something at all
    words_b: Floats


def find_band(a: Entries, b: Entries) -> Band:
    """Return the band for two texts of at least one line each."""
    strip = _coarse_band(a, b)
    return _refine(strip, share_words(a, b, strip), b.lines)


def word_nats(a: Entries, b: Entries) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Return for each word how rare it is (nats, mean of both texts) and whether it tells anything."""
    size = int(max(a.token.max(initial=0), b.token.max(initial=0))) + 1
    part_a = (np.bincount(a.token, minlength=size) + 0.5) / max(1, len(a.token))
    part_b = (np.bincount(b.token, minlength=size) + 0.5) / max(1, len(b.token))
    return -0.5 * (np.log(part_a) + np.log(part_b)), np.maximum(part_a, part_b) <= COMMON


def share_words(a: Entries, b: Entries, band: Band) -> Shared:
    """Add up, over postings, what each cell of the band shares."""
    nats, telling = word_nats(a, b)
    chosen = telling[a.token]
    line, token = a.line[chosen], a.token[chosen]
    keys = np.sort(b.token * b.lines + b.line)
    first = token * b.lines + band.low[line]
    at, source = _expand(np.searchsorted(keys, first), np.searchsorted(keys, first + band.width[line]))
    column = keys[at] - token[source] * b.lines
    cell = band.offset[line[source]] + column - band.low[line[source]]
    cells = int(band.offset[-1])
    return Shared(
        np.bincount(cell, weights=nats[token[source]], minlength=cells).astype(float),
        np.bincount(cell, minlength=cells).astype(float),
        np.bincount(line, minlength=a.lines).astype(float),
        np.bincount(b.line[telling[b.token]], minlength=b.lines).astype(float),
    )


def _expand(start: Ints, stop: Ints) -> tuple[Ints, Ints]:
    """Return the numbers of all ranges one after another, and for each the range it came from."""
    times = stop - start
    source = np.repeat(np.arange(len(start)), times)
    return np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times) + start[source], source


def _coarse_band(a: Entries, b: Entries) -> Band:
    """Return the strip around the best monotone path over the grid of blocks."""
    size = max(LEAST_BLOCK, -(-max(a.lines, b.lines) // GRID))
    rows, columns = -(-a.lines // size), -(-b.lines // size)
    path = _coarse_path(_compare_blocks(a, b, size, rows, columns))
    low, high = np.full(rows, columns), np.full(rows, -1)
    for row, column in path:
        near = slice(max(0, row - STRIP), row + STRIP + 1)
        low[near] = np.minimum(low[near], column - STRIP)
        high[near] = np.maximum(high[near], column + STRIP)
    block = np.arange(a.lines) // size
    return _make_band(low[block] * size, (high[block] + 1) * size - 1, b.lines)


def _compare_blocks(a: Entries, b: Entries, size: int, rows: int, columns: int) -> Floats:
    """Return how alike blocks are, 0-1, one row a block of A."""
    nats, telling = word_nats(a, b)
    vocabulary = len(nats)
    key_a = np.unique((a.line // size) * vocabulary + a.token)
    key_b = np.unique((b.token * columns) + b.line // size)
    block_a, token_a = key_a // vocabulary, key_a % vocabulary
    token_b, block_b = key_b // columns, key_b % columns
    weight = np.where(telling, nats, 0) ** 2
    often = np.bincount(token_b, minlength=vocabulary)
    chosen = telling[token_a] & (often[token_a] <= RARE)
    norm_a = np.bincount(block_a[chosen], weights=weight[token_a[chosen]], minlength=rows)
    norm_b = np.bincount(block_b, weights=weight[token_b], minlength=columns)
    block_a, token_a = block_a[chosen], token_a[chosen]
    start, stop = np.searchsorted(token_b, token_a), np.searchsorted(token_b, token_a, side="right")
    at, source = _expand(start, stop)
    cell = block_a[source] * columns + block_b[at]
    grid = np.bincount(cell, weights=weight[token_a[source]], minlength=rows * columns).reshape(rows, columns)
    result: Floats = grid / np.sqrt(np.maximum(norm_a[:, None] * norm_b[None, :], 1e-9))
    return result


def _coarse_path(grid: Floats) -> list[tuple[int, int]]:
    """Return the monotone path over a grid that gathers the most above what a cell shares by chance."""
    rows, columns = grid.shape
    gain = grid - (grid.mean() + grid.std())
    value = np.empty_like(gain)
    for row in range(rows):
        running = np.cumsum(gain[row])
        if row == 0:
            value[0] = running
            continue
        above = np.maximum(value[row - 1], np.concatenate(([-np.inf], value[row - 1, :-1])))
        enter = above - np.concatenate(([0.0], running[:-1]))
        value[row] = running + np.maximum.accumulate(enter)
    row, column = rows - 1, columns - 1
    path = [(row, column)]
    while row or column:
        steps = [(row - 1, column - 1), (row - 1, column), (row, column - 1)]
        row, column = max((step for step in steps if min(step) >= 0), key=lambda step: float(value[step]))
        path.append((row, column))
    return path[::-1]


def _refine(strip: Band, shared: Shared, lines_b: int) -> Band:
    """Return the narrower band around the heaviest chain of lines that choose each other."""
    row, column = strip.cells()
    alike = shared.nats / np.sqrt((shared.words_a[row] + 4) * (shared.words_b[column] + 4))
    best_row = np.zeros(len(strip.low))
    best_column = np.zeros(lines_b)
    np.maximum.at(best_row, row, alike)
    np.maximum.at(best_column, column, alike)
    mutual = (shared.count >= 2) & (alike >= best_row[row]) & (alike >= best_column[column])
    chain = _chain(row[mutual], column[mutual], alike[mutual])
    return _widen(chain, strip, lines_b)


def _chain(row: Ints, column: Ints, weight: Floats) -> list[tuple[int, int]]:
    """Return the heaviest strictly rising chain of pairs sorted by row, then column: O(n log n)."""
    tails: list[int] = []  # columns at which a chain may end, rising; the sum of weights rises with them
    sums: list[float] = []
    nodes: list[int] = []  # the last pair of each
    parent = [-1] * len(row)
    rows, columns, weights = row.tolist(), column.tolist(), weight.tolist()
    # within a row by falling column, so that two of one row cannot follow each other
    for node in sorted(range(len(rows)), key=lambda node: (rows[node], -columns[node])):
        at = bisect_left(tails, columns[node])
        parent[node] = nodes[at - 1] if at else -1
        _enter(tails, sums, nodes, columns[node], weights[node] + (sums[at - 1] if at else 0.0), node)
    chain = []
    node = nodes[-1] if nodes else -1
    while node >= 0:
        chain.append((rows[node], columns[node]))
        node = parent[node]
    return chain[::-1]


def _enter(tails: list[int], sums: list[float], nodes: list[int], column: int, total: float, node: int) -> None:
    """Enter a chain that ends at *column* unless an earlier end is as heavy; drop the ends that it beats."""
    at = bisect_left(tails, column + 1)
    if at and sums[at - 1] >= total:
        return
    if at and tails[at - 1] == column:
        at -= 1
    stop = at
    while stop < len(tails) and sums[stop] <= total:
        stop += 1
    tails[at:stop], sums[at:stop], nodes[at:stop] = [column], [total], [node]


def _widen(chain: list[tuple[int, int]], strip: Band, lines_b: int) -> Band:
    """Lay the band around the chain, inside the strip."""
    lines_a = len(strip.low)
    low, high = np.full(lines_a, lines_b), np.full(lines_a, -1)
    points = [(-1, -1), *chain, (lines_a, lines_b)]
    for (row, column), (next_row, next_column) in pairwise(points):
        start, stop = max(row, 0), min(next_row, lines_a - 1) + 1
        tall, wide = next_row - row, next_column - column
        if tall * wide <= FULL * (tall + wide):
            low[start:stop] = np.minimum(low[start:stop], column - MARGIN)
            high[start:stop] = np.maximum(high[start:stop], next_column + MARGIN)
            continue
        centre = column + (np.arange(start, stop) - row) * wide / tall
        half = SLACK * max(tall, wide) + wide / tall + MARGIN
        low[start:stop] = np.minimum(low[start:stop], np.maximum(centre - half, column - MARGIN).astype(np.int64))
        high[start:stop] = np.maximum(
            high[start:stop], np.minimum(centre + half, next_column + MARGIN).astype(np.int64)
        )
    last = strip.low + strip.width - 1
    return _make_band(np.maximum(low, strip.low), np.minimum(high, last), lines_b)


def _make_band(low: Ints, high: Ints, lines_b: int) -> Band:
    """Make stretches that rise from 0 to the last line of B and leave no gap between rows."""
    low, high = np.clip(low, 0, lines_b - 1), np.clip(high, 0, lines_b - 1)
    low[0], high[-1] = 0, lines_b - 1
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum(np.maximum.accumulate(high), low)
    high[:-1] = np.maximum(high[:-1], low[1:])
    width = high - low + 1
    return Band(low, width, np.concatenate(([0], np.cumsum(width))))
