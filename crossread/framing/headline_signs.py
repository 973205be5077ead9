"""
Signs of a headline (G5): exclamation and question marks, and words in capitals that are no abbreviations.
"""

import re
from collections.abc import Iterable
from typing import Final

from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import is_known_word, words
from crossread.framing.tokens import Token

_MARKS: Final = re.compile(
    r"[!?\u2753-\u2755\u2757\u203c\u2049\ufe0f]*[!?\u2753-\u2755\u2757\u203c\u2049]"
)  # and as pictures
_MIN_CAPITALS: Final = 3  # letters a word in capitals needs: «НЕ» and "US" are too short to tell
ALL_CAPITALS: Final = 0.8  # share of letters in capitals from which the whole headline is one sign
_MIN_LETTERS: Final = 12  # ... of a headline of at least so many letters
# Words that headlines print in capitals; others count when the article writes them small elsewhere.
_SHOUTED: Final = words(
    "breaking urgent exclusive watch video live update updated not never all now new huge massive shock shocking "
    "horror fury brave must why how this that war alert warning danger everyone nobody nothing every only stop help "
    "please truth lies fake real free dead killed destroyed attack revealed secret scandal and but the you are "
    "was has no yes finally today tonight forever again still more than before after first last best worst most very "
    "really just"
)


def find_signs(sentence: Sentence, text: str, small: Iterable[str]) -> list[Found]:
    """
    Find the signs of one headline.

    Args:
        sentence: The title.
        text: The title's text, which starts at `sentence.start`.
        small: Words that the article writes in lower case, folded.
    """
    found: list[Found] = [
        ("G5", sentence.start + match.start(), sentence.start + match.end(), _name(match.group()), {})
        for match in _MARKS.finditer(text)
    ]
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if len(letters) >= _MIN_LETTERS and capitals >= ALL_CAPITALS * len(letters):
        return [*found, ("G5", sentence.start, sentence.start + len(text.rstrip()), "capitals", {})]
    known = frozenset(small)
    found.extend(
        ("G5", token.start, token.end, "capitals", {})
        for token in sentence.tokens
        if token.kind == "word" and token.acronym and _is_shouted(token, sentence.lang, known)
    )
    return found


def _name(marks: str) -> str:
    return "exclamation" if set(marks) & _LOUD else "question"


_LOUD: Final = frozenset("!\u2755\u2757\u203c\u2049")


def _is_shouted(token: Token, lang: str, small: frozenset[str]) -> bool:
    """Whether a word in capitals is a common word, not an abbreviation."""
    if len(token.text) < _MIN_CAPITALS:
        return False
    if token.word.form in small:
        return True
    if lang == "en":
        return token.word.form in _SHOUTED
    abbreviated = any("Abbr" in reading.marks for reading in token.word.readings)
    return len(token.text) > _MIN_CAPITALS and not abbreviated and is_known_word(token.word.form, lang)
