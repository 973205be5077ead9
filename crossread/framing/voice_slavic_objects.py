"""
What a Ukrainian or Russian clause acts upon, and who acts in a passive: nouns by their case.
"""

from typing import Final

from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.phrases import read_phrase, skip_prepositional
from crossread.framing.tokens import Token
from crossread.framing.voice_slavic_subjects import PLACES, QUALIFIERS, TIMES, is_owner, with_qualifier

_MANNER: Final = words("шлях спосіб чин метод рух ціна способ образ путь ход мера міра итог підсумок цена")


def find_instrumental(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """A noun in the instrumental that no preposition governs: the agent of a passive."""
    at = first
    while at < last:
        token = sentence.tokens[at]
        if is_preposition(token):
            at = skip_prepositional(sentence, at, last)
            continue
        nouns = [r for r in token.word.readings if r.pos == "NOUN"]
        ablative = bool(nouns) and all(r.case == "ablt" for r in nouns)
        led = "ablt" in token.word.cases and bool(token.word.pos & {"ADJF"}) and "nomn" not in token.word.cases
        if (ablative or led) and not (TIMES | _MANNER) & set(token.word.keys):
            phrase = read_phrase(sentence, at, last, nominative=False)
            if phrase and "ablt" in sentence.tokens[phrase.head].word.cases:
                return phrase
        at += 1
    return None


def find_target(
    sentence: Sentence, first: int, last: int, subject: Phrase | None, *, denied: bool = False
) -> Phrase | None:
    """The first noun phrase that may be the object: in the accusative, governed by no preposition, no time."""
    at = first
    while at < last:
        token = sentence.tokens[at]
        if subject and subject.first <= at < subject.last:
            at = subject.last
        elif subject and _is_its_name(sentence, at, subject):
            at += 1
        elif is_preposition(token) and not _qualifies(sentence, at, last):
            at = skip_prepositional(sentence, at, last)
        else:
            begin = at + (is_preposition(token) and _qualifies(sentence, at, last))
            begin += 2 if begin + 2 < last and _is_number(sentence.tokens[begin]) and sentence.glued(begin + 1) else 0
            phrase = _number_run(sentence, begin, last) or read_phrase(sentence, begin, last, nominative=False)
            if phrase and subject and phrase.first < subject.first < phrase.last and phrase.head < subject.first:
                phrase = Phrase(phrase.first, subject.first, phrase.head)  # «Уведомления Казахстан не получал»
            if phrase and subject and phrase.first <= subject.head < phrase.last:
                at = phrase.last
                continue
            if phrase and _may_be_object(sentence, phrase, {"accs", "gent"} if denied else {"accs"}):
                whole = Phrase(at, phrase.last, phrase.head)
                return with_qualifier(sentence, whole, first) if _is_number(sentence.tokens[begin]) else whole
            only = phrase is not None and sentence.tokens[phrase.head].word.cases == {"ablt"}
            at = phrase.head + 1 if phrase and only else phrase.last if phrase else at + 1
    return None


def _is_its_name(sentence: Sentence, at: int, subject: Phrase) -> bool:
    """Whether the token stands in the quotation behind the subject, which is its name: «профспілка «Порт»»."""
    behind = next((q for q in sentence.quotes if q.start >= sentence.tokens[subject.last - 1].end), None)
    if behind is None or not behind.inner_start <= sentence.tokens[at].start < behind.inner_end:
        return False
    between = sentence.tokens[subject.last : at]
    return all(token.kind == "mark" or token.start >= behind.inner_start for token in between)


def _hangs_on_noun(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a foreign word names the noun before it, which a preposition governs: «в кепке MAGA»."""
    before = sentence.tokens[phrase.first - 1].word if phrase.first else None
    governed = phrase.first > 1 and is_preposition(sentence.tokens[phrase.first - 2])
    return before is not None and "NOUN" in before.pos and governed


def _qualifies(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a preposition only bounds the number behind it: «отменил до 600 рейсов»."""
    return sentence.tokens[at].word.form in QUALIFIERS and at + 1 < last and _is_number(sentence.tokens[at + 1])


def _is_number(token: Token) -> bool:
    return (token.kind == "number" and "%" not in token.text) or any(r.pos == "NUMR" for r in token.word.nominative)


def _number_run(sentence: Sentence, at: int, last: int) -> Phrase | None:
    """A number with the noun that a participle keeps from it: «12 замовлених на осінь вагонів»."""
    if not _is_number(sentence.tokens[at]) or at + 1 >= last or "NOUN" in sentence.tokens[at + 1].word.pos:
        return None
    for index in range(at + 1, min(last, at + 6)):
        word = sentence.tokens[index].word
        if "NOUN" in word.pos and "gent" in word.cases and not is_preposition(sentence.tokens[index - 1]):
            return Phrase(at, index + 1, index)
    return None


def _may_be_object(sentence: Sentence, phrase: Phrase, cases: set[str]) -> bool:
    head, opening = sentence.tokens[phrase.head], sentence.tokens[phrase.first]
    if TIMES & set(head.word.keys) or head.kind == "number" or is_owner(sentence, phrase):
        return False
    if phrase.first and head.capital and PLACES & set(sentence.tokens[phrase.first - 1].word.keys):
        return False  # «в штаті Мічиган»
    if opening.kind == "number" or "NUMR" in opening.word.pos:
        before = sentence.tokens[phrase.first - 1].word.pos if phrase.first else frozenset()
        return "NOUN" not in before or "PREP" in before  # «после обработки 75%»
    named = [r for r in head.word.readings if r.marks & {"Surn", "Name"}]
    if head.capital and named and (any(r.case == "datv" for r in named) or all(r.case != "accs" for r in named)):
        return False  # «доложил Путину»
    after = sentence.tokens[phrase.last].word if phrase.last < len(sentence.tokens) else None
    if head.acronym and after is not None and "INFN" in after.pos:
        return False  # «пропонував США заморозити війну»
    if head.capital and not head.word.cases - {""}:
        return not _hangs_on_noun(sentence, phrase)
    fits = bool(cases & head.word.cases) or (not head.word.cases - {""} and head.kind == "word")
    return fits and (not opening.word.cases - {""} or bool(cases & opening.word.cases))
