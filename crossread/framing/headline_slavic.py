"""Agent, verb, object and voice of a Ukrainian or Russian headline."""

from typing import Final, NamedTuple

from crossread.findings import Voice
from crossread.framing.clauses import Phrase, Sentence, is_finite, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.phrases import find_phrases, matches_verb


class Parts(NamedTuple):
    """What a headline's main clause is made of; "" where a part was not found."""

    agent: str = ""
    verb: str = ""
    object: str = ""
    voice: Voice = "none"


# Verbs whose subject does not act: what happens to it, or that it happens (infinitives; the uk and ru lists).
_HAPPENING: Final = words(
    "застрягти застрягнути впасти вибухнути статися стати пролунати прогриміти загинути померти згоріти"
    " зникнути прийти "
    "виникнути вщухнути тривати лунати палати горіти постраждати обвалитися затонути розбитися з'явитися початися "
    "застрять упасть взорваться случиться произойти прозвучать прогреметь погибнуть умереть сгореть исчезнуть прийти "
    "возникнуть длиться звучать гореть пострадать обрушиться затонуть разбиться появиться начаться грянуть"
)
_NONE: Final = words("нет немає нема")
_IMPERSONAL: Final = ("но", "то")


def read_slavic(sentence: Sentence, end: int) -> Parts:
    """
    Read a headline.

    Args:
        sentence: The headline's sentence.
        end: The token where a closing attribution begins.
    """
    best = Parts()
    for first, last in _clauses(sentence, end):
        parts = _read(sentence, first, last)
        if parts.voice != "none":
            return parts
        best = best if best.agent else parts
    return best


def _clauses(sentence: Sentence, end: int) -> list[tuple[int, int]]:
    """The clauses of the headline in order, cut at colons, full stops, question marks and commas."""
    found, first = [], 0
    while first < end and sentence.tokens[first].kind == "number" and ":" in sentence.tokens[first].text:
        first += 1  # the hour some sites put before a headline
    for index in range(first, end):
        token = sentence.tokens[index]
        if token.kind == "mark" and token.text in ":.?!;,…" and not sentence.glued(index):
            if index > first:
                found.append((first, index))
            first = index + 1
    if end > first:
        found.append((first, end))
    own = [(a, b) for a, b in found if not all(sentence.quoted[a + (b - a > 1) : b - (b - a > 2)])]
    return own or found  # «Удобрения так не взрываются»: the words quoted are not the headline's own


def _read(sentence: Sentence, first: int, last: int) -> Parts:
    tokens = sentence.tokens
    phrases = list(find_phrases(sentence, first, last))
    for index in range(first, last):
        if is_finite(tokens[index], sentence.lang) and not _only_noun(sentence, index):
            return _finite(sentence, index, phrases, last)
    for index in range(first, last):
        if (parts := _predicate(sentence, index, phrases, first, last)) is not None:
            return parts
    return Parts()


def _only_noun(sentence: Sentence, index: int) -> bool:
    """A capitalised word that is a noun or an adjective as well, or that no dictionary knows: a name."""
    token = sentence.tokens[index]
    if not token.capital:
        return False
    unknown = any("UNKN" in reading.marks for reading in token.word.readings)
    return bool(token.word.pos & {"NOUN", "ADJF"}) or (
        unknown and not token.word.form.endswith(("ся", "ть", "ли", "ла"))
    )


def _finite(sentence: Sentence, index: int, phrases: list[Phrase], last: int) -> Parts:
    verb = sentence.tokens[index]
    subject = _subject(sentence, index, phrases)
    lemmas = {reading.lemma for reading in verb.word.finite}
    said, behind = _whole_verb(sentence, index, last, lemmas)
    thing = _object(sentence, behind, last, subject) or _fronted(sentence, index, phrases, subject)
    if subject is None:
        return Parts(verb=said, object=thing, voice="agentless")
    name = _text(sentence, subject)
    if lemmas & _HAPPENING:
        agent = name if _acts(sentence, subject) else ""
        return Parts(agent=agent, verb=said, object=thing, voice="intransitive")
    if verb.word.form.endswith("ся") and (agent := _instrumental(sentence, index + 1, last)):
        return Parts(agent=agent, verb=said, object=name, voice="passive")
    return Parts(agent=name, verb=said, object=thing, voice="active")


def _whole_verb(sentence: Sentence, index: int, last: int, lemmas: set[str]) -> tuple[str, int]:
    """The verb with its negator, and the infinitive that a helper needs («продовжує поширювати»); its last token."""
    tokens = sentence.tokens
    negator = f"{tokens[index - 1].text} " if index and tokens[index - 1].word.form == "не" else ""
    if lemmas & _HELPERS:
        for at in range(index + 1, min(last, index + 4)):
            if "INFN" in tokens[at].word.pos:
                return f"{negator}{tokens[index].text} {tokens[at].text}", at
    return negator + tokens[index].text, index


_HELPERS: Final = words(
    "продовжувати продовжити почати починати могти хотіти намагатися спробувати мусити планувати мати збиратися "
    "перестати продолжать продолжить начать начинать мочь смочь хотеть пытаться попытаться планировать собираться "
    "стать"
)


def _fronted(sentence: Sentence, index: int, phrases: list[Phrase], subject: Phrase | None) -> str:
    """An object before its verb: «Каховскую ГЭС взорвала диверсионная группа»."""
    for phrase in phrases:
        if phrase.last > index or phrase is subject:
            continue
        governed = phrase.first > 0 and is_preposition(sentence.tokens[phrase.first - 1])
        cases = {
            reading.case for token in sentence.tokens[phrase.first : phrase.last] for reading in token.word.readings
        }
        told = any(
            {reading.case for reading in token.word.readings} <= {"accs", "gent"} and token.word.cases & {"accs"}
            for token in sentence.tokens[max(0, phrase.first - 1) : phrase.last]
        )
        if not governed and told and "accs" in cases:
            first = phrase.first
            while first and "ADJF" in sentence.tokens[first - 1].word.pos:
                first -= 1
            return sentence.words_between(first, phrase.last)
    return ""


def _acts(sentence: Sentence, subject: Phrase) -> bool:
    """Whether the subject of a verb of happening may be called its agent: people, or a force of nature."""
    head = sentence.tokens[subject.head]
    return any("anim" in r.marks for r in head.word.readings) or head.word.form in _FORCES


_FORCES: Final = words(
    "паводок повінь наводнение буря шторм ураган землетрус землетрясение вогонь огонь вода війна война"
)


def _subject(sentence: Sentence, index: int, phrases: list[Phrase]) -> Phrase | None:
    """The first phrase before the verb that agrees with it, else the first behind; joined with what follows it."""
    verb = sentence.tokens[index]
    fitting = [phrase for phrase in phrases if matches_verb(phrase, verb, sentence.tokens)]
    certain = [phrase for phrase in fitting if _is_nominative(sentence, phrase)]
    fitting = certain or [phrase for phrase in fitting if _is_name(sentence, phrase)]
    before = [phrase for phrase in fitting if phrase.last <= index]
    behind = [phrase for phrase in fitting if phrase.first > index]
    chosen = before[0] if before else behind[0] if behind else None
    while chosen is not None:
        following = next((phrase for phrase in phrases if phrase.first == chosen.last and phrase.last <= index), None)
        if following is None:
            break
        chosen = Phrase(chosen.first, following.last, chosen.head)
    return chosen


def _is_nominative(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the head is known to stand in the nominative: a noun, not the genitive behind a number."""
    before = sentence.tokens[phrase.first - 1].word if phrase.first else None
    if before is not None and "ADJF" in before.pos and not before.nominative:
        return False  # «Каховскую ГЭС»: the adjective tells the case
    return any(reading.pos in ("NOUN", "NPRO") for reading in sentence.tokens[phrase.head].word.nominative)


def _is_name(sentence: Sentence, phrase: Phrase) -> bool:
    head = sentence.tokens[phrase.head]
    return head.acronym or head.text[0].isascii() or head.capital


def _predicate(sentence: Sentence, index: int, phrases: list[Phrase], first: int, last: int) -> Parts | None:
    """Read «вкрадено», «уничтожен», «нет»: short participles and words that say there is none."""
    token = sentence.tokens[index]
    form = token.word.form
    if token.capital and index > 0:
        return None
    if form in _NONE:
        return Parts(verb=token.text, voice="agentless")
    impersonal = (
        sentence.lang == "uk" and form.endswith(_IMPERSONAL) and len(form) > 4 and _is_participle(sentence, index)
    )
    if not impersonal and "PRTS" not in token.word.pos:
        return None
    agent = _instrumental(sentence, first, last)
    subject = next((phrase for phrase in phrases if phrase.last <= index), None)
    thing = _text(sentence, subject) if subject else ""
    return Parts(agent=agent, verb=token.text, object=thing, voice="passive" if agent else "agentless")


def _is_participle(sentence: Sentence, index: int) -> bool:
    return bool(sentence.tokens[index].word.pos & {"PRTS", "PRED", "VERB", "ADVB"})


def _instrumental(sentence: Sentence, first: int, last: int) -> str:
    """A noun that lives, or a body, in the instrumental: the agent of a passive."""
    for index in range(first, last):
        if index > first and is_preposition(sentence.tokens[index - 1]):
            continue
        readings = [r for r in sentence.tokens[index].word.readings if r.pos == "NOUN"]
        if readings and all(r.case == "ablt" for r in readings) and any("anim" in r.marks for r in readings):
            return sentence.tokens[index].text
    return ""


def _object(sentence: Sentence, index: int, last: int, subject: Phrase | None) -> str:
    """The first noun behind the verb in the accusative that no preposition governs, with what belongs to it."""
    at = index + 1
    while at < last:
        token = sentence.tokens[at]
        if "PREP" in token.word.pos or token.kind == "mark":
            return ""
        if subject and subject.first <= at < subject.last:
            at = subject.last
            continue
        if any(r.case in ("accs", "gent") and r.pos in ("NOUN", "ADJF", "NUMR") for r in token.word.readings):
            return _run(sentence, at, last)
        at += 1
    return ""


def _run(sentence: Sentence, at: int, last: int) -> str:
    """The words from *at* to the next preposition or mark, five at most."""
    end = at
    while end < last and end - at < 5:
        token = sentence.tokens[end]
        if "PREP" in token.word.pos or (token.kind == "mark" and not sentence.glued(end)):
            break
        end += 1
    return sentence.words_between(at, end)


def _text(sentence: Sentence, phrase: Phrase) -> str:
    return sentence.words_between(phrase.first, phrase.last)
