"""The noun a number counts when it does not stand right behind it, and numbers that count nothing."""

from typing import Final

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.nouns import Noun, english_noun, find_noun, slavic_noun
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece
from crossread.framing.quantities.units import Unit

# "one" counts only with a thing that can be counted; these are ways of speaking.
_NOT_ONE: Final = words(
    "time side way day year moment point reason question hand word thing part case step week month hour minute end "
    "place opinion view direction example voice minute stage level night morning evening front one position kind type "
    "form line rule purpose goal language century"
)


_ONE_STOPS: Final = frozenset(
    {"of", "з", "із", "зі", "из", "another", "more", "or", "одного", "за", "на", "'s", "to", "by", "in", "at"}
)


_ONES: Final = {lang: {form for form, word in table.items() if word.value == 1} for lang, table in NUMBERS.items()}


_PEOPLE_FORMS: Final = words(
    "двоє троє четверо п'ятеро шестеро семеро восьмеро дев'ятеро десятеро двойко двое двоих двоим трое"
    " троих троим четверо "
    "четверых пятеро пятерых шестеро шестерых семеро семерых восьмеро восьмерых девятеро девятерых десятеро десятерых "
    "п'ятьох шістьох сімох вісьмох дев'ятьох десятьох одинадцятьох дванадцятьох тринадцятьох чотирнадцятьох "
    "п'ятнадцятьох шістнадцятьох сімнадцятьох вісімнадцятьох дев'ятнадцятьох двадцятьох"
)


def find_counted(
    pieces: tuple[Piece, ...], numeral: Numeral, lang: str, previous: Noun | None, following: tuple[Numeral, ...]
) -> Noun | None:
    """The counted noun: behind the number, behind the number that follows, before it, or the one before."""
    noun = find_noun(pieces, numeral.last, lang, single=numeral.low == 1 and not numeral.vague)
    if noun is not None:
        return noun
    if following and _leads_to(pieces, numeral.last, following[0].first):
        noun = find_noun(pieces, following[0].last, lang, single=False)
        if noun is not None:
            return noun._replace(at=-1)
    if any(pieces[i].low in _PEOPLE_FORMS for i in range(numeral.first, numeral.last)):
        return Noun("people", True, True)
    before = _noun_before(pieces, numeral, lang)
    if before is not None:
        return before
    if lang == "en" and _counts_casualties(pieces, numeral):
        return Noun("people", True, True)
    if subject := _subject_before(pieces, numeral, lang):
        return subject
    return previous._replace(at=-1) if previous is not None else _plural_before(pieces, numeral, lang)


def _counts_casualties(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """Whether casualties stand right beside the number: "kills one", "three wounded", "wounded 18"."""
    near = [pieces[i].low for i in (numeral.first - 1, numeral.last) if 0 <= i < len(pieces)]
    return any(low in _CASUALTY_WORDS for low in near)


_CASUALTY_WORDS: Final = words(
    "kill kills killed killing injures injured injuring wounds wounded wounding dead hurt missing dies died"
)


# A number behind one of these verbs says how much its subject is: "the margin stood at 214".
_IS_VERBS: Final = words(
    "was were stood stands is reached reaches hit put становила становить становило становив склала"
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
    for index in range(numeral.first - 1, -1, -1):
        low = pieces[index].low
        if pieces[index].kind != "word" or pieces[index].text[0].isupper():
            continue
        noun = english_noun(low) if lang == "en" else slavic_noun(low, lang)
        if noun is None or not noun.known or noun.name in _TOTALS:
            continue
        plural = low.endswith("s") if lang == "en" else any(r.number == "plur" for r in analyse(low, lang).readings)
        if plural:
            return noun._replace(at=-1)
    return None


def _leads_to(pieces: tuple[Piece, ...], at: int, target: int) -> bool:
    """Whether only "of the", «із», «та», commas stand between two numbers: they count one thing."""
    between = [piece.low for piece in pieces[at:target]]
    return len(between) <= 3 and all(
        low in ("of", "the", "із", "з", "из", "та", "і", "и", "or", "to", "and", "або", "или", "чи", "до", "its")
        for low in between
    )


def _noun_before(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> Noun | None:
    """Read the noun of «людей двадцять»: a genitive plural right before the number."""
    at = numeral.first - 1
    if at < 0 or pieces[at].kind != "word":
        return None
    if lang != "en":
        direct = slavic_noun(pieces[at].low, lang, at)
        cases = analyse(pieces[at].low, lang).readings
        if direct and direct.known and any(r.case == "gent" and r.number == "plur" for r in cases):
            return direct
    return None


def is_mere_several(pieces: tuple[Piece, ...], numeral: Numeral, unit: Unit | None, *, counts: bool) -> bool:
    """Whether "several" counts nothing here: «несколько неожиданно»."""
    if not numeral.vague or numeral.low != 2 or numeral.last - numeral.first > 1 or unit or counts:
        return False
    return numeral.last >= len(pieces) or pieces[numeral.last].low not in ("of", "з", "із", "зі", "из")


def is_mere_one(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun | None, unit: Unit | None, lang: str) -> bool:
    """Whether "one" is no count: "one of them", «один одного», "one day"."""
    if numeral.low != 1 or numeral.high != 1 or not numeral.words or numeral.scaled or numeral.last - numeral.first > 1:
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
    if after in _ONE_STOPS or before in (
        "ще",
        "іще",
        "еще",
        "no",
        "another",
        "any",
        "every",
        "this",
        "that",
        "the",
        "ані",
        "ни",
        "ні",
        "жоден",
    ):
        return True
    if lang == "en" and _counts_casualties(pieces, numeral):
        return False
    if noun is None or noun.at < numeral.last or noun.name in _NOT_ONE or not noun.known:
        return True
    return noun.at - numeral.last > 2 and lang == "en"
