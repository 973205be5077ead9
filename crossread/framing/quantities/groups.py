"""Groups said by their number: "a workforce of just 95", "a 30-strong team", «екіпаж із 12»: people, no ships."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.noun_table import Noun
from crossread.framing.quantities.tokens import Piece, glued, low_at

_GROUP: Final = {
    "en": re.compile(
        r"(?:workforce|staff|crew|population|audience|crowd|congregation|electorate|cast|delegation|membership"
        r"|entourage|garrison|squad|troupe|choir|team)\Z"
    ),
    "uk": re.compile(
        r"(?:населення[м]?|екіпаж\w*|аудиторі\w+|штат\w*|персонал\w*|колектив\w*|труп[аиіуою]+|делегаці\w+)\Z"
    ),
    "ru": re.compile(
        r"(?:население[м]?|экипаж\w*|аудитори\w+|штат\w*|персонал\w*|коллектив\w*|трупп[аеиуой]+|делегаци\w+)\Z"
    ),
}
_EMPLOYS: Final = re.compile(r"(?:employ(?:s|ed|ing)?|hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|sack(?:s|ed|ing)?)\Z")
_LINKS: Final = {"en": words("of"), "uk": words("з із зі у в"), "ru": words("из в во")}
_BETWEEN: Final = words(
    "just only about some around over nearly almost roughly at least more than fewer under up to barely "
    "понад близько майже лише приблизно до більш як ніж около более чем свыше почти всего лишь примерно"
)
_THINGS: Final = words("fleet convoy flotilla herd flock pack swarm armada")  # a 30-strong fleet is of ships


def group_noun(pieces: tuple[Piece, ...], first: int, last: int, lang: str) -> Noun | None:
    """
    Return people when the number of pieces *first* to *last* says how many a group has; None otherwise.

    Args:
        pieces: The sentence.
        first: Where the number begins.
        last: The piece behind it.
        lang: uk, ru or en.
    """
    if lang == "en" and low_at(pieces, last) == "-" and low_at(pieces, last + 1) == "strong" and glued(pieces, last):
        things = any(piece.low in _THINGS for piece in pieces[last + 2 : last + 5])
        return None if things else Noun("people", True, True, last + 1)
    if lang == "en" and any(_EMPLOYS.match(piece.low) for piece in pieces[max(0, first - 3) : first]):
        return Noun("people", True, True)
    at = first - 1
    while at >= 0 and pieces[at].low in _BETWEEN:
        at -= 1
    linked = at > 0 and pieces[at].low in _LINKS[lang]
    return Noun("people", True, True) if linked and _GROUP[lang].match(pieces[at - 1].low) else None
