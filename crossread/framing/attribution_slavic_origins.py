"""
Where it was learned, in Ukrainian and Russian: «з примітки випливає, що», «узнало от источника», «цитує медсестру».
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Attribution, Memory, Source, make_attribution
from crossread.framing.attribution_kinds import source_of
from crossread.framing.attribution_slavic_verbs import opens_clause
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Entry, Hit
from crossread.framing.phrases import read_phrase

_CITING: Final = words("цитувати процитувати цитировать процитировать")
_FOLLOWING: Final = words("випливати слідувати следовать вытекать явствовать")
LEARNING: Final = words("дізнатися довідатися узнать")
_OUT_OF: Final = frozenset({"з", "із", "зі", "из", "изо"})
_FROM: Final = frozenset({"від", "од", "от"})
_FOLLOWS: Final = {
    lang: Entry(kind="reporting", lang=lang, lemma=lemma, cls="neutral", note="follows from a document")
    for lang, lemma in (("uk", "випливати"), ("ru", "следовать"))
}


BECOMING_KNOWN: Final = frozenset({"=стало =відомо", "=стало =известно"})


def none_at(start: int, end: int) -> Source:
    """The source that is missing, on the verb's own words."""
    return Source(start=start, end=end, type="none", name="", pronoun=True)


def learned_from(sentence: Sentence, first: int, last: int) -> Source | None:
    """Whom something became known from, between tokens *first* and *last*: «стало известно от очевидцев»."""
    where = next((i for i in range(first, last) if sentence.tokens[i].word.form in _FROM), last)
    return _from_origin(sentence, where, last, follows=False)


def cited_source(sentence: Sentence, hit: Hit, memory: Memory) -> Iterator[Attribution]:
    """«Радіо цитує медсестру»: whose words a medium cites."""
    if hit.entry.lemma not in _CITING or hit.last >= len(sentence.tokens) or sentence.border(hit.last):
        return
    phrase = read_phrase(sentence, hit.last, sentence.clause(hit.last)[1], nominative=False)
    if phrase is None or not sentence.tokens[phrase.head].word.cases & {"accs", ""}:
        return
    source = source_of(sentence, phrase, trusted=False, case="accs")
    if source and source.type in ("person", "body", "anonymous"):
        memory.add(source)
        yield make_attribution(sentence, hit, source, "")


def by_origin(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    """«З примітки випливає, що», «как следует из выписки», «узнало от источника»: where it was learned."""
    for i, token in enumerate(sentence.tokens):
        keys = set(token.word.keys)
        follows = bool(keys & _FOLLOWING)
        if sentence.opaque[i] or not token.word.finite or not (follows or keys & LEARNING):
            continue
        first, last = sentence.clause(i)
        start = _before_aside(sentence, first) if follows and first == i else first
        where = next((at for at in range(start, last) if _is_origin(sentence, at, follows=follows)), last)
        source = _from_origin(sentence, where, last, follows=follows)
        as_ = sentence.tokens[first].word.form in ("як", "как")
        if source is None or (follows and (source.type == "person" or not (as_ or opens_clause(sentence, last)))):
            continue
        memory.add(source)
        told = follows and not as_
        at = i if told else where
        yield make_attribution(sentence, Hit(at, at + 1, _FOLLOWS[sentence.lang]), source, token.text if told else "")


def _before_aside(sentence: Sentence, first: int) -> int:
    """Where «Из переписки, попавшей в СМИ, следует» begins: what a participle says between commas is passed."""
    if first < _ASIDE or sentence.tokens[first - 1].text != ",":
        return first
    start, end = sentence.clause(first - 2)
    if start < _ASIDE or sentence.tokens[start - 1].text != "," or sentence.has_finite(start, end):
        return first
    return sentence.clause(start - 2)[0] if "PRTF" in sentence.tokens[start].word.pos else first


_ASIDE: Final = 2  # tokens before a clause that follows another one: a word and its comma


def _is_origin(sentence: Sentence, at: int, *, follows: bool) -> bool:
    return sentence.tokens[at].word.form in (_OUT_OF if follows else _FROM)


def _from_origin(sentence: Sentence, where: int, last: int, *, follows: bool) -> Source | None:
    """The source that the preposition at *where* governs; what something *follows* from is a document, if no other."""
    phrase = read_phrase(sentence, where + 1, last, nominative=False) if where + 1 < last else None
    if phrase is None or "gent" not in sentence.tokens[phrase.head].word.cases:
        return None
    source = source_of(sentence, phrase, trusted=False, case="gent")
    if source is None and follows and (written := source_of(sentence, phrase, case="gent")):
        return replace(written, type="document")  # «из расшифровки следует»
    return source
