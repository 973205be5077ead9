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
    "явк", "протокол", "наблюдател", "спостерігач", "открылись", "відкрилися",
)  # fmt: skip
_LAND: Final = (
    "земл", "земел", "кадастр", "сад", "дач", "изъя", "вилуч", "аренд", "оренд", "застро", "забудо", "гектар", "сот",
    "озер", "лес", "ліс", "берег", "затоп", "підтоп", "подтоп", "паводк", "паводок", "ферм",
    "собственн", "власник", "межев", "кладбищ", "кладовищ", "цвинтар", "захорон", "похован",
)  # fmt: skip
_LINE: Final = (
    "фронт", "дорог", "дорож", "трас", "шлях", "напрямк", "направлен", "боїв", "боев", "бої", "бои", "кордон", "границ",
    "рельс", "рейк", "колі", "путей", "перегон", "ремонт", "лінії", "линии", "обгон", "маршрут", "труб",
)  # fmt: skip
_SPORT: Final = (
    "матч", "клуб", "тренер", "хокк", "хокей", "футбол", "голы", "голи", "забив", "забил", "контракт",
    "ворот", "збірн", "сборн", "лига", "лиги", "лиге", "ліга", "ліги", "лізі",
    "команда", "команды", "команди", "турнір", "турнир", "сезон", "плей",
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
_SCREEN: Final = ("серіал", "сериал", "фільм", "фильм", "телекан", "сценар", "режис", "мульт")
_ENERGY: Final = ("аес", "аэс", "тес", "тэс", "тец", "тэц", "енерг", "энерг", "електр", "электр", "реактор", "мегават")
_YEARS: Final = (
    "через", "інфляц", "инфляц", "ввп", "прибут", "прибыл", "виручк", "выручк", "економік", "экономик", "поспіль",
    "подряд", "звітн", "отчет", "бюджет", "рубл", "гривн", "продаж", "выпуск", "випуск", "дефицит", "дефіцит", "спад",
    "рост", "роста", "компан", "казн", "налог", "податк", "инвест", "інвест", "акци", "акці",
)  # fmt: skip
_HOTEL: Final = ("готел", "отел", "гостини", "санатор", "курорт", "бронюв", "брониров", "заселен", "постоял")
_TRANSPLANT: Final = ("трансплант", "пересад", "донор", "реципієнт", "реципиент")
_PROTEST: Final = ("протест", "мітинг", "митинг", "пікет", "пикет", "активіст", "активист", "благодійн", "благотвор")
_NATURE: Final = (
    "бабоч", "метел", "птиц", "птах", "рыб", "риб", "животн", "тварин", "растен", "рослин", "насеком", "комах", "гриб",
    "зоолог", "ботан", "жук", "жуч", "орхіде", "орхиде", "кажан", "червон", "красн", "вимер", "вымер",
)  # fmt: skip
_OFFICES: Final = ("банк", "пошт", "почт", "закр", "страхов", "кас", "мобильн", "мобільн")
_CLINIC: Final = (
    "лікарн", "больниц", "больничн", "пацієнт", "пациент", "койк", "ліж", "госпітал", "госпитал", "клінік", "клиник",
    "роддом", "пологов", "медсест", "хірург", "хирург", "хвор", "реанім", "реаним",
)  # fmt: skip
_JAIL: Final = (
    "сізо",
    "сизо",
    "тюрм",
    "тюрем",
    "ізолятор",
    "изолятор",
    "ув'язн",
    "заключ",
    "арешт",
    "арест",
    "в'язн",
    "колон",
)
_CAGES: Final = (
    "птиц",
    "птах",
    "звер",
    "звір",
    "крол",
    "крол",
    "пес",
    "пс",
    "собак",
    "зоопарк",
    "цирк",
    "папуг",
    "попуг",
)
_DOORS: Final = ("двер", "ключ", "злам", "взлом", "сейф", "навес", "навіс", "сарай", "гараж")
_SEA: Final = ("порт", "круїз", "круиз", "пришварт", "морськ", "морск", "море", "морі", "рейд", "каюта")
_MONEY: Final = ("валют", "долар", "доллар", "нацбанк", "центробанк", "обмінник", "обменник", "міжбанк")
_CARDS: Final = ("банк", "сім", "sim", "сим", "гральн", "игральн", "колод", "метро", "проїзн", "проездн", "пенсійн")
_WEAPONS: Final = (
    "патрон", "набо", "автомат", "гранат", "схрон", "зброї", "зброя", "зброю", "оруж", "обойм", "пістол", "пистол",
    "гвинт", "винтов", "калашник", "тайник", "боєприп", "боеприп",
)  # fmt: skip
_STAFF: Final = (
    "министерств", "міністерств", "ведомств", "відомств", "вакант", "сократ", "скорот",
    "штат", "библиотек", "бібліотек", "учител", "вчител", "педагог", "медсест", "врач", "лікар", "вихователь",
    "воспитат",
)  # fmt: skip
_GUNS: Final = ("гармат", "танк", "пушк", "оруд", "самоход", "бмп", "расчет", "розрахун", "полк")
_PITCH: Final = (*_SPORT, "арбітр", "арбитр", "суддя", "судья", "жовт", "желт")
_PITCH_SIDE: Final = ("матч", "хокк", "хокей", "футбол", "баскетб", "ворот", "пенальт", "тайм")
_ARMY: Final = (
    "взвод", "рота", "роты", "роти", "штурм", "пехот", "піхот", "окоп", "позиц", "десант", "стрілецьк", "стрелков",
    "солдат", "войск", "військ", "наступ", "оборон", "бригад", "фронт", "окруж", "оточ", "ударн",
)  # fmt: skip
_ROCKETS: Final = (
    "ракет", "пуск", "рсзв", "рсзо", "залп", "артил", "град", "патріот", "патриот", "patriot", "зеніт", "зенит",
    "ппо", "пво", "himars", "хаймарс", "гармат", "пушк",
)  # fmt: skip
_BORDER: Final = ("прикордон", "погранич", "кордон", "границ", "дпсу")
_BRIDGE: Final = ("міст", "моста", "мост", "мосту", "естакад", "эстакад", "шляхопров", "путепров", "крим", "крым")
_BED: Final = ("полог", "родильн", "реанім", "реаним", "хірург", "хирург", "інфекц", "инфекц", "терапев")
_SENSES: Final = (
    _Sense("shop", _WEAPONS, "magazine"),
    _Sense("prime minister", ("театр", "вистав", "спектакл", "опер", "фільм", "фильм", "сцен", "режис"), "premiere"),
    _Sense("reduction", ("завод", "рабоч", "робочих", "персонал", "сотрудник", "працівн", "штат", "звільн"), "layoff"),
    _Sense("rate", _STAFF, "position"),
    _Sense("rate", ("риб", "водойм", "пасовищ", "оренд", "короп", "очерет"), "pond"),
    _Sense("plank", ("шах", "гроссмейст", "гросмейст", "сеанс"), "board"),
    _Sense("assembler", ("ягод", "ягід", "гриб", "чорниц", "черник"), "picker", person=True),
    _Sense("spotter", _GUNS, "gunner", person=True),
    _Sense("warning", _PITCH, "card"),
    _Sense("bail", _BORDER, "border post"),
    _Sense("pylon", _BRIDGE, "pier"),
    _Sense("department", _BED, "ward"),
    _Sense("ball", ("пропуст", "забив", "забил", "забит", "гол", "ворот", "матч"), "goal"),
    _Sense("department", _OFFICES, "branch"),
    _Sense("department", _CLINIC, "ward"),
    _Sense("department", _ARMY, "squad"),
    _Sense("kind", _NATURE, "species"),
    _Sense("pipe", ("дим", "дым", "котельн", "котел", "цегл", "кирпич", "тец", "тэц"), "chimney"),
    _Sense("airliner", _SEA, "liner"),
    _Sense("exchange rate", _MONEY, "exchange rate"),
    _Sense("exchange rate", ("",), "course"),
    _Sense("experience", ("",), "experiment"),
    _Sense("chamber", _CLINIC, "ward"),
    _Sense("camera", _JAIL, "cell"),
    _Sense("cell", _CAGES, "cage"),
    _Sense("castle", _DOORS, "lock"),
    _Sense("crane", ("кухн", "ванн", "сантех"), "tap"),
    _Sense("map", _CARDS, "card"),
    _Sense("cancer", ("",), "crayfish"),
    _Sense("dumpster", ("бенз", "пальн", "топлив", "дизел"), "tank"),
    _Sense("lot", _POLITICS, "party"),
    _Sense("network", _FISHING, "net"),
    _Sense("network", _TRADE, "chain"),
    _Sense("plot", _ELECTION, "precinct"),
    _Sense("plot", _LAND, "plot"),
    _Sense("plot", _LINE, "section"),
    _Sense("precinct", _ELECTION, "precinct"),
    _Sense("precinct", _LAND, "plot"),
    _Sense("precinct", _LINE, "section"),
    _Sense("change", ("табір", "табор", "школяр", "дітей", "робоч", "завод", "чергов", "відпочин"), "shift"),
    _Sense("stamp", ("почт", "пошт", "филат", "філат", "конверт", "гашен", "коллекц", "колекц"), "stamp"),
    _Sense("stamp", ("",), "brand"),
    _Sense("sewer", ("долг", "борг", "кредит", "заемщик", "позичальник", "мфо"), "debt collector", person=True),
    _Sense("petrol pump", ("музык", "музич", "звук", "умн", "розумн", "акуст"), "speaker"),
    _Sense("suicide bomber", ("дрон", "бпла", "беспил", "безпіл", "сбит", "збит"), "drone"),
    _Sense("detention centre", ("лэп", "леп", "лінії", "линии", "энерг", "енерг", "подстанц", "підстанц"), "insulator"),
    _Sense("goal", ("скот", "худоб", "стад", "коров", "дойн", "ферм", "птиц", "овец", "свин", "поголов"), "head"),
    _Sense("installation", _ROCKETS, "launcher"),
    _Sense("gang", _ARMY, "grouping"),
    _Sense("outbreak", ("сонц", "солнц", "сонячн", "солнечн", "магніт", "магнит", "рентген"), "flare"),
    _Sense("outbreak", ("світл", "свет", "блиск", "взрыв", "вибух", "ракет", "камер"), "flash"),
    _Sense("statement", ("делал", "робив", "робила", "громк", "гучн", "совместн", "спільн", "политич"), "statement"),
    _Sense("statement", ("",), "application"),
    _Sense("number", ("журнал", "газет", "часопис", "тираж", "наклад"), "issue"),
    _Sense("judge", _PITCH_SIDE, "referee", person=True),
    _Sense("branch", ("метро", "метрополит", "газопров", "нефтепров", "нафтопров"), "line"),
    _Sense("object", ("космич", "косміч", "небесн", "астрон", "летающ", "неопозн", "музей", "мистецт"), "object"),
    _Sense("object", ("",), "facility"),
    _Sense("accusation", ("пункт", "прокур", "суд", "предъяв", "пред'яв"), "charge"),
    _Sense("attacker", _SPORT, "forward", person=True),
    _Sense("assailant", _SPORT, "forward", person=True),
    _Sense("defender", _SPORT, "defender", person=True),
    _Sense("series", (*_SCREEN, "сезон"), "episode"),
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
_SPOTS: Final = frozenset({"місцях", "местах", "місцями", "местами", "місці", "месте"})


def in_sense(noun: Noun, pieces: tuple[Piece, ...]) -> Noun:
    """Return *noun* under the name that its sentence means: «партия», «сеть», «участок», «в двух местах»."""
    if noun.name == "seat" and low_at(pieces, noun.at) in _SPOTS:
        return noun._replace(name="place")
    for rule in _SENSES:
        if rule.name == noun.name and any(piece.low.startswith(rule.beside) for piece in pieces):
            return noun._replace(name=rule.sense, person=rule.person)
    return noun
