"""
Background (E5): sentences that tell what came before the event, and the words that mark them as such.

    reminder    the outlet repeats what was told: «Нагадаємо», «Ранее», "previously"
    earlier     the sentence lies further back: «торік», «два года назад», "last month", a year before the article's

A marker alone makes no background: "earlier today" is part of the event, "than last year" compares, and what a speaker
recalls inside a quotation is the speaker's. In the lead only a reminder counts: a time there is mostly the event's own.
"""

import re
from collections.abc import Mapping
from typing import Final

from crossread.findings import Background, Place
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.view import ArticleView

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OPENING: Final = 4  # words of a sentence among which a marker that also means "sooner" counts as a reminder
_SOONER: Final = frozenset({"раніше", "ранее", "раньше", "earlier", "background", "справка", "довідка", "before"})
_COMPARED: Final = words(
    "than compared ніж порівняно порівнянні порівнянням чем сравнению сравнении versus vs no not не от від unlike "
    "until from"
)
_SAME: Final = words("today tonight on this in that than monday tuesday wednesday thursday friday saturday sunday "
                     "сьогодні сегодня того ніж чем за від чим обычного звичайного срока терміну "
                     "відомий відома відоме відомі известный известная известное known called")  # fmt: skip
_THIS: Final = words("цьому этой этом this")
_RELATIVE: Final = words("який котрий который who which whose whom where де где that")
_FINITE_PAST: Final = words("was were had did been")
_IN: Final = words("in by since until у в з із до с к back during")


def find_background(sentence: Sentence, place: Place, *, year: int) -> list[Found]:
    """
    Find what marks one body sentence as background; the first marker stands for the sentence.

    Args:
        sentence: The sentence.
        place: Where it stands; a headline is never background.
        year: Year of the article, 0 when unknown: then no year counts as past.

    Returns:
        At most one finding, labelled "reminder" or "earlier".
    """
    if place == "headline":
        return []
    for hit in sentence.hits_of("background"):
        if _marks(sentence, hit, place):
            return [_found(sentence, hit.first, hit.last, hit.entry.cls)]
    if place == "lead":
        return []
    for i, token in enumerate(sentence.tokens):
        if token.kind == "number" and _is_past_year(sentence, i, year):
            return [_found(sentence, max(0, i - 1), i + 1, "earlier")]
    return []


def _found(sentence: Sentence, first: int, last: int, label: str) -> Found:
    return ("E5", *sentence.span(first, last), label, {"in_quote": False})


def _marks(sentence: Sentence, hit: Hit, place: Place) -> bool:
    tokens, form = sentence.tokens, sentence.tokens[hit.first].word.form
    if sentence.quoted[hit.first] or (place == "lead" and hit.entry.cls == "earlier"):
        return False
    before = [token.word.form for token in tokens[max(0, hit.first - 2) : hit.first]]
    after = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    if _COMPARED.intersection(before) or after in ("як", "'s", "’s"):
        return False
    if after in ("на", "в", "у") and {token.word.form for token in tokens[hit.last : hit.last + 3]} & _THIS:
        return False  # «раніше на цьому тижні»
    first, _ = sentence.clause(hit.first)
    if hit.entry.cls == "earlier" and set(tokens[first].word.keys) & _RELATIVE:
        return False  # the time of a thing named beside: «..., який закрили торік»
    if hit.last - hit.first == 1 and form in _SOONER:
        heard = sum(token.kind == "word" for token in tokens[: hit.first])
        return (
            after not in _SAME
            and (heard < _OPENING or tokens[hit.first].kind != "word")
            and not _is_heading(hit, after)
        )
    return True


def _is_heading(hit: Hit, after: str) -> bool:
    """Whether a noun of background («довідка», "background") does not open its text with a colon or stop."""
    return hit.entry.lemma.strip("=") in ("background", "справка", "довідка") and after not in (":", ".", "")


def _is_past_year(sentence: Sentence, at: int, year: int) -> bool:
    """Whether a number is a year before the article's, of which the sentence tells something past."""
    token = sentence.tokens[at]
    before = sentence.tokens[at - 1] if at else None
    if not year or not _YEAR.fullmatch(token.text) or int(token.text) >= year or sentence.quoted[at]:
        return False
    if before is None or before.word.form not in _IN:
        month = sentence.lang != "en" or (before is not None and before.capital)
        followed = at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].word.form in _YEAR_WORDS
        if not (month and followed):
            return False
    return _tells_past(sentence)


_YEAR_WORDS: Final = words("року році роки рік р року. года году год г")


def _tells_past(sentence: Sentence) -> bool:
    """Whether a verb outside quotations is in the past."""
    for i, token in enumerate(sentence.tokens):
        if sentence.quoted[i]:
            continue
        form = token.word.form
        if sentence.lang == "en":
            if (
                form in _FINITE_PAST
                or (form.endswith("ed") and len(form) > 4)
                or _is_irregular_past(token.word.keys, form)
            ):
                return True
        elif any(reading.tense == "past" for reading in token.word.readings) or form.endswith(("но", "то")):
            return True
    return False


def _is_irregular_past(keys: tuple[str, ...], form: str) -> bool:
    """Whether an English form has a lemma other than by its endings: "took", "fell", "became"."""
    return not form.endswith(("s", "ing", "ed")) and any(key not in (form, "=" + form) for key in keys)


def describe_background(articles: Mapping[str, ArticleView]) -> tuple[Background, ...]:
    """Return how much of each article's body is background, and which sentences, by article id."""
    return tuple(_describe(article) for article in articles.values())


def _describe(article: ArticleView) -> Background:
    told = [index for index, place in sorted(article.positions.items(), key=lambda item: item[1]) if place]
    marked = [index for index in told if article.signals_at(index, "E5")]
    return Background(
        article_id=article.id,
        sentences=len(marked),
        of=len(told),
        evidence=tuple(article.evidence(index) for index in marked),
    )
