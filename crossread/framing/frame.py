"""
One article -> its signals: every detector of a single text, run on the original, with evidence.

Which detector finds what is told in their modules; this one keeps the order, carries the speakers from sentence to
sentence, and writes the records.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crossread.findings import Place
from crossread.framing import attribution_english, attribution_slavic
from crossread.framing.attribution import Attribution, Memory, chain_depths
from crossread.framing.attribution_quotes import quote_speakers
from crossread.framing.background import find_background
from crossread.framing.certainty import Found, find_certainty
from crossread.framing.clauses import Sentence, is_finite
from crossread.framing.headline_signs import find_signs
from crossread.framing.labels import find_labels
from crossread.framing.labels_topics import find_topics
from crossread.framing.lemmas import Word, words
from crossread.framing.lexicon import Lexicon
from crossread.framing.naming import find_lower_case, find_names, find_voice
from crossread.framing.quantities import quantity_signals
from crossread.framing.quantities.nouns import WEAPONS
from crossread.framing.quotes import Quote, classify_quote, find_quotes, is_claimed
from crossread.framing.speakers import known_person, name_key
from crossread.framing.tokens import Token, tokenise
from crossread.records import Article, PreparedArticle, Segment, Signal, Value, pack_values

_NAMING: Final = words("назвав назвала назвали назвало називає називають назвал назвала назвали назвало называет "
                       "называют called calls call describes described branded dubbed blamed labelled")  # fmt: skip
LEAD: Final = 2  # body segments that count as the lead


def frame_article(prepared: PreparedArticle, lexicon: Lexicon) -> tuple[Signal, ...]:
    """
    Find the signals of one article on its original text.

    Speakers are carried over sentences, so that "he said" has a name. Segments of role "boilerplate" are left out.

    Args:
        prepared: The article with its segments; translations are not looked at.
        lexicon: From `load_lexicon`.

    Returns:
        Signals by start, end, id and label. `text` of each is a slice of the article's text.
    """
    return frame_segments(prepared.article, prepared.segments, lexicon)


def frame_segments(article: Article, segments: Sequence[Segment], lexicon: Lexicon) -> tuple[Signal, ...]:
    """Find the signals of *segments* of *article*; see `frame_article`."""
    quotes = find_quotes(article.text, article.lang)
    used = [segment for segment in segments if segment.role != "boilerplate"]
    sentences = tuple(_sentence(segment, quotes, lexicon) for segment in used)
    about = find_topics(sentences)
    memory, year = Memory(), _year_of(article)
    small = {t.word.form for s in sentences for t in s.tokens if t.kind == "word" and t.text.islower()}
    found: list[Signal] = []
    body = 0
    voices = tuple(_attributions(sentence, memory) for sentence in sentences)
    speakers = quote_speakers(article.text, sentences, voices)
    for segment, sentence, attributions in zip(used, sentences, voices, strict=True):
        body += segment.role == "body"
        place: Place = "headline" if segment.role == "title" else "lead" if body <= LEAD else "body"
        everything = [
            *_sources(sentence, attributions, lexicon),
            *find_certainty(sentence, attributions),
            *find_labels(sentence, place, about=about),
            *_quotations(sentence, attributions, speakers),
            *find_names(sentence, about=about),
            *find_voice(sentence, segment.text, place, lexicon),
            *find_background(sentence, place, year=year),
            *(find_signs(sentence, segment.text, small) if place == "headline" else ()),
        ]
        found.extend(_signal(article, segment, item) for item in everything)
    found.extend(_signal(article, used[position], item) for position, item in find_lower_case(sentences))
    found.extend(quantity_signals(article, used))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.signal, s.label)))


def _year_of(article: Article) -> int:
    """The year an article is dated, 0 when it has no date."""
    date = article.date or ""
    return int(date[:4]) if date[:4].isdigit() else 0


def _sentence(segment: Segment, quotes: Sequence[Quote], lexicon: Lexicon) -> Sentence:
    tokens = tokenise(segment.text, segment.lang, offset=segment.start)
    return Sentence(
        lang=segment.lang,
        start=segment.start,
        end=segment.end,
        tokens=tokens,
        hits=lexicon.find(tokens, segment.lang),
        quotes=tuple(quote for quote in quotes if quote.start < segment.end and segment.start < quote.end),
    )


def _attributions(sentence: Sentence, memory: Memory) -> tuple[Attribution, ...]:
    grammar = attribution_english if sentence.lang == "en" else attribution_slavic
    return chain_depths(grammar.attributions(sentence, memory))


def _signal(article: Article, segment: Segment, found: Found) -> Signal:
    signal, start, end, label, values = found
    return Signal(
        signal=signal,
        article_id=article.id,
        index=segment.index,
        start=start,
        end=end,
        text=article.text[start:end],
        label=label,
        values=pack_values(values),
    )


def _sources(sentence: Sentence, attributions: Sequence[Attribution], lexicon: Lexicon) -> Iterator[Found]:
    """B2 with the source's span, B6 with the verb's."""
    for attribution in attributions:
        source = attribution.source
        person = known_person(source.name, sentence.lang, lexicon.people) if source.name and lexicon.people else None
        speaker = person["name"] if person else source.name
        values: dict[str, Value] = {
            "class": attribution.verb_class,
            "depth": attribution.depth,
            "manner": attribution.manner,
            "resolved": source.pronoun,
            "side": person.get("side", "") if person else "",
            "speaker": speaker,
            "key": name_key(source.name, sentence.lang) if source.type == "person" else "",
            "verb": attribution.verb,
        }
        if not attribution.shared:
            kind = person.get("type", source.type) if person else source.type
            yield ("B2", source.start, source.end, kind, values)
        if attribution.verb:
            yield (
                "B6",
                attribution.verb_start,
                attribution.verb_end,
                attribution.verb_class,
                {"negated": attribution.negated, "speaker": speaker, "verb": attribution.verb},
            )


def _quotations(
    sentence: Sentence, attributions: Sequence[Attribution], speakers: Mapping[int, str]
) -> Iterator[Found]:
    """Q for words of speech (the part of the quotation that stands in this sentence), C4 for scare quotes."""
    for quote in sentence.quotes:
        start, end = max(quote.inner_start, sentence.start), min(quote.inner_end, sentence.end)
        inner = [token for token in sentence.tokens if start <= token.start < end]
        if sum(len(token.text) for token in inner if token.kind == "word") < 2 or (
            quote.depth > 1 and _within_speech(sentence, quote)
        ):
            continue
        start, end = inner[0].start, inner[-1].end
        kind = _quote_kind(sentence, quote, attributions)
        if kind == "speech" and any(
            a.source.start <= quote.inner_start and quote.inner_end <= a.source.end for a in attributions
        ):
            continue  # «Норд-Вест Медиа» утверждает: the name of who speaks
        if kind == "speech":
            speaker = speakers.get(quote.start, "")
            words = sum(token.kind != "mark" for token in inner)
            yield ("Q", start, end, "speech", {"speaker": speaker, "words": words, "nested": quote.depth > 1})
        elif kind == "scare":
            yield ("C4", start, end, "scare quote", {"words": len(inner)})


def _within_speech(sentence: Sentence, quote: Quote) -> bool:
    """A quotation inside another one is part of it."""
    return any(q.start < quote.start and quote.end <= q.end for q in sentence.quotes)


def _quote_kind(sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]) -> str:
    tokens = sentence.tokens
    inner = [token for token in tokens if quote.inner_start <= token.start < quote.inner_end]
    before = [token for token in tokens if token.end <= quote.start]
    inside = [token for token in inner if token.kind == "word"]
    apart = quote.start < sentence.start or quote.end > sentence.end
    if apart:  # it goes on in another sentence
        return "speech"
    named = bool(before) and before[-1].kind == "word" and "NOUN" in before[-1].word.pos
    if fixed := _fixed_kind(sentence, quote, inner, before):
        return fixed
    return classify_quote(
        len(inside),
        first=inner[0].text,
        last=inner[-1].text,
        verb=any(is_finite(token, sentence.lang) and "NOUN" not in token.word.pos for token in inside),
        spoken=bool(attributions) or _verb_of_speech(sentence),
        whole=before == [] and len(inner) + 3 >= len(tokens),
        named=named,
        colon_before=bool(before) and before[-1].text == ":",
        answered=_is_answered(sentence, quote, attributions),
        plain=_is_plain(sentence, inner, named=named),
        naming=bool(inside and inside[0].word.pos & {"ADJF", "ADJS"})
        or any(
            attribution.verb.split()[0] in _NAMING
            for attribution in attributions
            if attribution.verb and attribution.verb_class != "denial"
        ),
    )


def _fixed_kind(sentence: Sentence, quote: Quote, inner: Sequence[Token], before: Sequence[Token]) -> str:
    """What the words beside a quotation decide alone: a vote, a slogan, what somebody speaks of, what "is" another."""
    if len(inner) == 1 and (inner[0].word.pos & {"PREP"} or inner[0].word.form in _VOTES):
        return "none"  # 221 «за»
    if before and before[-1].word.form in _MEANS:
        return "none"  # a word explained
    if sentence.lang != "en" and len(inner) == 1 and WEAPONS & set(inner[0].word.keys):
        return "none"  # 62 «шахеди»
    if before and set(before[-1].word.keys) & _SLOGANS:
        return "speech"
    if (
        sentence.lang == "en"
        and len(inner) <= SCARE_WORDS
        and _is_so_called(before, plural=inner[-1].text.endswith("s"))
    ):
        return "scare"
    if sentence.lang == "en" and is_claimed([token.word.form for token in before[-_CLAIM:]]):
        return "speech"
    if len(inner) > SCARE_WORDS or inner[-1].text in ".!?…,":
        return ""
    behind = [token.word.form for token in before if token.word.form not in ("a", "an", "the", "some", "its")][-2:]
    if sentence.lang == "en" and inner[0].text.islower() and len(behind) == 2:
        return "scare" if behind[0] in _SPEAKS and behind[1] in ("of", "about") else ""
    after = [token for token in sentence.tokens if token.start >= quote.end][:2]
    defined = [token.text for token in after] in (["–", "це"], ["—", "це"], ["–", "это"], ["—", "это"], ["-", "це"])
    return "scare" if defined and not before else ""


def _is_so_called(before: Sequence[Token], *, plural: bool) -> bool:
    """Whether "what X calls a" or, before a *plural*, "whom X calls" tells that the writer does not share the word."""
    forms = [token.word.form for token in before if token.word.form not in ("a", "an", "the", "its", "his", "their")]
    if not forms or forms[-1] not in ("calls", "called", "call", "dubs", "dubbed"):
        return False
    return "what" in forms[-_CLAIM - 1 :] or (plural and bool({"whom", "which"} & set(forms[-_CLAIM:])))


_CLAIM: Final = 5  # tokens before a quotation that may say whose words it repeats
SCARE_WORDS: Final = 3  # tokens that scare quotes hold at most (C4)
_MEANS: Final = words("означає означает значить значит means meaning означають означают")
_VOTES: Final = words("за проти против утримався утримались воздержался воздержались yes no aye nay")
_SPEAKS: Final = words("speak speaks spoke speaking talk talks talked talking")
_SLOGANS: Final = words("фраза слово гасло лозунг слоган напис надпись табличка плакат девіз девиз принцип slogan "
                        "motto words phrase banner sign placard")  # fmt: skip


def _verb_of_speech(sentence: Sentence) -> bool:
    """Whether a verb of speech stands outside quotations whose subject was not found; English has nouns alike."""
    return sentence.lang != "en" and any(
        not sentence.opaque[hit.first] and bool(sentence.tokens[hit.last - 1].word.finite)
        for hit in sentence.hits_of("reporting")
    )


def _is_answered(sentence: Sentence, quote: Quote, attributions: Sequence[Attribution]) -> bool:
    """Whether a reporting verb follows within two tokens of the comma or dash after the quotation."""
    after = [i for i, token in enumerate(sentence.tokens) if token.start >= quote.end][:4]
    marks = [i for i in after[:1] if sentence.tokens[i].text in ",–—-"]
    comma = sentence.lang == "en" and any(t.end == quote.inner_end and t.text == "," for t in sentence.tokens)
    verbs = [hit.first for hit in sentence.hits_of("reporting")]
    verbs += [a.first for a in attributions if a.manner == "verb"]  # «усміхається доярка» as well
    return bool(marks or comma) and any(verb in after for verb in verbs)


def _is_plain(sentence: Sentence, inner: Sequence[Token], *, named: bool) -> bool:
    """Whether a quoted single word is an adjective before its noun, a plural or an abstract noun: no name."""
    if named or len(inner) != 1 or inner[0].kind != "word":
        return False
    word = inner[0].word
    if sentence.lang == "en":
        return word.form.endswith(_ABSTRACT_ENDINGS)
    after = next((token for token in sentence.tokens if token.start > inner[0].end and token.kind == "word"), None)
    if after is not None and _belongs_to(word, after):
        return True
    nouns = [r for r in word.readings if r.pos == "NOUN"]
    opens = sentence.tokens[0].kind == "mark" and sentence.tokens[1:2] == tuple(inner)
    if not nouns or any({"Surn", "Name", "Geox"} & reading.marks for reading in nouns):
        return False
    if inner[0].capital and not opens:  # a capital inside the sentence is a name's
        return False
    cases = {r.case for r in after.word.readings} if after is not None and after.text.islower() else set()
    if opens and "gent" in cases and "nomn" not in cases and after is not None and "NOUN" in after.word.pos:
        return True  # «Порятунок» банку
    subjects = [r for r in nouns if r.case == "nomn"] or nouns
    return all(reading.number == "plur" for reading in subjects) or word.form.endswith(_ABSTRACT_ENDINGS)


def _belongs_to(word: Word, after: Token) -> bool:
    """Whether *word* is an adjective of the noun *after* it: they agree."""
    return any(
        a.pos == "ADJF" and b.pos == "NOUN" and (a.case, a.number) == (b.case, b.number)
        for a in word.readings
        for b in after.word.readings
    )


_ABSTRACT_ENDINGS: Final = (
    "ция",
    "ція",
    "ание",
    "ение",
    "ання",
    "ення",
    "ость",
    "ість",
    "изм",
    "ізм",
    "ation",
    "ism",
    "ment",
)
