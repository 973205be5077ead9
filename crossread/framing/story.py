"""
All findings of one story: `describe_story` puts the families together.

    1 signals       of each article, on the original text
    2 view          articles, facts and signals laid out
    3 families      headlines, coverage, numbers, sources, certainty, labels, distinctive words
    4 rows          counts of each article; the strongest findings

Each family is one module and knows nothing of the others; what one needs of another is handed to it here.
"""

from collections import Counter
from collections.abc import Sequence

from crossread.config import Settings
from crossread.findings import Exclusive, Findings, NumberComparison, Omission, OutletRow
from crossread.framing.coverage import compare_overlap, describe_coverage, find_exclusives, find_omissions
from crossread.framing.distinctive import find_distinctive
from crossread.framing.view import ArticleView, StoryView, view_story
from crossread.records import Matching, PreparedArticle, Signal


def describe_story(articles: Sequence[PreparedArticle], matching: Matching, settings: Settings) -> Findings:
    """
    Say what each article of one story does with the same facts.

    Does not judge which version is right, and gives no article a score.

    Args:
        articles: The prepared articles of one story, any order.
        matching: Their facts, from `match_story`.
        settings: Uses *to* (language of the translations), *terms* and *people*.

    Returns:
        Findings; every tuple is ordered by fact, then article, then position, unless its record says otherwise.
    """
    signals: tuple[Signal, ...] = ()
    view = view_story(articles, matching, signals)
    coverage = describe_coverage(view)
    omissions = find_omissions(view)
    exclusives = find_exclusives(view)
    buried = Counter(place.article_id for entry in coverage for place in entry.prominence if place.buried)
    return Findings(
        coverage=coverage,
        omissions=omissions,
        exclusives=exclusives,
        overlaps=compare_overlap(view),
        distinctive=find_distinctive(view, settings.to),
        outlets=tuple(
            _count_row(view, article, omissions, exclusives, (), buried[article.id])
            for article in view.articles.values()
        ),
        signals=signals,
    )


def _count_row(
    view: StoryView,
    article: ArticleView,
    omissions: Sequence[Omission],
    exclusives: Sequence[Exclusive],
    numbers: Sequence[NumberComparison],
    buried: int,
) -> OutletRow:
    shared = [fact for fact in view.facts if len(fact.articles()) > 1]
    kinds = Counter(signal.signal for found in article.signals.values() for signal in found)
    sources = {
        index: {str(signal.label) for signal in found if signal.signal == "B2" and signal.label != "none"}
        for index, found in article.signals.items()
    }
    return OutletRow(
        article_id=article.id,
        outlet=article.prepared.article.outlet,
        sentences=article.sentences,
        tokens=sum(article.words.values()),
        facts=sum(1 for fact in shared if view.sentences(fact, article.id)),
        facts_of_story=len(shared),
        omitted=sum(1 for entry in omissions if entry.article_id == article.id and entry.state == "absent"),
        exclusive=sum(1 for entry in exclusives if entry.article_id == article.id),
        attributed=sum(1 for labels in sources.values() if labels),
        anonymous=sum(1 for labels in sources.values() if "anonymous" in labels),
        hedges=kinds["C1"],
        boosters=kinds["C2"],
        distancing=kinds["C3"],
        loaded=0,
        buried=buried,
        numbers_differ=sum(
            1
            for entry in numbers
            if entry.relation == "disagree" and any(q.evidence.article_id == article.id for q in entry.quantities)
        ),
    )
