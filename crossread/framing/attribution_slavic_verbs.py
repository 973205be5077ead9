"""
Whether a Ukrainian or Russian reporting verb reports here, and how: by what stands beside it.
"""

import re
from typing import Final

from crossread.findings import VerbClass
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token

_COMPLEMENTS: Final = frozenset(
    {"що", "щоб", "чтобы", "что", "нібито", "начебто", "буцімто", "будто", "якобы", "мов", "мовляв", "як", "как", "де",
     "коли", "когда", "где", "про", "о", "об", "обо", "чому", "почему", "скільки", "сколько", "чи", "мол"}
)  # fmt: skip
_COUNTING: Final = words(
    "нарахувати налічити порахувати оцінити оцінювати визначити встановити насчитать оценить оценивать "
    "называть передбачати предусматривать прогнозувати зафіксувати фіксувати зафиксировать фиксировать "
    "зареєструвати реєструвати зарегистрировать регистрировать"
)
_ADMITTING: Final = words(
    "визнати визнавати признать признавать виявити виявляти обнаружить обнаруживать выявить выявлять"
)
_ADMITTED: Final = words(
    "помилка порушення нарушение вина провина поразка факт втрата провал прорахунок правота ошибка поражение "
    "потеря просчет существование існування наявність наличие пропажа нестача недостача ознака признак розкрадання "
    "сбой збій проблема нехватка нестача задержка затримка недоработка недолік халатность недбалість "
    "неспроможність несостоятельность дефицит дефіцит витік утечка фиаско фіаско брак безсилля бессилие "
    "хищение зловживання злоупотребление змова сговор розтрата растрата підробка подделка"
)
_REGISTERING: Final = words("зареєструвати реєструвати зарегистрировать регистрировать")
_EVENTS: Final = words(  # what is told when it is registered; companies and marriages are only put on a list
    "випадок поштовх землетрус смерть порушення звернення обстріл вибух пожежа аварія дтп злочин зараження "
    "захворювання случай толчок землетрясение нарушение обращение обстрел взрыв пожар авария преступление "
    "заражение заболевание"
)
_RECORDING: Final = words("зафіксувати фіксувати зафиксировать фиксировать відзначити отметить")
_CHANGES: Final = words(
    "сплеск всплеск стрибок скачок рекорд максимум мінімум минимум аномалія аномалия випадок случай "
    "зниження зростання падіння спад приріст подорожчання здешевлення погіршення поліпшення сповільнення прискорення "
    "снижение рост падение спад прирост подорожание удешевление ухудшение улучшение замедление ускорение сокращение "
    "скорочення збільшення зменшення увеличение уменьшение"
)
_AMOUNT: Final = re.compile(
    r"(?:пол|пів)?(?:сотн|тысяч|тисяч|миллион|мільйон|миллиард|мільярд|триллион|трильйон)(?:а|и|і|у|ю|ей|ы|ов|ів|)$"
)
_OPENED: Final = 2  # tokens between «як» and its verb
SHOWING: Final = words(
    "фіксувати зафіксувати показати показувати засвідчити засвідчувати описати описувати перелічувати перераховувати "
    "фиксировать зафиксировать показать показывать описать описывать доводити доказывать ілюструвати підтвердити "
    "підтверджувати подтвердить подтверждать спростувати спростовувати опровергнуть опровергать заперечувати "
    "відображати отражать доказать довести свідчити свидетельствовать"
)
_PREDICATIVE: Final = words(
    "певен певна певні переконаний переконана переконані впевнений впевнена впевнені упевнений упевнена упевнені"
)


def verb_of(sentence: Sentence, hit: Hit) -> int | None:
    """The token of the hit that is a finite verb in the third person (or a short adjective: «переконаний»)."""
    for i in range(hit.last - 1, hit.first - 1, -1):
        word = sentence.tokens[i].word
        told = [reading for reading in word.finite if reading.person in ("", "3per")]
        if told and all(reading.tense == "futr" for reading in told) and hit.entry.cls != "negative":
            return None  # «заявить завтра», «вряд ли согласится»: nobody has said it
        if told:
            return i
        if hit.last - hit.first == 1 and word.pos & {"ADJS", "ADJF", "PRTS"} and not word.finite:
            return i if word.pos & {"ADJS", "PRTS"} or word.form in _PREDICATIVE else None
    return None


def verb_class(sentence: Sentence, hit: Hit, first: int, last: int) -> VerbClass:
    """The verb's class here: a particle in its clause keeps a distance, naming a number is neutral."""
    kind: VerbClass = hit.entry.cls  # type: ignore[assignment] # the classes of the kind
    beside = sentence.tokens[max(first, hit.first - 1) : hit.first] + sentence.tokens[hit.last : hit.last + 1]
    if kind != "denial" and any(token.word.form in _SCORNED for token in beside):
        return "negative"
    tokens = sentence.tokens[first:last]
    if kind == "neutral" and any(hit.last <= h.first < last for h in sentence.hits_of("distancing")):
        return "distancing"
    naming = kind == "assertive" and hit.entry.need == "source"
    if naming and any(t.kind == "number" or "NUMR" in t.word.pos for t in tokens):
        return "neutral"
    return kind


_SCORNED: Final = words(
    "цинічно нахабно брехливо лицемірно безсоромно зухвало істерично злобно нагло лживо цинично лицемерно бесстыдно "
    "истерично злобно самовпевнено самоуверенно хвалькувато хвастливо пафосно глумливо издевательски"
)


def is_noun_here(sentence: Sentence, verb: int) -> bool:
    """«заява» is no verb: a form that is a noun too counts as one after an adjective or a preposition."""
    word = sentence.tokens[verb].word
    if "NOUN" not in word.pos or not verb:
        return False
    before = sentence.tokens[verb - 1].word.pos
    return bool(before & {"ADJF", "PREP", "PRTF"}) and not before & {"NOUN", "NPRO", "ADVB"}


def opens_clause(sentence: Sentence, at: int) -> bool:
    """Whether a comma at token *at* and «що», «что» after it open a reported clause."""
    tokens = sentence.tokens
    return at + 1 < len(tokens) and tokens[at].text in ",:" and tokens[at + 1].word.form in ("що", "что", "нібито")


def _opens_sentence(sentence: Sentence, hit: Hit, first: int, last: int) -> bool:
    """Whether the verb stands in a parenthesis that opens the sentence: «Як з'ясували слідчі, ...»."""
    tokens = sentence.tokens
    opened = tokens[first].word.form in ("як", "как") and hit.first - first <= _OPENED
    return opened and first == 0 and last < len(tokens) and tokens[last].text == ","


def _is_amount(token: Token) -> bool:
    """Whether *token* is a number, in digits, as a numeral or as a noun: «полмиллиарда», «сотню»."""
    return token.kind == "number" or "NUMR" in token.word.pos or _AMOUNT.match(token.word.form) is not None


def has_complement(sentence: Sentence, hit: Hit, first: int, last: int) -> str:
    """
    Say what is reported beside the verb: "that" (a clause), "quote", "parenthetical", "about" or "" for nothing.

    *first*, *last* bound the verb's own clause.
    """
    tokens = sentence.tokens
    if _opens_sentence(sentence, hit, first, last):
        return "parenthetical"
    if last < len(tokens):
        following = tokens[last + 1].word.form if last + 1 < len(tokens) else ""
        if tokens[last].text in ",:–—" and (following in _COMPLEMENTS or tokens[last].text == ":"):
            return "circumstance" if following in ("як", "как", "де", "коли", "когда", "где") else "that"
        if sentence.opaque[last] or (tokens[last].text in ':«“„"' and last + 1 < len(tokens)):
            return "quote"
    if first > 0:
        thus = tokens[first].word.form == "так" and tokens[first + 1 : first + 2] != ()
        thus = thus and tokens[first + 1].word.form not in ("як", "как") and tokens[first - 1].text in ",–—-"
        if sentence.opaque[first - 1] or thus:
            return "quote"  # «..., – так описав ту ніч сусід»
        back = first - 1
        while back > 0 and tokens[back].text in ",–—-!?":
            back -= 1
        dashed = any(token.text in "–—-!?" for token in tokens[back + 1 : first])
        if sentence.opaque[back] or (tokens[back].text in '»”"“' and dashed):
            return "quote"  # not a title: «які називають себе «Кіберлелеки», оприлюднили»
        opens = hit.first == first or all(
            "ADVB" in t.word.pos or t.word.form in ("як", "как") for t in tokens[first : hit.first]
        )
        ends = not any(t.kind == "word" for t in tokens[last:])
        if opens and tokens[first - 1].text in ",–—" and (ends or sentence.has_finite(0, first - 1)):
            return "parenthetical"
    return told_inside(sentence, hit, first, last)


def told_inside(sentence: Sentence, hit: Hit, first: int, last: int) -> str:
    """What stands inside the verb's own clause: "about", an object that tells, a "predicate", a "number" or nothing."""
    tokens = sentence.tokens
    if any(tokens[i].word.form in ("про", "о", "об", "обо") for i in range(first, last)):
        return "about"
    if hit.entry.lemma in _ADMITTING and any(_ADMITTED & set(t.word.keys) for t in tokens[first:last]):
        return "object"
    if hit.entry.lemma in ("вважати", "считать") and any(
        r.case == "ablt" for t in tokens[hit.last : last] for r in t.word.readings
    ):
        return "predicate"
    events = hit.entry.lemma not in _REGISTERING or any(_EVENTS & set(t.word.keys) for t in tokens[hit.last : last])
    if hit.entry.lemma in _RECORDING and any(_CHANGES & set(t.word.keys) for t in tokens[hit.last : last]):
        return "object"
    if hit.entry.lemma in _COUNTING and events and any(_is_amount(t) for t in tokens[first:last]):
        return "number"
    inner = [t.word.form for t in tokens[hit.last : last]]
    if any(form in ("що", "что", "нібито", "якобы", "буцімто", "начебто") for form in inner):
        return "that"
    return ""


_NAMES: Final = words("називати називатися назвати называть называться назвать")


def names_something(sentence: Sentence, hit: Hit) -> bool:
    """Whether the verb only gives a name, which follows in quotes with a capital: «називають «Ластівкою»»."""
    at = hit.last
    if hit.entry.lemma not in _NAMES or at + 2 >= len(sentence.tokens) or sentence.tokens[at].text not in '«“„"':
        return False
    return sentence.tokens[at + 1].capital and sentence.tokens[at + 2].text in '»”"“'


_MARKING: Final = words("відзначити відзначати відмітити отметить отмечать")
_FEASTS: Final = words(
    "річниця ювілей свято день роковини новосілля перемога весілля іменини годовщина юбилей праздник день победа "
    "новоселье свадьба именины рождество різдво пасха великдень"
)


def only_acts(sentence: Sentence, hit: Hit, last: int) -> bool:
    """Whether the verb has its other sense: «відзначила річницю парадом», «нарахували собі штрафів»."""
    after = sentence.tokens[hit.last : last]
    feast = hit.entry.lemma in _MARKING and any(_FEASTS & set(token.word.keys) for token in after)
    own = hit.entry.lemma == "нарахувати" and bool(after) and after[0].word.form in ("собі", "йому", "їй", "їм")
    return feast or own


_TELLING: Final = words(
    "наказати наказувати радити порадити рекомендувати порекомендувати заборонити доручити просити попросити "
    "приказать приказывать советовать посоветовать рекомендовать порекомендовать запретить поручить просить попросить "
    "продовжити продовжувати почати розпочати завершити закінчити боятися остерігатися "
    "продолжить продолжать начать завершить закончить бояться"
)


def tells_to_act(sentence: Sentence, hit: Hit, last: int) -> bool:
    """Whether a deed is the verb's object: «наказав набирати висоту», «продолжает использовать» report nothing."""
    return hit.entry.lemma in _TELLING and any("INFN" in token.word.pos for token in sentence.tokens[hit.last : last])


_WOULD: Final = frozenset({"б", "би", "бы"})
_SENTENCING: Final = words("засудити засуджувати осудить осуждать приговорить приговаривать присудити присуждать")
_SENTENCED: Final = re.compile(
    r"(?:років|роки|року|рік|лет|год(?:а|у|ам)?|місяц|месяц|довічн|пожизненн|ув'язнен|позбавлен|заключени|лишени|колоні"
    r"|колони|штраф|смерт|умовн|условн|строку|срок|розстріл|расстрел|каторг|виправн|исправительн|заочн)"
)


def would_be(sentence: Sentence, hit: Hit) -> bool:
    """Whether «б», «бы» stands beside the verb: «скаржилися б», nobody has said it."""
    near = sentence.tokens[max(0, hit.first - 1) : hit.last + 1]
    return any(token.word.form in _WOULD for token in near)


def sentences_somebody(sentence: Sentence, hit: Hit, first: int, last: int) -> bool:
    """Whether the verb is a court's: «засудив до тринадцяти років», «осудили на восемь лет условно»."""
    if hit.entry.lemma not in _SENTENCING:
        return False
    return any(_SENTENCED.match(token.word.form) for token in sentence.tokens[first:last])
