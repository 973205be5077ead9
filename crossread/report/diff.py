"""
Word-level differences of two texts in one language, by rapidfuzz's opcodes.

A diff of unlike sentences is noise, so texts that share too little give none, and single shared words between changes
are drawn into the change.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from crossread.findings import QuoteDrift
from crossread.report.escape import join_lines, shorten

if TYPE_CHECKING:
    from crossread.report.layout import Layout
from crossread.report.rows import Outlet

MIN_SIMILARITY: Final = 0.35  # 0-1, of the words; below it two headlines are simply two sentences
MIN_SHARED: Final = 0.4  # 0-1, of the words of the longer text, once the diff is tidied
MAX_PAIRS: Final = 6  # diffs a report shows, the most alike first
MAX_WIDTH: Final = 200  # characters of a headline that are compared
_ISLAND: Final = 1  # shared words between two changes that are too few to be worth showing as shared

Kind = Literal["equal", "delete", "insert"]
Pieces = tuple[tuple[Kind, str], ...]


def diff_words(a: str, b: str) -> Pieces:
    """
    Return what to take out of *a* and put in to make it *b*, word by word.

    Compares words without regard to case and closing punctuation, and shows them as written in *b*.

    Returns:
        (kind, words) in reading order; deletions stand before insertions. Empty when the texts share too little.

    Source: rapidfuzz `Levenshtein.opcodes`.

    >>> diff_words("Drones hit a depot", "Drones hit a fertiliser store")
    (('equal', 'Drones hit a'), ('delete', 'depot'), ('insert', 'fertiliser store'))
    """
    from rapidfuzz.distance import Indel, Levenshtein

    left, right = join_lines(a).split(), join_lines(b).split()
    keys = [_key(word) for word in left], [_key(word) for word in right]
    if not left or not right or Indel.normalized_similarity(*keys) < MIN_SIMILARITY:
        return ()
    runs: list[tuple[list[str], list[str], list[str]]] = []  # (equal, deleted, inserted)
    for code in Levenshtein.opcodes(*keys):
        old, new = left[code.src_start : code.src_end], right[code.dest_start : code.dest_end]
        if code.tag == "equal":
            if runs and any(runs[-1][1:]) and len(new) <= _ISLAND and code.dest_end < len(right):
                runs[-1][1].extend(old)
                runs[-1][2].extend(new)
            else:
                runs.append((list(new), [], []))
        elif runs:
            runs[-1][1].extend(old)
            runs[-1][2].extend(new)
        else:
            runs.append(([], list(old), list(new)))
    shared = sum(len(equal) for equal, _, _ in runs)
    return tuple(_pieces(runs)) if shared >= MIN_SHARED * max(len(left), len(right)) else ()


def _pieces(runs: list[tuple[list[str], list[str], list[str]]]) -> Iterator[tuple[Kind, str]]:
    kinds: tuple[Kind, ...] = ("equal", "delete", "insert")
    for run in runs:
        for kind, words in zip(kinds, run, strict=True):
            if words:
                yield kind, " ".join(words)


def _key(word: str) -> str:
    return word.casefold().strip(".,;:!?«»“”\"'()") or word


def diff_drift(drift: QuoteDrift, layout: "Layout") -> Pieces:
    """Compare the two versions of a speaker's words; empty when they are in two languages or share too little."""
    a, b = (layout.sentence(side) for side in (drift.a, drift.b))
    if a.lang != b.lang:
        return ()
    return diff_words(shorten(drift.a.text, MAX_WIDTH), shorten(drift.b.text, MAX_WIDTH))


def diff_headlines(layout: "Layout") -> "list[tuple[Outlet, Outlet, Pieces]]":
    """
    Compare the headlines of a story pair by pair, each with those in its own language.

    Of two languages, a difference would be mostly the machine translation's.

    Returns:
        At most `MAX_PAIRS` pairs whose headlines share enough words, by the order of the outlets.
    """
    titles = [(outlet, outlet.title) for outlet in layout.outlets if outlet.title]
    found = [
        (a, b, diff_words(shorten(left.original, MAX_WIDTH), shorten(right.original, MAX_WIDTH)))
        for (a, left), (b, right) in combinations(titles, 2)
        if left.lang == right.lang
    ]
    return [entry for entry in found if any(kind != "equal" for kind, _ in entry[2])][:MAX_PAIRS]
