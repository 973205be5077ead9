"""
Names whose English is known: finds them in Ukrainian and Russian text, in any case, and in a translation.

`names.tsv` holds single words (persons, places, companies), `places.tsv` places of several words and
`abbreviations.tsv` abbreviations, both with further English that is right too. Does not change a translation, see
`mend` and `placing`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from crossread.translate.names import romanise

KEPT: Final = 88.0  # 0-100, rapidfuzz ratio; a spelling as close as this is another romanisation, not a mangled name
STEM: Final = 4  # letters; a shorter stem stands for too many words

_NAME: Final = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ'\u2019\u02bc-]{2,}")
_ABBREVIATION: Final = re.compile(r"(?<![\w-])[А-ЯІЇЄҐ]{2,6}(?![\w-])")
_ENDING: Final = re.compile(r"[аеиіїоуыэюяєйьмвх]{0,3}|ого|ому|ими|ами|ями|ові|еві|єві")
_OPENS: Final = re.compile(r"(?:^|[.!?\u2026:;]|[\u2014\u2013-]\s|[\"\u00ab\u201c\u201e(])\s*$")
_CUT: Final = re.compile("(?:ий|ій|ый|ой|[аеиіїоуыюяєйь])$")
_PHRASE_CUT: Final = re.compile("(?:ий|ій|ый|ой|ая|яя|ое|ее|ые|ие|[аеиіїоуыюяєйь])$")
_FEMININE: Final = re.compile("[аяуюіїи]|ої|ій|ою|ая|ой|ую")
_WOMAN: Final = re.compile("(?:ська|цька|ская|цкая|[оеєі]ва|[иі]на|а|я)$")
_DERIVED: Final = re.compile("(?:i?an|n|ese|ish|i|ic)(?:'?s)?")  # Ukrainian, Syrian, Chinese, Polish, Iraqi
_CAPITAL: Final = re.compile(r"\b[A-Z][\w'\u2019-]*[a-z][\w'\u2019-]*")
# й between vowels and the «о», «е» of an open syllable: Київ - Києва, Харків - Харкова.
_OPEN: Final = (
    ("ів", "ов"),
    ("ів", "ев"),
    ("їв", "єв"),
    ("іль", "ел"),
    ("ець", "ц"),
    ("ок", "к"),
    ("ец", "ц"),
    ("іг", "ог"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name that stands in a source."""

    text: str  # as the source has it
    english: str
    others: tuple[str, ...] = ()  # further English that is right

    @property
    def is_word(self) -> bool:
        """Whether it is a name of one word, which a model may misspell."""
        return " " not in self.text and not self.text.isupper()

    def is_in(self, translation: str) -> bool:
        """
        Whether *translation* has the name, in its own, a derived or a close spelling.

        >>> Known(text="Сирія", english="Syria").is_in("the Syrian army")
        True
        >>> Known(text="Австрія", english="Austria").is_in("Australia agreed")
        False
        """
        if self.text.isupper():
            return any(_stands(words, translation, re.IGNORECASE) for words in (self.english, *self.others))
        if not self.is_word:
            return self._has_phrase(translation)
        return _has_word(translation, self.english, romanise(self.text))

    def _has_phrase(self, translation: str) -> bool:
        if any(_stands(other, translation) for other in self.others):
            return True
        words = translation.lower()
        # An abbreviation may be written out: «the Kakhovka hydroelectric plant».
        return all(word.lower().rstrip("s") in words for word in _CAPITAL.findall(self.english))


def _stands(words: str, text: str, flags: int = 0) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags) is not None


@lru_cache(maxsize=1024)  # one text is asked about by placing, choosing and mending in turn
def find_known(source: str, lang: str) -> tuple[Known, ...]:
    """
    Return the names of the gazetteer in *source*: places of several words, words, abbreviations; each English once.

    >>> [known.english for known in find_known("У Криму та на острові Зміїному бачили Гутерріша.", "uk")]
    ['Snake Island', 'Crimea', 'Guterres']
    """
    return tuple(_find_known(source, lang))


def _find_known(source: str, lang: str) -> Iterator[Known]:
    seen: set[str] = set()
    taken: list[tuple[int, int]] = []
    for match in _phrase_pattern(lang).finditer(source):
        if match.group() != match.group().lower():
            taken.append(match.span())
            english, others = _read_places(lang)[int(str(match.lastgroup)[1:])][1:]
            if english not in seen:
                seen.add(english)
                yield Known(text=match.group(), english=english, others=others)
    for match in _NAME.finditer(source):
        if any(start <= match.start() < end for start, end in taken):
            continue
        found = _known_word(match, source, lang)
        if found and found not in seen:
            seen.add(found)
            yield Known(text=match.group(), english=found)
    for match in _ABBREVIATION.finditer(source):
        row = _read_abbreviations(lang).get(match.group())
        if row and row[0] not in seen and not any(start <= match.start() < end for start, end in taken):
            seen.add(row[0])
            yield Known(text=match.group(), english=row[0], others=row[1])


def _known_word(match: re.Match[str], source: str, lang: str) -> str | None:
    word = match.group().lower().replace("\u2019", "'").replace("\u02bc", "'")
    # Any word is capitalised where a sentence opens («Рівно половина» is not Rivne): only the whole form counts.
    opens = _OPENS.search(source[max(0, match.start() - 4) : match.start()])
    if not opens:
        return _look_up(word, lang)
    return next((english for spelling, english in _read_names(lang).get(word, ()) if spelling == word), None)


@cache
def is_known_english(word: str) -> bool:
    """Whether *word*, a possessive or not, is a name of the gazetteer."""
    return word.lower().removesuffix("'s") in _english_names()


def is_form(word: str, english: str) -> bool:
    """
    Whether *word* is the name or made of it.

    >>> is_form("Ukrainians", "Ukraine"), is_form("Siria", "Syria"), is_form("Zelensky", "Zelenskyy")
    (True, False, False)
    """
    lowered = word.lower().replace("\u2019", "'")
    stem = english.lower().rstrip("aeiouy")
    derived = lowered.startswith(stem) and bool(_DERIVED.fullmatch(lowered[len(stem) :]))
    return lowered.startswith(english.lower()) or derived


def _has_word(translation: str, english: str, romanised: str) -> bool:
    """Whether a word is the name, starts like it, or is close to it or to the source's own letters."""
    from rapidfuzz import fuzz

    wanted = english.lower()
    start = wanted[: max(STEM, len(wanted) - 2)]
    return any(
        (word.startswith(start) or max(fuzz.ratio(word, wanted), fuzz.ratio(word, romanised)) >= KEPT)
        and (word == wanted or not is_known_english(word))
        for word in re.findall(r"[^\W\d_]+", translation.lower())
    )


@cache
def _look_up(word: str, lang: str) -> str | None:
    """Return the English of the longest stem of *word* whose rest is a case ending."""
    stems = _read_names(lang)
    for length in range(len(word), STEM - 1, -1):
        found = stems.get(word[:length], ())
        if found and _ENDING.fullmatch(word[length:]):
            woman = bool(_FEMININE.fullmatch(word[length:]))  # Зеленської is not Зеленського
            fitting = [english for spelling, english in found if bool(_WOMAN.search(spelling)) is woman]
            return (fitting or [found[0][1]])[0]
    return None


@cache
def _phrase_pattern(lang: str) -> re.Pattern[str]:
    """Return one pattern of all places of several words, in any case; group p7 is row 7 of `_read_places`."""
    rows = sorted(enumerate(_read_places(lang)), key=lambda row: -len(row[1][0]))
    branches = [rf"(?P<p{row}>{_inflected(phrase)})" for row, (phrase, _, _) in rows]
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)", re.IGNORECASE)


def _inflected(phrase: str) -> str:
    """Return a pattern of all cases of *phrase*, word by word."""
    words = []
    for word in phrase.split():
        cut = _PHRASE_CUT.sub("", word)
        stems = {re.escape(stem) for stem in (cut, *(word.removesuffix(a) + b for a, b in _OPEN if word.endswith(a)))}
        words.append(rf"(?:{'|'.join(sorted(stems))})[а-яёіїєґ]{{0,4}}" if len(cut) > 1 else re.escape(word))
    return r"\s+".join(words).replace("'", "['\u2019\u02bc]")


@cache
def _read_places(lang: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (phrase, English, further English) of the places that are several words in *lang*."""
    column = ("uk", "ru").index(lang) + 1
    rows = []
    for line in _lines("places.tsv"):
        cells = line.split("\t")
        if " " in cells[column]:
            rows.append((cells[column], cells[0], tuple("".join(cells[3:]).split("|")) if cells[3:] else ()))
    return tuple(rows)


@cache
def _read_abbreviations(lang: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return abbreviation -> (English, further English)."""
    column = ("uk", "ru").index(lang) + 1
    rows = [[*line.split("\t"), ""] for line in _lines("abbreviations.tsv")]
    return {cells[column]: (cells[0], tuple(filter(None, cells[3].split("|")))) for cells in rows if cells[column]}


@cache
def _read_names(lang: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return stem -> (spelling, English) of the names that have it, in the order of the list."""
    column = ("uk", "ru").index(lang) + 1
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in _lines("names.tsv"):
        cells = line.split("\t")
        spelling = cells[column].lower()
        for stem in dict.fromkeys(_stems(spelling)):
            table[stem] = (*table.get(stem, ()), (spelling, cells[0]))
    return table


@cache
def _english_names() -> frozenset[str]:
    return frozenset(line.split("\t")[0].lower() for line in _lines("names.tsv"))


def _lines(name: str) -> list[str]:
    text = files("crossread.translate").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _stems(word: str) -> Iterator[str]:
    yield word
    cut = _CUT.sub("", word)
    if len(cut) >= STEM:
        yield cut
    for closed, opened in _OPEN:
        if word.endswith(closed) and len(word) >= STEM:
            yield word.removesuffix(closed) + opened
