"""
Attribution in English: "X said", "said X", "X told reporters", "according to X", "he added", "X was quoted as saying".

English shows no case, so a subject is cut out by its borders: marks, conjunctions, relative clauses and time words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.findings import SourceType
from crossread.framing.attribution import Attribution, Memory, Source, make_attribution, resolve, source_of
from crossread.framing.attribution_open import open_hits
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit

_BEING: Final = words("be been being is are was were 's ’s")
_TAG_TOKENS: Final = 10  # a source before a colon ends within so many tokens
_TAIL: Final = 6  # tokens that may follow a parenthetical reporting verb: "told reporters on Monday"
_STOPS: Final = words(
    "that while but because although though since when after before as if whereas unless until so or than which "
    "who whom whose where why how what whether yet nor once"
)
_RELATIVE: Final = frozenset({"who", "which", "that", "whose", "whom", "where"})
_ADVERBS: Final = words(
    "also later then earlier now meanwhile separately however still again already just only further previously "
    "repeatedly often even once today yesterday tomorrow tonight recently afterwards therefore thus instead both "
    "all officially publicly immediately initially subsequently reportedly additionally quickly simply always "
    "never previously originally explicitly openly merely cynically falsely brazenly shamelessly not n't n’t"
)
_TIMES: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning afternoon evening night day week month year hours minutes dawn "
    "midnight noon interview statement briefing post video address conference telegram facebook twitter x "
    "television speech message comment remarks phone email parliament summit meeting time"
)
_PREPOSITIONS: Final = words(
    "on in at by during for to from with about of over into near under through via after before against amid "
    "across between among without within"
)
_PRONOUNS: Final[dict[str, tuple[SourceType, ...]]] = {
    "he": ("person",), "she": ("person",), "they": (), "it": ("body", "media", "document"),
}  # fmt: skip
_DETERMINERS: Final = words(
    "the a an his her its their our my this these those any no such some many other further latest new recent "
    "earlier various several fresh false russian ukrainian official conflicting initial unconfirmed repeated"
)
_MODAL: Final = words("will would can could may might must should to shall did does do")
_NOMINAL: Final = words(
    "report claim note state answer comment post warning statement boast threat demand promise accuse blame lie "
    "cry question challenge dispute estimate record list number count offer quote hope fear show rule appeal joke "
    "call pledge vow hint guess read feel find protest relay brief relate mention address lament praise rage rail "
    "crow thunder spin concern bark snap mock hail judge fume forecast reply remark"
)
_REDUCED: Final = words(
    "taken published released seen obtained shared made posted shot leaked filed signed kept written drawn close near"
)
_GENERIC_VERBS: Final = words(
    "cite attribute link show put count find report list record register indicate estimate reveal see describe"
)
_REQUESTS: Final = words(
    "lawsuit appeal bid offer request proposal motion plan deal application complaint petition bill"
)
_TELLING: Final = words("put count report estimate describe")
_NUMBERS: Final = words(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands"
)
_BARE_CLAUSE: Final = words(
    "think believe hope fear suspect expect argue conclude predict note suggest assume find agree reckon guess "
    "maintain feel"
)
_AUXILIARIES: Final = words(
    "is are was were be been has have had do does did will would can could may might must shall should are"
)


def attributions(sentence: Sentence, memory: Memory) -> tuple[Attribution, ...]:
    """Find every attribution of an English sentence, in text order; new speakers go into *memory*."""
    found: list[Attribution] = []
    for hit in sentence.hits_of("attribution"):
        if sentence.opaque[hit.first] or hit.last >= len(sentence.tokens):
            continue
        if source := _source_after(sentence, hit.last, memory):
            found.append(make_attribution(sentence, hit, source, ""))
            memory.add(source)
    covered = {
        i
        for i, token in enumerate(sentence.tokens)
        if any(a.first <= i < a.last or a.source.start <= token.start < a.source.end for a in found)
    }
    for hit in (*sentence.hits_of("reporting"), *open_hits(sentence)):
        if covered & set(range(hit.first, hit.last)) or sentence.opaque[hit.first]:
            continue
        if attribution := _by_verb(sentence, hit, memory) or _shared(sentence, hit, found):
            found.append(attribution)
            memory.add(attribution.source)
    found.extend(_by_colon(sentence, found))
    return tuple(sorted(found, key=lambda a: (a.verb_start, a.source.start)))


def _shared(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """A second verb of the same speaker: "rejected the claim and said", "denied it, saying"."""
    tokens = sentence.tokens
    before = [a for a in found if a.manner == "verb" and a.last <= hit.first and a.source.type != "none"]
    if not before or hit.entry.need == "none" or not hit.first:
        return None
    first, last = sentence.clause(hit.first)
    form, previous = tokens[hit.first].word.form, tokens[hit.first - 1].word.form
    complement = _complement(sentence, hit, first, last)
    plain = hit.entry.need == "" and hit.last < last
    gerund = form.endswith("ing") and previous == "," and (plain or complement in ("that", "quote"))
    second = (
        form.endswith(("ed", "s", "id", "ld"))
        and previous in ("and", "but")
        and complement in ("that", "quote", "clause")
    )
    if not gerund and not second:
        return None
    text = " ".join(token.text for token in tokens[hit.first : hit.last])
    return replace(make_attribution(sentence, hit, before[-1].source, text), shared=True)


def _by_colon(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Peskov: no talks planned": a source before a colon at the sentence's start."""
    tokens = sentence.tokens
    colon = next((i for i, token in enumerate(tokens[:_TAG_TOKENS]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(tokens) or any(a.source.start < tokens[colon].start for a in found):
        return
    if sentence.opaque[0] or any(sentence.border(i) for i in range(colon)) or sentence.has_finite(0, colon):
        return
    quoted = tokens[colon + 1].text in "\"“‘'"
    capitals = all(t.capital or t.word.form in ("of", "the", "for", "'s") for t in tokens[:colon])
    source = source_of(sentence, Phrase(0, colon, head_of(sentence, 0, colon)), trusted=quoted)
    if source and source.type in ("person", "body", "media", "anonymous") and (quoted or capitals):
        start, end = sentence.span(0, colon)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end, first=0, last=0
        )


def _by_verb(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    tokens = sentence.tokens
    verb = hit.first
    if not _is_verb_here(sentence, hit):
        return None
    first, last = sentence.clause(verb)
    complement = _complement(sentence, hit, first, last)
    if hit.entry.need == "none":
        return _impersonal(sentence, hit)
    if hit.entry.need == "clause" and not _reports(hit, complement):
        return None
    negated = any(t.word.form in ("not", "n't", "n’t", "never") for t in tokens[max(first, hit.first - 2) : hit.first])
    if negated and hit.entry.cls != "denial":
        return None
    words = " ".join(t.text for t in tokens[hit.first : hit.last])
    source = _subject(sentence, hit, first, memory, complement)
    if source is None:
        return None
    bare = hit.entry.need == "clause" and complement not in ("that", "quote", "parenthetical")
    if bare and hit.entry.lemma in _GENERIC_VERBS and not _may_show(sentence, hit, source, complement):
        return None
    if hit.entry.need == "open" and source.type not in ("person", "media", "anonymous", "body"):
        return None
    if hit.entry.need == "source" and source.type in ("none", "document"):
        return None
    if hit.entry.need == "source" and any(_REQUESTS & set(t.word.keys) for t in tokens[hit.last : hit.last + 6]):
        return None  # a court that rejects an appeal denies nothing
    return make_attribution(sentence, hit, source, words, negated=negated)


def _impersonal(sentence: Sentence, hit: Hit) -> Attribution:
    """ "It was announced", "are said to": a source that is missing (B8)."""
    start, end = sentence.span(hit.first, hit.last)
    last = hit.last - (sentence.tokens[hit.last - 1].word.form == "to")
    end = sentence.span(hit.first, last)[1]
    source = Source(start=start, end=end, type="none", name="", pronoun=True)
    words_ = " ".join(token.text for token in sentence.tokens[hit.first : last])
    return replace(make_attribution(sentence, hit, source, words_), verb_end=end)


def _reports(hit: Hit, complement: str) -> bool:
    """Whether a verb that does not always report does so here: by its clause, or by a number it gives."""
    if complement in ("that", "quote", "parenthetical"):
        return True
    if hit.entry.lemma in _GENERIC_VERBS:
        return True  # `_may_show` asks more, once the subject is known
    return complement == "clause" and hit.entry.lemma in _BARE_CLAUSE


def _is_verb_here(sentence: Sentence, hit: Hit) -> bool:
    """Whether the hit is a finite verb: not after a determiner, a preposition or "to", not an "-ing" form alone."""
    tokens, at = sentence.tokens, hit.first
    form = tokens[at].word.form
    before = tokens[at - 1].word.form if at else ""
    back = at - 1
    while back > 0 and (tokens[back].word.form.endswith("ly") or tokens[back].word.form in _ADVERBS):
        back -= 1
    if back >= 0 and tokens[back].word.form in _BEING and hit.entry.need != "none":
        return False  # "could not be independently verified"
    if (before in _MODAL and before not in ("did", "does", "do")) or before in (
        "be",
        "been",
        "being",
        "'s",
        "’s",
        "is",
        "are",
        "was",
        "were",
    ):
        return bool(hit.last - hit.first > 1 and form in ("was", "were", "is", "are"))
    if before in _PREPOSITIONS or (before in _DETERMINERS and form not in ("said", "told", "says")):
        return False
    if form.endswith("ing"):
        return False
    if hit.entry.need == "none":
        return True
    if hit.last < len(tokens) and tokens[hit.last].word.form in ("by", "made"):
        return False  # "people reported by", "claims made"
    if before in ("had",) and sentence.clause(at)[0] < at - 2 and _inside_that(sentence, at):
        return False
    lemma = hit.entry.lemma.split()[0]
    if lemma in _NOMINAL and form in (lemma, lemma + "s") and _noun_here(sentence, hit, before):
        return False
    if form == lemma and any(other.last == at for other in sentence.hits_of("reporting")):
        return False  # "Moscow rejects claim that": the object of the verb before it
    if form == lemma and not at:
        return False  # an imperative or a noun at the start
    if form == lemma and form not in _PASTS and not _plural_before(sentence, at) and not _plural_head(sentence, at):
        return False  # "a partial recount", "rail wagons"
    return not (tokens[at].capital and at and not tokens[at].acronym and tokens[at - 1].capital)


def _plural_before(sentence: Sentence, at: int) -> bool:
    """Whether the word before a bare verb can be its plural subject, adverbs apart."""
    tokens = sentence.tokens
    while at > 0 and tokens[at - 1].word.form in _ADVERBS | _MODAL:
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.kind == "mark":
        return before is not None and before.text in ',)”"–—'
    form = before.word.form
    return (form.endswith("s") and not form.endswith("ss")) or form in _PLURALS or before.capital or form in _TIMES


def _plural_head(sentence: Sentence, at: int) -> bool:
    """Whether the subject's head is plural though another word stands before the verb: "logs kept by the office"."""
    span = _before(sentence, sentence.clause(at)[0], at)
    if span is None or span[1] - span[0] < _LONG:
        return False
    head = sentence.tokens[head_of(sentence, *span)].word.form
    return head.endswith("s") and not head.endswith("ss") and head_of(sentence, *span) < span[1] - 1


_LONG: Final = 3  # tokens of a subject that has more than its head
_PLURALS: Final = words(
    "people police men women children they we you i media data who that which both many some others those"
)
_PASTS: Final = words("put read set cast let")


def _may_show(sentence: Sentence, hit: Hit, source: Source, complement: str) -> bool:
    """Whether "show", "put", "report" with a plain object reports: by who its subject is, or by a number it gives."""
    number = any(t.kind == "number" or t.word.form in _NUMBERS for t in sentence.tokens[hit.last : hit.last + 8])
    if source.type in ("document", "media"):
        return True
    if hit.entry.lemma in ("cite", "attribute", "link"):
        return True
    if hit.entry.lemma in _TELLING:
        return number or complement == "clause" or hit.entry.lemma == "describe"
    return source.type == "body" and (number or complement == "clause")


def _inside_that(sentence: Sentence, at: int) -> bool:
    """Whether the token stands in a clause that another verb reports."""
    first, _ = sentence.clause(at)
    verbs = {hit.first for hit in sentence.hits_of("reporting")}
    return any(i in verbs or sentence.tokens[i].word.form == "that" for i in range(first, at))


def _noun_here(sentence: Sentence, hit: Hit, before: str) -> bool:
    """Whether "claims", "reports" is a noun: nothing that can be its object or clause follows, or it has no subject."""
    tokens = sentence.tokens
    if not before or not before[0].isalpha():
        return tokens[hit.first].word.form == hit.entry.lemma or hit.first == 0
    following = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    return following in ("of", "about", "by", "from", "and", "were", "was", "are", "is", "have", "has", "on", "in", "")


def _complement(sentence: Sentence, hit: Hit, first: int, last: int) -> str:
    """Say what is reported beside the verb: "that", "quote", "parenthetical", "clause", "about" or ""."""
    tokens = sentence.tokens
    following = [t.word.form for t in tokens[hit.last : hit.last + 4]]
    if "that" in following or (following[:1] and following[0] in ("how", "why", "whether", "what", "where")):
        return "that"
    if last < len(tokens) and (sentence.opaque[last] or tokens[last].text in ':"“'):
        return "quote"
    if first > 0 and (sentence.opaque[first - 1] or any(sentence.opaque[max(0, first - 2) : first])):
        return "quote"
    ends = hit.last >= last or tokens[hit.last].kind == "mark"
    if (
        first > 0
        and tokens[first - 1].text == ","
        and (ends or (hit.last >= last - _TAIL and sentence.has_finite(0, first)))
    ):
        return "parenthetical"
    if any(f in ("about", "of") for f in following[:1]):
        return "about"
    if sentence.has_finite(hit.last, last):
        return "clause"
    return ""


def _subject(sentence: Sentence, hit: Hit, first: int, memory: Memory, complement: str) -> Source | None:
    tokens = sentence.tokens
    before = _before(sentence, first, hit.first)
    if before:
        return _named(sentence, *before, memory)
    comma = hit.first == first and first > 1 and tokens[first - 1].text == ","
    if comma and (parted := _parted(sentence, first)):
        return _named(sentence, *parted, memory)
    inverted = hit.first == first and first > 0 and (complement in ("quote", "parenthetical") or comma)
    if inverted and hit.entry.lemma != "tell" and (source := _source_after(sentence, hit.last, memory)):
        return source
    if hit.first > 0 and tokens[hit.first - 1].word.form == "as":
        return _source_after(sentence, hit.last, memory)
    return None


def _before(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Cut the subject out of the clause's tokens before the verb."""
    tokens = sentence.tokens
    helpers = _ADVERBS | _MODAL | {"has", "have", "had", "be", "been"}
    while last > first and (tokens[last - 1].word.form in helpers or tokens[last - 1].word.form.endswith("ly")):
        last -= 1
    start = last
    verbs = {i for hit in sentence.hits_of("reporting") for i in range(hit.first, hit.last)}
    while start > first and tokens[start - 1].word.form not in _STOPS | {"and"}:
        start -= 1
        verb = start in verbs and tokens[start].word.form.endswith(("ed", "said", "says")) and start > first
        if verb and tokens[start - 1].word.form not in _DETERMINERS:
            return None
    relative = tokens[start - 1].word.form if start > first else ""
    if relative == "that" and any(i in verbs for i in range(first, start - 1)):
        relative = ""  # "said that X told": a clause of its own
    if relative in _RELATIVE and start - 1 > first:
        start, last = _antecedent(sentence, first, start - 1)
    elif start > first and tokens[start - 1].word.form == "and" and not sentence.has_finite(first, start - 1):
        wider = start - 1
        while wider > first and tokens[wider - 1].word.form not in _STOPS:
            wider -= 1
        if start < last:
            start = wider
    start, last = _trim_times(sentence, start, last)
    return (start, last) if start < last else None


def _antecedent(sentence: Sentence, first: int, relative: int) -> tuple[int, int]:
    """The noun phrase before a relative clause: "Two specialists who reviewed footage said"."""
    start = relative
    while start > first and sentence.tokens[start - 1].word.form not in _STOPS | {"and"}:
        start -= 1
    return start, relative


def _trim_times(sentence: Sentence, start: int, last: int) -> tuple[int, int]:
    """Take "on Monday", "in an interview" off either end."""
    tokens = sentence.tokens
    for at in range(last - 1, start, -1):
        if tokens[at].word.form in _PREPOSITIONS and last - at <= 5:
            if (
                any(k in _TIMES for t in tokens[at + 1 : last] for k in (t.word.form,))
                or tokens[at + 1].kind == "number"
            ):
                last = at
        elif tokens[at].word.form.endswith("day") and at == last - 1 and tokens[at].capital and at > start:
            last = at
    while start < last and tokens[start].word.form in _PREPOSITIONS | _ADVERBS | {"and"}:
        if tokens[start].word.form in _ADVERBS | {"and"}:
            start += 1
            continue
        at = start + 1
        while at < last and not (tokens[at].word.form in _TIMES or tokens[at].kind == "number"):
            at += 1
        if at >= last:
            return start, start
        start = at + 1
    return start, last


def _named(sentence: Sentence, start: int, last: int, memory: Memory) -> Source | None:
    tokens = sentence.tokens
    while start < last and tokens[start].kind == "mark":
        start += 1
    if start == last:
        return None
    form = tokens[start].word.form
    if last - start == 1 and form in _PRONOUNS:
        types = _PRONOUNS[form]
        return resolve(memory, tokens[start].start, tokens[start].end, types=types)
    if last - start == 1 and form in (
        "i",
        "we",
        "you",
        "this",
        "that",
        "there",
        "which",
        "who",
        "what",
        "nobody",
        "one",
    ):
        return None
    starts = {found.first for found in sentence.hits_of("reporting")}
    form = tokens[start].word.form
    loose = form.endswith("ed") or (form.endswith("ing") and (last - start == 1 or start in starts))
    if loose and not tokens[start].capital:
        return None  # "saying", "allowed Melrose to": a verb, no subject
    plain = next((i for i in range(start, last) if tokens[i].text == "," or tokens[i].word.form in _RELATIVE), last)
    if any(token.word.form in _AUXILIARIES for token in tokens[start:plain]) and not tokens[last - 1].capital:
        return None
    return source_of(sentence, Phrase(start, last, head_of(sentence, start, last)))


def head_of(sentence: Sentence, start: int, last: int) -> int:
    """The head of an English noun phrase: the last word before a preposition, comma or relative pronoun."""
    for at in range(start + 1, last):
        token = sentence.tokens[at]
        reduced = token.word.form in _REDUCED and at > start
        if reduced or token.word.form in _PREPOSITIONS | _RELATIVE or (token.kind == "mark" and token.text in ",("):
            return at - 1
    return last - 1


def _source_after(sentence: Sentence, start: int, memory: Memory) -> Source | None:
    """Read the source that follows "according to" or an inverted verb: "said Maria Petrova, the mayor"."""
    tokens = sentence.tokens
    _, last = sentence.clause(start) if start < len(tokens) and not sentence.border(start) else (start, start)
    end = start
    while end < last and tokens[end].word.form not in _STOPS and not _ends_source(sentence, start, end):
        end += 1
    if end < last and tokens[end].word.form == "who":
        end = last
    end = _trim_times(sentence, start, end)[1]
    while end > start and (tokens[end - 1].word.form in _PREPOSITIONS | _ADVERBS or tokens[end - 1].kind == "mark"):
        end -= 1
    return _named(sentence, start, end, memory) if start < end else None


def _ends_source(sentence: Sentence, start: int, at: int) -> bool:
    """A verb or an adverbial ends a source: "according to officials said", "said Petrova in an interview"."""
    form = sentence.tokens[at].word.form
    if at == start:
        return False
    following = [t.word.form for t in sentence.tokens[at + 1 : at + 4]]
    if form in ("on", "in", "at", "by", "during", "to", "from", "after") and (
        any(f in _TIMES for f in following)
        or (sentence.tokens[at + 1 : at + 2] and sentence.tokens[at + 1].kind == "number")
    ):
        return True
    return form == "and" and sentence.has_finite(at, min(at + 4, len(sentence.tokens)))


def _parted(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """The subject before an apposition or relative clause in commas: "Peskov, the spokesman, said"."""
    start, _ = sentence.clause(first - 2)
    if start < 2 or sentence.tokens[start - 1].text != ",":
        return None
    relative = sentence.tokens[start].word.form in _RELATIVE
    if not relative and any(token.word.form in _AUXILIARIES for token in sentence.tokens[start : first - 1]):
        return None
    begin, end = sentence.clause(start - 2)
    found = _before(sentence, begin, end)
    if found and relative and sentence.tokens[start].word.form == "who":
        return found[0], first - 1 if _asked(sentence, start, first) else found[1]
    return found


def _asked(sentence: Sentence, start: int, last: int) -> bool:
    """Whether the relative clause tells that the source stays unnamed; then it belongs to the source."""
    return any(
        start <= hit.first < last and hit.entry.cls == "anonymous" and " " in hit.entry.lemma
        for hit in sentence.hits_of("source")
    )
