"""Whether numbers that differ contradict each other (F2, F3), or another rate, time or scope explains it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from crossread.findings import Relation
from crossread.framing.number_entries import (
    PEOPLE,
    SMALL,
    Entry,
    are_comparable,
    are_disjoint,
    gap_between,
    read_entry,
)
from crossread.framing.quantities.context import RATES
from crossread.framing.quantities.places import same_place
from crossread.framing.quantities.units import dimension_of
from crossread.framing.view import StoryView

UPDATE: Final = (
    0.67  # relative gap up to which a later day of publication explains a difference: it has at most tripled
)


_UPDATES: Final = frozenset({"the day before"})


def find_agreement(chosen: Sequence[Entry]) -> tuple[Relation, str]:
    """ "agree" when all give one and the same value or bound; a bound beside a value only fits it."""
    points = [entry.low for entry in chosen if entry.low == entry.high]
    if len(points) == len(chosen) and max(points) - min(points) <= 1e-6 * max(1.0, abs(max(points))):
        return "agree", "same value"
    bounds = {(entry.low, entry.high) for entry in chosen}
    if len(bounds) == 1:
        return "agree", "same bounds"
    return "compatible", "intervals overlap"


def find_part(chosen: Sequence[Entry]) -> tuple[Relation, str] | None:
    """Return "different scope" where a bound covers a far smaller number said of a part: "320 there alone"."""
    for a, b in combinations(chosen, 2):
        narrow = bool(a.signal.get("narrow")), bool(b.signal.get("narrow"))
        if a.article.id == b.article.id or narrow[0] == narrow[1]:
            continue
        part, whole = (a, b) if narrow[0] else (b, a)
        if 0 < min(part.high, part.low) < _PART * whole.high and whole.low == float("-inf"):
            return "different scope", f"a part only: {part.quantity.evidence.text}"
    return None


_PART: Final = 0.5  # of the bound: a number said of a part that is smaller is no partner of it


def explain_difference(
    view: StoryView, chosen: Sequence[Entry], apart: Sequence[tuple[Entry, Entry]]
) -> tuple[Relation, str]:
    """Explain every disjoint pair by time or scope; what is left unexplained is a disagreement."""
    reasons: list[tuple[Relation, str]] = []
    for a, b in apart:
        found = explain_by_rate(a, b) or _by_bridge(view, a, b) or explain_by_scope(a, b) or explain_by_time(a, b)
        found = found or _by_step(a, b) or _by_periods(chosen, a, b) or _by_days(chosen, a, b)
        found = found or _by_part_elsewhere(view, a, b) or _by_doubt(a, b)
        if found is None:
            return "disagree", f"intervals disjoint: {a.quantity.evidence.text} / {b.quantity.evidence.text}"
        reasons.append(found)
    return min(reasons, key=lambda entry: (entry[0] != "different scope", entry[1]))


def explain_by_rate(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Explain by the rate: a day against a year, or in all."""
    times = a.quantity.time, b.quantity.time
    rates = [time if time in RATES else "" for time in times]
    if rates[0] != rates[1]:
        return "different scope", f"{times[0] or 'no period named'} / {times[1] or 'no period named'}"
    return None


def explain_by_scope(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Explain by the place: another town, a street against a town, a part against the whole."""
    if apart := named_apart(a, b):
        return "different scope", apart
    first, second = (set(str(entry.signal.get("place") or "").split(", ")) - {""} for entry in (a, b))
    if first and second and not first & second:
        return "different scope", f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
    narrow = bool(a.signal.get("narrow")), bool(b.signal.get("narrow"))
    if narrow[0] != narrow[1]:
        entry = a if narrow[0] else b
        return "different scope", f"a part only: {entry.quantity.evidence.text}"
    return None


def named_apart(a: Entry, b: Entry) -> str:
    """Return "Kharkiv / Odesa" when both clauses name places and none of them is the same; "" otherwise."""
    named = [[name for name in str(entry.signal.get("where") or "").split(", ") if name] for entry in (a, b)]
    if not all(named) or any(same_place(one, other) for one in named[0] for other in named[1]):
        return ""
    return f"{', '.join(named[0])} / {', '.join(named[1])}"


def explain_by_time(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Explain by the time the numbers are set in or, failing that, by the days of publication."""
    times = a.quantity.time, b.quantity.time
    if all(times) and times[0] != times[1]:
        if _covers(times[0], times[1]) or _covers(times[1], times[0]):
            return "different scope", f"{times[0]} / {times[1]}"
        return "different time", f"{times[0]} / {times[1]}"
    days = [(entry.article.prepared.article.date or "")[:10] for entry in (a, b)]
    if all(days) and days[0] != days[1] and gap_between(a, b) <= UPDATE:
        return "different time", f"published {days[0]} / {days[1]}"
    return None


def _by_step(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Explain by what a measure says: one how far something changed ("by 2%"), the other where it stands ("to 16%")."""
    if dimension_of(a.quantity.unit) == "count":
        return None
    words = [_word_before(entry) for entry in (a, b)]
    steps = ["by" if word in _BY else "to" if word in _TO else "" for word in words]
    return ("different scope", f"{words[0]} / {words[1]}") if all(steps) and steps[0] != steps[1] else None


def _word_before(entry: Entry) -> str:
    """The preposition that a number is said with: the word before it, or the first of its own ("до 16%")."""
    own = entry.signal.text.split()[0].casefold()
    if own in _BY or own in _TO:
        return own
    before = entry.article.prepared.article.text[: entry.signal.start].split()[-1:]
    return before[0].casefold() if before else ""


_BY: Final = frozenset({"by", "на"})
_TO: Final = frozenset({"to", "at", "до", "в", "у"})


def _by_periods(chosen: Sequence[Entry], a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Where outlets set the number in several periods, one without a period may mean any of them."""
    times = sorted({entry.quantity.time for entry in chosen if _is_period(entry.quantity.time)})
    if len(times) > 1 and not (a.quantity.time and a.quantity.time == b.quantity.time):
        return "different scope", f"periods differ: {', '.join(times)}"
    return None


def _by_days(chosen: Sequence[Entry], a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """A larger number without a time may be the sum of days where others count by the day, or it names several."""
    wide, narrow = sorted((a, b), key=lambda entry: entry.low if entry.low > float("-inf") else entry.high)[::-1]
    if wide.quantity.time or not narrow.quantity.time or dimension_of(wide.quantity.unit) != "count":
        return None
    daily = any(entry.quantity.time == "per day" for entry in chosen)
    several = _SEVERAL_DAYS.search(wide.article.prepared.article.text.casefold())
    event = {wide.event, narrow.event} & {"killed", "injured"}  # of one event: no days are summed up
    if event or (not daily and not (several and _is_one_day(narrow.quantity.time))):
        return None
    return "different scope", f"periods differ: {several[0] if several else 'per day'}, {narrow.quantity.time}"


def _is_one_day(time: str) -> bool:
    """Whether a time is within one day: "today", "Tuesday", "25 July"; no range of days, no state of things."""
    return _ONE_DAY.match(time) is not None


_ONE_DAY: Final = re.compile(r"(?:today|yesterday|per day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d+ [a-z])", re.I)
_SEVERAL_DAYS: Final = re.compile(
    r"\b(?:two|three|2|3)[- ]day\b|\b(?:over|for|in) (?:two|three) days|\bboth days|\b(?:48|72)[- ]hour"
    r"|\b(?:двох|трьох) д(?:нів|іб)|\bобидва дні|\b(?:дво|три)денн\w+|\b(?:48|72)-?годинн\w+"
    r"|\b(?:двух|трех|трёх) (?:дней|суток)|\bоба дня|\b(?:двух|трех|трёх)дневн\w+|\b(?:48|72)-?часов\w+"
    r"|\b\d{1,2}\s?(?:[-–—]|and|та|і|и)\s?\d{1,2} (?:січ|лют|бер|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|фев"
    r"|мар|апр|ма[йя]|июн|июл|авг|сент|окт|ноя|дек|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)[^\W\d]*"
)


def _is_period(time: str) -> bool:
    """Whether a time bounds what was counted: a rate, a date, a range of days."""
    return time in RATES or time[:1].isdigit()


def _covers(wide: str, narrow: str) -> bool:
    """Whether the date range *wide* ("25-26 July") holds the day *narrow* ("25 July")."""
    first, _, rest = wide.partition("-")
    last, _, month = rest.partition(" ")
    day, _, other = narrow.partition(" ")
    if not (first.isdigit() and last.isdigit() and day.isdigit()):
        return False
    return month.split(" ")[0] == other.split(" ")[0] and int(first) <= int(day) <= int(last)


def _by_bridge(view: StoryView, a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """An article that prints both values of the thing says itself how they go together, unless two speakers part."""
    values = {(a.low, a.high), (b.low, b.high)}
    for article_id, first, second in _bridges(view):
        both = {(first.low, first.high), (second.low, second.high)} == values
        if not both and not ((_fits(first, a) and _fits(second, b)) or (_fits(first, b) and _fits(second, a))):
            continue
        if any(part in entry.quantity.time for entry in (first, second) for part in _UPDATES):
            return "different time", f"both in {article_id}, one as earlier"
        return "different scope", f"both in {article_id}, one for a part"
    return None


@lru_cache(maxsize=1)
def _bridges(view: StoryView) -> tuple[tuple[str, Entry, Entry], ...]:
    """Return the pairs of comparable numbers that one article sets side by side, one as earlier or for a part."""
    found = []
    for article in view.articles.values():
        entries = [
            read_entry(article, signal, {})
            for signals in article.signals.values()
            for signal in signals
            if signal.signal == "F1"
        ]
        for first, second in combinations(entries, 2):
            pair = (first, second)
            told = any(part in entry.quantity.time for entry in pair for part in _UPDATES)
            if not told and not any(entry.signal.get("narrow") for entry in pair):
                continue
            near = abs(first.signal.index - second.signal.index) <= 1
            if near and are_comparable(first, second) and are_disjoint(first, second):
                found.append((article.id, first, second))
    return tuple(found)


def _by_part_elsewhere(view: StoryView, a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """An article that gives the smaller number says that it is of a part alone: of the morning shift, of one street."""
    small = min(a, b, key=lambda entry: entry.high)
    if small.low != small.high or small.high < SMALL:
        return None
    for told in _parts_told(view):
        one = told.kind == small.kind or (told.signal.get("person") and small.signal.get("person"))
        if one and (told.low, told.high) == (small.low, small.high):
            return "different scope", f"a part only: {told.quantity.evidence.text}"
    return None


@lru_cache(maxsize=1)
def _parts_told(view: StoryView) -> tuple[Entry, ...]:
    """Return the counts that an article gives as those of a part."""
    return tuple(
        read_entry(article, signal, {})
        for article in view.articles.values()
        for signals in article.signals.values()
        for signal in signals
        if signal.signal == "F1" and signal.get("narrow") and not signal.get("unit")
    )


def _fits(a: Entry, b: Entry) -> bool:
    return a.kind == b.kind and not are_disjoint(a, b)


def _by_doubt(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Too little is known to call it a disagreement: the counted thing is vague, or may be two things."""
    if a.kind != b.kind:
        return "different scope", f"{a.quantity.what or 'not said'} / {b.quantity.what or 'not said'}"
    if a.kind == PEOPLE and not a.event and not b.event and not _same_people(a, b):
        return "different scope", f"{a.quantity.what} / {b.quantity.what}"
    if not a.sure or not b.sure:
        return "different scope", f"{a.quantity.what}: not said beside the number"
    events = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
    if events[0] != events[1] and not events[0] & events[1]:
        shown = [", ".join(sorted(found)) or "not said" for found in events]
        return "different scope", f"{shown[0]} / {shown[1]}"
    if a.event != b.event and a.kind == PEOPLE:
        return "different scope", f"{a.event or 'not said'} / {b.event or 'not said'}"
    return None


def _same_people(a: Entry, b: Entry) -> bool:
    """Whether two counts of people are of the same people: one noun, or the same thing going on (a strike, a rally)."""
    events = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
    return a.signal.get("noun") == b.signal.get("noun") or bool(events[0] & events[1])
