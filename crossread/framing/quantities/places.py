"""
Names of places that a clause sets its number in: "in Kharkiv", «у Харківській області», «под Одессой».

Read from prepositions of place and capitals, enough to tell two numbers of two places apart; not a gazetteer. A key
joins the spellings of one place in three languages: consonants in coarse Latin letters.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from crossread.framing.lemmas import analyse, fold, words
from crossread.framing.quantities.tokens import Piece, cut
from crossread.framing.speakers import name_key, romanise

_BEFORE: Final = {
    "en": words("in at near outside around across inside"),
    "uk": words("у в на під біля поблизу коло довкола поруч"),
    "ru": words("в во на под возле близ вокруг"),
}
_WAYS: Final = words("from to in з із до в у из в к")
# What may stand between the preposition and the name: kinds of place, in the cases that go with it.
_KIND: Final = {
    "en": re.compile(r"(?:the|city|town|village|port|region|district|central|eastern|western|northern|southern|of)\Z"),
    "uk": re.compile(r"(?:міст|сел[іаоу]|селищ|порт|район|околиц|центр|передміст|громад|східн|західн|північн|південн)"),
    "ru": re.compile(r"(?:город|сел[еаоу]|поселк|порт|район|окрестност|центр|пригород|восточн|западн|северн|южн)"),
}
_NO_PLACE: Final = words(
    "west east north south world god heaven whatsapp youtube tiktok viber signal захід схід запад восток заході сході "
    "западе востоке "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter parliament congress telegram facebook twitter instagram "
    "телеграм телеграмі facebook фейсбук фейсбуке раді раде думі думе кремлі кремле"
)
_ACRONYMS: Final = words("сша рф єс ес us usa uk eu uae")
_FILE: Final = Path(__file__).parent / "places.tsv"
_STEM: Final = 3  # letters of a town's name that an adjective of it keeps at least: «Одеська область»
_ALIKE: Final = 0.75  # similarity of two keys that may be one place: Dnipro and Dnieper, Mykolaiv and Nikolaev
_ADJECTIVE: Final = re.compile(r"(?:[зс]?ьк|ск|цьк|цк)(?:ий|ий|ая|а|ое|е|ой)\Z")


def places_of(text: str, start: int, end: int, lang: str) -> tuple[str, ...]:
    """
    Return the places that *text* names between *start* and *end*, in Latin letters, in text order.

    >>> places_of("Під Харковом загинули 12 людей.", 0, 31, "uk"), places_of("12 died in Red Lake.", 0, 20, "en")
    (('Kharkiv',), ('Red Lake',))
    """
    return _places(text[start:end], lang)


@lru_cache(maxsize=2048)
def _places(clause: str, lang: str) -> tuple[str, ...]:
    pieces = cut(clause)
    found: dict[str, None] = {}
    for at, piece in enumerate(pieces):
        slashed = piece.text == "/" and at + 2 < len(pieces) and pieces[at + 1].low in _WAYS  # «в/из Испании»
        if piece.low not in _BEFORE[lang] and not slashed:
            continue
        at += slashed  # the name stands behind the second preposition
        name = _name_behind(pieces, at + 1, lang)
        if name:
            found[name] = None
            found.update(dict.fromkeys(_listed(pieces, at + 2, lang)))
    return tuple(found)


def _listed(pieces: tuple[Piece, ...], at: int, lang: str) -> Iterator[str]:
    """The places that a list goes on with: «у Бельгії, Іспанії та Португалії»."""
    while at + 1 < len(pieces) and pieces[at].low in _JOINS and pieces[at + 1].text[:1].isupper():
        name = _name_behind(pieces, at + 1, lang)
        if not name:
            return
        yield name
        at += 2


_JOINS: Final = words(", and та і й и")


def _name_behind(pieces: tuple[Piece, ...], at: int, lang: str) -> str:
    """The name that a preposition before piece *at* governs, kinds of place passed; "" for none."""
    while at < len(pieces) and not pieces[at].text[0].isupper() and _KIND[lang].match(pieces[at].low):
        at += 1
    if at >= len(pieces) or pieces[at].kind != "word" or not pieces[at].text[0].isupper():
        return ""
    piece = pieces[at]
    acronym = piece.text.isupper() and len(piece.text) > 1
    if piece.low in _NO_PLACE or (acronym and piece.low not in _ACRONYMS):
        return ""
    return _english_name(pieces, at) if lang == "en" else _base_form(pieces, at, lang)


def _english_name(pieces: tuple[Piece, ...], at: int) -> str:
    """The capitals from piece *at* on; "" for an adjective that describes something else: "in Russian hands"."""
    last = at
    while last < len(pieces) and pieces[last].kind == "word" and pieces[last].text[0].isupper():
        last += 1
    describes = last < len(pieces) and pieces[last].kind == "word" and pieces[last].low not in _ENDS_NAME
    if describes and _NATION.search(pieces[last - 1].low):
        return ""
    return " ".join(piece.text for piece in pieces[at:last])


_NATION: Final = re.compile(r"(?:ian|ish|ese|can|man|ench|eek|ech|utch)\Z")
_ENDS_NAME: Final = words(
    "and or on in at by with after before when while where which who that were was are is had has have"
)


def _base_form(pieces: tuple[Piece, ...], at: int, lang: str) -> str:
    """The English name of a Slavic place; of an adjective, the town it is from; else its Latin letters."""
    piece = pieces[at]
    readings = analyse(piece.low, lang).readings
    cases = [r for r in readings if r.case in ("loct", "ablt", "gent", "accs") and r.pos in ("NOUN", "ADJF")]
    if not cases or all(r.marks & {"Name", "Patr", "Orgn"} for r in cases):
        return ""
    if known := next((name for r in cases for end in ("", "а") if (name := _known()[lang].get(r.lemma + end))), ""):
        return known
    best = min(cases, key=lambda r: ("Geox" not in r.marks, "anim" in r.marks, r.pos != "NOUN", r.case != "loct"))
    if best.pos == "NOUN" and not best.lemma.endswith("щина"):
        return romanise(best.lemma, lang).capitalize()
    following = pieces[at + 1].text if at + 1 < len(pieces) else ""
    if best.pos != "NOUN" and (not _ADJECTIVE.search(best.lemma) or following[:1].isupper()):
        return ""  # «Північна Кароліна»: not named by its adjective alone
    stem = _ADJECTIVE.sub("", best.lemma.removesuffix("щина"))
    towns = [place for place in _known()[lang] if len(stem) >= _STEM and place.startswith(stem)]
    return _known()[lang][min(towns, key=len)] if towns else romanise(stem, lang).capitalize()


@cache
def _known() -> dict[str, dict[str, str]]:
    """The English names of places by their Ukrainian and Russian ones."""
    names: dict[str, dict[str, str]] = {"uk": {}, "ru": {}}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            english, uk, ru = line.split("\t")
            names["uk"].setdefault(fold(uk), english)
            names["ru"].setdefault(fold(ru), english)
    return names


def same_place(a: str, b: str) -> bool:
    """
    Whether two names may be spellings of one place.

    >>> same_place("Kharkiv", "Kharkov"), same_place("Mykolaiv", "Nikolaev"), same_place("Kyiv", "Odesa")
    (True, True, False)
    """
    first, second = (re.sub(r"[aeiouy]", "", name_key(name, "en")) for name in (a, b))
    if first == second or (
        min(len(first), len(second)) >= 3 and (first.startswith(second) or second.startswith(first))
    ):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
