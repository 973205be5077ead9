"""
The subject of a Ukrainian or Russian clause: a noun that agrees with the verb, a number with what it counts, a name.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.phrases import find_phrases, matches_verb, read_phrase, skip_prepositional
from crossread.framing.tokens import Token
from crossread.framing.voice_parts import HAPPENING, acts

# Nouns of time, which are neither subject nor object nor agent.
TIMES: Final = words(
    "раз рік місяць тиждень день ніч доба година хвилина секунда ранок вечір час січень лютий березень квітень "
    "травень червень липень серпень вересень жовтень листопад грудень понеділок вівторок середа четвер п'ятниця "
    "субота неділя год месяц неделя сутки минута утро вечер время январь февраль март апрель май июнь июль август "
    "сентябрь октябрь ноябрь декабрь понедельник вторник среда четверг пятница суббота воскресенье ночь лето літо "
    "зима осінь весна осень"
)
QUALIFIERS: Final = words(
    "понад близько до більше менше майже щонайменше мінімум приблизно ще вже лише тільки около более больше менее "
    "свыше почти минимум примерно еще уже лишь только порядка не як за как по меньшей мере крайней"
)
_PEOPLE: Final = words(
    "русские русский російські военные військові поліцейські полицейские местные місцеві пострадавшие постраждалі "
    "раненые поранені задержанные затримані пленные полонені мобилизованные мобілізовані безработные "
    "подозреваемый подозреваемые підозрюваний обвиняемый обвиняемые обвинувачений депутатские рабочие рабочий "
    "отдыхающие протестующие собравшиеся верующие хворі больные учасники присутні присутствующие осужденные "
    "засуджені уполномоченные уповноважені дежурные чергові ученые учёные докладчики прохожие перехожі военнослужащие "
    "військовослужбовці служащие службовці избранные обрані избитые побиті потерпевшие потерпілі уволенные звільнені "
    "эвакуированные евакуйовані арестованные заарештовані обстреливаемые отдыхающие відпочивальники голодающие"
)


def find_subject(sentence: Sentence, at: int, first: int, last: int) -> Phrase | None:
    """The first phrase before the verb that agrees with it, else the first behind."""
    ranges = ((first, at), (at + 1, last))
    phrases = [phrase for lo, hi in ranges for phrase in find_phrases(sentence, lo, hi)]
    verb = sentence.tokens[at]
    fitting = [phrase for phrase in phrases if matches_verb(phrase, verb, sentence.tokens)]
    certain = [phrase for phrase in fitting if is_nominative(sentence, phrase, verb)]
    named = [phrase for phrase in fitting if _is_name(sentence, phrase) and not _is_led(sentence, phrase)]
    counted = [p for lo, hi in ranges if (p := _counted(sentence, lo, hi, verb)) is not None]
    groups = (certain, counted, named, [p for lo, hi in ranges if (p := _people(sentence, lo, hi, verb))])
    chosen = next((found for found in groups if found), None)
    if chosen is None:
        return None
    ahead = [phrase for phrase in chosen if phrase.last <= at]
    best = ahead[0] if ahead else chosen[0]
    alive = next((p for p in chosen if p.first > at and _is_only_nominative(sentence, p) and acts(sentence, p)), None)
    if alive and ahead and not acts(sentence, best) and _could_be_object(sentence, best, verb):
        best = alive  # «Вибух у кафе влаштував колишній кухар»
    return _joined(sentence.tokens, best, phrases, at)


def _is_only_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the head is in the nominative and nothing else; «кухар» is a woman too, then in every case."""
    readings = sentence.tokens[phrase.head].word.readings
    cases = {reading.case for reading in readings if "Fixd" not in reading.marks}
    return "nomn" in cases and not cases & {"gent", "accs"}


def _could_be_object(sentence: Sentence, phrase: Phrase, verb: Token) -> bool:
    """Whether the phrase may be the object of a verb that takes one."""
    word = sentence.tokens[phrase.head].word
    return "accs" in word.cases and not verb.word.form.endswith(("ся", "сь")) and not HAPPENING & set(verb.word.keys)


def _joined(tokens: Sequence[Token], chosen: Phrase, phrases: Sequence[Phrase], at: int) -> Phrase:
    """The phrase with those that follow it without a gap: a title and a name."""
    while True:
        following = next((p for p in phrases if p.first == chosen.last and (p.last <= at or chosen.first > at)), None)
        named = tokens[chosen.head].capital and chosen.first > at
        if following is None or (named and not tokens[following.first].capital):
            return chosen  # «объяснил Лукашенко принцип»
        chosen = Phrase(chosen.first, following.last, chosen.head)


PLACES: Final = words(
    "штат місто село область район станція острів провінція селище річка вулиця город деревня станция остров "
    "провинция поселок река улица"
)


def is_nominative(sentence: Sentence, phrase: Phrase, verb: Token) -> bool:
    """Whether the head is known to stand in the nominative: a noun, not the genitive behind a number."""
    before = sentence.tokens[phrase.first - 1].word if phrase.first else None
    if before is not None and before.pos & {"ADJF"} and not before.nominative:
        return False  # «Каховскую ГЭС»: the adjective tells the case
    if before is not None and PLACES & set(before.keys) and "nomn" not in before.cases:
        return False  # «в штаті Мічиган»
    head = sentence.tokens[phrase.head].word
    after = sentence.tokens[phrase.head + 1] if phrase.head + 1 < len(sentence.tokens) else None
    one_place = after is not None and after.capital and "gent" in head.cases and bool(PLACES & set(head.keys))
    if one_place and all(reading.number == "plur" for reading in head.nominative):
        return False  # «в округе Люпаньшуй провинции Гуйчжоу»
    if is_owner(sentence, phrase):
        return False  # «рекламу казино», «до 9 років колонії»
    own = [r for r in head.nominative if r.pos in ("NOUN", "NPRO")]
    if not own or TIMES & set(head.keys):
        return False
    plural = all(r.number == "plur" for r in verb.word.finite) and bool(verb.word.finite)
    if plural and all(r.number == "sing" for r in own) and not sentence.tokens[phrase.head].acronym:
        joined = sentence.tokens[phrase.first : phrase.last]
        return any(token.word.form in ("і", "й", "та", "и") for token in joined)
    return True


def is_owner(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase may be the genitive of the noun before it, with which no subject or object begins."""
    if not phrase.first or "gent" not in sentence.tokens[phrase.first].word.cases:
        return False
    word = sentence.tokens[phrase.first - 1].word
    if sentence.tokens[phrase.first - 1].capital:
        return False  # «получила от РФ ракеты»
    if word.cases == {"ablt"} and not (phrase.first > 1 and is_preposition(sentence.tokens[phrase.first - 2])):
        return False  # «назвал неправдой сообщения»
    return "NOUN" in word.pos and not word.pos & {"VERB", "PREP", "CONJ", "ADVB"} and not word.finite


def _is_led(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name belongs to a noun before it that stands in no nominative: «странами-участниками НАТО»."""
    before = sentence.tokens[phrase.first - 1].word if phrase.first else None
    if before is None or "NOUN" not in before.pos or not before.cases:
        return False
    return "nomn" not in before.cases or ("gent" in before.cases and sentence.tokens[phrase.head].acronym)


def _is_name(sentence: Sentence, phrase: Phrase) -> bool:
    head = sentence.tokens[phrase.head]
    return head.acronym or head.text[0].isascii() or (head.capital and "nomn" in head.word.cases | {""})


def _counted(sentence: Sentence, first: int, last: int, verb: Token) -> Phrase | None:
    """A number and what it counts as a subject: «понад 300 тисяч абонентів», «троє підлітків», «около 350 человек»."""
    readings = verb.word.finite or verb.word.readings
    if not any(r.number == "plur" or r.gender == "neut" for r in readings):
        return None
    if first > 0 and sentence.tokens[first - 1] is verb and not _goes(verb):
        return None  # «уничтожили 19 беспилотников»
    at = first
    while at < last:
        token = sentence.tokens[at]
        if is_preposition(token) and token.word.form not in QUALIFIERS:
            at = skip_prepositional(sentence, at, last)
        elif token.kind == "number" and at + 1 < last and sentence.glued(at + 1):
            at += 2  # «45-річного чоловіка»: an age counts nobody
        elif token.kind == "number" or _is_numeral(sentence, at, first):
            phrase = read_phrase(sentence, at, last, nominative=False) or Phrase(at, at + 1, at)
            if not TIMES & set(sentence.tokens[phrase.head].word.keys) and "%" not in token.text:
                return with_qualifier(sentence, phrase, first)
            at = phrase.last
        else:
            at += 1
    return None


def _goes(verb: Token) -> bool:
    """Whether the verb takes no object, so that a number behind it is its subject: «вышли около 350 человек»."""
    return verb.word.form.endswith(("ся", "сь")) or bool((HAPPENING | GOING) & set(verb.word.keys))


GOING: Final = words(
    "вийти виходити прийти приїхати прибути поїхати виїхати жити мешкати проживати проголосувати голосувати "
    "працювати вижити служити стояти сидіти лежати спати бігти втекти выйти выходить приехать прибыть уехать "
    "поехать выехать жить проживать проголосовать голосовать работать выжить ожидать чекати очікувати служить "
    "стоять сидеть лежать спать бежать сбежать"
)


def _is_numeral(sentence: Sentence, at: int, first: int) -> bool:
    """Whether a numeral that may be a subject stands at *at*: in the nominative, or bounded («порядка трёхсот»)."""
    word = sentence.tokens[at].word
    bounded = at > first and sentence.tokens[at - 1].word.form in QUALIFIERS
    return any(r.pos == "NUMR" for r in word.nominative) or (bounded and "NUMR" in word.pos)


def with_qualifier(sentence: Sentence, phrase: Phrase, first: int) -> Phrase:
    """The phrase with what bounds its number: «не менее 600 рейсов»."""
    begin = phrase.first
    while begin > first and sentence.tokens[begin - 1].word.form in QUALIFIERS:
        begin -= 1
    return Phrase(begin, phrase.last, phrase.head)


def _people(sentence: Sentence, first: int, last: int, verb: Token) -> Phrase | None:
    """An adjective that names people by itself: «Русские пытаются»."""
    for at in range(first, last):
        token = sentence.tokens[at]
        if token.word.form in _PEOPLE and token.word.nominative:
            plural = any(r.number == "plur" for r in token.word.nominative)
            if plural == any(r.number == "plur" for r in verb.word.finite):
                return Phrase(at, at + 1, at)
    return None
