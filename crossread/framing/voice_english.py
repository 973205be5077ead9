"""
The main clause of an English headline or sentence.

Verbs are known by auxiliaries, by endings and by a list of verbs that headlines use. What is not among them reads as
`none`, never as a wrong agent.
"""

from typing import Final

from crossread.framing.clauses import Phrase, Sentence, is_finite
from crossread.framing.lemmas import words
from crossread.framing.tokens import Token
from crossread.framing.voice_parts import NOTHING, Clause, acts, make_clause, phrase_text

_BE: Final = words("is are was were be been being gets got")
_HELPERS: Final = words(
    "has have had will would can could may might must shall should do does did also not never still just only now"
)
_TRANSITIVE: Final = words(
    "accept accuse agree announce approve arrest attack back ban bar beat block blame blow bomb break buy call cancel "
    "capture cause charge claim clear close condemn confirm consider convict criticise cut damage declare defend delay "
    "demand deny deploy destroy detain discuss down drop drown ease end enter expand expel extend face fight fine fire "
    "free get give halt have hit hold host impose injure intercept invade issue join jail kill launch lay lead leave "
    "liberate lift lose make meet name oppose order oust overrun pass pay plan pledge postpone praise prepare promise "
    "protest push put raise reach receive reject release repel replace report restore resume retake return reveal rock "
    "say seal seek seize sell send sentence set shake shell shoot sign sink slam stop storm strike summon supply "
    "support suspend take target tell test threaten tighten topple torch trigger unleash urge use veto visit vote "
    "vow warn win withdraw wound evacuate hack leak sue sanction recall recover rescue resist blockade flood swamp "
    "bury burn admit acknowledge reopen open build start begin"
)
_INTRANSITIVE: Final = words(
    "arrive burn break collapse come crash decline die disappear emerge end erupt escape explode fail fall flee flow "
    "gather go grow happen increase land last lie live occur pile play rally remain resign resume retreat rise run "
    "sink sit slow soar spread stand start stay strike surge survive travel vanish vote wait walk withdraw work begin "
    "clash protest meet talk differ agree continue mount plunge jump slump climb drop march surrender starve gain"
)
_PARTICIPLES: Final = words(
    "killed hit struck destroyed shot wounded injured damaged arrested detained captured seized blown held found sunk "
    "burnt burned taken shelled attacked bombed targeted downed sentenced jailed charged evacuated flooded swamped "
    "freed liberated released cancelled canceled suspended banned blocked halted delayed closed opened built broken "
    "stolen lost left made seen stranded trapped hurt buried kidnapped abducted accused blamed forced told asked "
    "ordered rescued recovered reported confirmed postponed rejected approved signed sacked fired displaced occupied"
)
_FOLLOW: Final = words("in by at on after as during near over amid when while for from outside off to with under since")


def read_english(sentence: Sentence, first: int, last: int) -> Clause:
    """Read the clause of tokens *first* to *last* (left out); voice "none" when no verb is known."""
    tokens = sentence.tokens
    helper = 0  # the first auxiliary: the subject ends before it
    for i in range(first + 1, last):
        form = tokens[i].word.form
        if form in _BE and i + 1 < last and any(_participle(tokens[j]) for j in range(i + 1, min(i + 4, last))):
            return _english_passive(sentence, first, helper or i, last)
        if form in _BE:
            return make_clause(
                sentence, Phrase(_start(sentence, first), helper or i, (helper or i) - 1), i, None, "intransitive"
            )
        if form in _HELPERS:
            helper = helper or i
            continue
        following = tokens[i + 1].word.form if i + 1 < last else ""
        if _participle(tokens[i]) and (following in _FOLLOW or not following) and _no_object(sentence, i):
            return _english_passive(sentence, first, i, last)
        if _english_verb(tokens[i], tokens[i - 1]):
            joint = max(
                (j for j in range(first, i) if tokens[j].word.form in ("as", "after", "while", "when")), default=-1
            )
            return _english_active(sentence, max(first, joint + 1), i, last, subject_end=helper or i)
        if form == "to" and following and (_TRANSITIVE | _INTRANSITIVE) & set(tokens[i + 1].word.keys):
            return _english_active(sentence, first, i + 1, last)._replace(
                agent=phrase_text(sentence, Phrase(first, i, i - 1))
            )
    return NOTHING


def _participle(token: Token) -> bool:
    form = token.word.form
    return form in _PARTICIPLES or (form.endswith("ed") and bool(_TRANSITIVE & set(token.word.keys)))


def _no_object(sentence: Sentence, i: int) -> bool:
    """ "killed in" is passive, "hit a depot" is not; a plain past of an intransitive verb is not either."""
    return not (_INTRANSITIVE & set(sentence.tokens[i].word.keys)) or sentence.tokens[i].word.form in _PARTICIPLES


def _english_verb(token: Token, before: Token) -> bool:
    form = token.word.form
    if token.kind != "word" or before.word.form in (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "to",
        "for",
        "by",
        "'s",
        "’s",
        "-",
    ):
        return False
    known = (_TRANSITIVE | _INTRANSITIVE) & set(token.word.keys)
    if form in ("says", "said", "is", "are", "was", "were", "has", "have", "will", "could", "may", "must", "can"):
        return True
    plural = before.word.form.endswith("s") or not before.word.form.isascii() or before.word.form in ("people", "men")
    return bool(known) and (form.endswith(("s", "ed")) or form not in known or plural)


def _english_active(sentence: Sentence, first: int, verb: int, last: int, *, subject_end: int = 0) -> Clause:
    tokens = sentence.tokens
    at = verb
    while (
        at + 1 < last and is_finite(tokens[at], "en") and not (_TRANSITIVE | _INTRANSITIVE) & set(tokens[at].word.keys)
    ):
        at += 1
    keys = set(tokens[at].word.keys)
    end = subject_end or verb
    agent = Phrase(min(_start(sentence, first), end - 1), end, end - 1)
    following = tokens[at + 1] if at + 1 < last else None
    has_object = following is not None and following.kind != "mark" and following.word.form not in _FOLLOW | _LINKS
    if has_object and (_TRANSITIVE & keys or not _INTRANSITIVE & keys):
        end = at + 1
        while end < last and (tokens[end].word.form not in _FOLLOW or end == at + 1):
            end += 1
        return make_clause(sentence, agent, at, Phrase(at + 1, end, end - 1), "active")
    active = acts(sentence, agent, tokens[at])
    return make_clause(sentence, agent, at, None, "active" if active else "intransitive")


_LINKS: Final = words("up down out off back away that and or but into onto across about against toward towards of")


def _english_passive(sentence: Sentence, first: int, verb: int, last: int) -> Clause:
    tokens = sentence.tokens
    by = next((i for i in range(verb, last - 1) if tokens[i].word.form == "by" and tokens[i + 1].kind == "word"), None)
    at = next((i for i in range(verb, min(verb + 4, last)) if _participle(tokens[i])), verb)
    target = Phrase(_start(sentence, first), verb, verb - 1)
    if by is None:
        return make_clause(sentence, None, at, target, "agentless")
    end = by + 1
    while end < last and tokens[end].word.form not in _FOLLOW:
        end += 1
    return make_clause(sentence, Phrase(by + 1, end, end - 1), at, target, "passive")


def _start(sentence: Sentence, first: int) -> int:
    """Articles stay; a leading conjunction, or a prepositional phrase before an article, goes."""
    tokens = sentence.tokens
    if tokens[first].word.form in _FOLLOW:
        last = sentence.clause(first)[1]
        return next((i for i in range(first + 2, last) if tokens[i].word.form in ("the", "a", "an", "some")), first)
    return first + 1 if tokens[first].word.form in ("but", "and", "now", "how", "why") else first
