"""
How the body stands to the headline (G2, G3): which of its sentences tell the title's claim, and which tells it best.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.framing.certainty import certainty_of
from crossread.framing.stopwords import STOP_WORDS
from crossread.framing.tokens import Token, tokenise
from crossread.framing.view import ArticleView, StoryView
from crossread.framing.voice_parts import Clause
from crossread.records import Segment, Signal

SUPPORT: Final = 0.3  # share of the headline's words a body sentence must hold to count as telling it (G3)
BEST: Final = 2  # points from which a sentence tells the headline's own claim
_NUMBER: Final = 4  # points of a number that fits
_VERB: Final = 4  # ... of the title's verb
_WIDE: Final = 1.5  # an open bound reaches so many times its value
_MIN_WORD: Final = 4  # letters of a word that counts for support
_STEM: Final = 5  # letters at the beginning of an English word that tell it
_FAR: Final = frozenset({"ukrai-", "russi-", "ameri-"})
_LONG: Final = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What the body has for a title."""

    share: float | None  # 0-1: share of the title's words in the nearest sentence, 0.9 within a fact; None: too little
    sentences: tuple[int, ...]  # indices of all sentences that tell it, or are akin where none does
    best: int | None  # the sentence that tells it best
    denial: int | None  # ... of those that deny something

    @property
    def is_own(self) -> bool:
        """Whether the sentences hold the title's words, or there is too little text to ask for them."""
        return self.share is None or self.share >= SUPPORT

    def told_by(self, *, asks: bool) -> float | None:
        """The support, 0-1, that the report shows: a question, or a title told in other words, is not unsupported."""
        if self.share is None or not (asks or self.sentences):
            return self.share
        return max(self.share, SUPPORT)


def find_support(view: StoryView, article: ArticleView, title: Segment, clause: Clause) -> Support:
    """
    Return how well the body supports the title, 0-1, and the body sentences that tell it (G3).

    Facts that hold the title and a body sentence support it wholly; else the share of the title's words (by lemma) in
    the body sentence that holds most of them. The best sentence is the one with most points: words, names, concepts,
    translated words, the verb and numbers that it has in common with the title's main claim, one for a common fact
    and one for the lead; the first of equals.
    """
    told = {
        index
        for fact in view.facts
        for indices in (view.sentences(fact, article.id),)
        if title.index in indices
        for index in indices
        if index != title.index
    }
    wanted = _lemmas(tokenise(title.text, title.lang))
    body = {index: article.segments[index] for index, position in article.positions.items() if position}
    tokens = {index: tokenise(segment.text, segment.lang) for index, segment in body.items()}
    lemmas = {index: _lemmas(found) for index, found in tokens.items()}
    shares = {index: len(wanted & held) / max(1, len(wanted)) for index, held in lemmas.items()}
    if not shares or not wanted:
        return Support(share=None, sentences=tuple(sorted(told)), best=min(told, default=None), denial=None)
    top = max(shares.values())
    close = {index for index, share in shares.items() if share >= max(SUPPORT, top - 0.1)}
    points = _points(article, title, clause, tokens, lemmas, told)
    if not told and not close and article.has_enough_text:
        most = max(points.values())
        close = {index for index, count in points.items() if count == most} if most else set()
    return Support(
        share=None if not article.has_enough_text else max(top, 0.9) if told else round(top, 4),
        sentences=tuple(sorted(told | close)),
        best=_first(points, points, BEST),
        denial=_first(points, [i for i in points if certainty_of(article.signals_at(i)) == 0], 1),
    )


def _first(points: Mapping[int, int], among: Mapping[int, int] | list[int], least: int) -> int | None:
    """The sentence with most points, at least *least*; the first of equals."""
    best = max(sorted(among), key=lambda index: points[index], default=None)
    return best if best is not None and points[best] >= least else None


def _points(
    article: ArticleView,
    title: Segment,
    clause: Clause,
    tokens: Mapping[int, Sequence[Token]],
    lemmas: Mapping[int, frozenset[str]],
    told: set[int],
) -> dict[int, int]:
    """How much each body sentence has in common with the main claim of the title; a mere fact or place is nothing."""
    end = _claim_end(title, clause)
    claim = replace(title, text=title.text[: end - title.start], end=end)
    words = tokenise(claim.text, claim.lang)
    wanted, verb, names = _lemmas(words), _verb_keys(clause, title.lang), _names(article, claim, words)
    signs = names | _beginnings(article, claim, cut=end < title.end)
    numbers = [signal for signal in article.signals_at(title.index, "F1") if signal.start < end]
    stop = STOP_WORDS[title.lang]
    found = {}
    for index, held in lemmas.items():
        segment = article.segments[index]
        named = _names(article, segment, tokens[index])
        common = len(((wanted | signs) & (held | named | _beginnings(article, segment))) - stop)
        common += _NUMBER * any(_fits(a, b) for a in numbers for b in article.signals_at(index, "F1"))
        common += len(names & named)
        common += _VERB * any(verb & _plain(t.word.keys) for t in tokens[index])
        found[index] = common + (index in told) + (article.positions[index] == 1) if common else 0
    return found


def _claim_end(title: Segment, clause: Clause) -> int:
    """Where the claim that the title is built on ends: «Росія закрила транзит: стоять 1500 вагонів»."""
    part = _PARTS.search(title.text, max(0, clause.verb_end - title.start)) if clause.verb_end >= 0 else None
    return title.start + part.start() if part else title.end


_PARTS: Final = re.compile(r"[:;?!]\s|\s[–—]\s")


def _verb_keys(clause: Clause, lang: str) -> frozenset[str]:
    """The dictionary forms of a clause's verb, without helpers."""
    tokens = [token for token in tokenise(clause.verb, lang) if token.kind == "word"]
    return _plain(tokens[-1].word.keys) if tokens and len(tokens[-1].text) >= _MIN_WORD else frozenset()


def _plain(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key.removesuffix("/P") for key in keys)


def _fits(a: Signal, b: Signal) -> bool:
    """Whether two numbers may be one: «понад двісті будинків», «214 дворів»."""
    if a.label and b.label and a.label[:_STEM] != b.label[:_STEM]:
        return False
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return min(low, least) > 2 and low <= most and least <= high


def _bounds(signal: Signal) -> tuple[float, float]:
    """The interval of a number; an open bound reaches a little further."""
    low, high = signal.get("low"), signal.get("high")
    most = float(high) if isinstance(high, int | float) else None
    least = float(low) if isinstance(low, int | float) else (most or 0.0) / _WIDE
    return least, least * _WIDE if most is None else most


def _beginnings(article: ArticleView, segment: Segment, *, cut: bool = False) -> frozenset[str]:
    """Beginnings of long words in translation, which is *cut* as the text is; far countries tell nothing."""
    words = article.translations[segment.index].lower()
    part = _PARTS.search(words) if cut else None
    return frozenset(word[:_STEM] + "-" for word in _LONG.findall(words[: part.start()] if part else words)) - _FAR


def _names(article: ArticleView, segment: Segment, tokens: Sequence[Token]) -> frozenset[str]:
    """Words with a capital inside the sentence, numbers as they stand, and concepts: a second point each."""
    found = {t.word.keys[0] for i, t in enumerate(tokens) if t.kind == "number" or (i and t.capital)}
    return frozenset(found | {s.label for s in article.signals_at(segment.index, "D1") if s.start < segment.end})


def _lemmas(tokens: Sequence[Token]) -> frozenset[str]:
    """Content words by their first lemma; numbers as they stand."""
    return frozenset(
        token.word.keys[0]
        for token in tokens
        if (token.kind == "word" and len(token.text) >= _MIN_WORD) or token.kind == "number"
    )
