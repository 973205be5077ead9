"""
Words -> what they may be: lemmas, part of speech, case, number, gender.

Ukrainian and Russian go through pymorphy3 and its dictionaries, each language through its own; English inflects so
little that rules and a table of irregular forms give every candidate lemma. A word keeps **all** its readings:
nothing here looks at the neighbours. `benchmarks/lemmas.py` compares this with simplemma.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from crossread.morphology import load_forms

_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‘": "'", "ʹ": "'", "ё": "е", "\u0301": None})
_RARE: Final = 0.03  # a Russian reading less likely than this (OpenCorpora's estimate) is dropped: "якоб" for «якобы»
CACHE_SIZE: Final = 200_000  # distinct word forms kept, about 100 MB when full


class Reading(NamedTuple):
    """One way to read a word form. Empty strings where the category does not apply; tags are OpenCorpora's."""

    lemma: str
    pos: str  # NOUN, ADJF, VERB, INFN, PRTF, PRTS, GRND, NPRO, NUMR, PREP, CONJ, PRCL, ADVB, ...
    case: str = ""  # nomn, gent, datv, accs, ablt, loct, voct
    number: str = ""  # sing, plur
    gender: str = ""  # masc, femn, neut
    person: str = ""  # 1per, 2per, 3per
    tense: str = ""  # past, pres, futr, impr (imperative)
    marks: frozenset[str] = frozenset()  # Surn, Name, Patr, Geox, Orgn, anim, Abbr


@dataclass(frozen=True, slots=True)
class Word:
    """All that is known of one word form. `keys` are what lexicons look up: candidate lemmas and "=" + the form."""

    form: str  # folded: lower case, one apostrophe, ё as е
    keys: tuple[str, ...]
    readings: tuple[Reading, ...]
    pos: frozenset[str]
    cases: frozenset[str]
    nominative: tuple[Reading, ...]  # readings as a noun, pronoun, numeral or adjective in the nominative
    finite: tuple[Reading, ...]  # readings as a finite verb


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as one text, for the short closed lists that grammar needs."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """
    Return *text* for comparison only: lower case, one apostrophe, ё as е, no stress marks.

    >>> fold("Пʼять ещё")
    "п'ять еще"
    """
    return text.lower().translate(_APOSTROPHES)


@lru_cache(maxsize=CACHE_SIZE)
def analyse(form: str, lang: str) -> Word:
    """
    Return every reading of one word *form* (as written, any case) in *lang*.

    >>> "deny" in analyse("denied", "en").keys
    True
    >>> [r.case for r in analyse("Генштабі", "uk").readings]
    ['loct']
    """
    folded = fold(form)
    if lang == "en":
        return _word(folded, [Reading(lemma, "") for lemma in english_lemmas(folded)])
    return _word(folded, _slavic_readings(folded, lang))


def dictionary_keys(form: str, lang: str) -> tuple[str, ...]:
    """
    Return the keys that find *form*, a word of a lexicon, in a text: its own when it is a dictionary form.

    The same keys as `analyse` gives, without the readings: lexicons have thousands of words.

    >>> dictionary_keys("вторгнення", "uk"), dictionary_keys("оккупированный", "ru")
    (('вторгнення',), ('оккупировать/P',))
    """
    folded = fold(form)
    if lang == "en":
        return (folded,)
    found: dict[str, None] = {}
    for parse in load_forms(lang).parse(folded):
        lemma = fold(parse.normal_form)
        found[lemma + "/P" if str(parse.tag).startswith(("PRTF", "PRTS")) else lemma] = None
    own = [key for key in found if key.removesuffix("/P") == folded]
    return tuple(own or found)


def _word(folded: str, readings: list[Reading]) -> Word:
    keys = dict.fromkeys(_key(reading) for reading in readings)
    keys["=" + folded] = None
    return Word(
        form=folded,
        keys=tuple(keys),
        readings=tuple(readings),
        pos=frozenset(reading.pos for reading in readings),
        cases=frozenset(reading.case for reading in readings),
        nominative=tuple(r for r in readings if r.case == "nomn"),
        finite=tuple(r for r in readings if r.pos in ("VERB", "PRED") and r.tense != "impr"),
    )


def _key(reading: Reading) -> str:
    """A participle is its own word: «оккупированный» must not find «оккупировали»."""
    return reading.lemma + "/P" if reading.pos in ("PRTF", "PRTS") else reading.lemma


def _slavic_readings(folded: str, lang: str) -> list[Reading]:
    parses = load_forms(lang).parse(folded)
    likely = [parse for parse in parses if parse.score >= _RARE] or parses
    found = list(dict.fromkeys(_reading(fold(parse.normal_form), parse.tag) for parse in likely))
    if _DEPUTY.match(folded):  # «замгубернатора» does not decline; the dictionary has the genitive alone
        found.insert(0, Reading(folded, "NOUN", "nomn", "sing", "masc", marks=frozenset({"anim"})))
    if _MINISTRY.match(folded):  # «Минпросвещения» neither
        found.insert(0, Reading(folded, "NOUN", "nomn", "sing", marks=frozenset({"Orgn"})))
    if found and all(reading.case == "voct" for reading in found) and not is_known_word(folded, lang):
        found.insert(0, Reading(folded, "NOUN", "nomn", "sing", marks=frozenset({"anim", "Surn"})))  # «Нугрохо»
    if any(reading.pos in _CLOSED for reading in found):  # «про» is no unit of information, «за» no abbreviation
        return [reading for reading in found if reading.pos != "NOUN" or not reading.marks & {"Fixd", "Abbr"}]
    return found


_DEPUTY: Final = re.compile(
    r"зам(?:глав[ыи]|голови|министра|міністра|губернатора|директора|гендиректора|начальника|мэра|мера|председателя"
    r"|командира|командующего|командувача|руководителя|керівника|прокурора|генпрокурора|редактора|главреда"
    r"|секретаря|премьера|прем'єра|декана|полпреда)$"
)


_MINISTRY: Final = re.compile(
    r"(?:мин|мін)(?:энерго|енерго|обрнауки|просвещения|образования|освіти|науки|культуры|культури|экономики|економіки|экономразвития"
    r"|востокразвития|природы|природи|спорта|спорту|молодьспорту|цифры|цифри|соцполітики|агрополітики|довкілля"
    r"|інфраструктури|ветеранів|відновлення|реінтеграції|розвитку|регіону|оборонпрому|стратегпрому)$"
)


@lru_cache(maxsize=10_000)
def _tag(tag: Any) -> tuple[str, str, str, str, str, str, frozenset[str]]:
    # The tag itself is kept: pymorphy3 reads a tag's text with the grammemes of the language loaded last.
    marks = frozenset(tag.grammemes) & _MARKS
    # pymorphy3 wraps each category in a string that refuses to be compared with anything but its own grammemes
    case, number, gender, person, tense = (
        str(value) if value else "" for value in (tag.case, tag.number, tag.gender, tag.person, tag.tense)
    )
    number = number or ("sing" if case or gender else "")
    if tag.POS == "NOUN" and not case and not {"Fixd", "Abbr"} & set(tag.grammemes):
        case = "nomn"  # the Ukrainian dictionary leaves it out for some nouns
    tense = "impr" if "impr" in tag.grammemes else tense
    pos = "INFN" if "infn" in tag.grammemes else str(tag.POS) if tag.POS else ""  # the Ukrainian ones are VERB,infn
    return pos, case, number, gender, person, tense, marks


_CLOSED: Final = frozenset({"PREP", "CONJ", "PRCL"})
_MARKS: Final = frozenset({"Surn", "Name", "Patr", "Geox", "Orgn", "anim", "Abbr", "Apro", "UNKN", "Fixd", "LATN"})


def _reading(lemma: str, tag: Any) -> Reading:
    pos, case, number, gender, person, tense, marks = _tag(tag)
    return Reading(lemma, pos, case, number, gender, person, tense, marks)


@lru_cache(maxsize=20_000)
def is_known_word(form: str, lang: str) -> bool:
    """
    Return whether the dictionary of *lang* ("uk" or "ru") holds *form* (folded), not a guess by its ending.

    >>> is_known_word("терміново", "uk"), is_known_word("бвгд", "uk")
    (True, False)
    """
    return bool(load_forms(lang).word_is_known(form))


@lru_cache(maxsize=20_000)
def nominative_form(form: str, lang: str, gender: str = "") -> str:
    """
    Return the nominative singular of a name's *form* (folded), or the form itself when it is one already.

    Args:
        form: One word.
        lang: "uk" or "ru".
        gender: "masc" or "femn" where the given name tells it; it decides between «Пєсков» and «Пєскова».

    >>> nominative_form("пєскова", "uk", "masc")
    'пєсков'
    """
    parses = [p for p in load_forms(lang).parse(form) if p.tag.POS in ("NOUN", "ADJF") and p.tag.number != "plur"]
    parses = [p for p in parses if not gender or not p.tag.gender or str(p.tag.gender) == gender] or parses
    named = [p for p in parses if {"Surn", "Name", "Patr"} & set(p.tag.grammemes)] or parses
    if not named or any(str(p.tag.case) == "nomn" for p in named if gender or len(named) == 1):
        return form
    inflected = named[0].inflect({"nomn"})
    return fold(inflected.word) if inflected else form


@lru_cache(maxsize=20_000)
def inflect_to_nominative(form: str, lang: str, case: str, number: str, gender: str = "") -> str:
    """
    Return the nominative of a *form* (folded) that stands in *case*, its number kept; the form itself if none fits.

    *gender* is the head's, with which an adjective agrees; "" for any.

    >>> inflect_to_nominative("водному", "uk", "loct", "sing", "neut")
    'водне'
    """
    plural = number == "plur"
    for parse in load_forms(lang).parse(form):
        tag = parse.tag
        agrees = plural or not gender or not tag.gender or str(tag.gender) == gender
        fits = str(tag.case) == case and (str(tag.number) == "plur") == plural and agrees
        if fits and tag.POS in ("NOUN", "ADJF", "PRTF"):
            inflected = parse.inflect({"nomn", "plur"} if plural else {"nomn"})
            return fold(inflected.word) if inflected else form
    return form


_IRREGULAR: Final = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write", "spoke": "speak",
    "spoken": "speak", "went": "go", "gone": "go", "was": "be", "were": "be", "is": "be", "are": "be", "been": "be",
    "am": "be", "being": "be", "has": "have", "had": "have", "did": "do", "does": "do", "done": "do", "made": "make",
    "held": "hold", "hit": "hit", "shot": "shoot", "fled": "flee", "took": "take", "taken": "take", "fell": "fall",
    "fallen": "fall", "swore": "swear", "sworn": "swear", "quoted": "quote", "found": "find", "thought": "think",
    "knew": "know", "known": "know", "saw": "see", "seen": "see", "showed": "show", "shown": "show", "put": "put",
    "blew": "blow", "blown": "blow", "struck": "strike", "stricken": "strike", "broke": "break", "broken": "break",
    "gave": "give", "given": "give", "left": "leave", "lost": "lose", "led": "lead", "met": "meet", "began": "begin",
    "begun": "begin", "felt": "feel", "heard": "hear", "kept": "keep", "meant": "mean", "read": "read",
    "ran": "run", "sent": "send", "stood": "stand", "understood": "understand", "won": "win", "lied": "lie",
    "lying": "lie", "lies": "lie", "children": "child", "men": "man", "women": "woman", "people": "people",
    "servicemen": "serviceman", "spokesmen": "spokesman", "forces": "force", "media": "media", "data": "data",
    "gunmen": "gunman", "militiamen": "militiaman", "fought": "fight", "drew": "draw", "withdrew": "withdraw",
    "withdrawn": "withdraw", "laid": "lay", "bought": "buy", "brought": "bring", "sought": "seek", "built": "build",
    "overran": "overrun", "drove": "drive", "driven": "drive", "foresaw": "foresee", "retook": "retake",
    "retaken": "retake", "wept": "weep", "slain": "slay", "slew": "slay", "sank": "sink", "sunk": "sink",
    "tore": "tear", "torn": "tear", "tweeted": "tweet", "analyses": "analysis", "crises": "crisis",
}  # fmt: skip


def english_lemmas(form: str) -> list[str]:
    """
    Return every lemma the English *form* (lower case) may have, itself first; some are no words at all.

    >>> english_lemmas("strikes")
    ['strikes', 'strike', 'strik']
    >>> english_lemmas("said")
    ['said', 'say']
    """
    found = [form]
    if form in _IRREGULAR:
        found.append(_IRREGULAR[form])
    elif len(form) > 3:
        found.extend(_stripped(form))
    return list(dict.fromkeys(found))


def _stripped(form: str) -> Iterable[str]:
    if form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
        if form.endswith("ies"):
            yield form[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            yield stem
            yield stem + "e"
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
            if ending == "ed" and stem.endswith("i"):
                yield stem[:-1] + "y"
