"""
Put words where a model's attention says they belong, and let it go on from there.

A translation that lacks a term, a name or a number has, as a rule, something else in its place, and the decoder's
attention shows where: the pieces it wrote while it looked at the term's pieces. The translation is decoded again with
everything before that place, and the wanted words, as a given beginning. The rest of the sentence then fits them.
Words the model never looked at are not placed. Nothing is pasted into a finished sentence.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from crossread.translate.pieces import SPACE, Pieces, clean_text
from crossread.translate.wanted import Wanted

MAX_PIECES: Final = 160  # of a source; a longer one was decoded in parts
LOOKS: Final = 0.35  # share of a target piece's attention on the term from which on it counts as written for it
_ARTICLES: Final = frozenset({"the", "a", "an", "of", "in", "at", "by", "to", "for", "on", "and", "with", "from"})

Vocabulary = frozenset[str]
Attended = tuple[list[str], list[list[float]]]  # the best hypothesis, and its attention: target x source pieces
Decode = Callable[[list[list[str]], list[list[str]]], list[Attended]]  # sources, given beginnings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """One term still to be placed."""

    span: range  # its source pieces
    target: list[str]  # the pieces to write
    wanted: Wanted


@dataclass(slots=True, kw_only=True)
class _Draft:
    """One text on its way: the beginning settled so far, and what is still to be placed."""

    source: list[str]
    pending: list[_Pending]
    beginning: list[str] = field(default_factory=list)
    hypothesis: list[str] = field(default_factory=list)
    changed: bool = False  # has a new beginning, to be decoded

    def place_next(self, result: Attended, pieces: Pieces) -> None:
        """Put the first of the terms into the beginning; give up those that are there, or have no place."""
        self.hypothesis, attention = result
        text = pieces.decode(self.hypothesis)
        places = []
        for term in self.pending:
            place = _find_place(self.hypothesis, attention, term.span, len(self.beginning))
            if place is not None and not term.wanted.is_in(text):
                places.append((place, term))
        self.changed = bool(places)
        if places:
            place, chosen = min(places, key=lambda found: found[0])
            self.beginning = self.hypothesis[:place] + chosen.target
            self.pending = [term for _, term in places if term is not chosen]


def place_words(
    requests: Sequence[tuple[str, Sequence[Wanted]]],
    first: Sequence[Attended | None],
    pieces: Pieces,
    vocabulary: Vocabulary,
    decode: Decode,
) -> list[str]:
    """
    Return the translation of each text with as much of what is wanted as can be placed.

    Args:
        requests: Texts, each with what its translation lacks, in places of the clean text.
        first: What the engine made of each without a given beginning; None where that is not known any more.
        pieces: The model's pieces.
        vocabulary: The target pieces the model can write.
        decode: Decodes with given beginnings.

    Returns:
        Translations, same order and length; "" where nothing could be placed.
    """
    drafts = [_start(clean_text(text), wanted, pieces, vocabulary) for text, wanted in requests]
    unknown = [draft for draft, known in zip(drafts, first, strict=True) if draft.pending and known is None]
    for draft, known in zip(drafts, first, strict=True):
        if draft.pending and known is not None:
            draft.place_next(known, pieces)
    _take(unknown, pieces, decode)
    while active := [draft for draft in drafts if draft.changed]:
        _take(active, pieces, decode)  # ends: each round places or gives up at least one term of each draft
    made = [pieces.decode(draft.hypothesis) if draft.beginning else "" for draft in drafts]
    return [_begin_like(text, translation) for (text, _), translation in zip(requests, made, strict=True)]


def _begin_like(source: str, translation: str) -> str:
    """Return *translation* with a capital where *source* begins with one: a word placed first has none."""
    return translation[:1].upper() + translation[1:] if source[:1].isupper() else translation


def _take(drafts: Sequence[_Draft], pieces: Pieces, decode: Decode) -> None:
    """Decode *drafts* from their beginnings and place what is next in each."""
    if drafts:
        results = decode([draft.source for draft in drafts], [draft.beginning for draft in drafts])
        for draft, result in zip(drafts, results, strict=True):
            draft.place_next(result, pieces)


def _start(text: str, wanted: Sequence[Wanted], pieces: Pieces, vocabulary: Vocabulary) -> _Draft:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    encoded = [pieces.encode(text[start:end]) for start, end in words]
    source = [piece for word in encoded for piece in word]
    if source != pieces.encode(text) or len(source) > MAX_PIECES:
        return _Draft(source=[], pending=[])  # pieces that reach over words, or too many of them
    pending = []
    for want in wanted:
        target = _spell(pieces.encode(want.words), vocabulary)
        span = _span(want, words, encoded)
        if target and span:
            pending.append(_Pending(span=span, target=target, wanted=want))
    return _Draft(source=source, pending=pending)


def _span(want: Wanted, words: Sequence[tuple[int, int]], encoded: Sequence[list[str]]) -> range:
    """Return the source pieces of the words that *want* stands in, without punctuation at both ends."""
    inside = [number for number, (start, end) in enumerate(words) if start < want.end and end > want.start]
    if not inside:
        return range(0)
    first = sum(len(word) for word in encoded[: inside[0]])
    pieces = [piece for number in inside for piece in encoded[number]]
    letters = [number for number, piece in enumerate(pieces) if any(map(str.isalnum, piece))]
    return range(first + letters[0], first + letters[-1] + 1) if letters else range(0)


def _spell(target: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return *target* with pieces the model cannot write cut into letters; nothing if it lacks a letter."""
    spelt: list[str] = []
    for piece in target:
        spelt += [piece] if piece in vocabulary else list(piece)
    return spelt if vocabulary.issuperset(spelt) else []


def _find_place(hypothesis: Sequence[str], attention: Sequence[Sequence[float]], span: range, first: int) -> int | None:
    """Return where the longest run of pieces that look at *span* begins, at a word's start, from *first* on."""
    offset = len(hypothesis) - len(attention)
    best, best_weight = None, 0.0
    start, weight = None, 0.0
    for place in range(first, len(hypothesis) + 1):
        share = _share(attention, place - offset, span) if offset <= place < len(hypothesis) else 0.0
        if share >= LOOKS:
            start = place if start is None else start
            weight += share
            continue
        if start is not None and weight > best_weight:
            best, best_weight = start, weight
        start, weight = None, 0.0
    if best is None:
        return None
    if hypothesis[best].removeprefix(SPACE).lower() in _ARTICLES and best_weight > 1:
        best += 1  # the article stays before the words
    while best > first and not hypothesis[best].startswith(SPACE):
        best -= 1
    return best


def _share(attention: Sequence[Sequence[float]], place: int, span: range) -> float:
    row = attention[place]
    return sum(row[piece] for piece in span) / (sum(row) or 1.0)
