"""
Modal verbs that hedge nothing: what somebody is able or allowed to do, not what is possible.

    possible    «Злива може повторитися», "the spray could wipe out half of the hives"
    allowed     «Пенсіонери можуть отримати допомогу на пошті», "visitors may bring one small bag"
    able        «Міст може витримати сорок тонн», "before the pilot could land", «ті, хто може ходити»

A modal verb is read as possibility unless the words around it say otherwise: a false hedge in an instruction is seen
at once, and a claim of somebody's ability is no doubt of the outlet's.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token

MODALS: Final = words("могти мочь")
_REACH: Final = 5  # tokens between a modal verb and its infinitive, and from a subordinator to "could"
_YEARS: Final = range(1900, 2101)


def is_possibility(sentence: Sentence, hit: Hit) -> bool:
    """Whether the one-word modal verb of *hit* says that something is possible; any other hedge does."""
    word = sentence.tokens[hit.first].word
    if hit.last - hit.first > 1:
        return True
    if sentence.lang == "en":
        if word.form == "may":
            return not _is_permission(sentence, hit)
        return word.form != "could" or not (_is_ability(sentence, hit) or _is_free_to(sentence, hit))
    return not MODALS & set(word.keys) or _is_possible(sentence, hit)


# --- Ukrainian and Russian


def _is_possible(sentence: Sentence, hit: Hit) -> bool:
    tokens = sentence.tokens
    before = tokens[hit.first - 1].word.form if hit.first else ""
    if before == "не" or before in _THOSE_WHO:
        return False  # «все, хто може», «допомагали, чим могли»
    first, last = sentence.clause(hit.first)
    ahead = next((t for t in tokens[hit.last : min(last, hit.last + _REACH)] if "INFN" in t.word.pos), None)
    verb = ahead or next((t for t in tokens[first : hit.first] if "INFN" in t.word.pos and t.text.islower()), None)
    if verb is None:
        return tokens[hit.first].word.form in ("може", "может")  # «Може, приїде завтра»
    near = {token.word.form for token in tokens[max(first, hit.first - 1) : hit.last + _REACH // 2]}
    if near & _ONLY or _HABITS & {token.word.form for token in tokens[first:last]}:
        return False  # «може продати лише двісті квитків», «могли годинами дивитися»
    return not (_is_offered(sentence, (first, last), verb) or _is_capacity(tokens[hit.last : last], verb))


def _is_offered(sentence: Sentence, clause: tuple[int, int], verb: Token) -> bool:
    """Whether people who have a right or an offer are told what they may do: «туристи можуть відвідати замок»."""
    if not _TAKING_UP & set(verb.word.keys):
        return False
    inside = sentence.tokens[clause[0] : clause[1]]
    people = any(_ENTITLED & set(token.word.keys) and "nomn" in token.word.cases for token in inside)
    return people and not any(_PENALTIES & set(token.word.keys) for token in sentence.tokens)


def _is_capacity(behind: Sequence[Token], verb: Token) -> bool:
    """Whether a number says how much something is able to bear, hold or make: «може витримати сорок тонн»."""
    counted = any(
        (t.kind == "number" and not (t.text.isdigit() and int(t.text) in _YEARS)) or "NUMR" in t.word.pos
        for t in behind
    )
    return counted and bool(_BEARING & set(verb.word.keys))


_THOSE_WHO: Final = words("хто кто що чим чем як как скільки сколько")
_HABITS: Final = words("годинами тижнями роками днями щодня завжди часами неделями годами днями ежедневно всегда")
_ONLY: Final = words("лише тільки лиш только лишь")
# Who is told of a right, an offer or a service.
_ENTITLED: Final = words(
    "водій пасажир турист відвідувач пенсіонер громадянин мешканець житель містянин покупець споживач клієнт абонент "
    "користувач заявник підприємець власник орендар батьки учень студент випускник абітурієнт учасник переможець "
    "пацієнт хворий ветеран переселенець працівник роботодавець позивач глядач читач виборець охочий бажаючий кожен "
    "будь-хто вкладник позичальник платник фермер школяр вступник претендент особа родина сім'я людина люди гість "
    "передплатник військовозобов'язаний біженець постраждалий спадкоємець сторона киянин українець дитина донор "
    "водитель пассажир посетитель пенсионер гражданин горожанин покупатель потребитель клиент абонент пользователь "
    "заявитель предприниматель собственник владелец арендатор родители ученик выпускник абитуриент участник "
    "победитель пациент больной переселенец работник работодатель истец зритель читатель избиратель желающий каждый "
    "любой вкладчик заемщик плательщик фермер школьник поступающий лицо семья человек гость подписчик "
    "военнообязанный беженец пострадавший наследник сторона москвич россиянин ребенок жилец донор"
)
# What is done by who has the right or takes an offer up.
_TAKING_UP: Final = words(
    "подати подавати оскаржити оскаржувати отримати отримувати скористатися користуватися звернутися звертатися "
    "відвідати відвідувати придбати купити купувати замовити замовляти обрати обирати вибрати зареєструватися "
    "записатися претендувати оформити оформляти оформлювати переглянути дізнатися перевірити завантажити повернути "
    "відмовитися проголосувати голосувати вступити поскаржитися сплатити оплатити платити проїхати подивитися "
    "побачити розрахувати розраховувати здати прийти взяти забрати подивитись перетнути виїхати виїжджати надіслати "
    "залишити пройти долучитися приєднатися вимагати їздити "
    "подать подавать обжаловать получить получать воспользоваться пользоваться обратиться обращаться посетить "
    "посещать приобрести купить покупать заказать заказывать выбрать выбирать зарегистрироваться записаться "
    "претендовать оформить оформлять посмотреть узнать проверить скачать вернуть отказаться проголосовать "
    "вступить пожаловаться оплатить платить проехать увидеть рассчитывать сдать прийти взять забрать пересечь "
    "выехать выезжать присутствовать отправить оставить пройти присоединиться требовать ездить"
)
_PENALTIES: Final = words(
    "позбавлення ув'язнення штраф строк термін травма опік вирок лишение заключение срок ожог приговор тюрма тюрьма "
    "довічне пожизненный покарання наказание"
)
_BEARING: Final = words(
    "витримати витримувати вмістити вміщати вміщувати розвивати перевозити випускати виробляти видавати переробляти "
    "долати приймати обслуговувати летіти пролетіти нести піднімати підняти генерувати зберігати вражати бити "
    "выдержать выдерживать вместить вмещать развивать перевозить выпускать производить выдавать перерабатывать "
    "преодолевать принимать обслуживать лететь пролететь нести поднимать поднять генерировать хранить поражать бить"
)


# --- English


def _is_permission(sentence: Sentence, hit: Hit) -> bool:
    """Whether "may" allows: "nobody may enter", "drones may not be flown", "visitors may bring one bag"."""
    first, _ = sentence.clause(hit.first)
    before = {token.word.form for token in sentence.tokens[first : hit.first]}
    following = [token.word.form for token in sentence.tokens[hit.last : hit.last + 3]]
    if before & _NOBODY or sentence.tokens[first].word.form == "no":
        return True
    if following[:2] == ["not", "be"]:
        return bool(following[2:]) and following[2].endswith(("ed", "en", "wn", "ld", "pt"))
    return _is_free_to(sentence, hit)


def _is_free_to(sentence: Sentence, hit: Hit) -> bool:
    """Whether people who have a right or an offer, or a rule, stand beside a verb of taking it up."""
    behind = [token.word.form for token in sentence.tokens[hit.last : hit.last + 3]]
    verb = next((form for form in behind if form not in _ADVERBS), "")
    if behind[:1] == ["be"] and hit.last + 1 < len(sentence.tokens):  # "tickets may be exchanged"
        bought = bool(_TAKE_UP & set(sentence.tokens[hit.last + 1].word.keys))
        return bought and bool(_OFFERED & {token.word.form for token in sentence.tokens[: hit.first]})
    if verb not in _TAKE_UP or (hit.first and sentence.tokens[hit.first - 1].word.form in ("it", "this", "that")):
        return False
    forms = {token.word.form for token in sentence.tokens}
    return bool(forms & (_HOLDERS | _RULES)) or "free" in forms


def _is_ability(sentence: Sentence, hit: Hit) -> bool:
    """Whether "could" tells what someone was able to do: "could see", "could not", "in those days they could"."""
    following = [token.word.form for token in sentence.tokens[hit.last : hit.last + 2]]
    if following[:1] in (["not"], ["n't"], ["n’t"], ["still"]) or any(form in _ABILITY for form in following):
        return True
    before = [token.word.form for token in sentence.tokens[max(0, hit.first - _REACH - 1) : hit.first]]
    if _ABLE & set(before) or _SUBORDINATORS & set(before[-4:-1]) or "so that" in " ".join(before):
        return True  # "nobody could promise anything", "for every one that they could fire", "before he could land"
    around = f" {sentence.words_between(0, len(sentence.tokens)).lower()} "
    boasts = any(other.first < hit.first and other.entry.cls == "negative" for other in sentence.hits_of("reporting"))
    return boasts or any(f" {phrase}" in around for phrase in _LONG_AGO)


_NOBODY: Final = words("nobody no-one none anyone whoever")
_ADVERBS: Final = words("not also only then now still either even already themselves instead freely")
_HOLDERS: Final = words(
    "you passengers visitors applicants holders members residents customers tenants pensioners taxpayers guests "
    "readers users subscribers buyers candidates drivers parents pupils students owners citizens patients defendants "
    "defendant claimants claimant plaintiff plaintiffs appellant shareholders employees workers employers spectators "
    "tourists farmers players competitors entrants winners landlords motorists cyclists anglers hunters ticketholders"
)
_OFFERED: Final = words("ticket tickets voucher vouchers coupons forms applications passes permits books licences")
_RULES: Final = words(
    "court courts judge tribunal law laws rule rules ruled statute constitution act regulations bylaw permit permits "
    "licence license permission allowed entitled eligible scheme"
)
_TAKE_UP: Final = words(
    "appeal apply bring enter keep vote choose claim request withdraw submit attend register file use collect refuse "
    "opt cast carry buy purchase park visit travel contact transfer exchange renew cancel swap ride swim fish "
    "hunt camp catch shoot drive possess deduct pay borrow reserve book order download wear own sell inherit marry work"
)
_ABILITY: Final = words(
    "see hear feel remember afford only reach walk swim find speak understand barely hardly heard seen felt reached "
    "smell no tell read write sleep stand"
)
_ABLE: Final = words("nobody nothing none every all everything anything best most least whatever whoever wherever")
_SUBORDINATORS: Final = words("before until than")
_LONG_AGO: Final = ("in the old days", "in those days", "back then", "once", "used to", "at the time", "as a child")
