"""
Names of places that a clause sets its number in: "in Kharkiv", «у Харківській області», «под Одессой».

Read from prepositions of place and capitals, enough to tell two numbers of two places apart; not a gazetteer. A key
joins the spellings of one place in three languages: consonants in coarse Latin letters.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.tokens import Piece, cut
from crossread.framing.speakers import name_key, romanise

_BEFORE: Final = {
    "en": words("in at near outside around across inside"),
    "uk": words("у в на під біля поблизу коло довкола поруч"),
    "ru": words("в во на под возле близ вокруг"),
}
# What may stand between the preposition and the name: kinds of place, in the cases that go with it.
_KIND: Final = {
    "en": re.compile(r"(?:the|city|town|village|port|region|district|central|eastern|western|northern|southern|of)\Z"),
    "uk": re.compile(r"(?:міст|сел[іаоу]|селищ|порт|район|околиц|центр|передміст|громад|східн|західн|північн|південн)"),
    "ru": re.compile(r"(?:город|сел[еаоу]|поселк|порт|район|окрестност|центр|пригород|восточн|западн|северн|южн)"),
}
_NO_PLACE: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter parliament congress telegram facebook twitter instagram "
    "телеграм телеграмі facebook фейсбук фейсбуке раді раде думі думе кремлі кремле"
)
_ACRONYMS: Final = words("сша рф єс ес us usa uk eu uae")
# Countries that the languages call by different words: romanised Ukrainian or Russian -> English.
_COUNTRIES: Final = {
    "Nimechchyna": "Germany", "Germaniia": "Germany", "Germaniya": "Germany", "Uhorshchyna": "Hungary",
    "Vengriya": "Hungary", "Hruziia": "Georgia", "Gruziya": "Georgia", "Ssha": "US", "Usa": "US", "Us": "US",
    "Shveitsariia": "Switzerland", "Shveytsariya": "Switzerland", "Ispaniia": "Spain", "Ispaniya": "Spain",
    "Hretsiia": "Greece", "Gretsiya": "Greece", "Frantsiia": "France", "Frantsiya": "France", "Avstriia": "Austria",
    "Avstriya": "Austria", "Kytai": "China", "Kitay": "China", "Yaponiia": "Japan", "Yaponiya": "Japan",
    "Virmeniia": "Armenia", "Armeniya": "Armenia", "Yehypet": "Egypt", "Yegipet": "Egypt", "Iordaniia": "Jordan",
    "Yevropa": "Europe", "Yes": "EU", "Es": "EU", "Rf": "Russia", "Eu": "EU",
}  # fmt: skip
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
        if piece.low not in _BEFORE[lang]:
            continue
        name = _name_behind(pieces, at + 1, lang)
        if name:
            found[name] = None
    return tuple(found)


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
    return _english_name(pieces, at) if lang == "en" else _base_form(piece, lang)


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


def _base_form(piece: Piece, lang: str) -> str:
    """A Ukrainian or Russian name in the nominative and in Latin letters; of an adjective, the town it is from."""
    readings = analyse(piece.low, lang).readings
    cases = [r for r in readings if r.case in ("loct", "ablt", "gent", "accs") and r.pos in ("NOUN", "ADJF")]
    if not cases or all(r.marks & {"Name", "Patr", "Orgn"} for r in cases):
        return ""
    best = min(cases, key=lambda r: ("Geox" not in r.marks, "anim" in r.marks, r.pos != "NOUN", r.case != "loct"))
    lemma = _ADJECTIVE.sub("", best.lemma) if best.pos == "ADJF" else best.lemma
    name = romanise(lemma, lang).capitalize()
    return _COUNTRIES.get(name, name)


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
