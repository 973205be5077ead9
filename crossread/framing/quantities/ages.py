"""Numbers that are ages: of people, who are not counted by them, and not of things, whose age is a measure."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.noun_table import english_noun
from crossread.framing.quantities.tokens import Piece, glued, low_at, near

OLDEST: Final = 120  # years; what is older is a thing, and its age a measure: "900,000 years old"
_AGE: Final = re.compile(r"(?:річ[нч]|лет[ни]|years?\Z|year\Z|yo\Z)")
AGE_WORDS: Final = {"uk": {"років", "роки", "рік"}, "ru": {"лет", "года", "год"}, "en": {"years", "year"}}
MARKS_OF_NAMES: Final = frozenset("-–‑")


def is_age(pieces: tuple[Piece, ...], first: int, last: int, lang: str) -> bool:
    """«41-річний», "67-year-old", ", 34,", «58 років від роду»."""
    if low_at(pieces, last) in MARKS_OF_NAMES and glued(pieces, last) and _AGE.match(low_at(pieces, last + 1)):
        return lang != "en" or low_at(pieces, last + 3) == "old"
    if lang == "en" and low_at(pieces, last) in ("year", "years") and low_at(pieces, last + 1) in ("old", "of"):
        return low_at(pieces, last + 1) == "old" or low_at(pieces, last + 2) == "age"
    if any(low_at(pieces, first - back) in _AGED for back in (1, 2, 3)) and (_back_years(pieces, last, lang)):
        return True
    if lang != "en" and low_at(pieces, last) in AGE_WORDS[lang]:
        before = [piece.low for piece in pieces[max(0, first - 3) : first]]
        if before[-1:] == ["до"] and any(_YOUNG.match(low) for low in before[:-1]):
            return True  # «дети до пяти лет», «сборная до 21 года»
        if not _WHOSE.isdisjoint(before) or any(_TURNED.match(low) for low in before):
            return True  # «йому буде 74 роки», «ей исполнилось 30 лет»
    bare = near(pieces, last) is None or pieces[last].kind == "mark"
    if bare and any(_TURNED.match(piece.low) for piece in pieces[max(0, first - 2) : first]):
        return True  # «бабусі виповнилося 102, вона»
    if bare and low_at(pieces, first - 1) == "now" and low_at(pieces, first - 2) == ",":
        return True  # "Her teacher, now 91, called her"
    if _is_told_age(pieces, first, last) or _is_eldest(pieces, first, last):
        return True
    if low_at(pieces, last) in ("y", "yo") or low_at(pieces, first - 1) in ("aged", "віком", "возрастом", "age"):
        return True
    if low_at(pieces, first - 1) in ("under", "over") and low_at(pieces, first - 2) in _OLD_OR_YOUNG:
        return near(pieces, last) is None or pieces[last].kind == "mark"  # "one in ten is under 35"
    if low_at(pieces, first - 1) in ("under", "over") and low_at(pieces, last) in _BEHIND_AGE:
        noun = english_noun(low_at(pieces, first - 2))
        return noun is not None and noun.person  # "drivers over 75 must retake the test"
    between_commas = low_at(pieces, first - 1) == "," and low_at(pieces, last) == ","
    name_before = near(pieces, first - 2)
    if not between_commas or name_before is None or last != first + 1:
        return False
    noun = english_noun(name_before.low) if lang == "en" and 15 <= _digits(pieces[first]) <= 99 else None
    return name_before.text[:1].isupper() or (noun is not None and noun.person)  # "The winger, 22, signed"


def _digits(piece: Piece) -> int:
    """The digits of a piece as a number; 0 for anything else."""
    return int(piece.text) if piece.text.isdigit() else 0


def _is_told_age(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """ "the retirement age from 63 to 65", "the youngest is 58", "she turned 40"."""
    before = [piece.low for piece in pieces[max(0, first - 5) : first]]
    ends = near(pieces, last) is None or pieces[last].kind == "mark"
    if ends and before[-1:] == ["to"] and not _LIMITED.isdisjoint(before):
        return True  # "conscription will be lowered to 18"
    if before[-1:] == ["to"] and "age" in before[:-1] and len(before) > _RANGE and before[-3] in ("from", "age"):
        return True
    if ends and len(before) > _RANGE and before[-1] == "was" and before[-2] == ",":
        return pieces[first - 3].text[:1].isupper()  # "the last rhino, Toby, was 54"
    return ends and len(before) > 1 and before[-1] in _TURNS and before[-2] in _WHO


def _is_eldest(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """«наймолодшій тринадцять», «старшему нет и двадцати»: ages of the oldest and the youngest, with nothing behind."""
    ends = near(pieces, last) is None or pieces[last].kind == "mark"
    return ends and any(_ELDEST.match(piece.low) for piece in pieces[max(0, first - 4) : first])


_ELDEST: Final = re.compile(r"(?:най)?(?:молодш|старш|младш)")
_YOUNG: Final = re.compile(
    r"(?:дет(?:и|ей|ям|ях|ьми)|діт(?:и|ей|ям|ях|ьми)|подрост|підліт|молод|юнош|юнак|юниор|юніор|реб[её]н|дитин|малыш"
    r"|малюк|школьник|школяр|сборн|збірн|граждан|громадян|мужчин|чоловік|женщин|жінк|состав|склад|призывник|лиц|осіб)"
)
_RANGE: Final = 2  # pieces at least between "age" and the second number of "age from 63 to 65"
_WHOSE: Final = words("йому їй мені тобі ему ей мне тебе")
_TURNED: Final = re.compile(r"(?:виповн|сповни|стукну|исполн)")
_LIMITED: Final = words("conscription enlistment consent retirement drinking voting marriage")
_TURNS: Final = words("is was turned turns 's")
_WHO: Final = words("youngest oldest eldest he she who")
_BEHIND_AGE: Final = words("must should can may will would could are were have had who in at do did need get")
_OLD_OR_YOUNG: Final = words("is are was were aged those anyone everyone people men women")
_AGED: Final = words("віком вік віці возрасте возраст возрастом aged age ages")


def _back_years(pieces: tuple[Piece, ...], last: int, lang: str) -> bool:
    """Whether years, or nothing countable, stand behind a number said to be an age."""
    after = near(pieces, last)
    return after is None or after.kind == "mark" or after.low in AGE_WORDS[lang] or lang == "en"
