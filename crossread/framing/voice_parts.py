"""
The parts of a main clause, as `voice` reads them in every language: agent, verb, object and voice.
"""

from typing import Final, NamedTuple

from crossread.findings import Voice
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.tokens import Token

# Verbs whose subject does not act: what befalls it, or that it happens.
HAPPENING: Final = words(
    "іти йти идти загинути гинути померти постраждати зазнати впасти падати статися трапитися стати ставати "
    "вижити зникнути вибухнути пролунати лунати прогриміти згоріти горіти загорітися спалахнути палати застрягти "
    "застрягнути виникнути вщухнути тривати обвалитися затонути потонути втопитися розбитися з'явитися початися "
    "закінчитися завершитися залишитися лишитися опинитися підірватися втратити підвищитися подорожчати "
    "подешевшати зрости зростати знизитися знижуватися скоротитися змінитися піти відбутися відбуватися "
    "перекинутися з'їхати злетіти зійти зірватися зламатися зупинитися надійти дістатися прорватися захворіти "
    "отруїтися травмуватися потрапити послабшати прийти настати минути існувати бути виявитися здаватися означати "
    "коштувати становити перевищити сягнути сягати досягти досягнути скласти приземлитися зіткнутися "
    "зіштовхнутися народитися погибнуть гибнуть умереть умирать пострадать упасть падать случиться произойти "
    "происходить выжить пропасть утонуть исчезнуть взорваться прозвучать прогреметь раздаться сгореть гореть "
    "загореться вспыхнуть застрять возникнуть длиться звучать обрушиться затонуть разбиться появиться начаться "
    "закончиться завершиться остаться оставаться оказаться подорваться лишиться потерять подорожать подешеветь "
    "вырасти расти снизиться снижаться сократиться измениться пойти состояться перевернуться съехать слететь "
    "сойти сорваться сломаться остановиться поступить прорваться заболеть отравиться попасть наступить грянуть "
    "существовать быть стать становиться означать стоить составить составлять превысить достичь достигнуть "
    "столкнуться родиться замолкнуть смолкнуть стихнуть погаснуть замовкнути стихнути згаснути"
)
# Who or what may be called the agent of any verb, even of one that takes no object.
_SOMEBODY: Final = words(
    "хто кто він вона вони он она они я ти ты ми мы ви вы ніхто никто дехто люди власти влада народ мир світ "
    "паводок повінь наводнение буря шторм ураган землетрус землетрясение вогонь огонь вода пожар пожежа циклон "
    "who he she they i we you nobody everyone flood floods storm fire blaze quake earthquake hurricane wildfire"
)
_CROWDS: Final = words("сотня тисяча десяток мільйон більшість частина тысяча миллион большинство часть")
_PLANTS: Final = words("аес аэс тес тэс тец тэц гес гэс дтп лес лэп зс")


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


NOTHING: Final = Clause("", "", "", "none")


def acts(sentence: Sentence, subject: Phrase) -> bool:
    """Whether the subject may act of its own will: it lives, is a body, a country, an army or a force of nature."""
    head = sentence.tokens[subject.head]
    if head.word.form in _SOMEBODY or _SOMEBODY & set(head.word.keys):
        return True
    after = sentence.tokens[subject.head + 1] if subject.head + 1 < len(sentence.tokens) else None
    if _CROWDS & set(head.word.keys) and after is not None:  # «сотні людей»
        return any("anim" in reading.marks and reading.case == "gent" for reading in after.word.readings)
    if head.kind == "mark" or (sentence.lang != "en" and head.text[0].isascii() and head.kind == "word"):
        return True
    if head.acronym and head.word.form not in _PLANTS:
        return True
    if any("anim" in reading.marks for reading in head.word.nominative):
        return True
    if head.capital and any(r.marks & {"Geox", "Orgn"} for r in head.word.nominative):
        return True
    kinds = {hit.entry.cls for hit in sentence.hits_of("source") if hit.first <= subject.head < hit.last}
    armies = any(
        hit.first <= subject.head < hit.last and hit.entry.concept.endswith(("army", "government"))
        for hit in sentence.hits_of("label")
    )
    return armies or bool(kinds & {"person", "body"})


def make_clause(
    sentence: Sentence, agent: Phrase | None, verb: tuple[int, int], target: Phrase | None, voice: Voice
) -> Clause:
    """Return the clause of these phrases as text, with offsets that the tokens have; *verb* is first and last token."""
    start, end = sentence.span(*verb)
    agent_start, agent_end = sentence.span(agent.first, agent.last) if agent else (-1, -1)
    target = (
        _with_list(sentence, target, verb) if target and sentence.tokens[target.head].word.form not in _ASKED else None
    )
    return Clause(
        _text(sentence, agent), sentence.words_between(*verb), _text(sentence, target), voice,
        agent_start, agent_end, start, end,
    )  # fmt: skip


def _with_list(sentence: Sentence, phrase: Phrase, verb: tuple[int, int]) -> Phrase:
    """
    The phrase with the list it opens, "рейси у Бельгії, Іспанії та Італії": cut after the first it would tell less.

    A list is words that a comma parts, one or two between commas, the last behind "and"; without one nothing is added.
    """
    tokens, at = sentence.tokens, phrase.last
    last = tokens[phrase.last - 1]
    if at <= verb[0] or last.kind != "word":
        return phrase
    while at < len(tokens) and tokens[at].text == ",":
        end = next(
            (i for i in range(at + 2, min(at + 4, len(tokens))) if tokens[i].kind == "mark" or _joins(tokens[i])), 0
        )
        if not end or not all(_is_alike(last, token) for token in tokens[at + 1 : end]):
            return phrase
        at = end
    if at == phrase.last or at + 1 >= len(tokens) or not _joins(tokens[at]) or not _is_alike(last, tokens[at + 1]):
        return phrase
    return Phrase(phrase.first, at + 2, phrase.head)


def _joins(token: Token) -> bool:
    return token.word.form in _AND


def _is_alike(one: Token, other: Token) -> bool:
    """Whether a word may stand beside another in a list: a noun in its case, a name beside a name."""
    if other.kind != "word" or other.capital != one.capital or other.word.finite:
        return False
    return not one.word.cases or bool(one.word.cases & other.word.cases)


_AND: Final = words("та і й и and")
_ASKED: Final = words("що шо хто що чого что чего кто what who")  # they ask for it, or point back


def _text(sentence: Sentence, phrase: Phrase | None) -> str:
    return sentence.words_between(phrase.first, phrase.last) if phrase else ""
