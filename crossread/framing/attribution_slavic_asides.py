"""
Where the subject of a Ukrainian or Russian verb may stand: beside it, before asides, in the clause it goes on with.
"""

from collections.abc import Iterator
from typing import Final

from crossread.framing.clauses import Sentence, is_preposition
from crossread.framing.lexicon import Hit
from crossread.framing.phrases import skip_prepositional
from crossread.framing.tokens import Token

_JOINERS: Final = frozenset({"і", "й", "та", "и"})
RELATIVES: Final = frozenset(
    {"який", "яка", "яке", "які", "котрий", "который", "чий", "чей", "которая", "которое", "которые"}
)
_PARTED: Final = 2  # tokens before a clause that goes on after an aside
_GOING_ON: Final = frozenset(
    {"а", "але", "і", "й", "та", "однак", "проте", "и", "но", "однако", "зато", "потім", "потом"}
)
_ASIDES: Final = 2  # clauses that may part a subject from its verb


def search_ranges(sentence: Sentence, hit: Hit, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where the subject may stand: after the verb, before it, before what parts them in commas."""
    tokens = sentence.tokens
    parted = first >= _PARTED and _only_circumstances(sentence, first, hit.first)
    if parted:
        yield from _before_aside(sentence, first)
    if first >= _PARTED and (joined := _joined_clause(sentence, hit, first)):
        yield joined  # «губернатор підняв гвардію, а згодом пояснив»
    opens = all(_is_adverbial(token) for token in tokens[first : hit.first])
    ranges = [(hit.last, last), (first, hit.first)] if opens else [(first, hit.first), (hit.last, last)]
    if not opens and (earlier := _verb_before(sentence, hit, first)):
        yield first, earlier  # «Sainsbury's купили мережі і стверджують»: the first verb's subject is the second's
    yield from ranges


def _before_aside(sentence: Sentence, first: int) -> Iterator[tuple[int, int]]:
    """Where the subject stands when commas or dashes part it from its verb's clause, which begins at *first*."""
    tokens = sentence.tokens
    if tokens[first - 1].text == ",":
        yield from reversed(list(_behind_commas(sentence, first)))
    elif tokens[first - 1].text in "–—-":
        dashes = [i for i in range(first - 1) if tokens[i].text in "–—" and sentence.border(i)]
        if dashes and dashes[-1] > 0 and not sentence.border(dashes[-1] - 1):  # «Рада – керівний орган – написала»
            yield sentence.clause(dashes[-1] - 1)[0], dashes[-1]


def _joined_clause(sentence: Sentence, hit: Hit, first: int) -> tuple[int, int] | None:
    """Where the subject stands of a verb that goes on with the clause before: «..., а згодом пояснив»."""
    tokens = sentence.tokens
    inside = tokens[first : hit.first]
    joined = bool(inside) and inside[0].word.form in _GOING_ON and all(_is_adverbial(token) for token in inside)
    if not joined or tokens[first - 1].text != "," or sentence.border(first - 2):
        return None
    start, end = sentence.clause(first - 2)
    verb = next((i for i in range(start + 1, end) if _told_alike(tokens[i], tokens[hit.last - 1])), None)
    return (start, verb) if verb else None


def _told_alike(verb: Token, other: Token) -> bool:
    """Whether two verbs are finite and agree in number, gender and tense."""
    forms = {(reading.number, reading.gender, reading.tense) for reading in other.word.finite}
    return bool(forms & {(reading.number, reading.gender, reading.tense) for reading in verb.word.finite})


def _verb_before(sentence: Sentence, hit: Hit, first: int) -> int:
    """The token of a verb that the reporting verb is joined to by «і»; 0 when there is none."""
    tokens = sentence.tokens
    at = hit.first - 1
    while at > first and "ADVB" in tokens[at].word.pos:
        at -= 1
    if at <= first or tokens[at].word.form not in _JOINERS:
        return 0
    return next((i for i in range(first + 1, at) if _told_alike(tokens[i], tokens[hit.last - 1])), 0)


def _behind_commas(sentence: Sentence, first: int) -> Iterator[tuple[int, int]]:
    """Where the subject stands before the relative clauses and appositions that end at *first*."""
    start = first
    for _ in range(_ASIDES):
        if start < _PARTED or sentence.border(start - 2):
            return
        start, _ = sentence.clause(start - 2)
        if start < _PARTED or sentence.border(start - 2) or not _parts_subject(sentence, start):
            return
        opening = sentence.clause(start - 2)[0]
        if not sentence.has_finite(opening, start - 1):  # else it has a verb of its own
            yield opening, start - 1


def _only_circumstances(sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but adverbs and prepositional phrases stands there: «, з гордістю називав»."""
    at = first
    while at < last:
        if is_preposition(sentence.tokens[at]):
            at = skip_prepositional(sentence, at, last)
        elif _is_adverbial(sentence.tokens[at]) and "CONJ" not in sentence.tokens[at].word.pos:
            at += 1
        else:
            return False
    return True


def _parts_subject(sentence: Sentence, start: int) -> bool:
    """Whether the clause at *start* is a relative one or an apposition: «Умєров, міністр оборони, заявив»."""
    tokens = sentence.tokens
    if tokens[start - 1].text != ",":
        return False
    if any(key in RELATIVES for i in range(start, min(start + 2, len(tokens))) for key in tokens[i].word.keys):
        return True
    end = sentence.clause(start)[1]
    return not sentence.has_finite(start, end)


def _is_adverbial(token: Token) -> bool:
    return bool(token.word.pos & {"ADVB", "CONJ", "PRCL", "PRED"}) or token.word.form in ("як", "как", "це", "этом")
