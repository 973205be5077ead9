"""
Attribution in English: "X said", "said X", "X told reporters", "according to X", "he added", "X was quoted as saying".

Who the subject is, is told by `attribution_english_subjects`; whether a verb reports, by `attribution_english_verbs`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Attribution, Memory, Source, make_attribution, relayed, resolve
from crossread.framing.attribution_english_asides import find_source, source_behind
from crossread.framing.attribution_english_complements import complement_of, is_named_so, orders
from crossread.framing.attribution_english_participles import (
    agentless,
    by_first,
    by_gerund,
    by_participle,
    by_passive,
    by_second,
    impersonal,
    joined,
)
from crossread.framing.attribution_english_subjects import (
    head_of,
    is_reduced,
    source_after,
)
from crossread.framing.attribution_english_verbs import GENERIC_VERBS, is_other_word, is_verb_here, may_show, reports
from crossread.framing.attribution_kinds import source_of
from crossread.framing.attribution_mentions import main_person
from crossread.framing.attribution_open import open_hits
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Entry, Hit

_TAG_TOKENS: Final = 10  # a source before a colon ends within so many tokens
_ACCOUNTS: Final = words(
    "account count estimate estimates reckoning admission calculation calculations tally telling assessment words "
    "version view opinion"
)
_OWN: Final = 9  # tokens within which "by the company's own count" ends
_STORIES: Final = words("report story article claim publication interview post broadcast dispatch")
_CARRIED: Final = words("carried relayed broadcast aired televised published run printed")
_SENSES: Final = words("see hear read")
_REQUESTS: Final = words(
    "lawsuit appeal bid offer request proposal motion plan deal application complaint petition bill amendment "
    "candidacy nomination takeover merger loan visa invitation gift compromise budget draft resolution ultimatum "
    "demand call idea"
)


def attributions(sentence: Sentence, memory: Memory) -> tuple[Attribution, ...]:
    """Find every attribution of an English sentence, in text order; new speakers go into *memory*."""
    found: list[Attribution] = []
    for hit in sentence.hits_of("attribution"):
        if sentence.opaque[hit.first] or hit.last >= len(sentence.tokens):
            continue
        cited = sentence.tokens[hit.first].word.form in ("citing", "relying")
        if cited and hit.first and sentence.tokens[hit.first - 1].word.form == "without":
            continue  # "without citing sources"
        if source := source_behind(sentence, hit.last, memory, trusted=not cited):
            found.append(make_attribution(sentence, hit, source, ""))
            memory.add(source)
    found += [*_by_possessive(sentence, memory), *_by_report(sentence, memory)]
    covered = {
        i
        for i, token in enumerate(sentence.tokens)
        if any(a.first <= i < a.last or a.source.start <= token.start < a.source.end for a in found)
    }
    for hit in (*sentence.hits_of("reporting"), *open_hits(sentence)):
        if covered & set(range(hit.first, hit.last)) or sentence.opaque[hit.first] or is_other_word(sentence, hit):
            continue
        if attribution := (
            _by_verb(sentence, hit, memory)
            or _shared(sentence, hit, found)
            or by_passive(sentence, hit, memory)
            or by_gerund(sentence, hit, found)
            or by_second(sentence, hit, found)
            or by_participle(sentence, hit)
            or by_first(sentence, hit)
        ):
            found.append(relayed(attribution, found))
            memory.add(attribution.source)
            found.extend(_cited(sentence, hit, memory))
    found.extend(agentless(sentence, tuple(found)))
    found.extend(_by_colon(sentence, found))
    found.extend(_by_dash(sentence, found))
    if not found and (person := main_person(sentence)):
        memory.add(person, spoke=False)
    return tuple(sorted(found, key=lambda a: (a.verb_start, a.source.start)))


def _shared(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """A second verb of the same speaker: "rejected the claim and said", "denied it, saying"."""
    tokens = sentence.tokens
    before = [a for a in found if a.manner == "verb" and a.last <= hit.first and a.source.type != "none"]
    if not before or hit.entry.need == "none" or not hit.first:
        return None
    first, last = sentence.clause(hit.first)
    form, previous = tokens[hit.first].word.form, tokens[hit.first - 1].word.form
    complement = complement_of(sentence, hit, first, last)
    plain = hit.entry.need == "" and hit.last < last
    gerund = (
        form.endswith("ing")
        and previous in (",", "while", "when", "before", "after", "by")
        and (plain or complement in ("that", "quote"))
    )
    second = (
        form.endswith(("ed", "s", "id", "ld"))
        and (
            joined(sentence, hit.first, first)
            or (previous == "," and hit.first == first and complement == "that" and not is_reduced(sentence, first))
        )
        and (complement in ("that", "quote", "clause") or plain)
    )
    if not gerund and not second:
        return None
    text = " ".join(token.text for token in tokens[hit.first : hit.last])
    return replace(make_attribution(sentence, hit, before[-1].source, text), shared=True)


def _by_dash(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Troops leave the town – Reuters": a source after the last dash of a headline."""
    tokens = sentence.tokens
    dash = max(
        (i for i, t in enumerate(tokens) if t.text in "–—-" and t.kind == "mark" and not sentence.glued(i)), default=0
    )
    short = 0 < len(tokens) - dash - 1 <= _TAG
    if not dash or not short or tokens[-1].text in ".!?…" or sentence.opaque[dash + 1]:
        return
    if any(a.source.end > tokens[dash].start for a in found) or sentence.has_finite(dash, len(tokens)):
        return
    last = len(tokens)
    source = source_of(sentence, Phrase(dash + 1, last, head_of(sentence, dash + 1, last)), trusted=False)
    known = any(hit.first > dash for hit in sentence.hits_of("source"))
    capitals = all(token.capital for token in tokens[dash + 1 :])
    if source and source.type != "document" and (known or (capitals and source.type == "person")):
        start, end = sentence.span(dash, dash + 1)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end,
            first=dash, last=dash + 1,
        )  # fmt: skip


_TAG: Final = 5  # tokens of a source after the dash of a headline


def _by_colon(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Peskov: no talks planned": a source before a colon at the sentence's start."""
    tokens = sentence.tokens
    colon = next((i for i, token in enumerate(tokens[:_TAG_TOKENS]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(tokens) or any(a.source.start < tokens[colon].start for a in found):
        return
    if sentence.opaque[0] or any(sentence.border(i) for i in range(colon)) or sentence.has_finite(0, colon):
        return
    quoted = tokens[colon + 1].text in "\"“‘'"
    capitals = all(t.capital or t.word.form in ("of", "the", "for", "'s") for t in tokens[:colon])
    source = source_of(sentence, Phrase(0, colon, head_of(sentence, 0, colon)), trusted=quoted)
    if source and source.type in ("person", "body", "media", "anonymous") and (quoted or capitals):
        start, end = sentence.span(0, colon)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end, first=0, last=0
        )


def _by_verb(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    tokens = sentence.tokens
    verb = hit.first
    if not is_verb_here(sentence, hit):
        return None
    first, last = sentence.clause(verb)
    complement = complement_of(sentence, hit, first, last)
    if hit.entry.need == "none":
        return _by_agent(sentence, hit, memory) or impersonal(sentence, hit)
    if hit.entry.need == "clause" and not reports(hit, complement):
        return None
    negated = any(
        t.word.form in ("not", "n't", "n’t", "never", "neither", "nor")
        for t in tokens[max(first, hit.first - 2) : hit.first]
    )
    if negated and hit.entry.cls != "denial":
        return None
    words = " ".join(t.text for t in tokens[hit.first : hit.last])
    source = find_source(sentence, hit, first, memory, complement)
    if source is None:
        return None
    bare = hit.entry.need == "clause" and complement not in ("that", "quote", "parenthetical")
    if bare and hit.entry.lemma in GENERIC_VERBS and not may_show(sentence, hit, source, complement):
        return None
    if hit.entry.lemma == "call" and is_named_so(sentence, hit):
        return None  # "a bun called a snail"
    asked = any(token.word.form == "what" for token in tokens[max(0, first - 1) : verb])
    if hit.entry.lemma.startswith("call") and source.type == "document" and not asked and complement != "quote":
        return None  # "as the old map calls it"
    written = source.type == "document" and complement in (
        "quote",
        "parenthetical",
    )  # ""Nothing has changed," it reads"
    if hit.entry.lemma.startswith("read") and source.type == "document" and not written:
        return None  # "documents read out in court allege"
    if hit.entry.lemma == "give" and source.type != "document":
        return None  # "a nurse, who gave only her first name"
    if hit.entry.lemma == "understand" and source.type != "media":
        return None  # "the BBC understands"
    if hit.entry.lemma == "add" and complement in ("object", "") and not negated:
        return None  # "the dictionary added the word"
    if hit.entry.lemma == "tell" and complement not in ("that", "parenthetical") and orders(sentence, hit.last):
        return None  # "the manual tells staff to smile"
    if hit.entry.lemma in _SENSES and source.type != "media" and complement != "that" and not written:
        return None  # "drivers see a road full of craters"
    if source.type == "body" and hit.entry.lemma == "recall" and complement not in ("that", "quote", "parenthetical"):
        return None  # "recalled 1.3 million air fryers", "recalled its ambassador"
    relative = tokens[verb - 1].word.form in ("who", "that", "which") and verb > first
    if bare and relative and source.type not in ("document", "media") and hit.entry.lemma in GENERIC_VERBS:
        return None  # "officials who report a bribe may keep a tenth"
    if hit.entry.lemma in _SOUNDS and complement not in ("that", "quote", "parenthetical"):
        return None  # "sirens wailed"
    if hit.entry.need == "open" and source.type not in ("person", "media", "anonymous", "body"):
        return None
    if hit.entry.need == "source" and source.type in ("none", "document"):
        return None
    behind = [t for t in tokens[hit.last : hit.last + 6] if not t.word.form.endswith("ing")]  # ", calling them lies"
    if hit.entry.need == "source" and any(_REQUESTS & set(token.word.keys) for token in behind):
        return None  # a court that rejects an appeal denies nothing
    return make_attribution(sentence, hit, source, words, negated=negated)


def _by_agent(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    """ "It is alleged by prosecutors that": an impersonal report that names its source after all."""
    if hit.last >= len(sentence.tokens) or sentence.tokens[hit.last].word.form != "by":
        return None
    source = source_after(sentence, hit.last + 1, memory)
    if source is None or source.pronoun:
        return None
    return make_attribution(sentence, hit, source, sentence.words_between(hit.first, hit.last))


_SOUNDS: Final = words(
    "wail moan groan scream sob whisper shout yell sigh hiss snort whine laugh shrug weep mutter murmur"
)


def _cited(sentence: Sentence, hit: Hit, memory: Memory) -> Iterator[Attribution]:
    """ "Radio X quoted a nurse as saying": whose words a medium cites."""
    if hit.entry.lemma not in ("quote", "cite") or complement_of(sentence, hit, *sentence.clause(hit.first)) != "that":
        return
    source = source_after(sentence, hit.last, memory)
    if source and source.type in ("person", "body", "anonymous", "media", "document"):
        memory.add(source)
        yield make_attribution(sentence, hit, source, "")


def _by_possessive(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    """ "by the company's own count", "by her account"."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.word.form not in ("by", "on", "in") or sentence.opaque[at]:
            continue
        end = next((i for i in range(at + 2, min(at + _OWN, len(tokens))) if tokens[i].word.form in _ACCOUNTS), 0)
        if not end or any(tokens[i].kind == "mark" and not sentence.glued(i) for i in range(at + 1, end)):
            continue
        last = end - (tokens[end - 1].word.form == "own")
        source = _owner(sentence, at + 1, last, memory)
        if source:
            memory.add(source)
            entry = Entry(kind="attribution", lang="en", lemma="by the account of", cls="neutral")
            yield make_attribution(sentence, Hit(at, end + 1, entry), source, "")


def _owner(sentence: Sentence, first: int, last: int, memory: Memory) -> Source | None:
    """Whose account it is: a noun phrase with "'s", or a possessive pronoun."""
    tokens = sentence.tokens
    owner = tokens[last - 1]
    if last - first == 1 and owner.word.form in ("his", "her", "their"):
        return resolve(memory, owner.start, owner.end, types=() if owner.word.form == "their" else ("person",))
    if owner.word.form not in ("'s", "’s", "'", "’") or last - first < 2:
        return None
    return source_of(sentence, Phrase(first, last - 1, last - 2), trusted=False)


def _by_report(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    """ "a report by the Steppe Telegraph": a medium whose story is spoken of."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].word.form not in ("by", "in", "on", "from") or sentence.opaque[at]:
            continue
        story = _STORIES & set(tokens[at - 1].word.keys) and not tokens[at - 1].word.form.endswith("ed")
        carried = tokens[at].word.form in ("by", "on") and tokens[at - 1].word.form in _CARRIED
        if not story and not carried:
            continue
        source = source_after(sentence, at + 1, memory)
        if source and source.type == "media" and not source.pronoun:
            memory.add(source)
            entry = Entry(kind="attribution", lang="en", lemma="report by", cls="neutral")
            yield make_attribution(sentence, Hit(at, at + 1, entry), source, "")
