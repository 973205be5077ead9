"""One quantity of one article, ready to be compared: bounds in the base unit, class of the counted thing, happening."""

import re
from dataclasses import dataclass
from typing import Final

from crossread.findings import Quantity
from crossread.framing.quantities.units import dimension_of, to_base
from crossread.framing.sources import Names, speaker_at
from crossread.framing.view import ArticleView
from crossread.records import Signal

SMALL: Final = 20  # below this counts must be equal (F2)


TOLERANCE: Final = 0.05  # relative difference of counts from SMALL on that is no difference (F2)


ABOUT: Final = 0.12  # ... of a number that is only about right


VAGUE: Final = 0.75  # "hundreds" may begin at this share of 200


# "almost 1,300" is near 1,300, unlike "less than 1,300"; "several thousand" are two at least, unlike "hundreds".
_ALMOST: Final = re.compile(
    r"\W*(?:(?:at|by|to|of|in|for|на|до|в|у|о|за|из|із|з|по) )?"
    r"(?:almost|nearly|just under|just below|just sh(?:ort|y) of"
    r"|shy of|close on|virtually|approaching|not quite|(?:a shade|a little|slightly) (?:under|less than|fewer than)"
    r"|майже|мало не|ледь не|ледве не|без малого|трохи менше|неповн(?:і|их)|почти|едва (?:ли )?не|чуть (?:не|меньше"
    r"|менее)|неполны[ех])\b"
)
_SEVERAL: Final = re.compile(r"several|a few|кільк|декільк|нескольк")


# Nouns that may name one counted thing. Each row is one class.
_SAME: Final = (
    "people person human resident inhabitant civilian citizen villager townspeople passenger protester demonstrator "
    "participant supporter activist evacuee worker employee striker docker voter tourist guest",
    "soldier serviceman troops fighter servicemen",
    "dead body victim",
    "wounded injured casualty",
    "detainee arrested",
    "ship vessel boat",
    "wagon railcar car carriage",
    "house household home homes building yard",
    "town city settlement",
    "strike attack shelling hit",
    "missile rocket",
    "drone uav",
    "depot warehouse",
    "precinct station polling",
    "clash fight battle",
    "source",
    "explosion blast",
    "child teenager newborn",
    "lot consignment batch shipment",
    "truck lorry vehicle",
    "plane aircraft jet",
    "flight",
    "job post",
    "vote ballot",
    "difference gap margin deficit lead",
    "shell round ammunition",
    "hour",
)


_CLASS_OF: Final = {noun: row.split()[0] for row in _SAME for noun in row.split()}


PEOPLE: Final = "people"


_PERSONS: Final = frozenset({"people", "soldier", "dead", "wounded", "detainee", "child"})


# Happenings that make different counted things; the others only colour.
_AIR: Final = ("shot down", "launched", "destroyed")


_HARD_OF: Final = {
    "people": ("killed", "injured", "evacuated", "detained", "missing"),
    "drone": _AIR,
    "missile": _AIR,
    "flight": ("cancelled", "operated"),
    "things": ("destroyed", "damaged", "flooded"),
}


_EVENT_OF_NOUN: Final = {"dead": "killed", "wounded": "injured", "detainee": "detained"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One quantity of one article, ready to be compared."""

    article: ArticleView
    signal: Signal
    quantity: Quantity
    low: float  # in the base unit; -inf when open
    high: float  # inf when open
    kind: str  # dimension, or class of the counted noun
    exact_kind: bool  # the noun is known, not "people" or ""
    sure: bool  # the noun stands beside the number, it was not taken from words before
    event: str  # hard happening nearest to the number, "" for none
    place: int  # 0 headline, 1.. body


def read_entry(article: ArticleView, signal: Signal, names: Names) -> Entry:
    """Return one F1 signal as an entry: bounds in the base unit, kind and happening."""
    unit, noun = str(signal.get("unit") or ""), str(signal.get("noun") or "")
    low, high = signal.get("low"), signal.get("high")
    shown_low = float(low) if isinstance(low, int | float) else None
    shown_high = float(high) if isinstance(high, int | float) else None
    dimension = dimension_of(unit)
    kind = _CLASS_OF.get(noun, noun) if dimension == "count" else dimension
    if ratio := str(signal.get("ratio") or ""):
        kind = f"ratio of {_CLASS_OF.get(ratio, ratio)}"
    events = [event for event in str(signal.get("scope") or "").split(", ") if event in _HARD_OF.get(_field(kind), ())]
    place = ", ".join(str(signal.get(key)) for key in ("place", "where") if signal.get(key))
    qualifier = str(signal.get("qualifier"))
    if qualifier == "up to" and shown_low is None and _ALMOST.match(signal.text.casefold()):
        qualifier, shown_low = "about", shown_high
    quantity = Quantity(
        evidence=article.evidence(signal.index, signal.start, signal.end),
        low=shown_low,
        high=shown_high,
        qualifier=qualifier,  # type: ignore[arg-type] # one of the five, as `find_bound` gives it
        what=signal.label,
        unit=unit,
        scope="; ".join(part for part in (str(signal.get("scope") or ""), place) if part),
        time=str(signal.get("time") or "") or _price_of_time(article, signal),
        speaker=speaker_at(article, signal, names),
    )
    return Entry(
        article=article,
        signal=signal,
        quantity=quantity,
        low=float("-inf") if shown_low is None else to_base(shown_low, unit),
        high=float("inf") if shown_high is None else to_base(shown_high, unit),
        kind=kind,
        exact_kind=bool(kind) and kind != PEOPLE,
        sure=not signal.get("inferred"),
        event=_EVENT_OF_NOUN.get(kind) or _same_event(kind, events[0] if events else ""),
        place=article.positions[signal.index],
    )


def _price_of_time(article: ArticleView, signal: Signal) -> str:
    """Return the period whose price a number is: "per day" of «день простою коштує 2 млн»; "" for none."""
    sentence = article.segments[signal.index]
    before = _CLAUSE_END.split(sentence.text[: signal.start - sentence.start].casefold())[-1]
    priced = _PRICED.search(before)
    return next((name for name, stems in _PERIODS.items() if priced and priced[1].startswith(stems)), "")


_CLAUSE_END: Final = re.compile(r"[;:.!?] ")
_PRICED: Final = re.compile(
    r"(?<!\w)(день|доба|годин[ау]|тиждень|місяць|рік|сутки|час|недел[яю]|месяц|год|day|hour|week|month|year)"
    r"(?: [^\W\d]+){0,3} (?:кошту\w+|варту\w+|обійд\w+|обход\w+|обойд\w+|стоит|стоят|приносит|прино[сш]\w+|costs?)\b"
)
_PERIODS: Final = {
    "per day": ("день", "доба", "сутки", "day"),
    "per hour": ("годин", "час", "hour"),
    "per week": ("тиждень", "недел", "week"),
    "per month": ("місяц", "месяц", "month"),
    "per year": ("рік", "год", "year"),
}


def _field(kind: str) -> str:
    return "people" if kind in _PERSONS else kind if kind in ("drone", "missile", "flight") else "things"


def _same_event(kind: str, event: str) -> str:
    """What is destroyed in the air is shot down."""
    return "shot down" if event == "destroyed" and kind in ("drone", "missile") else event


# Kinds of people that are never each other, whatever happens: a count of one says nothing of another.
_PARTIES: Final = (
    frozenset({"passenger", "tourist", "guest", "customer", "traveller"}),
    frozenset({"worker", "employee", "striker", "docker"}),
    frozenset({"voter"}),
)
_FAR: Final = 0.8  # relative gap from which "people" without a happening are not those of a named kind


def _other_people(a: Entry, b: Entry) -> bool:
    """Whether two counts are of different people: passengers and workers, "4,000 people" and 50,000 passengers."""
    nouns = [str(entry.signal.get("noun") or "") for entry in (a, b)]
    parties = [next((row for row in _PARTIES if noun in row), None) for noun in nouns]
    if all(parties):
        return parties[0] is not parties[1]
    happened = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
    told = [abs(entry.low if entry.high == float("inf") else entry.high) for entry in (a, b)]  # "up to 50,000" is that
    return any(parties) and not happened[0] & happened[1] and min(told) < (1 - _FAR) * max(told)


def are_comparable(a: Entry, b: Entry) -> bool:
    """Whether two quantities may count one thing: one dimension, one class of noun, no two happenings."""
    ratios = a.kind == b.kind and a.kind.startswith("ratio")
    if dimension_of(a.quantity.unit) != dimension_of(b.quantity.unit) and not ratios:
        return False
    if a.event and b.event and a.event != b.event:
        return False
    if dimension_of(a.quantity.unit) != "count":  # 24% of what was cancelled says nothing of 76% of what flies
        happened = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
        if all(happened) and not happened[0] & happened[1]:
            return False
    if a.kind == b.kind:
        return not (a.kind == PEOPLE and _other_people(a, b))
    persons = {a.kind, b.kind} <= _PERSONS
    return persons and PEOPLE in (a.kind, b.kind) and (a.event == b.event or not (a.event and b.event))


def gap_between(a: Entry, b: Entry) -> float:
    """0 for overlapping intervals, else the relative gap between them, 0-1."""
    gap = max(a.low, b.low) - min(a.high, b.high)
    scale = max(abs(value) for value in (a.low, a.high, b.low, b.high) if abs(value) != float("inf"))
    return max(0.0, min(1.0, gap / scale)) if scale else 0.0


def are_disjoint(a: Entry, b: Entry) -> bool:
    """Whether no value fits both, tolerance granted (F2)."""
    a_low, a_high = _loosen(a)
    b_low, b_high = _loosen(b)
    gap = max(a_low, b_low) - min(a_high, b_high)
    if gap <= 0:  # "several thousand" and "from several hundred to 2,000" meet in their end points alone
        vague = "vague" in (a.quantity.qualifier, b.quantity.qualifier)
        return gap == 0 and vague and a_low < a_high and b_low < b_high
    edges = [abs(edge) for edge in (a_low, a_high, b_low, b_high) if abs(edge) != float("inf")]
    counted = dimension_of(a.quantity.unit) == "count"
    return not (gap <= TOLERANCE * max(edges) and (min(edges) >= SMALL or not counted))


def _loosen(entry: Entry) -> tuple[float, float]:
    low, high = entry.low, entry.high
    if entry.quantity.qualifier == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if entry.quantity.qualifier == "vague" and not _SEVERAL.search(entry.quantity.evidence.text.casefold()):
        return low * VAGUE, high
    return low, high
