"""
Counted nouns with several senses: which one the sentence means.

«Партия» of goods or of politics, «сеть» of fishermen or of shops, «участок» where one votes, builds or fights: words
beside the number decide. A rule names the sense a noun has in the table, beginnings of words that must stand in the
sentence, and the sense that it has beside them; of several rules the first that fits counts.
"""

from typing import Final, NamedTuple

from crossread.framing.quantities.noun_table import Noun
from crossread.framing.quantities.tokens import Piece, low_at


class _Sense(NamedTuple):
    """In a sentence with a word that begins so, what the table calls *name* is a *sense*; *person* if somebody."""

    name: str
    beside: tuple[str, ...]
    sense: str
    person: bool = False


_POLITICS: Final = (
    "парламент", "вибор", "выбор", "виборц", "избират", "коаліц", "коалиц", "депутат", "голосув", "голосов", "політи",
    "полити", "лідер", "лидер", "опозиц", "оппозиц", "правлячі", "правящ", "думы", "сейм", "бундестаг",
)  # fmt: skip
_ELECTION: Final = (
    "вибор", "выбор", "виборч", "избират", "голосув", "голосов", "бюлетен", "бюллетен", "референдум", "цвк", "цик",
    "явк", "протокол", "наблюдател", "спостерігач", "открыл", "відкри", "поліц", "полиц",
)  # fmt: skip
_LAND: Final = (
    "земл", "земел", "кадастр", "сад", "дач", "изъя", "вилуч", "аренд", "оренд", "застро", "забудо", "гектар", "сот",
    "озер", "лес", "ліс", "берег", "ферм", "собственн", "власник", "межев",
)  # fmt: skip
_LINE: Final = (
    "фронт", "дорог", "дорож", "трас", "шлях", "напрямк", "направлен", "боїв", "боев", "бої", "бои", "кордон", "границ",
    "рельс", "рейк", "колі", "путей", "перегон", "ремонт", "лінії", "линии", "обгон", "маршрут", "труб",
)  # fmt: skip
_SPORT: Final = (
    "матч", "клуб", "тренер", "хокк", "хокей", "футбол", "гол", "контракт", "ворот", "збірн", "сборн", "лиг", "ліг",
    "команд", "турнір", "турнир", "сезон", "плей",
)  # fmt: skip
_FISHING: Final = (
    "рибал",
    "рибол",
    "риба",
    "риби",
    "рибо",
    "рыб",
    "браконь",
    "улов",
    "невод",
    "озер",
    "рак",
    "ікр",
    "икр",
)
_TRADE: Final = ("аптеч", "торг", "супермаркет", "магазин", "ритейл", "рітейл", "заправ", "азс", "ресторан")
_SCREEN: Final = ("серіал", "сериал", "сезон", "фільм", "фильм", "телекан", "сценар", "режис", "мульт")
_ENERGY: Final = ("аес", "аэс", "тес", "тэс", "тец", "тэц", "енерг", "энерг", "електр", "электр", "реактор", "мегават")
_YEARS: Final = (
    "через", "інфляц", "инфляц", "ввп", "прибут", "прибыл", "виручк", "выручк", "економік", "экономик", "поспіль",
    "подряд", "звітн", "отчет", "бюджет",
)  # fmt: skip
_HOTEL: Final = ("готел", "отел", "гостини", "санатор", "курорт", "бронюв", "брониров", "заселен", "постоял")
_TRANSPLANT: Final = ("трансплант", "пересад", "донор", "реципієнт", "реципиент")
_PROTEST: Final = ("протест", "мітинг", "митинг", "пікет", "пикет", "активіст", "активист", "благодійн", "благотвор")
_SENSES: Final = (
    _Sense("lot", _POLITICS, "party"),
    _Sense("network", _FISHING, "net"),
    _Sense("network", _TRADE, "chain"),
    _Sense("precinct", _ELECTION, "precinct"),
    _Sense("precinct", _LAND, "plot"),
    _Sense("precinct", _LINE, "section"),
    _Sense("attacker", _SPORT, "forward", person=True),
    _Sense("assailant", _SPORT, "forward", person=True),
    _Sense("defender", _SPORT, "defender", person=True),
    _Sense("season", _SCREEN, "episode"),
    _Sense("city block", _YEARS, "quarter"),
    _Sense("queue", ("стріл", "стрел", "вибух", "взрыв", "пулем", "кулем", "автомат", "обстр"), "burst"),
    _Sense("som", (*_FISHING, "улов", "сет", "річ", "рек", "садк"), "catfish"),
    _Sense("figure", ("шах", "ферз", "тур", "пішак", "пешк"), "chess piece"),
    _Sense("block", ("цигар", "сигар"), "carton"),
    _Sense("block", _ENERGY, "unit"),
    _Sense("block", _POLITICS, "bloc"),
    _Sense("number", _HOTEL, "room"),
    _Sense("body", _TRANSPLANT, "organ"),
    _Sense("stock", _PROTEST, "campaign"),
    _Sense("flock", ("вовк", "вовч", "волк", "волч", "собак", "псів", "шакал"), "pack"),
    _Sense("tent", ("торг", "прода", "снес", "рынк"), "stall"),
)
_SPOTS: Final = frozenset({"місцях", "местах", "місцями", "местами"})


def in_sense(noun: Noun, pieces: tuple[Piece, ...]) -> Noun:
    """Return *noun* under the name that its sentence means: «партия», «сеть», «участок», «в двух местах»."""
    if noun.name == "seat" and low_at(pieces, noun.at) in _SPOTS:
        return noun._replace(name="place")
    for rule in _SENSES:
        if rule.name == noun.name and any(piece.low.startswith(rule.beside) for piece in pieces):
            return noun._replace(name=rule.sense, person=rule.person)
    return noun
