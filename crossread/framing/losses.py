"""
How each outlet tells the losses of each side (F5): flat, attributed to a source, or without a number.

Counts people killed, wounded, missing or lost whose side the sentence names. An outlet that gives one side's numbers
as its own knowledge and the other's as somebody's claim, or not at all, tells an asymmetry; the finding shows it and
does not weigh it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from crossread.findings import LossTelling, Quantity, SideLosses, Telling
from crossread.framing.number_entries import read_entry
from crossread.framing.sides import ENEMY, side_of, sides_in
from crossread.framing.sources import Names
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Signal

_LOST: Final = frozenset({"killed", "injured", "missing", "losses"})  # happenings of `quantities.context`
_TITLE: Final = 60  # characters before a source's name that may hold its office: «министр обороны РФ»
_NOUNS: Final = frozenset({"dead", "wounded", "injured", "missing", "loss", "casualty", "killed", "death", "body"})


def compare_losses(view: StoryView, names: Names, people: Sequence[Mapping[str, Any]] = ()) -> tuple[SideLosses, ...]:
    """
    Return how each article tells each side's losses.

    Args:
        view: The story with its F1, B2, C3 and Q signals.
        names: Display names of speakers.
        people: The user's persons and bodies with sides.

    Returns:
        Sides by name, each with one telling an article, by article id; empty when the story has one article, or no
        losses of a side that its sentences name.
    """
    if len(view.articles) < 2:
        return ()
    found = {article.id: list(_losses(article, people)) for article in view.articles.values()}
    own = {article.id: own_side(article) for article in view.articles.values()}
    named = {side for losses in found.values() for side, _ in losses} | set(own.values())
    resolved = {
        article.id: [
            (_resolve(side, own_side(article, signal.index), named), signal) for side, signal in found[article.id]
        ]
        for article in view.articles.values()
    }
    sides = sorted({side for losses in resolved.values() for side, _ in losses if side})
    return tuple(
        SideLosses(
            side=side,
            tellings=tuple(
                _tell(article, [signal for known, signal in resolved[article.id] if known == side], names)
                for article in view.articles.values()
            ),
        )
        for side in sides
    )


def _losses(article: ArticleView, people: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Signal]]:
    """Yield (side or `ENEMY`, quantity) of each loss in one article whose side is named."""
    for index in article.positions:
        for signal in article.signals_at(index, "F1"):
            if is_loss(signal) and (side := side_of(article, signal, people)):
                yield side, signal


def is_loss(signal: Signal) -> bool:
    """Whether a quantity counts people killed, wounded, missing or lost."""
    noun = str(signal.get("noun") or "")
    events = str(signal.get("scope") or "").split(", ")
    if signal.get("unit"):
        return False
    return noun in _NOUNS or (bool(signal.get("person")) and events[0] in _LOST)


def own_side(article: ArticleView, index: int | None = None) -> str:
    """
    Return the one side that an article's sources belong to, by the user's people or the words before their names.

    Args:
        article: The article.
        index: A sentence whose own sources, then those of the sentence before, are asked first.

    Returns:
        The side; "" when its sources are of several sides or of none that is named.
    """
    near = [[index], [index - 1]] if index is not None else []
    for sentences in (*near, list(article.positions)):
        sides = {side for at in sentences for side in _sides_of_sources(article, at)}
        if len(sides) == 1:
            return sides.pop()
    return ""


def _sides_of_sources(article: ArticleView, index: int) -> set[str]:
    sides: set[str] = set()
    for source in article.signals_at(index, "B2"):
        own = str(source.get("side") or "")
        segment = article.segments[index]
        end = source.end - segment.start
        described = re.split(r"[.,;:«»]", segment.text[max(0, source.start - segment.start - _TITLE) : end])[-1]
        sides |= {own} if own else sides_in(described, article.lang)
    return sides


def _resolve(side: str, own: str, named: set[str]) -> str:
    """Of an article with sources of one side, "the enemy" is the other side when the story has just two."""
    if side != ENEMY:
        return side
    others = sorted(named - {"", ENEMY, own})
    return others[0] if own and len(others) == 1 else ""


def _tell(article: ArticleView, signals: Sequence[Signal], names: Names) -> LossTelling:
    quantities = tuple(read_entry(article, signal, names).quantity for signal in signals)
    telling: Telling = "absent"
    if signals:
        flat = any(_is_flat(article, signal, quantity) for signal, quantity in zip(signals, quantities, strict=True))
        telling = "flat" if flat else "attributed"
    return LossTelling(article_id=article.id, telling=telling, quantities=quantities)


def _is_flat(article: ArticleView, signal: Signal, quantity: Quantity) -> bool:
    """Whether the outlet says it in its own voice: no source, quotation or distancing word in the sentence."""
    beside = article.signals_at(signal.index, "B2", "C3")
    quoted = any(q.start <= signal.start < q.end for q in article.signals_at(signal.index, "Q"))
    return not beside and not quoted and not quantity.speaker
