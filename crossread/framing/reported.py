"""
What stands in indirect speech: the words that an article gives as somebody's without quotation marks.

    "The ministry said the terrorists had fled"      behind the verb
    «Окупанти відійшли, повідомив мер»               before source and verb
    «Боевики, по его мнению, пытались отступить»     around the phrase that names the source

A charged word there is chosen by the outlet or repeated after the source: nobody can tell, so it is no word of the
outlet's own voice, and no quotation either. The source's own name stands outside: «окупаційна влада заявила».
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crossread.framing.attribution import Attribution
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence

LABELS: Final = frozenset({"D1", "D3", "D6", "D8", "D9"})
_WORDS: Final = 2  # words that a statement before its source has at least
_JOINTS: Final = re.compile(r";\s|,\s(?:while|whereas|тоді як|тогда как|в то время как|у той час як)\s", re.IGNORECASE)
_THAT: Final = re.compile(r"[\s,]*(?:that|що|что|щоб|чтобы|як|как|ніби\w*|нібито|будто|якобы|начебто)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"[,–—-]\s*\Z")
_RELATIVE: Final = re.compile(r"(?:who|which|that|як(?:ий|а|е|і)|котор(?:ый|ая|ое|ые)|що|что)\Z", re.IGNORECASE)


def mark_reported(sentence: Sentence, attributions: Sequence[Attribution], found: Sequence[Found]) -> None:
    """Set `attributed` on the labels of one sentence that stand in indirect speech and in no quotation."""
    if not attributions:
        return
    spans = [span for attribution in attributions for span in _scopes(sentence, attribution)]
    sources = [(a.source.start, a.source.end) for a in attributions]
    for signal, start, end, label, values in found:
        if signal not in LABELS or values.get("in_quote") or _is_spelling(label, str(values.get("form"))):
            continue
        named = any(a <= start and end <= b for a, b in sources)
        if not named and any(a <= start and end <= b for a, b in spans):
            values["attributed"] = True


def _is_spelling(label: str, form: str) -> bool:
    """Whether the choice is one of spelling, which is the outlet's wherever it stands: «на Украине», «росія»."""
    return label == "country phrase" or (label in _NAMES and form.islower() and " " not in form)


_NAMES: Final = frozenset({"Russian government", "Russia as place of law", "Putin", "capital"})


def _scopes(sentence: Sentence, found: Attribution) -> Iterator[tuple[int, int]]:
    """Yield the offsets of what *found* reports: behind it, before it, or both."""
    start, end = min(found.source.start, found.verb_start), max(found.source.end, found.verb_end)
    first, last = _part(sentence, start, end)
    before, behind = _text(sentence, first, start), _text(sentence, end, last)
    if found.manner != "verb":
        yield first, start
        yield end, last
    elif _RELATIVE.search(_text(sentence, found.source.start, found.source.end)):
        yield end, sentence.span(*sentence.clause(found.first))[1]  # "who called them terrorists, left"
    elif _BEFORE.search(before) and len(before.split()) >= _WORDS and not _THAT.match(behind):
        yield first, start
        if behind.lstrip()[:1] in (",", "–", "—"):
            yield end, last
    else:
        yield end, last


def _part(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence between semicolons and "while" that an attribution stands in."""
    text = _text(sentence, sentence.start, sentence.end)
    cuts = [sentence.start + found.start() for found in _JOINTS.finditer(text)]
    first = max((cut for cut in cuts if cut <= start), default=sentence.start)
    return first, min((cut for cut in cuts if cut >= end), default=sentence.end)


def _text(sentence: Sentence, start: int, end: int) -> str:
    """The tokens between two offsets, each at its own offset from *start*."""
    text = ""
    for token in sentence.tokens:
        if start <= token.start and token.end <= end:
            text = text.ljust(token.start - start) + token.text
    return text.ljust(max(0, end - start))
