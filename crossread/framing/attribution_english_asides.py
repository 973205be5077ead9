"""
Where the subject of an English reporting verb stands: before it, behind it, or parted from it by asides in commas.

"Peskov, the spokesman, said", "Sato, 74, who lost his house in the quake, said", "..., said the mayor".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Memory, Source
from crossread.framing.attribution_english_subjects import (
    AUXILIARIES,
    RELATIVE,
    head_of,
    named_source,
    source_after,
    subject_before,
)
from crossread.framing.attribution_english_words import ADVERBS, PREPOSITIONS
from crossread.framing.attribution_gender import english_gender
from crossread.framing.attribution_kinds import source_of
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token


def find_source(sentence: Sentence, hit: Hit, first: int, memory: Memory, complement: str) -> Source | None:
    """Find who the subject of the reporting verb of *hit* is; None when none stands in the sentence."""
    tokens = sentence.tokens
    before = subject_before(sentence, first, hit.first)
    if before:
        return named_source(sentence, *before, memory)
    opens = verb_group(sentence, first, hit.first) == first
    if (stressed := _stressed(sentence, hit, first, memory)) is not None:
        return stressed
    relative = first > 1 and tokens[first].word.form in ("which", "who")
    if relative and verb_group(sentence, first + 1, hit.first) == first + 1:
        return None if hit.entry.lemma in _WISHES else _behind_comma(sentence, first, memory)
    comma = opens and first > 1 and tokens[first - 1].text == ","
    if comma and (parted := _parted(sentence, first, memory)):
        return parted
    inverted = hit.first == first > 0 and (complement in ("quote", "parenthetical") or comma)
    if inverted and hit.entry.lemma != "tell" and (source := source_behind(sentence, hit.last, memory)):
        return source
    if hit.first > 0 and tokens[hit.first - 1].word.form == "as":
        return source_behind(sentence, hit.last, memory)
    return None


def _stressed(sentence: Sentence, hit: Hit, first: int, memory: Memory) -> Source | None:
    """Who "it was" sets apart from its verb: "it was the mayor's office, not the police, that first announced"."""
    tokens = sentence.tokens
    if [token.word.form for token in tokens[:2]] not in (["it", "was"], ["it", "is"]):
        return None
    link = verb_group(sentence, first, hit.first) - 1
    if link <= _COPULA or tokens[link].word.form not in ("that", "who", "which"):
        return None
    last = next(i for i in range(_COPULA, link + 1) if tokens[i].text == "," or i == link)
    return named_source(sentence, _COPULA, last, memory, trusted=False) if last > _COPULA else None


_COPULA: Final = 2  # tokens of "it was"
_WISHES: Final = words("ask request demand")  # ", who asked that her name be left out,"


def _behind_comma(sentence: Sentence, relative: int, memory: Memory) -> Source | None:
    """Who a relative clause behind a comma belongs to: "according to the United Nations, which called"."""
    if sentence.tokens[relative - 1].text != ",":
        return None
    first, last = sentence.clause(relative - 2)
    whole = first if not sentence.has_finite(first, last) else last  # "The Post, which first reported it, said"
    start = max(
        (i + 1 for i in range(first, last) if sentence.tokens[i].word.form in ("to", "by", "from")), default=whole
    )
    return named_source(sentence, start, last, memory, trusted=False) if start < last else None


def verb_group(sentence: Sentence, first: int, verb: int) -> int:
    """The first token of a verb with its adverbs and auxiliaries: "has flatly denied"."""
    tokens = sentence.tokens
    helpers = ADVERBS | {"has", "have", "had"}
    while verb > first and (tokens[verb - 1].word.form in helpers or tokens[verb - 1].word.form.endswith("ly")):
        verb -= 1
    return verb


def _by_apposition(sentence: Sentence, start: int, source: Source | None) -> Source | None:
    """
    Say more of a source by the aside in commas that begins at token *start*.

    A role is called by its name ("the foreign minister, Peter Szijjarto,"); a name that may be anybody's is the name
    of what the aside says it is: "Petrobras, the oil company,", "Ofwat, which regulates".
    """
    if source is None or start >= len(sentence.tokens):
        return source
    _, last = sentence.clause(start)
    inside = sentence.tokens[start:last]
    if source.type == "body" and _speaks_for(sentence, source):
        source = replace(source, type="person") if _is_full_name(inside) else source
    if source.type != "person":
        return source
    if _is_full_name(inside):
        gender = english_gender(inside) or source.gender
        return replace(source, end=inside[-1].end, name=sentence.words_between(start, last), gender=gender)
    single = " " not in sentence.words_between(*_tokens_of(sentence, source)) and source.name[:1].isupper()
    if not single or source.pronoun:
        return source
    if inside[0].word.form == "which":
        return replace(source, type="body")
    if inside[0].word.form not in ("a", "an", "the", "one"):
        return source
    told = source_of(sentence, Phrase(start, last, head_of(sentence, start, last)), trusted=False)
    return replace(source, type=told.type) if told and told.type in ("body", "media") else source


def _is_full_name(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are a personal name by their capitals: "Dmitry Peskov"."""
    return 1 < len(tokens) < _NAME and all(token.capital and token.kind == "word" for token in tokens)


def _speaks_for(sentence: Sentence, source: Source) -> bool:
    """Whether a source is one who speaks for a body: with a name behind it a person, "the Kremlin's spokesman"."""
    first, last = _tokens_of(sentence, source)
    return sentence.tokens[head_of(sentence, first, last)].word.form.startswith(("spokes", "representative"))


_NAME: Final = 5  # tokens of a personal name, one more than it may have


def _tokens_of(sentence: Sentence, source: Source) -> tuple[int, int]:
    """The tokens that a source covers."""
    inside = [i for i, token in enumerate(sentence.tokens) if source.start <= token.start < source.end]
    return inside[0], inside[-1] + 1


def source_behind(sentence: Sentence, start: int, memory: Memory, *, trusted: bool = True) -> Source | None:
    """Read the source that follows "according to" or an inverted verb, and the aside in commas behind it."""
    source = source_after(sentence, start, memory, trusted=trusted)
    if source is None:
        return None
    _, last = _tokens_of(sentence, source)
    comma = last + 1 < len(sentence.tokens) and sentence.tokens[last].text == ","
    return _by_apposition(sentence, last + 1, source) if comma else source


def _parted(sentence: Sentence, first: int, memory: Memory) -> Source | None:
    """Who is parted from the verb by asides in commas: "Peskov, the spokesman, said", "Sato, 74, who fled, said"."""
    tokens = sentence.tokens
    start, _ = sentence.clause(first - 2)
    if start < 2 or tokens[start - 1].text != ",":
        return None
    opening = tokens[start].word.form
    relative = opening in RELATIVE
    copied = any(token.word.form in ("which", "whom") for token in tokens[start : start + 5])
    plain = not any(token.word.form in AUXILIARIES for token in tokens[start : first - 1])
    if not (relative or copied or plain or opening in _ASIDES or opening.endswith("ing")):
        return None
    behind = _host_end(sentence, start - 1)
    begin, end = sentence.clause(behind - 1)
    found = subject_before(sentence, begin, end)
    if found is None:
        return None
    if opening == "who" and _asked(sentence, start, first):
        found = found[0], first - 1
    return _by_apposition(sentence, behind + 1, named_source(sentence, *found, memory))


def _host_end(sentence: Sentence, comma: int) -> int:
    """The comma behind the noun that a row of asides belongs to, back from the *comma* before the last of them."""
    tokens = sentence.tokens
    while True:
        begin, end = sentence.clause(comma - 1)
        parted = begin > 1 and tokens[begin - 1].text == "," and not sentence.opaque[begin - 2]
        first = tokens[begin]
        named = parted and tokens[begin - 2].capital and first.word.form in ("a", "an", "the", "one")
        aside = first.word.form in _OPENERS or _is_participial(sentence, begin)
        aged = all(token.kind == "number" for token in tokens[begin:end])
        if not parted or not (named or aside or aged):
            return comma
        comma = begin - 1


def _is_participial(sentence: Sentence, at: int) -> bool:
    """Whether a participle opens the aside: "standing in for the president", "flanked by two generals"."""
    token, behind = sentence.tokens[at], sentence.tokens[at + 1]
    form = token.word.form
    return not token.capital and (
        (form.endswith("ing") and len(form) > _ING) or (form.endswith("ed") and behind.word.form in PREPOSITIONS)
    )


_ING: Final = 5  # letters of "being", which opens no aside by itself
_OPENERS: Final = words("who whose which himself herself itself aged with like unlike despite")
_ASIDES: Final = words(
    "asked told pressed quoted contacted reached questioned interviewed briefed himself herself itself"
)


def _asked(sentence: Sentence, start: int, last: int) -> bool:
    """Whether the relative clause tells that the source stays unnamed; then it belongs to the source."""
    return any(
        start <= hit.first < last and hit.entry.cls == "anonymous" and " " in hit.entry.lemma
        for hit in sentence.hits_of("source")
    )
