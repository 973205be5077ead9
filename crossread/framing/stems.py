"""
Words of two languages made comparable: stems of content words in one spelling, and the English ones of the glossary.

Ukrainian and Russian stems meet in a common spelling; across, the glossary that matching ships gives what a dictionary
would, which no translation can spoil. Words that stand in news of any kind have no stem: they tell no event.
"""

import re
from functools import lru_cache
from importlib import resources
from typing import Final

from crossread.framing.lemmas import analyse, fold, words
from crossread.framing.stopwords import STOP_WORDS

STEM: Final = 6  # letters by which two words are one
MIN_WORD: Final = 4  # letters of a word that counts

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_FOLDED: Final = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ы": "и", "э": "е", "ъ": "", "ь": "", "'": ""})
_CONTENT: Final = frozenset({"NOUN", "VERB", "INFN", "ADJF", "PRTF", "PRTS", "GRND", ""})
# Words of news of any kind: they tell no event.
_USUAL: Final = words(
    "say said says tell told claim claims claimed assert insist insists insisted stress stressed report reported "
    "reports according state stated statement added noted announced day days week "
    "month year years time monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december morning evening night today yesterday also their there which "
    "about with from into people head representative official officials spokesman spokeswoman department service "
    "agency ministry authority authorities recall however meanwhile "
    "сказати сказать заявити заявить заявляти заявлять повідомити повідомляти сообщить сообщать розповісти рассказать "
    "зазначити отметить додати добавить наголосити подчеркнуть день дні тиждень неделя місяць месяц рік год час время "
    "понеділок вівторок середа четвер пятниця субота неділя понедельник вторник среда четверг пятница суббота "
    "воскресенье ранок утро вечір вечер ніч ночь сегодня сьогодні вчора вчера людина человек люди голова глава "
    "представник представитель відомство ведомство міністерство министерство агентство служба слово також також "
    "нагадати напомнить однако проте тем временем тоже мочь могти стать стати бути быть который який этот такой "
    "такий весь увесь самый самий один свой свій другой інший раньше раніше"
)


def list_stems(text: str, lang: str) -> list[tuple[str, bool]]:
    """Return the stems of the content words of *text*, each with whether it looks like a name."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < MIN_WORD and not word.isupper():
            continue
        stem = _stem(word, lang)
        if stem:
            inside = text[: match.start()].rstrip(" \t\n\"'“”„«»([—–-")
            found.append((stem, word[0].isupper() and bool(inside) and inside[-1] not in ".!?…:"))
    return found


def _stem(word: str, lang: str) -> str:
    """Return the first letters of the word's dictionary form; "" for one that tells no event."""
    folded = fold(word)
    if lang == "en":
        base = folded.removesuffix("'s")
        return "" if base in STOP_WORDS["en"] or base in _USUAL else base[: STEM - 1]
    known = analyse(word, lang)
    lemma = known.readings[0].lemma if known.readings else folded
    if lemma in _USUAL or folded in STOP_WORDS[lang] or not (known.pos & _CONTENT):
        return ""
    return lemma.translate(_FOLDED)[:STEM]


def gloss_text(text: str, lang: str) -> frozenset[str]:
    """Return the English stems of the words of *text* that the glossary knows."""
    return frozenset(stem for match in _WORD.finditer(text) for stem in gloss_word(match.group(), lang))


def gloss_word(word: str, lang: str) -> tuple[str, ...]:
    """Return the stems, as `stem_english` gives them, of the English words that the glossary has for *word*."""
    table = _glossary()
    return tuple(dict.fromkeys(stem for key in analyse(word, lang).keys for stem in table.get((lang, key), ())))


def stem_english(word: str) -> str:
    """Return the first letters of an English word; "" for one that tells no event."""
    return _stem(word, "en")


@lru_cache(maxsize=1)
def _glossary() -> dict[tuple[str, str], tuple[str, ...]]:
    """Read the glossary shipped with matching (data alone): (language, lemma) -> English stems."""
    table: dict[tuple[str, str], set[str]] = {}
    lines = resources.files("crossread.match").joinpath("glossary.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        english, *terms = line.split("\t")
        stem = _stem(english, "en") if " " not in english and len(english) >= MIN_WORD else ""
        for lang, term in zip(("uk", "ru"), terms, strict=True):
            if stem and " " not in term:
                table.setdefault((lang, fold(term)), set()).add(stem)
    return {key: tuple(sorted(stems)) for key, stems in table.items()}


def is_one_name(a: str, lang_a: str, b: str, lang_b: str) -> bool:
    """Whether two names of sources share a word, as written or by the glossary: «водне агентство», "water agency"."""
    if a == b:
        return True
    first, second = ({*(stem for stem, _ in list_stems(name, lang))} for name, lang in ((a, lang_a), (b, lang_b)))
    glossed = [found if lang == "en" else gloss_text(name, lang)
               for found, name, lang in ((first, a, lang_a), (second, b, lang_b))]  # fmt: skip
    return bool(first & second or glossed[0] & glossed[1])
