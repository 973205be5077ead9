"""
The main clause of an English headline or sentence: by auxiliaries, endings, a list of verbs and their neighbours.

What is not in the list reads as `none`, never as a wrong agent.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.voice_english_subjects import carry_subject, find_subject
from crossread.framing.voice_english_verbs import ARTICLES, SMALL, find_verb
from crossread.framing.voice_english_words import (
    BE,
    BORDERS,
    FOLLOW,
    HELPERS,
    INTRANSITIVE,
    NOUNS_TOO,
    RELATIVES,
    is_amount,
    is_bare_past,
    is_determiner,
    is_participle,
    is_past_only,
    verb_lemmas,
)
from crossread.framing.voice_parts import NOTHING, Clause, acts, make_clause

# "was prepared to": a state of mind, nothing that somebody did.
_STATES: Final = words("prepared willing due ready determined concerned interested worried pleased committed supposed")
# Verbs that happen to things when no object follows.
_HAPPENING: Final = words(
    "explode erupt fall crash die collapse burn vanish sink occur happen begin start end continue arrive rise "
    "differ derail slide slump soar plunge drop jump surge climb grow shrink narrow widen ease tumble hover flow "
    "open close reopen resume spread change stop run remain stay disappear emerge drown survive suffer last mount "
    "decline increase decrease slow improve worsen deepen linger loom stall fail break burst dry swell recede "
    "topple capsize overturn land swerve melt freeze thaw expire lapse double triple halve recover rebound rally "
    "shut pile hold thrive peak dip edge leap gain exist appear seem belong depend wait"
)
_CHOOSING: Final = words(
    "begin start end continue arrive land stop run remain stay open close reopen resume emerge survive fail rally "
    "wait gain hold break recover"
)


class _Group(NamedTuple):
    """A verb with its helpers: first and last (left out) token, and the token of the main verb (-1: a copula)."""

    first: int
    last: int
    main: int


def read_english(sentence: Sentence, first: int, last: int, before: Sequence[tuple[int, int]] = ()) -> Clause:
    """
    Read the clause of tokens *first* to *last* (left out); voice "none" when no verb is known.

    Args:
        sentence: Its sentence.
        first: Where the clause begins.
        last: Where it ends.
        before: Clauses before it that may hold its subject: "The minister, a lawyer, resigned".
    """
    carried = carry_subject(sentence, first, before)
    if sentence.tokens[first].word.form in BORDERS:
        first += 1  # the clause under another, where there is no main one
    end = _border(sentence, first, last)
    at = find_verb(sentence, first, end, carried is not None)
    if at is None and end < last and sentence.tokens[end].word.form in RELATIVES and end > first:
        at = _behind_relative(sentence, end, last)
        end = last
    if at is None and first < end < last and sentence.tokens[end].word.form == "as":
        return read_english(sentence, end + 1, last)  # "Fury as council closes schools"
    if at is None:
        return NOTHING
    group = _group(sentence, at, end)
    if at == first and carried is None:
        return _question(sentence, group, end)
    subject = carried if at == first else find_subject(sentence, first, at)
    return _read(sentence, subject, group, end)


def _border(sentence: Sentence, first: int, last: int) -> int:
    for index in range(first + 1, last):
        form, before = sentence.tokens[index].word.form, sentence.tokens[index - 1].word.form
        if form in BORDERS and not (form == "than" and before in ("more", "less", "fewer", "rather")):
            return index
    return last


def _behind_relative(sentence: Sentence, border: int, last: int) -> int | None:
    """The main verb behind a relative clause without commas: "The man who shot the mayor was jailed"."""
    own = find_verb(sentence, border, last, True)
    if own is None:
        return None
    inner = _group(sentence, own, last)
    for index in range(inner.last + 1, last):
        form = sentence.tokens[index].word.form
        if form in BE or (form in HELPERS and form != "to"):
            return index
        plain = form.endswith("s") and form not in NOUNS_TOO and not verb_lemmas(form, base=True)
        past = plain or form.endswith("ed") or is_participle(form) or is_past_only(form)
        if past and verb_lemmas(form) and not is_determiner(sentence, index - 1):
            return index
    return None


def _group(sentence: Sentence, at: int, last: int) -> _Group:
    """The helpers and the main verb that begin at *at*; a copula has no main verb."""
    tokens = sentence.tokens
    form = tokens[at].word.form
    if form not in BE and form not in HELPERS and form != "'s":
        return _with_infinitive(sentence, _Group(at, at + 1, at), last)
    end = at + 1
    while end < last:
        word = tokens[end].word.form
        no_longer = word == "no" and end + 1 < last and tokens[end + 1].word.form == "longer"
        if word in BE or word in HELPERS or word in SMALL or word.endswith("ly") or no_longer:
            end += 1
            continue
        planned = tokens[end - 1].word.form == "to"
        if tokens[end - 1].word.form in BE and word.endswith("ing") and len(word) > _ONGOING and word not in NOUNS_TOO:
            return _with_infinitive(sentence, _Group(at, end + 1, end), last)  # "had been emptying"
        if verb_lemmas(word) and not (form in BE and not planned and _is_noun_behind_be(word)):
            return _with_infinitive(sentence, _Group(at, end + 1, end), last)
        break
    while end > at + 1 and tokens[end - 1].word.form not in BE | HELPERS:
        end -= 1
    return _Group(at, end, -1)


_ONGOING: Final = 5  # letters from which a word in -ing behind "been" is a verb


def _with_infinitive(sentence: Sentence, group: _Group, last: int) -> _Group:
    """The group with the infinitive that tells what is done: "continue to undermine", "is trying to seize"."""
    if group.last + 1 >= last or sentence.tokens[group.last].word.form != "to":
        return group
    doing = verb_lemmas(sentence.tokens[group.last + 1].word.form, base=True)
    catenative = bool(verb_lemmas(sentence.tokens[group.main].word.form) & _CATENATIVES)
    return _Group(group.first, group.last + 2, group.last + 1) if doing and catenative else group


_CATENATIVES: Final = words("continue begin start try seek attempt manage struggle refuse fail prepare")


def _is_noun_behind_be(word: str) -> bool:
    return not (word.endswith(("ed", "ing")) or is_participle(word))


def _question(sentence: Sentence, group: _Group, last: int) -> Clause:
    """Read "Could a ceasefire hold?": the subject stands behind the helper."""
    for index in range(group.first + 1, last):
        form = sentence.tokens[index].word.form
        if index > group.first + 1 and verb_lemmas(form, base=True) and not is_determiner(sentence, index - 1):
            subject = find_subject(sentence, group.first + 1, index)
            return _read(sentence, subject, _Group(index, index + 1, index), last)
    return NOTHING


def _read(sentence: Sentence, subject: Phrase | None, group: _Group, last: int) -> Clause:
    tokens = sentence.tokens
    verb = (group.first, group.last)
    forms = [token.word.form for token in tokens[group.first : group.last]]
    if group.main < 0:
        acting = subject is not None and acts(sentence, subject)
        if forms[-1] in ("has", "have", "had") and (thing := _object(sentence, group.last, last)):
            return make_clause(sentence, subject, verb, thing, "active")
        return make_clause(sentence, subject if acting else None, verb, None if acting else subject, "intransitive")
    main = tokens[group.main].word.form
    if _is_passive(sentence, group, forms, main, last):
        agent = _by(sentence, group.last, last)
        return make_clause(sentence, agent, verb, subject, "passive" if agent else "agentless")
    thing = _object(sentence, group.last, last)
    if thing is None and verb_lemmas(main) & _HAPPENING:
        willing = subject is not None and acts_english(sentence, subject) and bool(verb_lemmas(main) & _CHOOSING)
        return make_clause(
            sentence,
            subject if willing else None,
            verb,
            None if willing else subject,
            "active" if willing else "intransitive",
        )
    return make_clause(sentence, subject, verb, thing, "active")


def acts_english(sentence: Sentence, subject: Phrase) -> bool:
    """Whether the subject is somebody: known to the lexicons, or a name."""
    return acts(sentence, subject) or (subject.head > 0 and sentence.tokens[subject.head].capital)


def _is_passive(sentence: Sentence, group: _Group, forms: Sequence[str], main: str, last: int) -> bool:
    participle = main.endswith("ed") or is_participle(main)
    if len(forms) > 1:
        helped = any(form in BE for form in forms[:-1])
        return helped and participle and main not in _STATES
    owned = group.main + 2 < last and sentence.tokens[group.main + 2].word.form in ("'s", "’s")
    if verb_lemmas(main) & _PROMISING or owned:  # "watched Thursday's testimony"
        return False  # "Obrador promised Saturday at a rally to": nobody is promised
    return participle and not is_past_only(main) and is_bare_past(sentence, group.main, last)


_PROMISING: Final = words("promise vow pledge warn insist argue add announce claim")


def _object(sentence: Sentence, at: int, last: int) -> Phrase | None:
    """The words behind the verb up to a preposition, mark or border, six at most."""
    end = at + 2 if is_amount(sentence, at, last) else at
    while end < last and end - at < 6:
        token = sentence.tokens[end]
        if (token.kind == "mark" and not sentence.glued(end) and token.text not in "'\"“”‘’$£€%") or (
            token.word.form in BORDERS or token.word.form in FOLLOW
        ):
            break
        end += 1
    while end > at and sentence.tokens[end - 1].kind == "mark" and sentence.tokens[end - 1].text != "%":
        end -= 1
    if end > at and (_is_meanwhile(sentence, at) or sentence.tokens[at].word.form in ("and", "but")):
        return None
    if end == at or all(sentence.tokens[i].word.form in _LOOSE for i in range(at, end)):
        return None
    return Phrase(at, end, end - 1)


def _is_meanwhile(sentence: Sentence, at: int) -> bool:
    """Whether what follows is something done meanwhile: "died trying to save"."""
    form, before = sentence.tokens[at].word.form, sentence.tokens[at - 1].word.form
    return form.endswith("ing") and form not in NOUNS_TOO and bool(verb_lemmas(before) & INTRANSITIVE)


_LOOSE: Final = words(
    "up down out off back away again together today yesterday tomorrow monday tuesday wednesday thursday friday "
    "saturday sunday overnight early late sharply further more ahead apart forward home there here now dead alive "
    "steadily slightly too"
) | words("1 2 3")
_TIMES: Final = words("monday tuesday wednesday thursday friday saturday sunday today yesterday")


def _by(sentence: Sentence, at: int, last: int) -> Phrase | None:
    """Whoever stands behind "by", unless it is a time or an amount."""
    for index in range(at, last - 1):
        after = sentence.tokens[index + 1]
        if sentence.tokens[index].word.form == "by" and after.word.form not in _TIMES:
            beyond = sentence.tokens[index + 2].word.form if index + 2 < last else ""
            doing = after.word.form.endswith("ing") and (not beyond or beyond in FOLLOW or beyond in ARTICLES)
            if after.kind == "number" or doing or after.word.form in INTRANSITIVE:
                return None
            return _object(sentence, index + 1, last)
    return None
