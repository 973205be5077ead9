"""
Bags of hashed word beginnings of many lines at once, by numpy: what parallel alignment compares.

A word stands for itself by its first letters (`PREFIX`), a number by its digits. Thirty thousand lines take well under
a second, because whole texts are cut and hashed as arrays of code points, not word by word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from crossread.match.spelling import fold_letter

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PREFIX: Final = 5  # letters of a word that count
DIGITS: Final = 9  # of a number that count
TABLE: Final = 0x530  # Latin, Greek, Cyrillic; letters beyond count as they are
_NEWLINE: Final = 10
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, eq=False)
class Entries:
    """Words of the n lines of one text, each word once a line: entry k says that `line[k]` holds `token[k]`."""

    line: Ints
    token: Ints  # number of the word in a vocabulary that both texts share
    words: Floats  # n: words a line, repetitions counted, mean over the versions of the text
    letters: Floats  # n: characters a line, of the text itself

    @property
    def lines(self) -> int:
        """How many lines the text has."""
        return len(self.letters)


def pair_entries(spaces: Sequence[tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]]) -> tuple[Entries, Entries]:
    """
    Hash the words of two texts into one vocabulary.

    Args:
        spaces: What is compared with what, one entry a language: versions of A and versions of B in that language
            (the text itself or translations of it, each a sequence with one string a line). Versions of a side
            count together: a word that any of them has is there. Words of different spaces never meet.

    Returns:
        The entries of A and of B. `letters` are those of the first space's first version.
    """
    sides: tuple[list[Ints], list[Ints]] = ([], [])
    hashes: list[npt.NDArray[np.uint64]] = []
    words: list[Floats] = [np.zeros(1), np.zeros(1)]
    for number, space in enumerate(spaces):
        for side in (0, 1):
            line, token, count = _hash_words([" ".join(parts) for parts in zip(*space[side], strict=True)])
            sides[side].append(line)
            hashes.append(token ^ np.uint64(number + 1))
            words[side] = words[side] + count / len(space[side])
    numbers = np.unique(np.concatenate(hashes), return_inverse=True)[1].astype(np.int64)
    parts = np.split(numbers, np.cumsum([len(part) for part in hashes])[:-1])
    letters = [np.array([len(line) for line in spaces[0][side][0]], dtype=float) for side in (0, 1)]
    a, b = (
        Entries(np.concatenate(sides[side]), np.concatenate(parts[side::2]), words[side], letters[side])
        for side in (0, 1)
    )
    return a, b


def _hash_words(lines: Sequence[str]) -> tuple[Ints, npt.NDArray[np.uint64], Floats]:
    """Return line and hash of each different word beginning of each line, and the words a line."""
    text = "\n".join(line.replace("\n", " ") for line in lines) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    codes = np.where(codes < len(_FOLDED), _FOLDED[np.minimum(codes, len(_FOLDED) - 1)], codes)
    codes = codes[codes > 0]
    inside = np.where(codes < len(_FOLDED), _INSIDE[np.minimum(codes, len(_FOLDED) - 1)], True)
    before = np.concatenate(([False], inside[:-1]))
    begins, ends = np.flatnonzero(inside & ~before), np.flatnonzero(~inside & before)
    owner = (np.cumsum(codes == _NEWLINE) - (codes == _NEWLINE))[begins]
    token = _hash_beginnings(codes, begins, ends)
    words = np.bincount(owner, minlength=len(lines)).astype(float)
    order = np.lexsort((token, owner))
    owner, token = owner[order], token[order]
    fresh = np.ones(len(owner), dtype=bool)
    fresh[1:] = (owner[1:] != owner[:-1]) | (token[1:] != token[:-1])
    return owner[fresh], token[fresh], words


def _hash_beginnings(codes: npt.NDArray[np.uint32], begins: Ints, ends: Ints) -> npt.NDArray[np.uint64]:
    """Hash the first `PREFIX` letters of each word, and of a number all its digits up to `DIGITS`."""
    hashes = np.zeros(len(begins), dtype=np.uint64)
    digits = (codes[begins] >= ord("0")) & (codes[begins] <= ord("9"))
    for offset in range(DIGITS):
        used = (begins + offset < ends) & (digits | (offset < PREFIX))
        letter = codes[np.minimum(begins + offset, len(codes) - 1)].astype(np.uint64)
        mixed = (hashes ^ letter) * _FACTOR + np.uint64(offset + 1)
        hashes = np.where(used, mixed ^ (mixed >> np.uint64(29)), hashes)
    return hashes


def _fold_table() -> npt.NDArray[np.uint32]:
    """Return the folded code of each code below `TABLE`, 0 for what is left out."""
    return np.array([ord(fold_letter(chr(code)) or "\0") for code in range(TABLE)], dtype=np.uint32)


_FOLDED: Final = _fold_table()
_INSIDE: Final = np.array([chr(code).isalnum() for code in range(TABLE)])
