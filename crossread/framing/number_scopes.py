"""
Numbers of one scope over a whole story, wherever matching put their sentences (F2: "or same scope").

Where outlets differ widely, their sentences share few words and matching keeps them apart; the numbers are the
difference. Two numbers have one scope when they count one class of thing, to which the same happened, over the same
period. An article that gives two values of one scope tells two things, and takes no part; neither do headlines, which
are compared with their own body, and nouns that do not stand beside their number.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from crossread.framing.number_entries import PEOPLE, Entry, are_comparable, read_entry
from crossread.framing.number_relations import explain_by_scope, named_apart
from crossread.framing.quantities.context import RATES
from crossread.framing.quantities.units import dimension_of
from crossread.framing.sources import Names
from crossread.framing.view import StoryView

_TELLING: Final = 4  # smaller numbers are the same by chance too often
_ROUND: Final = 10  # up to here every number is round
# What a sum of losses may consist of: «потери 1500 военных» are killed and wounded.
_PARTS: Final = {"losses": frozenset({"losses", "killed", "injured"})}


def line_up_scopes(view: StoryView, names: Names) -> Iterator[tuple[str | None, list[Entry]]]:
    """
    Yield the numbers of one scope, one an article, of at least two articles.

    Args:
        view: The story with its F1 and B2 signals.
        names: Display names of speakers.

    Yields:
        The first fact that one of their sentences tells (None when no fact has any), and the entries by article id.
    """
    entries = [
        entry
        for article in view.articles.values()
        for index, position in article.positions.items()
        if position
        for signal in article.signals_at(index, "F1")
        if _has_scope(entry := read_entry(article, signal, names))
    ]
    homes = _find_homes(view)
    for group in _join_scopes([entry for entry in entries if entry.sure and happenings(entry)]):
        chosen = _choose(group)
        if len(chosen) > 1 and all(_may_stand_together(a, b) for a, b in combinations(chosen, 2)):
            told = [homes[place] for entry in chosen if (place := (entry.article.id, entry.signal.index)) in homes]
            yield (told[0] if told else None), chosen
    for chosen in _join_values(entries):
        told = [homes[place] for entry in chosen if (place := (entry.article.id, entry.signal.index)) in homes]
        yield (told[0] if told else None), chosen


def _join_values(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries of one exact value of one thing, one an article: two articles that print it agree."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if entry.low != entry.high or entry.kind == PEOPLE or not _is_telling(entry):
            continue
        home = next((g for g in groups if g[0].low == entry.low and all(are_comparable(entry, e) for e in g)), None)
        if home is None:
            groups.append([entry])
        elif all(known.article.id != entry.article.id for known in home):
            home.append(entry)
    yield from (group for group in groups if len(group) > 1)


def _is_telling(entry: Entry) -> bool:
    """Whether an equal value is no chance: not small and, where the noun is not beside the number, not round."""
    return entry.low >= _TELLING and (entry.sure or (entry.low > _ROUND and entry.low % 5 != 0))


def _has_scope(entry: Entry) -> bool:
    counted = dimension_of(entry.quantity.unit) in ("count", "factor")
    return counted and bool(entry.kind)


def happenings(entry: Entry) -> frozenset[str]:
    """Return what happened to the counted things, sums of losses with their parts; a ratio is a scope by itself."""
    if entry.kind.startswith("ratio"):
        return frozenset({"ratio"})
    said = [event for event in str(entry.signal.get("scope") or "").split(", ") if event]
    if entry.event:
        said = [event for event in said if event in (entry.event, "losses")] or [entry.event]
    return frozenset(part for event in said for part in _PARTS.get(event, {event}))


def _may_stand_together(a: Entry, b: Entry) -> bool:
    """Whether two numbers are of one place or, of people to whom one thing happened, of a part and the whole."""
    if named_apart(a, b):
        return False
    return explain_by_scope(a, b) is None or (bool(a.event) and a.event == b.event)


def _find_homes(view: StoryView) -> dict[tuple[str, int], str]:
    """Map (article id, sentence) to the first fact it tells."""
    homes: dict[tuple[str, int], str] = {}
    for fact in view.facts:
        for article_id in fact.articles():
            for index in view.sentences(fact, article_id):
                homes.setdefault((article_id, index), fact.id)
    return homes


def _join_scopes(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Join entries of one scope, in order; each entry is in one group."""
    groups: list[list[Entry]] = []
    for entry in entries:
        home = next((group for group in groups if all(_one_scope(entry, other) for other in group)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return groups


def _one_scope(a: Entry, b: Entry) -> bool:
    times = [entry.quantity.time if entry.quantity.time in RATES else "" for entry in (a, b)]
    return times[0] == times[1] and are_comparable(a, b) and bool(happenings(a) & happenings(b))


def _choose(group: Sequence[Entry]) -> list[Entry]:
    """Return one entry of each article that gives one value."""
    values: dict[str, set[tuple[float, float]]] = {}
    for entry in group:
        values.setdefault(entry.article.id, set()).add((entry.low, entry.high))
    single = {entry.article.id: entry for entry in reversed(group) if len(values[entry.article.id]) == 1}
    return sorted(single.values(), key=lambda entry: (entry.article.id, entry.signal.start))
