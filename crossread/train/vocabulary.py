"""
Sentences -> piece ids -> packed arrays.

One SentencePiece model cuts both languages. The target side uses only the pieces that occur there, so that the
softmax is half as wide; what falls outside is spelt out in characters or bytes, never lost as unknown. Ids 0-3 are
padding, start, end and unknown on both sides.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from crossread.errors import InputError, ModelError
from crossread.train.pairs import Pair, ParallelText

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAD: Final = 0
START: Final = 1
END: Final = 2
UNKNOWN: Final = 3
SPECIAL: Final = ("<pad>", "<s>", "</s>", "<unk>")
SPACE: Final = "\u2581"

LONGEST: Final = 200  # pieces of a side; longer pairs are left out
SAMPLE: Final = 800_000  # sentences that SentencePiece learns from, both sides together

_RECIPE: Final[dict[str, Any]] = {
    "model_type": "unigram",
    "hard_vocab_limit": False,  # a small text gives fewer pieces instead of an error
    "character_coverage": 0.9998,
    "byte_fallback": True,
    "split_digits": True,  # numbers are copied digit by digit
    "normalization_rule_name": "nfkc",
    "input_sentence_size": SAMPLE,
    "shuffle_input_sentence": True,
    "max_sentence_length": 2400,  # bytes
    "pad_id": PAD,
    "bos_id": START,
    "eos_id": END,
    "unk_id": UNKNOWN,
    "minloglevel": 2,
}
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The piece model and which of its pieces the target side uses."""

    model: bytes  # of the SentencePiece model
    pieces: tuple[str, ...]  # source id -> piece
    target_ids: tuple[int, ...]  # target id -> source id; begins 0, 1, 2, 3
    processor: Any  # sentencepiece.SentencePieceProcessor of *model*

    @property
    def target_pieces(self) -> tuple[str, ...]:
        """Target id -> piece."""
        return tuple(self.pieces[i] for i in self.target_ids)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PackedPairs:
    """n pairs as ids, end to end: side i of pair k is `side[offsets[k]:offsets[k + 1]]`, without start and end."""

    source: "NDArray[np.uint16]"
    source_offsets: "NDArray[np.int64]"  # n + 1
    target: "NDArray[np.uint16]"
    target_offsets: "NDArray[np.int64]"  # n + 1
    weights: "NDArray[np.float64]"  # n, times a pass
    replayed: "NDArray[np.bool_]"  # n, whether the targets are the start package's own

    def __len__(self) -> int:
        return len(self.weights)


def learn_vocabulary(
    texts: Sequence[ParallelText], size: int, tgt_lang: str, *, threads: int, known: bytes | None = None
) -> Vocabulary:
    """
    Learn a piece model of at most *size* pieces from both sides of *texts*; a small text gives fewer.

    Args:
        texts: What is trained on.
        size: Pieces.
        tgt_lang: English leaves out Cyrillic pieces on its side.
        threads: Cores that SentencePiece uses.
        known: The piece model learnt from the same text before; it is taken as it is.

    Raises:
        InputError: The text is too little for SentencePiece.
    """
    model = known or _learn_pieces(texts, size, threads)
    return _choose_target(model, texts, tgt_lang)


def _learn_pieces(texts: Sequence[ParallelText], size: int, threads: int) -> bytes:
    """Return a SentencePiece model learnt from *texts*."""
    import sentencepiece

    model = io.BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=_sentences(texts), model_writer=model, vocab_size=size, num_threads=threads, **_RECIPE
        )
    except (RuntimeError, OSError) as error:
        raise InputError(
            f"no vocabulary can be learnt: {error}", mend="give more text, or another vocabulary size"
        ) from error
    return model.getvalue()


def _sentences(texts: Sequence[ParallelText]) -> Iterator[str]:
    for text in texts:
        for source, target in text.pairs:
            yield source
            yield target


def _choose_target(model: bytes, texts: Sequence[ParallelText], tgt_lang: str) -> Vocabulary:
    """Keep the pieces seen on the target side, all bytes, and no Cyrillic piece in English."""
    import numpy as np

    processor = load_processor(model)
    counts = np.zeros(processor.get_piece_size(), np.int64)
    total = sum(len(text.pairs) for text in texts)
    for text in texts:
        for ids in processor.encode([target for _, target in text.pairs]):
            np.add.at(counts, ids, 1)
    least = max(1, min(3, total // 10_000), total // 200_000)
    pieces = tuple(processor.id_to_piece(i) for i in range(processor.get_piece_size()))
    kept = [
        i
        for i, piece in enumerate(pieces)
        if i <= UNKNOWN
        or processor.is_byte(i)
        or (counts[i] >= least and not (tgt_lang == "en" and _CYRILLIC.search(piece)))
    ]
    return Vocabulary(model=model, pieces=pieces, target_ids=tuple(kept), processor=processor)


def load_processor(model: bytes) -> Any:
    """Return the SentencePiece processor of *model*. Raises ModelError when it is broken."""
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_proto=model)
    except RuntimeError as error:
        raise ModelError(f"the piece model is broken: {error}") from error


def vocabulary_of(model: bytes, source_pieces: Sequence[str], target_pieces: Sequence[str]) -> Vocabulary:
    """
    Return the vocabulary of an existing package.

    Raises:
        ModelError: The piece lists do not belong to the piece model, or do not begin as crossread's do.
    """
    processor = load_processor(model)
    pieces = tuple(processor.id_to_piece(i) for i in range(processor.get_piece_size()))
    place = {piece: i for i, piece in enumerate(pieces)}
    if tuple(source_pieces) != pieces or any(piece not in place for piece in target_pieces):
        raise ModelError("the vocabularies do not belong to the piece model")
    if tuple(target_pieces[:4]) != SPECIAL or pieces[:4] != SPECIAL:
        raise ModelError(f"the vocabularies do not begin with {' '.join(SPECIAL)}")
    return Vocabulary(
        model=model, pieces=pieces, target_ids=tuple(place[piece] for piece in target_pieces), processor=processor
    )


class TargetEncoder:
    """Cuts target sentences into target ids; pieces the target side lacks are spelt out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._processor = vocabulary.processor
        self._pieces = vocabulary.pieces
        self._place = {piece: i for i, piece in enumerate(vocabulary.target_pieces)}
        self._target_of = {source: i for i, source in enumerate(vocabulary.target_ids)}

    def encode(self, sentences: Iterable[str]) -> list[list[int]]:
        """Return the target ids of each sentence, without start and end."""
        return [
            [target for piece in ids for target in self._ids_of(piece)]
            for ids in self._processor.encode(list(sentences))
        ]

    def _ids_of(self, source_id: int) -> list[int]:
        if source_id in self._target_of:
            return [self._target_of[source_id]]
        return [i for letter in self._pieces[source_id] for i in self._spell(letter)]

    def _spell(self, letter: str) -> list[int]:
        if letter in self._place:
            return [self._place[letter]]
        raw = (" " if letter == SPACE else letter).encode()
        return [self._place.get(f"<0x{byte:02X}>", UNKNOWN) for byte in raw]


def pack_pairs(
    pairs: Sequence[Pair], weights: Sequence[float], vocabulary: Vocabulary, *, replayed: Sequence[bool] = ()
) -> PackedPairs:
    """Encode *pairs* (with as many *weights*); pairs longer than `LONGEST` pieces on a side are left out."""
    import numpy as np

    sources = vocabulary.processor.encode([source for source, _ in pairs])
    targets = TargetEncoder(vocabulary).encode(target for _, target in pairs)
    fits = [k for k in range(len(pairs)) if len(sources[k]) <= LONGEST and len(targets[k]) <= LONGEST]
    source, source_offsets = _join([sources[k] for k in fits])
    target, target_offsets = _join([targets[k] for k in fits])
    return PackedPairs(
        source=source,
        source_offsets=source_offsets,
        target=target,
        target_offsets=target_offsets,
        weights=np.array([weights[k] for k in fits], np.float64),
        replayed=np.array([bool(replayed and replayed[k]) for k in fits], np.bool_),
    )


def _join(rows: Sequence[Sequence[int]]) -> tuple["NDArray[np.uint16]", "NDArray[np.int64]"]:
    import numpy as np

    offsets = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=offsets[1:])
    flat = np.fromiter((i for row in rows for i in row), np.uint16, count=int(offsets[-1]))
    return flat, offsets
