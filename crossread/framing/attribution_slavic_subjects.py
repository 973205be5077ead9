"""
Who the subject of a Ukrainian or Russian reporting verb is.

Order of the search: a nominative that agrees with the verb after it, then before it; for a plural verb the place where
it was said («в Генштабі повідомили»); then pronouns and dropped subjects.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Memory, Source, resolve
from crossread.framing.attribution_kinds import is_compound_body, source_of
from crossread.framing.attribution_slavic_asides import RELATIVES, search_ranges
from crossread.framing.circumstances import is_circumstance
from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import is_known_word, words
from crossread.framing.lexicon import Hit
from crossread.framing.phrases import find_phrases, matches_verb, read_phrase, skip_prepositional
from crossread.framing.tokens import Token

_PLACE_PREPOSITIONS: Final = frozenset({"у", "в", "во", "на"})
_JOINERS: Final = frozenset({"і", "й", "та", "и"})
_OF_WHAT: Final = words(
    "звинуватити звинувачувати обвинуватити підозрювати зізнатися зізнаватися признатися переконати переконувати "
    "переконаний впевнений упевнений сумніватися викрити "
    "обвинить обвинять заподозрить подозревать признаться признаваться сознаться убедить убеждать "
    "сомневаться упрекнуть упрекать разоблачить уличить"
)
_THERE: Final = frozenset({"там"})
_THAT_ONE: Final = frozenset({"той", "та", "те", "тот"})
_EMPTY: Final = words(
    "це то что що хто кто все всё весь усе ніхто никто ніщо ничто я ми ти ви мы ты вы щось хтось кто-то что-то "
    "это інше другое багато много дехто кожен каждый який который себе сам сама самі сами"
)
_PERSONAL: Final = {
    "він": ("masc", "sing"), "вона": ("femn", "sing"), "воно": ("neut", "sing"), "вони": ("", "plur"),
    "он": ("masc", "sing"), "она": ("femn", "sing"), "оно": ("neut", "sing"), "они": ("", "plur"),
    "той": ("masc", "sing"), "та": ("femn", "sing"), "те": ("", "plur"), "тот": ("masc", "sing"),
}  # fmt: skip


def find_source(sentence: Sentence, verb: int, hit: Hit, clause: tuple[int, int], memory: Memory) -> Source | None:
    """Find who the subject of the reporting verb at token *verb* is; None when none stands in the sentence."""
    first, last = clause
    if sentence.tokens[verb].word.form.endswith(_IMPERSONAL):
        return None  # «написано «Без собак»»: no subject
    if _plural(sentence.tokens[verb]) and (said := _place_before(sentence, hit, first, memory)):
        return said
    other = False  # a subject that is no source: «пересчёт подтвердил победу»
    for lo, hi in search_ranges(sentence, hit, first, last):
        if hi < first and _plural(sentence.tokens[verb]) and (said := from_place(sentence, hit, first, last, memory)):
            return said  # «..., який перекинувся, розповіли в поліції»
        for phrase in find_phrases(sentence, lo, hi):
            if (source := _subject(sentence, phrase, sentence.tokens[verb], memory)) is not None:
                return source if not other or phrase.first == hit.last or hi <= hit.first else None
            other = other or (hi <= hit.first and matches_verb(phrase, sentence.tokens[verb], sentence.tokens))
    if _plural(sentence.tokens[verb]):
        return from_place(sentence, hit, first, last, memory)
    return None if other else _stranger(sentence, hit, first, last)


_IMPERSONAL: Final = ("ано", "ено", "ято", "ито", "уто")


def _stranger(sentence: Sentence, hit: Hit, first: int, last: int) -> Source | None:
    """A surname no dictionary knows, right beside the verb, that looks like no nominative: «Флейк», «Нугрохо»."""
    before = hit.first - 1
    while before > first and "ADVB" in sentence.tokens[before].word.pos:
        before -= 1  # «Кальсадія також заперечив»
    for at in (before, hit.last):
        token = sentence.tokens[at] if first <= at < last else None
        if token is None or token.kind != "word" or not token.capital or token.acronym or token.text[0].isascii():
            continue
        governed = at > first and is_preposition(sentence.tokens[at - 1])
        alone = at + 1 >= last or not sentence.tokens[at + 1].capital
        if not governed and alone and len(token.text) > _SHORT and not is_known_word(token.word.form, sentence.lang):
            return Source(start=token.start, end=token.end, type="person", name=token.text, number="sing", named=True)
    return None


_SHORT: Final = 3  # letters that are no surname yet


def _place_before(sentence: Sentence, hit: Hit, first: int, memory: Memory) -> Source | None:
    """«У Китаї заявили»: a place that opens the clause and stands right before the plural verb."""
    tokens = sentence.tokens
    places = [i for i in range(first, hit.first - 1) if tokens[i].word.form in _PLACE_PREPOSITIONS]
    if (
        places and places[-1] > first and is_preposition(tokens[first]) and is_preposition(tokens[places[-1]])
    ):  # «у відповідь на запит в службі зазначили»
        beside = read_phrase(sentence, places[-1] + 1, hit.first, nominative=False)
        if beside is not None and beside.last == hit.first:
            return from_place(sentence, hit, places[-1], hit.first, memory)
    if tokens[first].word.form not in _PLACE_PREPOSITIONS or first + 1 >= hit.first:
        return None
    phrase = read_phrase(sentence, first + 1, hit.first, nominative=False)
    at = phrase.last if phrase and phrase.last == hit.first else skip_prepositional(sentence, first, hit.first)
    while (
        at < hit.first
        and tokens[at].word.form in _JOINERS
        and (more := read_phrase(sentence, at + 1, hit.first, nominative=False))
    ):
        at = more.last  # «у водоканалі та МОЗ спростували»
    if at != hit.first:
        return None
    return from_place(sentence, hit, first, hit.first, memory)


def _subject(sentence: Sentence, phrase: Phrase, verb: Token, memory: Memory) -> Source | None:
    head = sentence.tokens[phrase.head]
    if not matches_verb(phrase, verb, sentence.tokens):
        return None
    if head.word.form in _PERSONAL and (phrase.last - phrase.first == 1 or head.word.form not in _THAT_ONE):
        gender, number = _PERSONAL[head.word.form]
        return resolve(memory, head.start, head.end, gender=gender, number=number)
    if head.word.form in _EMPTY or RELATIVES & set(head.word.keys):
        return None
    if head.word.finite and not head.capital:
        return None
    if is_circumstance(head) and sentence.tokens[phrase.first].kind == "number":
        return None  # «5 листопада повідомили»
    phrase = _behind_foreign(sentence, _with_prefix(sentence, phrase))
    source = source_of(sentence, phrase, trusted=False, case="nomn")
    if (
        source
        and source.type == "body"
        and sentence.quoted[phrase.head]
        and sentence.tokens[phrase.first].kind == "mark"
        and not is_compound_body(head.word.keys[0])
        and not any(h.entry.cls == "body" and h.first <= phrase.head < h.last for h in sentence.hits_of("source"))
    ):
        return replace(source, type="media")  # «Деловой Урал» писал: a title that speaks is mostly a medium's
    return source


def _with_prefix(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Take in what a hyphen joins to the phrase's first word: «онлайн-карта»."""
    first = phrase.first
    while first > 1 and sentence.glued(first - 1):
        first -= 2
    return phrase._replace(first=first)


def _behind_foreign(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Leave out the foreign title it was told to: «в інтерв'ю Sunday Times прем'єр-міністр сказала»."""
    tokens = sentence.tokens
    at = phrase.first
    while at < phrase.last and tokens[at].text[0].isascii() and tokens[at].text[0].isalnum():
        at += 1
    if phrase.first == at or not phrase.first or at >= phrase.last or not _may_subject(tokens[at]):
        return phrase
    return read_phrase(sentence, at, phrase.last) or phrase


def _may_subject(token: Token) -> bool:
    """Whether *token* can open a subject of its own: a living being, a name, a number of them."""
    marks = {mark for reading in token.word.nominative for mark in reading.marks}
    unknown = token.capital and not token.word.nominative
    return bool({"anim", "Name", "Surn"} & marks) or unknown or "один" in token.word.keys or "NUMR" in token.word.pos


def _plural(verb: Token) -> bool:
    return any(reading.number == "plur" for reading in verb.word.finite)


def from_place(sentence: Sentence, hit: Hit, first: int, last: int, memory: Memory) -> Source | None:
    """«У Генштабі повідомили», «заявили в Кремле»; «зазначили там»."""
    tokens = sentence.tokens
    spans = [(hit.last, last), (first, min(hit.first, last))]
    if hit.entry.lemma in _OF_WHAT:
        spans = spans[1:]  # «звинуватили у руйнуванні» tells of what, not where
    for lo, hi in spans:
        at = lo
        while at < hi:
            token = tokens[at]
            if token.word.form in _THERE:
                return resolve(memory, token.start, token.end, types=("body", "media", "document"))
            if token.word.form in _PLACE_PREPOSITIONS and is_preposition(token) and at + 1 < hi:
                phrase = read_phrase(sentence, at + 1, hi, nominative=False)
                spoken = at == hit.last and phrase is not None and not is_circumstance(sentence.tokens[phrase.head])
                source = source_of(sentence, phrase, trusted=spoken, case="loct") if phrase else None
                if hit.entry.need == "none" and phrase is not None and not _is_listed(sentence, phrase):
                    source = None  # «на Ломбоці організаціям було сказано»
                counted = phrase is not None and sentence.tokens[phrase.first].kind == "number"
                allowed = ("body", "media", "anonymous", *(("document",) if hit.entry.need == "none" else ()))
                if source and not counted and source.type in allowed and _said_in(sentence, phrase):
                    return source
                at = skip_prepositional(sentence, at, hi)
                continue
            at += 1
    return None


def _is_listed(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a word of the phrase is a source by the lexicon."""
    return any(phrase.first <= hit.first < phrase.last for hit in sentence.hits_of("source"))


def further_places(sentence: Sentence, source: Source, hit: Hit) -> Iterator[Source]:
    """Yield the bodies joined to the place where it was said: «у водоканалі та МОЗ спростували»."""
    tokens = sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.start >= source.end), len(tokens))
    while at < len(tokens) and tokens[at].text in '»”"':
        at += 1
    if at + 1 >= len(tokens) or tokens[at].word.form not in _JOINERS or is_preposition(tokens[at + 1]):
        return
    phrase = read_phrase(sentence, at + 1, sentence.clause(at)[1], nominative=False)
    place = hit.last <= at or (phrase is not None and phrase.last <= hit.first)
    other = source_of(sentence, phrase, trusted=False, case="loct") if phrase and place else None
    if other and other.type in ("body", "media") and _said_in(sentence, phrase):
        yield other


def _said_in(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether the place is one that speaks: in the locative, or an acronym."""
    if phrase is None:
        return False
    head = sentence.tokens[phrase.head]
    return head.acronym or "loct" in head.word.cases or not head.word.readings or head.text[0].isascii()


def _has_subject(sentence: Sentence, verb: Token, first: int, last: int) -> bool:
    """Whether a noun stands before the verb that can be its subject, though it is no source."""
    found = (phrase for phrase in find_phrases(sentence, first, last) if matches_verb(phrase, verb, sentence.tokens))
    return any("NOUN" in sentence.tokens[phrase.head].word.pos for phrase in found)


def dropped_source(sentence: Sentence, verb: int, hit: Hit, memory: Memory, *, parenthetical: bool) -> Source | None:
    """No subject: the last speaker if the sentence goes on speaking for him, a hole if it should have named one."""
    token = sentence.tokens[verb]
    first, last = sentence.clause(verb)
    start, end = sentence.span(hit.first, hit.last)
    about = [t.word.form for t in sentence.tokens[first : hit.first]]
    alone = not any(follower.kind == "word" for follower in sentence.tokens[verb + 1 : last])
    if about[:2] in (["про", "це"], ["об", "этом"], ["о", "чем"]) and alone:
        return Source(start=start, end=end, type="none", name="", pronoun=True)
    if _plural(token) or (not parenthetical and not alone) or _has_subject(sentence, token, first, hit.first):
        return None
    reading = token.word.finite[0] if token.word.finite else None
    if reading is None or not reading.tense:
        return None  # «підраховано» has no subject to drop
    found = memory.last(gender=reading.gender if reading.tense == "past" else "", number="sing")
    if found is None:
        return None
    return resolve(memory, start, end, gender=reading.gender if reading.tense == "past" else "", number="sing")
