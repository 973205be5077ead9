"""
Who does it (D7, G1): agent, verb, object and voice of the main clause of a headline or sentence.

    active         the agent does it: «Дрони знищили склад»; without an agent when the text leaves the pronoun out
    passive        the object comes first, the agent is named: "hit by drones"
    agentless      somebody did it, nobody is named: «затопило будинки», "three killed"
    intransitive   it happens of itself: «впав», «стався вибух», "wagons pile up"; what it happens to is the object
    none           no finite verb

Ukrainian and Russian are read by case and agreement in `voice_slavic`; English, which has no case, in `voice_english`.
"""

import re
from collections.abc import Sequence
from typing import Final

from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Lexicon, load_lexicon
from crossread.framing.quotes import find_quotes
from crossread.framing.tokens import tokenise
from crossread.framing.voice_english import read_english
from crossread.framing.voice_english_words import is_determiner
from crossread.framing.voice_parts import NOTHING, Clause
from crossread.framing.voice_slavic import read_slavic

_REPORTING_TAIL: Final = 7  # tokens a reporting clause may take: ", заявили в МИД", ", three Russian sources said"
_NOMINAL: Final = 5  # tokens from which a verbless first part of a headline is its main clause
_PARENTHESIS: Final = 2  # words of «Нагадаємо», «Напомним также»
_SHORT: Final = 2  # words of a quotation that may be part of a clause
_ABBREVIATION: Final = 4  # letters up to which a word before a full stop may be cut short: «тис.», "Gen."


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
    hits = (lexicon or load_lexicon()).find(tokens, lang)
    quotes = tuple(find_quotes(text, lang))
    return read_voice(Sentence(lang=lang, start=0, end=len(text), tokens=tokens, hits=hits, quotes=quotes))


def read_voice(sentence: Sentence, end: int | None = None) -> Clause:
    """
    Read the main clause of *sentence*; the offsets are those of its tokens.

    Args:
        sentence: A headline or a sentence.
        end: The token where a headline's closing attribution begins, if any.
    """
    clauses = _cut(sentence, len(sentence.tokens) if end is None else end)
    for position in sorted(range(len(clauses)), key=lambda at: _rank(sentence, clauses, at)):
        first, last = clauses[position]
        if sentence.lang == "en":
            clause = read_english(sentence, first, last, clauses[:position])
        else:
            clause = read_slavic(sentence, first, last, _carried(sentence, clauses[:position]))
        reminder = position and _is_reminder(sentence, clauses[position - 1])
        if clause.voice != "none" and not (position and not reminder and _is_relative(sentence, first)):
            return clause
        if _is_nominal(sentence, first, last):
            break  # a headline without a verb, and a comment on it
    return NOTHING


def _is_nominal(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what stands before a colon or dash says something by itself, and is no name of who speaks."""
    words_before = sum(sentence.tokens[i].kind == "word" and not sentence.quoted[i] for i in range(first, last))
    mark = sentence.tokens[last].text if last < len(sentence.tokens) else ""
    if first or words_before < _NOMINAL or mark not in (";", ":", "–", "—"):
        return False
    speaks = any(hit.first == 0 and hit.last <= last for hit in sentence.hits_of("source"))
    return mark == ";" or not speaks


def _cut(sentence: Sentence, end: int) -> list[tuple[int, int]]:
    """The clauses outside quotations in reading order."""
    found: list[tuple[int, int]] = []
    first = 0
    while first < end and sentence.tokens[first].kind == "number" and ":" in sentence.tokens[first].text:
        first += 1  # the hour some sites put before a headline
    for index in range(first, end):
        if _parts(sentence, index, end):
            if index > first:
                found.append((first, index))
            first = index + 1
    if end > first:
        found.append((first, end))
    return found


def _parts(sentence: Sentence, index: int, end: int) -> bool:
    """Whether token *index* parts clauses."""
    token = sentence.tokens[index]
    if sentence.opaque[index]:
        return _is_speech(sentence, index)
    if token.kind != "mark":
        return False
    before = sentence.tokens[index - 1] if index else None
    after = sentence.tokens[index + 1] if index + 1 < end else None
    if token.text == "." and before and after:
        short = len(before.text) <= _ABBREVIATION and (len(before.text) == 1 or not after.capital)
        return not (short and before.kind == "word")
    spaced = token.text in "–—-" and not sentence.glued(index)  # «Лос-Анджелес» is one name
    if spaced and before and after and before.capital and after.capital and sentence.lang != "en":
        return not (_is_place(before.word.readings) and _is_place(after.word.readings))  # «рейс Москва — Сочи»
    return token.text == "." or sentence.border(index)


def _is_speech(sentence: Sentence, index: int) -> bool:
    """Whether the token stands in a quotation of more than two words; shorter ones are part of the clause."""
    start = sentence.tokens[index].start
    around = [quote for quote in sentence.quotes if quote.start <= start < quote.end]
    return any(
        sum(1 for t in sentence.tokens if q.inner_start <= t.start < q.inner_end and t.kind != "mark") > _SHORT
        for q in around
    )


def _is_place(readings: Sequence[object]) -> bool:
    return any("Geox" in getattr(reading, "marks", ()) for reading in readings)


_OPENERS: Final = words(
    "що щоб якщо коли поки доки хоча бо оскільки адже який яка яке які якого якої яких якому якій якою якими де "
    "куди звідки мов ніби наче перш щойно что чтобы если когда пока хотя поскольку потому ведь который которая "
    "которое которые которого которой которых которому которым которыми которую где куда откуда словно будто едва "
    "чем как як after as when while because although though since before until unless if whether who which that "
    "whose where despite amid following"
)


_LINKS: Final = words("однак однако але но а і и й проте but and")


def _rank(sentence: Sentence, clauses: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """Main clauses first, then clauses under another, then those that only report."""
    first, last = clauses[at]
    form = sentence.tokens[first].word.form
    opens = first > 0 or (form in ("як", "как") and last < len(sentence.tokens))
    if opens and last - first <= _REPORTING_TAIL and _reports(sentence, first, last):
        return 2, at
    if _is_reminder(sentence, clauses[at]):
        return 2, at
    governed = first + 1 < last and "PREP" in sentence.tokens[first].word.pos
    if first and sentence.tokens[first - 1].text == "(":
        return 1, at
    if form in _LINKS and first + 1 < last:
        form = sentence.tokens[first + 1].word.form  # «Однак якщо»
    under = form in _OPENERS or (governed and sentence.tokens[first + 1].word.form in _OPENERS)
    if under and (first > 0 or len(clauses) > 1) and not _asks(sentence, first):
        return 1, at
    return 0, at


def _is_reminder(sentence: Sentence, clause: tuple[int, int]) -> bool:
    """Whether the clause only leads to the next: «Нагадаємо», «Что касается цен»."""
    first, last = clause
    opening = sentence.words_between(first, min(last, first + 2)).lower()
    short = last - first <= _PARENTHESIS and any(r.person == "1per" for r in sentence.tokens[first].word.finite)
    return short or opening in ("що стосується", "что касается")


def _is_relative(sentence: Sentence, first: int) -> bool:
    """Whether a clause hangs on a noun before it, whose subject then is a pronoun."""
    return sentence.lang != "en" and _RELATIVE.match(sentence.tokens[first].word.form) is not None and first > 0 and (
        sentence.tokens[first - 1].text == ","
    )  # fmt: skip


_RELATIVE: Final = re.compile(r"(?:як|котор|чи)(?:ий|ого|ому|им|ої|ій|ою|ої|их|ими|ый|ым|ая|ой|ую|ое|ые|а|у|е|і)$|що$")


def _asks(sentence: Sentence, first: int) -> bool:
    """Whether the opener is a question word that begins the headline, or what follows its colon."""
    before = sentence.tokens[first - 1].text if first else ":"
    return before in ":.?!" and sentence.tokens[first].word.form in _QUESTIONS


_QUESTIONS: Final = words("що де куди звідки як який яка яке які что где куда откуда как who which where")


def _reports(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a reporting verb stands in the clause, which denies nothing: «..., не відповідають дійсності» tells."""
    hits = [hit for hit in sentence.hits_of("reporting") if first <= hit.first < last]
    if sentence.lang == "en":
        return any(not is_determiner(sentence, hit.first - 1) for hit in hits)
    return bool(hits) and sentence.tokens[first].word.form != "не"


def _carried(sentence: Sentence, clauses: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The clauses before, in the same sentence, that may hold the subject: «Снаряд, який влучив, не розірвався»."""
    kept: list[tuple[int, int]] = []
    for first, last in reversed(clauses):
        if sentence.tokens[last].text not in ",()–—":
            break
        kept.append((first, last))
    return tuple(reversed(kept))
