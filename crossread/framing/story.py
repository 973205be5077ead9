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
from dataclasses import replace

from crossread.config import Settings
from crossread.findings import Exclusive, Findings, NumberComparison, Omission, OutletRow, Prominence
from crossread.framing.background import describe_background
from crossread.framing.coverage import compare_overlap, describe_coverage, find_omissions
from crossread.framing.distinctive import find_distinctive
from crossread.framing.drift import find_drifts
from crossread.framing.exclusives import find_exclusives
from crossread.framing.frame import frame_article
from crossread.framing.headlines import describe_headlines
from crossread.framing.kinship import kin_of
from crossread.framing.labels_story import count_labels
from crossread.framing.ladder import rate_certainty
from crossread.framing.lexicon import Lexicon, load_lexicon
from crossread.framing.losses import compare_losses
from crossread.framing.numbers import compare_numbers
from crossread.framing.sources import collect_sources, name_speakers
from crossread.framing.strongest import rank_findings
from crossread.framing.view import ArticleView, StoryView, view_story
from crossread.records import Matching, PreparedArticle


def describe_story(
    articles: Sequence[PreparedArticle], matching: Matching, settings: Settings, *, lexicon: Lexicon | None = None
) -> Findings:
    """
    Say what each article of one story does with the same facts.

    Does not judge which version is right, and gives no article a score.

    Args:
        articles: The prepared articles of one story, any order.
        matching: Their facts, from `match_story`.
        settings: Uses *to* (language of the translations), *terms* and *people*.
        lexicon: From `load_lexicon`; None loads the one that *settings* names.

    Returns:
        Findings; every tuple is ordered by fact, then article, then position, unless its record says otherwise.

    Raises:
        ConfigError: *terms* or *people* names a file that is wrong.
    """
    lexicon = lexicon or load_lexicon(settings.terms, settings.people)
    ordered = sorted(articles, key=lambda item: item.article.id)
    signals = tuple(signal for prepared in ordered for signal in frame_article(prepared, lexicon))
    view = view_story(ordered, matching, signals)
    names = name_speakers(view)
    kinship = kin_of(view, names, settings.to)
    coverage, omissions = describe_coverage(view, kinship), find_omissions(view, kinship)
    exclusives = find_exclusives(view, kinship)
    numbers, certainty = compare_numbers(view, names), rate_certainty(view, names, kinship)
    headlines, labels = describe_headlines(view, lexicon), count_labels(view)
    found = Findings(
        headlines=headlines,
        coverage=coverage,
        omissions=omissions,
        exclusives=exclusives,
        overlaps=compare_overlap(view),
        numbers=numbers,
        losses=compare_losses(view, names, lexicon.people),
        sources=collect_sources(view, names),
        certainty=certainty,
        drifts=find_drifts(view, names, settings.to, kinship),
        labels=labels,
        distinctive=find_distinctive(view, settings.to),
        background=describe_background(view.articles),
        signals=signals,
    )
    return replace(found, outlets=_count_rows(view, found), strongest=rank_findings(view, found, kinship))


def _count_rows(view: StoryView, found: Findings) -> tuple[OutletRow, ...]:
    buried = [place for entry in found.coverage for place in entry.prominence if place.buried]
    return tuple(
        _count_row(view, article, found.omissions, found.exclusives, found.numbers, buried)
        for article in view.articles.values()
    )


def _count_row(
    view: StoryView,
    article: ArticleView,
    omissions: Sequence[Omission],
    exclusives: Sequence[Exclusive],
    numbers: Sequence[NumberComparison],
    buried: Sequence[Prominence],
) -> OutletRow:
    shared = [fact for fact in view.facts if len(fact.articles()) > 1]
    signals = [signal for found in article.signals.values() for signal in found]
    own = [signal for signal in signals if not signal.get("in_quote")]
    kinds = Counter(signal.signal for signal in own)
    body = {index for index, position in article.positions.items() if position}
    sources = {s.index for s in signals if s.signal == "B2" and s.label != "none"} & body
    anonymous = {s.index for s in signals if s.signal == "B2" and s.label == "anonymous"} & body
    return OutletRow(
        article_id=article.id,
        outlet=article.prepared.article.outlet,
        sentences=article.sentences,
        tokens=sum(article.words.values()),
        facts=sum(1 for fact in shared if view.sentences(fact, article.id)),
        facts_of_story=len(shared),
        omitted=sum(1 for entry in omissions if entry.article_id == article.id and entry.state == "absent"),
        exclusive=sum(1 for entry in exclusives if entry.article_id == article.id),
        attributed=len(sources),
        anonymous=len(anonymous),
        hedges=kinds["C1"],
        boosters=kinds["C2"],
        distancing=kinds["C3"],
        loaded=sum(1 for signal in own if signal.get("charged") and not signal.get("attributed")),
        buried=sum(1 for place in buried if place.article_id == article.id),
        numbers_differ=sum(1 for entry in numbers if entry.relation == "disagree" and _takes_part(entry, article.id)),
        background=len({signal.index for signal in signals if signal.signal == "E5"}),
    )


def _takes_part(entry: NumberComparison, article_id: str) -> bool:
    return any(quantity.evidence.article_id == article_id for quantity in entry.quantities)
