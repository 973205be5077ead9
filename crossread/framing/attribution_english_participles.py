"""
English verbs that report in another shape than "X said": participles, passives, second verbs of a clause.

"insisting that", "a letter claiming that", "was quoted by", "no damage was reported", "boarded the tanker and found".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Attribution, Memory, Source, make_attribution
from crossread.framing.attribution_english_complements import complement_of
from crossread.framing.attribution_english_subjects import source_after
from crossread.framing.attribution_english_words import ADVERBS, DETERMINERS, PREPOSITIONS
from crossread.framing.attribution_kinds import source_of
from crossread.framing.attribution_mentions import main_subject
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit

_MODIFIERS: Final = 5  # words between an article and its noun
_HAVING: Final = words("has have had")
_WAS: Final = words("is are was were been being be")
_AGENTS: Final = words("by as to that missing")
_NOT_PASSIVE: Final = words(
    "see hear read recognise recognize find judge decide rule register count post publish put write link learn "
    "identify record list prove know understand offer propose"
)
_TELLERS: Final = words("person body media anonymous document")


def by_gerund(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """ "Zelensky has urged his backers to send more, insisting that": the subject is the main clause's."""
    tokens, at = sentence.tokens, hit.first
    if found or not tokens[at].word.form.endswith("ing") or not at or tokens[at - 1].text != ",":
        return None
    if hit.entry.need in ("none", "source") or complement_of(sentence, hit, *sentence.clause(at)) not in (
        "that",
        "quote",
    ):
        return None
    source = main_subject(sentence)
    return make_attribution(sentence, hit, source, sentence.words_between(at, hit.last)) if source else None


def by_participle(sentence: Sentence, hit: Hit) -> Attribution | None:
    """ "A letter claiming that", "a statement saying": a document, and the participle that tells what stands in it."""
    tokens, at = sentence.tokens, hit.first
    if (
        not tokens[at].word.form.endswith("ing")
        or at < 1
        or hit.entry.need == "none"
        or hit.entry.lemma in ("call", "brief")
    ):
        return None
    first, last = sentence.clause(at)
    absolute = first > 0 and tokens[first - 1].text == ","  # ", organisers putting the number at 60,000"
    written = [
        h
        for h in sentence.hits_of("source")
        if h.last == at and (h.entry.cls == "document" or (absolute and h.first - first <= 1))
    ]
    complement = complement_of(sentence, hit, first, last)
    number = hit.entry.lemma in ("put", "estimate") and any(t.kind == "number" for t in tokens[hit.last : last])
    if not written or not (complement in ("that", "quote") or hit.entry.need == "" or number):
        return None
    start = written[0].first
    while start > 0 and written[0].first - start < _MODIFIERS and not _opens_phrase(sentence, start - 1):
        start -= 1
    start -= start > 0 and tokens[start - 1].word.form in DETERMINERS
    source = source_of(sentence, Phrase(start, at, at - 1))
    return make_attribution(sentence, hit, source, sentence.words_between(at, hit.last)) if source else None


def _opens_phrase(sentence: Sentence, at: int) -> bool:
    """Whether the token cannot belong to the noun phrase that follows."""
    token = sentence.tokens[at]
    known = token.word.form in DETERMINERS | PREPOSITIONS | ADVERBS | {"and", "or", "received", "sent", "issued"}
    return (
        known
        or (token.kind == "mark" and not sentence.glued(at))
        or token.word.form.endswith("ed")
        or sentence.opaque[at]
    )


def by_second(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """ "Officers boarded the tanker and found that": a second verb of a clause whose first verb reports nothing."""
    first, last = sentence.clause(hit.first)
    if (
        any(a.manner == "verb" for a in found)
        or (first and sentence.tokens[first].word.form != "but")
        or hit.entry.need in ("none", "source", "open")
        or not joined(sentence, hit.first, first)
    ):
        return None
    complement = complement_of(sentence, hit, first, last)
    if complement not in ("that", "quote") and not (
        complement == "clause" and (hit.entry.lemma in ("find", "say", "add") or hit.entry.need == "")
    ):
        return None
    if not sentence.tokens[hit.first].word.form.endswith(("ed", "id", "ld", "found", "s")):
        return None
    source = main_subject(sentence)
    return make_attribution(sentence, hit, source, sentence.words_between(hit.first, hit.last)) if source else None


def joined(sentence: Sentence, at: int, first: int) -> bool:
    """Whether "and" or "but" stands before the verb, adverbs and auxiliaries apart: "and has also said"."""
    tokens = sentence.tokens
    while at > first and (tokens[at - 1].word.form in ADVERBS | _HAVING or tokens[at - 1].word.form.endswith("ly")):
        at -= 1
    return at > 0 and tokens[at - 1].word.form in ("and", "but", "then")


def by_passive(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    """ "This was reported by Reuters": the agent of a verb that tells, not of one that blames or demands."""
    tokens, at = sentence.tokens, hit.first
    by = hit.last < len(tokens) and tokens[hit.last].word.form in ("by", "in") and at > 0
    read = hit.entry.lemma in ("see", "hear", "read")  # only media tell that they have seen it
    if not by or (hit.entry.lemma in _NOT_PASSIVE and not read) or hit.entry.need == "none":
        return None
    back = at - 1
    while back > 0 and (tokens[back].word.form.endswith("ly") or tokens[back].word.form in ADVERBS):
        back -= 1
    passive = tokens[back].word.form in _WAS
    form = tokens[at].word.form
    reported = form in ("reported", "claimed", "alleged", "disputed", "denied") and tokens[hit.last].word.form == "by"
    reported = reported or (form in ("seen", "heard") and tokens[back].word.form in (",", "and", "been"))
    if not (passive or reported) or tokens[at].word.form.endswith("ing"):
        return None
    source = source_after(sentence, hit.last + 1, memory)
    if source and read and source.type != "media":
        return None
    if source and not passive and (source.type == "document" or (form == "reported" and source.type != "media")):
        return None  # ", first reported by Delfi,", "the 600 claimed by the opposition"
    told = ("document", "media") if tokens[hit.last].word.form == "in" else tuple(_TELLERS)
    if source is None or source.type not in told or source.pronoun:
        return None
    return make_attribution(sentence, hit, source, " ".join(t.text for t in tokens[hit.first : hit.last]))


def by_first(sentence: Sentence, hit: Hit) -> Attribution | None:
    """ "Reuters was the first to report the merger": an infinitive whose subject is the clause's."""
    tokens, at = sentence.tokens, hit.first
    forms = [token.word.form for token in tokens[max(0, at - 4) : at]]
    if forms[1:] not in (["the", "first", "to"], ["among", "first", "to"]) or forms[0] not in _WAS:
        return None
    source = main_subject(sentence) if sentence.clause(at)[0] == 0 else None
    if source is None or source.type not in ("media", "body", "person") or hit.entry.need in ("none", "source"):
        return None
    return make_attribution(sentence, hit, source, sentence.words_between(at, hit.last))


def agentless(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "No damage was reported": a passive report whose source is missing; another one of the sentence may give it."""
    tokens = sentence.tokens
    if any(a.manner != "verb" or sentence.clause(a.first)[0] > 0 for a in found):
        return
    for hit in sentence.hits_of("reporting"):
        at = hit.first
        after = tokens[hit.last].word.form if hit.last < len(tokens) else ""
        passive = at > 0 and tokens[at - 1].word.form in ("was", "were", "been")
        if passive and tokens[at].word.form == "reported" and not sentence.opaque[at] and after not in _AGENTS:
            yield impersonal(sentence, Hit(at - 1, hit.last, hit.entry))


def impersonal(sentence: Sentence, hit: Hit) -> Attribution:
    """ "It was announced", "are said to": a source that is missing (B8)."""
    start, end = sentence.span(hit.first, hit.last)
    last = hit.last - (sentence.tokens[hit.last - 1].word.form == "to")
    end = sentence.span(hit.first, last)[1]
    source = Source(start=start, end=end, type="none", name="", pronoun=True)
    words_ = " ".join(token.text for token in sentence.tokens[hit.first : last])
    return replace(make_attribution(sentence, hit, source, words_), verb_end=end)
