"""Parallel texts aligned in one order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.match import align_parallel
from crossread.match.bags import pair_entries
from crossread.match.band import find_band

STARTS = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
TOKENS = [one + two + end for one in STARTS for two in STARTS for end in "nrs"]


def make_lines(count: int, seed: int = 0) -> list[str]:
    """Make lines of random words, most of which stand in one line."""
    rng = random.Random(seed)
    return [" ".join(rng.choices(TOKENS, k=rng.randint(6, 14))).capitalize() + "." for _ in range(count)]


@settings(max_examples=25, deadline=None)
@given(
    a=st.lists(st.text(max_size=30), max_size=8),
    b=st.lists(st.text(max_size=30), max_size=8),
)
def test_every_line_stands_in_exactly_one_step_in_order(a: list[str], b: list[str]) -> None:
    steps = align_parallel(a, b)
    assert [line for step in steps for line in step.a] == list(range(len(a)))
    assert [line for step in steps for line in step.b] == list(range(len(b)))
    assert all(step.a or step.b for step in steps)
    assert all(0 <= step.probability <= 1 for step in steps)


def test_a_text_is_aligned_with_itself_line_by_line() -> None:
    lines = make_lines(60)
    assert [(step.a, step.b) for step in align_parallel(lines, lines)] == [((n,), (n,)) for n in range(60)]


def test_merged_inserted_and_deleted_lines_are_found() -> None:
    lines = make_lines(30)
    extra = make_lines(1, seed=7)
    other = [*lines[:5], f"{lines[5]} {lines[6]}", *lines[7:15], *extra, *lines[15:20], *lines[21:]]
    steps = {(step.a, step.b) for step in align_parallel(lines, other)}
    assert ((5, 6), (5,)) in steps
    assert ((), (14,)) in steps
    assert ((20,), ()) in steps


def test_translations_of_either_side_stand_for_it() -> None:
    lines = make_lines(20)
    foreign = [f"Zz{number} qq{number}." for number in range(20)]
    expected = [((n,), (n,)) for n in range(20)]
    assert [(step.a, step.b) for step in align_parallel(foreign, lines, a_in_b=[lines])] == expected
    assert [(step.a, step.b) for step in align_parallel(lines, foreign, b_in_a=[lines])] == expected
    assert [(step.a, step.b) for step in align_parallel(foreign, foreign, pivots=(lines, lines))] == expected


@pytest.mark.parametrize(("a", "b"), [([], []), ([], ["x"]), (["x"], []), (["x"], ["x"])])
def test_empty_and_one_line_texts(a: list[str], b: list[str]) -> None:
    steps = align_parallel(a, b)
    assert sum(len(step.a) for step in steps) == len(a)
    assert sum(len(step.b) for step in steps) == len(b)


def test_a_long_insertion_does_not_lose_the_thread() -> None:
    lines = make_lines(120)
    other = [*lines[:60], *make_lines(80, seed=3), *lines[60:]]
    found = {(step.a, step.b) for step in align_parallel(lines, other)}
    expected = {((n,), (n,)) for n in range(60)} | {((n,), (n + 80,)) for n in range(60, 120)}
    assert len(found & expected) >= 110


def test_the_band_grows_with_the_lines_and_not_with_their_square() -> None:
    cells = []
    for count in (200, 400, 800):
        lines = make_lines(count)
        cells.append(int(find_band(*pair_entries([([lines], [lines])])).offset[-1]))
    assert cells[2] < 2.5 * cells[1] < 6.25 * cells[0]
