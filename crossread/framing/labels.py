"""
Words that label (D1, D2): concepts and the words an outlet has for them, its own apart from quoted ones.
"""

from typing import Final

from crossread.findings import Place
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.records import Value

_LABOUR: Final = words(
    "docker worker union walkout striker employee labour labor wage pay stoppage picket crew pilot miner teacher "
    "ryanair airline strikers nurse"
)
_PLACES_BEFORE: Final = words("in near at to from around outside через під біля в у из под во")


def find_labels(sentence: Sentence, place: Place, *, labour: bool) -> list[Found]:
    """
    Find the labels of one sentence.

    Args:
        sentence: The sentence.
        place: Where it stands: headline, lead or body.
        labour: Whether the article is about a labour dispute ("strike" is then no attack).
    """
    found: list[Found] = []
    for hit in sentence.hits_of("label"):
        if not _meant(sentence, hit, labour=labour):
            continue
        start, end = sentence.span(hit.first, hit.last)
        values: dict[str, Value] = {
            "charged": hit.entry.charged,
            "form": " ".join(token.text for token in sentence.tokens[hit.first : hit.last]),
            "in_quote": sentence.quoted[hit.first],
            "lemma": hit.entry.lemma.replace("=", ""),
            "place": place,
        }
        if hit.entry.source:
            values["source"] = hit.entry.source
        found.append(("D1", start, end, hit.entry.concept, values))
    return found


def is_labour(sentences: tuple[Sentence, ...]) -> bool:
    """Whether an English article tells of a labour dispute: two different words of that field."""
    seen = {key for s in sentences if s.lang == "en" for t in s.tokens for key in t.word.keys if key in _LABOUR}
    return len(seen) >= 2


def _meant(sentence: Sentence, hit: Hit, *, labour: bool) -> bool:
    """Whether the words mean the concept here."""
    tokens = sentence.tokens
    if hit.entry.lang == "en":
        if labour and hit.entry.lemma in ("strike", "hit", "assault"):
            return False
        before = tokens[hit.first - 1].word.form if hit.first else ""
        if hit.entry.lemma in ("strike", "hit", "attack", "shell", "raid") and before == "to":
            return False
    return True
