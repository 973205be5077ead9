"""
Where a personal name stands in a noun phrase: the last run of capitals that names no body and no place.
"""

import re
from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token


def person_name(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> tuple[int, int] | None:
    """Return the tokens of a personal name in the phrase: the last run of capitals that is no body's name."""
    taken = {i for hit in hits if not _capital_trade(sentence, hit) for i in range(hit.first, hit.last)}
    run: tuple[int, int] | None = None
    at = phrase.first
    while at < phrase.last:
        last = at
        while last < phrase.last and _name_like(sentence, last, taken, phrase.head):
            last += 1
        at = _after_place(sentence, at, last)
        if last > at and _is_person(sentence, at, last, phrase, hits) and _names_head(sentence, at, last, phrase):
            run = (at, last)
        at = max(last, at + 1)
    return run


def _after_place(sentence: Sentence, first: int, last: int) -> int:
    """Where the name begins in a run that opens with a place: «мер Харкова Ігор Терехов»."""
    if sentence.lang == "en" or last - first < _PLACE_AND_NAME:
        return first
    place, name = (sentence.tokens[i].word for i in (first, first + 1))
    named = any("Name" in reading.marks for reading in name.readings)
    other = bool(place.readings) and not any({"Name", "Surn", "Patr"} & reading.marks for reading in place.readings)
    if named and other:
        return first + 1
    marks = {mark for reading in place.readings for mark in reading.marks}
    if last - first > _PLACE_AND_NAME and "Geox" in marks and not {"Name", "Surn"} & marks:
        return first + 1  # «тренер Луїзіани Уїл Уейд»
    described = "ADJF" in place.pos and any("Geox" in reading.marks for reading in name.readings)
    return first + 2 if described else first  # «Північної Кореї Рі Йонг Хо»


_PLACE_AND_NAME: Final = 2  # words of a place and a given name


def _capital_trade(sentence: Sentence, hit: Hit) -> bool:
    """Whether a trade is a surname here: «Павло Гончар», "Mark Baker"."""
    token = sentence.tokens[hit.first]
    return hit.entry.cls == "person" and hit.last - hit.first == 1 and token.capital and token.start > sentence.start


def _names_head(sentence: Sentence, first: int, last: int, phrase: Phrase) -> bool:
    """English: whether the capitals are the head or stand beside it: not "observers from the Honest Ballot"."""
    if sentence.lang != "en":
        if first <= phrase.head < last:
            return True
        if any(is_preposition(token) for token in sentence.tokens[phrase.head + 1 : first]):
            return False  # «демократ із Лос-Анджелеса», «источник из окружения Джонса»
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
    if token.word.form in _TITLES or (i and _PLACES & set(sentence.tokens[i - 1].word.keys)):
        return False  # «пан Гендон», «округу Батон-Руж»
    if i in taken or not token.capital or token.kind != "word" or sentence.quoted[i]:
        return False
    if token.acronym and len(token.text) > 1:
        return False
    if sentence.lang != "en" and token.text[0].isascii():
        return False  # a company's or a medium's name
    if sentence.lang == "en":
        return token.word.form not in ENGLISH_NO_NAMES
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if after is not None and after.acronym and "ADJF" in token.word.pos:
        return False  # «Каховської ГЕС»
    if i < head and token.word.pos <= _ADJECTIVES and not any("Surn" in r.marks for r in token.word.readings):
        return False  # «Болгарський уряд»
    return not any("Geox" in reading.marks for reading in token.word.readings) or any(
        {"Surn", "Name"} & reading.marks for reading in token.word.readings
    )


_TITLES: Final = words(
    "пан пані пана пану паном панове господин госпожа господина г-н г-жа мистер миссис мисс містер місіс міс"
)
_PLACES: Final = words(
    "місто город село селище поселок посёлок округ район область штат провінція провинция край аеропорт аэропорт "
    "порт станція станция вулиця улица острів остров річка река озеро"
)
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF", "NUMR"})
ENGLISH_NO_NAMES: Final = words(
    "the a an his her its their our my some many several one two three he she it they we you i this that these "
    "those russian ukrainian russia ukraine american german french british european polish chinese turkish "
    "israeli local president minister prime foreign defence defense mayor governor general colonel captain major "
    "lieutenant judge monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december but and in on at as for while when if most both all "
    "black sea east west north south northern southern eastern western central romanian moldovan belarusian "
    "kazakh georgian hungarian villagers residents officials schoolteacher teacher farmer pensioner senator "
    "european western asian african arab latin nordic baltic austrian italian spanish dutch swedish norwegian danish "
    "finnish estonian latvian lithuanian czech slovak bulgarian serbian croatian greek japanese korean indian "
    "iranian iraqi syrian saudi egyptian australian canadian mexican brazilian swiss belgian irish scottish armenian "
    "azerbaijani soviet nato eu un "
    "secretary chancellor king pope professor doctor dr mr mrs ms sir lord"
)


def _is_person(sentence: Sentence, first: int, last: int, phrase: Phrase, hits: Sequence[Hit]) -> bool:
    tokens = [token for token in sentence.tokens[first:last] if token.kind == "word"]
    if not tokens or "один" in tokens[0].word.keys:  # «Один із консерваторів» is not Odin
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
        return is_surname_like(tokens[0]) and not any(hit.first <= first < hit.last for hit in hits)
    return (titled or first > phrase.first or last == phrase.last) and first > phrase.head - 2


def _plain_noun(token: Token) -> bool:
    """Whether a capitalised word that opens the sentence may be a common noun after all."""
    return any(r.pos in ("NOUN", "ADJF") and not {"Surn", "Name", "Patr"} & r.marks for r in token.word.readings)


_SURNAME: Final = re.compile(
    r"(?:енк[оауи]|чук[аоуи]?|юк[аоуи]?|ськ(?:ий|ого|ому|а|ої)|ск(?:ий|ого|ому|ая|ой)|ко|ов|єв|ев|дзе|швил[иі]|ян|ич"
    r"|ук|іна?|ина?|ова|єва|ева|ець|ан|ер|ман)$"
)


def is_surname_like(token: Token) -> bool:
    """Whether a capitalised word no dictionary calls a name ends like one."""
    known = {mark for reading in token.word.readings for mark in reading.marks}
    return token.capital and not token.acronym and "Geox" not in known and bool(_SURNAME.search(token.word.form))
