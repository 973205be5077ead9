"""
Words that label (D1, D2): concepts and the words an outlet has for them, its own apart from quoted ones.
"""

from typing import Final

from crossread.findings import Place
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence, is_finite, is_preposition
from crossread.framing.labels_topics import has_needed, is_elsewhere, is_off_topic
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.lexicon_words import name_wording
from crossread.framing.tokens import Token
from crossread.records import Value


def find_labels(sentence: Sentence, place: Place, *, about: frozenset[str]) -> list[Found]:
    """
    Find the labels of one sentence.

    Args:
        sentence: The sentence.
        place: Where it stands: headline, lead or body.
        about: What the article is about, from `find_topics`.
    """
    found: list[Found] = []
    for hit in sentence.hits_of("label"):
        if not _meant(sentence, hit, about) or is_attributive(sentence, hit):
            continue
        start, end = sentence.span(hit.first, hit.last)
        values: dict[str, Value] = {
            "charged": hit.entry.charged,
            "form": " ".join(token.text for token in sentence.tokens[hit.first : hit.last]),
            "in_quote": sentence.quoted[hit.first] or is_debunked(sentence),
            "lemma": "" if hit.entry.is_pattern else _wording(sentence, hit),
            "place": place,
        }
        if hit.entry.source:
            values["source"] = hit.entry.source
        found.append(("D1", start, end, _concept(sentence, hit), values))
    return found


def _wording(sentence: Sentence, hit: Hit) -> str:
    return name_wording(hit.entry.lemma, sentence.tokens[hit.first : hit.last], sentence.lang)


def is_debunked(sentence: Sentence) -> bool:
    """Whether the sentence is the heading of a claim that is then taken apart: «Фейк 2. ...», "Myth 1: ..."."""
    opening = [token for token in sentence.tokens[:3] if token.kind != "mark"][:2]
    return len(opening) == 2 and opening[0].word.form in _DEBUNKED and opening[1].kind == "number"


_DEBUNKED: Final = words("фейк міф миф неправда маніпуляція манипуляция ложь брехня fake myth claim falsehood")


def is_attributive(sentence: Sentence, hit: Hit) -> bool:
    """Whether "the" belongs to a noun behind: "the Ukraine conflict" is no "the Ukraine"."""
    if hit.entry.concept != "country phrase" or sentence.lang != "en" or hit.last >= len(sentence.tokens):
        return False
    after = sentence.tokens[hit.last]
    return after.kind == "word" and after.word.form not in _BEHIND_A_COUNTRY


# Words that may follow a country's name without being its noun.
_BEHIND_A_COUNTRY: Final = words(
    "and or but nor is was are were be been has had have do does did will would can could may might must should "
    "shall to in on at by for from with without after before as that which who whose where when while since "
    "during until under over against into about because if than then now again today yesterday tomorrow still "
    "also not never it they he she we remains remained became become wants needs gets got"
)


def _concept(sentence: Sentence, hit: Hit) -> str:
    """The concept a word of two concepts means here: "Occupied Berdiansk", «боевики» in Donetsk of 2014."""
    tokens = sentence.tokens
    if tokens[hit.first].word.form == "occupied" and hit.last - hit.first == 1:
        before = tokens[hit.first - 1].word.form if hit.first else ""
        after = tokens[hit.last] if hit.last < len(tokens) else None
        adjective = before in _ADJECTIVAL and after is not None and after.kind == "word" and after.word.form != "by"
        return "territory taken by Russia" if adjective else "taking a town"
    if hit.entry.lemma in ("освобожденный", "оккупированный") and is_short(sentence, hit):
        return "taking a town"  # «город освобождён» tells the deed, «освобождённый город» names a territory
    if hit.entry.lemma == "боевик" and any(_donetsk(token) for token in tokens):
        return "fighters in 2014-22"
    return hit.entry.concept


def is_short(sentence: Sentence, hit: Hit) -> bool:
    """Whether a Russian participle is short, a predicate: «захвачен», «оставлены»."""
    return "PRTS" in sentence.tokens[hit.first].word.pos


_SHORT_ONLY: Final = words("захваченный взятый занятый отбитый зачищенный оставленный отведенный выведенный покинутый")
_ADJECTIVAL: Final = frozenset({"", "in", "of", "from", "to", "near", "the", "temporarily", "across", "through", ","})
_EARLY: Final = frozenset(str(year) for year in range(2014, 2022))


def _donetsk(token: Token) -> bool:
    """Whether a word points to the fighting of 2014-2021 in the Donbas."""
    return token.text in _EARLY or bool({"донецкий", "луганский", "донецк", "луганск"} & set(token.word.keys))


def _meant(sentence: Sentence, hit: Hit, about: frozenset[str]) -> bool:
    """Whether the words mean the concept here."""
    entry = hit.entry
    placed = entry.lang != "en" and entry.concept in ("taking a town", "retreat") and has_place(sentence, hit, about)
    placed = placed or (entry.concept == "retreat" and entry.need == "context" and has_army(sentence))
    placed = placed or (entry.concept == "taking a town" and entry.need == "context" and names_a_place(sentence, hit))
    if entry.cls == "none" or not (placed or has_needed(entry.need, about)):
        return False
    if hit.last - hit.first == 1 and (is_elsewhere(sentence, hit) or is_off_topic(hit, about)):
        return False
    if entry.lemma in _FLEEING and not any(h.entry.concept.endswith("army") for h in sentence.hits_of("label")):
        return entry.lemma in ("бегство", "втеча") and any(h.entry.cls == "war" for h in sentence.hits_of("context"))
    if entry.lang != "en" and (_is_adjective(sentence, hit) or not fits_its_object(sentence, hit)):
        return False
    if sentence.lang == "ru" and entry.lemma in _SHORT_ONLY and not is_short(sentence, hit):
        return False
    if entry.lemma in ("moscow", "москва"):
        return not is_dateline(sentence, hit) and _speaks(sentence, hit)
    if entry.concept == "capital" and (is_dateline(sentence, hit) or is_in_name(sentence, hit)):
        return False
    if entry.concept == "the war" and is_unreal_war(sentence, hit):
        return False
    if entry.lemma == "ecocide" and sentence.tokens[hit.last - 1].word.form == "ecocides":
        return False  # in general
    if entry.lang == "en":
        before = sentence.tokens[hit.first - 1].word.form if hit.first else ""
        if entry.lemma in _VERBS_TOO and (before == "to" or "labour" in about):
            return False
    return True


def is_dateline(sentence: Sentence, hit: Hit) -> bool:
    """Whether a city opens the text with a date or dash behind it: «МОСКВА, 17 февраля.», "KYIV (Reuters) -"."""
    tokens = sentence.tokens
    if hit.first > 1 or hit.last >= len(tokens):
        return False
    after = tokens[hit.last].text
    if after in "–—(":
        return tokens[hit.first].acronym
    return after == "," and any(token.kind == "number" for token in tokens[hit.last + 1 : hit.last + 3])


def is_in_name(sentence: Sentence, hit: Hit) -> bool:
    """Whether an English city's name is part of a longer one: "Kyiv School of Economics", "Kyiv Post"."""
    tokens = sentence.tokens
    if sentence.lang != "en" or hit.last >= len(tokens):
        return False
    after = tokens[hit.last]
    return after.capital and after.word.form in _INSTITUTIONS


_INSTITUTIONS: Final = words(
    "school post independent polytechnic university international institute theatre theater dynamo opera "
    "philharmonic academy museum security digest"
)


def is_unreal_war(sentence: Sentence, hit: Hit) -> bool:
    """Whether a plain word for war names none: "if war begins", "any conflict", "external aggression"."""
    if hit.last - hit.first > 1:
        return False
    before = [token.word.form for token in sentence.tokens[max(0, hit.first - 3) : hit.first]]
    return bool(before) and (before[-1] in _ANY or bool(_IF.intersection(before)))


_ANY: Final = words("any another every external foreign potential possible no будь-яка будь-який зовнішня іншу "
                    "любая любой внешней внешняя новая нова третья третя frozen ядерна ядерная nuclear")  # fmt: skip
_IF: Final = words("if якщо если раптом вдруг случае випадку unless")


def has_army(sentence: Sentence) -> bool:
    """Whether an army or fighters stand in the sentence."""
    return bool(sentence.hits_of("fighters")) or any(
        hit.entry.concept.endswith("army") for hit in sentence.hits_of("label")
    )


def has_place(sentence: Sentence, hit: Hit, about: frozenset[str]) -> bool:
    """Whether a place's name follows: «після падіння Вугледара»; in a text on war any name but a person's."""
    after = sentence.tokens[hit.last] if hit.last < len(sentence.tokens) else None
    if after is None or not after.capital or after.acronym or after.kind != "word":
        return False
    marks = {mark for reading in after.word.readings for mark in reading.marks}
    thing = any(r.pos in ("NOUN", "ADJF") and "anim" not in r.marks for r in after.word.readings)
    given_up = hit.entry.lemma in _GIVING_UP and "Geox" in marks
    if hit.entry.concept == "retreat" and not given_up and not has_army(sentence):
        return False
    return not marks & {"Surn", "Name"} and ("Geox" in marks or ("war" in about and thing))


def names_a_place(sentence: Sentence, hit: Hit) -> bool:
    """Whether a noun for a place follows the deed: "captured the village", «захопили будівлю СБУ»."""
    for at in range(hit.last, min(hit.last + 4, len(sentence.tokens))):
        if sentence.border(at) or is_preposition(sentence.tokens[at]):
            return False
        if _TAKEN & set(sentence.tokens[at].word.keys):
            return True
    return False


# What is taken in war, apart from towns with a name.
_TAKEN: Final = words(
    "village town city settlement airport airfield bridgehead stronghold hill height hilltop peninsula island "
    "trench outpost barracks base dugout місто село селище аеропорт аеродром плацдарм висота опорник півострів "
    "острів окоп блокпост будівля облрада міськрада аес порт город поселок аэропорт аэродром высота опорный "
    "полуостров остров здание горсовет аэс позиція позиция"
)
_GIVING_UP: Final = words("оставление залишення сдача здача")


def fits_its_object(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is taken or left is a place: «взяли Підгайне», «вихід із Соледара», not «зайняв чотири ночі»."""
    tokens, lemma = sentence.tokens, hit.entry.lemma
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if lemma in ("вийти", "выйти") and not has_army(sentence):
        return False
    if lemma in ("вихід", "выход", "вийти", "выйти"):
        beyond = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
        left = after is not None and after.word.form in ("з", "із", "зі", "из", "с")
        return left and beyond is not None and beyond.capital and not beyond.acronym
    if lemma in ("взяти", "взять", "взятие", "взяття"):
        return after is not None and after.capital and not after.acronym
    if lemma in _FREEING:
        return not _frees_people(sentence, hit)
    if lemma in ("зайняти", "занять"):
        return after is None or (
            after.kind != "number"
            and not after.word.pos & {"NUMR", "ADVB", "PREP"}
            and not set(after.word.keys) & _NO_PLACES
        )
    return True


_FREEING: Final = words("звільнити звільняти визволити визволяти освободить освобождать")


def _frees_people(sentence: Sentence, hit: Hit) -> bool:
    """Whether somebody is set free, no place: «з полону звільнили медика»."""
    first, last = sentence.clause(hit.first)
    if names_a_place(sentence, hit):
        return False
    if any(_CAPTIVITY & set(token.word.keys) for token in sentence.tokens[first:last]):
        return True
    for token in sentence.tokens[hit.last : min(last, hit.last + 3)]:
        nouns = [reading for reading in token.word.readings if reading.pos == "NOUN"]
        if nouns and not token.capital:
            return all("anim" in reading.marks for reading in nouns)
    return False


_CAPTIVITY: Final = words("полон плен неволя заручник заложник в'язниця тюрьма колонія колония сізо сизо арешт арест")
# What is "taken" without being a place: a seat, a rank, time.
_NO_PLACES: Final = words(
    "місяць місяці месяц минута хвилина місце посада перший другий третій крісло час день доба ніч година тиждень "
    "рік позиція черга ніша место пост должность первый второй третий кресло время сутки ночь неделя год позиция "
    "очередь ниша"
)
_FLEEING: Final = words(
    "flee scarper бежать сбежать драпать драпануть удирать втекти тікати утекти драпати дременути бегство втеча "
    "flight покинути покинуть"
)


def _is_adjective(sentence: Sentence, hit: Hit) -> bool:
    """Whether the last word is an adjective here: «российское военное ведомство» is no army."""
    if hit.last >= len(sentence.tokens):
        return False
    word, after = sentence.tokens[hit.last - 1].word, sentence.tokens[hit.last].word
    if not {"військовий", "военный", "полонений", "пленный", "окупаційний"} & set(word.keys):
        return False
    return any(
        a.pos == "ADJF" and b.pos == "NOUN" and (a.case, a.number) == (b.case, b.number)
        for a in word.readings
        for b in after.readings
    )


_VERBS_TOO: Final = frozenset({"strike", "hit", "assault"})


def _speaks(sentence: Sentence, hit: Hit) -> bool:
    """Whether a capital stands for its government: it acts, or something is from, with or by it."""
    tokens = sentence.tokens
    token = tokens[hit.first]
    before = tokens[hit.first - 1] if hit.first else None
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if sentence.lang == "en":
        if before is not None and before.word.form in _FROM:
            return True
        if before is not None and before.word.form == "of" and hit.first > 1:
            return tokens[hit.first - 2].word.form in _SIDES
        if after is not None and after.word.form in ("'s", "’s"):
            return hit.last + 2 < len(tokens) and any(t.word.form in _ORGANS for t in tokens[hit.last : hit.last + 3])
        return after is not None and before_verb(sentence, hit.last) and (before is None or before.word.form not in _IN)
    if not token.capital:
        return True
    if before is not None and before.word.form in ("в", "у", "во"):
        first, last = sentence.clause(hit.first)
        return any(h.first >= first and h.last <= last for h in sentence.hits_of("reporting"))
    nominative = any(r.case == "nomn" and r.number == "sing" for r in token.word.readings)
    if before is not None and is_preposition(before):
        return before.word.form in (
            "з",
            "із",
            "зі",
            "с",
            "со",
            "від",
            "от",
            "к",
            "до",
            "між",
            "между",
            "проти",
            "против",
        )
    return nominative


def before_verb(sentence: Sentence, at: int) -> bool:
    """Whether a verb follows in the same clause within three tokens of *at* (English)."""
    for i in range(at, min(at + 3, len(sentence.tokens))):
        if sentence.border(i):
            return False
        form = sentence.tokens[i].word.form
        if is_finite(sentence.tokens[i], "en") or any(h.first == i for h in sentence.hits_of("reporting")):
            return True
        if not form.endswith("ly") and form not in ("also", "itself", "never", "now", "still"):
            return form.endswith("s") and not form.endswith("'s") and i == at and len(form) > 3
    return False


_FROM: Final = words(
    "from with by between and against urged told accused blamed asked on annoy annoyed anger angered infuriate "
    "infuriated irritate alarm alarmed enrage pressure deter appease placate"
)
_SIDES: Final = words("partners allies friends supporters demands interests policy orders behest critics grip rule")
_ORGANS: Final = words(
    "ministry military government army forces troops envoy ambassador foreign defence defense parliament proposal "
    "demands claim claims decision war invasion attack rulers leaders diplomats negotiators delegation spokesman"
)
_IN: Final = words("in near to around outside at of")
