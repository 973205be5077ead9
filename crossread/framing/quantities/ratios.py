"""What a proportion counts: ten shells for every one, a tenfold superiority in shells."""

from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.noun_table import Noun, slavic_noun
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece


def find_ratio(pieces: tuple[Piece, ...], numeral: Numeral, noun: Noun | None, lang: str) -> str:
    """Return what a proportion counts: "ten shells for every one", «десятикратное превосходство в снарядах»; or ""."""
    behind = [piece.low for piece in pieces[numeral.last : numeral.last + 8]]
    if noun is not None and lang == "en":
        return noun.name if any(behind[i : i + 3] in _FOR_EVERY_ONE for i in range(len(behind))) else ""
    if not numeral.factor or len(behind) < 3 or not behind[0].startswith(_SUPERIORITY) or behind[1] not in _IN_WHAT:
        return ""
    counted = slavic_noun(behind[2], lang)
    return counted.name if counted is not None and counted.known else ""


_FOR_EVERY_ONE: Final = (["for", "every", "one"], ["for", "each", "one"])
_SUPERIORITY: Final = ("переваг", "превосход", "преимуществ")
_IN_WHAT: Final = words("в у по за")
