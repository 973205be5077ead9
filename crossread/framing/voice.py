"""
Who does it (D7, G1): agent, verb, object and voice of the main clause of a headline or sentence.

    active         the agent does it to an object: «Дрони знищили склад»
    passive        the object comes first, the agent is named: "hit by drones"
    agentless      somebody did it, nobody is named: «затопило будинки», "three killed"
    intransitive   it happens of itself: «впав», «стався вибух», "wagons pile up"
    none           no finite verb

Ukrainian and Russian are read by case and agreement. English has no case: its verbs are known by auxiliaries, by
endings and by a list of verbs that headlines use; what is not among them reads as `none`, never as a wrong agent.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from crossread.findings import Voice
from crossread.framing.clauses import (
    Phrase,
    Sentence,
    find_phrases,
    is_finite,
    is_preposition,
    matches_verb,
    read_phrase,
    skip_prepositional,
)
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Lexicon, load_lexicon
from crossread.framing.quotes import find_quotes
from crossread.framing.tokens import Token, tokenise

_REPORTING_TAIL: Final = 6  # tokens a reporting clause may take at the end of a headline: ", заявили в МИД"


_NOMINAL: Final = 4  # tokens from which a verbless first part of a headline is its main clause
_SUFFERING: Final = words(
    "загинути гинути померти постраждати зазнати впасти статися вижити зникнути погибнуть гибнуть "
    "умереть пострадать упасть случиться произойти выжить пропасть утонуть втопитися потонути "
    "die fall drown survive vanish disappear "
    "suffer"
)


class Clause(NamedTuple):
    """The parts of a main clause as text, "" where one was not found, and the offsets of agent and verb (-1: none)."""

    agent: str
    verb: str
    object: str
    voice: Voice
    agent_start: int = -1
    agent_end: int = -1
    verb_start: int = -1
    verb_end: int = -1


_NOTHING: Final = Clause("", "", "", "none")


def clause_voice(text: str, lang: str, lexicon: Lexicon | None = None) -> Clause:
    """
    Read the main clause of *text*: the first one with a finite verb that does not merely report.

    Args:
        text: A headline or one sentence.
        lang: One of LANGUAGES.
        lexicon: Tells reporting verbs; the shipped one by default.

    Returns:
        Agent, verb and object with the offsets of agent and verb into *text*.

    >>> clause_voice("Дрони знищили склад боєприпасів", "uk")[:4]
    ('Дрони', 'знищили', 'склад боєприпасів', 'active')
    >>> clause_voice("Three killed in strike on market", "en").voice
    'agentless'
    """
    tokens = tokenise(text, lang)
    if not tokens:
        return _NOTHING
    hits = (lexicon or load_lexicon()).find(tokens, lang)
    sentence = Sentence(
        lang=lang, start=0, end=len(text), tokens=tokens, hits=hits, quotes=tuple(find_quotes(text, lang))
    )
    for first, last in _clauses(sentence):
        clause = _english(sentence, first, last) if lang == "en" else _slavic(sentence, first, last)
        if clause.voice != "none":
            return clause
        if last - first >= _NOMINAL and last < len(tokens) and tokens[last].text in ";:–—":
            break  # a headline without a verb, and a comment on it
    return _NOTHING


def _clauses(sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The clauses outside quotations in reading order, those that only report last."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(sentence.tokens):
        if sentence.border(at):
            at += 1
            continue
        first, last = sentence.clause(at)
        found.append((first, last))
        at = last
    return sorted(found, key=lambda clause: _only_reports(sentence, *clause))


def _only_reports(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the clause is a tag: a reporting verb within few tokens, not at the sentence's start."""
    return (
        first > 0
        and last - first <= _REPORTING_TAIL
        and any(first <= hit.first < last for hit in sentence.hits_of("reporting"))
    )


def _slavic(sentence: Sentence, first: int, last: int) -> Clause:
    verb = next((i for i in range(first, last) if _is_verb(sentence.tokens[i])), None)
    if verb is None:
        return _NOTHING
    token = sentence.tokens[verb]
    subject = None if _impersonal(token) else _subject(sentence, verb, first, last)
    after = subject.last if subject and subject.first > verb else verb + 1
    target = _in_case(sentence, "accs", after, last) or _in_case(sentence, "accs", first, verb, skip=subject)
    if _is_passive(token):
        agent = _in_case(sentence, "ablt", verb + 1, last)
        return _made(sentence, agent, verb, subject or target, "passive" if agent else "agentless")
    if subject is None:
        voice: Voice = "intransitive" if _SUFFERING & set(token.word.keys) else "agentless"
        return _made(sentence, None, verb, target, voice)
    reflexive = token.word.form.endswith(("ся", "сь"))
    transitive = target is not None and not reflexive
    acts = transitive or _acts(sentence, subject, token)
    return _made(sentence, subject, verb, target if transitive else None, "active" if acts else "intransitive")


def _acts(sentence: Sentence, subject: Phrase, verb: Token) -> bool:
    """Whether the subject acts of its own will: it lives or is a body, and the verb is no dying or falling."""
    if _SUFFERING & set(verb.word.keys):
        return False
    head = sentence.tokens[subject.head]
    if any("anim" in reading.marks for reading in head.word.nominative):
        return True
    kinds = {hit.entry.cls for hit in sentence.hits_of("source") if hit.first <= subject.head < hit.last}
    armies = any(
        hit.first <= subject.head < hit.last and hit.entry.concept.endswith("army") for hit in sentence.hits_of("label")
    )
    return armies or bool(kinds & {"person", "body"})


_FORCES: Final = words(
    "затопити підтопити залити знести зруйнувати пошкодити розбити убити вбити поранити знеструмити зірвати спалити "
    "вибити посікти засипати затопить подтопить залить снести разрушить повредить разбить убить ранить обесточить "
    "сорвать сжечь выбить посечь засыпать"
)


def _impersonal(token: Token) -> bool:
    """Whether a force of nature or war acts unnamed: «затопило двісті будинків»."""
    return bool(_FORCES & set(token.word.keys)) and any(r.gender == "neut" for r in token.word.finite)


def _is_verb(token: Token) -> bool:
    pos = token.word.pos
    if "PRTS" in pos or (token.word.finite and not pos & {"PREP", "CONJ"}):
        return not (pos & {"NOUN", "ADJF"}) or (not token.capital and "VERB" in pos and "NOUN" not in pos)
    return False


def _is_passive(token: Token) -> bool:
    """Short participles, and Ukrainian forms in -но, -то: «підірвано», «убит»."""
    return "PRTS" in token.word.pos or (
        token.word.form.endswith(("но", "то")) and any(r.pos == "VERB" and not r.tense for r in token.word.readings)
    )


def _subject(sentence: Sentence, verb: int, first: int, last: int) -> Phrase | None:
    ranges = ((first, verb), (verb + 1, last))
    for lo, hi in ranges:
        for phrase in find_phrases(sentence, lo, hi):
            token = sentence.tokens[verb]
            if "PRTS" in token.word.pos or matches_verb(phrase, token, sentence.tokens):
                return phrase
    return None


def _in_case(sentence: Sentence, case: str, first: int, last: int, *, skip: Phrase | None = None) -> Phrase | None:
    """The first noun phrase in *case* that no preposition governs."""
    at = first
    while at < last:
        token = sentence.tokens[at]
        if skip and skip.first <= at < skip.last:
            at = skip.last
        elif is_preposition(token):
            at = skip_prepositional(sentence, at, last)
        else:
            phrase = read_phrase(sentence, at, last, nominative=False)
            if phrase and case in sentence.tokens[phrase.head].word.cases and _starts_in(token, case):
                return phrase
            at = phrase.last if phrase else at + 1
    return None


def _starts_in(token: Token, case: str) -> bool:
    return not token.word.cases or case in token.word.cases or "NUMR" in token.word.pos


def _made(sentence: Sentence, agent: Phrase | None, verb: int, target: Phrase | None, voice: Voice) -> Clause:
    start, end = sentence.span(verb, verb + 1)
    agent_start, agent_end = sentence.span(agent.first, agent.last) if agent else (-1, -1)
    return Clause(
        _text(sentence, agent), sentence.tokens[verb].text, _text(sentence, target), voice,
        agent_start, agent_end, start, end,
    )  # fmt: skip


def _text(sentence: Sentence, phrase: Phrase | None) -> str:
    if phrase is None:
        return ""
    text, at = "", -1
    for token in sentence.tokens[phrase.first : phrase.last]:
        text += (" " if at >= 0 and token.start > at else "") + token.text
        at = token.end
    return text


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


def _english(sentence: Sentence, first: int, last: int) -> Clause:
    tokens = sentence.tokens
    helper = 0  # the first auxiliary: the subject ends before it
    for i in range(first + 1, last):
        form = tokens[i].word.form
        if form in _BE and i + 1 < last and any(_participle(tokens[j]) for j in range(i + 1, min(i + 4, last))):
            return _english_passive(sentence, first, helper or i, last)
        if form in _BE:
            return _made(
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
                agent=_text(sentence, Phrase(first, i, i - 1))
            )
    return _NOTHING


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
        return _made(sentence, agent, at, Phrase(at + 1, end, end - 1), "active")
    acts = _acts(sentence, agent, tokens[at])
    return _made(sentence, agent, at, None, "active" if acts else "intransitive")


_LINKS: Final = words("up down out off back away that and or but into onto across about against toward towards of")


def _english_passive(sentence: Sentence, first: int, verb: int, last: int) -> Clause:
    tokens = sentence.tokens
    by = next((i for i in range(verb, last - 1) if tokens[i].word.form == "by" and tokens[i + 1].kind == "word"), None)
    at = next((i for i in range(verb, min(verb + 4, last)) if _participle(tokens[i])), verb)
    target = Phrase(_start(sentence, first), verb, verb - 1)
    if by is None:
        return _made(sentence, None, at, target, "agentless")
    end = by + 1
    while end < last and tokens[end].word.form not in _FOLLOW:
        end += 1
    return _made(sentence, Phrase(by + 1, end, end - 1), at, target, "passive")


def _start(sentence: Sentence, first: int) -> int:
    """Articles stay; a leading conjunction, or a prepositional phrase before an article, goes."""
    tokens = sentence.tokens
    if tokens[first].word.form in _FOLLOW:
        last = sentence.clause(first)[1]
        return next((i for i in range(first + 2, last) if tokens[i].word.form in ("the", "a", "an", "some")), first)
    return first + 1 if tokens[first].word.form in ("but", "and", "now", "how", "why") else first
