"""
What a number counts: the noun behind it (or before it), by its English name.

Nouns come from `nouns.tsv`, by lemma, in all cases; a noun that is not there is shown romanised, so that the reader
still sees what was counted. English heads are plural; what stands before them modifies.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from crossread.framing.lemmas import analyse, fold, words
from crossread.framing.quantities.tokens import Piece, glued
from crossread.framing.speakers import romanise


class Noun(NamedTuple):
    """A counted noun: its English name, whether it is a person, whether the table knows it, and where it stands."""

    name: str
    person: bool
    known: bool
    at: int = -1  # index of its piece


_FILE: Final = Path(__file__).parent / "nouns.tsv"
_REACH: Final = 6  # pieces behind the number in which its noun must stand
# Participles that count people, by infinitive (pymorphy3 gives participles the verb's lemma).
_PARTICIPLES: Final = {
    "погибнуть": "dead",
    "убить": "dead",
    "умереть": "dead",
    "пострадать": "injured",
    "ранить": "wounded",
    "задержать": "detainee",
    "арестовать": "arrested",
    "эвакуировать": "evacuee",
    "осудить": "convict",
    "пропасть": "missing",
    "уцелеть": "survivor",
    "выжить": "survivor",
    "опросить": "respondent",
    "протестовать": "protester",
    "митинговать": "protester",
    "бастовать": "striker",
    "освободить": "freed",
    "собраться": "people",
    "подозревать": "suspect",
    "верить": "believer",
    "служить": "employee",
}
# Two words that name one thing: beginning of the adjective, lemma of the noun -> name.
_PAIRS: Final = (
    ("населен", ("пункт",), "settlement"),
    ("робоч", ("місце",), "job"),
    ("рабоч", ("место",), "job"),
    ("мирн", ("житель", "мешканець", "громадянин", "человек", "людина", "гражданин"), "civilian"),
    ("цивільн", ("особа", "людина", "житель", "мешканець"), "civilian"),
    ("гражданск", ("лицо", "человек", "житель"), "civilian"),
    ("пуск", ("установка",), "launcher"),
    ("кримінальн", ("провадження", "справа"), "criminal case"),
    ("уголовн", ("дело",), "criminal case"),
    ("пусков", ("установка",), "launcher"),
)
_PERSON_NAMES: Final = frozenset({"survivor", "people", "civilian", "protester", "striker", "freed", "missing"})
_IRREGULAR_PLURALS: Final = words(
    "people men women children troops police personnel aircraft staff servicemen policemen firefighters"
    " crew sheep cattle "
    "media data dead wounded injured missing feet teeth mice geese fish gunmen fishermen businessmen lawmakers "
    "spokesmen militiamen"
)
# English words that end the noun phrase: function words and common verbs behind counted nouns.
_ENDERS: Final = words(
    "a an the and or but nor so yet if when while as than that which who whom whose where because in on at by to from "
    "for with without into onto over under after before since until during between among against about across through "
    "near is are was were be been being has have had do does did will would can could may might must shall should said "
    "says say not no were't is't it its they them he she we you i this these those there here up down out off away per "
    "per each had been now then also still only just alone"
)


@cache
def _tables() -> dict[str, dict[str, Noun]]:
    """The nouns of each language by lemma; of several entries for a lemma the first counts."""
    tables: dict[str, dict[str, Noun]] = {"en": {}, "uk": {}, "ru": {}}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, uk, ru, kind = line.split("\t")
        noun = Noun(name, kind == "person", True)
        for lang, lemma in (("uk", uk), ("ru", ru)):
            known = tables[lang].get(lemma)
            if known is None or (noun.person and not known.person):
                tables[lang][lemma] = noun
        if " " not in name:
            tables["en"].setdefault(fold(name), noun)
    for lang, extra in _PREFERRED.items():
        for lemma, name in extra.items():
            person = tables["en"][name].person if name in tables["en"] else False
            tables[lang][lemma] = Noun(name, person, True)
    return tables


# Lemmas with several senses: the one that is counted in news.
_PREFERRED: Final[dict[str, dict[str, str]]] = {
    "uk": {
        "особа": "people", "людина": "people", "чоловік": "people", "голос": "vote", "будинок": "house",
        "дім": "house", "ракета": "missile", "дільниця": "precinct", "партія": "lot", "місце": "seat",
        "судно": "ship", "склад": "depot", "бій": "clash", "удар": "strike", "двір": "household",
        "порушення": "violation", "втрата": "loss", "посада": "post", "міна": "mine", "снаряд": "shell",
        "житель": "resident", "мешканець": "resident", "випадок": "case", "система": "system", "хата": "house",
        "точка": "point", "пункт": "point", "захід": "measure",
    },
    "ru": {
        "лицо": "people", "человек": "people", "голос": "vote", "дом": "house", "ракета": "missile",
        "участок": "precinct", "партия": "lot", "место": "seat", "судно": "ship", "склад": "depot", "бой": "clash",
        "удар": "strike", "состав": "train", "очаг": "fire", "снаряд": "shell", "мина": "mine",
        "нарушение": "violation", "потеря": "loss", "должность": "post", "житель": "resident", "случай": "case",
        "двор": "household", "точка": "point", "пункт": "point", "столкновение": "clash", "изба": "house",
    },
    "en": {
    },
}  # fmt: skip


def find_noun(pieces: tuple[Piece, ...], at: int, lang: str, *, single: bool) -> Noun | None:
    """
    Return the noun counted by the numeral that ends before piece *at*; None when no noun phrase follows.

    Args:
        pieces: The sentence.
        at: The piece behind the number (and its unit, if any).
        lang: uk, ru or en.
        single: Whether the number is one, so that the noun is singular.
    """
    return _english(pieces, at, single=single) if lang == "en" else _slavic(pieces, at, lang)


def _english(pieces: tuple[Piece, ...], at: int, *, single: bool) -> Noun | None:
    at = _skip_of(pieces, at)
    best: Noun | None = None
    for index in range(at, min(at + _REACH, len(pieces))):
        piece = pieces[index]
        if piece.kind == "mark" and piece.text in "-–'\"“”‘’":
            continue
        compound = index > at and pieces[index - 1].text == "-" and glued(pieces, index)  # "pick-up trucks"
        if piece.kind != "word" or (piece.low in _ENDERS and not compound):
            break
        noun = english_noun(piece.low, index)
        if noun and not single and (_is_plural(piece.low)):
            return noun
        if noun and single and noun.known and piece.low != "one":
            best = noun
        elif single and best is not None:
            break
    return best


def _skip_of(pieces: tuple[Piece, ...], at: int) -> int:
    """Pass "of", "of the": "dozens of", "nine of the"."""
    if at < len(pieces) and pieces[at].low == "of":
        at += 1
        while at < len(pieces) and pieces[at].low in (
            "the",
            "its",
            "their",
            "his",
            "her",
            "these",
            "those",
            "all",
            "our",
        ):
            at += 1
    return at


def _is_plural(low: str) -> bool:
    return low in _IRREGULAR_PLURALS or (
        low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3
    )


def english_noun(low: str, at: int = -1) -> Noun | None:
    """Return the English noun that *low* (folded) is a form of; an unknown plural is its own name."""
    table = _tables()["en"]
    for lemma in _singulars(low):
        if lemma in table:
            return table[lemma]._replace(at=at)
    if low in _IRREGULAR_PLURALS:
        return Noun(low, False, False, at)
    if _is_plural(low):
        return Noun(_guess_singular(low), False, False, at)
    return None


def _guess_singular(low: str) -> str:
    """
    Return the singular of a plural no table knows.

    >>> [_guess_singular(low) for low in ("pizzerias", "branches", "ferries")]
    ['pizzeria', 'branch', 'ferry']
    """
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "shes", "xes", "sses")) else low[:-1]


_SINGULARS: Final = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "servicemen": "serviceman",
    "policemen": "policeman", "firefighters": "firefighter", "fishermen": "fisherman", "businessmen": "businessman",
    "militiamen": "militant", "gunmen": "gunman", "lawmakers": "lawmaker", "wives": "wife", "lives": "life",
    "knives": "knife", "shelves": "shelf", "thieves": "thief", "halves": "half",
}  # fmt: skip


def _singulars(low: str) -> list[str]:
    """The singulars an English noun form may have, itself first."""
    found = [low]
    if low in _SINGULARS:
        found.append(_SINGULARS[low])
    elif low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        found.append(low[:-1])
        if low.endswith("es"):
            found.append(low[:-2])
        if low.endswith("ies"):
            found.append(low[:-3] + "y")
    return found


def _slavic(pieces: tuple[Piece, ...], at: int, lang: str) -> Noun | None:
    adjective = ""
    waiting: Noun | None = None  # a noun that may also be an adjective: «поранених (військових)»
    for index in range(at, min(at + _REACH, len(pieces))):
        piece = pieces[index]
        if piece.kind == "mark" and piece.text in '«"“„-':
            continue
        if piece.kind != "word" or (piece.text[0].isupper() and not _is_adjective(piece.low, lang)):
            break  # a name behind a number is not what it counts
        if piece.low in _POSSESSIVES:
            continue
        step = slavic_noun(piece.low, lang, index)
        kinds = analyse(piece.low, lang).pos
        if step is not None and not (kinds & {"ADJF", "PRTF"}):
            return _paired(adjective, piece.low, lang, index) or step
        if step is not None:
            waiting, adjective = step, piece.low
            continue
        if "ADVB" in kinds and kinds <= {"ADVB", "ADJS"} and waiting is None:
            continue
        if kinds & {"ADJF", "PRTF"} and not kinds & {"PREP", "CONJ"}:
            adjective = piece.low
            continue
        break
    return waiting


_POSSESSIVES: Final = words("її його їх їхніх їхні її ее его их своих свої свои наших його")


def _is_adjective(low: str, lang: str) -> bool:
    return "ADJF" in analyse(low, lang).pos


def _paired(adjective: str, low: str, lang: str, at: int) -> Noun | None:
    if not adjective:
        return None
    lemmas = {reading.lemma for reading in analyse(low, lang).readings}
    for stem, nouns, name in _PAIRS:
        if adjective.startswith(stem) and lemmas & set(nouns):
            return Noun(name, name in _PERSON_NAMES, True, at)
    return None


@cache
def _slavic_word(low: str, lang: str) -> Noun | None:
    table = _tables()[lang]
    word = analyse(low, lang)
    if word.pos & {"PREP", "CONJ"}:
        return None
    readings = sorted(word.readings, key=lambda r: r.case not in ("gent", "nomn", "accs"))
    for reading in readings:
        if reading.pos in ("NOUN", "ADJF", "PRTF") and reading.lemma in table:
            return table[reading.lemma]
        if reading.pos == "PRTF" and reading.lemma in _PARTICIPLES:
            return Noun(_PARTICIPLES[reading.lemma], True, True)
    nouns = [r for r in readings if r.pos == "NOUN" and not r.marks & {"Name", "Patr", "Surn", "Geox"}]
    if not nouns or word.finite or ("UNKN" in nouns[0].marks and len(low) < 4):
        return None
    return Noun(romanise(nouns[0].lemma, lang), "anim" in nouns[0].marks, False)


def slavic_noun(low: str, lang: str, at: int = -1) -> Noun | None:
    """Return the Ukrainian or Russian noun that *low* (folded) is a form of, or None."""
    found = _slavic_word(low, lang)
    return found._replace(at=at) if found else None
