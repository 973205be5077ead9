"""
Who says each quotation of an article: by the clause it stands in, over all sentences it runs through, else nobody.

A quotation goes to the source of its own clause: the one before its colon, the one whose verb follows its comma or
dash, else the last one before it. One that fills its sentences and has no source there goes to the source of the
sentence before, when that names one alone, or of the one after («Так прокоментував це X»). What stays without a speaker
is left empty: no name is better than a wrong one.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from crossread.framing.attribution import Attribution, Source
from crossread.framing.clauses import Sentence
from crossread.framing.lemmas import fold, words
from crossread.framing.quotes import Quote

_NEAR: Final = 8  # tokens between a quotation and the verb that answers it: «..., – сказав у середу міністр»
_THAN: Final = words("як как as than ніж чем")
_LINKS: Final = words(
    "after before when while as because although though since who which that where and but if until "
    "після коли бо поки хоча адже який яка які що щоб якщо після до і й та але а "
    "после когда пока хотя ведь который которая которые что чтобы если до и но а потому"
)
_BARE: Final = 4  # words from which a document can be quoted without a colon or a verb beside them
_REPEATED: Final = 3  # words that a headline's quotation must share with one of the body
_POINTING: Final = words("так таку такі такими таким такое такую такие це цим это этом этим this such so")
_FURTHER: Final = words("про об о з с із зі with")


def quote_speakers(
    text: str, sentences: Sequence[Sentence], voices: Sequence[Sequence[Attribution]]
) -> Mapping[int, str]:
    """
    Say who speaks each quotation.

    Args:
        text: The article's text, which the offsets of *sentences* point into.
        sentences: Its sentences in order, the headline first.
        voices: What `attributions` found in each, same order and length.

    Returns:
        The speaker's name by the quotation's start; quotations without one are left out.
    """
    found: dict[int, str] = {}
    spread = _spread(sentences)
    for start in sorted(spread):
        quote, where = spread[start]
        speaker = _beside(quote, where, sentences, voices) or _around(quote, where, sentences, voices, found)
        if speaker:
            found[start] = speaker
    found.update(_repeated(text, spread, found))
    return found


def _spread(sentences: Sequence[Sentence]) -> dict[int, tuple[Quote, list[int]]]:
    """Each quotation with the positions of the sentences it runs through, by its start."""
    spread: dict[int, tuple[Quote, list[int]]] = {}
    for position, sentence in enumerate(sentences):
        for quote in sentence.quotes:
            spread.setdefault(quote.start, (quote, []))[1].append(position)
    return spread


def _beside(
    quote: Quote, where: Sequence[int], sentences: Sequence[Sentence], voices: Sequence[Sequence[Attribution]]
) -> str:
    """Who speaks by the sentences of the quotation itself: told at its start, else at its end."""
    ends = dict.fromkeys((where[0], where[-1]))
    for direct in (True, False):
        for position in ends:
            if source := _in_sentence(quote, sentences[position], voices[position], direct=direct):
                return source.name
    return ""


def _in_sentence(
    quote: Quote, sentence: Sentence, attributions: Sequence[Attribution], *, direct: bool
) -> Source | None:
    """The source of the quotation in one sentence; when *direct*, only one that a colon or its answer shows."""
    told = [a for a in attributions if a.manner != "preposition"] or list(attributions)
    before = [a for a in told if a.verb_end <= quote.start]
    before = [a for a in before if not _compares(sentence, a)] or before
    after = [a for a in told if a.verb_start >= quote.end]
    if before and _follows_colon(quote, sentence):
        return _relayed(before[-1], attributions)
    if after and _answers(quote, sentence, after[0]):
        return _relayed(after[0], attributions)
    if direct:
        return None
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None or (chosen.source.type == "document" and _length(quote, sentence) < _BARE):
        return None
    return _relayed(chosen, attributions)


def _compares(sentence: Sentence, attribution: Attribution) -> bool:
    """Whether it stands in a comparison: «справи кращі, ніж казав мер, і «...»»."""
    first, _ = sentence.clause(attribution.first)
    before = next((token for token in reversed(sentence.tokens) if token.end <= attribution.source.start), None)
    opens = first > 0 and sentence.tokens[first].word.form in _THAN
    return opens or (before is not None and sentence.lang == "en" and before.word.form in _THAN)


def _relayed(chosen: Attribution, attributions: Sequence[Attribution]) -> Source:
    """Whose words they are: a medium that cites one other source hands on that one's."""
    cited = [a.source for a in attributions if a.manner == "preposition" and a.source.type in ("person", "body")]
    relays = chosen.source.type == "media" and chosen.manner == "verb" and len(cited) == 1
    return cited[0] if relays else chosen.source


def _follows_colon(quote: Quote, sentence: Sentence) -> bool:
    before = [token for token in sentence.tokens if token.end <= quote.start]
    return bool(before) and before[-1].text == ":"


def _answers(quote: Quote, sentence: Sentence, attribution: Attribution) -> bool:
    """Whether the attribution is all that stands between the quotation's comma or dash and its verb."""
    after = [i for i, token in enumerate(sentence.tokens) if token.start >= quote.end]
    between = [i for i in after if sentence.tokens[i].start < attribution.verb_start]
    while between and sentence.tokens[between[0]].text in ",–—-":
        between = between[1:]
    if between and sentence.tokens[between[0]].word.form in _LINKS:
        return False  # '..., after Rusu said that boats had left'
    marked = bool(after) and sentence.tokens[after[0]].text in ",–—-"
    closed = any(token.end == quote.inner_end and token.text in ",?!…" for token in sentence.tokens)
    return (marked or closed) and len(between) <= _NEAR and not any(sentence.border(i) for i in between)


def _around(
    quote: Quote,
    where: Sequence[int],
    sentences: Sequence[Sentence],
    voices: Sequence[Sequence[Attribution]],
    found: Mapping[int, str],
) -> str:
    """Who speaks by the sentence after or before, for a quotation that fills its sentences."""
    if any(voices[position] for position in where) or not _fills(quote, [sentences[i] for i in where]):
        return ""
    follows = where[-1] + 1
    if follows < len(sentences) and _points_back(sentences[follows]):
        names = {a.source.name for a in voices[follows] if a.source.type != "none"}
        if len(names) == 1:
            return names.pop()
    before = where[0] - 1
    if before < 1:  # what a headline says opens no quotation
        return ""
    last = sentences[before].tokens[-1:]
    if last and last[0].text == ":":
        return next((a.source.name for a in reversed(voices[before]) if a.manner == "verb"), "")
    if sentences[before].quotes and (speaker := found.get(sentences[before].quotes[-1].start)):
        return speaker
    names = {a.source.name for a in voices[before]}
    told = [a for a in voices[before] if a.manner != "preposition" and a.source.type in ("person", "body")]
    return names.pop() if len(names) == 1 and told else ""


def _fills(quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Whether no words but the quotation's stand in its sentences."""
    return not any(
        token.kind != "mark" and not quote.start <= token.start < quote.end
        for sentence in sentences
        for token in sentence.tokens
    )


def _points_back(sentence: Sentence) -> bool:
    """Whether a sentence says who spoke before it: «Так прокоментував», «Про це заявив», and quotes nothing."""
    forms = [token.word.form for token in sentence.tokens if token.kind == "word"][:2]
    pointed = bool(forms) and (forms[0] in _POINTING or (forms[0] in _FURTHER and bool(_POINTING & set(forms[1:]))))
    return pointed and not sentence.quotes


def _length(quote: Quote, sentence: Sentence) -> int:
    return sum(token.kind == "word" and quote.start <= token.start < quote.end for token in sentence.tokens)


def _repeated(text: str, spread: Mapping[int, tuple[Quote, list[int]]], found: Mapping[int, str]) -> dict[int, str]:
    """Speakers of a headline's quotations that the body gives again, with a speaker."""
    inner = {start: fold(text[quote.inner_start : quote.inner_end]) for start, (quote, _) in spread.items()}
    told: dict[int, str] = {}
    for start, (_, where) in spread.items():
        if where[0] or start in found or len(inner[start].split()) < _REPEATED:
            continue
        names = {found[other] for other in found if inner[start].strip(" .,!?…") in inner[other]}
        if len(names) == 1:
            told[start] = names.pop()
    return told
