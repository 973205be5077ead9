"""Numbers that are results of matches, phone numbers, codes and counters of a page."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.tokens import Piece, glued, low_at, near


def is_score_or_code(pieces: tuple[Piece, ...], first: int, last: int, *, counts: bool) -> bool:
    """Take "24/7", "+380 44 123", "+/-7", "1)", phone numbers."""
    before, after = low_at(pieces, first - 1), low_at(pieces, last)
    following = near(pieces, last + 1)
    if after in ("/", "+") and glued(pieces, last) and following and following.kind == "num":
        return True
    if before in ("/", "+") and first >= 2 and pieces[first - 2].kind == "num" and glued(pieces, first):
        return True
    if before == "+" and glued(pieces, first) and not counts:
        return True
    if not counts and _is_second_score(pieces, first):
        return True
    if _is_address(pieces, first, last) or _ends_title(pieces, first, last) or low_at(pieces, last) in ("fm", "am"):
        return True
    if not counts and _is_phone(pieces, first):
        return True
    if first == 0 and after in (")", ".") and glued(pieces, last) and not counts and len(pieces) > 3:
        return True
    if not counts and _is_litter(pieces, first, last):
        return True
    digits = pieces[first].text
    if digits.startswith("0") and len(digits) > 1 and digits[1].isdigit():
        return True  # 044, 007: no quantity is written so
    return (
        after in ("(", "-", "–")
        and following is not None
        and following.kind == "num"
        and glued(pieces, last)
        and not counts
    )


def _is_second_score(pieces: tuple[Piece, ...], first: int) -> bool:
    """Whether the number ends a result: the 1 of "beat Brentford 3-1"."""
    if first < 2 or pieces[first - 1].text not in "-–:" or pieces[first - 2].kind != "num":
        return False
    return glued(pieces, first) and glued(pieces, first - 1)


def _ends_title(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """«снегоход «Тайга 551»», «Сила Сибири — 2»: digits that close a name in quotes."""
    at = first - 1
    at -= at > 0 and pieces[at].text in "-–—"
    named = at > 0 and pieces[at].kind == "word" and pieces[at].text[0].isupper()
    opened = any(piece.text in _OPENS for piece in pieces[max(0, at - _TITLE) : at])
    return named and opened and low_at(pieces, last) in _CLOSES


_OPENS: Final = frozenset('«"“„')
_CLOSES: Final = frozenset('»"”“')
_TITLE: Final = 4  # pieces between the opening quote and the last word of a title


def _is_address(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """ "12 Station Road", «вулиця Шота Руставелі, 15»."""
    behind = pieces[last : last + 4]
    named = [piece for piece in behind if piece.text[0].isupper()]
    if named and named[0] is behind[0] and any(piece.low in _ROADS for piece in named[1:]):
        return True
    if low_at(pieces, first - 1) != "," or first < 3 or not pieces[first - 2].text[:1].isupper():
        return False
    return any(_STREET.match(piece.low) for piece in pieces[max(0, first - 6) : first - 2])


_ROADS: Final = words("road street lane avenue drive close square terrace crescent way place boulevard court")
_STREET: Final = re.compile(r"(?:вул|ул|просп|пров|пер|бульв|бул|пл|площ|шосе|шоссе|набережн)")


def _is_phone(pieces: tuple[Piece, ...], first: int) -> bool:
    """Whether the digits belong to a phone number: a plus before, digit groups between."""
    at = first - 1
    while at >= 0 and (pieces[at].kind == "num" or pieces[at].text in "()-–"):
        at -= 1
    if at >= 0 and pieces[at].text == "+" and at < first - 1:
        return True
    opened = at + 1 < first and pieces[at + 1].text.startswith("0") and len(pieces[at + 1].text) > 2  # 0800 555 111
    return opened or any(piece.low in _DIALLED for piece in pieces[max(0, first - 5) : first])


_DIALLED: Final = words(
    "text dial phone ring sms call телефон телефоном телефону телефона телефонуйте дзвоніть звоните набрать смс"
)


_HEADINGS: Final = words(
    "фейк розділ частина питання пункт крок порада факт міф правило день глава часть вопрос шаг совет миф fake chapter "
    "part step tip question rule fact myth day lesson урок"
)


def _is_litter(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """Whether numbers stand side by side at the start of a line, as counters of a web page do («57 0. Новини»)."""
    before, after = near(pieces, first - 1), near(pieces, last)
    if (
        first == 1
        and last + 1 >= len(pieces)
        and pieces[0].low in _HEADINGS
        and (after is None or after.kind == "mark")
    ):
        return True  # «Фейк 2.»
    opens = first <= 1
    beside = (before is not None and before.kind == "num") or (after is not None and after.kind == "num")
    return opens and beside
