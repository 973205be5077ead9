"""
Numbers that count nothing: years, dates, clock times, ordinals, ages, names and numbers of things.

Each test looks at one numeral and its neighbours. A numeral that any of them takes is no quantity.
"""

import re
from typing import Final

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.ages import AGE_WORDS, MARKS_OF_NAMES, OLDEST, is_age
from crossread.framing.quantities.calendar_numbers import (
    is_bare_hour,
    is_clock,
    is_date,
    is_decade,
    is_english_year,
    is_year,
    is_year_with_word,
    is_years,
)
from crossread.framing.quantities.codes import is_score_or_code
from crossread.framing.quantities.numerals import CASE_ENDINGS, Numeral
from crossread.framing.quantities.tokens import Piece, glued, is_plane, low_at, near
from crossread.framing.quantities.units import SIGNS

# Behind these a number is a name: "Resolution 2202", «статті 110», «дом № 17», "Channel 5".
_NUMBERED: Final = re.compile(
    r"(?:№|#|no|nos|nr|номер\w*|ст|статт\w*|стат(?:ья|ье|ьи|ью|ей)|articles?|sections?|resolutions?"
    r"|резолюц\w*|рейс|рейсу|рейсом"
    r"|рейса|flights?|channel|канал|каналу|канале|каналі|каналом|пункт|п|пп|ч|глав[аеиу]|розділ\w*|раздел\w*|chapter"
    r"|page|стор|стр|школ[аіиеу]|школою|школой|ліце\w*|лице\w*|гімназі\w*|гимнази\w*|route|highway"
    r"|маршрут\w*|автобус|трамва\w*|тролейбус|троллейбус"
    r"|трас[аіиу]|трасс[аеыу]|bus|line|phase|article|room|stand|berth|bay|ward|cell|exhibit|act|scene|volume|terminal|lane|каб|офіс|офис|кв|буд|д|дом|дома|доме|дому|будинок|будинку|будинком|будинка|корпус|під'їзд"
    r"|подъезд|block|unit|reactor|реактор\w*|енергоблок\w*|энергоблок\w*|блок|поїзд|поезд|train|версі\w*|верси\w*"
    r"|version|v|group|quarter|тур|лот|звіт|закон\w*|постанов\w*|постановлени\w*|указ\w*|наказ\w*|приказ\w*|law|order"
    r"|decree|form|grade|type|тип|type|model|модель|iso|дсту|гост|pier|gate|platform|колі[яї]|путь|екіпаж|station"
    r"|станція|window|area|зон[аіиуы]|hangars?|платформ[аиіу]|ангар\w*|перон[іуе]?|пут[иьі]|кабінет\w*|кабинет\w*|палат[аиуі]|runways?|counts|wards|rooms|gates|platforms|pages|chapters|units|blocks|zones|courts?|cells|box(?:es)?|exits?"
    r"|halls?|holes?|stages?|episodes?|seasons?|figures?|tables?|grades?|junctions?|zone|level|рівень|уровень|tel|тел|телефон\w*|phone|факс|fax|інн|инн|tls|mach)\Z"
)
# ... whatever stands behind the number: "Article 51 of the charter".
_STRONGLY_NUMBERED: Final = re.compile(
    r"(?:палат[аиуі]|кабінет[іу]?|кабинет[еа]?|аудиторі[яїю]|аудитори[яию]|версі\w*|верси\w*|version|room|runway|hangar|articles?|sections?|resolutions?|chapter|paragraph|clause|annex|статт[яіею]\w*|стать[яеию]\w*)\Z"
)
_PER: Final = words("десяток дюжину сотню пару")
_PART_OF_LAW: Final = re.compile(r"(?:част\w+|ч|п|пункт\w*|подпункт\w*|підпункт\w*|абзац\w*|\.)\Z")
_LAW: Final = re.compile(r"(?:стат(?:ь|т)\w+|ст)\Z")
_ORDINAL_END: Final = re.compile(
    r"(?:й|го|му|м|я|ю|е|ї|ій|ий|ша|ше|га|ге|те|та|ої|ої|ого|ому|ым|им|ою|ую|ая|ое|ий|ші|st|nd|rd|th|ого"
    r"|ых|их|s|ies|ій|і|ні|тя|тє)\Z"
)
_SIGNS_OF_NAMES: Final = frozenset({"№", "#"})
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
    if _is_in_name(pieces, first, last, counts=counts) or _is_anniversary(pieces, numeral, lang):
        return True
    if is_plane(pieces, first) or _is_magnitude(pieces, first) or _is_model(pieces, first):
        return True
    if not counts and numeral.words and numeral.low == 2 and low_at(pieces, first - 1) == "in" and lang == "en":
        return True  # "split in two"
    if lang == "en" and not counts and (_is_compound(pieces, numeral) or _is_the_two(pieces, numeral)):
        return True
    if pieces[first].kind == "num" and _STRONGLY_NUMBERED.match(low_at(pieces, first - 1)):
        return True
    if _PART_OF_LAW.match(low_at(pieces, first - 1)) and _LAW.match(low_at(pieces, last)):
        return True  # «части 4 статьи 162»
    if not counts and low_at(pieces, first - 1) == "за" and pieces[first].low in _PER:
        return True  # «72 грн за десяток»
    if is_date(pieces, first, last, lang) or is_clock(pieces, numeral, lang):
        return True
    if low_at(pieces, first - 1) in _SIGNS_OF_NAMES or low_at(pieces, first - 1).startswith("номер"):
        return True
    if (numeral.low <= OLDEST and is_age(pieces, first, last, lang)) or is_years(numeral):
        return True
    if not counts and is_bare_hour(pieces, numeral, lang):
        return True
    if lang != "en" and (_is_worded_ordinal(pieces, numeral, lang) or _opens_title(pieces, numeral)):
        return True
    before = near(pieces, first - 1)
    if lang == "en" and numeral.words and first > 1 and before and pieces[first].text[0].isupper():
        return before.text[:1].isupper() and before.kind == "word"  # "Act Two"
    if numeral.words:
        return not counts and numeral.low < 100 and _is_listed(pieces, first)
    if _is_ordinal(pieces, last) or _is_form(pieces, last) or is_decade(pieces, numeral):
        return True
    if lang == "en" and is_english_year(pieces, numeral):
        return True
    if not counts and (_is_numbered(pieces, first) or is_year(pieces, numeral, lang)):
        return True
    if is_year_with_word(pieces, numeral):
        return True
    return is_score_or_code(pieces, first, last, counts=counts)


def _is_magnitude(pieces: tuple[Piece, ...], first: int) -> bool:
    """ "a magnitude of 5.8", «магнітудою до 4,1»: a step of a scale."""
    return any(_MAGNITUDE.match(piece.low) for piece in pieces[max(0, first - 3) : first])


def _is_model(pieces: tuple[Piece, ...], first: int) -> bool:
    """ "the ThinkBook 14": a capital inside the name before the number."""
    behind = [piece.text for piece in pieces[first + 1 : first + 3]]
    if len(behind) > 1 and _TITLE_LATIN.match(behind[0]) and _LATIN.match(behind[1]) and not _speaks_english(pieces):
        return True  # «группа 30 Seconds to Mars»
    return pieces[first].kind == "num" and first > 0 and _CAMEL.match(pieces[first - 1].text) is not None


def _speaks_english(pieces: tuple[Piece, ...]) -> bool:
    return all(piece.text.isascii() for piece in pieces if piece.kind == "word")


_TITLE_LATIN: Final = re.compile(r"[A-Z][a-z]+\Z")
_LATIN: Final = re.compile(r"[a-z]+\Z")


_CAMEL: Final = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+\Z")
_MAGNITUDE: Final = re.compile(r"(?:magnitude|магн[иі]туд)")


def _is_compound(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "a two-line statement": an adjective; units are read before, people and seats are counted."""
    at = numeral.last
    if low_at(pieces, at) not in MARKS_OF_NAMES or not glued(pieces, at) or not glued(pieces, at + 1):
        return False
    following = near(pieces, at + 1)
    return following is not None and following.kind == "word" and following.low not in _COUNTED_IN_COMPOUNDS


_COUNTED_IN_COMPOUNDS: Final = words("person member man woman strong seat seater vehicle ship storey story floor")


def _is_the_two(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """ "the two were sharing a joke": a pronoun for people."""
    return numeral.words and numeral.low <= 10 and low_at(pieces, numeral.first - 1) == "the" and not numeral.scaled


def _is_anniversary(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """«40 лет Победы», «50-річчя Жовтня»: a name that streets and squares bear."""
    return (
        lang != "en"
        and low_at(pieces, numeral.last) in AGE_WORDS[lang]
        and low_at(pieces, numeral.last + 1) in _ANNIVERSARIES
    )


_ANNIVERSARIES: Final = words("победы перемоги октября жовтня влксм ссср срср влксу незалежності независимости")


def _is_part_of_time(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """«у другій половині дня», "half an hour later", "the first half", "second quarter": no share of anything."""
    if numeral.factor:
        return False
    before, after = low_at(pieces, numeral.first - 1), low_at(pieces, numeral.last)
    if re.match(
        r"(?:перш|друг|втор|перв|first|second|other|latter|better|third|last|ліва|права|лев|прав|інш|northern)", before
    ):
        return True
    if lang == "en":
        verbs = ("had", "have", "were", "was", "are", "has", "will", "would", "said", "did")
        return not (
            after in ("of", "the", "its", "their", "his", "our", "more", "less", "fewer", "higher", "lower", *verbs)
            or before
            in (
                "from",
                "as",
                "to",
                "of",
                "up",
                "by",
                "in",
                "than",
                "nearly",
                "almost",
                "about",
                "over",
                "roughly",
                "least",
                "around",
                "to",
            )
            or numeral.last - numeral.first > 2
        )
    hour = any(r.lemma in _HOURS and r.case == "gent" for r in analyse(after, lang).readings)
    return (hour and before in ("в", "у", "к", "до", "около", "після", "после")) or after in (
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


def _is_in_name(pieces: tuple[Piece, ...], first: int, last: int, *, counts: bool) -> bool:
    """«Т-72», "F-16", "G7", "EU261", "A320", «Таврія-2», "24/7"."""
    before, after = near(pieces, first - 1), near(pieces, last)
    if before and glued(pieces, first):
        if (before.kind == "word" and before.text not in SIGNS) or before.text in "_@#&\\":
            return True
        if before.text in MARKS_OF_NAMES and glued(pieces, first - 1):
            earlier = pieces[first - 2]
            if earlier.kind == "word" and (earlier.text[0].isupper() or earlier.text.isascii()):
                return True
    # "5G", "1990s", «5ти»: a scale would have been read
    single = pieces[first].kind == "num" and last == first + 1
    if counts and after and (after.low in _MEASURES or after.text == "g"):
        return False  # "120kg", "900g"; "5G" is a name
    return bool(single and after and glued(pieces, last) and after.kind == "word")


_MEASURES: Final = words("km kms cm mm kg lb lbs ha mw gw kw kwh mwh mph kph kmh ft sqm min mins hrs hr км кг см мм га")


def _opens_title(pieces: tuple[Piece, ...], numeral: Numeral) -> bool:
    """«Роман «Двенадцать стульев»», «ансамбль «Дев'ять сил»»: a few words in quotes behind what they name."""
    first = numeral.first
    alone = numeral.last == first + 1 and pieces[first].kind == "num" and low_at(pieces, numeral.last) in _CLOSES
    if alone and first > 1 and pieces[first - 1].text in _OPENS and pieces[first - 2].kind == "word":
        return True  # the channel «112»
    if not numeral.words or first < 2 or pieces[first - 1].text not in _OPENS or not pieces[first].text[0].isupper():
        return False
    inside = [piece.text for piece in pieces[numeral.last : numeral.last + _TITLE]]
    return pieces[first - 2].kind == "word" and any(text in _CLOSES for text in inside)


_OPENS: Final = frozenset('«"“„')
_CLOSES: Final = frozenset('»"”“')
_TITLE: Final = 4  # pieces behind the number within which a title ends


def _is_worded_ordinal(pieces: tuple[Piece, ...], numeral: Numeral, lang: str) -> bool:
    """«двадцять третій пакет», «сто сорок первая бригада»: the last word alone is an ordinal, in the singular."""
    if not numeral.words or numeral.last >= len(pieces) or numeral.low < _TENS or numeral.low % 10:
        return False
    return any(
        reading.lemma in _ORDINALS and reading.pos == "ADJF" and reading.number == "sing"
        for reading in analyse(pieces[numeral.last].low, lang).readings
    )


_HOURS: Final = words(
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый "
    "перший другий третій четвертий п'ятий шостий сьомий восьмий дев'ятий десятий одинадцятий дванадцятий"
)  # «в половине восьмого»
_TENS: Final = 20
_ORDINALS: Final = words(
    "перший другий третій четвертий п'ятий шостий сьомий восьмий дев'ятий "
    "десятий двадцятий тридцятий сороковий п'ятдесятий шістдесятий сімдесятий вісімдесятий дев'яностий "
    "десятый двадцатый тридцатый сороковой пятидесятый шестидесятый семидесятый восьмидесятый девяностый "
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый"
)


def _is_ordinal(pieces: tuple[Piece, ...], last: int) -> bool:
    """«2-го», «90-х років», "1990s", "41st", «9-Б»: the ending, or the letter of a class, glued to the digits."""
    if low_at(pieces, last) in MARKS_OF_NAMES and glued(pieces, last) and glued(pieces, last + 1):
        ending = low_at(pieces, last + 1)
        if pieces[last + 1].text.isupper() and len(ending) == 1:
            return True
        return bool(_ORDINAL_END.match(ending)) and ending not in CASE_ENDINGS
    return False


def _is_listed(pieces: tuple[Piece, ...], first: int) -> bool:
    """Whether the word before names things by number, as in "rooms 4 and 5", «статті 110 і 111»."""
    at = first - 3 if low_at(pieces, first - 1) in _LINKS and low_at(pieces, first - 2) not in _LINKS else first - 1
    return bool(_NUMBERED.match(low_at(pieces, at)))


def _is_form(pieces: tuple[Piece, ...], last: int) -> bool:
    """«11 «А» класу»: a form at school."""
    letter = near(pieces, last + 1)
    marked = low_at(pieces, last) in _OPENS and low_at(pieces, last + 2) in _CLOSES
    return marked and letter is not None and len(letter.text) == 1 and letter.text.isupper()


def _is_numbered(pieces: tuple[Piece, ...], first: int) -> bool:
    """ "Resolution 2202", «дом № 17», "Boeing 737": the word before makes it a name."""
    before = near(pieces, first - 1)
    if before is None:
        return False
    if before.text == "." and first >= 2:
        return bool(_NUMBERED.match(pieces[first - 2].low)) and pieces[first - 2].low in (
            "no", "ст", "п", "ч", "стор", "стр", "тел", "буд", "кв", "д", "каб", "nr",
        )  # fmt: skip
    if _is_listed(pieces, first):
        return True
    latin_name = before.kind == "word" and before.text[0].isupper() and before.text[0].isascii() and first >= 1
    opens = first == 1
    return latin_name and (not opens or len(before.text) > 3) and before.low not in _SENTENCE_STARTS


_LINKS: Final = words("and or та і й и або или чи")
_SENTENCE_STARTS: Final = words(
    "the a an in at by of on for from with and or but over about around nearly almost some only just"
    " another these those "
    "at least more than fewer less up to between all its their his her our around roughly approximately to as"
)
