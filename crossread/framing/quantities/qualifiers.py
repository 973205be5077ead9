"""
Words around a number that open or blur it: at least, up to, about; "or more", "or so".

A qualifier stands before the number, at most a preposition between them; a few stand behind. «до» and "to" after a
verb of change give a result, not a bound («зросла до 23»), and exactly that is why they need a look at the verb.
"""

import re
from typing import Final, Literal, NamedTuple

from crossread.framing.lemmas import analyse, words
from crossread.framing.quantities.forms import NUMBERS
from crossread.framing.quantities.numerals import Numeral
from crossread.framing.quantities.tokens import Piece

Qualifier = Literal["exact", "at least", "about", "up to", "vague"]


class Bound(NamedTuple):
    """A qualifier and the pieces it takes: from `first`, and behind the number up to `last` (left out)."""

    qualifier: Qualifier
    first: int
    last: int


_PHRASES: Final[dict[str, dict[Qualifier, str]]] = {
    "en": {
        "at least": "at least|no fewer than|not fewer than|no less than|not less than|more than|greater than"
        "|larger than|over|well over"
        "|just over|above|in excess of|upwards of|upward of|exceeding|may exceed|could exceed|exceeded"
        "|exceeds|exceed|a minimum of|minimum|topped|topping|surpassed|beyond"
        "|slightly more than|a little over|slightly over|better than|longer than|higher than|north of|well above"
        "|well in excess of|comfortably over|marginally over|no fewer",
        "up to": "up to|as many as|as much as|no more than|not more than|at most|fewer than|less than|under|below"
        "|almost"
        "|nearly|a maximum of|maximum|just under|well under|short of|could reach|may reach|might reach|not exceeding"
        "|little more than|barely|close on|virtually|just shy of|shy of|just short of|a little under|slightly under"
        "|not quite|a shade under|approaching|just below|slightly less than|a little less than|slightly fewer than",
        "about": "about|some|around|roughly|approximately|an estimated|estimated|estimated at|close to|circa"
        "|in the region of"
        "|something like|or so|more or less|on the order of|approx|plus or minus|an average of"
        "|closer to|nearer|just about|in the neighbourhood of|in the order of|somewhere around|give or take",
    },
    "uk": {
        "at least": "щонайменше|щонайменш|понад|більше|більш|більше ніж|більше як|більше за|більш як|більш ніж"
        "|не менше|не менш"
        "|не менше ніж|не менш ніж|не менше як|не менш як|не менше за|принаймні|як мінімум|мінімум|перевищила|перевищив"
        "|перевищили|перевищило|перевищує|перевищують|перевищувати|перевищити|перевищать|не нижче|поверх"
        "|за щонайменше|від понад|не менше від|вище"
        "|більше від|далеко за",
        "up to": "до|не більше|не більш|не більше ніж|не більш ніж|не більше як|не більш як|не понад|щонайбільше"
        "|максимум|менше"
        "|менш|менше ніж|менш ніж|менше як|менш як|менше за|майже|мало не|ледь не|ледве не|неповні"
        "|неповних|не перевищує"
        "|не перевищила|нижче|трохи менше|не більше за|без малого|заледве|до майже|менше від|може сягнути|можуть сягати"
        "|може сягати|можуть сягнути|може перевищити",
        "about": "близько|приблизно|орієнтовно|біля|десь|десь із|порядку|плюс-мінус|в середньому|у середньому|зо|з"
        "|щось із|коло|умовно|якихось|якісь",
    },
    "ru": {
        "at least": "не менее|не менее чем|не меньше|не меньше чем|как минимум|минимум|свыше|более|более чем|больше"
        "|больше чем"
        "|по меньшей мере|по крайней мере|превысила|превысил|превысили|превысило|превышает|превышают"
        "|превышать|превысить|превысят|не ниже|самое меньшее"
        "|выше",
        "up to": "до|не более|не более чем|не больше|не больше чем|не свыше|максимум|менее|менее чем|меньше"
        "|меньше чем|почти"
        "|едва не|чуть не|чуть менее|чуть меньше|ниже|без малого|не превышает|не превысила|не превысил"
        "|неполные|неполных|едва|самое большее"
        "|могут достигать|может достигать|могут достичь|может достичь|от силы|едва ли не",
        "about": "около|примерно|порядка|ориентировочно|приблизительно|где-то|в районе|в среднем|плюс-минус|с|этак|эдак"
        "|приблизительно в",
    },
}
_AFTER: Final[dict[str, dict[Qualifier, str]]] = {
    "en": {
        "at least": "or more|and more|plus|and counting|and rising|at a minimum|at the very least|upwards",
        "up to": "or fewer|or less|at most|at the most|at best|tops|maximum|max",
        "about": "or so|or thereabouts|give or take|- odd",
    },
    "uk": {
        "at least": "і більше|або більше|чи більше|і понад|з гаком|із гаком|з лишком|із лишком|з лишнім|з хвостиком",
        "up to": "і менше|або менше",
        "about": "приблизно|орієнтовно|плюс-мінус",
    },
    "ru": {
        "at least": "и более|и больше|или более|или больше|с лишним|с гаком|с хвостиком|с небольшим",
        "up to": "и менее|или менее|и меньше",
        "about": "примерно|приблизительно|ориентировочно",
    },
}
_PREPOSITIONS: Final = {
    "en": frozenset({"in", "on", "at", "by", "for", "to", "of", "from", "the", "a", "another", "other", "further"}),
    "uk": frozenset({"на", "в", "у", "з", "із", "зі", "по", "за", "о", "до", "ще", "іще", "ті", "ці", "його", "їхні"}),
    "ru": frozenset({"на", "в", "во", "из", "с", "по", "за", "о", "до", "еще", "эти", "его", "их"}),
}
# Alone, these are prepositions of place or time far more often than qualifiers: only before a known measure.
_WEAK: Final = {
    "uk": frozenset({"з", "зо", "біля", "коло", "вище", "нижче", "поверх"}),
    "ru": frozenset({"с", "выше", "ниже"}),
    "en": frozenset({"under", "below", "above", "beyond"}),
}
_NEVER_WEAK: Final = {"uk": frozenset({"з", "зо"}), "ru": frozenset({"с"}), "en": frozenset[str]()}
# Verbs of change: what stands behind their «до» or "to" is the new value.
_CHANGE: Final = re.compile(
    r"(?:підскоч|подскоч|нарост|нарощ|нараст|наращ|злет|взлет|стрибн|прыгн|подвоє|подвої|покращ|улучш|погірш|ухудш|расте"
    r"|растут|росте|ростуть|поменш|побільш|здешев|здорож|убави|прибави|зрос|зріс|зрост|збільш|зменш|скоро[тч]|зниз|знизи|впа[вл]|упа[вл]|підня|підви|виріс|вирос|дійш"
    r"|дотягну|доведе|довел"
    r"|сповільн|замедл|подорожч|подорож|подешев|засуд|пригов|присуд|дож[иі]|набли|прибли|дорівн|опуст"
    r"|опускан|просіл|просел|просів"
    r"|ослаб|зміцн|укреп|обвал|звуж|сузи|скат|рахунк|счет|постар|омолод|продовж|продл|відклад|отлож|змін"
    r"|измен|перен[іе]с|урізал|урезал"
    r"|вырос|возрос|увелич|уменьш|сокра[тщ]|сниз|сниж|упал|пове?ыс|повы[сш]|поднял|подним|довел|доведен"
    r"|расшир|розшир|дошл|доход)"
)
_SPREAD: Final = 7  # pieces looked back on for a verb of change


def _compile(table: dict[Qualifier, str]) -> dict[str, Qualifier]:
    return {phrase: qualifier for qualifier, phrases in table.items() for phrase in phrases.split("|")}


_BEFORE_BY_LANG: Final = {lang: _compile(table) for lang, table in _PHRASES.items()}
_AFTER_BY_LANG: Final = {lang: _compile(table) for lang, table in _AFTER.items()}
_LONGEST: Final = 4  # words of the longest qualifier


def find_bound(pieces: tuple[Piece, ...], numeral: Numeral, lang: str, *, first: int) -> Bound:
    """
    Return what qualifies *numeral*; "exact" when nothing does.

    A range keeps its own bounds: only its span grows by a qualifier before it.

    Args:
        pieces: The sentence.
        numeral: One of its numerals.
        lang: uk, ru or en.
        first: Where the number begins, a currency sign included.
    """
    bound = bound_before(pieces, first, lang)
    if bound is None and first and pieces[first - 1].low in _PREPOSITIONS[lang]:
        bound = bound_before(pieces, first - 1, lang)
        if bound and pieces[bound.first].low in _NOT_BEFORE_PREPOSITIONS:
            bound = None
        if bound is None and first >= 2 and pieces[first - 2].low in _PREPOSITIONS[lang] and lang == "en":
            bound = bound_before(pieces, first - 2, lang)
    if bound and lang == "en" and _is_no_bound(pieces, bound, numeral):
        bound = None
    behind = _behind(pieces, numeral.last, lang)
    if bound is not None and not _is_result(pieces, bound, numeral, lang):
        return bound._replace(last=numeral.last)
    if behind is not None:
        return behind._replace(first=first)
    if numeral.last < len(pieces) and pieces[numeral.last].text == "+":
        return Bound("at least", first, numeral.last + 1)
    return Bound("exact", first, numeral.last)


# «минимум за пять лет» is the lowest of five years.
_NOT_BEFORE_PREPOSITIONS: Final = words("до with to з с some at минимум мінімум максимум")


def bound_before(pieces: tuple[Piece, ...], end: int, lang: str) -> Bound | None:
    """Return the longest qualifier that ends just before piece *end*, or None."""
    if _is_under_scale(pieces, end, lang):
        return Bound("about", end - 1, end)
    table = _BEFORE_BY_LANG[lang]
    for size in range(_LONGEST, 0, -1):
        if end - size < 0:
            continue
        phrase = " ".join(piece.low for piece in pieces[end - size : end])
        if phrase in table:
            if size == 1 and phrase in _WEAK[lang] and not _may_be_weak(phrase, lang):
                return None
            return Bound(table[phrase], end - size, end)
    if lang == "uk" and end >= 3 and [p.low for p in pieces[end - 3 : end]] == ["плюс", "-", "мінус"]:
        return Bound("about", end - 3, end)
    return None


def _is_no_bound(pieces: tuple[Piece, ...], bound: Bound, numeral: Numeral) -> bool:
    """ "short of the 110,000 target" misses it; "shot down over seven regions" says where."""
    word = pieces[bound.last - 1].low
    behind = [piece.low for piece in pieces[numeral.last : numeral.last + 2]]
    if word == "than" and behind[1:] == ["ago"] and pieces[bound.first].low not in ("more", "less", "fewer"):
        return True  # "higher than four years ago"
    if bound.last < numeral.first and bound.qualifier != "about" and pieces[bound.last].low == "the":
        return True  # "short of the 110,000 target", "more than the 61 needed"
    if word != "over" or bound.last - bound.first > 1 or not bound.first:
        return False
    before = pieces[bound.first - 1]
    behind = [piece.low for piece in pieces[numeral.last : numeral.last + 2]]
    if behind[:1] and behind[0] in _SPANS and behind[1:] != ["ago"]:  # "€500 billion over ten years"
        done = before.low.endswith("ed") and not before.low.startswith(_LASTING)
        plural = before.low.endswith("s") and len(before.low) > 3
        return before.kind == "num" or done or plural or before.low in _AMOUNTS
    places = any(low in _FLOWN_OVER for low in behind)
    return places and pieces[bound.first - 1].low not in ("in", "to", "from", "of", "across", "hit", "cut", "left")


_SPANS: Final = words(
    "days weeks months years hours decades sittings sessions hearings matches games rounds legs stages "
    "episodes seasons meetings nights weekends phases instalments installments terms laps sets fights "
    "rows tours summers winters"
)
_AMOUNTS: Final = frozenset(
    {
        "million",
        "billion",
        "trillion",
        "thousand",
        "percent",
        "cent",
        "%",
        "bn",
        "tn",
        "held",
        "built",
        "spread",
        "paid",
        "shot",
        "made",
        "written",
        "spent",
        "played",
        "fought",
        "grown",
        "sold",
        "people",
    }
)
_LASTING: Final = (
    "last",
    "wait",
    "work",
    "serv",
    "stay",
    "span",
    "delay",
    "continu",
    "travel",
    "drag",
    "exceed",
    "need",
)
_FLOWN_OVER: Final = frozenset({"regions", "oblasts", "provinces", "districts", "counties"})


def _is_under_scale(pieces: tuple[Piece, ...], end: int, lang: str) -> bool:
    """«під сотню», «под тысячу»: about that many. Before any other number the word is a preposition of place."""
    if lang == "en" or not 0 < end < len(pieces) or pieces[end - 1].low not in ("під", "под"):
        return False
    word = NUMBERS[lang].get(pieces[end].low)
    return word is not None and word.kind == "scale" and not word.plural


def _may_be_weak(phrase: str, lang: str) -> bool:
    return phrase not in _NEVER_WEAK[lang]


def _behind(pieces: tuple[Piece, ...], at: int, lang: str) -> Bound | None:
    table = _AFTER_BY_LANG[lang]
    for skip in (0, 1):
        for size in (3, 2, 1):
            phrase = " ".join(piece.low for piece in pieces[at + skip : at + skip + size])
            if phrase in table and (size > 1 or skip == 0) and not _opens_number(pieces, at + skip + size, phrase):
                return Bound(table[phrase], at, at + skip + size if skip == 0 else at)
    return None


def _opens_number(pieces: tuple[Piece, ...], at: int, phrase: str) -> bool:
    """Whether «и более» belongs to the number behind it: «две винтовки и более полутора тысяч патронов»."""
    if phrase in ("and more", "or more") and at < len(pieces) and pieces[at].low == "than":
        return True  # "19 dead and more than 70 injured"
    if not phrase.startswith(("и ", "і ", "або ", "или ", "чи ")) or at >= len(pieces):
        return False
    return pieces[at].kind == "num" or any(pieces[at].low in table for table in (NUMBERS["uk"], NUMBERS["ru"]))


def _changed_by(pieces: tuple[Piece, ...], comma: int) -> bool:
    """Whether «на 1,3 в. п.» stands before the comma, by how much something changed: what follows is the result."""
    change = pieces[max(0, comma - _CHANGE_BY) : comma]
    return any(piece.low == "на" and change[at + 1].kind == "num" for at, piece in enumerate(change[:-1]))


_CHANGE_BY: Final = 9  # pieces from the verb to the comma of «скоротилася на 1,3 в. п., до 9%»


def _is_result(pieces: tuple[Piece, ...], bound: Bound, numeral: Numeral, lang: str) -> bool:
    """Whether «до» follows a verb of change («скоротився до 187») or starts a time («до 10 годин»)."""
    if lang == "en" and [piece.low for piece in pieces[bound.first : bound.last]] == ["up", "to"]:
        return any(piece.low.startswith(("revis", "upgrad")) for piece in pieces[max(0, bound.first - 4) : bound.first])
    if lang == "en" or pieces[bound.first].low != "до" or bound.last - bound.first > 1:
        return False
    start = max(0, bound.first - _SPREAD)
    changes = [at for at in range(start, bound.first) if _CHANGE.match(pieces[at].low)]
    if changes:
        return not any(analyse(piece.low, lang).finite for piece in pieces[changes[-1] + 1 : bound.first])
    if bound.first and pieces[bound.first - 1].low in ("від", "от", "з", "с"):
        return True
    before = pieces[bound.first - 1].low if bound.first else ""
    measured = before in (",", ".", "%") or before.startswith(("пункт", "відсот", "процент"))
    if measured and _changed_by(pieces, bound.first - (before == ",")):
        return True  # «на 2 п. п. до 7%»
    earlier = [piece.kind for piece in pieces[start : bound.first]]
    return "num" in earlier and pieces[bound.first - 1].kind == "num" and not numeral.scaled
