"""
Who speaks: one key for a name in three languages and any case, and the names users bring in people.toml.

    [[person]]
    name = "Dmitry Peskov"              # how reports call them
    uk = ["Дмитро Пєсков", "Пєсков"]    # spellings, in the nominative
    ru = ["Дмитрий Песков", "Песков"]
    en = ["Dmitry Peskov", "Peskov"]
    type = "person"                     # or body, media, document, anonymous
    side = "Russia"                     # as you see it; shown, never judged
    role = "spokesman"
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from crossread.errors import ConfigError
from crossread.framing.lemmas import fold, nominative_form
from crossread.framing.lexicon import read_toml
from crossread.framing.tokens import Token
from crossread.records import LANGUAGES

_LATIN_UK: Final = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia"
_LATIN_RU: Final = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_LETTERS: Final = {
    "uk": dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", _LATIN_UK.split(), strict=True)),
    "ru": dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", _LATIN_RU.split(), strict=True)),
}  # Ukrainian: resolution 55 of 2010; Russian: BGN/PCGN, simplified
_INITIAL: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_COARSE: Final = (
    (re.compile(r"[^a-z]+"), ""),
    (re.compile(r"ck|c(?![eiyhzks])"), "k"),  # Dobrescu is Добреску
    (re.compile(r"shch|sch"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"zh|j(?=[aeou])"), "z"),
    (re.compile(r"ch|cz|tch"), "c"),
    (re.compile(r"ts|tz"), "c"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"w"), "v"),
    (re.compile(r"[yij]+(?=[aeou])"), ""),
    (re.compile(r"(?:yy|iy|yi|ii|ij|yj|y|i|j)"), "i"),
    (re.compile(r"h"), "g"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[ovn])a$"), ""),  # Захарова and Zakharov: a surname's gender is no difference
    (re.compile(r"(?<=sk)a(?:ia)?$"), "i"),
    (re.compile(r"(?<=...)[aeio]$"), ""),
)
_ENDING: Final = 2  # words after which a name counts as full: given name and surname
TYPES: Final = frozenset({"person", "body", "media", "document", "anonymous"})
_FIELDS: Final = frozenset({"name", "side", "role", "type", "note", *LANGUAGES})


def romanise(text: str, lang: str) -> str:
    """
    Write Ukrainian or Russian *text* in Latin letters; English stays as it is.

    >>> romanise("Дмитро Пєсков", "uk")
    'Dmytro Pieskov'
    """
    if lang == "en":
        return text
    table, written = _LETTERS[lang], []
    for at, character in enumerate(text):
        low = character.lower()
        start = at == 0 or not text[at - 1].isalpha()
        latin = (_INITIAL.get(low) if start and lang == "uk" else None) or table.get(low, character)
        latin = latin.replace("-", "") if low in "ьъ" else latin
        written.append(latin.capitalize() if character.isupper() else latin)
    return _APOSTROPHE.sub("", "".join(written))


_APOSTROPHE: Final = re.compile(r"(?<!\bO)['’ʼ]")  # it only parts sounds, but in O'Leary


@lru_cache(maxsize=20_000)
def name_key(name: str, lang: str) -> str:
    """
    Return the key that joins spellings of one name: coarse, Latin, of its last word.

    Not reversible, and blind to given names: within one story a surname is one person.

    >>> name_key("Пєсков", "uk") == name_key("Дмитрий Песков", "ru") == name_key("Peskov", "en")
    True
    >>> name_key("Зеленський", "uk") == name_key("Zelenskyy", "en") == name_key("Зеленский", "ru")
    True
    """
    words = name.split()
    latin = fold(romanise(words[-1], lang)) if words else ""
    for pattern, replacement in _COARSE:
        latin = pattern.sub(replacement, latin)
    return latin


def nominative_name(tokens: Sequence[Token], lang: str, *, known: bool = False) -> str:
    """
    Return the name in *tokens* in the nominative, capitals kept: «Марії Захарової» -> «Марія Захарова».

    When it is *known* to stand in the nominative, as a subject, no word is changed: «Джо Аллева» is no «Аллев».
    """
    if lang == "en" or known:
        kept = " ".join(token.text for token in tokens if token.text == "-" or _is_name_word(token))
        return kept.replace(" - ", "-")
    gender, cases = _gender(tokens), _cases(tokens)
    words: list[str] = []
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if at > 1 and tokens[at - 1].text == "-" and tokens[at - 1].end == token.start and words:
            words[-1] += "-" + token.text  # «Міллс-Хікс»
            continue
        if cases and token.word.cases - {""} and not cases & token.word.cases:
            words.append(token.text)  # «Виктора Маноле»: it cannot stand in the case of the given name, so it has none
            continue
        form = nominative_form(token.word.form, lang, gender)
        same = token.acronym or form == token.word.form
        words.append(token.text if same and token.capital else form.capitalize())
    return " ".join(words)


def _is_name_word(token: Token) -> bool:
    return token.kind == "word" and token.text not in ("'s", "’s")


def _cases(tokens: Sequence[Token]) -> frozenset[str]:
    """The cases its given name may stand in; none when no given name is known."""
    given = [reading for token in tokens[:1] for reading in token.word.readings if "Name" in reading.marks]
    return frozenset(reading.case for reading in given)


def _gender(tokens: Sequence[Token]) -> str:
    """The gender its given name shows; "" when none does."""
    for token in tokens:
        found = {r.gender for r in token.word.readings if "Name" in r.marks or "Patr" in r.marks}
        if len(found) == 1:
            return found.pop()
    return ""


def read_people(path: Path) -> tuple[Mapping[str, Any], ...]:
    """
    Read people.toml.

    Raises:
        ConfigError: The file cannot be read, or an entry is wrong; every wrong entry is named.
    """
    people = read_toml(path).get("person", [])
    problems = []
    for number, person in enumerate(people, 1):
        if problem := _person_problem(person):
            problems.append(f"person {number}: {problem}")
    if problems or not people:
        what = "; ".join(problems) or "no [[person]] in it"
        raise ConfigError(what, where=str(path), mend="give each person a name and its spellings by language")
    return tuple(people)


def _person_problem(person: Mapping[str, Any]) -> str | None:
    unknown = sorted(set(person) - _FIELDS)
    if unknown:
        return f"unknown fields {', '.join(unknown)}"
    if not isinstance(person.get("name"), str) or not person["name"].strip():
        return f"name is {person.get('name')!r}, not a text"
    if person.get("type", "person") not in TYPES:
        return f"type is {person['type']!r}, not one of {', '.join(sorted(TYPES))}"
    for lang in LANGUAGES:
        spellings = person.get(lang, [])
        if not isinstance(spellings, list) or not all(isinstance(text, str) and text for text in spellings):
            return f"{lang} is {spellings!r}, not a list of spellings"
    return None


def known_person(name: str, lang: str, people: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the entry of people.toml that *name* (nominative) in *lang* is a spelling of, or None."""
    key, folded = name_key(name, lang), fold(name)
    for person in people:
        spellings = [*person.get(lang, ()), *([person["name"]] if lang == "en" else ())]
        if any(fold(spelling) == folded or name_key(spelling, lang) == key for spelling in spellings):
            return person
    return None


def join_speakers(speakers: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """
    Choose one display name for every spelling of a speaker over the articles of a story.

    Args:
        speakers: (name, language, type) of each mention, in any order; names in the nominative.

    Returns:
        (name, language) -> display name. Persons are joined by `name_key`; an English spelling that some article
        uses wins (the fullest, then the commonest), else the romanised one. Other types are joined by their folded
        romanised name only, and what is no name («американський посадовець») stays in its own letters.

    >>> joined = join_speakers([("Пєсков", "uk", "person"), ("Dmitry Peskov", "en", "person")])
    >>> joined[("Пєсков", "uk")]
    'Dmitry Peskov'
    """
    groups: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for name, lang, kind in speakers:
        key = "p:" + name_key(name, lang) if kind == "person" else "o:" + fold(romanise(name, lang))
        groups[key][(name, lang)] += 1
    chosen = {}
    for key, names in groups.items():
        best = min(names, key=lambda pair: (pair[1] != "en", -min(len(pair[0].split()), _ENDING), -names[pair], pair))
        for pair in names:
            chosen[pair] = romanise(*best) if key.startswith("p:") and _is_name(best[0]) else best[0]
    return chosen


def _is_name(text: str) -> bool:
    return all(word[0].isupper() for word in text.split() if word[0].isalpha())
