"""The noun a number counts when it does not stand right behind it, and numbers that count nothing."""

import re
from typing import Final

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.casualties import GATHERED, TURNOUT, counts_casualties, counts_votes
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.groups import group_noun
from crossread.framing.quantities.measured import is_bare_sum, past_excess
from crossread.framing.quantities.noun_table import Noun, english_noun, is_plural, slavic_noun
from crossread.framing.quantities.nouns import find_noun
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.senses import in_sense
from crossread.framing.quantities.tokens import Piece, low_at
from crossread.framing.quantities.units import Unit

# "one" counts only with a thing that can be counted; these are ways of speaking.
_NOT_ONE: Final = words(
    "time side way day year moment point reason question hand word thing part case step week month hour minute end "
    "place opinion view direction example voice minute stage level night morning evening front one position kind type "
    "form line rule purpose goal language century way era story dream secret degree power answer change source class "
    "subject course difference thing detail peak palm fist glance gesture look sip gulp smile breath"
)


_ONE_STOPS: Final = frozenset(
    {"of", "з", "із", "зі", "из", "another", "more", "or", "одного", "за", "на", "'s", "to", "by", "in", "at"}
)


_NO_COUNT_BEFORE: Final = words("ще іще еще no not another any every this that the ані ни ні жоден")


_ONES: Final = {lang: {form for form, word in table.items() if word.value == 1} for lang, table in NUMBERS.items()}


_PEOPLE_FORMS: Final = words(
    "двоє троє четверо п'ятеро шестеро семеро восьмеро дев'ятеро десятеро двойко двадцятеро тридцятеро"
    " двое двоих двоим трое троих троим четверо "
    "четверых пятеро пятерых шестеро шестерых семеро семерых восьмеро восьмерых девятеро девятерых десятеро десятерых "
    "п'ятьох шістьох сімох вісьмох дев'ятьох десятьох одинадцятьох дванадцятьох тринадцятьох чотирнадцятьох "
    "п'ятнадцятьох шістнадцятьох сімнадцятьох вісімнадцятьох дев'ятнадцятьох двадцятьох"
)


def find_counted(
    pieces: tuple[Piece, ...], numeral: Numeral, lang: str, previous: Noun | None, following: tuple[Numeral, ...]
) -> Noun | None:
    """The counted noun: behind the number, behind the number that follows, before it, or the one before."""
    behind = _past_or_more(pieces, numeral.last)
    noun = find_noun(pieces, behind, lang, single=numeral.low == 1 and not numeral.vague)
    if noun is not None and not _is_said_aside(pieces, numeral, noun, lang):
        return noun if lang == "en" else in_sense(noun, pieces)
    if following and leads_to(pieces, numeral.last, following[0].first):
        noun = find_noun(pieces, following[0].last, lang, single=False)
        if noun is not None:
            return noun._replace(at=-1)
    if lang == "en" and low_at(pieces, numeral.last) == "-" and (part := low_at(pieces, numeral.last + 1)) in _PARTS:
        return Noun(part, False, True, numeral.last + 1)  # "a 28-storey hotel"
    if any(pieces[i].low in _PEOPLE_FORMS for i in range(numeral.first, numeral.last)):
        return Noun("people", True, True)
    if (group := group_noun(pieces, numeral.first, numeral.last, lang)) is not None:
        return group
    before = _noun_before(pieces, numeral, lang)
    if before is not None:
        return before
    if counts_casualties(pieces, numeral, lang) or (lang == "en" and GATHERED.match(low_at(pieces, numeral.last))):
        return Noun("people", True, True)
    if any(TURNOUT.match(piece.low) for piece in pieces[max(0, numeral.first - 8) : numeral.first]):
        return Noun("people", True, True, -1)
    if counts_votes(pieces, numeral):
        return Noun("vote", False, True)
    if (counted := _number_of(pieces, numeral, lang)) is not None:
        return counted
    if is_bare_sum(pieces, numeral):
        return None
    if _names_its_own(pieces, numeral.last, lang):
        ends = _ends_phrase(pieces, numeral.last + 1, lang)
        return (
            previous._replace(at=-1) if previous is not None and ends else None
        )  # «вісім жовтих карток і дві червоні»
    if subject := _subject_before(pieces, numeral, lang):
        return subject
    if lang != "en" and not _ends_phrase(pieces, numeral.last, lang):
        return None  # a noun that no table knows: «геологи нашли семь жил»
    return previous._replace(at=-1) if previous is not None else _plural_before(pieces, numeral, lang)


def _is_said_aside(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun, lang: str) -> bool:
    """Whether the word right behind the number is in a case that no number asks for: «1,1 млрд годом ранее»."""
    if lang == "en" or noun.at != numeral.last or numeral.low % 10 == 1:
        return False
    cases = {(r.case, r.number) for r in analyse(pieces[noun.at].low, lang).readings if r.pos == "NOUN"}
    return bool(cases) and cases <= _ASIDE


_ASIDE: Final = frozenset({("ablt", "sing"), ("datv", "sing"), ("loct", "sing")})


def _names_its_own(pieces: tuple[Piece, ...], at: int, lang: str) -> bool:
    """Whether a name or an adjective behind the number says what it counts, which no table reads: «три «Бентли»»."""
    if lang == "en" or at >= len(pieces):
        return False
    if pieces[at].text in '«"“„' and at + 1 < len(pieces):
        return pieces[at + 1].text[:1].isupper()
    word = analyse(pieces[at].low, lang)
    return (
        pieces[at].kind == "word" and not word.finite and bool(word.pos & {"ADJF", "PRTF"}) and "NPRO" not in word.pos
    )


def _ends_phrase(pieces: tuple[Piece, ...], at: int, lang: str) -> bool:
    """Whether no noun can stand at piece *at*: «четыре серебряные и одну бронзовую»."""
    return (
        at >= len(pieces)
        or pieces[at].kind == "mark"
        or bool(analyse(pieces[at].low, lang).pos & {"CONJ", "PREP", "VERB", "PRCL"})
    )


def _past_or_more(pieces: tuple[Piece, ...], at: int) -> int:
    """The piece behind "or more", «і більше»: "three or more children"."""
    more = low_at(pieces, at) in _OR and low_at(pieces, at + 1) in _MORE
    return at + 2 if more else past_excess(pieces, at)


_OR: Final = words("or and или и або чи і та й")
_MORE: Final = words("more fewer less более больше менее меньше більше менше")


def _number_of(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the noun of "put the number of missing at 13", «кількість загиблих зросла до 12»."""
    for at in range(numeral.first - 1, max(-1, numeral.first - _NUMBER_REACH), -1):
        if pieces[at].kind == "mark" and pieces[at].text in ";:":
            return None
        if not _NUMBER_WORD.match(pieces[at].low):
            continue
        if pieces[at].low == "toll":
            return Noun("people", True, True, -1)
        following = at + 1 + (low_at(pieces, at + 1) == "of")
        noun = find_noun(pieces, following, lang, single=False)
        return noun._replace(at=-1) if noun is not None and noun.known else None
    return None


_NUMBER_REACH: Final = 9  # pieces between "the number of" and the number
_NUMBER_WORD: Final = re.compile(
    r"(?:numbers?|toll|кількіст\w*|число|числ[аоу]м?|чисельніст\w*|количеств\w*|численност\w*)\Z"
)


# A number behind one of these verbs says how much its subject is: "the margin stood at 214".
_IS_VERBS: Final = words(
    "was were stood stands is reached reaches hit становила становить становило становив склала"
    " сягнула сягнув сягає сягають "
    "дорівнює скоротився скоротилася скоротилась зросла зріс зросло составила составляет составило"
    " составил достигла достиг "
    "достигает составляла равна выросла вырос сократился сократилась сягнуло достигло called называет"
)


def _subject_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the subject of «різниця становила 214», "stood at 214": the nearest known noun before the verb."""
    at = numeral.first - 1
    while at >= 0 and numeral.first - at <= 4 and pieces[at].low not in _IS_VERBS:
        at -= 1
    if at < 0 or pieces[at].low not in _IS_VERBS:
        return None
    while at > 0 and pieces[at - 1].low in _BESIDE_VERBS:
        at -= 1
    if at <= 0 or pieces[at - 1].kind != "word":
        return None
    noun = english_noun(pieces[at - 1].low) if lang == "en" else slavic_noun(pieces[at - 1].low, lang)
    return noun._replace(at=-1) if noun is not None and noun.known and noun.name not in _TOTALS else None


_BESIDE_VERBS: Final = words("had has have been then now already only just лише лишь вже уже only also")


_TOTALS: Final = words("number figure total count toll quantity amount share level")


def _plural_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the last known noun in the plural before a number that names none: «дронов ... Киев называет двенадцать»."""
    return last_plural(pieces[: numeral.first], lang)


def last_plural(pieces: tuple[Piece, ...], lang: str) -> Noun | None:
    """Return the last noun in the plural that the table knows, as one that does not stand beside its number."""
    for index in range(len(pieces) - 1, -1, -1):
        low = pieces[index].low
        if pieces[index].kind != "word" or (index and pieces[index].text[0].isupper()) or low in NUMBERS[lang]:
            continue  # «сорок» are no magpies
        noun = english_noun(low) if lang == "en" else slavic_noun(low, lang)
        if noun is None or not noun.known or noun.name in _TOTALS:
            continue
        plural = is_plural(low) if lang == "en" else any(r.number == "plur" for r in analyse(low, lang).readings)
        if plural:
            return noun._replace(at=-1)
    return None


def leads_to(pieces: tuple[Piece, ...], at: int, target: int) -> bool:
    """Whether only "of the", «із», «та», commas stand between two numbers: they count one thing."""
    between = [piece.low for piece in pieces[at:target]]
    return len(between) <= 3 and all(low in _LEADING for low in between)


_LEADING: Final = words("of in out the із з из та і и or to and або или чи до its his her their our these those")


def _noun_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the noun of «людей двадцять»: a genitive plural right before the number."""
    at = numeral.first - 1
    while at >= 0 and lang != "en" and (pieces[at].text in _SETS or pieces[at].low in _QUALIFIES):
        at -= 1
    set_apart = any(piece.text in _SETS for piece in pieces[at + 1 : numeral.first])
    if set_apart and low_at(pieces, at - 1) == "по" and (given := slavic_noun(pieces[at].low, lang)) and given.known:
        return given._replace(at=-1)  # «по вертолётам — 11»
    at = at if set_apart else numeral.first - 1
    if at < 0 or pieces[at].kind != "word":
        return None
    if lang != "en":
        direct = slavic_noun(pieces[at].low, lang, at)
        cases = analyse(pieces[at].low, lang).readings
        if direct and direct.known and any(r.case == "gent" and r.number == "plur" for r in cases):
            return direct._replace(at=-1) if set_apart else direct
    return None


_PARTS: Final = words("storey story seat seater floor vehicle ship")
_SETS: Final = frozenset("–—:")  # «вакансий — свыше трёхсот»
_QUALIFIES: Final = words(
    "свыше более около примерно не менее почти до лишь всего уже понад більш як ніж близько приблизно щонайменше майже "
    "лише вже"
)


def is_mere_several(pieces: tuple[Piece, ...], numeral: Numeral, unit: Unit | None, *, counts: bool) -> bool:
    """Whether "several" counts nothing here: «несколько неожиданно»."""
    if not numeral.vague or numeral.low != 2 or numeral.last - numeral.first > 1 or unit or counts:
        return False
    return numeral.last >= len(pieces) or pieces[numeral.last].low not in ("of", "з", "із", "зі", "из")


def is_mere_one(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun | None, unit: Unit | None, lang: str) -> bool:
    """Whether "one" is no count: "one of them", «один одного», "one day"."""
    if (
        numeral.unit
        or numeral.low != 1
        or numeral.high != 1
        or not numeral.words
        or numeral.scaled
        or numeral.last - numeral.first > 1
    ):
        return False
    if unit is not None:
        return unit.dimension in ("duration", "factor") or unit.symbol == "%"
    before = pieces[numeral.first - 1].low if numeral.first else ""
    after = pieces[numeral.last].low if numeral.last < len(pieces) else ""
    ones = _ONES[lang]
    near = [
        pieces[i].low
        for i in range(max(0, numeral.first - 2), min(len(pieces), numeral.last + 2))
        if i != numeral.first
    ]
    if any(low in ones for low in near):
        return True  # «одне одному», "one by one"
    if after in _ONE_STOPS or before in _NO_COUNT_BEFORE:
        return True
    if lang == "en" and counts_casualties(pieces, numeral, lang):
        return False
    if noun is not None and noun.person and _speaks(pieces, numeral, noun):
        return True
    if noun is None or noun.at < numeral.last or noun.name in _NOT_ONE or not noun.known:
        return True
    return noun.at - numeral.last > 2 and lang == "en"


def _speaks(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun) -> bool:
    """Whether "one survivor" is a source and no count: "as one survivor put it", «один мешканець розповів»."""
    if low_at(pieces, numeral.first - 1) == "as" and numeral.first == 1:
        return True
    if low_at(pieces, numeral.first - 1) in ("of", "to") and low_at(pieces, numeral.first - 2) in (
        "words",
        "according",
    ):
        return True
    behind = [piece.low for piece in pieces[noun.at + 1 : noun.at + 3]] if noun.at >= numeral.last else []
    return any(_SPEAKS.match(low) for low in behind)


_SPEAKS: Final = re.compile(
    r"(?:said|says|told|put|recalled?s?|wrote|added|with|familiar|briefed|close|who|described|admitted|joked"
    r"|сказа\w+|розпові\w+|рассказ\w+|повідом\w+|сообщ\w+|зізна\w+|призна\w+|згада\w+|вспомин\w+|написа\w+|заяви\w+|пояснив|поясни\w+)\Z"
)
