"""
Who does it (D7, G1): agent, verb, object and voice of the main clause of a headline or sentence.

    active         the agent does it to an object: «Дрони знищили склад»
    passive        the object comes first, the agent is named: "hit by drones"
    agentless      somebody did it, nobody is named: «затопило будинки», "three killed"
    intransitive   it happens of itself: «впав», «стався вибух», "wagons pile up"
    none           no finite verb

Ukrainian and Russian are read here, by case and agreement; English, which has no case, in `voice_english`.
"""

from collections.abc import Sequence
from typing import Final

from crossread.findings import Voice
from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Lexicon, load_lexicon
from crossread.framing.phrases import find_phrases, matches_verb, read_phrase, skip_prepositional
from crossread.framing.quotes import find_quotes
from crossread.framing.tokens import Token, tokenise
from crossread.framing.voice_english import read_english
from crossread.framing.voice_parts import NOTHING, SUFFERING, Clause, acts, make_clause

_REPORTING_TAIL: Final = 6  # tokens a reporting clause may take at the end of a headline: ", заявили в МИД"
_NOMINAL: Final = 4  # tokens from which a verbless first part of a headline is its main clause


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
        return NOTHING
    hits = (lexicon or load_lexicon()).find(tokens, lang)
    sentence = Sentence(
        lang=lang, start=0, end=len(text), tokens=tokens, hits=hits, quotes=tuple(find_quotes(text, lang))
    )
    for first, last in _clauses(sentence):
        clause = read_english(sentence, first, last) if lang == "en" else _slavic(sentence, first, last)
        if clause.voice != "none":
            return clause
        if last - first >= _NOMINAL and last < len(tokens) and tokens[last].text in ";:–—":
            break  # a headline without a verb, and a comment on it
    return NOTHING


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
        return NOTHING
    token = sentence.tokens[verb]
    subject = None if _impersonal(token) else _subject(sentence, verb, first, last)
    after = subject.last if subject and subject.first > verb else verb + 1
    target = _in_case(sentence, "accs", after, last) or _in_case(sentence, "accs", first, verb, skip=subject)
    if _is_passive(token):
        agent = _in_case(sentence, "ablt", verb + 1, last)
        return make_clause(sentence, agent, verb, subject or target, "passive" if agent else "agentless")
    if subject is None:
        voice: Voice = "intransitive" if SUFFERING & set(token.word.keys) else "agentless"
        return make_clause(sentence, None, verb, target, voice)
    reflexive = token.word.form.endswith(("ся", "сь"))
    transitive = target is not None and not reflexive
    active = transitive or acts(sentence, subject, token)
    return make_clause(sentence, subject, verb, target if transitive else None, "active" if active else "intransitive")


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
