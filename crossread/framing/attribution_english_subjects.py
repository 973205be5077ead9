"""
Who the subject of an English reporting verb is.

English shows no case, so a subject is cut out by its borders: marks, conjunctions, relative clauses and time words.
"""

from typing import Final

from crossread.findings import SourceType
from crossread.framing.attribution import Memory, Source, resolve
from crossread.framing.attribution_english_words import ADVERBS, DETERMINERS, MODAL, PREPOSITIONS, RAISING, TIMES
from crossread.framing.attribution_kinds import source_of
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words

_STOPS: Final = words(
    "that while but because although though since when after before as if whereas unless until so or than which "
    "who whom whose where why how what whether yet nor once"
)
RELATIVE: Final = frozenset({"who", "which", "that", "whose", "whom", "where"})
_GENDERS: Final = {"he": "masc", "she": "femn"}
_PRONOUNS: Final[dict[str, tuple[SourceType, ...]]] = {
    "he": ("person", "anonymous"), "she": ("person", "anonymous"), "they": (), "it": ("body", "media", "document"),
}  # fmt: skip
_REDUCED: Final = words(
    "taken published released seen obtained shared made posted shot leaked filed signed kept written drawn close near "
    "speaking briefed familiar requesting citing involved responsible working acting privy linked based present"
)
_DESCRIBING: Final = words(
    "unnamed unidentified retired armed united wounded injured displaced elected exiled jailed red so-called captured "
    "leaked experienced detained evacuated freed bearded masked convicted disgraced embattled occupied besieged "
    "released rescued surrounded bereaved intercepted classified declassified combined appointed installed self-styled"
)
_SOME_OF: Final = words("one two three four five some many most several both half dozens hundreds each few")
AUXILIARIES: Final = words(
    "is are was were be been has have had do does did will would can could may might must shall should are"
)


def subject_before(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Cut the subject out of the clause's tokens before the verb."""
    tokens = sentence.tokens
    helpers = ADVERBS | MODAL | {"has", "have", "had", "be", "been"}
    while last > first and (tokens[last - 1].word.form in helpers or tokens[last - 1].word.form.endswith("ly")):
        last -= 1
        if tokens[last].word.form == "to" and last > first and tokens[last - 1].word.form in RAISING:
            last -= 1
    if last > first and tokens[last - 1].word.form in ("he", "she", "they"):
        return last - 1, last
    start = last
    verbs = {i for hit in sentence.hits_of("reporting") for i in range(hit.first, hit.last)}
    while start > first and tokens[start - 1].word.form not in _STOPS | {"and"}:
        start -= 1
        verb = start in verbs and tokens[start].word.form.endswith(("ed", "said", "says")) and start > first
        if verb and not is_reduced(sentence, start) and tokens[start - 1].word.form not in DETERMINERS:
            return None
    relative = tokens[start - 1].word.form if start > first else ""
    if relative == "that" and any(i in verbs for i in range(first, start - 1)):
        relative = ""  # "said that X told": a clause of its own
    if relative in ("which", "that", "whom") and _has_own(sentence, start, last):
        relative = ""  # "a confession in which he accused", "a rumour the owner denied"
    if relative in RELATIVE and start - 1 > first:
        start, last = _antecedent(sentence, first, start - 1)
    elif start > first and tokens[start - 1].word.form == "and" and not sentence.has_finite(first, start - 1):
        wider = start - 1
        while wider > first and tokens[wider - 1].word.form not in _STOPS:
            wider -= 1
        if start < last:
            start = wider
    start, last = _trim_times(sentence, start, last)
    start = _behind_object(sentence, start, last)
    return (start, last) if start < last else None


def _behind_object(sentence: Sentence, start: int, last: int) -> int:
    """Where the subject begins behind what it speaks of: "a claim its rival called propaganda"."""
    tokens = sentence.tokens
    if start >= last or tokens[start].word.form not in ("a", "an", "the"):
        return start
    joints = PREPOSITIONS | ADVERBS | _SOME_OF | DETERMINERS | {"and", "or"}
    for at in range(start + 2, last - 1):
        own = tokens[at].word.form in ("its", "his", "her", "their", "the")
        if own and tokens[at - 1].kind == "word" and tokens[at - 1].word.form not in joints:
            return at
    return start


def _has_own(sentence: Sentence, start: int, last: int) -> bool:
    """Whether a relative clause has a subject of its own: a pronoun or a short noun phrase without a verb."""
    tokens = sentence.tokens
    if not 0 < last - start <= _OWN or sentence.has_finite(start, last):
        return False
    known = any(hit.first == start and hit.last == last for hit in sentence.hits_of("source"))
    return (
        known
        or tokens[start].word.form in _PRONOUNS
        or tokens[start].capital
        or tokens[start].word.form in ("the", "his")
    )


_OWN: Final = 4  # tokens of the subject of a relative clause


def is_reduced(sentence: Sentence, at: int) -> bool:
    """Whether a participle only says which: "people briefed on the matter", "a man accused of", "self-proclaimed"."""
    tokens = sentence.tokens
    if at > 1 and sentence.glued(at - 1):
        return True
    following = tokens[at + 1].word.form if at + 1 < len(tokens) else ""
    if following == "by" and at and tokens[at].word.form.endswith("ed"):
        return True  # "footage verified by the BBC"
    return following in _REDUCED_BY.get(tokens[at].word.form, ())


_REDUCED_BY: Final = {
    "briefed": ("on", "about", "by"), "accused": ("of", "in"), "informed": ("about", "of"), "convicted": ("of",),
    "published": ("in", "by", "on", "last", "this", "yesterday", "online"), "shared": ("on", "by", "online"),
    "posted": ("on", "by", "in", "to", "online"), "released": ("by", "on", "online"), "verified": ("by",),
    "found": ("on", "in", "at", "near", "inside", "among", "under", "to", "guilty", "dead", "alive"),
    "thought": ("to",), "believed": ("to",), "feared": ("to",), "known": ("to", "as", "for"), "expected": ("to",),
    "recovered": ("from", "at", "near", "in"),
    "obtained": ("by", "from"), "compiled": ("by", "from"), "discovered": ("in", "on", "at", "near", "by", "inside"),
    "identified": ("as", "only", "by"), "suspected": ("of",),
    "quoted": ("in", "by"), "cited": ("in", "by"), "named": ("in", "by"), "judged": ("by",),
}  # fmt: skip


def _antecedent(sentence: Sentence, first: int, relative: int) -> tuple[int, int]:
    """The noun phrase before a relative clause: "Two specialists who reviewed footage said"."""
    start = relative
    while start > first and sentence.tokens[start - 1].word.form not in _STOPS | {"and"}:
        start -= 1
    if sentence.has_finite(start, relative):  # "have signed a letter that"
        articles = [i for i in range(start, relative) if sentence.tokens[i].word.form in ("a", "an", "the")]
        start = articles[-1] if articles else start
    return start, relative


def _trim_times(sentence: Sentence, start: int, last: int) -> tuple[int, int]:
    """Take "on Monday", "in an interview" off either end."""
    tokens = sentence.tokens
    for at in range(last - 1, start, -1):
        if tokens[at].word.form in PREPOSITIONS and last - at <= 5:
            if (
                any(k in TIMES for t in tokens[at + 1 : last] for k in (t.word.form,))
                or tokens[at + 1].kind == "number"
            ):
                last = at
        elif tokens[at].word.form.endswith("day") and at == last - 1 and tokens[at].capital and at > start:
            last = at
    while start < last and tokens[start].word.form in PREPOSITIONS | ADVERBS | {"and"}:
        if tokens[start].word.form in ADVERBS | {"and"}:
            start += 1
            continue
        at = start + 1
        while at < last and not (tokens[at].word.form in TIMES or tokens[at].kind == "number"):
            at += 1
        if at >= last:
            at = _behind_place(sentence, start, last) - 1
        if at < start:
            return start, start
        start = at + 1
    return start, last


def _behind_place(sentence: Sentence, start: int, last: int) -> int:
    """Where the subject begins behind an opening "In court papers the company"; 0 when nothing stands behind it."""
    tokens = sentence.tokens
    for at in range(start + 2, last):
        own = tokens[at].word.form in ("the", "a", "an", "his", "her", "its", "their", "he", "she", "they", "it")
        joined = tokens[at - 1].word.form in PREPOSITIONS | {"and", "or"} or tokens[at - 1].kind == "mark"
        if own and not joined:
            return at
    return 0


_NOBODY: Final = words("i we you this that there which who what nobody none one")


def named_source(sentence: Sentence, start: int, last: int, memory: Memory, *, trusted: bool = True) -> Source | None:
    """Say who a phrase that speaks is, a pronoun by whom it stands for; None when it is nobody."""
    tokens = sentence.tokens
    while start < last and tokens[start].kind == "mark":
        start += 1
    if start == last:
        return None
    form = tokens[start].word.form
    if last - start == 1 and form in _PRONOUNS:
        types, gender = _PRONOUNS[form], _GENDERS.get(form, "")
        return resolve(memory, tokens[start].start, tokens[start].end, types=types, gender=gender)
    if last - start == 1 and form in _NOBODY:
        return None
    starts = {found.first for found in sentence.hits_of("reporting")}
    form = tokens[start].word.form
    loose = (form.endswith("ed") and form not in _DESCRIBING) or (
        form.endswith("ing") and (last - start == 1 or start in starts)
    )
    described = any(hit.first in (start + 1, start + 2) for hit in sentence.hits_of("source"))  # "geolocated footage"
    if loose and not tokens[start].capital and not (described and form.endswith("ed")):
        return None  # "saying", "allowed Melrose to": a verb, no subject
    if form in ("none", "nobody", "nothing", "neither", "no"):
        return None  # "none of the banks commented"
    plain = next((i for i in range(start, last) if tokens[i].text == "," or tokens[i].word.form in RELATIVE), last)
    if any(token.word.form in AUXILIARIES for token in tokens[start:plain]) and not tokens[last - 1].capital:
        return None
    return source_of(sentence, Phrase(start, last, head_of(sentence, start, last)), trusted=trusted)


def head_of(sentence: Sentence, start: int, last: int) -> int:
    """The head of an English noun phrase: the last word before a preposition, comma or relative pronoun."""
    tokens = sentence.tokens
    if start + 2 < last and tokens[start].word.form in _SOME_OF and tokens[start + 1].word.form == "of":
        return head_of(sentence, start + 2, last)  # "one of the prisoners"
    for at in range(start + 1, last):
        token = sentence.tokens[at]
        if (at > start + 1 or sentence.tokens[at - 1].word.form not in DETERMINERS) and token.word.form in _REDUCED:
            return at - 1
        if sentence.tokens[at - 1].word.form not in DETERMINERS and _is_participle(sentence, at):
            return at - 1
        if sentence.glued(at - 1):
            continue  # "the Bern-based daily"
        if token.word.form in PREPOSITIONS | RELATIVE or (token.kind == "mark" and token.text in ",("):
            return at - 1
    return last - 1


def _is_participle(sentence: Sentence, at: int) -> bool:
    """Whether a participle behind a noun says more of it: "pensioners queuing outside", "pictures analysed by"."""
    form = sentence.tokens[at].word.form
    following = sentence.tokens[at + 1].word.form if at + 1 < len(sentence.tokens) else ""
    if form.endswith("ing") and len(form) > 5:
        plural = sentence.tokens[at - 1].word.form.endswith("s")
        plural = plural or any(hit.last == at for hit in sentence.hits_of("source"))
        return following in PREPOSITIONS | {"outside", "inside", "up"} or (plural and following in DETERMINERS)
    known = any(hit.last == at for hit in sentence.hits_of("source"))
    read = form == "read" and following in ("out", "aloud", "in")
    return read or (form.endswith("ed") and (following in ("by", "from") or (known and following in PREPOSITIONS)))


def source_after(sentence: Sentence, start: int, memory: Memory, *, trusted: bool = True) -> Source | None:
    """
    Read the source that follows "according to" or an inverted verb: "said Maria Petrova, the mayor".

    Not *trusted*, it must be known to speak: "citing sticky food prices" names nobody.
    """
    tokens = sentence.tokens
    _, last = sentence.clause(start) if start < len(tokens) and not sentence.border(start) else (start, start)
    end = start
    relays = {hit.first for hit in sentence.hits_of("attribution") if hit.first > start}
    reporting = {hit.first for hit in sentence.hits_of("reporting")}
    verbs = {at for at in reporting if tokens[at].word.form.endswith(("ed", "said", "says"))}
    while end < last and tokens[end].word.form not in _STOPS and not _ends_source(sentence, start, end):
        if end in relays or (end > start and end in verbs and not is_reduced(sentence, end)):
            break  # "witnesses cited by Interfax reported"
        end += 1
    if end < last and tokens[end].word.form == "who":
        end = last
    end = _trim_times(sentence, start, end)[1]
    while end > start and (tokens[end - 1].word.form in PREPOSITIONS | ADVERBS or tokens[end - 1].kind == "mark"):
        end -= 1
    return named_source(sentence, start, end, memory, trusted=trusted) if start < end else None


def _ends_source(sentence: Sentence, start: int, at: int) -> bool:
    """A verb or an adverbial ends a source: "according to officials said", "said Petrova in an interview"."""
    form = sentence.tokens[at].word.form
    if at == start:
        return False
    following = [t.word.form for t in sentence.tokens[at + 1 : at + 4]]
    if form in ("on", "in", "at", "by", "during", "to", "from", "after") and (
        any(f in TIMES for f in following)
        or (sentence.tokens[at + 1 : at + 2] and sentence.tokens[at + 1].kind == "number")
    ):
        return True
    return form == "and" and sentence.has_finite(at, min(at + 4, len(sentence.tokens)))
