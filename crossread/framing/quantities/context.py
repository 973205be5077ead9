"""
Where, when and of what a number is said: the rate or total it is, the day and hour, the place, what happened to it.

Read from the clause the number stands in, by small tables: enough to tell "300 a day" from "600 in all", and killed
from wounded. What is not said stays empty.
"""

import re
from functools import lru_cache
from typing import Final

# what happened to the counted things -> beginnings of words in the three languages
_EVENTS: Final = {
    "killed": (
        r"kill|dead\b|died\b|dies\b|die\b|death|fatal|drown|lost (?:his|her|their) li|загин|загиб|уби[тв]"
        r"|вби[тлв]|погиб|помер|умер|скончал|мертв|смерт|жизни лишил"
    ),
    "injured": (
        r"injur|wound|hurt\b|hospitali|поран|ранен|ранил|постраж(?!\w+ від скасув)|потерпіл"
        r"|пострадал(?!\w* от отмен)|травм|госпіталіз|госпитализ|забої"
    ),
    "evacuated": (
        r"evacuat|евакую|эвакуир|вивез|вывез|виведен|выведен|відсел|отсел|\bleft\b|\bfled\b|\bflee|displac"
        r"|переселе|покинул|залишили (?:міст|сел|дом)|виїхал|выехал|homeless"
    ),
    "losses": (
        r"losses|loss of li|casualt|\blost\b(?! (?:the|their|his|her|a|its|power|contact|control|homes|jobs)\b)"
        r"|потер[иьюе]|потеря(?:л[аио]?|ть)?\b(?! (?:работ|дом|кров|контрол|связ|прав|свет|зрен|сил|врем))"
        r"|втрат(?:и|ам)?\b|втрати(?:в|ла|ло|ли|ть)\b(?! (?:дах|світл|робот|дом|житл|контрол|зв|зір|прав|сил|час))"
    ),
    "detained": r"detain|arrest|затрим|арешт|задерж|арест",
    "missing": r"missing|зник|пропал|безвісти|без вести|unaccounted",
    "shot down": (
        r"shot down|downed(?! tools)|brought down|intercept|збит|збил|збив|сбит|сбил|знешкод|перехоп|перехва"
        r"|обезвреж"
    ),
    "launched": r"launch|запуст|випуст|выпуст|залучи|задіял|задейств|участвова|брали участь|fired\b|атакував|атаковал",
    "destroyed": r"destroy|зруйнов|разруш|знищ|уничтож|burn|сгоре|згор|burnt",
    "damaged": r"damag|пошкодж|поврежд",
    "flooded": (
        r"flood|swamp|підтопл|затопл|затопил|подтопл|под водой|під водою|under (?:filthy )?(?:brown )?water"
        r"|inundat"
    ),
    "protest": r"protest|протест|rall(?:y|ied)|crowd|зібрал|собрал|вийшл|вышл|мітинг|митинг|на площ|demonstrat|march",
    "strike": (
        r"walk(?:ed)? out|on strike|turnout|downed tools|(?:за)?страйк|забасто|бастов|бастую|стачк|на смену|на зміну"
        r"|не вийшли на|не вышли на"
        r"|absentee"
    ),
    "waiting": (
        r"wait|at anchor|чека|ждут|ожида|застря|стоять|стоят|скопил|queue|(?<!у свою )(?<!свою )черг|(?<!свою )очеред"
        r"|backlog|stranded|held up"
        r"|на рейді|на рейде"
    ),
    "cancelled": r"cancel|скасов|скасув|отмен",
    "operated": r"operat|виконає|виконува|выполн|здійсни|осуществ",
    "captured": r"captur|seiz|захоп|взят[оы]? под|окупов|liberat|освобо|звільн",
    "voted": r"vot(?:e|ed|es|ing)|проголос|виграв|выигра|margin|голосів|голосов",
    "left": r"remain|залиш|остал|still live",
}  # fmt: skip
_EVENT: Final = {name: re.compile(r"\b(?:" + stems + ")") for name, stems in _EVENTS.items()}

_RATES: Final = (
    ("per day", (
        r"per day|a day\b(?! (?:earlier|later|ago|after|before))|daily"
        r"|each day|every day|in a day|за сутки|в сутки|за добу|на добу|щодоби|щодня"
        r"|на день(?! ран)|в день(?! \d)|ежедневн|каждый день|каждодневн|кожного дня|щоденн|за день(?! до)"
        r"|in 24 hours"
        r"|за 24 годин|за 24 час"
    )),
    ("for every one", r"for (?:every|each) one|to one\b|на кожен|на каждый|к одному|до одного"),
    ("per hour", r"per hour|an hour|на годину|за годину|в час\b|за час\b"),
    ("per week", r"per week|a week\b|weekly|на тиждень|щотижня|в неделю|еженедельн"),
    ("per month", r"per month|a month\b|monthly|на місяць|щомісяц|кож\w+ місяц|кажд\w+ месяц|в месяц|ежемесячн"),
    ("per year", r"per year|a year\b|annual|на рік|в рік\b|у рік\b|щорічн|в год\b|ежегодн"),
    ("in two days", r"за два дн|за дві доби|за двое суток|two-day|over two days|in two days|за 2 дн"),
    ("in all", (
        r"in all\b|in total|altogether|overall|a total of|загалом|усього|всього|загальн|разом|всего\b|в целом"
        r"|в общем|общи[ейх]|суммарно|сумарно"
    )),
)  # fmt: skip
RATES: Final = frozenset(name for name, _ in _RATES)
_RATE: Final = tuple((name, re.compile(rf"\b(?:{words})")) for name, words in _RATES)

_DAYS: Final = {
    "Monday": r"monday|понеділ|понедельник", "Tuesday": r"tuesday|вівтор|вторник",
    "Wednesday": r"wednesday|серед[уаи]\b|сред[уыа]\b",
    "Thursday": r"thursday|четвер", "Friday": r"friday|п['’ʼ]ятниц|пятниц", "Saturday": r"saturday|субот|суббот",
    "Sunday": r"sunday|неділ[юія]|воскресень",
}  # fmt: skip
_DAY: Final = tuple((name, re.compile(rf"\b(?:{words})")) for name, words in _DAYS.items())
_PARTS: Final = (
    ("morning", r"morning|ранок|ранку|вранці|уранці|утро|утра\b|утром|зранку|dawn|світанк|рассвет"),
    ("noon", r"noon|midday|полуд|опівдні|обід|обед"),
    ("evening", r"evening|nightfall|вечор|вечер|увечері|ввечері|dusk"),
    ("night", r"\bnight\b|overnight|вночі|уночі|за ніч|в ніч|ночью|за ночь|в ночь|midnight|опівноч|полноч"),
    ("the day before", (
        r"the day before|the night before|a day earlier|накануне|дн[её]м ранее|напередодні|днем раніше"
        r"|учора|вчора|вчера|yesterday"
    )),
    ("today", r"today|сьогодні|сегодня"),
    ("so far", r"so far|to date|наразі|пока\b|на данный момент|на цей момент|станом на|по состоянию на|as of"),
)  # fmt: skip
_PART: Final = tuple((name, re.compile(rf"\b(?:{words})")) for name, words in _PARTS)
_MONTHS: Final = (
    ("January", r"january|січн|январ"), ("February", r"february|лютого|лютому|феврал"),
    ("March", r"march\b|березн|марта"),
    ("April", r"april|квітн|апрел"), ("May", r"\bmay\b|травн|\bмая\b"), ("June", r"june|червн|июн"),
    ("July", r"july|липн|июл"),
    ("August", r"august|серпн|август"), ("September", r"september|вересн|сентябр"),
    ("October", r"october|жовтн|октябр"),
    ("November", r"november|листопад|ноябр"), ("December", r"december|грудн|декабр"),
)  # fmt: skip
_DATE: Final = tuple(
    (name, re.compile(
        rf"(?:(\d{{1,2}})(?:\s*(?:[-–—]|та|і|и|and)\s*(\d{{1,2}}))?\s+(?:{w})\w*"
        rf"|\b(?:{w})\s+(\d{{1,2}})(?!\d)(?:[-–](\d{{1,2}})(?!\d))?)"
    ))
    for name, w in _MONTHS
)  # fmt: skip
_NARROW: Final = re.compile(
    r"\b(?:alone|part of|only in|лише в|лише у|только в|окрем|отдельн|streets|вулиц|улиц|district|район|across"
    r"|shift|за каждый|за каждую|per\b)"
)
_CLAUSE: Final = re.compile(
    r"[;:—]| – |,\s+(?:while|whereas|but|though|although|а|але|но|тогда как|тоді як|хоча|хотя|of which|when"
    r"|up from|down from)\s",
)


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """
    Return the borders of the clause that holds the span *start*-*end* of *text*.

    >>> text = "Some 320 left the village; across the valley 900 did."
    >>> text[slice(*clause_of(text, 45, 48))]
    ' across the valley 900 did.'
    """
    left, right = 0, len(text)
    for mark in _CLAUSE.finditer(text.lower() if len(text.lower()) == len(text) else text):
        if mark.end() <= start:
            left = mark.start() + 1
        elif mark.start() >= end:
            right = mark.start()
            break
    return left, right


@lru_cache(maxsize=1024)
def _event_places(clause: str) -> tuple[tuple[str, int, int], ...]:
    low = clause.lower()
    return tuple((name, m.start(), m.end()) for name, pattern in _EVENT.items() for m in pattern.finditer(low))


def events_of(clause: str, start: int = 0, end: int = 0) -> tuple[str, ...]:
    """
    Return what happened to the counted things, as the clause says it, nearest to the number first.

    Args:
        clause: The clause the number stands in.
        start: Where the number begins in it.
        end: Where it ends.

    >>> events_of("п'ятеро загинули, ще дванадцять поранені", 21, 31)
    ('injured', 'killed')
    """
    distance: dict[str, int] = {}
    for name, first, last in _event_places(clause):
        gap = first - end if first >= end else start - last if last <= start else 0
        between = clause[end:first] if first >= end else clause[last:start]
        gap += 40 * len(_PAUSE.findall(between))
        distance[name] = min(distance.get(name, gap), gap)
    return tuple(sorted(distance, key=lambda name: (distance[name], name)))


_PAUSE: Final = re.compile(r",| and | і | та | и ")
_LEVELS: Final = {
    "street": r"street|вулиц|улиц",
    "building": r"\bbuilding|будівл|здани|apartment block",
    "hospital": r"hospital|лікарн(?!ян)|больниц",
    "school": r"\bschool|школ",
    "village": r"village|\bсел[оаіу]\b|\bсел[еа]\b|деревн",
    "town": r"\btown|\bcity\b|міст[оаіу]\b|\bгород[аеу]?\b|містечк",
    "district": r"district|район|valley|долин",
    "region": r"region|oblast|област|province|губерн",
    "country": r"nationwide|countrywide|across the country|по всій країні|по всей стране|всій україні",
    "crossing": r"crossing|на переход|на переході|checkpoint",
}
_LEVEL: Final = {name: re.compile(words) for name, words in _LEVELS.items()}


@lru_cache(maxsize=1024)
def levels_of(clause: str) -> frozenset[str]:
    """
    Return which kinds of place the clause speaks of: a street, a village, three districts.

    >>> sorted(levels_of("С двух ближайших улиц вывезли около 300 человек."))
    ['street']
    """
    low = clause.lower()
    if len(low) != len(clause):
        return frozenset()
    return frozenset(
        name
        for name, pattern in _LEVEL.items()
        # a capital inside the clause is part of a name: "the Kyiv School of Economics"
        if any(not clause[found.start()].isupper() or not found.start() for found in pattern.finditer(low))
    )


@lru_cache(maxsize=2048)
def time_of(clause: str, start: int = 0, end: int = 0) -> str:
    """
    Return the rate, total or time the clause sets its number in, in English; "" for none.

    Of several rates the one nearest to the number counts; a total ("in all") must stand close to it.

    Args:
        clause: The clause the number stands in.
        start: Where the number begins in it.
        end: Where it ends.

    >>> time_of("скасували до 300 рейсів на день", 10, 16), time_of("By Thursday morning 14 people had been detained")
    ('per day', 'Thursday morning')
    """
    clause = clause.lower()
    gaps = [
        (name == "in all", max(0, found.start() - end, start - found.end()), order, name)
        for order, (name, pattern) in enumerate(_RATE)
        for found in pattern.finditer(clause)
    ]
    near = [entry for entry in gaps if not entry[0] or entry[1] <= _CLOSE]
    if near:
        return min(near)[-1]
    date = next((f"{day} {name}" for name, pattern in _DATE if (day := _day(pattern, clause))), "")
    weekday = "" if date else next((name for name, pattern in _DAY if pattern.search(clause)), "")
    part = next((name for name, pattern in _PART if pattern.search(clause)), "")
    return " ".join(word for word in (date or weekday, part) if word)


_CLOSE: Final = 45  # characters between a total and "in all"


def _day(pattern: re.Pattern[str], clause: str) -> str:
    found = pattern.search(clause)
    return "-".join(day for day in found.groups() if day) if found else ""


_PEOPLE: Final = frozenset({"killed", "injured", "evacuated", "detained", "missing", "protest", "strike", "voted"})
_THINGS: Final = frozenset({"destroyed", "damaged", "flooded", "cancelled", "operated"})
_AIRBORNE: Final = ("drone", "missile", "rocket", "aircraft", "plane", "jet", "helicopter", "bomb", "target", "uav")
_CASUALTIES: Final = ("dead", "wounded", "injured", "missing", "body", "casualty", "loss", "child", "victim", "life")


# Nothing happens to these: they give, hold or are the setting of what happens.
_ABSTRACT: Final = frozenset(
    {"source", "country", "state", "vote", "point", "time", "times", "crime", "signature", "case", "question", "word"}
)


def fit_events(events: tuple[str, ...], what: str, unit: str, *, person: bool) -> tuple[str, ...]:
    """
    Keep what can have happened to the counted things: people are not flooded, houses not killed, only drones shot down.

    >>> fit_events(("flooded", "killed"), "house", "", person=False), fit_events(("killed",), "", "", person=False)
    (('flooded',), ('killed',))
    """
    if not what:
        return events
    if what in _ABSTRACT:
        return tuple(event for event in events if event == "voted" and what in ("vote", "state"))
    people = person or what.startswith(_CASUALTIES) or what == "people"
    lasts = unit in ("s", "min", "h", "d", "week", "month", "year")
    return tuple(
        event
        for event in events
        if not (event in _PEOPLE and not people and not (event in ("strike", "voted") and not unit))
        and not (event in _THINGS and people)
        and not (event == "shot down" and not any(name in what for name in _AIRBORNE))
        and not lasts
    )


@lru_cache(maxsize=1024)
def is_narrow(clause: str) -> bool:
    """Whether the clause limits what was counted: a part of the town, one shift, each of something."""
    return _NARROW.search(clause.lower()) is not None
