"""
How one speaker's words drift from article to article (B9): quotations of one fact, compared word by word.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from crossread.findings import QuoteDrift
from crossread.framing.kinship import Kinship
from crossread.framing.pairing import Pairing, pair_sentences
from crossread.framing.quotes import find_quotes, without_insertions
from crossread.framing.sources import Names, shown_name
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Fact, Signal

DRIFT: Final = 0.2  # normalised token edit distance from which quotations differ (B9)
MIN_QUOTE: Final = 4  # words a quotation must have to be compared
FARTHEST: Final = 0.85  # distance up to which a sentence may put the quotation in other words, not tell something else
LONG_QUOTE: Final = 6  # ... to be set against a paraphrase


def find_drifts(view: StoryView, names: Names, pivot: str, kinship: Kinship | None = None) -> tuple[QuoteDrift, ...]:
    """
    Return where one speaker's words on one fact differ between two articles (B9), by fact, then articles.

    Only sentences that matching set side by side, and that have a word in common (*kinship*), are compared.
    Compares translations, so that the machine may be the cause: a reader must see both originals.
    """
    found: list[QuoteDrift] = []
    seen: set[tuple[str, int, str, int]] = set()
    for fact in view.facts:
        quoted = [
            (article, signal, speaker)
            for article_id in fact.articles()
            for article in (view.articles[article_id],)
            for index in view.sentences(fact, article_id)
            for signal in article.signals_at(index, "Q", "B2")
            if (speaker := _speaker(article, signal, names)) and _is_telling(article, signal)
        ]
        pairing = pair_sentences(view, fact, kinship)
        for drift in _drifts_of(fact, quoted, pivot, pairing):
            key = (drift.a.article_id, drift.a.start, drift.b.article_id, drift.b.start)
            if key not in seen:
                seen.add(key)
                found.append(drift)
    return tuple(found)


def _speaker(article: ArticleView, signal: Signal, names: Names) -> str:
    name = str(signal.get("speaker") or "")  # a quotation without a speaker is compared with nothing
    return shown_name(name, article.lang, names) if name else ""


def _is_telling(article: ArticleView, signal: Signal) -> bool:
    """A quotation long enough, or an attribution in a sentence without one (a paraphrase)."""
    if signal.signal == "Q":
        return _length(signal) >= MIN_QUOTE
    return not article.signals_at(signal.index, "Q") and signal.label == "person"


def _drifts_of(
    fact: Fact, told: Sequence[tuple[ArticleView, Signal, str]], pivot: str, pairing: Pairing
) -> Iterator[QuoteDrift]:
    seen: set[tuple[str, str, str]] = set()
    for (a, first, speaker), (b, second, other) in combinations(told, 2):
        key = (a.id, b.id, speaker)
        if a.id == b.id or speaker != other or key in seen or "Q" not in (first.signal, second.signal):
            continue
        if not pairing.holds((a.id, first.index), (b.id, second.index)):
            continue
        seen.add(key)
        paraphrase = first.signal != second.signal
        if paraphrase and min(_length(s) for s in (first, second) if s.signal == "Q") < LONG_QUOTE:
            continue
        if a.lang == b.lang and not paraphrase:  # the originals themselves: no machine between them
            distance = measure_drift(*(without_insertions(signal.text).lower().split() for signal in (first, second)))
        else:
            distance = measure_drift(_words(a, first, pivot), _words(b, second, pivot))
        if (distance > DRIFT and not paraphrase) or (paraphrase and distance <= FARTHEST):
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


def _length(signal: Signal) -> int:
    words = signal.get("words")
    return words if isinstance(words, int) else 0


def _words(article: ArticleView, signal: Signal, pivot: str) -> list[str]:
    """The words quoted, in the pivot: the longest quotation of the translated sentence, else all of it."""
    text = article.translations[signal.index]
    if signal.signal == "Q":
        inner = [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, pivot)]
        text = max(inner, key=len, default=text)
    return [word.strip(".,!?;:…\"'«»“”()").lower() for word in without_insertions(text).split()]


def measure_drift(a: Sequence[str], b: Sequence[str]) -> float:
    """
    Return the token edit distance of two quotations over the longer one's length, 0-1.

    Source: Levenshtein distance on words, as `rapidfuzz.distance.Levenshtein` computes it.

    >>> measure_drift(["we", "will", "not", "leave"], ["we", "will", "leave"])
    0.25
    """
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_distance(list(a), list(b)))
