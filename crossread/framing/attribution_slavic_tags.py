"""
Sources that Ukrainian and Russian headlines tag on, before a colon or after a dash: «Зеленський: «...»», «... – ЗМІ».
"""

from collections.abc import Iterator, Sequence
from typing import Final

from crossread.framing.attribution import Attribution
from crossread.framing.attribution_kinds import source_of
from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.phrases import read_phrase
from crossread.framing.tokens import Token

_TAG_TOKENS: Final = 10  # a source before a colon ends within so many tokens


def by_colon(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """«НАБУ: ...», «Зеленський: «...»»: a source before a colon at the sentence's start."""
    tokens = sentence.tokens
    colon = next((i for i, token in enumerate(tokens[:_TAG_TOKENS]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(tokens) or any(a.source.start < tokens[colon].start for a in found):
        return
    phrase = read_phrase(sentence, 0, colon)
    if phrase is None or phrase.last != colon or sentence.opaque[0]:
        return
    if any(is_preposition(token) for token in tokens[:colon]):
        return
    source = source_of(sentence, phrase, trusted=False)
    if source and source.type == "person" and not _lives(tokens[phrase.head]):
        return  # «В'язниця Лонг-Лартін: ...»
    if source and source.type in ("person", "body", "media", "anonymous") and _names_one(sentence, phrase):
        start, end = sentence.span(0, colon)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end, first=0, last=0
        )


def by_dash(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """«ЗСУ вийшли з міста – Сирський»: a source after the last dash of a headline."""
    tokens = sentence.tokens
    dash = max(
        (i for i, t in enumerate(tokens) if t.text in "–—-" and t.kind == "mark" and not sentence.glued(i)), default=0
    )
    if not dash or len(tokens) - dash > _TAG_TOKENS or tokens[-1].text in ".!?…" or not sentence.has_finite(0, dash):
        return
    phrase = read_phrase(sentence, dash + 1, len(tokens)) if dash + 1 < len(tokens) else None
    if phrase is None or phrase.last != len(tokens) or any(a.source.end > tokens[dash].start for a in found):
        return
    source = source_of(sentence, phrase, trusted=False)
    named = source is not None and (source.type in ("media", "anonymous", "body") or tokens[phrase.last - 1].capital)
    if source is not None and named and not sentence.opaque[dash + 1]:
        start, end = sentence.span(dash, dash + 1)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end,
            first=dash, last=dash + 1,
        )  # fmt: skip


def _lives(token: Token) -> bool:
    """Whether *token* may name somebody: a living being, a name, or a word no dictionary knows."""
    nouns = [reading for reading in token.word.readings if reading.pos == "NOUN"]
    return not nouns or any({"anim", "Surn", "Name"} & reading.marks for reading in nouns)


def _names_one(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a tag names somebody: it has a name or an acronym, or a quotation follows the colon."""
    tokens = sentence.tokens
    follows = tokens[phrase.last + 1]
    return follows.text in '«“„"' or any(
        t.acronym or (t.capital and (i > 0 or {"Surn", "Name"} & {m for r in t.word.readings for m in r.marks}))
        for i, t in enumerate(tokens[: phrase.last])
    )
