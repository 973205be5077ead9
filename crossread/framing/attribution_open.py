"""
Verbs that report by their construction though no lexicon holds them: «..., – зітхнула вона», "..." she shrugged.

No list of verbs of speech is complete. Four constructions show one: beside a quotation, before «що» or "that", before a
colon, and, in the present tense, as a parenthesis with its subject. What they find counts as neutral.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Entry, Hit
from crossread.framing.tokens import Token

_NO_SPEECH: Final = words(
    "існувати страйкувати протестувати воювати тривати існувати "
    "бути є знати бачити чути відчути відчувати забути забувати хотіти чекати дочекатися домогтися добитися "
    "зробити робити боятися могти мусити стати ставати мати стояти сидіти жити працювати прийти приходити "
    "увійти вийти піти їхати приїхати статися відбутися загинути померти залишитися лишитися виявитися "
    "означати доводитися намагатися почати зрозуміти стежити дивитися побачити помітити пам'ятати вміти уміти "
    "любити потрапити трапитися пролунати піклуватися дбати "
    "существовать бастовать протестовать воевать длиться "
    "быть знать видеть слышать чувствовать "
    "почувствовать забыть забывать хотеть ждать дождаться добиться сделать делать бояться мочь должный стать "
    "становиться иметь стоять сидеть жить работать прийти приходить войти выйти пойти ехать приехать случиться "
    "произойти погибнуть умереть остаться оказаться означать приходиться пытаться начать понять следить "
    "смотреть увидеть заметить помнить уметь любить попасть нравиться находиться оставаться проходить идти йти "
    "продовжуватися продолжаться значить следовать привести призвести получиться стоить коштувати вимагати "
    "требовать вирішити решить постановити постановить погодитися согласиться домовитися договориться подбати "
    "позаботиться"
)
_THAT: Final = words("що что нібито начебто буцімто будто якобы")
_ENGLISH_NO: Final = words(
    "know see hear realize realise make ensure mean decide agree forget wish show prove require provide hold "
    "so such is was has had be do feel remember notice understand want need like love appear seem happen turn "
    "help let allow cause"
)
_PRONOUNS: Final = words("he she they")


@cache
def _entry(lang: str, lemma: str) -> Entry:
    return Entry(kind="reporting", lang=lang, lemma=lemma, cls="neutral", need="open", note="by its construction")


def open_hits(sentence: Sentence) -> Iterator[Hit]:
    """Yield verbs outside the lexicons that report by their construction, in order."""
    taken = {i for hit in sentence.hits_of("reporting") for i in range(hit.first, hit.last)}
    find = _english if sentence.lang == "en" else _slavic
    for at, token in enumerate(sentence.tokens):
        if at not in taken and token.kind == "word" and not sentence.opaque[at] and find(sentence, at):
            yield Hit(at, at + 1, _entry(sentence.lang, token.word.keys[0]))


def _slavic(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    word = token.word
    readings = [r for r in word.finite if r.person in ("", "3per") and r.tense in ("past", "pres")]
    if not readings or word.pos & {"NOUN", "ADJF", "PREP", "CONJ", "PRCL", "ADVB"} or _NO_SPEECH & set(word.keys):
        return False
    if at and sentence.tokens[at - 1].word.form in ("не", "ні", "ни"):
        return False
    first, last = sentence.clause(at)
    if any(t.word.form in _SUBORDINATE or "який" in t.word.keys for t in sentence.tokens[first:at]):
        return False
    if _beside_quote(sentence, at, first) or (at + 1 == last and _before_that(sentence, last)):
        return True
    if last < len(sentence.tokens) - 1 and sentence.tokens[last].text == ":" and last - at <= _NEAR:
        return sentence.tokens[last + 1].text in '«“„"'
    closes = not any(t.kind == "word" for t in sentence.tokens[last:])
    present = any(r.tense == "pres" for r in readings)
    return (
        present and at == first > 1 and closes and sentence.tokens[first - 1].text == "," and _named(sentence, at, last)
    )


_SUBORDINATE: Final = words("що что як как коли когда якщо если бо щоб чтобы де где хто кто котрий который которые")
_BESIDE: Final = 4  # tokens from a verb to the source that is its subject
_NEAR: Final = 5  # tokens between a verb and the colon before its quotation


def _named(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a name or a source of the lexicons stands after the verb, and no preposition or object parts them."""
    after = sentence.tokens[at + 1 : last]
    sources = any(at < hit.first < min(last, at + _BESIDE) for hit in sentence.hits_of("source"))
    return (
        bool(after)
        and sources
        and after[0].word.pos.isdisjoint({"PREP", "ADVB", "CONJ", "PRCL"})
        and after[-1].kind != "number"
    )


def _beside_quote(sentence: Sentence, at: int, first: int) -> bool:
    """Whether the verb opens a clause that follows a quotation and its dash."""
    if at != first or first < 2 or sentence.tokens[first - 1].text not in "–—-":
        return False
    back = first - 1
    while back > 0 and sentence.tokens[back].text in ",–—-!?…":
        back -= 1
    return sentence.opaque[back] or sentence.tokens[back].text in '»”"“'


def _before_that(sentence: Sentence, last: int) -> bool:
    """Whether the clause ends in a comma and «що» follows."""
    tokens = sentence.tokens
    return last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].word.form in _THAT


def _english(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    token = tokens[at]
    form = token.word.form
    if not form.endswith(("ed", "s")) or form.endswith("ss") or token.capital or _ENGLISH_NO & set(token.word.keys):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.word.form == "that" and form.endswith("ed"):
        return at > 0 and _subject_like(tokens[at - 1])
    first, last = sentence.clause(at)
    ends = not any(t.kind == "word" for t in tokens[at + 1 : last])
    quoted = first > 0 and (sentence.opaque[first - 1] or sentence.opaque[max(0, first - 2)])
    if quoted and ends and form.endswith("ed") and at - first in (1, 2, 3):
        return tokens[first].word.form in _PRONOUNS or tokens[at - 1].capital
    if quoted and form.endswith("ed") and 1 < at - first <= _NEAR and following is not None:
        where = following.word.form in ("from", "at", "over", "into", "to", "in", "through", "back")
        return where and tokens[first].word.form in ("a", "an", "the", "his", "her", "one")
    return False


def _subject_like(token: Token) -> bool:
    return (
        token.kind == "word"
        and (token.capital or token.word.form in _PRONOUNS or token.word.form.isalpha())
        and (
            token.word.form
            not in ("is", "are", "was", "were", "be", "been", "has", "have", "had", "to", "and", "being")
        )
    )
