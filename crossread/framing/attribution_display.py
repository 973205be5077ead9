"""
How a source is called in a report: the canonical name of a body, a person's name in the nominative, or its own words.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.attribution_gender import english_gender
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import inflect_to_nominative, words
from crossread.framing.lexicon import Hit
from crossread.framing.speakers import nominative_name
from crossread.framing.tokens import Token


def known_name(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> str:
    """The one name a body goes by in every language, when the phrase is that name and no more."""
    for hit in hits:
        first = phrase.first + (sentence.tokens[phrase.first].word.form in ("the", "a"))
        if hit.entry.concept and (hit.first, hit.last) == (first, phrase.last):
            return hit.entry.concept
    return ""


def display_name(sentence: Sentence, span: tuple[int, int], kind: str, *, named: bool, head: int, case: str) -> str:
    """
    Return what a source of *kind* is called: its words in the nominative, without possessives and outer marks.

    Args:
        sentence: Its sentence.
        span: Its tokens, the last left out.
        kind: Its type.
        named: Whether the span is a personal name.
        head: The token of its head.
        case: The case the construction puts it in, "" when unknown.
    """
    span = _bare(sentence, span)
    tokens = sentence.tokens[span[0] : span[1]]
    if named and kind == "person" and sentence.lang != "en":
        return nominative_name(tokens, sentence.lang, known=case == "nomn")
    text, at = "", tokens[0].start
    word_ = sentence.tokens[head].word
    reading = next((r for r in word_.readings if r.case and (not case or r.case == case)), None)
    inflected = sentence.lang != "en" and reading is not None and case != "nomn"
    oblique = inflected and (bool(case) or "nomn" not in word_.cases)
    for number, token in enumerate(tokens, span[0]):
        word = token.text
        if oblique and reading is not None and number <= head and token.kind == "word" and not token.acronym:
            low = inflect_to_nominative(token.word.form, sentence.lang, reading.case, reading.number, reading.gender)
            word = low.capitalize() if token.capital else low
        text += (" " if token.start > at else "") + word
        at = token.end
    if tokens[0].start == sentence.start and kind in ("person", "anonymous") and _is_common(tokens[0], sentence.lang):
        return text[:1].lower() + text[1:]  # «Прем'єр-міністр розповів»: no name, only the sentence's first word
    return text


def _is_common(token: Token, lang: str) -> bool:
    """Whether a capital at a sentence's start hides a common noun or adjective."""
    readings = token.word.readings
    named = any({"Name", "Surn", "Patr", "Geox", "Orgn"} & reading.marks for reading in readings)
    return lang != "en" and token.kind == "word" and not token.acronym and bool(readings) and not named


def _bare(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Leave out a possessive before the head and the marks around a title: «його адміністрація», «Київводоканал»."""
    first, last = span
    if last - first > 1 and sentence.tokens[first].word.form in _POSSESSIVES:
        first += 1
    marks = sentence.tokens[first].text in '«“„"' and sentence.tokens[last - 1].text in '»”"'
    return (first + 1, last - 1) if marks and last - first > 2 else (first, last)


_POSSESSIVES: Final = words("його її їх їхній їхня їхнє свій его ее их свой its his her their")


def gender_of(sentence: Sentence, phrase: Phrase) -> str:
    """Return the gender that the names in a phrase tell: "masc", "femn" or ""."""
    if sentence.lang == "en":
        return english_gender(sentence.tokens[phrase.first : phrase.last])
    for token in sentence.tokens[phrase.first : phrase.last]:
        found = {r.gender for r in token.word.readings if "Name" in r.marks}
        if token.capital and len(found) == 1:
            return found.pop()
    return ""
