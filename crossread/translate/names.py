"""
Which names a text holds and whether a translation still has them, compared in Latin letters.

A name is a capitalised word that does not open a sentence. Names are romanised, cut of their case ending and compared
by likeness, since a model writes «Шмигаль» as Shmyhal, Shmygal or Shmihal. What is not alike in both languages
(Германия - Germany) stands in `exonyms.tsv`: stem, tab, English words. Abbreviations are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

ALIKE: Final = 62.0  # 0-100, rapidfuzz ratio; see benchmarks/translate_trust.py

_TABLE: Final = {
    **dict(zip("абвгґдезийклмнопрстуфыэіьъ", "abvggdeziyklmnoprstufyei  ", strict=True)),
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi"},
    "ё": "yo",
}
_ROMAN: Final = str.maketrans({letter: latin.strip() for letter, latin in _TABLE.items()})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc-][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile("['\u2019]s?\\b")
_OPENS: Final = re.compile(r"(?:\A|[.!?…:;]|[\u2014\u2013]\s|[\"«„“”'(\[])\s*$")
_ENDING: Final = re.compile("(?:skogo|skomu|skim|skoy|skaya|skiy|skyy|[aeiouy]{1,2}[mkhvg]?|oyu|ami|yami)$")
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dzh|dj", "j"),
        ("sch|shch|sh", "ş"),
        ("tch|ch", "ç"),
        ("ce|ci", "s"),
        ("th", "t"),
        ("ph", "f"),
        ("wh|(?<![a-z])u(?=[aeio])", "w"),
        ("kh|gh(?=[aeiouy])", "h"),
        ("ough|gh", ""),
        ("[cq]", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("g(?=[eiy])", "j"),
        ("(?<=[aeiou])w", ""),
        ("[aeiouyh]", ""),
        (r"(.)\1+", r"\1"),
    )
)
# Capitalised words of Ukrainian and Russian that are no names by themselves: stems of offices, bodies, feasts.
_COMMON_STEMS: Final = (
    "агент академ асамбле ассамбле бюро велик виконавч вищ внутр высш генерал госпо держав департам директор друг "
    "економ эконом закон защит захист збройн вооруж зовніш внеш иностран институт інститут комис комисс комитет "
    "комітет конституц корол коррупц корупц культур матер министер мініст молод наук націон национ нов обществ "
    "оборон общ объедин об'єд организ організ охран палат парламент парті парти первы перш прав правит президент "
    "премьер прем'єр прокур прокурат рад секретар сенат скел скал служб совет социал соціал союз спецслуж спіл "
    "спільн суд судов судебн университет університет управл уряд федерал фонд центр цивіл энерг енерг юридич "
    "республик республік международн міжнарод кубк кубок нижн верхн ближн средн середн центральн восточн західн "
    "западн южн північн северн південн північно юго северо південно"
)
_COMMON: Final = tuple(_COMMON_STEMS.split())
_SIMPLER: Final = (("shch", "sh"), ("kh", "h"), ("zh", "j"), ("ts", "c"), ("ph", "f"), ("x", "ks"), ("w", "v"))


def romanise(word: str) -> str:
    """
    Return *word* in lower-case Latin letters, close to how English news writes it.

    >>> romanise("Шмигаль"), romanise("Пєсков")
    ('shmigal', 'pyeskov')
    """
    return re.sub("['\u2019\u02bc-]", "", word.lower()).translate(_ROMAN)


def find_names(text: str) -> list[str]:
    """
    Return the capitalised words of *text* that open no sentence, quotation or clause after a colon.

    >>> find_names("Президент Зеленський прибув до Києва з ЗСУ.")
    ['Зеленський', 'Києва']
    """
    words = [match.group() for match in _WORD.finditer(text)]
    if sum(word[0].isupper() for word in words) > 0.7 * len(words) > 2:
        return []  # a headline in capitals
    return [
        match.group()
        for match in _WORD.finditer(text)
        if match.group()[0].isupper()
        and len(match.group()) > 3
        and not match.group()[1:].isupper()
        and not match.group().lower().startswith(_COMMON)
        and not _OPENS.search(text, max(0, match.start() - 4), match.start())
    ]


def find_lost_names(source: str, translation: str) -> list[str]:
    """Return the names of *source* that no word of *translation* is like."""
    names = find_names(source)
    if not names:
        return []
    bare = _POSSESSIVE.sub("", translation)
    words = {part for word in _WORD.findall(bare) for part in (word, *word.split("-")) if part}
    after = _Words(
        plain={word.lower() for word in words},
        roman={_simplify(romanise(word)) for word in words},
        frames={_frame(romanise(word)) for word in words if word[0].isupper()},
    )
    return [name for name in names if not _is_kept(name, after)]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a translation, as they are compared."""

    plain: set[str]
    roman: set[str]
    frames: set[str]  # consonants of capitalised words


def _is_kept(name: str, after: _Words) -> bool:
    for english in _find_exonyms(name.lower()):
        if english in after.plain or (len(english) > 3 and any(word.startswith(english[:-1]) for word in after.plain)):
            return True
    return any(_like(part, after) for part in {name, *name.split("-")} if len(part) > 2)


def _like(name: str, after: _Words) -> bool:
    from rapidfuzz import fuzz, process

    for form in _forms(name):
        frame = _frame(form)
        if len(frame) > 1 and frame in after.frames:
            return True
        if process.extractOne(_simplify(form), after.roman, scorer=fuzz.ratio, score_cutoff=ALIKE, processor=None):
            return True
    return False


def _forms(name: str) -> Iterator[str]:
    roman = romanise(name)
    stem = _ENDING.sub("", roman)
    yield roman
    if len(stem) >= 3:
        yield stem


@cache
def _simplify(roman: str) -> str:
    """Write what is spelt in several ways in one."""
    for spelling, simple in _SIMPLER:
        roman = roman.replace(spelling, simple)
    return roman.replace("y", "i").replace("ii", "i")


@cache
def _frame(roman: str) -> str:
    """
    Return the consonants of a word as they sound, so that «Джеймс» meets James, «Роуз» Rose and «Флейк» Flake.

    >>> _frame("dzheyms"), _frame("james"), _frame("flake")
    ('jms', 'jms', 'flk')
    """
    for pattern, sound in _SOUNDS:
        roman = pattern.sub(sound, roman)
    return roman


def _find_exonyms(word: str) -> tuple[str, ...]:
    """Return the English words that the longest stem of *word* in `exonyms.tsv` may become."""
    table = _read_exonyms()
    for length in range(len(word), 2, -1):
        if word[:length] in table:
            return table[word[:length]]
    return ()


@cache
def _read_exonyms() -> dict[str, tuple[str, ...]]:
    text = files("crossread.translate").joinpath("exonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {stem: tuple(words.split(", ")) for stem, words in rows}
