"""
What kind of source a noun phrase names (B4) and how it is called: person, body, media, document, anonymous.

The lexicon's nouns decide first, by the one that heads the phrase; then personal names; then what the morphology says.
"""

import re
from collections.abc import Sequence
from typing import Final

from crossread.findings import SourceType
from crossread.framing.attribution import Source
from crossread.framing.attribution_display import display_name, gender_of, known_name
from crossread.framing.attribution_names import ENGLISH_NO_NAMES, is_surname_like, person_name
from crossread.framing.attribution_trades import (
    DATA,
    FEW,
    INSIDERS,
    JOURNALISTS,
    NAMELESS,
    NOBODY,
    OFFICIALS,
    ONE_OF,
    PEOPLE,
    SOME,
    UNNAMED_ALONE,
    is_one_person,
)
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import is_known_word, words
from crossread.framing.lexicon import Entry, Hit
from crossread.framing.phrases import is_place_adjective


def source_of(sentence: Sentence, phrase: Phrase, *, trusted: bool = True, case: str = "") -> Source | None:
    """
    Say what kind of source a noun phrase names, and how it is called.

    Args:
        sentence: Its sentence.
        phrase: A phrase of it.
        case: The case the construction puts it in ("loct", "gent"), "" for the nominative or unknown.
        trusted: Whether the construction alone shows that it speaks ("said X"); then an unknown noun counts too.

    Returns:
        The source, its span cut to the personal name where a full name stands in the phrase; None when the phrase
        names nothing that can speak.
    """
    hits = [
        hit
        for hit in sentence.hits_of("source")
        if phrase.first <= hit.first and hit.last <= phrase.last and not _is_common(sentence, hit)
    ]
    names = person_name(sentence, phrase, hits)
    kind = _kind(sentence, phrase, hits, names, trusted=trusted)
    if kind is None or (sentence.lang == "en" and sentence.tokens[phrase.head].word.form in _TIMES):
        return None
    first, last = names if names and kind == "person" and names[1] - names[0] > 1 else (phrase.first, phrase.last)
    start, end = sentence.span(first, last)
    head = sentence.tokens[phrase.head].word
    reading = next(iter(head.nominative or head.readings), None)
    named = names if names and kind == "person" else (first, last)
    guessed = bool(names) and not is_known_word(head.form, sentence.lang) if sentence.lang != "en" else False
    gender = gender_of(sentence, phrase) or (reading.gender if reading and not guessed else "")
    return Source(
        start=start,
        end=end,
        type=kind,
        name=known_name(sentence, phrase, hits)
        or display_name(sentence, named, kind, named=bool(names), head=phrase.head, case=case),
        gender=gender,
        named=bool(names) and kind == "person",
        role=_role(sentence, phrase, names) if kind == "person" else (),
        number=reading.number if reading and reading.number else _english_number(sentence, phrase.head, names),
    )


_TIMES: Final = words("year week month day decade summer winter spring autumn night morning evening afternoon time")


def _role(sentence: Sentence, phrase: Phrase, names: tuple[int, int] | None) -> tuple[str, ...]:
    """The lemmas of what somebody is, without the name and the definite article."""
    tokens = [
        token
        for i, token in enumerate(sentence.tokens[phrase.first : phrase.last], phrase.first)
        if token.kind == "word" and token.word.form != "the" and not (names and names[0] <= i < names[1])
    ]
    return tuple(token.word.keys[0] for token in tokens)


def _english_number(sentence: Sentence, head: int, names: tuple[int, int] | None) -> str:
    """What the ending of an English noun tells: "plur" for "voters", "others"; "" when nothing does."""
    form = sentence.tokens[head].word.form
    several = (form.endswith("s") and not form.endswith("ss")) or form in ("people", "men", "women")
    return "plur" if sentence.lang == "en" and several and names is None else ""


def _is_common(sentence: Sentence, hit: Hit) -> bool:
    """Whether a name is written small: "the bank's chief economist", "the guardian", "an apple"."""
    name = hit.entry.lemma.startswith("=the ") or (hit.entry.note == "name" and sentence.lang == "en")
    return name and not sentence.tokens[hit.last - 1].capital


def _kind(
    sentence: Sentence, phrase: Phrase, hits: Sequence[Hit], names: tuple[int, int] | None, *, trusted: bool
) -> SourceType | None:
    entry = _head_entry(sentence, phrase, hits)
    if names and _belongs(sentence, phrase, entry, names):
        names = None  # «прокуратура Марий Эл», «офіс Володимира Зеленського»
    if (
        sentence.lang == "en"
        and sentence.tokens[phrase.first].word.form in _HONORIFICS
        and phrase.last > phrase.first + 1
    ):
        return "person"
    if sentence.lang == "en" and (owner := _titled_by(sentence, phrase, names)):
        return owner
    if names and names[1] - names[0] == 1 and is_compound_body(sentence.tokens[names[0]].word.form):
        names = None  # «Роструд», which no dictionary knows
    if names and sum(t.kind == "word" for t in sentence.tokens[names[0] : names[1]]) > 1:
        return "person"
    if _is_title(sentence, phrase, hits):
        return "media"
    if sentence.lang == "en" and (kind := _english_kind(sentence, phrase, entry)):
        return kind
    unnamed = any(
        hit.entry.cls == "anonymous" and not _at_work(sentence, phrase, hit) for hit in hits
    ) or _asks_no_name(sentence, phrase)
    if unnamed and not names:
        return "anonymous"
    if names and (entry is None or entry.cls in ("person", "anonymous") or names[0] == phrase.first):
        return "person"
    if names and JOURNALISTS & set(sentence.tokens[phrase.head].word.keys):
        return "person"  # «Военкор Сладкин»: with a name a journalist is one, without it the medium
    if not names and (_is_insider(sentence, phrase, entry) or _is_official(sentence, phrase, hits)):
        return "anonymous"
    if entry is not None and entry.cls == "anonymous" and not unnamed:  # experts of somebody
        others = [hit.entry.cls for hit in hits if hit.entry.cls in ("body", "media")]
        behind = sentence.tokens[phrase.head + 1].word.form if phrase.head + 1 < phrase.last else ""
        if sentence.lang == "en" and behind in ("at", "from"):
            return "person"  # "analysts at the bank" speak for themselves
        return others[0] if others else "person"  # type: ignore[return-value] # the classes are SourceType's
    if entry is not None:
        if entry.lemma in _AGENCIES and (_titled(sentence, phrase) or _relays(sentence, phrase)):
            return "media"
        if entry.cls == "document" and (told := _told_by(sentence, phrase, hits)):
            return told
        if entry.cls == "body" and is_one_person(sentence.tokens[phrase.head].word, sentence.lang):
            return "person"
        return entry.cls  # type: ignore[return-value] # the classes of kind "source" are SourceType's
    return _guess(sentence, phrase, trusted=trusted)


_HONORIFICS: Final = words("mr mrs ms miss dr sir dame lord lady prof")


def _belongs(sentence: Sentence, phrase: Phrase, entry: Entry | None, names: tuple[int, int]) -> bool:
    """Whether a name only says whose body, medium or document the head is, or is an adjective before it."""
    head = sentence.tokens[phrase.head]
    if entry is None or names[0] <= phrase.head < names[1]:
        return False
    if sentence.lang == "en":  # "the DeepState monitoring project"
        return entry.cls in ("body", "media", "document") and names[1] <= phrase.head and not head.capital
    called = head.capital and any({"Name", "Surn"} & reading.marks for reading in head.word.readings)
    if entry.cls not in ("body", "media", "document") or called:
        return False
    if names[0] < phrase.head:
        owner = sentence.tokens[names[0]]  # «Російська рада безпеки», «Полтавська прокуратура»
        return names[1] - names[0] == 1 and ("ADJF" in owner.word.pos or is_place_adjective(owner))
    return bool(head.word.readings) and not any("anim" in reading.marks for reading in head.word.readings)


def _titled_by(sentence: Sentence, phrase: Phrase, names: tuple[int, int] | None) -> SourceType | None:
    """What a name in an English phrase is the name of: "the monitoring channel Crimean Sky", or an author's work."""
    if names is None:
        return None
    for hit in sentence.hits_of("source"):
        if not phrase.first <= hit.first < hit.last <= names[0] or hit.entry.cls not in ("body", "media", "document"):
            continue
        beside = hit.last == names[0] <= phrase.head + 1 and not sentence.tokens[hit.first].capital
        if beside and hit.entry.cls != "document" and hit.entry.lemma not in NAMELESS:
            return hit.entry.cls  # type: ignore[return-value] # the classes are SourceType's
        behind = sentence.tokens[hit.last].word.form in ("by", "of", "from")
        if hit.first <= phrase.head < hit.last and behind and hit.entry.cls == "document":
            return "document"
    return None


def _is_title(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> bool:
    """Whether the phrase is a title in quotes and no body's name: «Економіст дня», «Луганский дневник»."""
    if sentence.lang == "en" or not sentence.quoted[phrase.head] or sentence.tokens[phrase.first].kind != "mark":
        return False
    inside = [i for i in range(phrase.first, phrase.last) if sentence.quoted[i]]
    return len(inside) > 1 and not any(hit.first <= inside[0] and hit.last > inside[-1] for hit in hits)


def _relays(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a relay follows the phrase: what an agency hands on with reference to others is news."""
    return any(hit.first == phrase.last for hit in sentence.hits_of("attribution"))


def _is_official(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> bool:
    """Whether one unnamed official of no body speaks: «американський посадовець», as English "a U.S. official"."""
    head = sentence.tokens[phrase.head].word
    alone = not any(hit.entry.cls in ("body", "media") for hit in hits)
    return alone and bool(OFFICIALS & set(head.keys)) and not any(r.number == "plur" for r in head.nominative)


def _is_insider(sentence: Sentence, phrase: Phrase, entry: Entry | None) -> bool:
    """Whether a few unnamed people of a trade that leaks speak: "two former employees", «троє дипломатів»."""
    tokens = sentence.tokens[phrase.first : phrase.last]
    few = any(token.word.form in FEW or FEW & set(token.word.keys) for token in tokens[:2])
    return (
        few
        and (entry is None or entry.cls in ("person", "body", "anonymous"))
        and bool(INSIDERS & set(sentence.tokens[phrase.head].word.keys))
    )


def _told_by(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> SourceType | None:
    """Data and findings are only as good as who has them: "figures of the ministry" is the ministry's word."""
    head = sentence.tokens[phrase.head].word
    if not DATA & set(head.keys):
        return None
    if sentence.lang != "en":
        owner = [hit.entry for hit in hits if hit.first == phrase.head + 1 and hit.entry.cls in ("body", "media")]
        return owner[0].cls if owner else None  # type: ignore[return-value] # the classes are SourceType's
    after = [hit.entry for hit in hits if hit.first > phrase.head and hit.entry.cls in ("body", "media", "person")]
    linked = phrase.head + 1 < phrase.last and sentence.tokens[phrase.head + 1].word.form in ("of", "from", "by")
    return after[0].cls if after and linked else None  # type: ignore[return-value] # the classes are SourceType's


def _at_work(sentence: Sentence, phrase: Phrase, hit: Hit) -> bool:
    """Whether plural experts belong somewhere: «аналітики проєкту» are not "experts" at large."""
    if not hit.entry.lemma.startswith("=") or hit.last - hit.first > 1:
        return False
    ends = hit.last >= len(sentence.tokens) or sentence.tokens[hit.last].word.form in ("who", "from", "of", "at")
    bare = phrase.first == hit.first or sentence.tokens[hit.first - 1].word.form in SOME | FEW
    return not bare or ends or phrase.last > hit.last


_AGENCIES: Final = frozenset({"агентство", "агенція", "agency", "служба", "редакция", "редакція"})


def _titled(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a title stands in the phrase, in quotes or by its letters: «агентство «Север»», "the Vestovoy agency"."""
    tokens = sentence.tokens[phrase.first : phrase.last]
    if sentence.lang == "en":
        named = len(tokens) > 1 and tokens[-2].capital and not tokens[-1].capital and not tokens[-2].acronym
        return any(sentence.quoted[phrase.first : phrase.last]) or (
            named and tokens[-2].word.form not in ENGLISH_NO_NAMES
        )
    return any(sentence.quoted[phrase.first : phrase.last]) or any(
        token.kind == "word" and token.text[0].isascii() for token in tokens
    )


def _asks_no_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether words near the phrase say that the source stays unnamed."""
    relays = [hit.first for hit in sentence.hits_of("attribution")]
    people = bool(PEOPLE & set(sentence.tokens[phrase.head].word.keys))
    return any(
        hit.entry.cls == "anonymous"
        and hit.last - hit.first > 1
        and (people or hit.entry.note != "of people")  # "a person close to", not "a company close to"
        and abs(hit.first - phrase.last) <= _NEAR
        and not any(phrase.last <= relay <= hit.first for relay in relays)  # not "The Gazette, citing people close to"
        for hit in sentence.hits_of("source")
    )


_NEAR: Final = 6  # tokens between a source and "on condition of anonymity"


def _head_entry(sentence: Sentence, phrase: Phrase, hits: Sequence[Hit]) -> Entry | None:
    """The entry that covers the head; else the first one, unless the head is somebody no lexicon knows."""
    covering = [hit.entry for hit in hits if hit.first <= phrase.head < hit.last]
    if covering:
        return covering[0]
    head = sentence.tokens[phrase.head]
    if sentence.lang != "en" and any("anim" in r.marks and r.case == "nomn" for r in head.word.readings):
        return None
    if sentence.lang == "en":
        last = [hit.entry for hit in hits if hit.first < phrase.head]
        return last[-1] if last and head.capital else None
    known = [hit.entry for hit in hits if hit.first < phrase.head or head.capital or not head.word.readings]
    return known[0] if known else None  # not «греблі ГЕС»


_ANONYMOUS_ENGLISH: Final = frozenset({"a", "an", "one", "another", "unnamed", "some", "two", "three", "several"})


def _english_kind(sentence: Sentence, phrase: Phrase, entry: Entry | None) -> SourceType | None:
    """An unnamed single official is anonymous, officials of somebody are a body."""
    head = sentence.tokens[phrase.head].word.form
    if entry is not None and entry.cls == "body" and head in ONE_OF:
        return "person"  # "a doctor", not "doctors"
    if entry is None or entry.lemma not in UNNAMED_ALONE:
        return None
    if _asks_no_name(sentence, phrase):
        return "anonymous"
    if entry.lemma != "official":
        single = sentence.tokens[phrase.first].word.form in _ANONYMOUS_ENGLISH and not head.endswith("s")
        return "anonymous" if single else None
    if head.endswith("s") and sentence.tokens[phrase.first].word.form not in _ANONYMOUS_ENGLISH:
        return "body"
    return "anonymous"


def _guess(sentence: Sentence, phrase: Phrase, *, trusted: bool) -> SourceType | None:
    """Kind of a phrase no lexicon knows: an acronym or a place is a body, what lives is a person."""
    head = sentence.tokens[phrase.head]
    if head.acronym:
        return "body"
    if sentence.quoted[phrase.head]:
        return "media" if trusted and not is_compound_body(head.word.keys[0]) else "body"
    of_many = sentence.lang != "en" and "один" in head.word.keys and phrase.head + 2 < phrase.last
    counted = sentence.tokens[phrase.head + 2].word if of_many else head.word  # «один з консерваторів»
    marks = {mark for reading in (*head.word.readings, *counted.readings) for mark in reading.marks}
    if sentence.lang == "en":
        opens = head.start == sentence.tokens[0].start and head.word.form.endswith("s")  # "Pensioners in Gori"
        reach = phrase.head + 2 if opens else phrase.last
        if any(token.capital for token in sentence.tokens[max(phrase.first, 1) : reach]) and head.capital:
            return "body" if phrase.last - phrase.first > 1 else "person"
        return "person" if trusted and head.kind == "word" and head.word.form not in NOBODY else None
    if "Geox" in marks or "Orgn" in marks or is_compound_body(head.word.keys[0]):
        return "body"
    if head.text[0].isascii():
        return "media" if "." in head.text else "body"
    if "anim" in marks or (of_many and counted.pos & {"ADJF", "PRTF"}):
        return "person"
    if head.capital and (head.start > sentence.start or not is_known_word(head.word.form, sentence.lang)):
        return "person" if is_surname_like(head) else "body"
    return "body" if trusted and any(r.pos == "NOUN" for r in head.word.readings) else None


_COMPOUND: Final = re.compile(
    r"^(?:мін|мин|держ|гос|рос|укр|нац|обл|міськ|гор|рай|спец|вет|сан|прикордон|погран|євро|евро|центр)\w*"
    r"(?:ком|труд|стат|здрав|имущество|майно|реєстр|реестр|патент|лесхоз|лісгосп|праця|праці|безпека|зв'язок|служба|нагляд|надзор|контроль|рада|совет|суд|банк|бюро|центр|газ|енерго|энерго|пром|фонд|транс|нафта|нефть"
    r"|авіація|авиация|пошта|почта|агентство|комісія|комиссия|інспекція|инспекция|архів|архив|управління|управление)$"
    r"|.(?:служба|нагляд|надзор|комітет|комитет|банк|канал|союз|спілка|прокуратура|адміністрація|администрация|інспекція"
    r"|инспекция|комісія|комиссия|холдинг|корпорація|корпорация|водоканал|завод|комбінат|комбинат|лікарня|больница"
    r"|поліція|полиция|розвідка|разведка|гвардія|гвардия|партія|партия|компанія|компания|фірма|фирма|штаб|міністерство"
    r"|министерство|агентство|інститут|институт|палата|спецслужба|асоціація|ассоциация|федерація|федерация)$"
)


def is_compound_body(lemma: str) -> bool:
    """Whether a Ukrainian or Russian noun is put together as bodies are: «облводоканал», «ветслужба», «виборчком»."""
    return _COMPOUND.search(lemma) is not None
