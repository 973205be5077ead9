"""
Whether an English reporting verb reports here, and how.

"claims" may be a noun, "put" needs a number, "show" a document.
"""

from collections.abc import Sequence
from typing import Final

from crossread.framing.attribution import Source
from crossread.framing.attribution_english_subjects import head_of, is_reduced, subject_before
from crossread.framing.attribution_english_words import ADVERBS, DETERMINERS, MODAL, PREPOSITIONS, RAISING, TIMES
from crossread.framing.attribution_names import ENGLISH_NO_NAMES
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token

_BEING: Final = words("be been being is are was were 's ’s")
_NOMINAL: Final = words(
    "report claim note state answer comment post warning statement boast threat demand promise blame lie "
    "cry question challenge dispute estimate record list number count offer quote hope fear show rule appeal joke "
    "call pledge vow hint guess read feel find protest relay brief relate mention address lament praise rage rail "
    "crow thunder spin concern bark snap mock hail judge fume forecast reply remark document"
)
GENERIC_VERBS: Final = words(
    "cite attribute link show put count find report list record register indicate estimate reveal see describe "
    "document forecast calculate project predict envisage envision foresee stipulate prescribe give"
)
_TELLING: Final = words("put count report estimate describe forecast calculate project predict")
_NUMBERS: Final = words(
    "twenty thirty forty fifty sixty seventy eighty ninety hundred half one two three four five six seven eight nine "
    "ten eleven twelve dozen dozens hundreds thousands"
)
_BARE_OBJECT: Final = words(  # "believe the grave holds", "deride the study as"
    "believe reckon deride ridicule belittle disparage scorn vilify denigrate smear"
)
_BARE_CLAUSE: Final = words(
    "doubt worry imagine suppose presume calculate anticipate "
    "think believe hope fear suspect expect argue conclude predict note suggest assume find agree reckon guess "
    "maintain feel"
)


def reports(hit: Hit, complement: str) -> bool:
    """Whether a verb that does not always report does so here: by its clause, or by a number it gives."""
    if complement in ("that", "quote", "parenthetical") or (complement == "about" and hit.entry.cls == "negative"):
        return True
    if hit.entry.lemma in GENERIC_VERBS:
        return True  # `may_show` asks more, once the subject is known
    if complement == "object" and hit.entry.lemma in _BARE_OBJECT:
        return True
    return complement == "clause" and (hit.entry.lemma in _BARE_CLAUSE or hit.entry.lemma.startswith("be "))


def is_verb_here(sentence: Sentence, hit: Hit) -> bool:
    """Whether the hit is a finite verb: not after a determiner, a preposition or "to", not an "-ing" form alone."""
    tokens, at = sentence.tokens, hit.first
    form = tokens[at].word.form
    before = tokens[at - 1].word.form if at else ""
    if before == "to" and at > 1 and tokens[at - 2].word.form in RAISING:
        return hit.entry.lemma in GENERIC_VERBS | _SHOWN
    if is_other_word(sentence, hit):
        return False
    back = at - 1
    while back > 0 and (tokens[back].word.form.endswith("ly") or tokens[back].word.form in ADVERBS):
        back -= 1
    if back >= 0 and tokens[back].word.form in _BEING and hit.entry.need != "none":
        return False  # "could not be independently verified"
    if (before in MODAL and before not in ("did", "does", "do")) or before in _BEING:
        return bool(hit.last - hit.first > 1 and form in ("was", "were", "is", "are"))
    if before in PREPOSITIONS or (before in DETERMINERS and not _after_official(hit, before, form)):
        return False
    if form.endswith("ing"):
        return False
    if hit.entry.need == "none":
        return True
    if is_reduced(sentence, at) or (form.endswith("ed") and _is_number(tokens[at - 1] if at else None)):
        return False  # "people briefed on", "self-proclaimed", "four alleged meetings"
    if hit.last < len(tokens) and tokens[hit.last].word.form in ("by", "made") and not _by_means(sentence, hit.last):
        return False  # "people reported by", "claims made"
    if before == "as" and form.endswith("ed"):
        return False  # "dismissed as fabricated"
    if before in ("had",) and sentence.clause(at)[0] < at - 2 and _inside_that(sentence, at):
        return False
    lemma = hit.entry.lemma.split()[0]
    if lemma in _NOMINAL and form in (lemma, lemma + "s") and _noun_here(sentence, hit, before):
        return False
    noun = before.endswith("s") and before[:-1] in _NOMINAL  # "port records show"
    if (
        form == lemma
        and not noun
        and any(other.first > 0 and other.last == at for other in sentence.hits_of("reporting"))
    ):
        return False  # "Moscow rejects claim that": the object of the verb before it
    if form == lemma and not at:
        return False  # an imperative or a noun at the start
    if lemma in _NOMINAL and form == lemma + "s" and any(o.first == hit.last for o in sentence.hits_of("reporting")):
        return False  # "Dutch judges ruled"
    if form == lemma and form not in _PASTS and not _plural_before(sentence, at) and not _plural_head(sentence, at):
        return False  # "a partial recount", "rail wagons"
    return not (tokens[at].capital and at and not tokens[at].acronym and tokens[at - 1].capital)


_SHOWN: Final = words("suggest confirm contradict corroborate say back rule acknowledge admit blame hint imply accuse")


def is_other_word(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words beside make it no verb of saying: "slammed into", "counter-intelligence"."""
    tokens, at = sentence.tokens, hit.first
    if hit.last < len(tokens) and sentence.glued(hit.last):
        return True
    if (
        at > 1
        and tokens[at - 1].text in "'’"
        and tokens[at - 2].end == tokens[at - 1].start
        and not sentence.opaque[at - 2]
    ):
        return True
    if hit.entry.lemma == "post on":
        subject = at > 0 and tokens[at - 1].word.form in ("he", "she", "they", "it")
        return not subject and (at < 2 or not tokens[at - 1].capital)
    following = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    if hit.entry.lemma == "concede" and (following in _CONCEDED or _is_number(tokens[hit.last] if following else None)):
        return True
    if hit.entry.lemma == "challenge" and any(t.word.form == "to" for t in tokens[hit.last : hit.last + 5]):
        return True
    return following in _MOVING.get(hit.entry.lemma, ())


_CONCEDED: Final = words("twice goals penalty possession once again")
_MOVING: Final = {
    "slam": ("into", "against", "on", "shut", "through"), "fire": ("at", "on"), "hail": ("from",), "point to": (),
    "read": ("out",), "see": ("off", "out"), "find": ("himself", "herself", "itself", "themselves"),
    "learn": ("to",), "ask": ("for",), "call": ("for", "off", "up", "in", "on"), "expect": ("to",),
    "record": ("its", "their", "his", "her"), "count": ("on",), "rule": ("over",), "put": ("up", "off", "on", "out"),
    "answer": ("to", "for"), "hope": ("to", "for"), "list": ("on",), "vent": ("its", "their"),
    "register": ("with", "for"),
    "post": ("a", "an", "its", "their"),
}  # fmt: skip


def _after_official(hit: Hit, before: str, form: str) -> bool:
    """Whether a verb can follow a word that mostly stands before a noun: "official" may be its subject."""
    lemma = hit.entry.lemma
    noun = lemma in _NOMINAL and form in (lemma, lemma + "s")
    return form in ("said", "told", "says") or (before == "official" and not noun)


def _is_number(token: Token | None) -> bool:
    return token is not None and (token.kind == "number" or token.word.form in _NUMBERS)


def _by_means(sentence: Sentence, at: int) -> bool:
    """Whether "by" at token *at* tells how it was said: "said by phone"."""
    return any(token.word.form in _MEANS for token in sentence.tokens[at + 1 : at + 3])


_MEANS: Final = words("phone telephone text email e-mail letter video message post messenger radio satellite link")


def _plural_before(sentence: Sentence, at: int) -> bool:
    """Whether the word before a bare verb can be its plural subject, adverbs apart."""
    tokens = sentence.tokens
    while at > 0 and (tokens[at - 1].word.form in ADVERBS | MODAL or tokens[at - 1].word.form.endswith("ly")):
        at -= 1
    before = tokens[at - 1] if at else None
    if before is None or before.kind == "mark":
        return before is not None and before.text in ',)”"–—'
    form = before.word.form
    if before.capital and form in ENGLISH_NO_NAMES and not form.endswith("s"):
        return False  # "Belarusian state television"
    if before.capital and not before.acronym and _demanded(sentence, at):
        return False  # "demanded that Moscow admit it"
    return (
        (form.endswith("s") and not form.endswith("ss"))
        or form in _PLURALS
        or before.capital
        or (form in TIMES and not _compound(tokens, at))
    )


def _compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article stands before the time word: "a conference call"."""
    return at > 1 and tokens[at - 2].word.form in DETERMINERS


def _demanded(sentence: Sentence, at: int) -> bool:
    """Whether a name and "that" stand before the verb: after a demand the bare form is no present."""
    tokens = sentence.tokens
    return at > 1 and tokens[at - 2].word.form == "that"


def _plural_head(sentence: Sentence, at: int) -> bool:
    """Whether the subject's head is plural though another word stands before the verb: "logs kept by the office"."""
    span = subject_before(sentence, sentence.clause(at)[0], at)
    if span is not None and span[1] < at - 1 and sentence.tokens[span[1]].word.form in ("who", "that", "which"):
        head = sentence.tokens[span[1] - 1].word.form  # "Scientists who sequenced the barley say"
        return head.endswith("s") and not head.endswith("ss")
    if span is None or span[1] - span[0] < _LONG:
        return False
    head = sentence.tokens[head_of(sentence, *span)].word.form
    return head.endswith("s") and not head.endswith("ss") and head_of(sentence, *span) < span[1] - 1


_LONG: Final = 2  # tokens of a subject that has more than its head
_PLURALS: Final = words(
    "people police men women children they we you i media data who that which both many some others those"
)
_PASTS: Final = words("put read set cast let forecast broadcast")


def may_show(sentence: Sentence, hit: Hit, source: Source, complement: str) -> bool:
    """Whether "show", "put", "report" with a plain object reports: by who its subject is, or by a number it gives."""
    number = any(t.kind == "number" or t.word.form in _NUMBERS for t in sentence.tokens[hit.last : hit.last + 8])
    if source.type in ("document", "media") and hit.entry.lemma != "give":
        return True
    if (
        hit.entry.lemma == "find"
        and complement != "clause"
        and not any(t.word.form in _PROOFS for t in sentence.tokens[hit.last : hit.last + 4])
    ):
        return False  # "found the missing hiker"
    if hit.entry.lemma == "find" and any(t.word.form in _PROOFS for t in sentence.tokens[hit.last : hit.last + 4]):
        return True  # "the commission found no evidence of fraud"
    if hit.entry.lemma == "give":
        return source.type == "document" and complement == "object"  # "a poll gave the party a lead"
    if hit.entry.lemma == "link":
        return source.type != "person"  # "a bridge links the island"
    if hit.entry.lemma in ("cite", "attribute", "document", "forecast"):
        return True
    if hit.entry.lemma in _TELLING:
        return number or complement == "clause" or hit.entry.lemma == "describe"
    return source.type == "body" and (number or complement == "clause")


_PROOFS: Final = words("evidence proof sign signs trace traces fault violation violations irregularities")


def _inside_that(sentence: Sentence, at: int) -> bool:
    """Whether the token stands in a clause that another verb reports."""
    first, _ = sentence.clause(at)
    verbs = {hit.first for hit in sentence.hits_of("reporting")}
    told = {hit.last for hit in sentence.hits_of("reporting")}
    return any(i in verbs or (sentence.tokens[i].word.form == "that" and i in told) for i in range(first, at))


def _noun_here(sentence: Sentence, hit: Hit, before: str) -> bool:
    """Whether "claims", "reports" is a noun: nothing that can be its object or clause follows, or it has no subject."""
    tokens = sentence.tokens
    if not before or not before[0].isalpha():
        return tokens[hit.first].word.form == hit.entry.lemma or hit.first == 0
    following = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    first, last = sentence.clause(hit.first)
    if before.endswith("s") and first and tokens[first - 1].text == "," and hit.last == last and first < hit.first - 1:
        return False  # ", port records show"
    if (
        following == "in"
        and (before.endswith("s") or _plural_head(sentence, hit.first))
        and any(t.word.form == "that" for t in tokens[hit.last : hit.last + 4])
    ):
        return False  # "scientists report in Nature that"
    return following in ("of", "about", "by", "from", "and", "were", "was", "are", "is", "have", "has", "on", "in", "")
