"""
One article -> its signals: every detector of a single text, run on the original, with evidence.

Which detector finds what is told in their modules; this one keeps the order, carries the speakers from sentence to
sentence, and writes the records.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crossread.findings import Place, SourceType
from crossread.framing import attribution_english, attribution_slavic
from crossread.framing.attribution import Attribution, Memory, chain_depths
from crossread.framing.attribution_mentions import kinds_of_names, settle
from crossread.framing.attribution_quotes import quote_speakers
from crossread.framing.background import find_background
from crossread.framing.certainty import Found, find_certainty
from crossread.framing.clauses import Sentence
from crossread.framing.headline_signs import find_signs
from crossread.framing.labels import find_labels
from crossread.framing.labels_topics import find_topics
from crossread.framing.lexicon import Lexicon
from crossread.framing.naming import find_lower_case, find_names, find_voice
from crossread.framing.quantities import quantity_signals
from crossread.framing.quote_kinds import quote_kind
from crossread.framing.quotes import Quote, count_spoken, find_quotes
from crossread.framing.reported import mark_reported
from crossread.framing.speakers import known_person, name_key
from crossread.framing.tokens import tokenise
from crossread.records import Article, PreparedArticle, Segment, Signal, Value, pack_values

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
    kinds = kinds_of_names(sentences)
    voices = tuple(_attributions(sentence, memory, kinds) for sentence in sentences)
    speakers = quote_speakers(article.text, sentences, voices)
    for segment, sentence, attributions in zip(used, sentences, voices, strict=True):
        body += segment.role == "body"
        place: Place = "headline" if segment.role == "title" else "lead" if body <= LEAD else "body"
        everything = [
            *_sources(sentence, attributions, lexicon),
            *find_certainty(sentence, attributions),
            *find_labels(sentence, place, about=about),
            *_quotations(article.text, sentence, attributions, speakers),
            *find_names(sentence, about=about),
            *find_voice(sentence, place),
            *find_background(sentence, place, year=year),
            *(find_signs(sentence, segment.text, small) if place == "headline" else ()),
        ]
        mark_reported(sentence, attributions, everything)
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


def _attributions(sentence: Sentence, memory: Memory, kinds: Mapping[str, SourceType]) -> tuple[Attribution, ...]:
    grammar = attribution_english if sentence.lang == "en" else attribution_slavic
    return chain_depths(settle(sentence, grammar.attributions(sentence, memory), memory, kinds))


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
    text: str, sentence: Sentence, attributions: Sequence[Attribution], speakers: Mapping[int, str]
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
        kind = quote_kind(sentence, quote, attributions)
        if kind == "speech" and any(
            a.source.start <= quote.inner_start and quote.inner_end <= a.source.end for a in attributions
        ):
            continue  # «Норд-Вест Медиа» утверждает: the name of who speaks
        if kind == "speech":
            speaker = speakers.get(quote.start, "")
            words = count_spoken(text[start:end])
            yield ("Q", start, end, "speech", {"speaker": speaker, "words": words, "nested": quote.depth > 1})
        elif kind == "scare":
            yield ("C4", start, end, "scare quote", {"words": len(inner)})


def _within_speech(sentence: Sentence, quote: Quote) -> bool:
    """A quotation inside another one is part of it."""
    return any(q.start < quote.start and quote.end <= q.end for q in sentence.quotes)
