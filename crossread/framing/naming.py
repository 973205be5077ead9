"""
Names and forms (D3-D9): what persons, places, the war, deeds and fighters are called, and who is seen to act.

    D3  persons and bodies: title, name, epithet            D7  voice of headline and lead
    D4  names in lower case, against control names          D8  class of the event's verb
    D5  toponyms, «в/на Украине», "the Ukraine"             D9  fighters and civilians
    D6  name of the war
"""

from collections.abc import Iterator, Sequence
from typing import Final

from crossread.findings import Place
from crossread.framing.certainty import Found
from crossread.framing.clauses import Sentence
from crossread.framing.labels import (
    fits_its_object,
    has_army,
    is_attributive,
    is_dateline,
    is_debunked,
    is_in_name,
    is_unreal_war,
)
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.lexicon_words import name_wording
from crossread.framing.voice import read_voice
from crossread.records import Value

LOWER_COUNT: Final = 2  # lower-case names an article needs (D4)
LOWER_SHARE: Final = 0.5  # ... and their share of all such names inside sentences
CONTROL_SHARE: Final = 0.2  # control names in lower case from this share on: the whole text is lower case

_SIGNALS: Final = {"naming": "D3", "toponym": "D5", "event": "D8", "fighters": "D9"}
_WAR_NAMES: Final = (
    ("special operation", ("special", "сво", "smo", "спецопер", "спеціальна", "специальная", "военная операция")),
    ("invasion", ("invasion", "incursion", "вторгнення", "вторжение")),
    ("aggression", ("aggression", "агресі", "агресия", "агресії", "агрес")),
    ("conflict", ("conflict", "конфлікт", "конфликт")),
    ("crisis", ("crisis", "криза", "кризис")),
    ("hostilities", ("hostilities", "бойові дії", "боевые действия")),
    ("war", ("war", "війна", "война")),
)


def find_names(sentence: Sentence, *, about: frozenset[str]) -> list[Found]:
    """Find D3, D5, D6, D8 and D9 of one sentence; *about* is what the article is about, from `find_topics`."""
    found: list[Found] = []
    for hit in sentence.hits:
        entry = hit.entry
        held_off = sentence.quoted[hit.first] or is_debunked(sentence)
        values: dict[str, Value] = {"in_quote": held_off, "lemma": _lemma(sentence, hit)}
        span = sentence.span(hit.first, hit.last)
        if signal := _SIGNALS.get(entry.kind):
            if signal == "D8" and not (_is_deed(sentence, hit) and (about & _WARLIKE or entry.cls in _ANYWHERE)):
                continue
            if signal == "D9" and (_is_adjective(sentence, hit.last) or _is_in_compound(sentence, hit)):
                continue
            if signal == "D5" and (is_dateline(sentence, hit) or is_in_name(sentence, hit)):
                continue
            label = entry.concept if signal == "D3" else "toponym" if signal == "D5" else entry.cls
            found.append((signal, *span, label, {**values, "form": entry.cls, "charged": entry.charged}))
        elif entry.kind == "label" and entry.concept == "country phrase" and not is_attributive(sentence, hit):
            found.append(("D5", *span, "country phrase", {**values, "form": entry.lemma.split()[0].strip("=")}))
        elif entry.concept == "the war" and entry.cls == "label" and not is_unreal_war(sentence, hit):
            found.append(("D6", *span, war_name(entry.lemma), {**values, "charged": entry.charged}))
    return found


_WARLIKE: Final = frozenset({"attack", "short", "war"})
_ANYWHERE: Final = frozenset({"kill", "die", "explode", "fall", "destroy"})  # deeds of any text; others are sport's too


def war_name(lemma: str) -> str:
    """
    Return which of the names of the war *lemma* is.

    >>> war_name("повномасштабне вторгнення"), war_name("=сво"), war_name("Ukraine conflict")
    ('invasion', 'special operation', 'conflict')
    """
    folded = lemma.lower()
    return next((name for name, parts in _WAR_NAMES if any(part in folded for part in parts)), "war")


def _is_adjective(sentence: Sentence, end: int) -> bool:
    """Whether the word before *end* belongs to a noun behind it: «военной операции» are no fighters."""
    if sentence.lang == "en" or end >= len(sentence.tokens):
        return False
    return "ADJF" in sentence.tokens[end - 1].word.pos and "NOUN" in sentence.tokens[end].word.pos


def _lemma(sentence: Sentence, hit: Hit) -> str:
    return name_wording(hit.entry.lemma, sentence.tokens[hit.first : hit.last], sentence.lang)


def _is_in_compound(sentence: Sentence, hit: Hit) -> bool:
    """Whether a word for a fighter describes another noun: «країна-терорист», "terrorist attack", "rebel leader"."""
    tokens = sentence.tokens
    if hit.first > 1 and tokens[hit.first - 1].text in "-–‑" and sentence.glued(hit.first - 1):
        return True
    after = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    return sentence.lang == "en" and after in _DEEDS and not tokens[hit.last - 1].word.form.endswith("s")


_DEEDS: Final = words(
    "attack attacks act acts organisation organization organisations state states country group groups threat "
    "plot regime movement strike strikes activity activities bombing list council battalion battalions ideology "
    "party"
)


def _is_deed(sentence: Sentence, hit: Hit) -> bool:
    """Whether the event's word is a verb that tells a deed here: no noun, no idiom, no participle before its noun."""
    token, entry = sentence.tokens[hit.first], hit.entry
    if entry.cls == "destroy" and _is_figurative(sentence, hit):
        return False
    if entry.cls == "none" or not fits_its_object(sentence, hit):
        return False
    if sentence.lang != "en":
        if entry.lemma.split()[0].endswith(("нный", "тый")):
            return "PRTS" in token.word.pos
        if "NOUN" in token.word.pos:  # «атомні бомби» is no order to bomb
            return False
        return bool(token.word.pos & {"VERB", "INFN", "PRTS", "PRTF", "GRND"}) and _has_complement(sentence, hit)
    before = sentence.tokens[hit.first - 1].word.form if hit.first else ""
    form = token.word.form
    if before in _SENSES or _qualifies_place(sentence, hit):
        return False
    if form.endswith("ing"):
        return before in _PROGRESSIVE and (entry.lemma != "leave" or has_army(sentence))
    if entry.lemma == "leave" and not has_army(sentence):
        return False
    if not form.endswith("ed") and form not in _PAST_FORMS:
        return False
    if before in _NO_SUBJECTS or (hit.last - hit.first == 1 and form.endswith("ed") and _is_attribute(sentence, hit)):
        return False  # "the ruined city" says what it is like, not who did what
    return not _counted_value(sentence, hit)


def _is_figurative(sentence: Sentence, hit: Hit) -> bool:
    """Whether what is destroyed is no thing: «зруйнувати відпустки сімей»."""
    behind = sentence.tokens[hit.last : hit.last + 4]
    return any(_ABSTRACT & set(token.word.keys) for token in behind)


_ABSTRACT: Final = words(
    "відпустка план мрія життя кар'єра шлюб репутація довіра надія сім'я економіка міф стереотип імідж єдність "
    "отпуск мечта жизнь карьера брак репутация доверие надежда семья экономика миф единство имидж holiday dream "
    "life career marriage reputation trust hope family myth unity confidence lives livelihood"
)


def _has_complement(sentence: Sentence, hit: Hit) -> bool:
    """Whether verbs of leaving and fleeing have what makes them the deed: a place left, or troops that leave."""
    lemma = hit.entry.lemma
    if lemma not in _LEAVING:
        return True
    first, last = sentence.clause(hit.first)
    troops = any(
        h.entry.concept.endswith("army") or h.entry.kind == "fighters"
        for h in (*sentence.hits_of("label"), *sentence.hits_of("fighters"))
        if first <= h.first < last
    )
    from_place = any(
        token.word.form in _OUT_OF and i + 1 < last and sentence.tokens[i + 1].word.pos & {"NOUN", "ADJF"}
        for i, token in enumerate(sentence.tokens[hit.last : min(last, hit.last + 4)], hit.last)
    )
    return troops or (lemma not in _TROOPS_ONLY and from_place)


_TROOPS_ONLY: Final = words("вийти вывести вивести кинути бросить оставить отвести відвести")
_LEAVING: Final = _TROOPS_ONLY | words("відійти відходити отойти отходить відступити відступати отступить отступать")
_OUT_OF: Final = words("з із зі из с со від от")


def _qualifies_place(sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle behind a hyphen or before its noun tells what a place is like: "Russian-occupied"."""
    tokens = sentence.tokens
    joined = hit.first > 0 and tokens[hit.first - 1].text in "-–‑" and sentence.glued(hit.first - 1)
    after = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    return joined or (tokens[hit.first].text.endswith("ed") and after in "-–‑" and bool(after))


# "feeling abandoned", "left abandoned": how somebody feels or is, no deed.
_SENSES: Final = words(
    "feel feels felt feeling seem seems seemed look looks looked looking remain remains remained lie lies lay stand "
    "stands stood stay stays stayed sounds sounded left completely utterly totally long"
)
_PAST_FORMS: Final = words("hit struck took fled fell blew overran left shot retook taken fallen blown slain")
_PROGRESSIVE: Final = words("is are was were be been being while when started began kept , still now")
_NO_SUBJECTS: Final = words("a an the of in by from after to his her their its our my this that")
_VALUES: Final = words(
    "price prices share shares stock stocks temperature temperatures output sales rate rates inflation revenue "
    "profit profits exports imports currency rouble ruble hryvnia dollar euro demand turnout ratings support "
    "index yield production"
)


def _is_attribute(sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle opens a noun phrase: "Occupied Berdiansk", "captured soldiers were paraded"."""
    tokens = sentence.tokens
    before = tokens[hit.first - 1] if hit.first else None
    opens = before is None or before.word.form in ("temporarily", "newly", "recently", "badly", "heavily")
    after = tokens[hit.last] if hit.last < len(tokens) else None
    return opens and after is not None and after.kind == "word" and after.word.form not in _AFTER_PARTICIPLE


_AFTER_PARTICIPLE: Final = words("by in on at from with and as to after during since before overnight near")


def _counted_value(sentence: Sentence, hit: Hit) -> bool:
    """Whether what fell is a value: "shares fell", "temperatures fell to minus 19", "fell by 3 percent"."""
    if hit.entry.cls != "fall":
        return False
    tokens = sentence.tokens
    subject = {token.word.form for token in tokens[max(0, hit.first - 4) : hit.first]}
    after = tokens[hit.last : hit.last + 4]
    measured = (
        bool(after)
        and after[0].word.form in ("by", "from", "to", "below")
        and any(token.kind == "number" for token in after)
    )
    return bool(subject & _VALUES) or measured


def find_voice(sentence: Sentence, place: Place) -> list[Found]:
    """Find D7: the voice of a headline's or lead's main clause; the span is its agent or, failing that, its verb."""
    if place == "body":
        return []
    clause = read_voice(sentence)
    if clause.voice == "none":
        return []
    acting = clause.agent_start >= 0
    span = (clause.agent_start, clause.agent_end) if acting else (clause.verb_start, clause.verb_end)
    values: dict[str, Value] = {"agent": clause.agent, "verb": clause.verb, "object": clause.object, "place": place}
    return [("D7", *span, clause.voice, values)]


def find_lower_case(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Found]]:
    """
    Find D4: names that the article writes in lower case against the rules of its language.

    Nothing is found unless at least two such names, and half of all of them, stand in lower case inside sentences,
    while control names do not: a text that has no capitals at all says nothing.

    Yields:
        (position of the sentence in *sentences*, the finding).
    """
    lower: list[tuple[int, Found]] = []
    counts = {"name": [0, 0], "control": [0, 0]}
    for position, sentence in enumerate(sentences):
        for hit in sentence.hits_of("lowercase"):
            if hit.first == 0 and not sentence.tokens[0].text[0].islower():
                continue  # the first word of a sentence has its capital from there
            token = sentence.tokens[hit.first]
            counts[hit.entry.cls][token.text[0].islower()] += 1
            if hit.entry.cls == "name" and token.text[0].islower():
                values: dict[str, Value] = {"in_quote": sentence.quoted[hit.first], "lemma": hit.entry.lemma.strip("=")}
                lower.append((position, ("D4", *sentence.span(hit.first, hit.last), "lower case", values)))
    names, controls = counts["name"], counts["control"]
    if names[1] < LOWER_COUNT or names[1] < LOWER_SHARE * sum(names):
        return
    if controls[1] > CONTROL_SHARE * sum(controls):
        return
    yield from lower
