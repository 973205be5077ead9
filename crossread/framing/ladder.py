"""
How certain each article tells a fact, and what the difference means (C5, B7, C7, C6); how quotations drift (B9).

The level of an article is that of its most prominent mention (headline, then first in the text). Levels come from
`certainty_of`; this module only compares them.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from crossread.findings import Certainty, Evidence, FactCertainty, QuoteDrift
from crossread.framing.certainty import certainty_of
from crossread.framing.quotes import find_quotes
from crossread.framing.sources import Names, shown_name, speaker_at
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact, Signal

GAP: Final = 2  # levels apart from which a gap is listed (C5)
DRIFT: Final = 0.2  # normalised token edit distance from which quotations differ (B9)
MIN_QUOTE: Final = 4  # words a quotation must have to be compared
_SETTING: Final = ("B2", "B6", "C1", "C3", "C6", "C7", "Q")  # signals that set a level


def rate_certainty(view: StoryView, names: Names) -> tuple[FactCertainty, ...]:
    """Return the ladder of every fact, in the order of the facts; a fact of one article has gap 0."""
    return tuple(_rate(view, fact, names) for fact in view.facts)


def _rate(view: StoryView, fact: Fact, names: Names) -> FactCertainty:
    told = [(view.articles[article_id], view.sentences(fact, article_id)) for article_id in fact.articles()]
    levels = tuple(_level(article, indices, names) for article, indices in told if indices)
    values = [entry.level for entry in levels]
    attributed = [entry for entry in levels if 1 <= entry.level <= 3 and entry.speaker]
    return FactCertainty(
        fact_id=fact.id,
        levels=levels,
        gap=max(values) - min(values) if values else 0,
        attribution_conflict=bool(attributed) and 4 in values,
        denial=0 in values and max(values) >= GAP,
        unverified=tuple(_unverified(told)),
    )


def _level(article: ArticleView, indices: Sequence[int], names: Names) -> Certainty:
    index = min(indices, key=lambda i: article.positions[i])
    signals = article.signals_at(index)
    level = certainty_of(signals)
    setting = [signal for signal in signals if signal.signal in _SETTING]
    sources = [signal for signal in setting if signal.signal == "B2" and signal.label != "none"]
    verbs = [signal for signal in setting if signal.signal == "B6"]
    return Certainty(
        article_id=article.id,
        level=level,
        speaker=shown_name(str(sources[0].get("speaker") or ""), article.lang, names) if sources else "",
        verb=verbs[0].text if verbs else "",
        evidence=tuple(article.evidence(s.index, s.start, s.end) for s in setting if s.signal != "Q")
        or (article.evidence(index),),
    )


def _unverified(told: Sequence[tuple[ArticleView, Sequence[int]]]) -> Iterator[Evidence]:
    """Yield statements that the fact could not be verified, in its sentences or right behind them (C6)."""
    for article, indices in told:
        near = sorted({*indices, *(index + 1 for index in indices if index + 1 in article.positions)})
        for index in near:
            for signal in article.signals_at(index, "C6"):
                if signal.label == "verification":
                    yield article.evidence(index, signal.start, signal.end)


def find_drifts(view: StoryView, names: Names, pivot: str) -> tuple[QuoteDrift, ...]:
    """
    Return where one speaker's words on one fact differ between two articles (B9), by fact, then articles.

    Compares translations, so that the machine may be the cause: a reader must see both originals.
    """
    found: list[QuoteDrift] = []
    for fact in view.facts:
        quoted = [
            (article, signal, speaker)
            for article_id in fact.articles()
            for article in (view.articles[article_id],)
            for index in view.sentences(fact, article_id)
            for signal in article.signals_at(index, "Q", "B2")
            if (speaker := _speaker(article, signal, names)) and _is_telling(article, signal)
        ]
        found += _drifts_of(fact, quoted, pivot)
    return tuple(found)


def _speaker(article: ArticleView, signal: Signal, names: Names) -> str:
    name = str(signal.get("speaker") or "")
    return shown_name(name, article.lang, names) if name else speaker_at(article, signal, names)


def _is_telling(article: ArticleView, signal: Signal) -> bool:
    """A quotation long enough, or an attribution in a sentence without one (a paraphrase)."""
    if signal.signal == "Q":
        words = signal.get("words")
        return isinstance(words, int) and words >= MIN_QUOTE
    return not article.signals_at(signal.index, "Q") and signal.label == "person"


def _drifts_of(fact: Fact, told: Sequence[tuple[ArticleView, Signal, str]], pivot: str) -> Iterator[QuoteDrift]:
    seen: set[tuple[str, str, str]] = set()
    for (a, first, speaker), (b, second, other) in combinations(told, 2):
        key = (a.id, b.id, speaker)
        if a.id == b.id or speaker != other or key in seen or "Q" not in (first.signal, second.signal):
            continue
        seen.add(key)
        paraphrase = first.signal != second.signal
        distance = measure_drift(_words(a, first, pivot), _words(b, second, pivot))
        if distance > DRIFT or paraphrase:
            yield QuoteDrift(
                fact_id=fact.id,
                speaker=speaker,
                a=a.evidence(first.index, first.start, first.end) if first.signal == "Q" else a.evidence(first.index),
                b=b.evidence(second.index, second.start, second.end)
                if second.signal == "Q"
                else b.evidence(second.index),
                distance=round(distance, 4),
                paraphrase=paraphrase,
            )


def _words(article: ArticleView, signal: Signal, pivot: str) -> list[str]:
    """The words quoted, in the pivot: the longest quotation of the translated sentence, else all of it."""
    text = article.translations[signal.index]
    if signal.signal == "Q":
        inner = [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, pivot)]
        text = max(inner, key=len, default=text)
    return [word.strip(".,!?;:…\"'«»“”()").lower() for word in text.split()]


def measure_drift(a: Sequence[str], b: Sequence[str]) -> float:
    """
    Return the token edit distance of two quotations over the longer one's length, 0-1.

    Source: Levenshtein distance on words, as `rapidfuzz.distance.Levenshtein` computes it.

    >>> measure_drift(["we", "will", "not", "leave"], ["we", "will", "leave"])
    0.25
    """
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_distance(list(a), list(b)))
