"""
Certainty and distance (C1-C7): hedges, boosters, distancing particles, verification, denial, and the ladder of C5.

    0 denied    1 hedged or kept at a distance    2 attributed    3 attributed with a factive verb    4 flat
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from crossread.framing.attribution import Attribution
from crossread.framing.clauses import Sentence, is_preposition
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.lexicon_words import name_wording
from crossread.framing.modals import is_possibility
from crossread.framing.tokens import Token
from crossread.records import Signal, Value

Level = Literal[0, 1, 2, 3, 4]

KIND_SIGNAL: Final = {"hedge": "C1", "booster": "C2", "distancing": "C3", "verification": "C6"}
Found = tuple[str, int, int, str, dict[str, Value]]  # signal, start, end, label, further attributes


def find_certainty(sentence: Sentence, attributions: Sequence[Attribution]) -> list[Found]:
    """Find C1, C2, C3, C6 and C7 of one sentence; words inside quotations carry `in_quote`."""
    found: list[Found] = []
    verification = [hit for hit in sentence.hits if hit.entry.kind == "verification"]
    for hit in sentence.hits:
        signal = KIND_SIGNAL.get(hit.entry.kind)
        if signal is None or (signal != "C6" and _inside(hit, verification)) or _ruled_out(sentence, hit):
            continue
        if signal == "C2" and _inside(hit, [hedge for hedge in sentence.hits_of("hedge") if hedge.last > hit.last]):
            continue  # «цілком імовірно»
        if _is_verb_of(sentence, hit, signal, attributions):
            continue
        words_found = sentence.tokens[hit.first : hit.last]
        lemma = name_wording(hit.entry.lemma, words_found, sentence.lang) if not hit.entry.is_pattern else ""
        values: dict[str, Value] = {"in_quote": sentence.quoted[hit.first], "lemma": lemma}
        if signal in ("C1", "C3") and _hangs_on_a_noun(sentence, hit):
            values["relative"] = True
        if signal == "C3":
            values["claim"] = claim_of(sentence, hit)
            values["whose"] = _whose(attributions)
        found.append((signal, *sentence.span(hit.first, hit.last), hit.entry.cls, values))
    found.extend(_denials(sentence, attributions))
    return found


def _hangs_on_a_noun(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words stand in a relative clause, apart from the main one: "a deed that allegedly occurred"."""
    first, _ = sentence.clause(hit.first)
    tokens = sentence.tokens
    if sentence.lang != "en":
        opening = tokens[first + 1] if is_preposition(tokens[first]) else tokens[first]
        return first > 0 and tokens[first - 1].text == "," and bool(_RELATIVES & set(opening.word.keys))
    for at in range(hit.first - 1, max(first, hit.first - 3) - 1, -1):
        form, before = tokens[at].word.form, tokens[at - 1].word.form if at else ""
        if form in ("who", "whose", "which") and at:
            return True
        if form == "that":
            told = any(other.last == at for other in sentence.hits_of("reporting"))
            return not told and before.isalpha() and before not in _CONTENT_NOUNS and not before.endswith(("ed", "ing"))
    return False


_RELATIVES: Final = words("який котрий который чий чей")
# Nouns, adjectives and verbs whose "that" opens what is claimed.
_CONTENT_NOUNS: Final = words(
    "claim claims report reports allegation allegations suggestion suggestions fact idea possibility probability "
    "chance evidence belief fear fears sign signs hope hopes view news rumour rumours rumor rumors theory likely "
    "unlikely possible clear true so is was be means mean ensure feel felt know knows knew think thinks thought hope "
    "said says say show shows showed find finds found see sees appears seems appear seem proof doubt risk danger "
    "suspicion"
)


def _is_verb_of(sentence: Sentence, hit: Hit, signal: str, attributions: Sequence[Attribution]) -> bool:
    """Whether the words are the verb of an attribution, which tells it already: "it is believed", "alleged that"."""
    if signal == "C1":
        return any(a.source.type == "none" and hit.first < a.last and a.first < hit.last for a in attributions)
    single = signal == "C3" and sentence.lang == "en" and hit.last - hit.first == 1
    return single and any(a.first == hit.first and a.last == hit.last for a in attributions)


def _ruled_out(sentence: Sentence, hit: Hit) -> bool:
    """Whether the words do not hedge, boost or keep a distance here: a name, a negated word, an ability, a label."""
    tokens = sentence.tokens
    if tokens[hit.first].capital and tokens[hit.first].start > sentence.start and hit.first and not _opens(tokens, hit):
        return True  # a name: the brand Truly, the month of May
    if hit.entry.lemma.startswith(("само", "=self")):  # «самопровозглашённая ЛНР» is a label of its own
        return _inside(hit, [label for label in sentence.hits_of("label") if label.entry.concept == "DPR/LPR"])
    before = tokens[hit.first - 1].word.form if hit.first else ""
    following = [token.word.form for token in tokens[hit.last : hit.last + 2]]
    if hit.entry.lemma == "=псевдо" and before in ("на", "під", "под"):
        return True  # «на псевдо «Яструб»»
    if hit.entry.kind == "hedge" and hit.last - hit.first == 1 and following in ([",", "як"], [",", "как"]):
        return True  # «схоже, як і торік»
    if hit.entry.kind == "distancing" and _compares(sentence, hit, following):
        return True
    if hit.entry.kind == "booster":
        if following[:1] == ["ли"] or before in ("чи", "ніж", "аніж", "чем"):
            return True  # «действительно ли», «раніше, ніж звичайно»
        untrue = following[:1] and (following[0] in _UNTRUE or following in (["no", "truth"], ["no", "basis"]))
        if untrue and tokens[hit.first].word.form in _WHOLLY:
            return True  # "utterly false": the denial's own word
        return before in _NEGATORS or (following[:1] in (["не"], ["not"]) and following[1:2] in _KNOWN)
    if hit.entry.kind == "hedge" and hit.entry.lemma == "suggest that" and before == "to":
        return True  # "no information to suggest that"
    if hit.entry.kind != "hedge" or hit.last - hit.first > 1:
        return False
    if before in ("все", "усе", "всього", "всего"):
        return True  # «все можливе»
    if sentence.lang == "en" and tokens[hit.first].word.form == "might":
        return following[:1] in (["is"], ["was"], ["of"], ["and"])  # "might is not right"
    return not is_possibility(sentence, hit)


def _compares(sentence: Sentence, hit: Hit, following: Sequence[str]) -> bool:
    """Whether the word compares, or tells what is plain or due: «виглядає так, ніби», "became apparent that"."""
    form = sentence.tokens[hit.first].word.form
    if sentence.lang == "en":
        previous = sentence.tokens[hit.first - 1].word.form if hit.first else ""
        return _is_plain_english(form, previous, following) or (form == "so" and previous in _BEING)
    if form not in ("ніби", "наче", "начебто", "будто", "словно"):
        return False
    before = {token.word.form for token in sentence.tokens[max(0, hit.first - 4) : hit.first]}
    return bool(before & _LOOKS)


def _is_plain_english(form: str, before: str, following: Sequence[str]) -> bool:
    """Whether "apparent", "supposed", "so called" keep no distance: "no apparent reason", "was supposed to run"."""
    if form == "apparent":
        seen = following[:1] in ([], ["that"], ["to"], ["from"], ["."], [","], ["in"]) or following[0] in _SEEMING
        return seen or before in _EVIDENT
    if form == "supposed":  # a duty, unless it is hearsay: "is supposed to have"
        return before in _BEING and following[:1] == ["to"] and following[1:] != ["have"]
    return form == "so" and bool(following) and following[0] in ("because", "after", "for", "since", "as")


_EVIDENT: Final = words("no immediately readily clearly soon already quickly increasingly")
_BEING: Final = words("is are was were be been being 's 're not")
_SEEMING: Final = words("magnitude heir wind horizon size power temperature motion density age")
_LOOKS: Final = words("так виглядає виглядав виглядала виглядало виглядали выглядит выглядел выглядела выглядело "
                      "выглядят почувається чувствует почувався поводиться ведет")  # fmt: skip


_UNTRUE: Final = words("false untrue baseless groundless unfounded nonsense fabricated incorrect wrong")
_WHOLLY: Final = words("utterly completely totally absolutely entirely wholly patently categorically")
_NEGATORS: Final = frozenset({"не", "ні", "ни", "not", "n't", "n’t", "far"})
_KNOWN: Final = (["відомо"], ["встановлено"], ["известно"], ["установлено"], ["known"], ["clear"])


def _opens(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the words open a sentence or a quotation, and have their capital from there."""
    return tokens[hit.first - 1].kind == "mark" and tokens[hit.first - 1].text not in ",-"


def _inside(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(other.first <= hit.first and hit.last <= other.last for other in others)


def _denials(sentence: Sentence, attributions: Sequence[Attribution]) -> list[Found]:
    """Denials (verbs and nouns that deny) and negators; a negator inside a verification phrase is not told twice."""
    skip = [hit for hit in sentence.hits if hit.entry.kind in ("verification", "hedge")]
    denying = {a.first for a in attributions if a.verb_class == "denial"}
    found: list[Found] = [
        ("C7", a.verb_start, a.verb_end, "denial", {"in_quote": False})
        for a in attributions
        if a.verb_class == "denial"
        and not a.verb.lower().startswith(_BELITTLING)
        and not any(h.first < a.last and a.first < h.last for h in sentence.hits_of("negation"))
    ]
    for hit in sentence.hits_of("negation"):
        if _inside(hit, skip) or _is_false_thing(sentence, hit) or _negates_nothing(sentence, hit):
            continue
        label = "denial" if hit.entry.cls == "denial" or hit.first in denying else "negation"
        values: dict[str, Value] = {"in_quote": sentence.quoted[hit.first]}
        found.append(("C7", *sentence.span(hit.first, hit.last), label, values))
    return found


_BELITTLING: Final = ("laugh", "play", "downplay", "shrug", "wav", "brush", "contradict")  # they make light of it


def _negates_nothing(sentence: Sentence, hit: Hit) -> bool:
    """Whether a negator is part of a measure or a contrast: «не менее», «не только», «тем не менее», «а не слова»."""
    tokens = sentence.tokens
    if hit.last - hit.first > 1 or tokens[hit.first].word.form not in ("не", "not", "no"):
        return False
    before = tokens[hit.first - 1].word.form if hit.first else ""
    after = tokens[hit.last].word.form if hit.last < len(tokens) else ""
    return after in _MEASURES or before in ("а", "and")


_MEASURES: Final = words(
    "менее более меньше больше только лишь раз менше більше менш більш тільки лише less more fewer only just"
)


def _is_false_thing(sentence: Sentence, hit: Hit) -> bool:
    """Whether "false" is said of a thing, not of a claim: «ложная тревога», "a false dawn"."""
    if hit.entry.lemma in ("фейк", "=fake", "=hoax", "вигадка", "вымысел"):
        before = sentence.tokens[hit.first - 1].word.form if hit.first else ""
        after = sentence.tokens[hit.last : hit.last + 1]
        heads = bool(after) and (after[0].text == ":" or (not hit.first and after[0].kind == "number"))  # «Фейк 2. ...»
        return not heads and before not in _PREDICATES and "ablt" not in sentence.tokens[hit.first].word.cases
    if hit.entry.lemma not in ("ложный", "хибний", "вигадка", "вымысел") or hit.last >= len(sentence.tokens):
        return False
    return bool(_FALSE_THINGS.intersection(sentence.tokens[hit.last].word.keys))


# «Це фейк», «назвал фейком»: the word denies; "spreads fakes" names a thing.
_PREDICATES: Final = words("це это is are was were as a – — - : просто чистий чистый звичайний")
_FALSE_THINGS: Final = words(
    "чувство тревога ощущение надежда стыд шаг след цель путь вызов скромность опенок патриотизм дно срабатывание "
    "почуття тривога відчуття надія сором крок слід мета шлях виклик скромність патріотизм спрацювання уявлення"
)


def claim_of(sentence: Sentence, hit: Hit) -> str:
    """Return the words the particle covers: from it to the end of its clause, or the word it stands before."""
    _, last = sentence.clause(hit.first)
    first = hit.last if hit.last < last else hit.first
    start, end = sentence.span(first, max(last, first + 1))
    return sentence_text(sentence, start, end)


def sentence_text(sentence: Sentence, start: int, end: int) -> str:
    """The tokens between two offsets, blanks as single spaces."""
    text, at = "", start
    for token in sentence.tokens:
        if start <= token.start and token.end <= end:
            text += (" " if token.start > at and text else "") + token.text
            at = token.end
    return text


def _whose(attributions: Sequence[Attribution]) -> str:
    return attributions[0].source.name if attributions else ""


def certainty_of(signals: Sequence[Signal], *, start: int | None = None, end: int | None = None) -> Level:
    """
    Place what a sentence (or the part of it between *start* and *end*) states on the ladder of C5.

    Args:
        signals: Signals of one sentence, as `frame_article` gives them; of several, the lowest level counts.
        start: Only signals from this offset on count.
        end: Only signals that begin before this offset count.

    Returns:
        0 when a source denies it or a negator governs it as a denial, 1 when it is hedged or kept at a distance, 2
        when attributed, 3 when attributed with a factive verb, 4 when the outlet says it flat.
    """
    inside = [s for s in signals if (start is None or s.start >= start) and (end is None or s.start < end)]
    own = [s for s in inside if not s.get("in_quote") and not s.get("relative") and not _names_a_thing(s)]
    verbs = {s.label for s in inside if s.signal == "B6"}
    if "denial" in verbs or any(s.signal == "C7" and s.label == "denial" for s in own):
        return 0
    if "distancing" in verbs or "negative" in verbs or any(s.signal in ("C1", "C3") for s in own):
        return 1
    if any(s.signal == "C6" and s.label == "verification" for s in own):
        return 1
    if "factive" in verbs:
        return 3
    if verbs or any(s.signal in ("B2", "Q") for s in inside):
        return 2
    return 4


# Beginnings of lemmas that stand before a noun, as the lexicon has them.
_THINGS: Final = (
    *("так зв", "так наз", "т. зв", "т.зв", "т. н", "т.н", "so-called", "so called", "само", "self-"),
    *("можлив", "возможн", "possible"),
)


def _names_a_thing(signal: Signal) -> bool:
    """Whether the word keeps its distance from one thing, not from what is stated: «так званий перерахунок»."""
    lemma = str(signal.get("lemma") or "")
    adjective = lemma.endswith(("ий", "ый")) or signal.signal == "C3"
    return signal.signal in ("C1", "C3") and adjective and lemma.startswith(_THINGS)
