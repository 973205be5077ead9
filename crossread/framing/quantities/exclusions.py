"""
Numbers that count nothing: years, dates, clock times, ordinals, ages, names and numbers of things.

Each test looks at one numeral and its neighbours. A numeral that any of them takes is no quantity.
"""

import re
from typing import Final

from crossread.framing.lemmas import words
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.numerals import CASE_ENDINGS, Numeral
from crossread.framing.quantities.tokens import Piece, glued

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
# Behind these a number is a name: "Resolution 2202", «статті 110», «дом № 17», "Channel 5".
_NUMBERED: Final = re.compile(
    r"(?:№|#|no|nos|nr|номер\w*|ст|статт\w*|стат(?:ья|ье|ьи|ью|ей)|articles?|sections?|resolutions?"
    r"|резолюц\w*|рейс|рейсу|рейсом"
    r"|рейса|flights?|channel|канал|каналу|канале|каналі|каналом|пункт|п|пп|ч|глав[аеиу]|розділ\w*|раздел\w*|chapter"
    r"|page|стор|стр|школ[аіиеу]|школою|школой|ліце\w*|лице\w*|гімназі\w*|гимнази\w*|route|highway"
    r"|маршрут\w*|автобус|трамва\w*|тролейбус|троллейбус"
    r"|трас[аіиу]|трасс[аеыу]|bus|line|phase|article|room|каб|офіс|офис|кв|буд|д|дом|будинок|корпус|під'їзд"
    r"|подъезд|block|unit|reactor|реактор\w*|енергоблок\w*|энергоблок\w*|блок|поїзд|поезд|train|версі\w*|верси\w*"
    r"|version|v|group|quarter|тур|лот|звіт|закон\w*|постанов\w*|постановлени\w*|указ\w*|наказ\w*|приказ\w*|law|order"
    r"|decree|form|grade|type|тип|type|model|модель|iso|дсту|гост|pier|gate|platform|колі[яї]|путь|екіпаж|station"
    r"|станція|window|area|зон[аіиуы]|zone|level|рівень|уровень|tel|тел|телефон\w*|phone|факс|fax|інн|инн|tls|mach)\Z"
)
_ORDINAL_END: Final = re.compile(
    r"(?:й|го|му|м|я|ю|е|ї|ій|ий|ша|ше|га|ге|те|та|ої|ої|ого|ому|ым|им|ою|ую|ая|ое|ий|ші|st|nd|rd|th|ого"
    r"|ых|их|s|ies|ій|і|ні|тя|тє)\Z"
)
_AGE: Final = re.compile(r"(?:річн|летн|years?\Z|year\Z|yo\Z)")
_AGE_WORDS: Final = {"uk": {"років", "роки", "рік"}, "ru": {"лет", "года", "год"}, "en": {"years", "year"}}
_SIGNS_OF_NAMES: Final = frozenset({"№", "#"})
_MARKS_OF_NAMES: Final = frozenset("-–‑")
_PHONE: Final = re.compile(r"\+\d")
_NOT_OF: Final = {"uk": {"з", "із", "зі"}, "ru": {"из"}, "en": {"of"}}


def is_excluded(pieces: tuple[Piece, ...], numeral: Numeral, lang: str, *, counts: bool) -> bool:
    """
    Tell whether *numeral* is no quantity.

    Args:
        pieces: The sentence.
        numeral: One of its numerals.
        lang: uk, ru or en.
        counts: Whether a unit, a currency or a known counted noun stands behind it.
    """
    first, last = numeral.first, numeral.last
    if numeral.unit:
        return False
    if numeral.share or numeral.factor:
        return _is_part_of_time(pieces, numeral, lang)
    if _is_in_name(pieces, first, last):
        return True
    if _is_date(pieces, first, last, lang) or _is_clock(pieces, numeral, lang):
        return True
    if _low(pieces, first - 1) in _SIGNS_OF_NAMES or _low(pieces, first - 1).startswith("номер"):
        return True
    if _is_age(pieces, first, last, lang) or _is_years(numeral):
        return True
    if not counts and _is_bare_hour(pieces, numeral, lang):
        return True
    if numeral.words:
        return not counts and numeral.low < 100 and bool(_NUMBERED.match(_low(pieces, first - 1)))
    if _is_ordinal(pieces, last) or _is_decade(pieces, numeral):
        return True
    if lang == "en" and _is_english_year(pieces, numeral):
        return True
    if not counts and (_is_numbered(pieces, first) or _is_year(pieces, numeral, lang)):
        return True
    if _is_year_with_word(pieces, numeral):
        return True
    return _is_score_or_code(pieces, first, last, counts=counts)


def _near(pieces: tuple[Piece, ...], at: int) -> Piece | None:
    return pieces[at] if 0 <= at < len(pieces) else None


def _low(pieces: tuple[Piece, ...], at: int) -> str:
    piece = _near(pieces, at)
    return piece.low if piece else ""


def _is_part_of_time(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """«у другій половині дня», "half an hour later", "the first half", "second quarter": no share of anything."""
    if numeral.factor:
        return False
    before, after = _low(pieces, numeral.first - 1), _low(pieces, numeral.last)
    if re.match(
        r"(?:перш|друг|втор|перв|first|second|other|latter|better|third|last|ліва|права|лев|прав|інш|northern)", before
    ):
        return True
    if lang == "en":
        verbs = ("had", "have", "were", "was", "are", "has", "will", "would", "said", "did")
        return not (
            after in ("of", "the", "its", "their", "his", "our", *verbs)
            or before in ("by", "in", "than", "nearly", "almost", "about", "over")
        )
    return after in (
        "дня",
        "року",
        "години",
        "часа",
        "года",
        "місяця",
        "месяца",
        "століття",
        "века",
        "доби",
        "ночі",
        "на",
    )


def _is_in_name(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """«Т-72», "F-16", "G7", "EU261", "A320", «Таврія-2», "24/7"."""
    before, after = _near(pieces, first - 1), _near(pieces, last)
    if before and glued(pieces, first):
        if before.kind == "word" or before.text in "_@#&\\":
            return True
        if before.text in _MARKS_OF_NAMES and glued(pieces, first - 1):
            earlier = pieces[first - 2]
            if earlier.kind == "word" and (earlier.text[0].isupper() or earlier.text.isascii()):
                return True
    # "5G", "1990s", «5ти»: a scale would have been read
    single = pieces[first].kind == "num" and last == first + 1
    return bool(single and after and glued(pieces, last) and after.kind == "word")


def _is_date(pieces: tuple[Piece, ...], first: int, last: int, lang: str) -> bool:
    """Day and month, either order, with lists and ranges: «25 та 26 липня», "July 25-26", "3 and 9 May"."""
    month = _MONTH[lang]
    if last - first > 1 and any(
        pieces[i].kind == "word" and NUMBERS[lang].get(pieces[i].low) and NUMBERS[lang][pieces[i].low].kind == "scale"
        for i in range(first, last)
    ):
        return False
    if lang == "en" and month.match(_low(pieces, first - 1)) and pieces[first - 1].text[0].isupper():
        return pieces[first].kind == "num"
    listed = lang == "en" and first >= 3 and pieces[first - 1].low in ("and", ",", "-", "–", "to")
    if listed and pieces[first - 2].kind == "num" and month.match(_low(pieces, first - 3)):
        return True
    at = last
    for _ in range(3):
        low = _low(pieces, at)
        if month.match(low) and (lang != "en" or pieces[at].text[0].isupper()):
            return True
        following = _near(pieces, at + 1)
        if (
            low in (",", "-", "–", "—", "and", "та", "і", "й", "и", "or", "to", "до", "на", "по", "чи", "або", "или")
            and following
            and following.kind == "num"
        ):
            at += 2
            continue
        return False
    return False


def _is_clock(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """Take "10:15", "7 p.m.", «к семи утра», «о 10 годині», «с трёх ночи»."""
    first, last = numeral.first, numeral.last
    if _low(pieces, last) == ":" and glued(pieces, last) and _near(pieces, last + 1) and pieces[last + 1].kind == "num":
        return True
    if _low(pieces, first - 1) == ":" and glued(pieces, first) and first >= 2 and pieces[first - 2].kind == "num":
        return True
    if numeral.low > 24:
        return False
    after, before = _low(pieces, last), _low(pieces, first - 1)
    if lang == "en":
        return _is_english_clock(pieces, last, after)
    if after in _PARTS_OF_DAY:
        counted = before == "на" and after in ("дня", "ночі", "ночи")
        return not counted and before in _TIME_BEFORE | {"з", "с", "із", "до", "к", "на", "по"}
    behind_hours = after in _HOUR_WORDS and _low(pieces, last + 1) in _PARTS_OF_DAY
    return behind_hours or (after in _HOUR_WORDS and before in _CLOCK_PREPOSITIONS[lang] and before != "за")


def _is_english_clock(pieces: tuple[Piece, ...], last: int, after: str) -> bool:
    if after in ("am", "pm") or after == "o'clock":
        return True
    if after in ("a", "p") and _low(pieces, last + 1) == "." and _low(pieces, last + 2) == "m":
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
    "en": frozenset({"at", "and", "in", "on"}),
    "uk": frozenset({"і", "й", "та", "до"}),
    "ru": frozenset({"и", "до"}),
}


def _is_bare_hour(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """ "until eight", «в восемь», "the age of ten", "one in three": a small number with nothing to count."""
    before, after = _low(pieces, numeral.first - 1), _near(pieces, numeral.last)
    if lang == "en" and before == "of" and _low(pieces, numeral.first - 2) == "age":
        return True
    if lang == "en" and before == "in" and _low(pieces, numeral.first - 2) in ("one", "two", "1", "2"):
        return True
    ends = after is None or after.kind == "mark" or after.low in _CLOCK_FOLLOWERS[lang]
    return numeral.low <= 24 and numeral.high == numeral.low and before in _HOURS_BEFORE[lang] and ends


def _is_years(numeral: Numeral) -> bool:
    """ "between 2022 and 2024", «2014–2022»."""
    low, high = numeral.low, numeral.high
    return high is not None and 1900 <= low < high <= 2100 and not numeral.words and not numeral.scaled


def _is_decade(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«1970-х», «у 90-х роках»."""
    if numeral.last - numeral.first < 3 or pieces[numeral.last - 1].low not in ("х", "ти", "ми") or numeral.low % 10:
        return False
    return 1800 <= numeral.low <= 2090 or _low(pieces, numeral.last) in _YEAR_WORDS


def _is_ordinal(pieces: tuple[Piece, ...], last: int) -> bool:
    """«2-го», «90-х років», "1990s", "41st": the ending glued to the digits."""
    if _low(pieces, last) in _MARKS_OF_NAMES and glued(pieces, last) and glued(pieces, last + 1):
        ending = _low(pieces, last + 1)
        return bool(_ORDINAL_END.match(ending)) and ending not in CASE_ENDINGS
    return False


def _is_age(pieces: tuple[Piece, ...], first: int, last: int, lang: str) -> bool:
    """«41-річний», "67-year-old", ", 34,", «58 років від роду»."""
    if _low(pieces, last) in _MARKS_OF_NAMES and glued(pieces, last) and _AGE.match(_low(pieces, last + 1)):
        return lang != "en" or _low(pieces, last + 3) == "old"
    if lang == "en" and _low(pieces, last) in ("year", "years") and _low(pieces, last + 1) in ("old", "of"):
        return _low(pieces, last + 1) == "old" or _low(pieces, last + 2) == "age"
    if any(_low(pieces, first - back) in _AGED for back in (1, 2, 3)) and (back_years(pieces, last, lang)):
        return True
    if _low(pieces, last) in ("y", "yo") or _low(pieces, first - 1) in ("aged", "віком", "возрастом", "age"):
        return True
    between_commas = _low(pieces, first - 1) == "," and _low(pieces, last) == ","
    name_before = _near(pieces, first - 2)
    return bool(between_commas and name_before and name_before.text[:1].isupper() and last == first + 1)


_AGED: Final = words("віком вік віці возрасте возраст возрастом aged age ages")


def back_years(pieces: tuple[Piece, ...], last: int, lang: str) -> bool:
    """Whether years, or nothing countable, stand behind a number said to be an age."""
    after = _near(pieces, last)
    return after is None or after.kind == "mark" or after.low in _AGE_WORDS[lang] or lang == "en"


def _is_numbered(pieces: tuple[Piece, ...], first: int) -> bool:
    """ "Resolution 2202", «дом № 17», "Boeing 737": the word before makes it a name."""
    before = _near(pieces, first - 1)
    if before is None:
        return False
    if before.text == "." and first >= 2:
        return bool(_NUMBERED.match(pieces[first - 2].low)) and pieces[first - 2].low in (
            "no", "ст", "п", "ч", "стор", "стр", "тел", "буд", "кв", "д", "каб", "nr",
        )  # fmt: skip
    if _NUMBERED.match(before.low):
        return True
    latin_name = before.kind == "word" and before.text[0].isupper() and before.text[0].isascii() and first >= 1
    opens = first == 1
    return latin_name and (not opens or len(before.text) > 3) and before.low not in _SENTENCE_STARTS


_SENTENCE_STARTS: Final = words(
    "the a an in at by of on for from with and or but over about around nearly almost some only just"
    " another these those "
    "at least more than fewer less up to between all its their his her our around roughly approximately to as"
)


def _is_year(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """A plain 1900-2100 with no counted thing behind it."""
    if not (len(numeral.plain) == 4 and numeral.plain.isdigit() and 1500 <= numeral.low <= 2100):
        return _is_year_range(pieces, numeral)
    if numeral.low >= 1900:
        return True
    return _low(pieces, numeral.first - 1) in _YEAR_BEFORE or bool(_MONTH[lang].match(_low(pieces, numeral.first - 1)))


def _is_english_year(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "the 2022 talks", "in 2021 the": a plain year before a noun that it does not count."""
    plain = len(numeral.plain) == 4 and numeral.plain.isdigit() and 1900 <= numeral.low <= 2100
    return plain and _low(pieces, numeral.first - 1) in _YEAR_OWNERS


_YEAR_OWNERS: Final = words("the 's its their his her in since by a this of")


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


def _is_year_with_word(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«2003 року», "1943-го", «2014-му»."""
    if not 1000 <= numeral.low <= 2100 or len(numeral.plain or pieces[numeral.first].text) != 4:
        return False
    return _low(pieces, numeral.last) in _YEAR_WORDS


def _is_score_or_code(pieces: tuple[Piece, ...], first: int, last: int, *, counts: bool) -> bool:
    """Take "24/7", "+380 44 123", "+/-7", "1)", phone numbers."""
    before, after = _low(pieces, first - 1), _low(pieces, last)
    following = _near(pieces, last + 1)
    if after == "/" and glued(pieces, last) and following and following.kind == "num":
        return True
    if before == "/" and first >= 2 and pieces[first - 2].kind == "num" and glued(pieces, first):
        return True
    if before == "+" and glued(pieces, first) and not counts:
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


def _is_phone(pieces: tuple[Piece, ...], first: int) -> bool:
    """Whether the digits belong to a phone number: a plus before, digit groups between."""
    at = first - 1
    while at >= 0 and (pieces[at].kind == "num" or pieces[at].text in "()-–"):
        at -= 1
    return at >= 0 and pieces[at].text == "+" and at < first - 1


def _is_litter(pieces: tuple[Piece, ...], first: int, last: int) -> bool:
    """Whether numbers stand side by side at the start of a line, as counters of a web page do («57 0. Новини»)."""
    before, after = _near(pieces, first - 1), _near(pieces, last)
    opens = first <= 1
    beside = (before is not None and before.kind == "num") or (after is not None and after.kind == "num")
    return opens and beside
