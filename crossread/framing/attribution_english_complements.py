"""
What stands beside an English reporting verb: a clause, a quotation, an object; or the verb stands in a parenthesis.
"""

from itertools import pairwise
from typing import Final

from crossread.framing.attribution_english_words import PREPOSITIONS
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit

_TAIL: Final = 6  # tokens that may follow a parenthetical reporting verb: "told reporters on Monday"


def _calls_so(sentence: Sentence, hit: Hit) -> bool:
    """Whether a verb of calling says what it calls so: "called the attack an act of terror"."""
    if hit.entry.lemma not in ("call", "brand", "label", "dub", "deem", "pronounce", "consider"):
        return False
    if hit.first > 1 and any(
        token.word.form == "what" for token in sentence.tokens[max(0, hit.first - _WHAT) : hit.first]
    ):
        return True  # "what Kyiv called a show trial"
    forms = []
    for token in sentence.tokens[hit.last : hit.last + _AS]:
        if token.kind == "mark" or token.word.form in PREPOSITIONS - {"of"}:
            break
        forms.append(token.word.form)
    judged = forms[-1:] and (forms[-1].endswith(_JUDGEMENTS) or forms[-1] in _JUDGED)
    if judged and _THREE <= len(forms) <= _THREE + 1 and forms[0] in ("the", "its", "his", "her", "their", "this"):
        return True
    return any(form in ("a", "an", "the") for form in forms[1:])


_THREE: Final = 3  # tokens of "the threat premature"
_JUDGEMENTS: Final = ("ous", "ful", "less", "able", "ible", "ive", "ent", "ant", "ic", "ical", "urd", "ated", "iable")
_JUDGED: Final = words("false wrong nonsense unfair lies fake premature")
_WHAT: Final = 5  # tokens between "what" and the verb of calling


def _that_behind_aside(sentence: Sentence, at: int) -> bool:
    """Whether an aside in commas stands between the verb and "that": "reported, without citing sources, that"."""
    tokens = sentence.tokens
    if at >= len(tokens) or tokens[at].text != ",":
        return False
    end = next((i for i in range(at + 1, min(at + _AS, len(tokens) - 1)) if tokens[i].text == ","), 0)
    return bool(end) and tokens[end + 1].word.form == "that"


def _as_saying(sentence: Sentence, hit: Hit) -> bool:
    """Whether "quoted X as saying" cites a clause."""
    forms = [token.word.form for token in sentence.tokens[hit.last : hit.last + _AS]]
    return hit.entry.lemma in ("quote", "cite") and any(
        form == "as" and after.endswith("ing") for form, after in pairwise(forms)
    )


_OBJECT: Final = 2  # tokens behind a verb from which they may be its object and more
_NEVER_INVERTED: Final = words(
    "call brand deem label dub find put list link see hear judge consider praise hail condemn"
)
_NO_ASIDE: Final = words("with despite without because although since after before while")
_SUBORDINATE: Final = words("before after when because until while although though since if unless where")
_AS: Final = 12  # tokens within which "as saying" follows "quoted"


def _to_do(sentence: Sentence, start: int, last: int) -> bool:
    """Whether an object and "to" stand behind the verb: "expects the heat to break"."""
    forms = [token.word.form for token in sentence.tokens[start : min(last, start + _OBJECT_TO)]]
    return "to" in forms[1:]


def orders(sentence: Sentence, start: int) -> bool:
    """Whether one to three words and "to" stand behind "told": an order is no report."""
    forms = [token.word.form for token in sentence.tokens[start : start + _ORDERED]]
    return "to" in forms[1:] and not {"that", ",", "how"} & set(forms[: forms.index("to")])


def is_named_so(sentence: Sentence, hit: Hit) -> bool:
    """Whether "called" says a name and nothing else: "a bun called a "snail", sells out", "a town called Springs"."""
    tokens = sentence.tokens
    before = {token.word.form for token in tokens[max(0, hit.first - _WHAT) : hit.first]}
    if before & {"what", "which", "whom"} or tokens[hit.first].word.form != "called":
        return False
    start = hit.last + (tokens[hit.last].word.form in ("a", "an", "the") if hit.last < len(tokens) else 0)
    inside = [quote for quote in sentence.quotes if start < len(tokens) and quote.start == tokens[start].start]
    if not inside or hit.first == 0 or tokens[hit.first - 1].word.form in ("he", "she", "they", "it"):
        return False
    behind = next((token for token in tokens if token.start >= inside[0].end), None)
    return behind is not None and (behind.text == "," or behind.word.form in ("is", "was", "were", "are", "has"))


_ORDERED: Final = 5  # tokens of who is told and "to"
_OBJECT_TO: Final = 8  # tokens of an object and "to"


def complement_of(sentence: Sentence, hit: Hit, first: int, last: int) -> str:
    """Say what is reported beside the verb: "that", "quote", "parenthetical", "clause", "about" or ""."""
    tokens = sentence.tokens
    if (
        _as_saying(sentence, hit)
        or _calls_so(sentence, hit)
        or (hit.entry.lemma == "call" and tokens[first].word.form == "as")
    ):
        return "that"
    following = [t.word.form for t in tokens[hit.last : hit.last + 4]]
    if hit.entry.lemma in ("identify", "recognise", "recognize") and "as" in [
        t.word.form for t in tokens[hit.last : last]
    ]:
        return "that"
    if (
        _that_behind_aside(sentence, hit.last)
        or "that" in following
        or (following[:1] and following[0] in ("how", "why", "whether", "what", "where"))
    ):
        return "that"
    if last < len(tokens) and (sentence.opaque[last] or tokens[last].text in ':"“'):
        return "quote"
    if hit.first == first > 0 and last + 1 < len(tokens) and tokens[last].text == "," and sentence.opaque[last + 1]:
        return "quote"  # "The verdict, wrote the judge, "rests on a lie""
    if first > 0 and (sentence.opaque[first - 1] or any(sentence.opaque[max(0, first - 2) : first])):
        return "quote"
    if hit.entry.lemma == "expect" and _to_do(sentence, hit.last, last):
        return "that"
    ends = hit.last >= last or tokens[hit.last].kind == "mark"
    if (
        first > 0
        and tokens[first - 1].text == ","
        and tokens[first].word.form not in _NO_ASIDE
        and not any(token.word.form in _SUBORDINATE for token in tokens[first : hit.first])
        and not (hit.first == first and hit.entry.lemma in _NEVER_INVERTED)
        and (ends or (hit.last >= last - _TAIL and sentence.has_finite(0, first)))
    ):
        return "parenthetical"
    if any(f in ("about", "of") for f in following[:1]):
        return "about"
    if sentence.has_finite(hit.last, last):
        return "clause"
    return "object" if last - hit.last > _OBJECT and following[0] not in PREPOSITIONS | {"to"} else ""
