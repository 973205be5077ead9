"""The labels of a story, counted by article and wording (D1-D6, D8, D9): own voice, indirect speech, quotations."""

from collections.abc import Sequence
from typing import Final

from crossread.findings import LabelUse, Place
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Signal

SIGNALS: Final = ("D1", "D3", "D4", "D5", "D6", "D8", "D9")
_ORDER: Final[dict[Place, int]] = {"headline": 0, "lead": 1, "body": 2}


def count_labels(view: StoryView) -> tuple[LabelUse, ...]:
    """Return every wording every article uses, by signal, concept, article, then most uses, then wording."""
    rows: list[LabelUse] = []
    for article in view.articles.values():
        found: dict[tuple[str, str, str], list[Signal]] = {}
        for index in article.positions:
            for signal in article.signals_at(index, *SIGNALS):
                if signal.label == "capital" and article.lang != "en":
                    continue  # Kyiv or Kiev is a choice in English alone
                found.setdefault((signal.signal, signal.label, _wording(signal)), []).append(signal)
        rows += [_row(article, key, signals) for key, signals in found.items()]
    return tuple(sorted(rows, key=lambda r: (r.signal, r.concept, r.article_id, -(r.own_voice + r.quoted), r.label)))


def _wording(signal: Signal) -> str:
    """The wording shown: the lexicon's lemma where it has one, its possessive with it, else the form found."""
    lemma = str(signal.get("lemma") or "").replace("’", "'").removesuffix("'s")
    lemma = lemma.removeprefix("the ") if signal.label.endswith("government") else lemma
    return lemma if signal.signal == "D1" and lemma else signal.text


def _row(article: ArticleView, key: tuple[str, str, str], signals: Sequence[Signal]) -> LabelUse:
    signals = sorted(signals, key=lambda signal: (_distance(signal), signal.start))
    quoted, attributed = (sum(1 for signal in signals if _distance(signal) == held) for held in (2, 1))
    places = {_place(article, signal) for signal in signals}
    return LabelUse(
        signal=key[0],
        concept=key[1],
        label=key[2],
        article_id=article.id,
        own_voice=len(signals) - quoted - attributed,
        quoted=quoted,
        attributed=attributed,
        places=tuple(sorted(places, key=lambda place: _ORDER[place])),
        charged=any(bool(signal.get("charged")) for signal in signals),
        source=next((str(signal.get("source")) for signal in signals if signal.get("source")), ""),
        evidence=tuple(article.evidence(signal.index, signal.start, signal.end) for signal in signals),
    )


def _distance(signal: Signal) -> int:
    """How far a word stands from the outlet's own voice: 0 its own, 1 in indirect speech, 2 in quotation marks."""
    return 2 if signal.get("in_quote") else 1 if signal.get("attributed") else 0


def _place(article: ArticleView, signal: Signal) -> Place:
    position = article.positions[signal.index]
    return "headline" if position == 0 else "lead" if position <= 2 else "body"
