"""
Noun phrases of Ukrainian and Russian, cut out by case: adjectives, head, genitives, names, a title in quotes.

English phrases show no case; they are cut out by their borders in `attribution_english_subjects`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crossread.framing.circumstances import is_circumstance
from crossread.framing.clauses import ADVERBS, Phrase, Sentence, is_finite, is_preposition
from crossread.framing.lemmas import Reading, words
from crossread.framing.tokens import Token

_NOUNLIKE: Final = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO", "ADJS"})
_JOINERS: Final = frozenset({"і", "й", "та", "и"})
_PHRASE_PREPOSITIONS: Final = frozenset(
    {"з", "із", "зі", "по", "при", "у", "в", "во", "на", "від", "от", "из", "для", "с"}
)


def find_phrases(sentence: Sentence, first: int, last: int) -> Iterator[Phrase]:
    """
    Yield noun phrases of a Ukrainian or Russian clause that may be in the nominative, from left to right.

    Nouns that a preposition governs are passed over.
    """
    at = first
    while at < last:
        token = sentence.tokens[at]
        if is_preposition(token):
            at = _skip_joined(sentence, _skip_owner(sentence, skip_prepositional(sentence, at, last), last), last)
            continue
        foreign = token.kind == "word" and (token.acronym or token.text[0].isascii())
        if foreign and at + 1 < last and _is_somebody(sentence.tokens[at + 1]):
            at += 1  # «повідомив CNN помічник»: who it was told to, then who told it
            continue
        if token.text in '«“„"' and at + 1 < last and _is_dative(sentence.tokens[at + 1]):
            at += 2  # «сообщили «Волжскому курьеру»»
            continue
        before = sentence.tokens[at - 1] if at > first else None
        if token.acronym and before is not None and (_is_oblique(before) or before.word.form in _JOINERS):
            at += 1  # «підриву Каховської ГЕС»
            continue
        if may_be_nominative(token) and (phrase := read_phrase(sentence, at, last)):
            yield phrase
            at = phrase.head + 1  # «рассказала редакции пенсионерка»: the head may only look like a nominative
            if at < phrase.last and sentence.tokens[at].text in '«“„"':
                at = phrase.last  # «роман «Соляной путь»»: one thing and its title
            continue
        at += 1


def _is_dative(token: Token) -> bool:
    """Whether *token* has a case, and none of its readings is in the nominative."""
    return bool(token.word.cases - {""}) and "nomn" not in token.word.cases


def _is_oblique(token: Token) -> bool:
    """Whether *token* is an adjective that stands in no nominative."""
    return token.word.pos <= {"ADJF", "PRTF"} and bool(token.word.pos) and "nomn" not in token.word.cases


def _is_somebody(token: Token) -> bool:
    """Whether *token* is a common noun of a living being in the nominative."""
    if token.text[0].isascii():
        return False
    if token.capital:
        return any("Name" in r.marks for r in token.word.nominative)
    return any(r.pos == "NOUN" and "anim" in r.marks for r in token.word.nominative)


def skip_prepositional(sentence: Sentence, at: int, last: int) -> int:
    """Return the token after the preposition at *at* and the noun it governs."""
    at += 1
    opens = sentence.tokens[at].start if at < last else -1
    title = next((quote for quote in sentence.quotes if quote.start == opens and sentence.is_title_like(quote)), None)
    if title is not None:
        return at + sum(1 for token in sentence.tokens[at:last] if token.start < title.end)
    while at < last:
        token = sentence.tokens[at]
        pos = token.word.pos
        if is_preposition(token) or (is_finite(token, sentence.lang) and not pos & _NOUNLIKE):
            return at
        at += 1
        if "NOUN" in pos or "NPRO" in pos or not pos or token.acronym:
            while at + 1 < last and sentence.glued(at):
                at += 2
            return at
    return at


def _skip_owner(sentence: Sentence, at: int, last: int) -> int:
    """Return the token after the genitive that says whose the body before *at* is: «в пресс-службе мэрии»."""
    if at >= last or at < 1 or "gent" not in sentence.tokens[at].word.cases:
        return at
    owned = any(hit.last == at and hit.entry.cls == "body" for hit in sentence.hits_of("source"))
    return at + 1 if owned and not sentence.tokens[at - 1].capital else at


def _skip_joined(sentence: Sentence, at: int, last: int) -> int:
    """Return the token after the nouns joined to the one before *at*: «в Генштабі та Міноборони»."""
    tokens = sentence.tokens
    while at + 1 < last and tokens[at].word.form in _JOINERS:
        before, after = tokens[at - 1].word, tokens[at + 1].word
        shared = (before.cases & after.cases) - {"nomn"}
        if not (shared or tokens[at + 1].acronym or not after.cases - {""}) or after.finite:
            return at
        at += 2
    return at


def may_be_nominative(token: Token) -> bool:
    """Whether a noun phrase in the nominative can begin with *token*."""
    if token.kind == "mark":
        return token.text in '«“„"'
    if token.kind == "number" or token.acronym:
        return True
    if token.text[0].isascii():
        return token.capital or "." in token.text
    word = token.word
    if word.form in ADVERBS or (word.pos & {"PREP", "CONJ", "PRCL"} and not token.capital):
        return False
    return any(reading.pos in _NOUNLIKE for reading in word.nominative)


def read_phrase(sentence: Sentence, first: int, last: int, *, nominative: bool = True) -> Phrase | None:
    """
    Read one noun phrase that begins at token *first*: adjectives, head, genitives, names, a title in quotes.

    Args:
        sentence: Its sentence.
        first: Where it begins.
        last: Where it must end at the latest.
        nominative: Whether the head must be able to stand in the nominative.
    """
    head = -1
    at = first
    while at < last:
        token = sentence.tokens[at]
        step = _phrase_step(sentence, at, last, head, nominative=nominative)
        if not step:
            if head < 0 and at > first and "один" in sentence.tokens[at - 1].word.keys and is_preposition(token):
                head = at - 1  # «один із полонених»
                continue
            break
        counted = head < 0 and any(_counts(before) for before in sentence.tokens[first:at])
        if head < 0 and not nominative and _points_on(sentence, at, last):  # «у цих чотирьох державах»
            at += step
            continue
        heads = _can_head(token, nominative=nominative and not counted) or _is_participle_noun(sentence, at)
        if head < 0 and heads and not _modifies(sentence, at, last):
            head = at
        elif head >= 0 and at == head + 2 and sentence.glued(at - 1) and _can_head(token, nominative=nominative):
            head = at  # the last part of a compound carries its case: «пресс-релизе»
        elif head < 0 and token.kind == "mark" and step > 1 and not _describes(sentence, at, step, last):
            head = at + 1  # a title in quotes is the whole phrase
        at += step
    while at > first and sentence.tokens[at - 1].word.form in _JOINERS:
        at -= 1
    return Phrase(first, at, head) if head >= 0 else None


def _describes(sentence: Sentence, at: int, step: int, last: int) -> bool:
    """Whether one adjective in quotes says of what sort the noun after it is: «Стихійний» мітинг."""
    alone = step == len("«a»") and at + step < last
    return alone and "ADJF" in sentence.tokens[at + 1].word.pos and "NOUN" in sentence.tokens[at + step].word.pos


def _points_on(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a pronoun only points to the noun after it."""
    pos = sentence.tokens[at].word.pos
    return bool(pos & {"NPRO"}) and at + 1 < last and bool(sentence.tokens[at + 1].word.pos & {"NUMR", "ADJF", "NOUN"})


def _modifies(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a word that may be a noun is an adjective here: «місцеві рятувальники»."""
    if at + 1 >= last:
        return False
    word, after = sentence.tokens[at].word, sentence.tokens[at + 1].word
    things = after.pos & {"NOUN", "ADJF"} and not any("anim" in reading.marks for reading in after.readings)
    if is_place_adjective(sentence.tokens[at]) and things and not sentence.tokens[at + 1].capital:
        return True  # «Полтавська обласна прокуратура», which the dictionary has as a surname alone
    return any(
        a.pos == "ADJF" and b.pos == "NOUN" and (a.case, a.number) == (b.case, b.number)
        for a in word.readings
        for b in after.readings
    )


_PLACE_ADJECTIVE: Final = re.compile(
    r"(?:ськ|цьк|зьк)(?:ий|а|е|і|ого|ої|ому|ій|им|ою|их)$|(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|ому|им|ую|их)$"
)


def is_place_adjective(token: Token) -> bool:
    """Whether a capitalised word may say of what place something is: «Полтавська», «Брянское»."""
    return token.capital and _PLACE_ADJECTIVE.search(token.word.form) is not None


def _counts(token: Token) -> bool:
    """Whether *token* is a number that puts the noun after it into the genitive."""
    return token.kind == "number" or ("NUMR" in token.word.pos and "один" not in token.word.keys)


def _can_head(token: Token, *, nominative: bool) -> bool:
    if token.kind != "word":
        return False
    if token.acronym or token.text[0].isascii() or (token.capital and not token.word.readings):
        return True
    readings = token.word.nominative if nominative else token.word.readings
    return any(reading.pos in ("NOUN", "NPRO") for reading in readings)


def _is_participle_noun(sentence: Sentence, at: int) -> bool:
    """Whether a participle or adjective that the lexicon has as a source is somebody: «со слов задержанного»."""
    pos = sentence.tokens[at].word.pos
    listed = any(hit.first == at and hit.last == at + 1 for hit in sentence.hits_of("source"))
    return listed and bool(pos) and pos <= {"PRTF", "ADJF"}


def _phrase_step(sentence: Sentence, at: int, last: int, head: int, *, nominative: bool) -> int:
    """How many tokens the phrase goes on for at *at*: 0 when it ends."""
    token = sentence.tokens[at]
    if token.kind == "mark":
        return _mark_step(sentence, at, last, head)
    if token.kind == "number":
        return 1 if head < 0 or sentence.glued(at - 1) else 0
    if token.acronym or token.text[0].isascii():
        return 1 if head < 0 or token.capital or "." in token.text else 0
    pos = token.word.pos
    if at > head >= 0 and sentence.glued(at - 1):
        return 1  # a word with a hyphen is one word
    if is_preposition(token):
        return _preposition_step(sentence, at, last, head)
    if token.word.form in _JOINERS:
        return _joiner_step(sentence, at, last, head)
    if head < 0:
        return 1 if pos & _NOUNLIKE else 0
    if at == head + 2 and sentence.glued(at - 1) and "NOUN" in pos:
        return 1  # «в пресс-службе»: the last part of a compound alone shows the case
    if token.word.form in _WHOSE and at + 1 < last and "gent" in sentence.tokens[at + 1].word.cases:
        return 1  # «речниця його відомства Ольга Пінчук»
    if _is_surname(sentence.tokens[at - 1]) and not token.capital and not _modifies(sentence, at - 1, last):
        return 0  # a name ends its phrase: «объяснил Лукашенко принцип»
    return 1 if _continues(token, sentence.tokens[head], nominative=nominative) else 0


_WHOSE: Final = words("його її їх їхнього їхньої їхніх его ее их")


def _is_surname(token: Token) -> bool:
    return token.capital and any("Surn" in reading.marks for reading in token.word.readings)


def _continues(token: Token, head: Token, *, nominative: bool) -> bool:
    """Whether *token* can follow the head inside one phrase: a genitive, an apposition, a name."""
    word = token.word
    if token.capital and (word.pos & {"NOUN", "ADJF"} or not word.pos & {"PREP", "CONJ", "NPRO", "VERB"}):
        return True
    if not word.pos & {"NOUN", "ADJF", "PRTF"} or word.pos & {"ADVB", "CONJ", "PRCL", "PRED"}:
        return False
    if word.finite and not token.capital:
        return False
    agree = {"nomn"} if nominative else head.word.cases
    return bool(word.cases & ({"gent"} | agree))


def _mark_step(sentence: Sentence, at: int, last: int, head: int) -> int:
    token = sentence.tokens[at]
    if sentence.glued(at) and at + 1 < last:
        return 1
    initial = (
        token.text == "." and at > 0 and len(sentence.tokens[at - 1].text) == 1 and sentence.tokens[at - 1].capital
    )
    if initial or (token.text == "/" and at + 1 < last):
        return 1
    if head >= 0 and sentence.tokens[at - 1].text[0].isascii():
        return 0  # «Bloomfield News «Зірка»»: two names
    for quote in sentence.quotes:
        whole = quote.start == token.start and quote.end <= sentence.tokens[last - 1].end
        if whole and (sentence.is_title_like(quote) or sentence.is_aside(quote)):
            return sum(1 for t in sentence.tokens[at:last] if t.start < quote.end)
    return 0


def _preposition_step(sentence: Sentence, at: int, last: int, head: int) -> int:
    """A prepositional phrase belongs to the head when it says whose or what it is, not where it was said."""
    if head < 0 or sentence.tokens[at].word.form not in _PHRASE_PREPOSITIONS or at + 1 >= last:
        return 0
    if any(hit.first == at for hit in sentence.hits_of("attribution")):
        return 0  # «агентство з посиланням на три джерела»: two sources
    named = _is_surname(sentence.tokens[head]) or any(t.capital for t in sentence.tokens[head + 1 : at])
    named = named and sentence.tokens[at].word.form != "при"
    if sentence.tokens[at + 1].kind == "number" or named:
        return 0
    inner = read_phrase(sentence, at + 1, last, nominative=False)
    if inner is None or is_circumstance(sentence.tokens[inner.head]):
        return 0
    return inner.last - at


def _joiner_step(sentence: Sentence, at: int, last: int, head: int) -> int:
    """«та», «и» go on when a noun in the case of the noun before follows."""
    if head < 0 or at + 1 >= last or sentence.tokens[at - 1].kind == "mark":
        return 0
    before, after = sentence.tokens[at - 1].word, sentence.tokens[at + 1].word
    shared = before.cases & after.cases
    return 1 if shared and after.pos & {"NOUN", "ADJF"} and not after.finite else 0


_PLURAL_ACRONYMS: Final = words("зсу всу сша оае оаэ зс вс сми змі мвс тцк впс ввс вмс")


def matches_verb(phrase: Phrase, verb: Token, tokens: Sequence[Token]) -> bool:
    """Whether the phrase's head agrees with the finite verb in number and, in the past, in gender."""
    head = tokens[phrase.head]
    if head.acronym or head.text[0].isascii():
        several = head.word.form in _PLURAL_ACRONYMS
        return several or any(r.number != "plur" for r in verb.word.finite) or phrase.last - phrase.first > 2
    subjects = [r for r in head.word.nominative if r.pos in ("NOUN", "NPRO", "NUMR") or "Apro" in r.marks]
    subjects = subjects or [r for r in head.word.nominative if r.pos == "PRTF" or r.pos == "ADJF"]
    inside = tokens[phrase.first : phrase.last]
    several = any(t.word.form in _JOINERS for t in inside)
    readings = verb.word.finite or tuple(r for r in verb.word.readings if r.pos in ("ADJS", "ADJF", "PRTS"))
    if not subjects or any(_counts(tokens[i]) and not _is_age(tokens, i) for i in range(phrase.first, phrase.head)):
        counted = any(_counts(token) for token in inside)
        return (counted and any(r.number == "plur" or r.gender == "neut" for r in readings)) or (
            not counted and head.capital
        )
    return any(_agree(verb_reading, noun, several=several) for verb_reading in readings for noun in subjects)


def _is_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is part of an adjective and counts nothing: «56-летний актер»."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.text in "-‑" and after.start == tokens[at].end


def _agree(verb: Reading, noun: Reading, *, several: bool) -> bool:
    if verb.number == "plur":
        return noun.number == "plur" or several
    if noun.number == "plur":
        return False
    if verb.gender == "femn" and noun.gender == "masc" and ("anim" in noun.marks or noun.pos in ("ADJF", "PRTF")):
        return True  # «посол заявила»
    return not verb.gender or not noun.gender or verb.gender == noun.gender
