"""
Counts per outlet over all stories, with intervals: what `crossread summary` prints.

Rates are never printed alone: each comes as count, total and Wilson interval, because three of five is not sixty
percent of anything.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.findings import OutletRow, StoryReport

Z_95: Final = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A count out of a total, with its 95 % Wilson interval (0-1; 0 and 1 when there is nothing to count)."""

    count: int
    total: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletSummary:
    """One outlet over all stories it reported on."""

    outlet: str
    stories: int
    articles: int
    sentences: int
    tokens: int
    facts: Share  # shared facts of its stories that it tells
    omitted: Share  # ... that it leaves out, of those that at least half of the voices tell
    exclusive: Share  # sentences that nobody else has, of all
    attributed: Share  # sentences with a source, of all
    anonymous: Share  # sentences with an anonymous source, of those with a source
    hedges: int
    boosters: int
    distancing: int
    loaded: int  # charged wordings in its own voice
    buried: Share  # facts told late that others put on top, of the facts it tells
    numbers_differ: int
    background: Share  # sentences that tell what came before, of all


def wilson_interval(count: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """
    Return the Wilson score interval of a share, 0-1.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", without correction.

    >>> [round(edge, 3) for edge in wilson_interval(3, 5)]
    [0.231, 0.882]
    >>> wilson_interval(0, 0)
    (0.0, 1.0)
    """
    if total <= 0:
        return 0.0, 1.0
    share = count / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def make_share(count: int, total: int) -> Share:
    """Return a count out of a total with its interval."""
    low, high = wilson_interval(count, total)
    return Share(count=count, total=total, low=low, high=high)


def summarise_outlets(reports: Sequence[StoryReport]) -> tuple[OutletSummary, ...]:
    """
    Return one summary per outlet, by outlet.

    Args:
        reports: The reports of any number of stories; an outlet may stand in several.
    """
    rows: dict[str, list[tuple[StoryReport, OutletRow]]] = {}
    for report in reports:
        for row in report.findings.outlets:
            rows.setdefault(row.outlet, []).append((report, row))
    return tuple(_summarise(outlet, found) for outlet, found in sorted(rows.items()))


def _summarise(outlet: str, found: Sequence[tuple[StoryReport, OutletRow]]) -> OutletSummary:
    rows = [row for _, row in found]

    def total(read: Callable[[OutletRow], int]) -> int:
        return sum(read(row) for row in rows)

    sentences, attributed, told = (
        total(lambda r: r.sentences),
        total(lambda r: r.attributed),
        total(lambda r: r.facts),
    )
    omitted = total(lambda r: r.omitted)
    return OutletSummary(
        outlet=outlet,
        stories=len({report.story for report, _ in found}),
        articles=len(rows),
        sentences=sentences,
        tokens=total(lambda r: r.tokens),
        facts=make_share(told, total(lambda r: r.facts_of_story)),
        omitted=make_share(omitted, omitted + _majority_facts_told(found)),
        exclusive=make_share(total(lambda r: r.exclusive), sentences),
        attributed=make_share(attributed, sentences),
        anonymous=make_share(total(lambda r: r.anonymous), attributed),
        hedges=total(lambda r: r.hedges),
        boosters=total(lambda r: r.boosters),
        distancing=total(lambda r: r.distancing),
        loaded=total(lambda r: r.loaded),
        buried=make_share(total(lambda r: r.buried), told),
        numbers_differ=total(lambda r: r.numbers_differ),
        background=make_share(total(lambda r: r.background), sentences),
    )


def _majority_facts_told(found: Iterable[tuple[StoryReport, OutletRow]]) -> int:
    """Count the facts told by at least half of a story's voices, two at least, that the outlet tells as well."""
    count = 0
    for report, row in found:
        for entry in report.findings.coverage:
            articles = {place.article_id for place in entry.prominence}
            count += row.article_id in articles and len(articles) > 1 and entry.share >= 0.5
    return count
