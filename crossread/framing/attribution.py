"""
Who says it (B1-B6, B8): per sentence, each source with its kind, its verb, the verb's class and the relay depth.

This module holds what the languages share: the record, how a source is classified, and the memory that tells who
«він», "it" or «там» is. The grammar is in `attribution_slavic` and `attribution_english`. Sentences that attribute
nothing yield nothing; a reporting verb whose subject cannot be recovered (B8) yields type "none".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from crossread.findings import SourceType, VerbClass
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import inflect_to_nominative, words
from crossread.framing.lexicon import Entry, Hit
from crossread.framing.speakers import nominative_name
from crossread.framing.tokens import Token

Manner = Literal["verb", "preposition", "tag"]

_ANONYMOUS_ENGLISH: Final = frozenset({"a", "an", "one", "another", "unnamed", "some", "two", "three", "several"})
_REMEMBERED: Final = 12  # speakers looked back on


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as it stands in the text: its span, its kind and what agreement can tell of it."""

    start: int
    end: int
    type: SourceType
    name: str  # in the nominative, without titles; "" when it stands for an earlier one that is unknown
    gender: str = ""
    number: str = ""
    pronoun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source of one sentence, with the words that make it one."""

    source: Source
    manner: Manner
    verb: str  # as found; "" for a preposition
    verb_class: VerbClass
    verb_start: int  # span of the verb or, failing that, of the preposition
    verb_end: int
    first: int  # token span of verb or preposition
    last: int
    depth: int = 1  # relays between the reader and the one who knows, 1 or more
    negated: bool = False
    shared: bool = False  # the source is told by another attribution of the sentence


def make_attribution(sentence: Sentence, hit: Hit, source: Source, verb: str, *, negated: bool = False) -> Attribution:
    """Return the attribution that the words of *hit* make, by their verb or, without one, by a preposition."""
    start, end = sentence.span(hit.first, hit.last)
    return Attribution(
        source=source, manner="verb" if verb else "preposition", verb=verb, verb_class=hit.entry.cls,  # type: ignore[arg-type] # the classes of the kind
        verb_start=start, verb_end=end, first=hit.first, last=hit.last, negated=negated,
    )  # fmt: skip


class Memory:
    """The speakers of one article so far, newest last: what pronouns and dropped subjects go back to."""

    def __init__(self) -> None:
        self._seen: list[Source] = []

    def add(self, source: Source) -> None:
        """Take note of a source that was named."""
        if source.name and not source.pronoun and source.type != "none":
            self._seen = [*self._seen[-_REMEMBERED:], source]

    def last(self, *, types: Sequence[SourceType] = (), gender: str = "", number: str = "") -> Source | None:
        """Return the newest source of one of *types* (all, if none given) that can agree, or None."""
        for source in reversed(self._seen):
            if types and source.type not in types:
                continue
            if gender and source.gender and gender != source.gender:
                continue
            if number and source.number and number != source.number:
                continue
            return source
        return None


def resolve(
    memory: Memory, start: int, end: int, *, types: Sequence[SourceType] = (), gender: str = "", number: str = ""
) -> Source:
    """
    Return the source at *start*, *end* that stands for an earlier one of *types* that agrees.

    When none fits, the source has no name, and the type that such a word mostly has: the first of *types*, or person.
    """
    found = memory.last(types=types, gender=gender, number=number)
    if not types and gender == "masc":  # «він», «його» are rarely a ministry
        found = memory.last(types=("person",), gender=gender, number=number) or found
    if found is None:
        return Source(start=start, end=end, type=types[0] if types else "person", name="", pronoun=True)
    return replace(found, start=start, end=end, pronoun=True)


def source_of(sentence: Sentence, phrase: Phrase, *, trusted: bool = True, case: str = "") -> Source | None:
    """
    Say what kind of source a noun phrase names, and how it is called.

    Args:
        sentence: Its sentence.
        phrase: A phrase of it.
        case: The case the construction puts it in ("loct", "gent"), "" for the nominative or unknown.
        trusted: Whether the construction alone shows that it speaks ("said X"); then an unknown noun counts too.

    Returns:
        The source, its span cut to the personal name where a full name stands in the phrase; None when the phrase
        names nothing that can speak.
    """
    hits = [hit for hit in sentence.hits_of("source") if phrase.first <= hit.first and hit.last <= phrase.last]
    names = person_name(sentence, phrase, hits)
    kind = _kind(sentence, phrase, hits, names, trusted=trusted)
    if kind is None:
        return None
    first, last = names if names and kind == "person" and names[1] - names[0] > 1 else (phrase.first, phrase.last)
    start, end = sentence.span(first, last)
    head = sentence.tokens[phrase.head].word
    reading = next(iter(head.nominative or head.readings), None)
    named = names if names and kind == "person" else (first, last)
    return Source(
        start=start,
        end=end,
        type=kind,
        name=_known_name(sentence, phrase, hits)
        or _display(sentence, named, kind, named=bool(names), head=phrase.head, case=case),
        gender=_gender(sentence, phrase) or (reading.gender if reading else ""),
        number=reading.number if reading else "",
    )


def _known_name(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> str:
    """The one name a body goes by in every language, when the phrase is that name and no more."""
    for hit in hits:
        first = phrase.first + (sentence.tokens[phrase.first].word.form in ("the", "a"))
        if hit.entry.concept and (hit.first, hit.last) == (first, phrase.last):
            return hit.entry.concept
    return ""


def _display(sentence: Sentence, span: tuple[int, int], kind: str, *, named: bool, head: int, case: str) -> str:
    tokens = sentence.tokens[span[0] : span[1]]
    if named and kind == "person" and sentence.lang != "en":
        return nominative_name(tokens, sentence.lang)
    text, at = "", tokens[0].start
    word_ = sentence.tokens[head].word
    reading = next((r for r in word_.readings if r.case and (not case or r.case == case)), None)
    oblique = sentence.lang != "en" and reading is not None and (bool(case) or "nomn" not in word_.cases)
    for number, token in enumerate(tokens, span[0]):
        word = token.text
        if oblique and reading is not None and number <= head and token.kind == "word" and not token.acronym:
            low = inflect_to_nominative(token.word.form, sentence.lang, reading.case, reading.number, reading.gender)
            word = low.capitalize() if token.capital else low
        text += (" " if token.start > at else "") + word
        at = token.end
    return text


def _gender(sentence: Sentence, phrase: Phrase) -> str:
    for token in sentence.tokens[phrase.first : phrase.last]:
        found = {r.gender for r in token.word.readings if "Name" in r.marks}
        if token.capital and len(found) == 1:
            return found.pop()
    return ""


def person_name(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> tuple[int, int] | None:
    """Return the tokens of a personal name in the phrase: the last run of capitals that is no body's name."""
    taken = {i for hit in hits if not _capital_trade(sentence, hit) for i in range(hit.first, hit.last)}
    run: tuple[int, int] | None = None
    at = phrase.first
    while at < phrase.last:
        last = at
        while last < phrase.last and _name_like(sentence, last, taken, phrase.head):
            last += 1
        if last > at and _is_person(sentence, at, last, phrase, hits) and _names_head(sentence, at, last, phrase):
            run = (at, last)
        at = max(last, at + 1)
    return run


def _capital_trade(sentence: Sentence, hit: Hit) -> bool:
    """Whether a trade is a surname here: «Павло Гончар», "Mark Baker"."""
    token = sentence.tokens[hit.first]
    return hit.entry.cls == "person" and hit.last - hit.first == 1 and token.capital and token.start > sentence.start


def _names_head(sentence: Sentence, first: int, last: int, phrase: Phrase) -> bool:
    """English: whether the capitals are the head or stand beside it: not "observers from the Honest Ballot"."""
    if sentence.lang != "en":
        if first <= phrase.head < last:
            return True
        if "PREP" in sentence.tokens[first - 1].word.pos and first > phrase.first:
            return False  # «демократ із Лос-Анджелеса»
        head = sentence.tokens[phrase.head].word.cases
        cases = {case for t in sentence.tokens[first:last] for case in t.word.cases}
        return not cases or not head or bool(cases & head)  # not «спільнота Кромвеля»
    after = sentence.tokens[last] if last < phrase.last else None
    if after is not None and after.kind == "word":
        return after.word.form in _AFTER_NAME  # not "Grant Anderson's try", "National Weather Service"
    return first <= phrase.head + 1


_AFTER_NAME: Final = words("who of from in at for with and whose from on near")


def _name_like(sentence: Sentence, i: int, taken: set[int], head: int) -> bool:
    token = sentence.tokens[i]
    if token.kind == "mark":
        return (token.text == "." and i > 0 and len(sentence.tokens[i - 1].text) == 1) or sentence.glued(i)
    if i in taken or not token.capital or token.kind != "word" or sentence.quoted[i]:
        return False
    if token.acronym and len(token.text) > 1:
        return False
    if sentence.lang != "en" and token.text[0].isascii():
        return False  # a company's or a medium's name
    if sentence.lang == "en":
        return token.word.form not in _ENGLISH_NO_NAMES
    if i < head and token.word.pos <= _ADJECTIVES and not any("Surn" in r.marks for r in token.word.readings):
        return False  # «Болгарський уряд»
    return not any("Geox" in reading.marks for reading in token.word.readings) or any(
        {"Surn", "Name"} & reading.marks for reading in token.word.readings
    )


_ADJECTIVES: Final = frozenset({"ADJF", "PRTF", "NUMR"})
_ENGLISH_NO_NAMES: Final = words(
    "the a an his her its their our my some many several one two three he she it they we you i this that these "
    "those russian ukrainian russia ukraine american german french british european polish chinese turkish "
    "israeli local president minister prime foreign defence defense mayor governor general colonel captain major "
    "lieutenant judge monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december but and in on at as for while when if most both all "
    "black sea east west north south northern southern eastern western central romanian moldovan belarusian "
    "kazakh georgian hungarian villagers residents officials schoolteacher teacher farmer pensioner senator "
    "secretary chancellor king pope professor doctor dr mr mrs ms sir lord"
)


def _is_person(sentence: Sentence, first: int, last: int, phrase: Phrase, hits: Sequence[Hit]) -> bool:
    tokens = [token for token in sentence.tokens[first:last] if token.kind == "word"]
    if not tokens:
        return False
    marks = {mark for token in tokens for reading in token.word.readings for mark in reading.marks}
    titled = any(hit.entry.cls == "person" and hit.last <= first for hit in hits)
    if sentence.lang == "en":
        opens = sentence.tokens[0].start == tokens[0].start
        if len(tokens) == 1 and first > 0 and sentence.tokens[first - 1].word.form in ("the", "a", "an"):
            return False
        return len(tokens) > 1 or titled or (not opens and first == phrase.first) or len(tokens[0].text) > 3
    if {"Surn", "Name", "Patr"} & marks:
        return len(tokens) > 1 or tokens[0].start > sentence.start or not _plain_noun(tokens[0])
    if len(tokens) == 1:
        return _surname_like(tokens[0]) and not any(hit.first <= first < hit.last for hit in hits)
    return (titled or first > phrase.first or last == phrase.last) and first > phrase.head - 2


def _plain_noun(token: Token) -> bool:
    """Whether a capitalised word that opens the sentence may be a common noun after all."""
    return any(r.pos in ("NOUN", "ADJF") and not {"Surn", "Name", "Patr"} & r.marks for r in token.word.readings)


_SURNAME: Final = re.compile(
    r"(?:енк[оауи]|чук[аоуи]?|юк[аоуи]?|ськ(?:ий|ого|ому|а|ої)|ск(?:ий|ого|ому|ая|ой)|ко|ов|єв|ев|дзе|швил[иі]|ян|ич"
    r"|ук|іна?|ина?|ова|єва|ева|ець|ан|ер|ман)$"
)


def _surname_like(token: Token) -> bool:
    """Whether a capitalised word no dictionary calls a name ends like one."""
    known = {mark for reading in token.word.readings for mark in reading.marks}
    return token.capital and not token.acronym and "Geox" not in known and bool(_SURNAME.search(token.word.form))


def _kind(
    sentence: Sentence, phrase: Phrase, hits: Sequence[Hit], names: tuple[int, int] | None, *, trusted: bool
) -> SourceType | None:
    if names and sum(t.kind == "word" for t in sentence.tokens[names[0] : names[1]]) > 1:
        return "person"
    entry = _head_entry(sentence, phrase, hits)
    if sentence.lang == "en" and (kind := _english_kind(sentence, phrase, entry)):
        return kind
    unnamed = any(
        hit.entry.cls == "anonymous" and not _at_work(sentence, phrase, hit) for hit in hits
    ) or _asks_no_name(sentence, phrase)
    if unnamed and not names:
        return "anonymous"
    if names and (entry is None or entry.cls in ("person", "anonymous") or names[0] == phrase.first):
        return "person"
    if entry is not None and entry.cls == "anonymous" and not unnamed:  # experts of somebody
        others = [hit.entry.cls for hit in hits if hit.entry.cls in ("body", "media")]
        return others[0] if others else "person"  # type: ignore[return-value] # the classes are SourceType's
    if entry is not None:
        if entry.lemma in _AGENCIES and _titled(sentence, phrase):
            return "media"
        return entry.cls  # type: ignore[return-value] # the classes of kind "source" are SourceType's
    return _guess(sentence, phrase, trusted=trusted)


def _at_work(sentence: Sentence, phrase: Phrase, hit: Hit) -> bool:
    """Whether plural experts belong somewhere: «аналітики проєкту» are not "experts" at large."""
    if not hit.entry.lemma.startswith("=") or hit.last - hit.first > 1:
        return False
    ends = hit.last >= len(sentence.tokens) or sentence.tokens[hit.last].word.form in ("who", "from", "of", "at")
    bare = phrase.first == hit.first or sentence.tokens[hit.first - 1].word.form in _SOME
    return not bare or ends or phrase.last > hit.last


_SOME: Final = words("some many several other most деякі багато інші окремі некоторые многие другие отдельные")
_AGENCIES: Final = frozenset({"агентство", "агенція", "agency", "служба", "редакция", "редакція"})


def _titled(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a title in quotes or in Latin letters stands in the phrase."""
    if sentence.lang == "en":
        return any(sentence.quoted[phrase.first : phrase.last])
    tokens = sentence.tokens[phrase.first : phrase.last]
    return any(sentence.quoted[phrase.first : phrase.last]) or any(
        token.kind == "word" and token.text[0].isascii() for token in tokens
    )


def _asks_no_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether words near the phrase say that the source stays unnamed."""
    return any(
        hit.entry.cls == "anonymous" and hit.last - hit.first > 1 and abs(hit.first - phrase.last) <= _NEAR
        for hit in sentence.hits_of("source")
    )


_NEAR: Final = 6  # tokens between a source and "on condition of anonymity"


def _head_entry(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> Entry | None:
    """The entry that covers the head; else the first one, unless the head is somebody no lexicon knows."""
    covering = [hit.entry for hit in hits if hit.first <= phrase.head < hit.last]
    if covering:
        return covering[0]
    head = sentence.tokens[phrase.head]
    if sentence.lang != "en" and any("anim" in r.marks and r.case == "nomn" for r in head.word.readings):
        return None
    if sentence.lang == "en":
        last = [hit.entry for hit in hits if hit.first < phrase.head]
        return last[-1] if last and head.capital else None
    return hits[0].entry if hits else None


def _english_kind(sentence: Sentence, phrase: Phrase, entry: Entry | None) -> SourceType | None:
    """An unnamed single official is anonymous, officials of somebody are a body."""
    head = sentence.tokens[phrase.head].word.form
    if entry is None or entry.lemma not in _UNNAMED_ALONE:
        return None
    if entry.lemma != "official":
        single = sentence.tokens[phrase.first].word.form in _ANONYMOUS_ENGLISH and not head.endswith("s")
        return "anonymous" if single else None
    if head.endswith("s") and sentence.tokens[phrase.first].word.form not in _ANONYMOUS_ENGLISH:
        return "body"
    return "anonymous"


_UNNAMED_ALONE: Final = words("official diplomat aide insider broker operative")


def _guess(sentence: Sentence, phrase: Phrase, *, trusted: bool) -> SourceType | None:
    """Kind of a phrase no lexicon knows: an acronym or a place is a body, what lives is a person."""
    head = sentence.tokens[phrase.head]
    if head.acronym:
        return "body"
    if sentence.quoted[phrase.head]:
        return "media" if trusted else "body"
    marks = {mark for reading in head.word.readings for mark in reading.marks}
    if sentence.lang == "en":
        if any(token.capital for token in sentence.tokens[max(phrase.first, 1) : phrase.last]) and head.capital:
            return "body" if phrase.last - phrase.first > 1 else "person"
        return "person" if trusted and head.kind == "word" and head.word.form not in _NOBODY else None
    if "Geox" in marks or "Orgn" in marks:
        return "body"
    if head.text[0].isascii():
        return "media" if "." in head.text else "body"
    if "anim" in marks:
        return "person"
    if head.capital and head.start > sentence.start:
        return "person" if _surname_like(head) else "body"
    return "body" if trusted and any(r.pos == "NOUN" for r in head.word.readings) else None


_NOBODY: Final = words(
    "time number result figure fact law rule sign question idea plan price market history experience nothing something "
    "everything anything nobody everybody everyone someone anyone others most many all none which that this these "
    "those it there one two both latter former example title headline clock map rumour rumor name word song sign"
)


def chain_depths(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """
    Set the relay depth: a medium that reports what another source said puts that source one step further away.

    "Peskov said, TASS reports": TASS is at depth 1, Peskov at 2.
    """
    media = sum(1 for a in attributions if a.source.type == "media")
    if not media or len(attributions) < 2:
        return tuple(attributions)
    return tuple(a if a.source.type == "media" else replace(a, depth=1 + media) for a in attributions)
