"""Agent, verb, object and voice of an English headline."""

from functools import cache
from pathlib import Path
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.headline_slavic import Parts
from crossread.framing.lemmas import english_lemmas, words

_FILE: Final = Path(__file__).parent / "headline_verbs.txt"
_BE: Final = words("is are was were be been being gets get got")
_AUXILIARIES: Final = words("has have had will would could can may might must shall should does do did 'll 've 'd to")
_BORDERS: Final = words(
    "as after amid while when where who that which if because although though since before but and until"
)
_DETERMINERS: Final = words(
    "the a an its their his her our your this that these those no every each some any of in on at for"
    " from by with near over under"
)
_PLURALS: Final = words(
    "they we you i people police men women troops forces children who militants rebels staff crew media"
)
_HAPPENING: Final = words(
    "explode erupt fall crash die collapse burn vanish sink occur happen begin end continue arrive rise differ"
)
# Participles that headlines use without a form of "be": "Five killed in ...".
_BARE_PASSIVE: Final = words(
    "killed injured wounded hurt arrested detained evacuated missing destroyed damaged held found charged"
    " accused jailed "
    "released freed shot stabbed stranded sentenced delayed cancelled downed blamed hit"
)


@cache
def _verbs() -> frozenset[str]:
    """Lemmas of English verbs, one a line."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def read_english(sentence: Sentence, end: int) -> Parts:
    """
    Read a headline.

    Args:
        sentence: The headline's sentence.
        end: The token where a closing attribution begins.
    """
    for first, last in _clauses(sentence, end):
        before = sentence.tokens[first - 1].text if first else ""
        if sentence.tokens[first].word.form in _BORDERS or before == ";":
            continue  # a clause of its own or under another: not what the headline says first
        for index in range(first + 1, last):
            if _is_verb(sentence, index, first):
                return _read(sentence, index, first, last)
    return Parts()


def _clauses(sentence: Sentence, end: int) -> list[tuple[int, int]]:
    """Cut at colons, semicolons, full stops and words that open another clause."""
    found, first = [], 0
    for index in range(end):
        token = sentence.tokens[index]
        mark = token.kind == "mark" and token.text in ":.?!;…" and index > first
        if mark and not (token.text == "." and index + 1 < end and len(sentence.tokens[index - 1].text) == 1):
            found.append((first, index))
            first = index + 1
        elif token.word.form in _BORDERS and index > first + 1:
            found.append((first, index))
            first = index
    if end > first:
        found.append((first, end))
    return [(first, last) for first, last in found if any(t.kind == "word" for t in sentence.tokens[first:last])]


def _is_verb(sentence: Sentence, index: int, first: int) -> bool:
    """Whether token *index* is the main verb of the clause that begins at *first*."""
    token, before = sentence.tokens[index], sentence.tokens[index - 1]
    form = token.word.form
    if token.kind != "word" or sentence.glued(index - 1) or before.word.form in _DETERMINERS or before.text == "'s":
        return False
    if form in _BE or form in _AUXILIARIES - {"to"}:
        return index > first and not token.capital  # "PM May" is a name
    lemmas = english_lemmas(form)
    if form == "to" and index + 1 < len(sentence.tokens):
        return sentence.tokens[index + 1].word.form in _verbs() and before.kind == "word"
    known = [lemma for lemma in lemmas if lemma in _verbs()]
    if not known or (token.capital and not before.capital and index > first + 1):
        return False
    if form in known:  # the base form: only behind a plural
        if form.endswith(("ed", "t")) and form in _BARE_PASSIVE:
            return True
        return _is_plural(before.word.form) or before.word.form in _AUXILIARIES
    if form.endswith("ing"):
        return False
    return not form.endswith("s") or not _is_plural(before.word.form)


def _is_plural(form: str) -> bool:
    return form in _PLURALS or (form.endswith("s") and not form.endswith(("ss", "us", "is")))


def _read(sentence: Sentence, index: int, first: int, last: int) -> Parts:
    tokens = sentence.tokens
    subject = _subject(sentence, first, index)
    form = tokens[index].word.form
    end = index + 1
    while end < last and tokens[index].word.form in _BE | _AUXILIARIES and end - index < 3:
        end += 1
        if tokens[end - 1].word.form not in _BE | _AUXILIARIES:
            break
    verb = sentence.words_between(index, end)
    main = tokens[end - 1].word.form
    thing = _object(sentence, end, last)
    passive = (form in _BE or "been" in verb or "be" in verb.split()) and main.endswith(
        ("ed", "en", "wn", "ld", "nt", "ut", "und", "ot")
    )
    bare = form in _BARE_PASSIVE and _counts(sentence, first, index) and not thing
    if passive or bare:
        agent = _by(sentence, end, last)
        return Parts(agent=agent, verb=verb, object=subject, voice="passive" if agent else "agentless")
    if set(english_lemmas(main)) & _HAPPENING and not thing:
        return Parts(agent=subject, verb=verb, object="", voice="intransitive")
    return Parts(agent=subject, verb=verb, object=thing, voice="active")


def _counts(sentence: Sentence, first: int, index: int) -> bool:
    """Whether the subject can only suffer: a number, people, or an article-less plural before a bare participle."""
    return index - first <= 4 and sentence.tokens[index].word.form.endswith(
        ("ed", "hurt", "found", "held", "shot", "hit", "missing")
    )


def _subject(sentence: Sentence, first: int, index: int) -> str:
    """The words before the verb, without what a preposition adds."""
    end = first
    while end < index:
        token = sentence.tokens[end]
        inside = end > first and token.word.form in ("in", "on", "at", "near", "from", "over", "under", "with", "for")
        if inside or (token.text == "," and end > first):
            break
        end += 1
    return sentence.words_between(first, end).strip("\"“”'‘’ ")


def _object(sentence: Sentence, at: int, last: int) -> str:
    end = at
    while end < last and end - at < 6:
        token = sentence.tokens[end]
        if token.kind == "mark" and not sentence.glued(end):
            break
        if token.word.form in _BORDERS or (token.word.form in _DETERMINERS and token.word.form in _PREPOSITIONS):
            break
        end += 1
    return sentence.words_between(at, end)


_PREPOSITIONS: Final = words("of in on at for from by with near over under to")


def _by(sentence: Sentence, at: int, last: int) -> str:
    for index in range(at, last - 1):
        if sentence.tokens[index].word.form == "by":
            return _object(sentence, index + 1, last)
    return ""
