"""
Who a sentence is about, and as what: the person its first clause has for its subject, to whom a later "she said" may
go back, the office a name is introduced with, and what kind of thing bears a name («авіакомпанія Ryanair»).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from crossread.findings import SourceType
from crossread.framing.attribution import Attribution, Memory, Source
from crossread.framing.attribution_english_subjects import head_of
from crossread.framing.attribution_english_words import ADVERBS
from crossread.framing.attribution_gender import english_gender
from crossread.framing.attribution_kinds import source_of
from crossread.framing.clauses import Phrase, Sentence, is_finite
from crossread.framing.lemmas import fold, words
from crossread.framing.phrases import find_phrases, matches_verb, read_phrase


def main_person(sentence: Sentence) -> Source | None:
    """Return the person who is the subject of the sentence's first clause: by name, or in Ukrainian or Russian one."""
    source = main_subject(sentence)
    if source is None or source.type != "person":
        return None
    named = any(word[:1].isupper() for word in source.name.split())
    if sentence.lang == "en" and source.name.endswith("s") and " " not in source.name and not source.gender:
        return None  # "Scuffles broke out": the capital is the sentence's
    one = sentence.lang != "en" and source.number == "sing" and bool(source.gender)
    return source if named or one else None


def main_subject(sentence: Sentence) -> Source | None:
    """Return who the subject of the sentence's first clause is, when it can speak."""
    if not sentence.tokens or sentence.opaque[0]:
        return None
    phrase = _english(sentence) if sentence.lang == "en" else _slavic(sentence)
    return source_of(sentence, phrase, trusted=False, case="nomn") if phrase else None


def _english(sentence: Sentence) -> Phrase | None:
    first, last = sentence.clause(0)
    end = next((i for i in range(first + 1, last) if is_finite(sentence.tokens[i], "en")), last)
    while end > first + 1 and sentence.tokens[end - 1].word.form in ADVERBS:
        end -= 1
    if end == first or not sentence.tokens[first].capital:
        return None
    return Phrase(first, end, head_of(sentence, first, end))


def _slavic(sentence: Sentence) -> Phrase | None:
    first, last = sentence.clause(0)
    if "GRND" in sentence.tokens[0].word.pos and last + 1 < len(sentence.tokens):
        first, last = sentence.clause(last + 1)  # «Виголошуючи промову, Трамп був ...»
    verb = next((i for i in range(first, last) if is_finite(sentence.tokens[i], sentence.lang)), None)
    if verb is None:
        return next(find_phrases(sentence, first, last), None)
    for phrase in find_phrases(sentence, first, last):
        if matches_verb(phrase, sentence.tokens[verb], sentence.tokens):
            return phrase
    return None


def settle(
    sentence: Sentence, found: Sequence[Attribution], memory: Memory, kinds: Mapping[str, SourceType]
) -> tuple[Attribution, ...]:
    """
    Name the sources of *sentence* by what the article said before of who holds an office and what bears a name.

    Args:
        sentence: The sentence; the people it introduces are noted in *memory*.
        found: Its attributions.
        memory: The article's.
        kinds: From `kinds_of_names`, of the whole article.
    """
    settled = tuple(replace(a, source=_of_kind(memory.by_role(memory.by_part(a.source)), kinds)) for a in found)
    for source in (*_introduced(sentence), *(a.source for a in settled)):
        memory.introduce(source)
    memory.turn(_names_in(sentence))
    return settled


def _names_in(sentence: Sentence) -> Iterable[str]:
    """The words of personal names that a sentence mentions outside its quotations."""
    for i, token in enumerate(sentence.tokens):
        if sentence.opaque[i] or not token.capital or token.kind != "word":
            continue
        marks = {mark for reading in token.word.readings for mark in reading.marks}
        given = english_gender([token]) if sentence.lang == "en" else "Name" in marks or ("Surn" in marks and i > 0)
        if given and token.word.form not in _TITLES and "Geox" not in marks:
            yield token.text


_TITLES: Final = words("mr mrs ms miss sir lord lady")


def _of_kind(source: Source, kinds: Mapping[str, SourceType]) -> Source:
    kind = kinds.get(fold(source.name.strip(_QUOTES))) if source.type in ("body", "media") else None
    return replace(source, type=kind) if kind else source


_QUOTES: Final = "«»“”„\"'"


def _introduced(sentence: Sentence) -> Iterable[Source]:
    """The people whom a sentence names with their office, in any case: «президента США Дональда Трампа»."""
    for hit in sentence.hits_of("source"):
        if hit.entry.cls != "person" or sentence.opaque[hit.first]:
            continue
        _, last = sentence.clause(hit.first)
        phrase = _with_name(sentence, hit.first, last)
        source = source_of(sentence, phrase, trusted=False) if phrase else None
        if source is not None and source.named:
            yield source


def _with_name(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The phrase from token *first* on, with the name behind it."""
    if sentence.lang != "en":
        joiner = next((i for i in range(first, last) if sentence.tokens[i].word.form in _AND), last)
        return read_phrase(sentence, first, joiner, nominative=False)
    end = first + 1
    while end < last and sentence.tokens[end].capital:
        end += 1
    return Phrase(first, end, end - 1) if end > first + 1 else None


_AND: Final = words("і й та и")


def kinds_of_names(sentences: Sequence[Sentence]) -> Mapping[str, SourceType]:
    """
    Say what the names of an article are where a noun before them tells: «авіакомпанія Ryanair», «телеканал «Дощ»».

    Returns:
        body or media by the folded name without its marks; names that are introduced as both are left out.
    """
    found: dict[str, set[SourceType]] = {}
    for sentence in sentences:
        for hit in sentence.hits_of("source"):
            if (
                hit.entry.cls in ("body", "media")
                and hit.entry.note != "name"
                and (name := _name_after(sentence, hit.last))
            ):
                found.setdefault(name, set()).add(hit.entry.cls)  # type: ignore[arg-type] # both are SourceType's
    return {name: kinds.pop() for name, kinds in found.items() if len(kinds) == 1}


def _name_after(sentence: Sentence, at: int) -> str:
    """The foreign name or the title in quotes that stands at token *at*, folded; "" when none does."""
    tokens = sentence.tokens
    if sentence.lang == "en" or at >= len(tokens) or (at > 1 and tokens[at - 1].capital):
        return ""
    quote = next((q for q in sentence.quotes if q.start == tokens[at].start and sentence.is_title_like(q)), None)
    if quote is not None:
        inside = [i for i, token in enumerate(tokens) if quote.inner_start <= token.start < quote.inner_end]
        return fold(sentence.words_between(inside[0], inside[-1] + 1))
    end = at
    while end < len(tokens) and tokens[end].text[0].isascii() and tokens[end].capital:
        end += 1
    return fold(sentence.words_between(at, end)) if end > at else ""
