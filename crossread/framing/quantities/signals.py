"""F1 signals of one article: what `crossread frame` prints, and what the comparison within facts starts from."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crossread.framing.quantities.counted import last_plural
from crossread.framing.quantities.find import FoundQuantity, find_quantities
from crossread.framing.quantities.names import name_counted
from crossread.framing.quantities.tokens import cut
from crossread.records import Article, Segment, Signal, pack_values

# Sentences whose number counts what the sentence before spoke of: "There were six."
_COUNTS_BACK: Final = {
    "en": re.compile(r"\b(?:there|they) (?:were|are)\b", re.IGNORECASE),
    "uk": re.compile(r"\bїх(?:ніх)?\b.{0,20}\b(?:було|є|стало|лишилося|залишилося)\b|\bбуло їх\b", re.IGNORECASE),
    "ru": re.compile(r"\bих\b.{0,20}\b(?:было|стало|осталось)\b|\bбыло их\b", re.IGNORECASE),
}
_REACH: Final = 1  # sentences over which "there were nine" still means what was counted last


def quantity_signals(article: Article, segments: Sequence[Segment]) -> tuple[Signal, ...]:
    """
    Find the quantities of *segments* of *article* (F1).

    Args:
        article: The article, whose text the offsets point into.
        segments: Its sentences, in text order; boilerplate is left out.

    Returns:
        Signals by position. Label: the counted thing in English. Values: *low*, *high* (None: open), *qualifier*,
        *unit*, *scope* (what happened to the counted things), *time*, *place* (kinds of
        place named), *where* (names of places), *ratio* (the
        thing of a proportion), *narrow*, *noun* (singular, English; the original's dictionary form when no English name
        is known), *person*.
    """
    return tuple(_signals(article, segments))


def _signals(article: Article, segments: Sequence[Segment]) -> Iterator[Signal]:
    antecedent, age, before = "", 0, ""
    for segment in segments:
        if segment.role == "boilerplate":
            continue
        known = antecedent if age <= _REACH else ""
        if not known and before and _COUNTS_BACK[segment.lang].search(segment.text):
            noun = last_plural(cut(before), segment.lang)
            known = noun.name if noun else ""
        found = find_quantities(segment.text, segment.lang, antecedent=known)
        for quantity in found:
            yield _signal(article, segment, quantity)
            if not quantity.unit and quantity.what:
                antecedent, age = quantity.what, 0
        age, before = age + 1, segment.text


def _signal(article: Article, segment: Segment, quantity: FoundQuantity) -> Signal:
    start, end = segment.start + quantity.start, segment.start + quantity.end
    return Signal(
        signal="F1",
        article_id=article.id,
        index=segment.index,
        start=start,
        end=end,
        text=article.text[start:end],
        label=name_counted(quantity.what, quantity.unit, person=quantity.person),
        values=pack_values(
            {
                "low": _plain(quantity.low),
                "high": _plain(quantity.high),
                "qualifier": quantity.qualifier,
                "unit": quantity.unit,
                "scope": ", ".join(quantity.events),
                "time": quantity.time,
                "ratio": quantity.ratio,
                "narrow": quantity.narrow,
                "inferred": quantity.inferred,
                "place": ", ".join(sorted(quantity.levels)),
                "where": ", ".join(quantity.places),
                "noun": quantity.what,
                "person": quantity.person,
            }
        ),
    )


def _plain(value: float | None) -> int | float | None:
    """Return whole numbers as int, so that JSON shows 600 and not 600.0."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 4)
