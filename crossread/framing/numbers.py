"""
The numbers that outlets give for one thing, compared (F2-F4, F6, F7).

Within a fact, quantities of the same kind (dimension, counted noun, what happened) are put side by side, one an
article. Overlapping intervals agree or are compatible. Disjoint ones are first explained: another time, another
scope, an article that prints both; only what nothing explains is called a disagreement. When in doubt nothing is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from crossread.findings import NumberComparison
from crossread.framing.clock import compare_clock_times
from crossread.framing.number_entries import Entry, are_comparable, are_disjoint, gap_between, read_entry
from crossread.framing.number_relations import (
    explain_by_rate,
    explain_by_scope,
    explain_by_time,
    explain_difference,
    find_agreement,
    find_part,
)
from crossread.framing.number_scopes import line_up_scopes
from crossread.framing.sources import Names
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact


def compare_numbers(view: StoryView, names: Names) -> tuple[NumberComparison, ...]:
    """
    Compare the numbers of every fact, and headlines with their own body.

    Args:
        view: The story with its F1 and B2 signals.
        names: Display names of speakers.

    Returns:
        Comparisons by fact, then counted thing; those of headline against body (fact_id None) last.
    """
    found = [comparison for fact in view.facts for comparison in _compare_fact(view, fact, names)]
    found += [_judge(view, fact_id, chosen) for fact_id, chosen in line_up_scopes(view, names)]
    found = [*_without_parts(found), *compare_clock_times(view)]
    told: list[NumberComparison] = []
    for comparison in found:
        if not any(_repeats(comparison, other) for other in told):
            told.append(comparison)
    told = _join_contrasts(told)
    for article in view.articles.values():
        told += _compare_headline(article, names)
    return tuple(told)


def _without_parts(found: Sequence[NumberComparison]) -> Iterator[NumberComparison]:
    """Leave out comparisons whose quantities another one holds too: the first of equals, the wider of the others."""
    keys = [frozenset((q.evidence.article_id, q.evidence.start) for q in entry.quantities) for entry in found]
    for at, (key, entry) in enumerate(zip(keys, found, strict=True)):
        if not any(key < other for other in keys) and key not in keys[:at]:
            yield entry


def _join_contrasts(found: Sequence[NumberComparison]) -> list[NumberComparison]:
    """Join disagreements that set the same two numbers against each other: each contrast is told once."""
    joined: list[NumberComparison] = []
    for entry in found:
        at = next((i for i, other in enumerate(joined) if _share_contrast(other, entry)), None)
        if at is None:
            joined.append(entry)
            continue
        known = {q.evidence.article_id for q in joined[at].quantities}
        more = [q for q in entry.quantities if q.evidence.article_id not in known]
        both = sorted((*joined[at].quantities, *more), key=lambda q: (q.evidence.article_id, q.evidence.start))
        joined[at] = replace(joined[at], quantities=tuple(both))
    return joined


def _share_contrast(a: NumberComparison, b: NumberComparison) -> bool:
    """Whether both are disagreements, with the same reason and at least two places in common."""
    if (a.relation, a.reason) != ("disagree", b.reason) or b.relation != "disagree":
        return False
    places = [{(q.evidence.article_id, q.evidence.start) for q in entry.quantities} for entry in (a, b)]
    return len(places[0] & places[1]) > 1


def _repeats(a: NumberComparison, b: NumberComparison) -> bool:
    """Whether *a* says nothing that *b* does not: one thing, one relation, the same values of the same articles."""
    values = [{(q.evidence.article_id, q.low, q.high) for q in comparison.quantities} for comparison in (a, b)]
    articles = [{article_id for article_id, _, _ in found} for found in values]
    plain = [{(low, high) for _, low, high in found} for found in values]
    return (a.what, a.relation) == (b.what, b.relation) and articles[0] <= articles[1] and plain[0] <= plain[1]


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


def _groups(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Join entries that may count one thing, in order; each entry is in one group."""
    groups: list[list[Entry]] = []
    for entry in entries:
        if not entry.kind:
            continue
        home = next((group for group in groups if all(are_comparable(entry, other) for other in group)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return groups


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
    return sum(gap_between(entry, anchor) for anchor in anchors), entry.place == 0, entry.place, entry.signal.start


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


def _judge(view: StoryView, fact_id: str | None, chosen: Sequence[Entry]) -> NumberComparison:
    apart = [(a, b) for a, b in combinations(chosen, 2) if a.article.id != b.article.id and are_disjoint(a, b)]
    if not apart:
        relation, reason = find_part(chosen) or find_agreement(chosen)
    else:
        relation, reason = explain_difference(view, chosen, apart)
    return NumberComparison(
        fact_id=fact_id,
        what=_what(chosen),
        quantities=tuple(entry.quantity for entry in chosen),
        relation=relation,
        reason=reason,
    )


def _what(chosen: Sequence[Entry]) -> str:
    """The counted thing: the label most articles have, the more telling one on a tie."""
    labels = [entry.quantity.what for entry in chosen if entry.quantity.what]
    if not labels:  # no English name is known: the reader sees the original's word
        return next((f"«{noun}»" for entry in chosen if (noun := str(entry.signal.get("noun") or ""))), "")
    return max(sorted(set(labels)), key=lambda label: (labels.count(label), label != "people", len(label)))


def _compare_headline(article: ArticleView, names: Names) -> Iterable[NumberComparison]:
    """Compare each number of the headline with those of the body that count the same (F4)."""
    entries = [
        read_entry(article, signal, names) for index in article.positions for signal in article.signals_at(index, "F1")
    ]
    for top in (entry for entry in entries if entry.place == 0 and entry.exact_kind):
        same = [entry for entry in entries if entry.place and entry.kind == top.kind and are_comparable(entry, top)]
        if not same or not all(are_disjoint(top, entry) for entry in same):
            continue
        first = same[0]
        explained = (
            explain_by_rate(top, first)
            or explain_by_scope(top, first)
            or (top.quantity.time and first.quantity.time and explain_by_time(top, first))
        )
        if not explained:
            yield NumberComparison(
                fact_id=None,
                what=_what([top, first]),
                quantities=(top.quantity, first.quantity),
                relation="disagree",
                reason=f"headline / body: {top.quantity.evidence.text} / {first.quantity.evidence.text}",
            )
