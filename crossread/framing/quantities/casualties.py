"""Numbers that count people or votes by the word beside them: "kills one", «загинули 12», "221 in favour"."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece


def counts_casualties(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """Whether casualties stand right beside the number: "kills one", "five more were wounded", «загинули 12»."""
    before, after = numeral.first - 1, numeral.last
    while after < len(pieces) and pieces[after].low in _BESIDE_CASUALTIES:
        after += 1
    while before >= 0 and pieces[before].low in _BESIDE_CASUALTIES:
        before -= 1
    return any(
        _CASUALTIES[lang].match(pieces[at].low) is not None
        for at in (before, after)
        if 0 <= at < len(pieces) and pieces[at].kind == "word"
    )


GATHERED: Final = re.compile(  # "tens of thousands marched"
    r"(?:march|gather|protest|flee|fled|ralli|demonstrat|flock|queu|mourn|attend|turned|took|strand|displac|perish|starv"
    r"|applaud|voted|enlist|emigrat)\w*\Z"
)


_BESIDE_CASUALTIES: Final = words(
    "more were was others have has had been are is remain at least over about another ще іще еще щонайменше понад "
    "близько около минимум как було было були были"
)
_CASUALTIES: Final = {
    "en": re.compile(
        r"(?:kill(?:s|ed|ing)?|injur(?:es|ed|ing)|wound(?:s|ed|ing)|dead|hurt|missing|die[sd]?|dying|hospitali[sz]ed"
        r"|detained|arrested|evacuated|drowned|rescued|captured|freed|unaccounted)\Z"
    ),
    "uk": re.compile(
        r"(?:загину(?:в|ла|ло|ли)|вбит[оі]|убит[оі]|поранен[оі]|постражда(?:в|ла|ло|ли)|госпіталізован[оі]|затриман[оі]"
        r"|заарештован[оі]|евакуйован[оі]|врятован[оі]|травмован[оі]|помер(?:ли|ло|ла)?)\Z"
    ),
    "ru": re.compile(
        r"(?:погиб(?:ли|ло|ла)?|убит[оы]|ранен[оы]|пострада(?:л|ла|ло|ли)|госпитализирован[оы]|задержан[оы]"
        r"|арестован[оы]|эвакуирован[оы]|спасен[оы]|травмирован[оы]|умер(?:ли|ло|ла)?)\Z"
    ),
}


def counts_votes(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """Whether the number is a result of a vote: «221 «за»», «37 — против»."""
    before = [piece.low for piece in pieces[max(0, numeral.first - 6) : numeral.first]]
    if any(low in _VOTING for low in before):
        return True
    if any(low in ("vote", "votes") for low in before):  # "survived a vote by 23 to 19"
        return before[-1] == "by" or (before[-1] == "to" and before[-3:-2] == ["by"])
    after = numeral.last
    while after < len(pieces) and pieces[after].text in _VOTE_MARKS:
        after += 1
    marked = after > numeral.last
    return marked and after < len(pieces) and pieces[after].low in _VOTED


TURNOUT: Final = re.compile(r"(?:turnout|attendance|headcount|crowd)\Z")
_VOTE_MARKS: Final = frozenset("«\"“„–—-'")
_VOTING: Final = words("voted проголосували проголосувала проголосовали проголосовала")
_VOTED: Final = words("за проти против утримався утримались утрималися воздержались воздержался for against")
