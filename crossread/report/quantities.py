"""
Numbers in words: a value with its qualifier and unit, what it counts, where and when it is said to hold.

The record names counted things, places and times in English; a report in another language quotes the articles instead
where the catalogue has no word.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from crossread.findings import NumberComparison, Quantity
from crossread.report.catalogue import Catalogue
from crossread.report.escape import join_lines
from crossread.report.layout import Layout

_ALMOST: Final = re.compile(r"\W*(?:almost|nearly|close to|майже|почти|без малого)\b", re.IGNORECASE)
_BOTH: Final = re.compile(r"both in (.+), one (?:for a )?(as earlier|part)")
_WORD: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*|[\d–-]+")


def write_quantity(quantity: Quantity, words: Catalogue) -> str:
    """Say a value with its qualifier and unit, without what is counted: `at least 31`, `400 sq m`, `2-3`."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return f"«{join_lines(quantity.evidence.text)}»"
    if quantity.qualifier == "vague":
        return words.say("qualifier.vague", value=f"«{join_lines(quantity.evidence.text)}»")
    if low is not None and high is not None and low != high:
        value = words.say("qualifier.range", low=low, high=high)
    else:
        known = low if low is not None else high
        value = words.number(known) if known is not None else ""
    qualifier: str = quantity.qualifier
    if qualifier == "exact" and low is None:
        qualifier = "up to"
    if qualifier == "exact" and high is None:
        qualifier = "at least"
    if qualifier in ("up to", "about") and _ALMOST.match(quantity.evidence.text):
        qualifier = "almost"
    unit = f" {_unit(quantity, words)}" if quantity.unit else ""
    return words.say(f"qualifier.{qualifier.replace(' ', '-')}", value=value + unit)


def _unit(quantity: Quantity, words: Catalogue) -> str:
    """Name a unit as it stands behind the number; a sign that is the same everywhere ("%", "EUR") as it is."""
    key = f"unit.{quantity.unit.replace(' ', '-')}"
    known = quantity.high if quantity.high is not None else quantity.low
    whole = int(known) if known is not None and known == int(known) else 0
    return words.say(key, n=whole) if key in words.phrases else quantity.unit


def name_counted(what: str, quantities: Sequence[Quantity], layout: Layout, words: Catalogue) -> str:
    """
    Name the counted thing: in English as the record does, in another language by the words of an article.

    Of the articles one in the report's language is quoted first, else one in Ukrainian or Russian.
    """
    if words.lang == "en" or not quantities:
        return what.removesuffix(" (people)")

    def fit(quantity: Quantity) -> tuple[bool, bool, int]:
        lang = layout.by_id[quantity.evidence.article_id].prepared.article.lang
        return lang == words.lang, lang != "en", len(quantity.evidence.text)

    return join_lines(max(quantities, key=fit).evidence.text)


def write_around(quantity: Quantity, words: Catalogue) -> str:
    """
    Say what happened to the counted things, where, when and on whose word; empty when nothing is known.

    Names of places are left out: the record spells Cyrillic ones by letter, and the sentence has them.
    """
    scope = [part for part in re.split(r"[;,] ", quantity.scope) if part and part[0].islower()]
    told = [*(_translate(part, words) for part in scope), _translate(quantity.time, words), quantity.speaker]
    return ", ".join(part for part in told if part)


def _translate(text: str, words: Catalogue) -> str:
    """Put the known words of a scope or a time into the report's language: "Friday evening", "25-26 July"."""

    def known(piece: str) -> str:
        return words.name("scope", piece) if f"scope.{piece.replace(' ', '-')}" in words.phrases else ""

    if words.lang == "en" or not text:
        return text
    pieces = [found[0] for found in _WORD.finditer(text)]
    single = [part for piece in pieces for part in ([piece] if known(piece) else _split(piece, known))]
    return known(text) or " ".join(known(piece) or piece for piece in single)


def _split(piece: str, known: Callable[[str], str]) -> list[str]:
    """Part a run of words into the longest known ones from the left: "Monday so far" into two."""
    parts, rest = [], piece.split(" ")
    while rest:
        size = next((n for n in range(len(rest), 1, -1) if known(" ".join(rest[:n]))), 1)
        parts.append(" ".join(rest[:size]))
        rest = rest[size:]
    return parts


def write_reason(entry: NumberComparison, layout: Layout, words: Catalogue) -> str:
    """Say why numbers compare as they do; of disjoint intervals the values stand beside it."""
    both = _BOTH.fullmatch(entry.reason)
    if both and both[1] in layout.by_id:
        return words.say(f"reason.both-{both[2].split()[-1]}", outlet=layout.outlet_name(both[1]))
    if entry.reason.startswith("published "):
        return words.say("reason.published", days=entry.reason.removeprefix("published "))
    reason, _, values = entry.reason.partition(": ")
    shown = words.name("reason", reason)
    if shown == reason:
        shown = " / ".join(_name_side(side, words) for side in reason.split(" / "))
    return f"{shown}: {values}" if values and reason != "intervals disjoint" else shown


def _name_side(side: str, words: Catalogue) -> str:
    named = words.name("reason", side)
    return _translate(side, words) if named == side else named
