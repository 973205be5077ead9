"""
The numbers that outlets give for one thing, compared (F2-F4, F6).

Within a fact, quantities of the same kind (dimension, counted noun, what happened) are put side by side, one an
article. Overlapping intervals agree or are compatible. Disjoint ones are first explained: another time, another
scope, an article that prints both; only what nothing explains is called a disagreement. When in doubt nothing is said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from crossread.findings import NumberComparison, Quantity, Relation
from crossread.framing.quantities.units import dimension_of, to_base
from crossread.framing.sources import Names, speaker_at
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact, Signal

SMALL: Final = 20  # below this counts must be equal (F2)
TOLERANCE: Final = 0.05  # relative difference of counts from SMALL on that is no difference (F2)
ABOUT: Final = 0.12  # ... of a number that is only about right
UPDATE: Final = (
    0.67  # relative gap up to which a later day of publication explains a difference: it has at most tripled
)
VAGUE: Final = 0.75  # "hundreds" may begin at this share of 200

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
_PEOPLE: Final = "people"
_PERSONS: Final = frozenset({"people", "soldier", "dead", "wounded", "detainee", "child"})
# Happenings that make different counted things; the others only colour.
_AIR: Final = ("shot down", "launched", "destroyed")
_HARD_OF: Final = {
    "people": ("killed", "injured", "evacuated", "detained", "missing"),
    "drone": _AIR,
    "missile": _AIR,
    "things": ("destroyed", "damaged", "flooded"),
}
_EVENT_OF_NOUN: Final = {"dead": "killed", "wounded": "injured", "detainee": "detained"}
_RATES: Final = frozenset({"per day", "per hour", "per week", "per month", "per year", "in two days", "in all"})
_UPDATES: Final = frozenset({"the day before"})


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


def compare_numbers(view: StoryView, names: Names) -> tuple[NumberComparison, ...]:
    """
    Compare the numbers of every fact, and headlines with their own body.

    Args:
        view: The story with its F1 and B2 signals.
        names: Display names of speakers.

    Returns:
        Comparisons by fact, then counted thing; those of headline against body (fact_id None) last.
    """
    found: list[NumberComparison] = []
    seen: set[frozenset[tuple[str, int]]] = set()
    for fact in view.facts:
        for comparison in _compare_fact(view, fact, names):
            key = frozenset((q.evidence.article_id, q.evidence.start) for q in comparison.quantities)
            if not any(key <= other for other in seen):
                seen.add(key)
                found.append(comparison)
    for comparison in _compare_same_scope(view, names):
        key = frozenset((q.evidence.article_id, q.evidence.start) for q in comparison.quantities)
        if not any(key <= other for other in seen):
            found.append(comparison)
    told: list[NumberComparison] = []
    for comparison in found:
        if not any(_repeats(comparison, other) for other in told):
            told.append(comparison)
    for article in view.articles.values():
        told += _compare_headline(article, names)
    return tuple(told)


def _repeats(a: NumberComparison, b: NumberComparison) -> bool:
    """Whether *a* says nothing that *b* does not: one thing, one relation, the same values of the same articles."""
    values = [{(q.evidence.article_id, q.low, q.high) for q in comparison.quantities} for comparison in (a, b)]
    articles = [{article_id for article_id, _, _ in found} for found in values]
    plain = [{(low, high) for _, low, high in found} for found in values]
    return (a.what, a.relation) == (b.what, b.relation) and articles[0] <= articles[1] and plain[0] <= plain[1]


def _compare_same_scope(view: StoryView, names: Names) -> list[NumberComparison]:
    """
    Compare numbers of one scope that stand in different facts (F2): one noun, one happening, places that fit.

    Where outlets differ widely, matching keeps their sentences apart; the numbers are the difference. Only facts of
    several articles take part, and only where each article gives one value: background stays out.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    home: dict[tuple[str, int], str] = {}
    for fact in view.facts:
        if len(fact.articles()) < 2:
            continue
        for article_id in fact.articles():
            article = view.articles[article_id]
            for index in view.sentences(fact, article_id):
                for signal in article.signals_at(index, "F1"):
                    key = (article_id, signal.start)
                    entry = read_entry(article, signal, names)
                    happening = entry.event or str(signal.get("scope") or "").split(", ")[0]
                    if key not in home and entry.sure and entry.kind and happening and entry.place:
                        home[key] = fact.id
                        groups.setdefault((entry.kind, happening), []).append(entry)
    found = []
    for group in groups.values():
        values = {
            entry.article.id: {(e.low, e.high) for e in group if e.article.id == entry.article.id} for entry in group
        }
        single = [entry for entry in group if len(values[entry.article.id]) == 1]
        chosen = list({entry.article.id: entry for entry in reversed(single)}.values())
        facts = {home[entry.article.id, entry.signal.start] for entry in chosen}
        if len(chosen) > 1 and len(facts) > 1 and all(_same_places(a, b) for a, b in combinations(chosen, 2)):
            chosen.sort(key=lambda entry: (entry.article.id, entry.signal.start))
            found.append(_judge(view, home[chosen[0].article.id, chosen[0].signal.start], chosen))
    return [comparison for comparison in found if comparison.relation == "disagree"]


def _same_places(a: Entry, b: Entry) -> bool:
    first, second = (set(str(entry.signal.get("place") or "").split(", ")) - {""} for entry in (a, b))
    return first == second or not first or not second


def _compare_fact(view: StoryView, fact: Fact, names: Names) -> list[NumberComparison]:
    entries: list[Entry] = []
    for article_id in fact.articles():
        article = view.articles[article_id]
        for index in view.sentences(fact, article_id):
            entries += [read_entry(article, signal, names) for signal in article.signals_at(index, "F1")]
    found = [
        _judge(view, fact.id, chosen)
        for group in _groups(entries)
        for chosen in _line_up(group)
        if len({entry.article.id for entry in chosen}) > 1
    ]
    return sorted(found, key=lambda comparison: (comparison.what, comparison.quantities[0].evidence.start))


def read_entry(article: ArticleView, signal: Signal, names: Names) -> Entry:
    """Return one F1 signal as an entry: bounds in the base unit, kind and happening."""
    unit, noun = str(signal.get("unit") or ""), str(signal.get("noun") or "")
    low, high = signal.get("low"), signal.get("high")
    shown_low = float(low) if isinstance(low, int | float) else None
    shown_high = float(high) if isinstance(high, int | float) else None
    dimension = dimension_of(unit)
    kind = _CLASS_OF.get(noun, noun) if dimension == "count" else dimension
    events = [event for event in str(signal.get("scope") or "").split(", ") if event in _HARD_OF.get(_field(kind), ())]
    place = str(signal.get("place") or "")
    quantity = Quantity(
        evidence=article.evidence(signal.index, signal.start, signal.end),
        low=shown_low,
        high=shown_high,
        qualifier=str(signal.get("qualifier")),  # type: ignore[arg-type] # one of the five, as `find_bound` gives it
        what=signal.label,
        unit=unit,
        scope="; ".join(part for part in (str(signal.get("scope") or ""), place) if part),
        time=str(signal.get("time") or ""),
        speaker=speaker_at(article, signal, names),
    )
    return Entry(
        article=article,
        signal=signal,
        quantity=quantity,
        low=float("-inf") if shown_low is None else to_base(shown_low, unit),
        high=float("inf") if shown_high is None else to_base(shown_high, unit),
        kind=kind,
        exact_kind=bool(kind) and kind != _PEOPLE,
        sure=not signal.get("inferred"),
        event=_EVENT_OF_NOUN.get(kind) or _same_event(kind, events[0] if events else ""),
        place=article.positions[signal.index],
    )


def _field(kind: str) -> str:
    return "people" if kind in _PERSONS else kind if kind in ("drone", "missile") else "things"


def _same_event(kind: str, event: str) -> str:
    """What is destroyed in the air is shot down."""
    return "shot down" if event == "destroyed" and kind in ("drone", "missile") else event


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Join entries that may count one thing, in order; each entry is in one group."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if not entry.kind:
            continue
        home = next((group for group in groups if all(_comparable(entry, other) for other in group)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return groups


def _comparable(a: Entry, b: Entry) -> bool:
    if dimension_of(a.quantity.unit) != dimension_of(b.quantity.unit):
        return False
    if a.event and b.event and a.event != b.event:
        return False
    if a.kind == b.kind:
        return True
    persons = {a.kind, b.kind} <= _PERSONS
    return persons and _PEOPLE in (a.kind, b.kind) and (a.event == b.event or not (a.event and b.event))


def _line_up(group: Sequence[Entry]) -> list[list[Entry]]:
    """
    Choose which quantities of one kind stand side by side, one an article.

    Articles with one value are the measure: those with several give the value closest to them, body before headline.
    Values that several articles share besides are lines of their own. With fewer than two articles of one value, a
    difference may as well be two things: only shared values are lined up.
    """
    by_article: dict[str, list[Entry]] = {}
    for entry in group:
        known = by_article.setdefault(entry.article.id, [])
        twin = next((other for other in known if (other.low, other.high) == (entry.low, entry.high)), None)
        if twin is None or (twin.place == 0 and entry.place):
            by_article[entry.article.id] = [other for other in known if other is not twin] + [entry]
    for article_id, found in by_article.items():  # the headline repeats the body; where they differ F4 says so
        by_article[article_id] = [entry for entry in found if entry.place] or found
    anchors = [found[0] for found in by_article.values() if len(found) == 1]
    lines: list[list[Entry]] = []
    if anchors:
        main = [min(found, key=lambda entry: _rank(entry, anchors)) for found in by_article.values()]
        fits = not any(are_disjoint(a, b) for a, b in combinations(main, 2))
        if fits or len(anchors) > 1:
            lines.append(main if fits else _without_strangers(main, by_article))
    taken = {id(entry) for line in lines for entry in line}
    left = [entry for found in by_article.values() for entry in found if id(entry) not in taken]
    while shared := _most_shared(left):
        lines.append(shared)
        gone = {id(entry) for entry in shared}
        left = [entry for entry in left if id(entry) not in gone]
    return [sorted(line, key=lambda entry: (entry.article.id, entry.signal.start)) for line in lines]


def _rank(entry: Entry, anchors: Sequence[Entry]) -> tuple[float, bool, int, int]:
    return sum(_distance(entry, anchor) for anchor in anchors), entry.place == 0, entry.place, entry.signal.start


def _without_strangers(main: Sequence[Entry], by_article: dict[str, list[Entry]]) -> list[Entry]:
    """Leave out articles of several values of which none fits any article's single value."""
    anchors = [entry for entry in main if len(by_article[entry.article.id]) == 1]
    return [
        entry
        for entry in main
        if len(by_article[entry.article.id]) == 1 or any(not are_disjoint(entry, anchor) for anchor in anchors)
    ]


def _most_shared(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of the value that most articles give, one an article; [] when none is shared."""
    best: list[Entry] = []
    for entry in entries:
        same: dict[str, Entry] = {}
        for other in entries:
            if (other.low, other.high) == (entry.low, entry.high):
                same.setdefault(other.article.id, other)
        if len(same) > max(1, len(best)):
            best = list(same.values())
    return best


def _distance(a: Entry, b: Entry) -> float:
    """0 for overlapping intervals, else the relative gap between them, 0-1."""
    gap = max(a.low, b.low) - min(a.high, b.high)
    scale = max(abs(value) for value in (a.low, a.high, b.low, b.high) if abs(value) != float("inf"))
    return max(0.0, min(1.0, gap / scale)) if scale else 0.0


def _judge(view: StoryView, fact_id: str | None, chosen: Sequence[Entry]) -> NumberComparison:
    apart = [(a, b) for a, b in combinations(chosen, 2) if a.article.id != b.article.id and are_disjoint(a, b)]
    if not apart:
        relation, reason = _agreement(chosen)
    else:
        relation, reason = _explain(view, chosen, apart)
    return NumberComparison(
        fact_id=fact_id,
        what=_what(chosen),
        quantities=tuple(entry.quantity for entry in chosen),
        relation=relation,
        reason=reason,
    )


def _what(chosen: Sequence[Entry]) -> str:
    """The counted thing: the label most articles have, the more telling one on a tie."""
    labels = [entry.quantity.what for entry in chosen]
    return max(sorted(set(labels)), key=lambda label: (labels.count(label), label != "people", len(label)))


def are_disjoint(a: Entry, b: Entry) -> bool:
    """Whether no value fits both, tolerance granted (F2)."""
    a_low, a_high = _loosen(a)
    b_low, b_high = _loosen(b)
    gap = max(a_low, b_low) - min(a_high, b_high)
    if gap <= 0:
        return False
    edges = [abs(edge) for edge in (a_low, a_high, b_low, b_high) if abs(edge) != float("inf")]
    counted = dimension_of(a.quantity.unit) == "count"
    return not (gap <= TOLERANCE * max(edges) and (min(edges) >= SMALL or not counted))


def _loosen(entry: Entry) -> tuple[float, float]:
    low, high = entry.low, entry.high
    if entry.quantity.qualifier == "about":
        return low * (1 - ABOUT), high * (1 + ABOUT)
    if entry.quantity.qualifier == "vague":
        return low * VAGUE, high
    return low, high


def _agreement(chosen: Sequence[Entry]) -> tuple[Relation, str]:
    """ "agree" when most give one and the same value and no other value is named."""
    points = [entry.low for entry in chosen if entry.low == entry.high]
    if points and max(points) - min(points) <= 1e-6 * max(1.0, abs(max(points))) and 2 * len(points) > len(chosen):
        return "agree", "same value"
    bounds = {(entry.low, entry.high) for entry in chosen}
    if len(bounds) == 1:
        return "agree", "same bounds"
    return "compatible", "intervals overlap"


def _explain(view: StoryView, chosen: Sequence[Entry], apart: Sequence[tuple[Entry, Entry]]) -> tuple[Relation, str]:
    """Explain every disjoint pair by time or scope; what is left unexplained is a disagreement."""
    reasons: list[tuple[Relation, str]] = []
    for a, b in apart:
        found = _by_rate(a, b) or _by_bridge(view, a, b) or _by_scope(a, b) or _by_time(a, b)
        found = found or _by_periods(chosen, a, b) or _by_doubt(a, b)
        if found is None:
            return "disagree", f"intervals disjoint: {a.quantity.evidence.text} / {b.quantity.evidence.text}"
        reasons.append(found)
    return min(reasons, key=lambda entry: (entry[0] != "different scope", entry[1]))


def _by_rate(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    times = a.quantity.time, b.quantity.time
    rates = [time if time in _RATES else "" for time in times]
    if rates[0] != rates[1]:
        return "different scope", f"{rates[0] or 'no period named'} / {rates[1] or 'no period named'}"
    return None


def _by_scope(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    first, second = (set(str(entry.signal.get("place") or "").split(", ")) - {""} for entry in (a, b))
    if first and second and not first & second:
        return "different scope", f"{', '.join(sorted(first))} / {', '.join(sorted(second))}"
    narrow = bool(a.signal.get("narrow")), bool(b.signal.get("narrow"))
    if narrow[0] != narrow[1]:
        entry = a if narrow[0] else b
        return "different scope", f"a part only: {entry.quantity.evidence.text}"
    return None


def _by_time(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    times = a.quantity.time, b.quantity.time
    if all(times) and times[0] != times[1]:
        if _covers(times[0], times[1]) or _covers(times[1], times[0]):
            return "different scope", f"{times[0]} / {times[1]}"
        return "different time", f"{times[0]} / {times[1]}"
    days = [(entry.article.prepared.article.date or "")[:10] for entry in (a, b)]
    if all(days) and days[0] != days[1] and _distance(a, b) <= UPDATE:
        return "different time", f"published {days[0]} / {days[1]}"
    return None


def _by_periods(chosen: Sequence[Entry], a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Where outlets set the number in several periods, one without a period may mean any of them."""
    times = sorted({entry.quantity.time for entry in chosen if _is_period(entry.quantity.time)})
    if len(times) > 1 and not (a.quantity.time and a.quantity.time == b.quantity.time):
        return "different scope", f"periods differ: {', '.join(times)}"
    return None


def _is_period(time: str) -> bool:
    """Whether a time bounds what was counted: a rate, a date, a range of days."""
    return time in _RATES or time[:1].isdigit()


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
    for article in view.articles.values():
        near = [
            read_entry(article, signal, {})
            for found in article.signals.values()
            for signal in found
            if signal.signal == "F1"
        ]
        for first, second in combinations(near, 2):
            if abs(first.signal.index - second.signal.index) > 1 or not _comparable(first, second):
                continue
            if {(first.low, first.high), (second.low, second.high)} != {(a.low, a.high), (b.low, b.high)} and not (
                (_fits(first, a) and _fits(second, b)) or (_fits(first, b) and _fits(second, a))
            ):
                continue
            if not are_disjoint(first, second):
                continue
            updates = {part for entry in (first, second) for part in _UPDATES if part in entry.quantity.time}
            if updates:
                return "different time", f"both in {article.id}, one as earlier"
            if first.signal.get("narrow") or second.signal.get("narrow"):
                return "different scope", f"both in {article.id}, one for a part"
    return None


def _fits(a: Entry, b: Entry) -> bool:
    return a.kind == b.kind and not are_disjoint(a, b)


def _by_doubt(a: Entry, b: Entry) -> tuple[Relation, str] | None:
    """Too little is known to call it a disagreement: the counted thing is vague, or may be two things."""
    if a.kind != b.kind:
        return "different scope", f"{a.quantity.what or 'not said'} / {b.quantity.what or 'not said'}"
    if a.kind == _PEOPLE and not a.event and not b.event and not _same_people(a, b):
        return "different scope", f"{a.quantity.what} / {b.quantity.what}"
    if not a.sure or not b.sure:
        return "different scope", f"{a.quantity.what}: not said beside the number"
    events = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
    if events[0] != events[1] and not events[0] & events[1]:
        shown = [", ".join(sorted(found)) or "not said" for found in events]
        return "different scope", f"{shown[0]} / {shown[1]}"
    if a.event != b.event and a.kind == _PEOPLE:
        return "different scope", f"{a.event or 'not said'} / {b.event or 'not said'}"
    return None


def _same_people(a: Entry, b: Entry) -> bool:
    """Whether two counts of people are of the same people: one noun, or the same thing going on (a strike, a rally)."""
    events = [set(str(entry.signal.get("scope") or "").split(", ")) - {""} for entry in (a, b)]
    return a.signal.get("noun") == b.signal.get("noun") or bool(events[0] & events[1])


def _compare_headline(article: ArticleView, names: Names) -> Iterable[NumberComparison]:
    """Compare each number of the headline with those of the body that count the same (F4)."""
    entries = [
        read_entry(article, signal, names) for index in article.positions for signal in article.signals_at(index, "F1")
    ]
    for top in (entry for entry in entries if entry.place == 0 and entry.exact_kind):
        same = [entry for entry in entries if entry.place and entry.kind == top.kind and _comparable(entry, top)]
        if not same or not all(are_disjoint(top, entry) for entry in same):
            continue
        first = same[0]
        explained = (
            _by_rate(top, first)
            or _by_scope(top, first)
            or (top.quantity.time and first.quantity.time and _by_time(top, first))
        )
        if not explained:
            yield NumberComparison(
                fact_id=None,
                what=_what([top, first]),
                quantities=(top.quantity, first.quantity),
                relation="disagree",
                reason=f"headline / body: {top.quantity.evidence.text} / {first.quantity.evidence.text}",
            )
