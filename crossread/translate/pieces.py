"""
Text -> pieces and back: what a model reads, made safe.

Article text is hostile: it may hold the marker that SentencePiece uses for a space, names of special tokens, control
characters, stress marks, or one line of 100,000 characters. `clean_text` takes out what no model knows and no reader
sees; `split_pieces` cuts what is longer than a model can take. Nothing here translates.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from crossread.errors import ModelError
from crossread.translate.packages import Package

SPACE: Final = "\u2581"  # SentencePiece's marker of a word's start
SPECIAL: Final = frozenset({"<unk>", "<s>", "</s>", "<pad>", "<blank>", "<blk>"})
UNKNOWN: Final = "<unk>"

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u2581\ud800-\udfff]")
_STRESS: Final = re.compile("(?<=[аеиоуыэюяіїєАЕИОУЫЭЮЯІЇЄ])\u0301")
# Ukrainian has several apostrophes in use, and models have seen the plain one most. News lines with U+02BC in place
# of it, embedded packages: chrF 41.7 -> 41.1.
_APOSTROPHE: Final = re.compile("(?<=[а-яіїєґА-ЯІЇЄҐ])[\u2019\u02bc\u2018`\u00b4\u2032](?=[а-яіїєґА-ЯІЇЄҐ])")
_LONG: Final = re.compile(r"\S{200,}")  # no word, no address: 100,000 letters in a row decode for minutes to nothing
_KEPT: Final = 60  # characters of such a run that are kept
_SPACES: Final = re.compile(r"\s+")
_END_STRONG: Final = frozenset(".!?;:…")
_END_WEAK: Final = frozenset(",)»”\u2014\u2013")


class Pieces(Protocol):
    """Text to the pieces a model knows, and back."""

    def encode(self, text: str) -> list[str]:
        """Return the pieces of *text*."""

    def decode(self, pieces: list[str]) -> str:
        """Return the text of *pieces*."""


def clean_text(text: str) -> str:
    """
    Return *text* as a model should see it: NFC, one line, no control or invisible characters, no stress marks,
    one apostrophe in Cyrillic words.

    A run of 200 characters or more without a space is cut to its first 60.

    >>> clean_text("за\u0301мок\u200b \u2581 <unk>\\n"), clean_text("п\u02bcять")
    ('замок <unk>', "п'ять")
    """
    text = _LONG.sub(lambda match: match.group()[:_KEPT], unicodedata.normalize("NFC", text))
    text = _APOSTROPHE.sub("'", _STRESS.sub("", _INVISIBLE.sub("", text)))
    return _SPACES.sub(" ", _CONTROL.sub(" ", text)).strip()


def neutralise(pieces: Sequence[str]) -> list[str]:
    """Return *pieces* with those that spell a special token replaced by the unknown piece."""
    return [UNKNOWN if piece in SPECIAL else piece for piece in pieces]


def split_pieces(pieces: list[str], limit: int) -> list[list[str]]:
    """
    Cut *pieces* into parts of at most *limit*, where a clause, else a phrase, else a word ends.

    Joined again, the parts are the pieces. A part but the last holds at least a third of *limit*.

    >>> split_pieces(["▁a", ",", "▁b", "▁c"], 3)
    [['▁a', ','], ['▁b', '▁c']]
    """
    parts = []
    start = 0
    while len(pieces) - start > limit:
        cut = _find_cut(pieces, start + max(1, limit // 3), start + limit)
        parts.append(pieces[start:cut])
        start = cut
    return [*parts, pieces[start:]]


def _find_cut(pieces: list[str], low: int, high: int) -> int:
    """Return the best place in low..high to begin the next part."""

    def starts_word(place: int) -> bool:
        # BPE pieces carry no marker of a start, but "@@" at the end of what goes on.
        return pieces[place].startswith(SPACE) or not (
            pieces[place - 1].endswith("@@") or any(piece.startswith(SPACE) for piece in pieces[low:high])
        )

    tests: tuple[Callable[[int], bool], ...] = (
        lambda place: pieces[place - 1][-1:] in _END_STRONG and starts_word(place),
        lambda place: pieces[place - 1][-1:] in _END_WEAK and starts_word(place),
        starts_word,
    )
    for test in tests:
        for place in range(high, low - 1, -1):
            if test(place):
                return place
    return high


@cache
def load_pieces(package: Package) -> Pieces:
    """
    Load the piece model of *package*.

    Raises:
        ModelError: The piece model is missing or broken.
    """
    path = package.pieces_file
    try:
        if path.name == "bpe.model":
            return _BpePieces(path, package.src_lang, package.tgt_lang)
        return _SentencePieces(path)
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelError(
            f"the piece model of {package.label} is broken: {error}", where=str(path), mend="install the package again"
        ) from error


class _SentencePieces:
    """Pieces of a SentencePiece model. Unlike Argos's own, decoding leaves `_` as it is."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor(model_file=str(path))

    def encode(self, text: str) -> list[str]:
        return neutralise(self._processor.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        text: str = self._processor.decode_pieces([piece for piece in pieces if piece not in SPECIAL])
        return text.replace(SPACE, " ").strip()


class _BpePieces:
    """Pieces of older Argos packages: Moses tokens cut by subword-nmt, read by Argos's own code."""

    def __init__(self, path: Path, src_lang: str, tgt_lang: str) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._tokenizer: Any = BPETokenizer(path, src_lang, tgt_lang)
        self._tokenizer.lazy_load()

    def encode(self, text: str) -> list[str]:
        return neutralise(self._tokenizer.encode(text))

    def decode(self, pieces: list[str]) -> str:
        text: str = self._tokenizer.decode([piece for piece in pieces if piece not in SPECIAL])
        return text.strip()
