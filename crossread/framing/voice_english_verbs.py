"""
The verb of an English clause: what is one for sure, and what a headline alone uses so ("Opposition to sue").
"""

from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.tokens import Token
from crossread.framing.voice_english_words import (
    BE,
    BORDERS,
    FOLLOW,
    HELPERS,
    NOUNS_TOO,
    is_bare_past,
    is_determiner,
    is_participle,
    is_past_only,
    is_plural,
    verb_lemmas,
)

SMALL: Final = words("longer not never n't also still now just only already yet again so even nearly almost both all")
ARTICLES: Final = words("the a an its their his her")
_CLITIC_HOSTS: Final = words("it he she that there who what here where")


_WITH_INFINITIVE: Final = words(
    "things thing reasons reason ways way plans plan bid deal move time times chance right need needs call calls "
    "effort efforts attempt attempts pledge vow push drive pressure order orders decision proposal offer fight battle "
    "race struggle failure refusal threat request permission how what where who when whether ready set due likely able"
)


def find_verb(sentence: Sentence, first: int, last: int, carried: bool) -> int | None:
    """The token where the verb of the clause begins: a sure one, else a planned ("to sue") or an ongoing one."""
    weak: int | None = None
    for index in range(first, last):
        form = sentence.tokens[index].word.form
        if _is_held_off(sentence, index) or sentence.tokens[index].kind != "word":
            continue
        if _is_sure(sentence, index, first, last, carried):
            return index
        if weak is None and index > first and _is_weak(sentence, index, last, form):
            weak = index
    return weak


def _is_weak(sentence: Sentence, index: int, last: int, form: str) -> bool:
    """Whether a headline uses the form for a verb: "Opposition to sue", "Russia targeting hospitals"."""
    if index + 1 >= last:
        return False
    before, after = sentence.tokens[index - 1].word.form, sentence.tokens[index + 1].word.form
    if form == "to":
        if any(token.word.form in FOLLOW for token in sentence.tokens[:index]):
            return False  # "Sunak under pressure to call an election"
        if before in _WITH_INFINITIVE:
            return False  # "Six things to know"
        return bool(verb_lemmas(after, base=True)) and before not in FOLLOW and not verb_lemmas(before)
    ongoing = form.endswith("ing") and bool(verb_lemmas(form))
    return ongoing and index - 1 >= 0 and before not in FOLLOW and after not in FOLLOW and form not in NOUNS_TOO


def _is_held_off(sentence: Sentence, index: int) -> bool:
    start = sentence.tokens[index].start
    return any(
        q.inner_start <= start < q.inner_end
        and sum(1 for t in sentence.tokens if q.inner_start <= t.start < q.inner_end) > 1
        for q in sentence.quotes
    )


def _is_sure(sentence: Sentence, index: int, first: int, last: int, carried: bool) -> bool:
    """Whether a finite verb begins at *index*."""
    token = sentence.tokens[index]
    form = token.word.form
    if index == first and not carried:
        return (form in BE or form in HELPERS) and form != "to" and form not in ("may", "will", "might")
    if form == "'s" and sentence.tokens[index - 1].word.form in _CLITIC_HOSTS:
        return True
    if sentence.glued(index - 1) or is_determiner(sentence, index - 1):
        return False
    if form in BE or (form in HELPERS and form != "to"):
        return not token.capital
    if not verb_lemmas(form) or (token.capital and not sentence.tokens[index - 1].capital):
        return False
    if form.endswith("ing"):
        return False
    if form.endswith("s") and not verb_lemmas(form, base=True):
        return _is_third_person(sentence, index, last)
    if is_past_only(form):
        return not _is_reduced(sentence, index, last)
    if form.endswith("ed") or is_participle(form):
        return not _is_reduced(sentence, index, last) and not _describes(sentence, index, last)
    return _is_base(sentence, index, first, last)


def _is_one_of_many(sentence: Sentence, index: int) -> bool:
    """Whether the plural before *index* hangs on a singular: "Swarm of drones attacks ..."."""
    for at in range(index - 2, max(-1, index - 5), -1):
        if at > 0 and sentence.tokens[at].word.form == "of":
            return not is_plural(sentence.tokens[at - 1].word.form)
    return False


def _before(sentence: Sentence, index: int) -> Token:
    """The token before *index*, adverbs passed over: "exports unexpectedly shrink"."""
    at = index - 1
    while at > 0 and (sentence.tokens[at].word.form.endswith("ly") or sentence.tokens[at].word.form in SMALL):
        at -= 1
    return sentence.tokens[at]


def _is_third_person(sentence: Sentence, index: int, last: int) -> bool:
    """ "Court orders release" against "Russian strikes kill five": a noun before its own verb is no verb."""
    form, before = sentence.tokens[index].word.form, _before(sentence, index)
    if is_plural(before.word.form) and not before.capital and not _is_one_of_many(sentence, index):
        return False
    after = sentence.tokens[index + 1].word.form if index + 1 < last else ""
    verbal = bool(verb_lemmas(after)) and not after.endswith("ing") and after not in NOUNS_TOO | FOLLOW
    if form in NOUNS_TOO and (verbal or is_past_only(after)):
        return False
    if form in NOUNS_TOO and (after in BE or after in HELPERS - {"to"}):
        return False
    described = before.word.form.endswith(("ian", "ish", "ese", "can", "al", "ic")) and form in NOUNS_TOO
    moved = form in ("rises", "falls", "drops", "cuts", "gains") and after in _DIRECTIONS
    common = not before.capital and form in NOUNS_TOO and (after in FOLLOW or not after) and not moved
    return not described and not common


def _is_reduced(sentence: Sentence, index: int, last: int) -> bool:
    """Whether a participle only describes its noun, and the verb comes later: "Villages flooded in May were left"."""
    form = sentence.tokens[index].word.form
    if is_past_only(form) or not is_bare_past(sentence, index, last):
        return False
    for at in range(index + 1, last):
        later = sentence.tokens[at].word.form
        if later in ("and", "but", "or") or sentence.border(at):
            return False
        if later in BE or (later in HELPERS and later != "to"):
            return True
        if is_past_only(later):
            return True
        if later in _NEVER_NOUNS:
            return True
    return False


_DIRECTIONS: Final = words("to by from below above on onto into near")
_NEVER_NOUNS: Final = words(
    "denies says tells admits wins loses dies goes seeks gets warns vows urges pleads appears speaks gives makes "
    "takes begins becomes finds wants remains sues apologises apologizes resigns accuses blames demands refuses "
    "insists"
)


def _describes(sentence: Sentence, index: int, last: int) -> bool:
    """Whether a participle stands before its noun and a verb: "captured soldiers were paraded"."""
    before = sentence.tokens[index - 1].word.form
    if before.endswith("ly") and index + 1 < last:
        return sentence.tokens[index + 1].word.form.endswith("s") and index < 3
    return False


def _is_base(sentence: Sentence, index: int, first: int, last: int) -> bool:
    """Whether a bare form is a verb: behind a plural, or one that is its own past ("hit", "cut")."""
    form, before = sentence.tokens[index].word.form, _before(sentence, index).word.form
    if not verb_lemmas(form, base=True) or before in FOLLOW or before == "to":
        return False
    after = sentence.tokens[index + 1].word.form if index + 1 < last else ""
    if after in BE:
        return False
    if is_plural(before) or sentence.tokens[index - 1].kind == "number":
        return not (form in NOUNS_TOO and bool(after) and bool(verb_lemmas(after)) and after not in NOUNS_TOO)
    governed = next((i for i in range(first + 1, index) if sentence.tokens[i].word.form in FOLLOW), 0)
    head = sentence.tokens[governed - 1].word.form if governed else ""
    if head and head not in NOUNS_TOO and is_plural(head) and form not in NOUNS_TOO and _is_transitive_here(after):
        return True  # "Residents of the village accuse ..."
    joined = any(t.word.form == "and" for t in sentence.tokens[first:index])
    return joined and sentence.tokens[index - 1].capital and form not in NOUNS_TOO


def _is_transitive_here(after: str) -> bool:
    """Whether an object begins behind a bare form: "Residents of the village accuse the operator"."""
    return after in ARTICLES or (bool(after) and after not in FOLLOW and after not in BORDERS)
