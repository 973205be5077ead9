"""
The bookkeeping of one sweep over many texts: parts of texts out in batches, hypotheses of whole texts back.

Long texts are cut into parts, parts sorted by length and packed by a budget of padded pieces, so that little is
wasted on padding. Does not decode.
"""

from collections.abc import Sequence
from typing import Any, Final

from crossread.translate.pieces import Pieces, split_pieces

SPLIT_AT: Final = 160  # source pieces a part; models know 250-500 positions and do badly near the end

Outcome = tuple[int, tuple[str, ...]]  # index of the text, its hypotheses, best first


class Sweep:
    """The bookkeeping of one sweep: parts of texts out, hypotheses of whole texts back."""

    def __init__(self, pieces: Pieces, encoded: Sequence[list[str]], prefix: str) -> None:
        self._pieces = pieces
        self._prefix = prefix
        self.parts: list[list[str]] = []
        self._owner: list[tuple[int, int]] = []  # part -> (text, position in the text)
        self._open: list[dict[int, tuple[str, ...]]] = [{} for _ in encoded]
        self._sizes: list[int] = []
        self._finished: list[Outcome] = []
        self._whole: list[tuple[int, Any]] = []  # (text, result) of texts of one part
        for text, all_pieces in enumerate(encoded):
            parts = split_pieces(all_pieces, SPLIT_AT) if all_pieces else []
            self._owner += [(text, position) for position in range(len(parts))]
            self._sizes.append(len(parts))
            self.parts += parts
            if not parts:
                self._finished.append((text, ("",)))

    def batches(self, budget: int) -> list[list[int]]:
        """Return part indices, longest first, in batches of at most *budget* padded pieces."""
        order = sorted(range(len(self.parts)), key=lambda part: (-len(self.parts[part]), part))
        batches: list[list[int]] = []
        for part in order:
            if batches and (len(batches[-1]) + 1) * len(self.parts[batches[-1][0]]) <= budget:
                batches[-1].append(part)
            else:
                batches.append([part])
        return batches

    def store(self, batch: Sequence[int], results: Sequence[Any]) -> None:
        """Take the engine's results of the parts in *batch*."""
        for part, result in zip(batch, results, strict=True):
            text, position = self._owner[part]
            self._open[text][position] = tuple(self._decode(hypothesis) for hypothesis in result.hypotheses)
            if self._sizes[text] == 1:
                self._whole.append((text, result))
            if len(self._open[text]) == self._sizes[text]:
                self._finished.append((text, self._join(text)))

    def take_finished(self) -> list[Outcome]:
        """Return the texts finished since the last call."""
        finished, self._finished = self._finished, []
        return finished

    def take_whole(self) -> list[tuple[int, Any]]:
        """Return the engine's results of texts of one part, since the last call."""
        whole, self._whole = self._whole, []
        return whole

    def _decode(self, hypothesis: list[str]) -> str:
        """Return the text of a hypothesis, without the prefix it was made to begin with."""
        return self._pieces.decode(hypothesis[1:] if self._prefix and hypothesis[:1] == [self._prefix] else hypothesis)

    def _join(self, text: int) -> tuple[str, ...]:
        parts = [self._open[text][position] for position in range(self._sizes[text])]
        self._open[text] = {}
        ranks = range(min(len(part) for part in parts))
        joined = (" ".join(part[rank] for part in parts if part[rank]) for rank in ranks)
        return tuple(dict.fromkeys(joined))  # two hypotheses may read the same
