"""
Attribution in Ukrainian and Russian: subjects by case and agreement, «у штабі заявили», «за словами X», «він додав».

Order of the search for who speaks: a nominative that agrees with the verb after it, then before it; for a plural
verb the place where it was said («в Генштабі повідомили»); then pronouns and dropped subjects.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crossread.findings import VerbClass
from crossread.framing.attribution import Attribution, Memory, Source, make_attribution, resolve, source_of
from crossread.framing.attribution_open import open_hits
from crossread.framing.clauses import (
    Phrase,
    Sentence,
    find_phrases,
    is_circumstance,
    is_preposition,
    matches_verb,
    read_phrase,
    skip_prepositional,
)
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.tokens import Token

_PLACE_PREPOSITIONS: Final = frozenset({"у", "в", "во", "на"})
_THERE: Final = frozenset({"там"})
_RELATIVES: Final = frozenset(
    {"який", "яка", "яке", "які", "котрий", "который", "чий", "чей", "которая", "которое", "которые"}
)
_COMPLEMENTS: Final = frozenset(
    {"що", "щоб", "чтобы", "что", "нібито", "начебто", "буцімто", "будто", "якобы", "мов", "мовляв", "як", "как", "де",
     "коли", "когда", "где", "про", "о", "об", "обо", "чому", "почему", "скільки", "сколько", "чи", "мол"}
)  # fmt: skip
_AND: Final = frozenset({"і", "й", "та", "але", "а", "и", "но", "також", "также"})
_COUNTING: Final = words(
    "нарахувати налічити порахувати оцінити оцінювати визначити встановити насчитать оценить оценивать "
    "называть передбачати предусматривать прогнозувати"
)
_ADMITTING: Final = frozenset({"визнати", "визнавати", "признать", "признавать"})
_ADMITTED: Final = words(
    "помилка порушення нарушение вина провина поразка факт втрата провал прорахунок правота ошибка поражение "
    "потеря просчет существование існування наявність наличие"
)
_RECALLING: Final = words("вспомнить вспоминать згадати згадувати пригадати пригадувати описати описать побачити")
_REQUESTS: Final = words(
    "позов апеляція пропозиція прохання скарга клопотання законопроєкт петиція заявка иск апелляция "
    "предложение просьба жалоба ходатайство законопроект петиция"
)
_TAG_TOKENS: Final = 10  # a source before a colon ends within so many tokens
_NEEDS_PLACE: Final = frozenset(
    {"йдеться", "ідеться", "прописано", "наведено", "записано"}
)  # «йдеться про» reports nothing
_PREDICATIVE: Final = words("переконаний переконана переконані впевнений впевнена впевнені упевнений упевнена упевнені")
_NOT: Final = frozenset({"не", "ні", "ни"})
_EMPTY: Final = words(
    "це то что що хто кто все всё весь усе ніхто никто ніщо ничто я ми ти ви мы ты вы щось хтось кто-то что-то "
    "это інше другое багато много дехто кожен каждый який который себе сам сама самі сами"
)
_PERSONAL: Final = {
    "він": ("masc", "sing"), "вона": ("femn", "sing"), "воно": ("neut", "sing"), "вони": ("", "plur"),
    "он": ("masc", "sing"), "она": ("femn", "sing"), "оно": ("neut", "sing"), "они": ("", "plur"),
    "той": ("masc", "sing"), "та": ("femn", "sing"), "те": ("", "plur"), "тот": ("masc", "sing"),
}  # fmt: skip
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
    found = [*_by_preposition(sentence, memory), *_by_possessive(sentence, memory)]
    covered = {i for a in found for i in range(a.first, a.last)}
    for hit in (*sentence.hits_of("reporting"), *open_hits(sentence)):
        if covered & set(range(hit.first, hit.last)):
            continue
        attribution = _by_verb(sentence, hit, memory)
        if attribution is None or attribution.source.start == attribution.verb_start:  # no subject of its own
            attribution = _shared(sentence, hit, found) or attribution
        if attribution:
            found.append(attribution)
            memory.add(attribution.source)
    found.extend(_by_colon(sentence, found))
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


def _verb_of(sentence: Sentence, hit: Hit) -> int | None:
    """The token of the hit that is a finite verb in the third person (or a short adjective: «переконаний»)."""
    for i in range(hit.last - 1, hit.first - 1, -1):
        word = sentence.tokens[i].word
        if any(reading.person in ("", "3per") for reading in word.finite):
            return i
        if hit.last - hit.first == 1 and word.pos & {"ADJS", "ADJF", "PRTS"} and not word.finite:
            return i if word.pos & {"ADJS", "PRTS"} or word.form in _PREDICATIVE else None
    return None


def _by_verb(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    needs = hit.entry.need
    if needs == "none":
        return None if sentence.opaque[hit.first] else _impersonal(sentence, hit, memory)
    verb = _verb_of(sentence, hit)
    if verb is None or sentence.opaque[hit.first] or _is_noun_here(sentence, verb):
        return None
    first, last = sentence.clause(verb)
    complement = has_complement(sentence, hit, first, last)
    if complement == "circumstance" and hit.entry.lemma in _RECALLING:
        complement = "that"
    if needs == "clause" and complement in ("", "about", "circumstance"):
        return None
    text = sentence.tokens
    said = " ".join(token.text for token in text[hit.first : hit.last])
    negated = hit.first > 0 and text[hit.first - 1].word.form in _NOT and not hit.entry.lemma.startswith("не ")
    if negated and hit.entry.cls != "denial":
        return None  # «не сказав», «не сообщил»: nobody says anything
    source = find_source(sentence, verb, hit, (first, last), memory)
    if source is None and needs != "open":
        source = _dropped(sentence, verb, hit, memory, parenthetical=complement == "parenthetical")
    if source is None or (needs == "source" and source.type in ("none", "document")):
        return None
    if needs == "open" and (
        source.type in ("none", "document") or (complement == "parenthetical" and source.start < text[hit.first].start)
    ):
        return None
    if hit.entry.cls == "denial" and any(_REQUESTS & set(t.word.keys) for t in text[hit.last : last]):
        return None  # a court that rejects an appeal denies nothing
    found = make_attribution(sentence, hit, source, said, negated=negated)
    return replace(found, verb_class=_coloured(sentence, hit, first, last))


def _coloured(sentence: Sentence, hit: Hit, first: int, last: int) -> VerbClass:
    """The verb's class here: a particle in its clause keeps a distance, naming a number is neutral."""
    kind: VerbClass = hit.entry.cls  # type: ignore[assignment] # the classes of the kind
    tokens = sentence.tokens[first:last]
    if kind == "neutral" and any(hit.last <= h.first < last for h in sentence.hits_of("distancing")):
        return "distancing"
    naming = kind == "assertive" and hit.entry.need == "source"
    if naming and any(t.kind == "number" or "NUMR" in t.word.pos for t in tokens):
        return "neutral"
    return kind


def _impersonal(sentence: Sentence, hit: Hit, memory: Memory) -> Attribution | None:
    """«Сообщается», «у звіті сказано»: the document it stands in, else a source that is missing (B8)."""
    first, last = sentence.clause(hit.first)
    if hit.first and sentence.tokens[hit.first - 1].word.form in _NOT:
        return None
    start, end = sentence.span(hit.first, hit.last)
    words_ = " ".join(token.text for token in sentence.tokens[hit.first : hit.last])
    source = _from_place(sentence, hit, first, last, memory)
    if source is None and hit.first == first and first > 0:
        source = _from_place(sentence, hit, 0, first, memory)
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
    joined = hit.first > first and tokens[hit.first - 1].word.form in _AND
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


def _is_noun_here(sentence: Sentence, verb: int) -> bool:
    """«заява» is no verb: a form that is a noun too counts as one after an adjective or a preposition."""
    word = sentence.tokens[verb].word
    if "NOUN" not in word.pos or not verb:
        return False
    before = sentence.tokens[verb - 1].word.pos
    return bool(before & {"ADJF", "PREP", "PRTF"}) and not before & {"NOUN", "NPRO", "ADVB"}


def has_complement(sentence: Sentence, hit: Hit, first: int, last: int) -> str:
    """
    Say what is reported beside the verb: "that" (a clause), "quote", "parenthetical", "about" or "" for nothing.

    *first*, *last* bound the verb's own clause.
    """
    tokens = sentence.tokens
    if last < len(tokens):
        following = tokens[last + 1].word.form if last + 1 < len(tokens) else ""
        if tokens[last].text in ",:–—" and (following in _COMPLEMENTS or tokens[last].text == ":"):
            return "circumstance" if following in ("як", "как", "де", "коли", "когда", "где") else "that"
        if sentence.opaque[last] or (tokens[last].text in ':«“„"' and last + 1 < len(tokens)):
            return "quote"
    if first > 0:
        if sentence.opaque[first - 1]:
            return "quote"
        back = first - 1
        while back > 0 and tokens[back].text in ",–—-!?":
            back -= 1
        if sentence.opaque[back] or tokens[back].text in '»”"“':
            return "quote"
        opens = hit.first == first or all(
            "ADVB" in t.word.pos or t.word.form in ("як", "как") for t in tokens[first : hit.first]
        )
        ends = not any(t.kind == "word" for t in tokens[last:])
        if opens and tokens[first - 1].text in ",–—" and (ends or sentence.has_finite(0, first - 1)):
            return "parenthetical"
    if any(tokens[i].word.form in ("про", "о", "об", "обо") for i in range(first, last)):
        return "about"
    if hit.entry.lemma in _ADMITTING and any(_ADMITTED & set(t.word.keys) for t in tokens[first:last]):
        return "object"
    if hit.entry.lemma in ("вважати", "считать") and any(
        r.case == "ablt" for t in tokens[hit.last : last] for r in t.word.readings
    ):
        return "predicate"
    if hit.entry.lemma in _COUNTING and any(t.kind == "number" or "NUMR" in t.word.pos for t in tokens[first:last]):
        return "number"
    inner = [t.word.form for t in tokens[hit.last : last]]
    if any(form in ("що", "что", "нібито", "якобы", "буцімто", "начебто") for form in inner):
        return "that"
    return ""


def find_source(sentence: Sentence, verb: int, hit: Hit, clause: tuple[int, int], memory: Memory) -> Source | None:
    """Find who the subject of the reporting verb at token *verb* is; None when none stands in the sentence."""
    first, last = clause
    if _plural(sentence.tokens[verb]) and (said := _place_before(sentence, hit, first, memory)):
        return said
    other = False  # a subject that is no source: «пересчёт подтвердил победу»
    for lo, hi in _search_ranges(sentence, hit, first, last):
        for phrase in find_phrases(sentence, lo, hi):
            if (source := _subject(sentence, phrase, sentence.tokens[verb], memory)) is not None:
                return source if not other or phrase.first == hit.last or hi <= hit.first else None
            other = other or (hi <= hit.first and matches_verb(phrase, sentence.tokens[verb], sentence.tokens))
    if _plural(sentence.tokens[verb]):
        return _from_place(sentence, hit, first, last, memory)
    return None


def _place_before(sentence: Sentence, hit: Hit, first: int, memory: Memory) -> Source | None:
    """«У Китаї заявили»: a place that opens the clause and stands right before the plural verb."""
    tokens = sentence.tokens
    if tokens[first].word.form not in _PLACE_PREPOSITIONS or first + 1 >= hit.first:
        return None
    if skip_prepositional(sentence, first, hit.first) != hit.first:
        return None
    return _from_place(sentence, hit, first, hit.first, memory)


def _search_ranges(sentence: Sentence, hit: Hit, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where the subject may stand: after the verb, before it, before what parts them in commas."""
    tokens = sentence.tokens
    opens = all(_is_adverbial(token) for token in tokens[first : hit.first])
    ranges = [(hit.last, last), (first, hit.first)] if opens else [(first, hit.first), (hit.last, last)]
    yield from ranges
    if hit.first == first and first > 1 and tokens[first - 1].text == ",":
        start, _ = sentence.clause(first - 2)
        if start > 1 and _parts_subject(sentence, start):
            yield sentence.clause(start - 2)[0], start - 1


def _parts_subject(sentence: Sentence, start: int) -> bool:
    """Whether the clause at *start* is a relative one or an apposition: «Умєров, міністр оборони, заявив»."""
    tokens = sentence.tokens
    if tokens[start - 1].text != ",":
        return False
    if any(key in _RELATIVES for i in range(start, min(start + 2, len(tokens))) for key in tokens[i].word.keys):
        return True
    end = sentence.clause(start)[1]
    return not sentence.has_finite(start, end)


def _is_adverbial(token: Token) -> bool:
    return bool(token.word.pos & {"ADVB", "CONJ", "PRCL", "PRED"}) or token.word.form in ("як", "как", "це", "этом")


def _subject(sentence: Sentence, phrase: Phrase, verb: Token, memory: Memory) -> Source | None:
    head = sentence.tokens[phrase.head]
    if not matches_verb(phrase, verb, sentence.tokens):
        return None
    if head.word.form in _PERSONAL and phrase.last - phrase.first == 1:
        gender, number = _PERSONAL[head.word.form]
        return resolve(memory, head.start, head.end, gender=gender, number=number)
    if head.word.form in _EMPTY or _RELATIVES & set(head.word.keys):
        return None
    if head.word.finite and not head.capital:
        return None
    source = source_of(sentence, phrase, trusted=False)
    if (
        source
        and source.type == "body"
        and sentence.quoted[phrase.head]
        and sentence.tokens[phrase.first].kind == "mark"
    ):
        return replace(source, type="media")  # «Деловой Урал» писал: a title that speaks is mostly a medium's
    return source


def _plural(verb: Token) -> bool:
    return any(reading.number == "plur" for reading in verb.word.finite)


def _from_place(sentence: Sentence, hit: Hit, first: int, last: int, memory: Memory) -> Source | None:
    """«У Генштабі повідомили», «заявили в Кремле»; «зазначили там»."""
    tokens = sentence.tokens
    spans = [(hit.last, last), (first, min(hit.first, last))]
    for lo, hi in spans:
        at = lo
        while at < hi:
            token = tokens[at]
            if token.word.form in _THERE:
                return resolve(memory, token.start, token.end, types=("body", "media", "document"))
            if token.word.form in _PLACE_PREPOSITIONS and is_preposition(token) and at + 1 < hi:
                phrase = read_phrase(sentence, at + 1, hi, nominative=False)
                spoken = at == hit.last and phrase is not None and not is_circumstance(sentence.tokens[phrase.head])
                source = source_of(sentence, phrase, trusted=spoken, case="loct") if phrase else None
                counted = phrase is not None and sentence.tokens[phrase.first].kind == "number"
                allowed = ("body", "media", "anonymous", *(("document",) if hit.entry.need == "none" else ()))
                if source and not counted and source.type in allowed and _said_in(sentence, phrase):
                    return source
                at = skip_prepositional(sentence, at, hi)
                continue
            at += 1
    return None


def _said_in(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether the place is one that speaks: in the locative, or an acronym."""
    if phrase is None:
        return False
    head = sentence.tokens[phrase.head]
    return head.acronym or "loct" in head.word.cases or not head.word.readings or head.text[0].isascii()


def _dropped(sentence: Sentence, verb: int, hit: Hit, memory: Memory, *, parenthetical: bool) -> Source | None:
    """No subject: the last speaker if the sentence goes on speaking for him, a hole if it should have named one."""
    token = sentence.tokens[verb]
    first, last = sentence.clause(verb)
    start, end = sentence.span(hit.first, hit.last)
    about = [t.word.form for t in sentence.tokens[first : hit.first]]
    alone = not any(follower.kind == "word" for follower in sentence.tokens[verb + 1 : last])
    if about[:2] in (["про", "це"], ["об", "этом"], ["о", "чем"]) and alone:
        return Source(start=start, end=end, type="none", name="", pronoun=True)
    if _plural(token) or (not parenthetical and not alone):
        return None
    reading = token.word.finite[0] if token.word.finite else None
    if reading is None or not reading.tense:
        return None  # «підраховано» has no subject to drop
    found = memory.last(gender=reading.gender if reading.tense == "past" else "", number="sing")
    if found is None:
        return None
    return resolve(memory, start, end, gender=reading.gender if reading.tense == "past" else "", number="sing")
