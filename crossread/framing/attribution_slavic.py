"""
Attribution in Ukrainian and Russian: «міністр заявив», «у штабі заявили», «за словами X», «він додав», «X: «...»».

Who the subject is, is told by `attribution_slavic_subjects`; whether a verb reports, by `attribution_slavic_verbs`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Attribution, Memory, Source, make_attribution, relayed, resolve
from crossread.framing.attribution_kinds import source_of
from crossread.framing.attribution_mentions import main_person
from crossread.framing.attribution_open import open_hits
from crossread.framing.attribution_slavic_subjects import dropped_source, find_source, from_place, further_places
from crossread.framing.attribution_slavic_verbs import (
    SHOWING,
    has_complement,
    is_noun_here,
    opens_clause,
    verb_class,
    verb_of,
)
from crossread.framing.clauses import Phrase, Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Entry, Hit
from crossread.framing.phrases import read_phrase
from crossread.framing.tokens import Token

_AND: Final = frozenset({"і", "й", "та", "але", "а", "и", "но", "також", "также"})
_RECALLING: Final = words("вспомнить вспоминать згадати згадувати пригадати пригадувати описати описать побачити")
_REQUESTS: Final = words(
    "позов апеляція пропозиція прохання скарга клопотання законопроєкт петиція заявка иск апелляция "
    "предложение просьба жалоба ходатайство законопроект петиция"
)
_ANNOUNCING: Final = words("оголосити оголошувати объявить объявлять анонсувати анонсировать")
_COMPARING: Final = words("порівняти порівнювати сравнить сравнивать")
_CITING: Final = words("цитувати процитувати цитировать процитировать")
_TESTIFYING: Final = words("свідчити засвідчити свидетельствовать")
_FAVOUR: Final = words("користь пользу")
_FOLLOWING: Final = words("випливати слідувати следовать вытекать явствовать")
_LEARNING: Final = words("дізнатися довідатися узнать")
_OUT_OF: Final = frozenset({"з", "із", "зі", "из", "изо"})
_FROM: Final = frozenset({"від", "од", "от"})
_TAG_TOKENS: Final = 10  # a source before a colon ends within so many tokens
_NEEDS_PLACE: Final = frozenset(
    {"йдеться", "ідеться", "прописано", "наведено", "записано"}
)  # «йдеться про» reports nothing
_FOLLOWS: Final = {
    lang: Entry(kind="reporting", lang=lang, lemma=lemma, cls="neutral", note="follows from a document")
    for lang, lemma in (("uk", "випливати"), ("ru", "следовать"))
}
_NOT: Final = frozenset({"не", "ні", "ни"})
_POSSESSIVE: Final = {
    "його": ("masc", "sing"), "його́": ("masc", "sing"), "її": ("femn", "sing"), "їхніми": ("", "plur"),
    "їхньою": ("", "plur"), "їхню": ("", "plur"), "їх": ("", "plur"), "его": ("masc", "sing"),
    "ее": ("femn", "sing"), "их": ("", "plur"), "їхнім": ("", "plur"), "їхнє": ("", "plur"),
}  # fmt: skip
_GIVEN_BY: Final = words(
    "словами даними інформацією твердженнями твердженням оцінками оцінкою підрахунками версією думку "
    "переконання погляд свідченням повідомленням прогнозами прогнозом розрахунками словам данным информации "
    "утверждению утверждениям оценке оценкам подсчетам версии мнению убеждению взгляд сведениям сообщению "
    "прогнозу прогнозам расчетам признанию свидетельству зізнанням відомостями заверению висновками выводам"
)
_GOVERNED: Final = {"з": "ablt", "із": "ablt", "зі": "ablt", "на": "accs", "согласно": "datv", "по": "datv"}
_BROAD: Final = frozenset({"з", "із", "зі", "до", "по", "согласно"})
_DISTANT: Final = frozenset({"твердженнями", "твердженням", "версією", "утверждению", "утверждениям", "версии"})


def attributions(sentence: Sentence, memory: Memory) -> tuple[Attribution, ...]:
    """Find every attribution of a Ukrainian or Russian sentence, in text order; new speakers go into *memory*."""
    found = [
        *_by_preposition(sentence, memory),
        *_by_possessive(sentence, memory),
        *_by_origin(sentence, memory),
    ]
    covered = {i for a in found for i in range(a.first, a.last)}
    for hit in (*sentence.hits_of("reporting"), *open_hits(sentence)):
        if covered & set(range(hit.first, hit.last)):
            continue
        attribution = _by_verb(sentence, hit, memory)
        if attribution is None or attribution.source.start == attribution.verb_start:  # no subject of its own
            attribution = _shared(sentence, hit, found) or attribution
        if attribution:
            attribution = relayed(attribution, found)
            found.append(attribution)
            memory.add(attribution.source)
            found.extend(_cited(sentence, hit, memory))
            if attribution.source.type in ("body", "media") and not attribution.shared:
                found += [
                    make_attribution(sentence, hit, s, "") for s in further_places(sentence, attribution.source, hit)
                ]
    found.extend(_by_colon(sentence, found))
    if not found and (person := main_person(sentence)):
        memory.add(person, spoke=False)
    return tuple(sorted(found, key=lambda a: (a.verb_start, a.source.start)))


def _by_preposition(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    for hit in sentence.hits_of("attribution"):
        if sentence.opaque[hit.first]:
            continue
        _, last = sentence.clause(hit.last - 1)
        last = max(last, hit.last)
        if hit.last >= len(sentence.tokens):
            continue
        phrase = read_phrase(sentence, hit.last, last, nominative=False)
        case = _GOVERNED.get(sentence.tokens[hit.last - 1].word.form, "gent")
        said = phrase is not None and _is_source_phrase(sentence, hit, phrase)
        source = source_of(sentence, phrase, case=case) if phrase and said else None
        if source and source.type == "body" and phrase and _is_full_name(sentence, hit, phrase):
            source = replace(source, type="person")
        if source:
            memory.add(source)
            yield make_attribution(sentence, hit, source, "")


def _is_source_phrase(sentence: Sentence, hit: Hit, phrase: Phrase) -> bool:
    """«Згідно з» takes any noun («згідно з планом»); only documents and those who speak are sources."""
    form = sentence.tokens[hit.last - 1].word.form
    if form not in _BROAD:
        head = sentence.tokens[phrase.head].word
        return form == "на" or not head.cases or bool(head.cases & {"gent", ""})  # not «по данным обвинениям»
    covered = [h for h in sentence.hits_of("source") if phrase.first <= h.first < phrase.last]
    return bool(covered)


def _is_full_name(sentence: Sentence, hit: Hit, phrase: Phrase) -> bool:
    """Whether two capitals after «за словами» are a name no dictionary knows: «по словам Досебы Синай»."""
    if not sentence.tokens[hit.last - 1].word.form.startswith("слов"):
        return False
    inside = sentence.tokens[phrase.first : phrase.last]
    return len(inside) == 2 and all(token.capital and not token.acronym for token in inside)


def _by_possessive(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    """«за його словами», «по её мнению»: three tokens, whoever spoke last."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 1):
        form = tokens[i].word.form
        if form in _POSSESSIVE and tokens[i + 1].word.form in _GIVEN_BY and not sentence.opaque[i]:
            if tokens[i - 1].word.form not in ("за", "по", "на", "зі", "со", "з"):
                continue
            gender, number = _POSSESSIVE[form]
            source = resolve(memory, tokens[i].start, tokens[i].end, gender=gender, number=number)
            start, end = sentence.span(i - 1, i + 2)
            distant = tokens[i + 1].word.form in _DISTANT
            yield Attribution(
                source=source, manner="preposition", verb="", verb_class="distancing" if distant else "neutral",
                verb_start=start, verb_end=end, first=i - 1, last=i + 2,
            )  # fmt: skip


def _by_verb(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    needs, lemma = hit.entry.need, hit.entry.lemma
    if needs == "none":
        return None if sentence.opaque[hit.first] else _impersonal(sentence, hit, memory)
    verb = verb_of(sentence, hit)
    if verb is None or sentence.opaque[hit.first] or is_noun_here(sentence, verb):
        return None
    first, last = sentence.clause(verb)
    complement = has_complement(sentence, hit, first, last)
    if complement == "circumstance" and lemma in _RECALLING:
        complement = "that"
    alone = complement in ("", "about", "circumstance")
    if needs == "clause" and alone and not _tells_by_object(lemma, complement):
        return None
    if lemma in _TESTIFYING and any(t.word.form in _FAVOUR for t in sentence.tokens):
        return None  # «на користь версії свідчать чеки»
    text = sentence.tokens
    said = " ".join(token.text for token in text[hit.first : hit.last])
    negated = hit.first > 0 and text[hit.first - 1].word.form in _NOT and not hit.entry.lemma.startswith("не ")
    if negated and hit.entry.cls != "denial":
        return None  # «не сказав», «не сообщил»: nobody says anything
    source = find_source(sentence, verb, hit, (first, last), memory)
    if source is None and needs != "open":
        source = dropped_source(sentence, verb, hit, memory, parenthetical=complement == "parenthetical")
    if source is None or (needs == "source" and source.type in ("none", "document")):
        return None
    if alone and source.type == "document" and (lemma not in SHOWING or hit.last >= last):
        return None  # «Бюлетені надрукували»: paper tells by a clause, or shows an object
    if alone and needs == "clause" and lemma in _LEARNING and source.type != "media":
        return None  # «газета дізналася про зустріч» tells of it, others only learn
    if alone and needs == "clause" and lemma in SHOWING and source.type != "document":
        return None
    if needs == "open" and (
        source.type in ("none", "document") or (complement == "parenthetical" and source.start < text[hit.first].start)
    ):
        return None
    if hit.entry.cls == "denial" and any(_REQUESTS & set(t.word.keys) for t in text[hit.last : last]):
        return None  # a court that rejects an appeal denies nothing
    found = make_attribution(sentence, hit, source, said, negated=negated)
    return replace(found, verb_class=verb_class(sentence, hit, first, last))


def _tells_by_object(lemma: str, complement: str) -> bool:
    """Whether a verb reports with no clause: it announces a deed, compares, or is one by which a document shows."""
    told = lemma in _ANNOUNCING or lemma in _LEARNING
    return lemma in SHOWING or lemma in _COMPARING or (complement == "about" and told)


def _cited(sentence: Sentence, hit: Hit, memory: Memory) -> Iterator[Attribution]:
    """«Радіо цитує медсестру»: whose words a medium cites."""
    if hit.entry.lemma not in _CITING or hit.last >= len(sentence.tokens) or sentence.border(hit.last):
        return
    phrase = read_phrase(sentence, hit.last, sentence.clause(hit.last)[1], nominative=False)
    if phrase is None or not sentence.tokens[phrase.head].word.cases & {"accs", ""}:
        return
    source = source_of(sentence, phrase, trusted=False, case="accs")
    if source and source.type in ("person", "body", "anonymous"):
        memory.add(source)
        yield make_attribution(sentence, hit, source, "")


def _by_origin(sentence: Sentence, memory: Memory) -> Iterator[Attribution]:
    """«З примітки випливає, що», «как следует из выписки», «узнало от источника»: where it was learned."""
    for i, token in enumerate(sentence.tokens):
        keys = set(token.word.keys)
        follows = bool(keys & _FOLLOWING)
        if sentence.opaque[i] or not token.word.finite or not (follows or keys & _LEARNING):
            continue
        first, last = sentence.clause(i)
        where = next((at for at in range(first, last) if _is_origin(sentence, at, follows=follows)), last)
        source = _from_origin(sentence, where, last)
        as_ = sentence.tokens[first].word.form in ("як", "как")
        if source is None or (follows and (source.type == "person" or not (as_ or opens_clause(sentence, last)))):
            continue
        memory.add(source)
        told = follows and not as_
        at = i if told else where
        yield make_attribution(sentence, Hit(at, at + 1, _FOLLOWS[sentence.lang]), source, token.text if told else "")


def _is_origin(sentence: Sentence, at: int, *, follows: bool) -> bool:
    return sentence.tokens[at].word.form in (_OUT_OF if follows else _FROM)


def _from_origin(sentence: Sentence, where: int, last: int) -> Source | None:
    """The source that the preposition at *where* governs."""
    phrase = read_phrase(sentence, where + 1, last, nominative=False) if where + 1 < last else None
    if phrase is None or "gent" not in sentence.tokens[phrase.head].word.cases:
        return None
    return source_of(sentence, phrase, trusted=False, case="gent")


def _impersonal(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    """«Сообщается», «у звіті сказано»: the document it stands in, else a source that is missing (B8)."""
    first, last = sentence.clause(hit.first)
    if hit.first and sentence.tokens[hit.first - 1].word.form in _NOT:
        return None
    start, end = sentence.span(hit.first, hit.last)
    words_ = " ".join(token.text for token in sentence.tokens[hit.first : hit.last])
    source = from_place(sentence, hit, first, last, memory)
    if source is None and hit.first == first and first > 0:
        source = from_place(sentence, hit, 0, first, memory)
    if source is None and sentence.tokens[hit.first].word.form in _NEEDS_PLACE:
        return None
    return make_attribution(
        sentence, hit, source or Source(start=start, end=end, type="none", name="", pronoun=True), words_
    )


def _shared(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """A second verb of the same speaker: «визнає, але заперечує», «сказав, додавши, що»."""
    tokens = sentence.tokens
    before = [a for a in found if a.manner == "verb" and a.last <= hit.first and a.source.type != "none"]
    if not before or sentence.opaque[hit.first] or hit.entry.need in ("none", "source"):
        return None
    word = tokens[hit.last - 1].word
    first, last = sentence.clause(hit.first)
    reported = has_complement(sentence, hit, first, last)
    gerund = "GRND" in word.pos and reported in ("that", "quote")
    before_ = hit.first - 1
    while before_ > first and "ADVB" in tokens[before_].word.pos and tokens[before_].word.form not in _AND:
        before_ -= 1
    joined = before_ >= first and tokens[before_].word.form in _AND
    comma = hit.first == first and first > 0 and tokens[first - 1].text == ","
    second = bool(word.finite) and (joined or comma) and _same_form(tokens[before[-1].last - 1], tokens[hit.last - 1])
    if not gerund and not second:
        return None
    text = " ".join(token.text for token in tokens[hit.first : hit.last])
    return replace(make_attribution(sentence, hit, before[-1].source, text), shared=True)


def _same_form(a: Token, b: Token) -> bool:
    """Whether two finite verbs agree in number, gender and tense."""
    return any(
        (x.number, x.gender, x.tense) == (y.number, y.gender, y.tense) for x in a.word.finite for y in b.word.finite
    )


def _by_colon(sentence: Sentence, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """«НАБУ: ...», «Зеленський: «...»»: a source before a colon at the sentence's start."""
    tokens = sentence.tokens
    colon = next((i for i, token in enumerate(tokens[:_TAG_TOKENS]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(tokens) or any(a.source.start < tokens[colon].start for a in found):
        return
    phrase = read_phrase(sentence, 0, colon)
    if phrase is None or phrase.last != colon or sentence.opaque[0]:
        return
    if any(is_preposition(token) for token in tokens[:colon]):
        return
    source = source_of(sentence, phrase, trusted=False)
    if source and source.type == "person" and not _lives(tokens[phrase.head]):
        return  # «В'язниця Лонг-Лартін: ...»
    if source and source.type in ("person", "body", "media", "anonymous") and _names_one(sentence, phrase):
        start, end = sentence.span(0, colon)
        yield Attribution(
            source=source, manner="tag", verb="", verb_class="neutral", verb_start=start, verb_end=end, first=0, last=0
        )


def _lives(token: Token) -> bool:
    """Whether *token* may name somebody: a living being, a name, or a word no dictionary knows."""
    nouns = [reading for reading in token.word.readings if reading.pos == "NOUN"]
    return not nouns or any({"anim", "Surn", "Name"} & reading.marks for reading in nouns)


def _names_one(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a tag names somebody: it has a name or an acronym, or a quotation follows the colon."""
    tokens = sentence.tokens
    follows = tokens[phrase.last + 1]
    return follows.text in '«“„"' or any(
        t.acronym or (t.capital and (i > 0 or {"Surn", "Name"} & {m for r in t.word.readings for m in r.marks}))
        for i, t in enumerate(tokens[: phrase.last])
    )
