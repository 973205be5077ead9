"""
The words of a lexicon's terms: how a lemma is cut, and the keys that find each word in a text.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from crossread.framing.lemmas import dictionary_keys, fold
from crossread.framing.tokens import Token, cut_words


def spelled_out(lemma: str, lang: str) -> Iterator[str]:
    """Give alternatives of several tokens (`russia's|moscow's army`) lemmas of their own; others stay together."""
    if "|" not in lemma:
        yield lemma
        return
    parts: list[list[str]] = []
    for part in lemma.split():
        given = part.replace("_", " _ ").split("|") if "|" in part else [part]
        long = [word.replace(" _ ", " ") for word in given if len(cut_words(word.replace("=", ""), lang)) > 1]
        short = [word for word in given if word.replace(" _ ", " ") not in long]
        parts.append(long + (["|".join(short)] if short else []))
    for chosen in product(*parts):
        yield " ".join(chosen)


def cut_lemma(lemma: str, lang: str) -> list[str]:
    """Cut a lemma into words the way `tokenise` cuts text."""
    found: list[str] = []
    for part in lemma.split():
        if part == "*" or "|" in part:
            found.append(part)
        elif part.startswith("=") and len(part) > 1:
            found.extend("=" + piece for piece in cut_words(part[1:], lang))
        else:
            found.extend(cut_words(part, lang))
    return found


@cache
def keys_of(word: str, lang: str) -> tuple[str, ...]:
    """The keys that find *word* of a lemma in a text."""
    if word == "*":
        return ("*",)
    if "|" in word:
        return tuple(dict.fromkeys(key for part in word.split("|") for key in keys_of(part, lang)))
    if word.startswith("=") or not word[:1].isalpha():
        return ("=" + fold(word.removeprefix("=")),) if len(word) > 1 else ("=" + word,)
    return dictionary_keys(word, lang)


def name_wording(lemma: str, tokens: Sequence[Token], lang: str) -> str:
    """
    Return the wording that a lemma with alternatives stands for in *tokens*, which it was found in.

    Of each alternative the word that fits; a lemma without alternatives is its own wording.
    """
    if "|" not in lemma and "*" not in lemma:
        return lemma.replace("=", "")
    known = [word.strip("=") for part in lemma.split() for piece in part.split("|") for word in piece.split("_")]
    known = [piece for word in known for piece in cut_words(word, lang)]
    return (
        " ".join(
            next((word for word in known if set(keys_of(word, lang)) & set(token.word.keys)), token.word.form)
            for token in tokens
        )
        .replace(" - ", "-")
        .replace(" '", "'")
    )
