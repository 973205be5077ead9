"""
Spellings that let words of different languages meet: a common uk-ru spelling, stems, consonant skeletons.

Nothing here is shown to a reader; these forms exist for comparison only. No dictionary is used: a stem is a word
without its commonest endings, cut to a few letters, which for Slavic words in a few dozen sentences does as well as
a lemma and needs no data.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
APOSTROPHES: Final = str.maketrans("", "", "'’ʼ`")

# і answers to ru и, е and о (кіно / лес-ліс / война-війна), so all of them meet in one letter; а and у stay
_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys("оіїиыейєэё", "и"),
        "я": "а",
        "ю": "у",
        "ґ": "г",
        "ъ": "",
        "ь": "",
        "щ": "ш",
    }
)
_DOUBLE: Final = re.compile(r"(.)\1+")
_CYRILLIC_ENDING: Final = re.compile(
    r"(?:ування|ювання|ування|ення|ення|ання|ення|ость|ості|істю|ение|ения|ению|ением|ание|ания|анию|"
    r"ировать|овать|увати|ювати|ыми|ими|ого|его|ому|ему|ові|еві|ами|ями|ах|ях|ых|их|ых|ой|ей|ою|ею|"
    r"ый|ий|ой|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ом|ем|ам|ям|ов|ев|ів|їв|ія|ії|ію|ия|ии|ию|ість|"
    r"лась|лось|лись|лся|ться|тись|тися|ать|ить|еть|ять|ати|ити|іти|яти|ал|ил|ав|ив|ала|ила|али|или|ало|ило|"
    r"ает|яет|ают|яют|ує|ює|ують|юють|ит|ят|ить|ять|ет|ут|ют|"
    r"а|я|о|е|є|у|ю|ы|и|і|ї|ь|й)$"
)
_ENGLISH_ENDING: Final = re.compile(
    r"(?:ations?|itions?|ements?|ments?|ings?|ness|ities|ity|ies|ied|edly|ally|ly|ers|er|ors|or|ed|es|s|e|y)$"
)
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]")

STEM_LENGTH: Final = 6  # letters; 5 and 7 were within .003 F1 of it on scrambled news


@lru_cache(maxsize=200_000)
def fold_cyrillic(word: str) -> str:
    """
    Write a Ukrainian or Russian word in one common spelling.

    >>> fold_cyrillic("війна") == fold_cyrillic("война")
    True
    >>> fold_cyrillic("знищення")
    'снишина'
    """
    word = word.lower().translate(APOSTROPHES).translate(_FOLD)
    if len(word) > 2 and word[0] == "з" and word[1] not in "ауи":
        word = "с" + word[1:]
    return _DOUBLE.sub(r"\1", word)


def is_cyrillic(word: str) -> bool:
    """Tell whether a lower-case word holds a Cyrillic letter."""
    return _CYRILLIC.search(word) is not None


@lru_cache(maxsize=200_000)
def stem_word(word: str) -> str:
    """
    Cut the commonest endings off a word and keep at most `STEM_LENGTH` letters; Cyrillic comes out folded.

    >>> stem_word("переговорами") == stem_word("переговоров")
    True
    >>> stem_word("talks"), stem_word("negotiations")
    ('talk', 'negoti')
    """
    word = word.lower().translate(APOSTROPHES)
    if is_cyrillic(word):
        kept = _CYRILLIC_ENDING.sub("", word) if len(word) > 4 else word
        kept = kept if len(kept) >= 3 else word
        return fold_cyrillic(kept)[:STEM_LENGTH]
    kept = _ENGLISH_ENDING.sub("", word) if len(word) > 4 else word.removesuffix("s") if len(word) == 4 else word
    return (kept if len(kept) >= 3 else word)[:STEM_LENGTH]


_ROMAN: Final = {
    **dict(zip("абвгґдезийклмнопрстуфць", "abvhhdezyiklmnoprstufc'", strict=True)),
    **{"ё": "o", "є": "e", "ж": "z", "і": "i", "ї": "i", "х": "h", "ч": "c", "ш": "s", "щ": "s"},
    **{"ъ": "", "ы": "y", "э": "e", "ю": "u", "я": "a", "ь": "", "'": ""},
}
_CASE_ENDING: Final = re.compile(r"(?:ыми|ими|ого|его|ому|ему|ові|еві|ами|ями|ах|ях|ых|их|ым|им|ом|ем|ам|ям|ть|й)$")
_LATIN_SOUNDS: Final = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("kh", "h"), ("zh", "z"), ("ch", "c"), ("sh", "s"), ("ts", "c"),
    ("tz", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("q", "k"), ("w", "v"),
    ("j", "dz"), ("g", "h"), ("ya", "a"), ("yu", "u"), ("ye", "e"), ("yo", "o"),
)  # fmt: skip
_VOWELS: Final = str.maketrans("", "", "aeiouy")


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """
    Return the consonants of a word as it sounds, in Latin letters, at most four; "" below three.

    Names and international words meet across scripts and cases: `skeleton("Салливан") == skeleton("Sullivan")`.
    Unlike words may meet as well, so it is evidence for scoring and never proof.

    >>> skeleton("Салліван"), skeleton("Салливаном"), skeleton("Sullivan")
    ('slvn', 'slvn', 'slvn')
    """
    word = word.lower().translate(APOSTROPHES)
    if is_cyrillic(word):
        if len(word) > 4:
            word = _CASE_ENDING.sub("", word)
        word = word.replace("дж", "ж").replace("кс", "ks").replace("тс", "ц")
        word = "".join(_ROMAN.get(letter, letter) for letter in word).replace("'", "")
    else:
        word = unicodedata.normalize("NFD", word)
        word = "".join(letter for letter in word if letter.isascii()).removesuffix("s")
        for sound, letter in _LATIN_SOUNDS:
            word = word.replace(sound, letter)
        word = word.replace("c", "k") if word.startswith("c") and word[1:2] not in "eiy" else word
        word = word.replace("dz", "z")
    first = "a" if word[:1] in "aeiouy" and word else ""
    bones = first + _DOUBLE.sub(r"\1", word.translate(_VOWELS))
    return bones[:4] if len(bones) >= 3 else ""


def fold_letter(letter: str) -> str:
    """
    Return the form a single character has for comparing whole texts: "" for accents and apostrophes.

    >>> fold_letter("é"), fold_letter("і"), fold_letter("’")
    ('e', 'и', '')
    """
    base = letter.lower().translate(_FOLD).translate(APOSTROPHES)
    base = base if is_cyrillic(base) else unicodedata.normalize("NFD", base)
    kept = "".join(part for part in base if not unicodedata.combining(part))
    return kept[:1]
