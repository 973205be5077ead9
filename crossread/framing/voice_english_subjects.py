"""
The subject of an English clause: what stands before its verb, without what only opens or extends it.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.tokens import Token
from crossread.framing.voice_english_words import BORDERS, FOLLOW, verb_lemmas

_OPENINGS: Final = words(
    "but and now how why when what so yet then meanwhile however later earlier today yesterday tomorrow breaking "
    "exclusive watch video live here also still again just monday tuesday wednesday thursday friday saturday "
    "sunday"
)
_TRAILS: Final = words("right also still now again already just only not never once then today yesterday overnight")
_TIME: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning evening night afternoon week month year dawn dusk noon midnight "
    "weekend summer winter spring autumn days hours weeks months years"
)
_WHO: Final = words("who which that what")


def find_subject(sentence: Sentence, first: int, verb: int) -> Phrase | None:
    """
    Return the subject among tokens *first* to *verb* (left out), None where it is not sure.

    >>> from crossread.framing.voice import clause_voice
    >>> clause_voice("Police in Lyon on Monday seized a ton of cocaine", "en").agent
    'Police'
    """
    tokens = sentence.tokens
    while first < verb and (tokens[first].word.form in _OPENINGS or tokens[first].kind == "mark"):
        first += 1
    if first < verb and tokens[first].word.form in FOLLOW | BORDERS - _WHO:
        first = _behind_opening(sentence, first, verb)
    end = _extent(sentence, first, verb)
    while end > first and _trails(tokens[end - 1]):
        end -= 1
    if end <= first:
        return None
    return Phrase(first, end, _head(sentence, first, end))


def _trails(token: Token) -> bool:
    """Whether a word only closes the subject: a mark, "also", "deliberately"."""
    form = token.word.form
    return token.kind == "mark" or form in _TRAILS or (form.endswith("ly") and not token.capital)


def _behind_opening(sentence: Sentence, first: int, verb: int) -> int:
    """Where the subject begins behind "On Tuesday", "In Kyiv the"; *verb* when nothing shows it."""
    tokens = sentence.tokens
    for index in range(first + 1, verb):
        before = tokens[index - 1].word.form
        if before in _TIME and tokens[index].kind != "number" and tokens[index].word.form not in FOLLOW | {","}:
            return index
        if index > first + 1 and tokens[index].word.form in ("the", "a", "an", "some", "its", "he", "she", "they"):
            return index if before not in FOLLOW else _behind_opening(sentence, index, verb)
    return verb


def _extent(sentence: Sentence, first: int, verb: int) -> int:
    """Where the subject ends: before a preposition other than "of", a comma or a participle that describes it."""
    tokens = sentence.tokens
    for index in range(first + 1, verb):
        form = tokens[index].word.form
        bound = form == "than" and tokens[index - 1].word.form in ("more", "less", "fewer")  # "More than 40 wagons"
        if (form in FOLLOW and form not in ("of", "to", "up", "down", "out", "off")) or (form in BORDERS and not bound):
            return index
        if tokens[index].kind == "mark" and tokens[index].text in ",(" and not sentence.glued(index):
            return index
        reduced = form.endswith("ed") and bool(verb_lemmas(form)) and index + 1 < verb
        if reduced and tokens[index + 1].word.form in FOLLOW and not sentence.glued(index - 1):
            return index
    return verb


def _head(sentence: Sentence, first: int, end: int) -> int:
    """The last word before "of"."""
    for index in range(first + 1, end):
        if sentence.tokens[index].word.form == "of":
            return index - 1
    return end - 1


def carry_subject(sentence: Sentence, first: int, before: Sequence[tuple[int, int]]) -> Phrase | None:
    """The subject of a clause that begins with its verb, from before an insertion: "The minister, a lawyer, quit"."""
    if len(before) < 2 or sentence.tokens[first - 1].text not in ",)–—":
        return None
    start, end = before[-2]
    if sentence.tokens[end].text not in ",(–—" or sentence.tokens[start].word.form in FOLLOW | BORDERS:
        return None
    return find_subject(sentence, start, end)
