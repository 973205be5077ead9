"""
Attribution in Ukrainian and Russian: «міністр заявив», «у штабі заявили», «за словами X», «він додав», «X: «...»».

Who the subject is, is told by `attribution_slavic_subjects`; whether a verb reports, by `attribution_slavic_verbs`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.framing.attribution import Attribution, Memory, Source, make_attribution, relayed, resolve
from crossread.framing.attribution_kinds import source_of
from crossread.framing.attribution_mentions import main_person, main_subject
from crossread.framing.attribution_open import open_hits
from crossread.framing.attribution_slavic_origins import (
    BECOMING_KNOWN,
    LEARNING,
    by_origin,
    cited_source,
    learned_from,
    none_at,
)
from crossread.framing.attribution_slavic_subjects import dropped_source, find_source, from_place, further_places
from crossread.framing.attribution_slavic_tags import by_colon, by_dash
from crossread.framing.attribution_slavic_verbs import (
    SHOWING,
    has_complement,
    is_noun_here,
    names_something,
    only_acts,
    opens_clause,
    sentences_somebody,
    tells_to_act,
    told_inside,
    verb_class,
    verb_of,
    would_be,
)
from crossread.framing.clauses import Phrase, Sentence
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.phrases import read_phrase
from crossread.framing.tokens import Token

_AND: Final = frozenset(
    {"і", "й", "та", "але", "а", "и", "но", "також", "также", "однак", "однако", "проте", "зате", "зато"}
)
_REMINDING: Final = words("нагадати нагадувати згадати згадувати напомнить напоминать упомянуть упоминать")
_RECALLING: Final = words("вспомнить вспоминать згадати згадувати пригадати пригадувати описати описать побачити")
_REQUESTS: Final = words(
    "позов апеляція пропозиція прохання скарга клопотання законопроєкт петиція заявка иск апелляция "
    "предложение просьба жалоба ходатайство законопроект петиция ідея идея план перемовини переговори переговоры умова "
    "условие вимога требование"
)
_CLAIMED: Final = words(
    "звинувачення обвинувачення закид підозра твердження заява інформація повідомлення чутка версія причетність докір "
    "критика спекуляція припущення аргумент відповідальність претензія провина вина можливість закид теза ймовірність "
    "обвинение упрек подозрение утверждение заявление информация сообщение слух версия причастность критика "
    "спекуляция предположение аргумент довод ответственность претензия возможность тезис вероятность домысел "
    "инсинуация інсинуація вигадка публікація публикация намек натяк участие участь существование існування"
)
_ANNOUNCING: Final = words("оголосити оголошувати объявить объявлять анонсувати анонсировать")
_COMPARING: Final = words("порівняти порівнювати сравнить сравнивать")
_TESTIFYING: Final = words("свідчити засвідчити свидетельствовать")
_FAVOUR: Final = words("користь пользу")
_NEEDS_PLACE: Final = frozenset(
    {"йдеться", "ідеться", "прописано", "наведено", "записано"}
)  # «йдеться про» reports nothing
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
    ]
    known = {a.source.start for a in found}
    found += [a for a in by_origin(sentence, memory) if a.source.start not in known]
    covered = {i for a in found for i in range(a.first, a.last)}
    for hit in (*sentence.hits_of("reporting"), *open_hits(sentence)):
        if covered & set(range(hit.first, hit.last)):
            continue
        attribution = _by_verb(sentence, hit, memory) or _by_gerund(sentence, hit, found)
        if attribution is None or attribution.source.start == attribution.verb_start:  # no subject of its own
            attribution = _shared(sentence, hit, found) or attribution
        if attribution:
            attribution = relayed(attribution, found)
            if any((a.source.start, a.source.end) == (attribution.source.start, attribution.source.end) for a in found):
                attribution = replace(attribution, shared=True)  # one subject of two verbs is one source
            found.append(attribution)
            memory.add(attribution.source)
            found.extend(cited_source(sentence, hit, memory))
            if attribution.source.type in ("body", "media") and not attribution.shared:
                found += [
                    make_attribution(sentence, hit, s, "") for s in further_places(sentence, attribution.source, hit)
                ]
    found.extend(by_colon(sentence, found))
    found.extend(by_dash(sentence, found))
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
        if source and source.type == "media" and phrase and _is_counting_title(sentence, hit, phrase):
            source = replace(source, type="body")
        if source:
            memory.add(source)
            yield make_attribution(sentence, hit, source, "")


def _is_counting_title(sentence: Sentence, hit: Hit, phrase: Phrase) -> bool:
    """Whether a title no lexicon knows counts or estimates: «по подсчётам «Автостата»»; media relay, firms count."""
    if not sentence.tokens[hit.last - 1].word.form.startswith(_COUNTS):
        return False
    return not any(h.entry.cls == "media" and phrase.first <= h.first < phrase.last for h in sentence.hits_of("source"))


_COUNTS: Final = ("подсчет", "расчет", "оценк", "підрахунк", "розрахунк", "оцінк")


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
    if names_something(sentence, hit) or only_acts(sentence, hit, last):
        return None  # «пикап називають «Ластівкою»»: nothing is said of it
    if would_be(sentence, hit) or sentences_somebody(sentence, hit, first, last) or tells_to_act(sentence, hit, last):
        return None
    source = find_source(sentence, verb, hit, (first, last), memory)
    if source is None and needs != "open":
        source = dropped_source(sentence, verb, hit, memory, parenthetical=complement == "parenthetical")
    if source is None or (needs == "source" and source.type in ("none", "document")):
        return None
    if complement == "parenthetical" and not source.pronoun and source.end < text[first].start:  # the subject is parted
        complement = told_inside(sentence, hit, first, last)
        alone = complement in ("", "about")
        if needs in ("clause", "open") and alone and not _tells_by_object(lemma, complement):
            return None
    if alone and source.type == "document" and (lemma not in SHOWING or hit.last >= last):
        return None  # «Бюлетені надрукували»: paper tells by a clause, or shows an object
    if alone and needs == "clause" and lemma in LEARNING and source.type != "media":
        return None  # «газета дізналася про зустріч» tells of it, others only learn
    if alone and needs == "clause" and lemma in SHOWING and source.type != "document":
        return None
    if needs == "open" and (
        source.type in ("none", "document") or (complement == "parenthetical" and source.start < text[hit.first].start)
    ):
        return None
    if hit.entry.cls == "denial" and _rejects(sentence, hit, last):
        return None  # a court that rejects an appeal denies nothing
    found = make_attribution(sentence, hit, _of_gender(source, text[verb]), said, negated=negated)
    return replace(found, verb_class=verb_class(sentence, hit, first, last))


def _of_gender(source: Source, verb: Token) -> Source:
    """Give a person the gender that the past tense of the verb tells: «Кальсадія заперечив», «посол заявила»."""
    told = {r.gender for r in verb.word.finite if r.tense == "past" and r.number == "sing"} & {"masc", "femn"}
    one = source.type in ("person", "anonymous") and len(told) == 1
    return replace(source, gender=told.pop()) if one else source


def _rejects(sentence: Sentence, hit: Hit, last: int) -> bool:
    """
    Whether the object of a denying verb is a request or an offer, which is turned down and not denied.

    Who rejects (and does not deny) must reject a claim: publishers reject a novel.
    """
    after = sentence.tokens[hit.last : last]
    noun = next((token for token in after if "NOUN" in token.word.pos), None)
    if noun is None or " " in hit.entry.lemma:
        return False
    if hit.entry.need == "source" or hit.entry.lemma.startswith("отверг"):
        return not any(_CLAIMED & set(token.word.keys) for token in after)
    return bool(_REQUESTS & set(noun.word.keys))


def _tells_by_object(lemma: str, complement: str) -> bool:
    """Whether a verb reports with no clause: it announces a deed, compares, or is one by which a document shows."""
    told = lemma in _ANNOUNCING or lemma in LEARNING or lemma in _REMINDING
    return lemma in SHOWING or lemma in _COMPARING or (complement == "about" and told)


def _impersonal(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    """«Сообщается», «у звіті сказано»: the document it stands in, else a source that is missing (B8)."""
    first, last = sentence.clause(hit.first)
    if hit.first and sentence.tokens[hit.first - 1].word.form in _NOT:
        return None
    start, end = sentence.span(hit.first, hit.last)
    words_ = " ".join(token.text for token in sentence.tokens[hit.first : hit.last])
    if hit.entry.lemma in BECOMING_KNOWN:  # «від очевидців стало відомо»: nothing is told in a place
        return make_attribution(sentence, hit, learned_from(sentence, first, last) or none_at(start, end), words_)
    source = from_place(sentence, hit, first, last, memory)
    if source is None and hit.first == first and first > 0:
        source = from_place(sentence, hit, 0, first, memory)
    if source is None and sentence.tokens[hit.first].word.form in _NEEDS_PLACE:
        return None
    return make_attribution(sentence, hit, source or none_at(start, end), words_)


def _shared(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """A second verb of the same speaker: «визнає, але заперечує», «сказав, додавши, що»."""
    tokens = sentence.tokens
    before = [a for a in found if a.manner == "verb" and a.last <= hit.first and a.source.type != "none"]
    if not before or sentence.opaque[hit.first] or hit.entry.need in ("none", "source"):
        return None
    if tells_to_act(sentence, hit, sentence.clause(hit.first)[1]):
        return None
    word = tokens[hit.last - 1].word
    first, last = sentence.clause(hit.first)
    reported = has_complement(sentence, hit, first, last)
    gerund = "GRND" in word.pos and (
        reported in ("that", "quote") or _hints(sentence, hit, last) or (reported == "about" and not hit.entry.need)
    )
    before_ = hit.first - 1
    while before_ > first and "ADVB" in tokens[before_].word.pos and tokens[before_].word.form not in _AND:
        before_ -= 1
    joined = before_ >= first and tokens[before_].word.form in _AND
    comma = hit.first == first and first > 0 and tokens[first - 1].text == ","
    second = bool(word.finite) and (joined or comma) and _same_form(tokens[before[-1].last - 1], tokens[hit.last - 1])
    bare = hit.entry.need == "clause" and not reported and not _tells_by_object(hit.entry.lemma, reported)
    if not gerund and (not second or bare):  # «признал, что опоздал, зато похвалил вратаря»
        return None
    text = " ".join(token.text for token in tokens[hit.first : hit.last])
    return replace(make_attribution(sentence, hit, before[-1].source, text), shared=True)


def _hints(sentence: Sentence, hit: Hit, last: int) -> bool:
    """«Натякнувши на інтереси міністра»: what is hinted at stands in the clause."""
    hints = hit.entry.lemma.removeprefix("=").startswith(("натяк", "намек"))
    return hints and any(token.word.form == "на" for token in sentence.tokens[hit.last : last])


def _by_gerund(sentence: Sentence, hit: Hit, found: Sequence[Attribution]) -> Attribution | None:
    """«Президент приїхав на фронт, додавши, що»: a gerund of speech whose subject is the main clause's."""
    token = sentence.tokens[hit.last - 1]
    if found or "GRND" not in token.word.pos or sentence.opaque[hit.first] or hit.entry.need in ("none", "source"):
        return None
    if not opens_clause(sentence, sentence.clause(hit.first)[1]):
        return None
    source = main_subject(sentence)
    said = sentence.words_between(hit.first, hit.last)
    return make_attribution(sentence, hit, source, said) if source else None


def _same_form(a: Token, b: Token) -> bool:
    """Whether two finite verbs agree in number, gender and tense."""
    return any(
        (x.number, x.gender, x.tense) == (y.number, y.gender, y.tense) for x in a.word.finite for y in b.word.finite
    )
