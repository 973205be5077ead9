"""
Parallel text from files: read, checked for its languages, cleaned, with pairs set aside for measuring.

A pair is (source sentence, target sentence). Does not align: line n of one file must be the translation of line n of
the other. What was dropped, and why, is counted and told in the model card.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crossread.errors import InputError
from crossread.train.options import Source

Pair = tuple[str, str]

LONGEST: Final = 600  # characters of a sentence; longer ones are mostly lists and unsplit paragraphs
SET_ASIDE: Final = 500  # pairs at most kept for measuring when no held-out file is given
SET_ASIDE_SHARE: Final = 0.02

_LETTERS: Final = {"uk": re.compile("[іїєґІЇЄҐ]"), "ru": re.compile("[ыэъёЫЭЪЁ]")}
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_MARKUP: Final = re.compile(r"https?://|<[a-zA-Z/]|&[a-z]+;|\\[a-z]|[{}|]|%[a-z]")
_NUMBERS: Final = re.compile(r"\d{2,}")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelText:
    """The pairs of one source that are fit for training, and how many were not."""

    name: str
    weight: float
    pairs: tuple[Pair, ...]
    dropped: tuple[tuple[str, int], ...] = ()  # reason -> pairs, by reason
    replayed: bool = False  # the targets are the start package's own


def read_pairs(source: Source) -> tuple[Pair, ...]:
    """
    Read the pairs of one source as they stand, empty lines included.

    Raises:
        InputError: A file cannot be read, two files differ in their number of lines, or a TSV row has not two columns.
    """
    if source.target is None:
        return tuple(read_table(source.path))
    left, right = _read_lines(source.path), _read_lines(source.target)
    if len(left) != len(right):
        raise InputError(
            f"{source.path.name} has {len(left):,} lines, {source.target.name} has {len(right):,}",
            where=f"{source.path}, {source.target}",
            mend="give files of which line n is the translation of line n (`crossread align --parallel` helps)",
        )
    return tuple(zip(left, right, strict=True))


def read_table(path: Path) -> Iterator[Pair]:
    """Read a TSV of two columns: source, target. Raises InputError like `read_pairs`."""
    for number, line in enumerate(_read_lines(path), 1):
        columns = line.split("\t")
        if len(columns) != 2:
            if not line.strip():
                continue
            raise InputError(
                f"a row has {len(columns)} column{'s' if len(columns) != 1 else ''}, not 2",
                where=f"{path}:{number}",
                mend="give source and target, parted by one tab",
            )
        yield columns[0], columns[1]


def _read_lines(path: Path) -> list[str]:
    """Read the lines of a UTF-8 file; only LF and CRLF end a line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"parallel text cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"parallel text is not UTF-8 at byte {error.start:,}",
            where=str(path),
            mend="convert it: iconv -f CP1251 -t UTF-8",
        ) from error
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def clean_sentence(text: str) -> str:
    """
    Return *text* in NFC on one line, without invisible characters and stress marks.

    >>> clean_sentence("за\u0301мок  на\u00adд\\tрікою")
    'замок над рікою'
    """
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).replace("\u0301", "").replace("\u0300", "")
    # Once more: a stress mark between a letter and its breve has kept the two apart.
    return " ".join(unicodedata.normalize("NFC", text).split())


def check_languages(pairs: Sequence[Pair], languages: tuple[str, str], *, where: str) -> None:
    """
    Refuse a text whose two sides are plainly not in the *languages* declared.

    Script tells English from the others; ы, э, ъ, ё against і, ї, є, ґ tell Russian from Ukrainian. A side is wrong
    when four fifths of its telling lines speak for another language.

    Raises:
        InputError: Naming the side, the share of lines and, if so, that the sides seem to be swapped.
    """
    sides = (tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))
    found = tuple(guess_language(side) for side in sides)
    for side, declared, seen in zip(("source", "target"), languages, found, strict=True):
        if seen is None or seen == declared:
            continue
        swapped = found == (languages[1], languages[0])
        raise InputError(
            f"the {side} side is declared {declared!r} but reads as {seen!r}",
            where=where,
            mend="swap the two sides" if swapped else f"give text in {declared!r}, or declare the pair as it is",
        )


def guess_language(lines: Sequence[str], *, share: float = 0.8) -> str | None:
    """
    Return the language (uk, ru, en) that at least *share* (0-1) of the telling lines speak for; None if unclear.

    >>> guess_language(["Міністр поїхав.", "Мы это видели.", "Эти выборы отложены."], share=0.6)
    'ru'
    """
    votes: Counter[str] = Counter()
    for line in lines[:: max(1, len(lines) // 2000)]:
        cyrillic, latin = len(_CYRILLIC.findall(line)), len(_LATIN.findall(line))
        ukrainian, russian = bool(_LETTERS["uk"].search(line)), bool(_LETTERS["ru"].search(line))
        if latin > 3 * cyrillic:
            votes["en"] += 1
        elif cyrillic > latin and ukrainian != russian:
            votes["uk" if ukrainian else "ru"] += 1
    if not votes:
        return None
    language, count = max(sorted(votes.items()), key=lambda item: item[1])
    return language if count >= share * votes.total() else None


def fault_of(pair: Pair, languages: tuple[str, str]) -> str | None:
    """
    Say why a cleaned pair is unfit for training; None when it is fit.

    >>> fault_of(("Загинули 63 людини", "At least 74 people were killed"), ("uk", "en"))
    'numbers differ'
    """
    left, right = pair
    if len(left) < 2 or len(right) < 2:
        return "empty"
    if max(len(left), len(right)) > LONGEST:
        return "too long"
    if len(left) + len(right) > 60 and not 0.4 < len(left) / len(right) < 2.5:
        return "lengths differ"
    if _MARKUP.search(left) or _MARKUP.search(right):
        return "markup"
    if not all(_in_script(text, lang) for text, lang in zip(pair, languages, strict=True)):
        return "wrong script"
    numbers = set(_NUMBERS.findall(left)), set(_NUMBERS.findall(right))
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return "numbers differ"
    return None


def _in_script(text: str, lang: str) -> bool:
    """Whether enough letters of *text* are of the language's script; foreign names are common in Cyrillic news."""
    letters = sum(map(str.isalpha, text))
    if lang == "en":
        return len(_LATIN.findall(text)) >= 0.6 * letters
    return len(_CYRILLIC.findall(text)) >= 0.4 * letters


def clean_text(
    source: Source, pairs: Iterable[Pair], languages: tuple[str, str], *, seen: set[Pair], held_out: frozenset[str]
) -> ParallelText:
    """
    Keep the pairs fit for training, each once over all sources.

    Args:
        source: Gives name and weight.
        pairs: As read.
        languages: Of source and target.
        seen: Lower-cased pairs of the sources before; grows.
        held_out: Lower-cased sentences of either side that must not be trained on.
    """
    kept: list[Pair] = []
    dropped: Counter[str] = Counter()
    for raw in pairs:
        pair = clean_sentence(raw[0]), clean_sentence(raw[1])
        key = pair[0].lower(), pair[1].lower()
        fault = fault_of(pair, languages)
        if fault is None and (key[0] in held_out or key[1] in held_out):
            fault = "held out"
        if fault is None and key in seen:
            fault = "repeated"
        if fault:
            dropped[fault] += 1
            continue
        seen.add(key)
        kept.append(pair)
    return ParallelText(
        name=source.name, weight=source.weight, pairs=tuple(kept), dropped=tuple(sorted(dropped.items()))
    )


def set_aside(texts: Sequence[ParallelText]) -> tuple[tuple[ParallelText, ...], tuple[Pair, ...]]:
    """
    Part the texts into what is trained on and what is measured on.

    Chosen by the hash of the source sentence, so that the choice is the same in every run and for every order of
    the files, and no sentence stands on both sides. About 2 % of the pairs, `SET_ASIDE` at most.
    """
    total = sum(len(text.pairs) for text in texts)
    share = min(SET_ASIDE_SHARE, SET_ASIDE / total) if total else 0.0
    limit = int(share * 2**32)
    aside = tuple(pair for text in texts for pair in text.pairs if _bucket(pair[0]) < limit)
    kept = tuple(
        ParallelText(
            name=text.name,
            weight=text.weight,
            pairs=tuple(pair for pair in text.pairs if _bucket(pair[0]) >= limit),
            dropped=text.dropped,
        )
        for text in texts
    )
    return kept, aside


def _bucket(sentence: str) -> int:
    """Return a number below 2^32 that depends on the sentence alone."""
    return int.from_bytes(hashlib.sha256(sentence.lower().encode()).digest()[:4], "big")


def read_clean_table(path: Path) -> tuple[Pair, ...]:
    """Read a TSV of two columns, cleaned, without empty rows. Raises InputError when nothing is left."""
    cleaned = ((clean_sentence(left), clean_sentence(right)) for left, right in read_table(path))
    pairs = tuple(pair for pair in cleaned if all(pair))
    if not pairs:
        raise InputError("no pair in the file", where=str(path), mend="give source and target, parted by one tab")
    return pairs


def read_sentences(path: Path) -> tuple[str, ...]:
    """Read the sentences of a plain text, one a line, cleaned, without empty ones."""
    return tuple(line for line in map(clean_sentence, _read_lines(path)) if line)
