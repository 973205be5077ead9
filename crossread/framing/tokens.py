"""
Text -> tokens: words, numbers and marks with their offsets, each with what `lemmas` knows of it.

Hyphens part words (`Russian-held` is three tokens), so that compounds are found by their parts; an apostrophe stays
in the word, but English `'s` and `n't` are tokens of their own.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from crossread.framing.lemmas import Word, analyse

_LETTERS: Final = r"[^\W\d_]\u0301?"
_DOMAIN: Final = (
    r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|info|news|media|ua|ru|by|tv|io|eu|uk|me)\b"
)
_TOKEN: Final = re.compile(
    rf"(?P<domain>{_DOMAIN}|(?:[A-Z]\.){{2,}})|(?P<word>(?:{_LETTERS})+(?:['’ʼ`‘](?:{_LETTERS})+)*)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<mark>[^\w\s]|_)"
)
_CLITIC: Final = re.compile(r"(?<=.)(?:n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
_MARKS: Final[dict[str, Word]] = {}


class Token(NamedTuple):
    """One word, number or mark. Offsets are those of the text given to `tokenise` plus its *offset*."""

    text: str
    start: int
    end: int
    kind: str  # "word", "number", "mark"
    word: Word

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is two capital letters or more: ДНР, NATO."""
        return len(self.text) > 1 and self.text.isupper()


def tokenise(text: str, lang: str, *, offset: int = 0) -> tuple[Token, ...]:
    """
    Cut *text* into tokens, in order; blanks are left out.

    Args:
        text: Any text.
        lang: Language the words are read in, one of LANGUAGES.
        offset: Added to every offset, so that tokens of a sentence point into its article.

    >>> [t.text for t in tokenise("Ukraine's Russian-held town", "en")]
    ['Ukraine', "'s", 'Russian', '-', 'held', 'town']
    """
    return tuple(_tokens(text, lang, offset))


def cut_words(text: str, lang: str) -> list[str]:
    """Cut *text* as `tokenise` does, without looking the words up."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        clitic = _CLITIC.search(piece) if match.lastgroup == "word" and lang == "en" else None
        found.extend((piece[: clitic.start()], piece[clitic.start() :]) if clitic else (piece,))
    return found


def _tokens(text: str, lang: str, offset: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind == "domain":  # one word, whatever its language
            kind, found = "word", match.group()
            yield Token(found, match.start() + offset, match.end() + offset, kind, _mark(found.lower()))
            continue
        start, end = match.start() + offset, match.end() + offset
        found = match.group()
        if kind == "mark":
            yield Token(found, start, end, kind, _mark(found))
            continue
        if kind == "word" and lang == "en" and (clitic := _CLITIC.search(found)):
            cut = clitic.start()
            yield Token(found[:cut], start, start + cut, kind, analyse(found[:cut], lang))
            start, found = start + cut, found[cut:]
        yield Token(found, start, end, kind, analyse(found, lang) if kind == "word" else _mark(found))


def _mark(text: str) -> Word:
    """Marks and numbers have no readings, only their own key."""
    if text not in _MARKS:
        if len(_MARKS) > 10_000:
            _MARKS.clear()
        _MARKS[text] = Word(text, ("=" + text,), (), frozenset(), frozenset(), (), ())
    return _MARKS[text]
