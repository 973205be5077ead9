"""
What a number counts: the noun behind it (or before it), by its English name.

Adjectives, possessives and quotation marks between the number and its noun are passed; two words that name one thing
(«насосних станцій») are read together, by `noun_pairs.tsv`. English heads are plural; what stands before them modifies.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.noun_table import Noun, english_noun, is_plural, slavic_noun
from crossread.framing.quantities.tokens import Piece, glued, is_plane, low_at

_PAIRS_FILE: Final = Path(__file__).parent / "noun_pairs.tsv"
_REACH: Final = 6  # pieces behind the number in which its noun must stand
# English words that end the noun phrase: function words and common verbs behind counted nouns.
_ENDERS: Final = words(
    "a an the and or but nor so yet if when while as than that which who whom whose where because in on at by to from "
    "for with without into onto over under after before since until during between among against about across through "
    "near is are was were be been being has have had do does did will would can could may might must shall should said "
    "says say not no were't is't it its they them he she we you i this these those there here up down out off away per "
    "told called asked gave came went got saw "
    "per each had been now then also still only just alone"
)


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
        if piece.kind == "mark" and piece.text in "-–'\"“”‘’/":
            continue
        if piece.kind == "num" and pieces[index - 1].text == "-" and glued(pieces, index):
            continue  # "four Su-34 bombers"
        if index == at and (is_plane(pieces, index) or _describes_by_number(pieces, index)):
            continue  # "nine 787 Dreamliners", "two 5,000-tonne tanks"
        compound = index > at and pieces[index - 1].text in "-/" and glued(pieces, index)  # "pick-up trucks"
        compound = compound or (low_at(pieces, index + 1) == "-" and glued(pieces, index + 1))  # "off-duty guards"
        compound = compound or (piece.low == "away" and low_at(pieces, index + 1) in _PLAYED)
        if piece.kind != "word" or (piece.low in _ENDERS and not compound):
            break
        noun = english_noun(piece.low, index)
        if noun and not single and is_plural(piece.low):
            if piece.low in _MODIFIERS and _is_plural_noun(pieces, index + 1):
                continue
            return Noun("people", True, True, index) if piece.low in ("others", "olds") else noun
        if noun and single and noun.known and piece.low != "one":
            best = noun
        elif single and best is not None:
            break
    return best


_PLAYED: Final = words("games matches wins goals fans points victories defeats fixtures supporters")


def _describes_by_number(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether a number opens an adjective: "5,000-tonne", «3D-»."""
    return pieces[at].kind == "num" and at + 1 < len(pieces) and pieces[at + 1].text == "-" and glued(pieces, at + 1)


# Plural forms that stand before the noun they describe: "two arms depots", "nine customs officers".
_MODIFIERS: Final = words(
    "arms sports sales news customs goods savings weapons communications operations rights systems logistics services "
    "women men children veterans affairs police troops people electronics appliances parts works mines narcotics drugs "
    "securities earnings economics politics athletics"
)


def _is_plural_noun(pieces: tuple[Piece, ...], at: int) -> bool:
    """Whether piece *at* is an English plural that the table knows."""
    if at >= len(pieces) or pieces[at].kind != "word" or not is_plural(pieces[at].low):
        return False
    noun = english_noun(pieces[at].low)
    return noun is not None and noun.known


def _skip_of(pieces: tuple[Piece, ...], at: int) -> int:
    """Pass "of", "of the": "dozens of", "nine of the"."""
    if at < len(pieces) and pieces[at].low == "of":
        at += 1
        if low_at(pieces, at) in ("them", "whom"):
            return at + 1  # "40 of them women"
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


class _Pair(NamedTuple):
    """Two words that name one thing: beginnings of the first, lemmas of the second."""

    stems: tuple[str, ...]
    lemmas: frozenset[str]
    noun: Noun


@cache
def _pairs() -> tuple[_Pair, ...]:
    lines = _PAIRS_FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        _Pair(tuple(stems.split("|")), frozenset(lemmas.split("|")), Noun(name, kind == "person", True))
        for stems, lemmas, name, kind in rows
    )


def _slavic(pieces: tuple[Piece, ...], at: int, lang: str) -> Noun | None:
    """Read the noun behind a Ukrainian or Russian number, past adjectives and «з», «из» ("of")."""
    before: list[str] = []  # adjectives passed on the way
    waiting: Noun | None = None  # a noun that may also be an adjective: «поранених (військових)»
    if at + 2 < len(pieces) and pieces[at].kind == "num" and glued(pieces, at + 1) and pieces[at + 2].text == "-":
        at += 3  # «три 3D-принтера»
    of = at < len(pieces) and pieces[at].low in _OF
    for index in range(at + of, min(at + of + _REACH, len(pieces))):
        piece = pieces[index]
        if piece.kind == "mark" and piece.text in '«"“„-':
            continue
        if piece.kind != "word" or _is_name(piece, lang):
            break  # a name behind a number is not what it counts
        if piece.low in _POSSESSIVES or piece.low in _ADVERBS:
            continue
        if (whole := _hyphenated(pieces, index, lang)) is not None:
            return whole
        if _opens_adjective(pieces, index, lang):
            before.append(piece.low)
            continue
        step = slavic_noun(piece.low, lang, index)
        kinds = analyse(piece.low, lang).pos
        if step is not None and not (kinds & {"ADJF", "PRTF"}):
            if before and not _agrees(before[-1], piece.low, lang):
                governed = _behind_object(pieces, index, before[-1], lang)
                if governed is not None:
                    return governed
            found = _paired(before, piece.low, lang, index) or _with_genitive(pieces, index, lang) or step
            return found if not of or _is_genitive_plural(piece.low, lang) else None
        if step is not None:
            waiting = step
        elif "ADVB" in kinds and kinds <= {"ADVB", "ADJS"} and waiting is None:
            continue
        elif "PREP" in kinds and before and waiting is None:
            return _behind_phrase(pieces, index + 1, lang)
        elif not kinds & {"ADJF", "PRTF"} or kinds & {"PREP", "CONJ"}:
            break
        before.append(piece.low)
    return waiting if waiting is None or waiting.known else None  # «две золотые» of seven medals


def _behind_phrase(pieces: tuple[Piece, ...], at: int, lang: str) -> Noun | None:
    """The noun behind what an adjective governs: «12 замовлених на осінь вагонів»."""
    for index in range(at + 1, min(at + _PHRASE, len(pieces))):
        piece = pieces[index]
        if piece.kind != "word" or piece.text[0].isupper():
            return None
        noun = slavic_noun(piece.low, lang, index)
        if noun is not None and noun.known and _is_genitive_plural(piece.low, lang):
            return noun
    return None


def _behind_object(pieces: tuple[Piece, ...], at: int, adjective: str, lang: str) -> Noun | None:
    """The noun behind the object that an adjective governs: «четыре неизвестных науке вида»."""
    for index in range(at + 1, min(at + _PHRASE, len(pieces))):
        piece = pieces[index]
        if piece.kind != "word" or _is_name(piece, lang):
            return None
        noun = slavic_noun(piece.low, lang, index)
        if noun is not None and noun.known and _agrees(adjective, piece.low, lang):
            return noun
    return None


def _agrees(adjective: str, low: str, lang: str) -> bool:
    """Whether a noun can stand behind its number and adjective: one case, or the genitive that two to four ask for."""
    cases = {reading.case for reading in analyse(adjective, lang).readings if reading.number == "plur"}
    return not cases or any(
        reading.case == "gent" if reading.number == "sing" else reading.case in cases
        for reading in analyse(low, lang).readings
        if reading.pos == "NOUN"
    )


_PHRASE: Final = 4  # pieces behind the preposition within which the noun stands
_OF: Final = words("з із зі из")
_POSSESSIVES: Final = words("її його їх їхніх їхні її ее его их своих свої свои наших його")
_ADVERBS: Final = words("уже вже уж плюс тоже теж сразу одразу подряд поспіль")  # forms of nouns as well
# Names of weapons that are written with a capital and counted like nouns: «12 «Шахедів»».
WEAPONS: Final = words(
    "шахед герань калібр калибр кинджал кинжал іскандер искандер ланцет град джавелін джавелин леопард абрамс бредлі "
    "бредли хаймарс циркон онікс оникс орлан мавік мавик байрактар стінгер стингер смерч ураган"
)


def _is_name(piece: Piece, lang: str) -> bool:
    """Whether a capital makes the word a name: not in adjectives, known abbreviations («12 БПЛА») and weapons."""
    if not piece.text[0].isupper():
        return False
    word = analyse(piece.low, lang)
    noun = slavic_noun(piece.low, lang)
    capitals = piece.text.isupper() or (piece.text[:2].isupper() and piece.text[-1].islower())  # «БТР», «ФАПов»
    short = capitals and len(piece.text) <= _ABBREVIATION and noun is not None and noun.known
    return not short and "ADJF" not in word.pos and not any(reading.lemma in WEAPONS for reading in word.readings)


_ABBREVIATION: Final = 6  # letters of an abbreviation with its ending


def _hyphenated(pieces: tuple[Piece, ...], at: int, lang: str) -> Noun | None:
    """The thing a hyphenated word names that the table knows or can take apart: «ланч-бокс», «інтернет-магазин»."""
    if at + 2 >= len(pieces) or pieces[at + 1].text != "-" or not (glued(pieces, at + 1) and glued(pieces, at + 2)):
        return None
    if pieces[at + 2].kind != "word":
        return None
    noun = slavic_noun(f"{pieces[at].low}-{pieces[at + 2].low}", lang, at + 2)
    if noun is not None and noun.known:
        return noun
    head = slavic_noun(pieces[at + 2].low, lang, at + 2)
    first = {reading.case for reading in analyse(pieces[at].low, lang).readings if reading.pos == "NOUN"}
    return head if head is not None and head.known and first and "gent" not in first else None  # «два дизель-поезда»


def _opens_adjective(pieces: tuple[Piece, ...], at: int, lang: str) -> bool:
    """Whether piece *at* is the first part of an adjective: «торгово-развлекательных центра»."""
    if not pieces[at].low.endswith(("о", "е")) or low_at(pieces, at + 1) != "-" or at + 2 >= len(pieces):
        return False
    return glued(pieces, at + 1) and glued(pieces, at + 2) and "ADJF" in analyse(pieces[at + 2].low, lang).pos


def _is_genitive_plural(low: str, lang: str) -> bool:
    return any(reading.case == "gent" and reading.number == "plur" for reading in analyse(low, lang).readings)


def _paired(before: list[str], low: str, lang: str, at: int) -> Noun | None:
    """The thing that one of the words *before* and the noun *low* name together."""
    if not before:
        return None
    lemmas = {reading.lemma for reading in analyse(low, lang).readings}
    for pair in _pairs():
        if lemmas & pair.lemmas and any(word.startswith(pair.stems) for word in before):
            return pair.noun._replace(at=at)
    return None


def _with_genitive(pieces: tuple[Piece, ...], at: int, lang: str) -> Noun | None:
    """The thing that the noun at *at* and the next one name: «одиниць (військової) техніки», «ліній зв'язку»."""
    if "ADJF" in analyse(pieces[at].low, lang).pos:
        return None
    for following in range(at + 1, min(at + 2 + _ADJECTIVES, len(pieces))):
        found = _paired([pieces[at].low], pieces[following].low, lang, at)
        if found is not None or not _describes(pieces[following], lang):
            return found
    return None


_ADJECTIVES: Final = 2  # adjectives passed on the way to the second noun: «голів великої рогатої худоби»


def _describes(piece: Piece, lang: str) -> bool:
    return piece.kind == "word" and bool(analyse(piece.low, lang).pos & {"ADJF", "PRTF"})
