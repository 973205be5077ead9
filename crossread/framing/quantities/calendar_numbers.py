"""Dates, clock times and years: numbers that say when, and count nothing."""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece, glued, low_at, near

_MONTH: Final = {
    "en": re.compile(
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
        r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z"
    ),
    "uk": re.compile(
        r"(?:січ(?:ень|ня|ні)|лют(?:ий|ого|ому)|берез(?:ень|ня|ні)|квіт(?:ень|ня|ні)|трав(?:ень|ня|ні)"
        r"|черв(?:ень|ня|ні)|лип(?:ень|ня|ні)|серп(?:ень|ня|ні)|верес(?:ень|ня|ні)|жовт(?:ень|ня|ні)"
        r"|листопад[аіу]?|груд(?:ень|ня|ні))\Z"
    ),
    "ru": re.compile(
        r"(?:январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|сентябр[ьяе]"
        r"|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])\Z"
    ),
}
_YEAR_WORDS: Final = words(
    "рік року році роком роках роки років роками рр р год года году годом годах годами годы годов гг г year years"
)
_YEAR_BEFORE: Final = words(
    "in since of by until till before after from during early late mid year у в з із від до на за к с от после до "
    "після протягом кінці початку року году осінь навесні восени взимку влітку весной осенью зимой летом "
    "spring summer autumn winter fall season circa"
)
_TIME_BEFORE: Final = words("о об в у к около до після после близько at by before after around about from since")
_PARTS_OF_DAY: Final = words("ранку вечора ночі дня утра вечера ночи am pm a.m p.m o'clock polудня gmt utc cet")
_HOUR_WORDS: Final = words("година годині годину годині год час часов часа часам часу")
_CLOCK_PREPOSITIONS: Final = {"uk": {"о", "об"}, "ru": {"в", "к"}, "en": {"at"}}


def is_date(pieces: tuple[Piece, ...], first: int, last: int, lang: str) -> bool:
    """Day and month, either order, with lists and ranges: «25 та 26 липня», "July 25-26", "3 and 9 May"."""
    month = _MONTH[lang]
    if last - first > 1 and any(
        pieces[i].kind == "word" and NUMBERS[lang].get(pieces[i].low) and NUMBERS[lang][pieces[i].low].kind == "scale"
        for i in range(first, last)
    ):
        return False
    if lang == "en" and month.match(low_at(pieces, first - 1)) and pieces[first - 1].text[0].isupper():
        return pieces[first].kind == "num"
    listed = lang == "en" and first >= 3 and pieces[first - 1].low in ("and", ",", "-", "–", "to")
    if listed and pieces[first - 2].kind == "num" and month.match(low_at(pieces, first - 3)):
        return True
    at = last
    for _ in range(3):
        low = low_at(pieces, at)
        if month.match(low) and (lang != "en" or pieces[at].text[0].isupper()):
            return True
        following = near(pieces, at + 1)
        if (
            low in (",", "-", "–", "—", "and", "та", "і", "й", "и", "or", "to", "до", "на", "по", "чи", "або", "или")
            and following
            and following.kind == "num"
        ):
            at += 2
            continue
        return False
    return False


def is_clock(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """Take "10:15", "7 p.m.", «к семи утра», «о 10 годині», «с трёх ночи»."""
    first, last = numeral.first, numeral.last
    if (
        low_at(pieces, last) == ":"
        and glued(pieces, last)
        and near(pieces, last + 1)
        and pieces[last + 1].kind == "num"
    ):
        return True
    if low_at(pieces, first - 1) == ":" and glued(pieces, first) and first >= 2 and pieces[first - 2].kind == "num":
        return True
    hour = NUMBERS[lang].get(low_at(pieces, first - 1))
    if numeral.words and hour and hour.value <= _HOURS and _is_clock_minute(pieces, first, lang):
        return True
    if numeral.low > 24:
        return False
    if lang == "en" and _is_told_hour(pieces, numeral):
        return True
    if lang == "en" and _is_timetable(pieces, numeral):
        return True
    after, before = low_at(pieces, last), low_at(pieces, first - 1)
    if lang == "en":
        return _is_english_clock(pieces, last, after)
    if numeral.words and before in _TIME_BEFORE | {"в", "у", "о"} and _is_minutes(after, lang):
        return True  # «ворота откроют в шестнадцать тридцать»
    if after in _PARTS_OF_DAY:
        counted = before == "на" and after in ("дня", "ночі", "ночи")
        return not counted and before in _TIME_BEFORE | {"з", "с", "із", "до", "к", "на", "по"}
    behind_hours = after in _HOUR_WORDS and low_at(pieces, last + 1) in _PARTS_OF_DAY
    return behind_hours or (after in _HOUR_WORDS and before in _CLOCK_PREPOSITIONS[lang] and before != "за")


def _is_clock_minute(pieces: tuple[Piece, ...], first: int, lang: str) -> bool:
    """Whether piece *first* are the minutes behind a preposition and an hour, in words."""
    return low_at(pieces, first - 2) in _TIME_BEFORE | {"в", "у", "о"} and _is_minutes(low_at(pieces, first), lang)


def _is_minutes(low: str, lang: str) -> bool:
    """Whether a word says minutes of an hour: tens and teens."""
    word = NUMBERS[lang].get(low)
    return lang != "en" and word is not None and word.kind in ("ten", "teen")


_HOURS: Final = 24


def _is_told_hour(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "a quarter to four", "ten past nine", "at six the gate opens"."""
    first = numeral.first
    if low_at(pieces, first - 1) in ("to", "past") and low_at(pieces, first - 2) in (
        "quarter",
        "half",
        "ten",
        "twenty",
    ):
        return True
    if low_at(pieces, numeral.last) == "past" and numeral.low in (5, 10, 20, 25):
        return True
    opens = first == 1 and numeral.words and numeral.low <= 12
    return opens and low_at(pieces, 0) == "at" and low_at(pieces, numeral.last) in _SUBJECTS


_SUBJECTS: Final = words("the a he she they we it i his her their")


def _is_timetable(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "the 7.15 to Brno": a train by its time."""
    written = _TIMETABLE.match(numeral.plain) is not None
    if written and low_at(pieces, numeral.first - 1) == "at" and numeral.low < 24:  # "leaves at 10.45 every morning"
        after = near(pieces, numeral.last)
        return after is None or after.kind == "mark" or after.low in _AFTER_HOUR
    return written and low_at(pieces, numeral.first - 1) == "the" and low_at(pieces, numeral.last) in _TRAINS


_AFTER_HOUR: Final = words("on every each in this and but when sharp the a from for")
_TIMETABLE: Final = re.compile(r"\d{1,2}\.[0-5]\d\Z")
_TRAINS: Final = words("to from train service bus ferry flight express")


def _is_english_clock(pieces: tuple[Piece, ...], last: int, after: str) -> bool:
    if after in ("am", "pm") or after == "o'clock":
        return True
    if after in ("a", "p") and low_at(pieces, last + 1) == "." and low_at(pieces, last + 2) == "m":
        return True
    return after == "in" and [p.low for p in pieces[last + 1 : last + 3]] in (
        ["the", "morning"],
        ["the", "afternoon"],
        ["the", "evening"],
    )


_HOURS_BEFORE: Final = {
    "en": words("at until till after before by past"),
    "uk": words("о об після"),
    "ru": words("в к после"),
}


_CLOCK_FOLLOWERS: Final = {
    "en": words("at and in on so when because before but after while as sharp"),
    "uk": frozenset({"і", "й", "та", "до"}),
    "ru": frozenset({"и", "до"}),
}


def is_bare_hour(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """ "until eight", «в восемь», "the age of ten", "one in three": a small number with nothing to count."""
    before, after = low_at(pieces, numeral.first - 1), near(pieces, numeral.last)
    if any(piece.low in _PUTS for piece in pieces[max(0, numeral.first - 7) : numeral.first]):
        return False
    if lang == "en" and before == "of" and low_at(pieces, numeral.first - 2) == "age":
        return True
    if lang == "en" and before == "in" and low_at(pieces, numeral.first - 2) in ("one", "two", "1", "2"):
        return True
    ends = after is None or after.kind == "mark" or after.low in _CLOCK_FOLLOWERS[lang]
    return numeral.low <= 24 and numeral.high == numeral.low and before in _HOURS_BEFORE[lang] and ends


_PUTS: Final = words("number toll put puts stood stands estimated valued priced")  # "put the toll at 13"


def is_years(numeral: Numeral) -> bool:
    """ "between 2022 and 2024", «2014–2022»."""
    low, high = numeral.low, numeral.high
    return high is not None and 1900 <= low < high <= 2100 and not numeral.words and not numeral.scaled


def is_decade(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«1970-х», «у 90-х роках»."""
    if numeral.last - numeral.first < 3 or pieces[numeral.last - 1].low not in ("х", "ти", "ми") or numeral.low % 10:
        return False
    return 1800 <= numeral.low <= 2090 or low_at(pieces, numeral.last) in _YEAR_WORDS


def is_year(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """A plain 1900-2100 with no counted thing behind it."""
    if not (len(numeral.plain) == 4 and numeral.plain.isdigit() and 1500 <= numeral.low <= 2100):
        return _is_year_range(pieces, numeral)
    if numeral.low >= 1900:
        return True
    return low_at(pieces, numeral.first - 1) in _YEAR_BEFORE or bool(
        _MONTH[lang].match(low_at(pieces, numeral.first - 1))
    )


def is_english_year(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "the 2022 talks", "in 2021 the": a plain year before a noun that it does not count."""
    plain = len(numeral.plain) == 4 and numeral.plain.isdigit() and 1900 <= numeral.low <= 2100
    return plain and low_at(pieces, numeral.first - 1) in _YEAR_OWNERS


_YEAR_OWNERS: Final = words("early late mid the 's its their his her in since by a this of")


def _is_year_range(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«2014–2022», "2022-23"."""
    first = pieces[numeral.first]
    return (
        numeral.high is not None
        and numeral.low != numeral.high
        and len(first.text) == 4
        and first.text.isdigit()
        and 1900 <= numeral.low <= 2100
        and numeral.high <= 2100
    )


def is_year_with_word(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«2003 року», "1943-го", «2014-му»."""
    if not 1000 <= numeral.low <= 2100 or len(numeral.plain or pieces[numeral.first].text) != 4:
        return False
    return low_at(pieces, numeral.last) in _YEAR_WORDS
