"""
Who a sentence is about: the person its first clause has for its subject, to whom a later "she said" may go back.
"""

from crossread.framing.attribution import Source
from crossread.framing.attribution_english_subjects import head_of
from crossread.framing.attribution_english_words import ADVERBS
from crossread.framing.attribution_kinds import source_of
from crossread.framing.clauses import Phrase, Sentence, is_finite
from crossread.framing.phrases import find_phrases, matches_verb


def main_person(sentence: Sentence) -> Source | None:
    """Return the person who is the subject of the sentence's first clause: by name, or in Ukrainian or Russian one."""
    source = main_subject(sentence)
    if source is None or source.type != "person":
        return None
    named = any(word[:1].isupper() for word in source.name.split())
    one = sentence.lang != "en" and source.number == "sing" and bool(source.gender)
    return source if named or one else None


def main_subject(sentence: Sentence) -> Source | None:
    """Return who the subject of the sentence's first clause is, when it can speak."""
    if not sentence.tokens or sentence.opaque[0]:
        return None
    phrase = _english(sentence) if sentence.lang == "en" else _slavic(sentence)
    return source_of(sentence, phrase, trusted=False, case="nomn") if phrase else None


def _english(sentence: Sentence) -> Phrase | None:
    first, last = sentence.clause(0)
    end = next((i for i in range(first + 1, last) if is_finite(sentence.tokens[i], "en")), last)
    while end > first + 1 and sentence.tokens[end - 1].word.form in ADVERBS:
        end -= 1
    if end == first or not sentence.tokens[first].capital:
        return None
    return Phrase(first, end, head_of(sentence, first, end))


def _slavic(sentence: Sentence) -> Phrase | None:
    first, last = sentence.clause(0)
    if "GRND" in sentence.tokens[0].word.pos and last + 1 < len(sentence.tokens):
        first, last = sentence.clause(last + 1)  # «Виголошуючи промову, Трамп був ...»
    verb = next((i for i in range(first, last) if is_finite(sentence.tokens[i], sentence.lang)), None)
    if verb is None:
        return next(find_phrases(sentence, first, last), None)
    for phrase in find_phrases(sentence, first, last):
        if matches_verb(phrase, sentence.tokens[verb], sentence.tokens):
            return phrase
    return None
