"""
The main clause of a Ukrainian or Russian headline or sentence: by case and agreement.

What does not agree is left out: an empty agent, never a wrong one.
"""

import re
from collections.abc import Sequence
from typing import Final

from crossread.findings import Voice
from crossread.framing.clauses import Phrase, Sentence, is_finite, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.phrases import find_phrases, matches_verb
from crossread.framing.tokens import Token
from crossread.framing.voice_parts import HAPPENING, NOTHING, Clause, acts, make_clause
from crossread.framing.voice_slavic_objects import find_instrumental, find_target
from crossread.framing.voice_slavic_subjects import GOING, find_subject, is_nominative

_NONE: Final = words("нет немає нема")
_NEGATORS: Final = words("не ні")
# Helpers say nothing without the infinitive behind them: «продовжує поширювати», «не будет вводить».
_HELPERS: Final = words(
    "продовжувати продовжити почати починати могти змогти хотіти намагатися спробувати мусити планувати мати "
    "збиратися перестати припинити бути стати готуватися обіцяти пообіцяти продолжать продолжить начать начинать "
    "мочь смочь хотеть пытаться попытаться планировать собираться стать быть перестать прекратить готовиться "
    "обещать пообещать намерен повинен змушений зобов'язаний пропонувати запропонувати вимагати "
    "наказати дозволити заборонити вирішити зуміти "
    "встигнути відмовитися погодитися сподіватися боятися предлагать предложить требовать приказать разрешить "
    "запретить решить суметь успеть отказаться согласиться надеяться бояться"
)
# A force of war or nature that is not named: «затопило двісті будинків», «посекло осколками».
_FORCES: Final = words(
    "затопити підтопити залити знести зруйнувати пошкодити розбити убити вбити поранити знеструмити зірвати "
    "спалити вибити посікти засипати накрити прорвати затопить подтопить залить снести разрушить повредить "
    "разбить убить ранить обесточить сорвать сжечь выбить посечь засыпать накрыть прорвать"
)
# What somebody is made or called stands in the instrumental too, and is no agent: «призначено міністром».
_NAMING: Final = words(
    "призначити обрати визнати оголосити назвати вважати призначений обраний визнаний оголошений названий "
    "назначить избрать признать объявить назвать считать назначенный избранный признанный объявленный названный"
)


def read_slavic(sentence: Sentence, first: int, last: int, before: Sequence[tuple[int, int]] = ()) -> Clause:
    """
    Read the clause of tokens *first* to *last* (left out); voice "none" when it has no verb.

    Args:
        sentence: Its sentence.
        first: Where the clause begins.
        last: Where it ends.
        before: Clauses before it that may hold its subject: «Снаряд, який влучив у дім, не розірвався».
    """
    at = _predicate(sentence, first, last)
    if at is None:
        return _described(sentence, first, last) if sentence.lang == "uk" else NOTHING
    token = sentence.tokens[at]
    verb = _whole_verb(sentence, at, first, last)
    impersonal = _is_impersonal(token)
    subject = None if impersonal else _whose(sentence, at, first, last, before)
    if "NOUN" in token.word.pos and find_subject(sentence, at, first, last) is None:
        return NOTHING  # a noun that looks like a verb: «відрив»
    clear = verb if subject is None or subject.first >= verb[1] or subject.last <= verb[0] else (at, at + 1)
    if token.word.form in _NONE:  # nobody does it: «Запрета нет»
        asked = ((first, at), (at + 1, last))
        things = [found for lo, hi in asked if (found := find_target(sentence, lo, hi, None, denied=True))]
        lacking = next((thing for thing in things if "gent" in sentence.tokens[thing.head].word.cases), None)
        return make_clause(sentence, None, (at, at + 1), lacking, "intransitive")
    if (done := _participle_of_be(sentence, at, last)) is not None:
        begin = at - 1 if at > first and sentence.tokens[at - 1].word.form in _NEGATORS else at
        subject = None if subject and subject.first <= done < subject.last else subject
        return _passive(sentence, done, (begin, done + 1), first, last, subject)
    if _is_passive(token) and not _WILLING & set(token.word.keys):
        return _passive(sentence, at, clear, first, last, subject)
    if token.word.pos <= {"ADJS"} or _WILLING & set(token.word.keys):
        acting = subject is not None and acts(sentence, subject)
        if acting and verb[1] > at + 1:
            return make_clause(sentence, subject, verb, None, "active")
        return make_clause(sentence, subject if acting else None, clear, None if acting else subject, "intransitive")
    return _finite(sentence, at, clear, first, last, subject)


def _whose(sentence: Sentence, at: int, first: int, last: int, before: Sequence[tuple[int, int]]) -> Phrase | None:
    """The subject in the clause, or before an inserted one when the clause begins with its verb."""
    opens = at == first or (at == first + 1 and sentence.tokens[first].word.form in _NEGATORS)
    carried = _carry(sentence, at, before) if opens else None
    found = carried or find_subject(sentence, at, first, last) or _carry(sentence, at, before)
    return found or _quoted_name(sentence, at, first)


def _quoted_name(sentence: Sentence, at: int, first: int) -> Phrase | None:
    """A name in quotation marks that opens the clause right before its verb: «Рейнджерс» пережили поразку."""
    quote = next((q for q in sentence.quotes if q.start == sentence.tokens[first].start), None)
    if (
        quote is None
        or at <= first + 2
        or sentence.tokens[at - 1].end != quote.end
        or not sentence.is_title_like(quote)
    ):
        return None
    return Phrase(first, at, first + 1)


def _finite(
    sentence: Sentence, at: int, verb: tuple[int, int], first: int, last: int, subject: Phrase | None
) -> Clause:
    token = sentence.tokens[at]
    main = sentence.tokens[verb[1] - 1] if verb[1] > at + 1 else token
    lemmas = {reading.lemma for reading in main.word.readings if reading.pos in ("VERB", "PRED", "INFN")}
    happens = bool(lemmas & HAPPENING)
    after = max(verb[1], subject.last if subject and subject.first > at else 0)
    denied = sentence.tokens[verb[0]].word.form in _NEGATORS
    target = find_target(sentence, verb[1], last, subject, denied=denied) or find_target(
        sentence, first, verb[0], subject
    )
    if subject is None:
        if (told := _told_in(sentence, at, first, last)) is not None:
            return make_clause(sentence, told, verb, None, "active")
        becomes = bool(lemmas & {"стати", "стать"})  # «Стало відомо»
        voice: Voice = "intransitive" if happens and not becomes else _without_subject(token)
        return make_clause(sentence, None, verb, target, voice)
    if happens:
        acting = acts(sentence, subject) and bool(lemmas & _MOVING)
        return make_clause(sentence, subject if acting else None, verb, None if acting else subject, "intransitive")
    reflexive = sentence.tokens[verb[1] - 1].word.form.endswith(("ся", "сь"))
    if reflexive and (agent := find_instrumental(sentence, after, last)) and not acts(sentence, subject):
        return make_clause(sentence, agent, verb, subject, "passive")
    says = any(hit.first == at for hit in sentence.hits_of("reporting"))  # who says or hopes is somebody
    if (target is not None and not reflexive) or acts(sentence, subject) or says or lemmas & _MINDED:
        return make_clause(sentence, subject, verb, None if reflexive else target, "active")
    fronted = "accs" in sentence.tokens[subject.head].word.cases and not reflexive
    plural = all(reading.number == "plur" for reading in token.word.finite)
    if fronted and plural and not (_DOING | GOING) & set(main.word.keys):
        if _ACTORS & set(sentence.tokens[subject.head].word.keys):
            return make_clause(sentence, subject, verb, None, "active")
        return make_clause(sentence, None, verb, subject, "agentless")  # «рішення ухвалили», «ящики возили»
    return make_clause(sentence, None, verb, subject, "intransitive")


def _told_in(sentence: Sentence, at: int, first: int, last: int) -> Phrase | None:
    """The body in which something is told, and which tells it: «Про влучання повідомили в Генеральному штабі»."""
    if not any(hit.first == at for hit in sentence.hits_of("reporting")):
        return None
    for hit in sentence.hits_of("source"):
        inside = first < hit.first and hit.last <= last and hit.entry.cls == "body"
        if inside and sentence.tokens[hit.first - 1].word.form in ("в", "у", "во"):
            return Phrase(hit.first, hit.last, hit.last - 1)
    return None


_MINDED: Final = words(
    "сподіватися надіятися боятися прагнути мріяти намагатися збиратися готуватися погоджуватися погодитися "
    "відмовлятися відмовитися сперечатися хотіти вимагати вірити надеяться бояться стремиться мечтать пытаться "
    "собираться готовиться соглашаться согласиться отказываться отказаться хотеть требовать верить"
)


# Things that do what is told of them, and what things do without an object.
_ACTORS: Final = words(
    "дрон безпілотник ракета снаряд бомба шахед літак вертоліт винищувач танк корабель війська сила суд влада "
    "закон беспилотник самолет вертолет истребитель корабль войска власть удар обстріл обстрел вибух взрыв банк "
    "завод компанія компания підприємство предприятие країна страна держава государство партія партия поїзд поезд "
    "судно фірма фирма організація организация медіа змі сми видання издание служба установа учреждение "
    "профспілка профсоюз аналіз анализ дослідження исследование опитування опрос дані данные результат эксперт"
)
_DOING: Final = words(
    "працювати діяти курсувати влучити прилетіти долетіти летіти стосуватися належати передбачати впливати "
    "свідчити допомагати заважати набувати існувати чекати вимагати лежати стояти рухатися їхати плисти йти "
    "ходити вести работать действовать курсировать прилететь долететь лететь касаться принадлежать влиять "
    "свидетельствовать помогать мешать приобретать ждать требовать лежать стоять двигаться ехать плыть идти "
    "ходить входить входити включати включать содержать містити показувати показывать говорити говорить"
)
# Of the verbs of happening those that a person, an army or a flood does: «Паводок пришёл», «Переговори тривають» not.
_MOVING: Final = words("прийти прийти піти стати прорватися пойти прийти стать прорваться прорвать означать")


def _without_subject(token: Token) -> Voice:
    """A plural, a neuter or «говорится» has nobody as its agent; any other form has one that the text leaves out."""
    if token.word.form.endswith("ся") or any(
        (r.number == "plur" and r.person in ("", "3per")) or r.gender == "neut" for r in token.word.finite
    ):
        return "agentless"
    return "active"


def _passive(
    sentence: Sentence, at: int, verb: tuple[int, int], first: int, last: int, subject: Phrase | None
) -> Clause:
    """Read «плотина разрушена ракетами», «вкрадено», «названы сроки»."""
    target = subject or find_target(sentence, verb[1], last, None) or find_target(sentence, first, verb[0], None)
    naming = _NAMING & {key.removesuffix("/P") for key in sentence.tokens[at].word.keys}
    agent = (
        None if naming else find_instrumental(sentence, verb[1], last) or find_instrumental(sentence, first, verb[0])
    )
    return make_clause(sentence, agent, verb, target, "passive" if agent else "agentless")


_PARTICIPLE: Final = re.compile(r"(?:[аяе]н|т)(?:ий|а|е|і)$")
_READY: Final = words("готовий відомий живий мертвий винний згодний відсутній присутній доступний")


def _described(sentence: Sentence, first: int, last: int) -> Clause:
    """Read «дамба прорвана», «Київ готовий до переговорів»: Ukrainian says with an adjective what a verb would."""
    for at in range(first + 1, last):
        token, after = sentence.tokens[at], sentence.tokens[at + 1] if at + 1 < last else None
        ready = bool(_READY & set(token.word.keys))
        if not ready and not (_PARTICIPLE.search(token.word.form) and "ADJF" in token.word.pos):
            continue
        if token.capital or _is_held_off(sentence, at) or not any(r.pos == "ADJF" for r in token.word.nominative):
            continue
        if after is not None and not is_preposition(after) and not _is_ablative(after):
            continue
        for phrase in find_phrases(sentence, first, at):
            denied = phrase.last == at - 1 and sentence.tokens[at - 1].word.form in _NEGATORS
            if (phrase.last == at or denied) and _agrees(sentence.tokens[phrase.head], token):
                verb = (at - denied, at + 1)
                if ready:
                    acting = acts(sentence, phrase)
                    return make_clause(
                        sentence, phrase if acting else None, verb, None if acting else phrase, "intransitive"
                    )
                return _passive(sentence, at, verb, first, last, phrase)
    return NOTHING


def _is_ablative(token: Token) -> bool:
    return bool(token.word.cases) and token.word.cases <= {"ablt", "datv"}


def _agrees(noun: Token, adjective: Token) -> bool:
    return any(
        a.number == b.number and (not a.gender or not b.gender or a.gender == b.gender)
        for a in noun.word.nominative
        if a.pos == "NOUN"
        for b in adjective.word.nominative
    )


# Participles that tell a state of mind, nothing that was done to anybody.
_WILLING: Final = words(
    "намеренный намерить/P намерен уверенный уверить/P вынужденный заинтересованный обеспокоенный должный"
)
_BEING: Final = words("бути быть")


def _participle_of_be(sentence: Sentence, at: int, last: int) -> int | None:
    """The participle behind a form of "be": «было принято», «був затриманий»."""
    if not _BEING & {reading.lemma for reading in sentence.tokens[at].word.finite}:
        return None
    for index in range(at + 1, min(last, at + 5)):
        token = sentence.tokens[index]
        after = sentence.tokens[index + 1] if index + 1 < last else None
        bare = _PARTICIPLE.search(token.word.form) and "ADJF" in token.word.pos and token.word.nominative
        own = sentence.lang == "uk" and bare and (after is None or "NOUN" not in after.word.pos)
        if _is_passive(token) or own:
            return None if _WILLING & set(token.word.keys) else index
    return None


_MUST: Final = words("повинен змушений зобов'язаний")
_ABLE: Final = words("может могут може можуть")  # «может» is short for "perhaps" too


def _predicate(sentence: Sentence, first: int, last: int) -> int | None:
    """The token that is the clause's verb: a plain one if there is one, else one that may be a noun as well."""
    doubtful: int | None = None
    short: int | None = None
    for index in range(first, last):
        token = sentence.tokens[index]
        if token.kind != "word" or _is_held_off(sentence, index):
            continue
        if token.capital and not _opens(sentence, index):
            continue
        pos = token.word.pos
        must = bool(_MUST & set(token.word.keys))
        verbal = (
            must
            or is_finite(token, sentence.lang)
            or bool(pos & {"PRTS"})
            or token.word.form in _NONE
            or _is_no_to(token)
        )
        if verbal and (not pos & {"NOUN", "ADJF", "PREP", "CONJ", "NPRO"} or must or token.word.form in _ABLE):
            return index
        if index > first and is_preposition(sentence.tokens[index - 1]):
            continue  # «С начала спецоперации»
        if verbal and doubtful is None and pos & {"VERB"} and not pos & {"PREP", "CONJ"} and not token.capital:
            doubtful = index
        if short is None and pos and pos <= {"ADJS"}:
            short = index
    return short if short is not None else doubtful


def _is_held_off(sentence: Sentence, index: int) -> bool:
    """Whether the token stands in a quotation of more than one word."""
    return any(
        quote.inner_start <= sentence.tokens[index].start < quote.inner_end
        and sum(1 for t in sentence.tokens if quote.inner_start <= t.start < quote.inner_end) > 1
        for quote in sentence.quotes
    )


def _opens(sentence: Sentence, index: int) -> bool:
    """Whether a capital is owed to the place: the first word, or the first behind a colon or full stop."""
    return index == 0 or sentence.tokens[index - 1].text in ".:?!…«–—-" or sentence.tokens[index - 1].kind == "number"


def _is_no_to(token: Token) -> bool:
    """Whether it is a Ukrainian form in -но, -то: «підірвано», «вбито»."""
    return token.word.form.endswith(("но", "то")) and any(r.pos == "VERB" and not r.tense for r in token.word.readings)


def _is_passive(token: Token) -> bool:
    return "PRTS" in token.word.pos or _is_no_to(token)


def _is_impersonal(token: Token) -> bool:
    """Whether a force of nature or war acts unnamed: «затопило двісті будинків»."""
    return _is_no_to(token) or (
        bool(_FORCES & set(token.word.keys)) and any(r.gender == "neut" for r in token.word.finite)
    )


def _whole_verb(sentence: Sentence, at: int, first: int, last: int) -> tuple[int, int]:
    """The verb with its negator and the infinitive that a helper needs; first and last (left out) token."""
    tokens = sentence.tokens
    begin = at - 1 if at > first and tokens[at - 1].word.form in _NEGATORS else at
    if at + 1 < last and "INFN" in tokens[at + 1].word.pos and "NOUN" not in tokens[at + 1].word.pos:
        return begin, at + 2
    if (_HELPERS & {reading.lemma for reading in tokens[at].word.readings}) or tokens[at].word.pos <= {"ADJS"}:
        for index in range(at + 1, min(last, at + 4)):
            if is_preposition(tokens[index]):
                break
            if "INFN" in tokens[index].word.pos:
                return begin, index + 1
    return begin, at + 1


def _carry(sentence: Sentence, at: int, before: Sequence[tuple[int, int]]) -> Phrase | None:
    """The subject that stands before an inserted clause, in a clause without a verb of its own."""
    verb = sentence.tokens[at]
    for first, last in before:
        if _predicate(sentence, first, last) is not None:
            continue
        for phrase in find_phrases(sentence, first, last):
            if matches_verb(phrase, verb, sentence.tokens) and is_nominative(sentence, phrase, verb):
                return phrase
    return None
