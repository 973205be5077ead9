"""
Times of day that articles give for one fact (F7): the same, a time zone apart, or in conflict.

Reads clock times written with minutes ("2:40", "3:52 a.m."), one a sentence. A difference of whole hours may be a time
zone (Moscow is an hour ahead of Kyiv in winter) and is told as a different time, never as a contradiction.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from crossread.findings import NumberComparison, Quantity, Relation
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact

_CLOCK: Final = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])(?:\s*([ap])\.?\s?m\b\.?)?", re.IGNORECASE)
MAX_ZONES: Final = 3  # whole hours that may be a difference of time zones
WHAT: Final = "time of day"


def compare_clock_times(view: StoryView) -> Iterator[NumberComparison]:
    """Yield one comparison for each fact that at least two articles give a time of day for, in one sentence each."""
    for fact in view.facts:
        times = [time for article_id in fact.articles() if (time := _time_of(view, fact, article_id))]
        if len(times) > 1:
            relation, reason = relate_times([time.low or 0.0 for time in times])
            yield NumberComparison(
                fact_id=fact.id, what=WHAT, quantities=tuple(times), relation=relation, reason=reason
            )


def _time_of(view: StoryView, fact: Fact, article_id: str) -> Quantity | None:
    """The one time of day in the sentences that tell the fact; None when there is none, or more than one."""
    article: ArticleView = view.articles[article_id]
    found = [
        (index, match)
        for index in view.sentences(fact, article_id)
        if article.positions[index]
        for match in _CLOCK.finditer(article.segments[index].text)
    ]
    if len(found) != 1:
        return None
    index, match = found[0]
    hours = int(match.group(1)) + int(match.group(2)) / 60
    half = (match.group(3) or "").lower()
    hours = hours % 12 + (12 if half == "p" else 0) if half else hours
    start = article.segments[index].start
    return Quantity(
        evidence=article.evidence(index, start + match.start(), start + match.end()),
        low=round(hours, 2),
        high=round(hours, 2),
        qualifier="exact",
        what=WHAT,
        unit="h",
        scope="",
        time="",
        speaker="",
    )


def relate_times(hours: list[float]) -> tuple[Relation, str]:
    """
    Return how times of day (hours, 0-24) go together.

    >>> relate_times([2.67, 2.67])[0], relate_times([11.0, 10.0])[0], relate_times([2.67, 4.25])[0]
    ('agree', 'different time', 'disagree')
    """
    apart = [abs(a - b) for a, b in combinations(hours, 2)]
    apart = [min(gap, 24 - gap) for gap in apart]
    if all(gap < 0.02 for gap in apart):
        return "agree", "same time"
    if all(abs(gap - round(gap)) < 0.02 and gap <= MAX_ZONES for gap in apart):
        return "different time", "whole hours apart: may be another time zone"
    return "disagree", "times differ"
