"""
The parts of a main clause, as `voice` reads them in every language: agent, verb, object and voice.
"""

from typing import Final, NamedTuple

from crossread.findings import Voice
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.tokens import Token

SUFFERING: Final = words(
    "загинути гинути померти постраждати зазнати впасти статися вижити зникнути погибнуть гибнуть "
    "умереть пострадать упасть случиться произойти выжить пропасть утонуть втопитися потонути "
    "die fall drown survive vanish disappear "
    "suffer"
)


class Clause(NamedTuple):
    """The parts of a main clause as text, "" where one was not found, and the offsets of agent and verb (-1: none)."""

    agent: str
    verb: str
    object: str
    voice: Voice
    agent_start: int = -1
    agent_end: int = -1
    verb_start: int = -1
    verb_end: int = -1


NOTHING: Final = Clause("", "", "", "none")


def acts(sentence: Sentence, subject: Phrase, verb: Token) -> bool:
    """Whether the subject acts of its own will: it lives or is a body, and the verb is no dying or falling."""
    if SUFFERING & set(verb.word.keys):
        return False
    head = sentence.tokens[subject.head]
    if any("anim" in reading.marks for reading in head.word.nominative):
        return True
    kinds = {hit.entry.cls for hit in sentence.hits_of("source") if hit.first <= subject.head < hit.last}
    armies = any(
        hit.first <= subject.head < hit.last and hit.entry.concept.endswith("army") for hit in sentence.hits_of("label")
    )
    return armies or bool(kinds & {"person", "body"})


def make_clause(sentence: Sentence, agent: Phrase | None, verb: int, target: Phrase | None, voice: Voice) -> Clause:
    """Return the clause of these phrases as text, with offsets into the sentence's text."""
    start, end = sentence.span(verb, verb + 1)
    agent_start, agent_end = sentence.span(agent.first, agent.last) if agent else (-1, -1)
    return Clause(
        phrase_text(sentence, agent), sentence.tokens[verb].text, phrase_text(sentence, target), voice,
        agent_start, agent_end, start, end,
    )  # fmt: skip


def phrase_text(sentence: Sentence, phrase: Phrase | None) -> str:
    """Return the text of a phrase, blanks as single spaces; "" for None."""
    if phrase is None:
        return ""
    text, at = "", -1
    for token in sentence.tokens[phrase.first : phrase.last]:
        text += (" " if at >= 0 and token.start > at else "") + token.text
        at = token.end
    return text
