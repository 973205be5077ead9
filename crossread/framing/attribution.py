"""
Who says it (B1-B6, B8): per sentence, each source with its kind, its verb, the verb's class and the relay depth.

This module holds the records and the memory that tells who «він», "it" or «там» is; `attribution_kinds` says what a
source is. The grammar is in `attribution_slavic` and `attribution_english`. Sentences that attribute nothing yield
nothing; a reporting verb whose subject cannot be recovered (B8) yields type "none".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from crossread.findings import SourceType, VerbClass
from crossread.framing.clauses import Sentence
from crossread.framing.lexicon import Hit

Manner = Literal["verb", "preposition", "tag"]
_REMEMBERED: Final = 12  # speakers looked back on
_STEM: Final = 4  # letters that a name keeps in every case


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
    named: bool = False  # a personal name stands in it
    role: tuple[str, ...] = ()  # lemmas of its words outside the name: "prime", "minister"


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


def relayed(found: Attribution, before: Sequence[Attribution]) -> Attribution:
    """Return *found* with the source that a preposition of its sentence gives it: then none is missing."""
    given = [a for a in before if a.manner == "preposition" and a.source.type != "none"]
    if found.source.type != "none" or not given:
        return found
    return replace(found, source=given[0].source, shared=True)


class Memory:
    """The speakers of one article so far, newest last: what pronouns and dropped subjects go back to."""

    def __init__(self) -> None:
        self._seen: list[tuple[Source, bool]] = []
        self._roles: dict[str, set[str]] = {}  # name -> lemmas it was introduced with
        self._parts: dict[str, set[str]] = {}  # a word of a full name -> the names it stands in
        self._heard: set[str] = set()  # who spoke, or of whom something was told, in the sentence before
        self._hearing: set[str] = set()  # ... in this one
        self._mentioned: frozenset[str] = frozenset()  # words of personal names in the sentence before

    def add(self, source: Source, *, spoke: bool = True) -> None:
        """Take note of somebody who was named: a source or, not *spoke*, one of whom something is told."""
        self._hearing.add(source.name)
        if source.name and not source.pronoun and source.type != "none":
            self._seen = [*self._seen[-_REMEMBERED:], (source, spoke)]

    def turn(self, mentioned: Iterable[str]) -> None:
        """End a sentence, with the words of personal names that it mentions."""
        self._heard, self._hearing, self._mentioned = self._hearing, set(), frozenset(mentioned)

    def spoke_before(self, source: Source) -> bool:
        """Whether *source* spoke in the sentence before, or in this one."""
        return source.name in self._heard | self._hearing

    def is_sure(self, source: Source) -> bool:
        """Whether "he" can only be *source*: the sentence before is about it, or names nobody else."""
        if self.spoke_before(source):
            return True
        stems = {word[:_STEM].lower() for word in source.name.split()}
        return all(word[:_STEM].lower() in stems for word in self._mentioned)

    def introduce(self, source: Source) -> None:
        """Take note of somebody's name and office: «прем'єр-міністр Денис Шмигаль»."""
        if source.named and " " in source.name:
            for word in source.name.split():
                self._parts.setdefault(word, set()).add(source.name)
        if source.named and source.role:
            self._roles.setdefault(source.name, set()).update(source.role)

    def by_role(self, source: Source) -> Source:
        """Return *source* under the name of the one person introduced with its role, itself when that is unclear."""
        if source.type != "person" or source.named or not source.role or source.number == "plur":
            return source
        held = [name for name, role in self._roles.items() if role.issuperset(source.role)]
        surnames = {name.split()[-1] for name in held}
        if len(surnames) != 1:
            return source
        return replace(source, name=max(held, key=len), pronoun=True)

    def by_part(self, source: Source) -> Source:
        """Return *source* as the person whose full name it is a word of, when it passes for a body: «Гендон»."""
        names = self._parts.get(source.name, set()) if source.type == "body" else set()
        return replace(source, type="person", name=min(names), named=True) if len(names) == 1 else source

    def last(
        self, *, types: Sequence[SourceType] = (), gender: str = "", number: str = "", spoke: bool = True
    ) -> Source | None:
        """Return the newest of one of *types* (all, if none given) that can agree and *spoke* (or anybody), or None."""
        for source, said in reversed(self._seen):
            if spoke and not said:
                continue
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
    number = number or ("sing" if gender else "")  # "he" is no voters
    found = memory.last(types=types, gender=gender, number=number)
    if gender == "masc" or types[:1] == ("person",):  # «він», «його» are rarely a ministry
        people: Sequence[SourceType] = ("person", "anonymous")
        body = memory.last(types=("body",), gender=gender, number=number) if gender == "masc" else None
        heard = body if body is not None and memory.spoke_before(body) else None  # «союз ... По его подсчётам»
        found = memory.last(types=people, gender=gender, number=number, spoke=False) or heard
    elif gender == "femn" and not types:  # «вона» may be the police, but not when a woman was named after it
        found = memory.last(gender=gender, number=number, spoke=False)
    if found is None or (gender in ("masc", "femn") and not memory.is_sure(found)):
        return Source(start=start, end=end, type=types[0] if types else "person", name="", pronoun=True)
    return replace(found, start=start, end=end, pronoun=True)


def chain_depths(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """
    Set the relay depth: a medium that reports what another source said puts that source one step further away.

    "Peskov said, TASS reports": TASS is at depth 1, Peskov at 2.
    """
    media = sum(1 for a in attributions if a.source.type == "media")
    if not media or len(attributions) < 2:
        return tuple(attributions)
    return tuple(a if a.source.type == "media" else replace(a, depth=1 + media) for a in attributions)
