"""
Names and forms (D3-D9): what persons, places, the war, deeds and fighters are called, and who is seen to act.

    D3  persons and bodies: title, name, epithet            D7  voice of headline and lead
    D4  names in lower case, against control names          D8  class of the event's verb
    D5  toponyms, «в/на Украине», "the Ukraine"             D9  fighters and civilians
    D6  name of the war
"""

from collections.abc import Iterator, Sequence
from typing import Final

from crossread.findings import Place
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence
from crossread.framing.labels import is_attributive
from crossread.framing.lexicon import Lexicon
from crossread.framing.voice import clause_voice
from crossread.records import Value

LOWER_COUNT: Final = 2  # lower-case names an article needs (D4)
LOWER_SHARE: Final = 0.5  # ... and their share of all such names inside sentences
CONTROL_SHARE: Final = 0.2  # control names in lower case from this share on: the whole text is lower case

_SIGNALS: Final = {"naming": "D3", "toponym": "D5", "event": "D8", "fighters": "D9"}
_WAR_NAMES: Final = (
    ("special operation", ("special", "сво", "smo", "спецопер", "спеціальна", "специальная", "военная операция")),
    ("invasion", ("invasion", "incursion", "вторгнення", "вторжение")),
    ("aggression", ("aggression", "агресі", "агресия", "агресії", "агрес")),
    ("conflict", ("conflict", "конфлікт", "конфликт")),
    ("crisis", ("crisis", "криза", "кризис")),
    ("hostilities", ("hostilities", "бойові дії", "боевые действия")),
    ("war", ("war", "війна", "война")),
)


def find_names(sentence: Sentence) -> list[Found]:
    """Find D3, D5, D6, D8 and D9 of one sentence."""
    found: list[Found] = []
    for hit in sentence.hits:
        entry = hit.entry
        values: dict[str, Value] = {"in_quote": sentence.quoted[hit.first], "lemma": entry.lemma.replace("=", "")}
        span = sentence.span(hit.first, hit.last)
        if signal := _SIGNALS.get(entry.kind):
            if signal == "D8" and not _is_deed(sentence, hit.first):
                continue
            if signal == "D9" and _is_adjective(sentence, hit.last):
                continue
            label = entry.concept if signal == "D3" else "toponym" if signal == "D5" else entry.cls
            found.append((signal, *span, label, {**values, "form": entry.cls, "charged": entry.charged}))
        elif entry.kind == "label" and entry.concept == "country phrase" and not is_attributive(sentence, hit):
            found.append(("D5", *span, "country phrase", {**values, "form": entry.lemma.split()[0].strip("=")}))
        elif entry.kind == "label" and entry.concept == "the war" and entry.cls == "label":
            found.append(("D6", *span, war_name(entry.lemma), {**values, "charged": entry.charged}))
    return found


def war_name(lemma: str) -> str:
    """
    Return which of the names of the war *lemma* is.

    >>> war_name("повномасштабне вторгнення"), war_name("=сво"), war_name("Ukraine conflict")
    ('invasion', 'special operation', 'conflict')
    """
    folded = lemma.lower()
    return next((name for name, parts in _WAR_NAMES if any(part in folded for part in parts)), "war")


def _is_adjective(sentence: Sentence, end: int) -> bool:
    """Whether the word before *end* belongs to a noun behind it: «военной операции» are no fighters."""
    if sentence.lang == "en" or end >= len(sentence.tokens):
        return False
    return "ADJF" in sentence.tokens[end - 1].word.pos and "NOUN" in sentence.tokens[end].word.pos


def _is_deed(sentence: Sentence, at: int) -> bool:
    """Whether the event's word is a verb here: in English not after a determiner or a preposition."""
    token = sentence.tokens[at]
    if sentence.lang != "en":
        return bool(token.word.pos & {"VERB", "INFN", "PRTS", "PRTF", "GRND"})
    before = sentence.tokens[at - 1].word.form if at else ""
    inflected = token.word.form.endswith(("ed", "ing")) or token.word.form in ("hit", "struck", "took", "fled", "fell")
    return inflected and before not in ("a", "an", "the", "of", "in", "by", "from", "after", "to")


def find_voice(sentence: Sentence, text: str, place: Place, lexicon: Lexicon) -> list[Found]:
    """Find D7: the voice of a headline's or lead's main clause; the span is its agent or, failing that, its verb."""
    if place == "body":
        return []
    clause = clause_voice(text, sentence.lang, lexicon)
    if clause.voice == "none":
        return []
    start, end = (
        (clause.agent_start, clause.agent_end) if clause.agent_start >= 0 else (clause.verb_start, clause.verb_end)
    )
    values: dict[str, Value] = {"agent": clause.agent, "verb": clause.verb, "object": clause.object, "place": place}
    return [("D7", sentence.start + start, sentence.start + end, clause.voice, values)]


def find_lower_case(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Found]]:
    """
    Find D4: names that the article writes in lower case against the rules of its language.

    Nothing is found unless at least two such names, and half of all of them, stand in lower case inside sentences,
    while control names do not: a text that has no capitals at all says nothing.

    Yields:
        (position of the sentence in *sentences*, the finding).
    """
    lower: list[tuple[int, Found]] = []
    counts = {"name": [0, 0], "control": [0, 0]}
    for position, sentence in enumerate(sentences):
        for hit in sentence.hits_of("lowercase"):
            if hit.first == 0 and not sentence.tokens[0].text[0].islower():
                continue  # the first word of a sentence has its capital from there
            token = sentence.tokens[hit.first]
            counts[hit.entry.cls][token.text[0].islower()] += 1
            if hit.entry.cls == "name" and token.text[0].islower():
                values: dict[str, Value] = {"in_quote": sentence.quoted[hit.first], "lemma": hit.entry.lemma.strip("=")}
                lower.append((position, ("D4", *sentence.span(hit.first, hit.last), "lower case", values)))
    names, controls = counts["name"], counts["control"]
    if names[1] < LOWER_COUNT or names[1] < LOWER_SHARE * sum(names):
        return
    if controls[1] > CONTROL_SHARE * sum(controls):
        return
    yield from lower
