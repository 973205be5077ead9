"""
Who is quoted, how often, with which verbs (B2-B6): the attributions of each article, joined by speaker.

Speakers are joined over the articles of the story: Пєсков, Песков and Peskov are one. Sides are only what the user's
people.toml says.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from crossread.findings import Evidence, SourceUse
from crossread.framing.speakers import join_speakers
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Signal

Names = Mapping[tuple[str, str], str]  # (name as found, language) -> name shown


def name_speakers(view: StoryView) -> dict[tuple[str, str], str]:
    """Return the name each speaker of the story is shown under."""
    mentions = [
        (str(signal.get("speaker")), article.lang, signal.label)
        for article in view.articles.values()
        for found in article.signals.values()
        for signal in found
        if signal.signal == "B2" and signal.get("speaker")
    ]
    return join_speakers(mentions)


def speaker_at(article: ArticleView, signal: Signal, names: Names) -> str:
    """Return who says what *signal* covers: the nearest source of its sentence; "" in the outlet's own voice."""
    sources = [source for source in article.signals_at(signal.index, "B2") if source.get("speaker")]
    if not sources:
        return ""
    nearest = min(sources, key=lambda source: (_gap(source, signal), source.start))
    return shown_name(str(nearest.get("speaker")), article.lang, names)


def shown_name(name: str, lang: str, names: Names) -> str:
    """Return the display name of a speaker as found, or the name itself."""
    return names.get((name, lang), name)


def _gap(a: Signal, b: Signal) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def collect_sources(view: StoryView, names: Names) -> tuple[SourceUse, ...]:
    """
    Return the sources of every article, by article, then most statements, then name.

    A sentence that names a speaker twice is one statement. Words of a quotation go to its speaker, when it has one.
    """
    rows: list[SourceUse] = []
    for article in view.articles.values():
        found = _by_speaker(article, names)
        words = _quoted_words(article, names)
        rows += sorted(
            (_row(article, key, signals, words.get(key[0], 0)) for key, signals in found.items()),
            key=lambda row: (-row.statements, row.speaker, row.type),
        )
    return tuple(rows)


def _by_speaker(article: ArticleView, names: Names) -> dict[tuple[str, str], list[Signal]]:
    found: dict[tuple[str, str], list[Signal]] = {}
    for index in article.positions:
        for signal in article.signals_at(index, "B2"):
            speaker = shown_name(str(signal.get("speaker") or ""), article.lang, names)
            found.setdefault((speaker, signal.label), []).append(signal)
    return found


def _row(article: ArticleView, key: tuple[str, str], signals: Sequence[Signal], words: int) -> SourceUse:
    verbs = Counter(
        (str(signal.get("verb")), str(signal.get("class") or "neutral")) for signal in signals if signal.get("verb")
    )
    sides = sorted({str(signal.get("side")) for signal in signals if signal.get("side")})
    return SourceUse(
        article_id=article.id,
        speaker=key[0],
        type=key[1],  # type: ignore[arg-type] # labels of B2 are SourceType's
        side=", ".join(sides),
        statements=len({signal.index for signal in signals}),
        quoted_words=words,
        verbs=tuple((verb, kind, times) for (verb, kind), times in sorted(verbs.items())),
        evidence=tuple(_evidence(article, signal) for signal in signals),
    )


def _evidence(article: ArticleView, signal: Signal) -> Evidence:
    return article.evidence(signal.index, signal.start, signal.end)


def _quoted_words(article: ArticleView, names: Names) -> dict[str, int]:
    """Return quoted words by speaker."""
    words: Counter[str] = Counter()
    for index in article.positions:
        for quote in article.signals_at(index, "Q"):
            speaker, count = str(quote.get("speaker") or ""), quote.get("words")
            if speaker and isinstance(count, int) and not quote.get("nested"):
                words[shown_name(speaker, article.lang, names)] += count
    return dict(words)
