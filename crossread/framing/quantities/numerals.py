"""
Pieces of text -> numerals: digits with their scale, number words in any case, shares, ranges.

Reads values only. What the number counts, whether it is a date and which qualifier stands before it is told
elsewhere.
"""

from dataclasses import dataclass
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.digits import abbreviation_point, glued_scale, parse_digits
from crossread.framing.quantities.forms import (
    ATTACHED_SCALES,
    FACTORS,
    HALF_UNITS,
    NUMBERS,
    SHARES,
    NumberWord,
    read_fold,
    read_half,
)
from crossread.framing.quantities.shares import read_english_part, read_english_share, read_polled_share
from crossread.framing.quantities.tokens import RANGE_MARKS, Piece, glued

_RANK: Final = {"digit": 1, "teen": 1, "ten": 10, "hundred": 100}
# Endings of case behind a digit: «5-ти», «3-х». Others («2-го», "3rd") make ordinals.
CASE_ENDINGS: Final = frozenset({"х", "ти", "ми", "ма", "ох", "ьох", "ro"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in the text: pieces `first` to `last` (left out). `low` == `high` unless it is a range or vague."""

    first: int
    last: int
    low: float
    high: float | None
    vague: bool = False
    share: bool = False  # said in words as a part of a whole: "half of", in percent
    factor: bool = False  # «вдвічі», "tenfold"
    words: bool = False  # written in words
    scaled: bool = False  # holds a scale: thousand, million, ...
    unit: str = ""  # of a word that is number and unit in one: «півроку»
    guess: bool = False  # «тысяч пять»: the scale before its number
    plain: str = ""  # the digits as written, when it is one digit group and nothing else


def read_numeral(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """Return the numeral that begins at piece *at*, or None."""
    piece = pieces[at]
    if piece.kind == "num":
        return (_read_share(pieces, at, lang) if lang == "en" else None) or _read_digits(pieces, at, lang)
    if piece.kind != "word":
        return None
    low = piece.low
    if _is_name(pieces, at, lang):
        return None
    if (halved := read_half(low, lang)) is not None:
        half, unit = halved
        return Numeral(first=at, last=at + 1, low=half, high=half, words=True, unit=unit)
    value = FACTORS[lang].get(low) or (read_fold(low) if lang != "en" else None)
    if value is not None:
        return Numeral(first=at, last=at + 1, low=value, high=value, factor=True, words=True)
    if low == "twice" and lang == "en" and _followed_by(pieces, at + 1, {"as", "the", "that", "its", "their"}):
        return Numeral(first=at, last=at + 1, low=2.0, high=2.0, factor=True, words=True)
    return _read_share(pieces, at, lang) or _read_words(pieces, at, lang)


def _is_name(pieces: tuple[Piece, ...], at: int, lang: str) -> bool:
    """Whether a capital inside a sentence makes a number word a name: «вихователька Інга Сорока»."""
    piece = pieces[at]
    return (
        lang != "en"
        and at > 0
        and pieces[at - 1].kind == "word"
        and piece.text[0].isupper()
        and not piece.text.isupper()
        and not pieces[at - 1].text.isupper()
    )


def _read_digits(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    value = parse_digits(pieces[at].text, lang)
    if value is None:
        return None
    last = at + 1
    if (
        last < len(pieces)
        and glued(pieces, last)
        and pieces[last].low in ATTACHED_SCALES
        and lang in ("en", "uk", "ru")
    ):
        nxt = pieces[last + 1] if last + 1 < len(pieces) else None
        if not (nxt and nxt.kind == "num" and glued(pieces, last + 1)):
            value *= ATTACHED_SCALES[pieces[last].low]
            last += 1
            if last < len(pieces) and pieces[last].text == "." and pieces[last - 1].low in ("тис", "тыс"):
                last += 1
            return Numeral(first=at, last=last, low=value, high=value, scaled=True)
    if lang == "en" and last + 1 < len(pieces) and pieces[last].text in RANGE_MARKS and glued(pieces, last):
        scale = NUMBERS["en"].get(pieces[last + 1].low)
        if scale is not None and scale.kind == "scale" and glued(pieces, last + 1):  # "200-billion-euro"
            value *= scale.value
            return Numeral(first=at, last=last + 2, low=value, high=value, scaled=True)
    times = glued_scale(pieces, last, lang)
    if times:  # «70-тисячний натовп»
        return Numeral(first=at, last=last + 2, low=value * times, high=value * times, scaled=True)
    ending = _case_ending(pieces, last)
    last += ending
    value, after = _apply_scales(pieces, last, value, lang)
    plain = pieces[at].text if after == at + 1 else ""
    return Numeral(first=at, last=after, low=value, high=value, plain=plain, scaled=after > last)


def _case_ending(pieces: tuple[Piece, ...], at: int) -> int:
    """How many pieces a case ending behind digits takes: «-ти», «-х»."""
    if at + 1 < len(pieces) and pieces[at].text in RANGE_MARKS and glued(pieces, at) and glued(pieces, at + 1):
        return 2 if pieces[at + 1].low in CASE_ENDINGS else 0
    return 0


def _apply_scales(pieces: tuple[Piece, ...], at: int, value: float, lang: str) -> tuple[float, int]:
    """Multiply by the scales that follow: «1,5 тис.», «6 сотень», "2 hundred thousand"."""
    while at < len(pieces) and pieces[at].kind == "word":
        word = NUMBERS[lang].get(pieces[at].low)
        if word is None or word.kind != "scale":
            break
        value *= word.value
        at += 1
        if at < len(pieces) and pieces[at].text == "." and pieces[at - 1].low in ("тис", "тыс", "млн", "млрд", "трлн"):
            at += abbreviation_point(pieces, at)
    return round(value, 6), at


def _read_share(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """«половина виборців», "half of", "a third of", "one in four": a share in percent."""
    if lang != "en":
        return _read_slavic_share(pieces, at, lang)
    if (part := read_english_part(pieces, at)) is not None:
        value, unit, last = part
        return Numeral(first=at, last=last, low=value, high=value, words=True, unit=unit, scaled=not unit)
    if (found := read_english_share(pieces, at)) is None:
        return None
    value, last = found
    return Numeral(first=at, last=last, low=value, high=value, share=True, words=True)


def _read_slavic_share(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """Read «половина», «дві третини», «дев'ять із десяти опитаних»."""
    if (polled := read_polled_share(pieces, at, lang)) is not None:
        return Numeral(first=at, last=at + 3, low=polled, high=polled, share=True, words=True)
    value = SHARES[lang].get(pieces[at].low)
    if value is not None:
        return Numeral(first=at, last=at + 1, low=round(value, 2), high=round(value, 2), share=True, words=True)
    times = NUMBERS[lang].get(pieces[at].low)
    part = SHARES[lang].get(pieces[at + 1].low) if at + 1 < len(pieces) else None
    if times is None or times.kind != "digit" or part is None or part == 50.0:
        return None
    value = round(times.value * part, 2)
    return Numeral(first=at, last=at + 2, low=value, high=value, share=True, words=True)


def _followed_by(pieces: tuple[Piece, ...], at: int, words: set[str]) -> bool:
    return at < len(pieces) and pieces[at].low in words


def _read_words(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    """Read number words: additive below a thousand, then scales, then again («три мільйони двісті тисяч»)."""
    if lang == "en" and pieces[at].low in ("a", "an"):
        return _read_article(pieces, at)
    first = NUMBERS[lang].get(pieces[at].low)
    if first is None:
        return None
    if first.kind == "several":
        return _read_several(pieces, at, lang)
    if first.kind == "fraction":
        return _read_fraction(pieces, at, first, lang)
    if first.kind == "scale":
        return _read_bare_scale(pieces, at, first, lang)
    return _read_sum(pieces, at, lang)


def _read_article(pieces: tuple[Piece, ...], at: int) -> Numeral | None:
    """Read "a dozen", "a few hundred", "a couple of hundred"; "a few" alone is no number."""
    following = at + 1
    if following >= len(pieces):
        return None
    if pieces[following].low == "few" or pieces[following].low == "couple":
        more = following + 1 + (pieces[following].low == "couple" and _followed_by(pieces, following + 1, {"of"}))
        word = NUMBERS["en"].get(pieces[more].low) if more < len(pieces) else None
        if word is not None and word.kind == "scale":
            return Numeral(first=at, last=more + 1, low=2 * word.value, high=None, vague=True, words=True, scaled=True)
        if pieces[following].low == "couple" and more > following + 1:
            return Numeral(first=at, last=more, low=2.0, high=2.0, words=True)
        return None
    if pieces[following].low == "pair" and _followed_by(pieces, following + 1, {"of"}):
        worn = any(piece.low in _WORN for piece in pieces[following + 2 : following + 6])
        return None if worn else Numeral(first=at, last=following + 2, low=2.0, high=2.0, words=True)
    if pieces[following].low == "half":
        return None
    word = NUMBERS["en"].get(pieces[following].low)
    if word is None or word.kind != "scale" or word.plural:
        return None
    value, last = _apply_scales(pieces, following, 1.0, "en")
    value, last = _and_a_half(pieces, value, last)
    value, last = _and_the_rest(pieces, value, last)
    return Numeral(first=at, last=last, low=value, high=value, words=True, scaled=True)


# "A pair of boots" is one pair; of anything else a pair is two.
_WORN: Final = words(
    "shoes boots gloves socks trousers jeans glasses sunglasses scissors skis skates earrings binoculars pliers shorts "
    "tights headphones slippers trainers stockings crutches pyjamas spectacles goggles sandals hands"
)


def _and_a_half(pieces: tuple[Piece, ...], value: float, last: int) -> tuple[float, int]:
    """Add the half of "a million and a half"."""
    if [piece.low for piece in pieces[last : last + 3]] == ["and", "a", "half"]:
        return value * 1.5, last + 3
    return value, last


def _and_the_rest(pieces: tuple[Piece, ...], value: float, last: int) -> tuple[float, int]:
    """Add the rest of "a hundred and twenty"."""
    behind = NUMBERS["en"].get(pieces[last + 1].low) if last + 1 < len(pieces) and pieces[last].low == "and" else None
    if value not in (100.0, 1000.0) or behind is None or behind.kind not in _RANK:
        return value, last
    rest = _read_sum(pieces, last + 1, "en")
    return (value + rest.low, rest.last) if rest is not None and rest.low < 100 else (value, last)


def _read_several(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral:
    value, last = _apply_scales(pieces, at + 1, 2.0, lang)
    return Numeral(first=at, last=last, low=value, high=None, vague=True, words=True, scaled=last > at + 1)


def _read_fraction(pieces: tuple[Piece, ...], at: int, word: NumberWord, lang: str) -> Numeral | None:
    """«півтори тисячі», «пів мільйона», "half a million"; "half" with nothing to halve is a share."""
    start = at + 1
    if lang == "en" and _followed_by(pieces, start, {"a", "an"}):
        start += 1
    value, last = _apply_scales(pieces, start, word.value, lang)
    if word.value < 1 and last == start:
        half = HALF_UNITS[lang].get(pieces[start].low) if start < len(pieces) else None
        if half is None:
            return None
        return Numeral(first=at, last=start + 1, low=half[0], high=half[0], words=True, unit=half[1])
    return Numeral(first=at, last=last, low=value, high=value, words=True, scaled=last > start)


def _read_bare_scale(pieces: tuple[Piece, ...], at: int, word: NumberWord, lang: str) -> Numeral | None:
    """«тисяча людей» is 1,000; «тисячі людей», "dozens" are vague: two of them at least."""
    if pieces[at].low in ("тис", "тыс", "млн", "млрд", "трлн"):
        return None
    value, last = word.value, at + 1
    if lang == "en":
        if not word.plural or (pieces[at].low == "scores" and not _followed_by(pieces, last, {"of"})):
            return None  # "hundred" without "a" is part of a name or another number
        if _followed_by(pieces, last, {"of"}):
            value, after = _apply_scales(pieces, last + 1, value, lang)
            last = after if after > last + 1 else last
        low = value * 2
        return Numeral(first=at, last=last, low=low, high=None, vague=True, words=True, scaled=True)
    value, last = _apply_scales(pieces, last, value, lang)
    if word.plural:
        vague = Numeral(first=at, last=last, low=2 * value, high=None, vague=True, words=True, scaled=True)
        return _read_guess(pieces, at, value, lang) or vague
    rest = (
        _read_sum(pieces, last, lang) if value >= 1000 and last < len(pieces) and pieces[last].kind == "word" else None
    )
    if rest is not None and rest.low < word.value:  # «тисячу двісті», «миллион двести тысяч»
        value, last = value + rest.low, rest.last
    return Numeral(first=at, last=last, low=value, high=value, words=True, scaled=True)


def _read_guess(pieces: tuple[Piece, ...], at: int, scale: float, lang: str) -> Numeral | None:
    """Read «тысяч пять», «сотен восемь»: the genitive of the scale right before how many of them."""
    following = at + 1
    if pieces[at].low not in _GUESSED or following >= len(pieces):
        return None
    times = NUMBERS[lang].get(pieces[following].low)
    if times is None or times.kind not in _RANK:
        return None
    value = scale * times.value
    return Numeral(first=at, last=following + 1, low=value, high=value, words=True, scaled=True, guess=True)


_GUESSED: Final = words("тысяч миллионов сотен десятков тисяч мільйонів сотень десятків")


def _read_sum(pieces: tuple[Piece, ...], at: int, lang: str) -> Numeral | None:
    table = NUMBERS[lang]
    total, group, room, last = 0.0, 0.0, 1000.0, at
    limit = float("inf")  # scales must fall
    index, scaled = at, False
    while index < len(pieces):
        low = pieces[index].low
        word = table.get(low) if pieces[index].kind == "word" else None
        if word is None:
            step = _joint(pieces, index, lang, started=last > at)
            if not step:
                break
            index += step
            continue
        if word.kind in _RANK and word.value < room and not (word.value == 1 and group):
            group += word.value
            room = 10.0 if word.kind == "ten" else 0.0 if word.kind in ("digit", "teen") else 100.0
        elif word.kind in _RANK and word.value == 1 and group and room == 10.0:
            group += 1
            room = 0.0
        elif word.kind == "scale" and group and word.value < limit:
            if word.value < 1000:
                group, room = group * word.value, word.value
                if word.value in (10, 12, 20):
                    room = 0.0
            else:
                total, group, room, limit = total + group * word.value, 0.0, 1000.0, word.value
            scaled = True
        else:
            break
        index += 1
        last = index
    value = total + group
    value, last = _half_behind(pieces, value, last, lang)
    return Numeral(first=at, last=last, low=value, high=value, words=True, scaled=scaled) if last > at else None


def _joint(pieces: tuple[Piece, ...], at: int, lang: str, *, started: bool) -> int:
    """Pieces inside a number: the hyphen of "twenty-five", the "and" of "two hundred and fifty"."""
    if not started or at + 1 >= len(pieces):
        return 0
    if lang == "en" and pieces[at].text in RANGE_MARKS and glued(pieces, at) and glued(pieces, at + 1):
        word, before = NUMBERS["en"].get(pieces[at + 1].low), NUMBERS["en"].get(pieces[at - 1].low)
        return 1 if word and before and before.kind == "ten" and word.kind == "digit" else 0
    if lang == "en" and pieces[at].low == "and":
        word, before = NUMBERS["en"].get(pieces[at + 1].low), NUMBERS["en"].get(pieces[at - 1].low)
        return 1 if word and before and before.kind == "scale" and word.kind in _RANK else 0
    return 0


def _half_behind(pieces: tuple[Piece, ...], value: float, last: int, lang: str) -> tuple[float, int]:
    """«два з половиною», «два с половиной мільйони», "two and a half"."""
    behind = [piece.low for piece in pieces[last : last + 3]]
    if lang == "en" and behind[:2] == ["and", "a"] and behind[2:] in (["half"], ["quarter"]):
        return _apply_scales(pieces, last + 3, value + (0.5 if behind[2] == "half" else 0.25), lang)
    if lang != "en" and behind[:2] in (["з", "половиною"], ["із", "половиною"], ["с", "половиной"]):
        return _apply_scales(pieces, last + 2, value + 0.5, lang)
    return value, last
