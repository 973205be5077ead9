"""
What each headline does (G1-G5): agent, verb, object and voice; whom it cites; its certainty against the body.

Read from the original; `voice` reads the clause. A headline without a finite verb has voice "none".
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from crossread.findings import Evidence, Headline
from crossread.framing.certainty import certainty_of
from crossread.framing.clauses import Sentence, is_finite
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Lexicon
from crossread.framing.quotes import find_quotes
from crossread.framing.tokens import Token, tokenise
from crossread.framing.view import ArticleView, StoryView
from crossread.framing.voice import read_voice
from crossread.framing.voice_parts import Clause
from crossread.records import Segment

OVERCLAIM: Final = 2  # levels above the body from which a headline claims too much (G2)
SUPPORT: Final = 0.3  # share of the headline's words a body sentence must hold to count as telling it (G3)
FLAT: Final = 4
ATTRIBUTED: Final = 2
HEDGED: Final = 1
DENIED: Final = 0
# A headline that calls what it tells untrue, in the words headlines have for it.
_DENIALS: Final = re.compile(
    r"назва\w+ (?:\w+ )?(?:неправд|брехн|лож|лжив|фейк|вигадк|выдумк|вимысл|вымысл|абсурд|нісенітниц)\w*"
    r"|не (?:відповіда\w+ дійсності|соответству\w+ действительности)"
    r"|\bcall(?:s|ed) [^.]{0,60}?\b(?:false|untrue|fake|a lie|lies|fiction|nonsense)\b"
)
_SOURCES: Final = words(
    "змі сми джерело джерела источник источники перехоплення перехват розвідка разведка media sources source report "
    "reports "
    "poll study опитування опрос експерт експерти эксперт эксперты міністр министр посол речник"
)
_LOADED: Final = ("D1", "D3", "D9", "C4")
_MIN_WORD: Final = 4  # letters of a word that counts for support


def describe_headlines(view: StoryView, lexicon: Lexicon) -> tuple[Headline, ...]:
    """Return one headline per article, by article id; an article without a title has an empty one."""
    return tuple(_describe(view, article, lexicon) for article in view.articles.values())


def _describe(view: StoryView, article: ArticleView, lexicon: Lexicon) -> Headline:
    title = article.headline
    if title is None:
        return Headline(
            article_id=article.id, agent="", verb="", object="", voice="none", attribution="", certainty=4,
            body_certainty=None, overclaim=False, support=None, labels=(), evidence=None,
        )  # fmt: skip
    clause, tag = read_clause(title, article, lexicon)
    certainty = min(certainty_of(article.signals_at(title.index)), ATTRIBUTED if tag else FLAT)
    if _DENIALS.search(title.text.lower()):
        certainty = DENIED
    elif _asks(title, clause):
        certainty = min(certainty, HEDGED)
    support, indices = find_support(view, article, title)
    body = max((certainty_of(article.signals_at(index)) for index in indices), default=None)
    return Headline(
        article_id=article.id,
        agent=clause.agent,
        verb=clause.verb,
        object=clause.object,
        voice=clause.voice,
        attribution=_attribution(article, title) or tag,
        certainty=certainty,
        body_certainty=body,
        overclaim=body is not None
        and (support is None or support >= SUPPORT)  # a sentence that is merely akin says nothing against it
        and certainty - body >= OVERCLAIM
        and _is_weak(article, indices, body)
        and not (body == DENIED and article.signals_at(title.index, "C7")),  # both say that it is not so
        support=support,
        labels=_loaded(article, title),
        evidence=article.evidence(title.index),
        signs=tuple(article.evidence(s.index, s.start, s.end) for s in article.signals_at(title.index, "G5")),
    )


def _asks(title: Segment, clause: Clause) -> bool:
    """Whether the headline, or the clause it is built on, is a question: «Вибори вкрадено? Тисячі вийшли на площу»."""
    behind = title.text[clause.verb_end - title.start :] if clause.verb_end >= 0 else ""
    end = _END.search(behind)
    return title.text.rstrip(' »”"').endswith("?") or (end is not None and end.group() == "?")


_END: Final = re.compile(r"[.:?!;]")


def read_clause(title: Segment, article: ArticleView, lexicon: Lexicon) -> tuple[Clause, str]:
    """Read agent, verb, object and voice of a title, and the source a dash sets at its end ("" for none)."""
    tokens = tokenise(title.text, title.lang, offset=title.start)
    quotes = find_quotes(article.prepared.article.text, title.lang)
    sentence = Sentence(
        lang=title.lang,
        start=title.start,
        end=title.end,
        tokens=tokens,
        hits=lexicon.find(tokens, title.lang),
        quotes=tuple(quote for quote in quotes if quote.start < title.end and title.start < quote.end),
    )
    tag = _tag_start(article, title, tokens)
    return read_voice(sentence, tag), _dash_source(title, tokens, tag)


def closing_source(article: ArticleView, title: Segment) -> str:
    """Return the source that a dash sets at the end of a title («- Сирський», "– Reuters"), "" for none."""
    tokens = tokenise(title.text, title.lang, offset=title.start)
    return _dash_source(title, tokens, _tag_start(article, title, tokens))


def _is_weak(article: ArticleView, indices: Sequence[int], body: int) -> bool:
    """
    Whether the body is too weak for a flat headline: denied, hedged, or on the word of sources nobody can name.

    A headline that says flat what a named official says in the text is how news is written, and is not flagged.
    """
    if body < ATTRIBUTED:
        return True
    sources = [signal for index in indices for signal in article.signals_at(index, "B2")]
    kinds = {"body" if _OFFICIAL.search(signal.text) else signal.label for signal in sources}
    return bool(kinds & {"anonymous", "media"}) and kinds <= {"anonymous", "media", "none"}


_OFFICIAL: Final = re.compile(r"\bofficials?\b|офіційн|официальн", re.IGNORECASE)  # an office answers for them


def _dash_source(title: Segment, tokens: Sequence[Token], tag: int) -> str:
    """Return the words behind a closing dash when they name a source: "– Reuters", «— Лукашенко», «- ЗМІ»."""
    if tag >= len(tokens) or tokens[tag].text not in "–—-" or tag + 1 >= len(tokens):
        return ""
    if not (tokens[tag + 1].capital or tokens[tag + 1].word.form in _SOURCES):
        return ""
    if any(is_finite(token, title.lang) and "NOUN" not in token.word.pos for token in tokens[tag + 1 :]):
        return ""  # a clause: «... – Київ відповідає»
    return title.text[tokens[tag + 1].start - title.start :].strip(" .!?")


def _tag_start(article: ArticleView, title: Segment, tokens: Sequence[Token]) -> int:
    """The token where a closing attribution begins (", sources say", " – ЗМІ"); the number of tokens if none."""
    for index in range(len(tokens) - 1, 0, -1):
        token = tokens[index]
        if token.text in "–—-" and token.start > tokens[index - 1].end and len(tokens) - index <= 5:
            return index
    sources = article.signals_at(title.index, "B2", "B6")
    commas = [index for index, token in enumerate(tokens) if token.text == ","]
    for index in reversed(commas):
        inside = [signal for signal in sources if signal.start >= tokens[index].start]
        if {signal.signal for signal in inside} >= {"B2", "B6"} and len(tokens) - index <= 8:
            return index
    return len(tokens)


def _attribution(article: ArticleView, title: Segment) -> str:
    sources = [signal for signal in article.signals_at(title.index, "B2") if signal.label != "none"]
    return sources[-1].text if sources else ""


def find_support(view: StoryView, article: ArticleView, title: Segment) -> tuple[float | None, tuple[int, ...]]:
    """
    Return how well the body supports the title, 0-1, and the body sentences that tell it (G3).

    Facts that hold the title and a body sentence support it wholly; else the share of the title's words (by lemma) in
    the body sentence that holds most of them. None when there is too little text to say.
    """
    told = {
        index
        for fact in view.facts
        for indices in (view.sentences(fact, article.id),)
        if title.index in indices
        for index in indices
        if index != title.index
    }
    wanted = _lemmas(title)
    shares = {
        index: len(wanted & _lemmas(article.segments[index])) / max(1, len(wanted))
        for index, position in article.positions.items()
        if position
    }
    if not shares or not wanted:
        return None, tuple(sorted(told))
    best = max(shares.values())
    close = {index for index, share in shares.items() if share >= max(SUPPORT, best - 0.1)}
    if not article.has_enough_text:
        return None, tuple(sorted(told | close))
    if not told and not close:
        close = _akin(article, title, shares)
    return (max(best, 0.9) if told else round(best, 4)), tuple(sorted(told | close))


def _akin(article: ArticleView, title: Segment, shares: Mapping[int, float]) -> set[int]:
    """
    Return the body sentences that tell the title in other words: a shared name, number, concept or translated word.

    "No sentence of the body tells it" accuses, so that little speaks against it; a title that is a label («Основні
    заяви:») or a question claims nothing, and its lead is enough.
    """
    if title.text.rstrip().endswith((":", "?")):
        return {min(shares, key=lambda index: article.positions[index])}
    signs = _signs(article, title)
    found = {index: len(signs & _signs(article, article.segments[index])) for index in shares}
    best = max(found.values())
    return {index for index, count in found.items() if count == best} if best >= _AKIN else set()


_AKIN: Final = 1  # names, numbers, concepts or translated words that title and sentence share
_FAR: Final = frozenset({"ukrai", "russi", "ameri"})
_LONG: Final = re.compile(r"[^\W\d_]{5,}")


def _signs(article: ArticleView, segment: Segment) -> frozenset[str]:
    """Names and numbers, concepts, and beginnings of long words in translation."""
    tokens = tokenise(segment.text, segment.lang)
    found = {t.word.keys[0] for i, t in enumerate(tokens) if t.kind == "number" or (i and t.capital)}
    found |= {signal.label for signal in article.signals_at(segment.index, "D1")}
    found |= {word[:5] for word in _LONG.findall(article.translations[segment.index].lower())}
    return frozenset(found - _FAR)


def _lemmas(segment: Segment) -> frozenset[str]:
    """Content words by their first lemma; numbers as they stand."""
    return frozenset(
        token.word.keys[0]
        for token in tokenise(segment.text, segment.lang)
        if (token.kind == "word" and len(token.text) >= _MIN_WORD) or token.kind == "number"
    )


def _loaded(article: ArticleView, title: Segment) -> tuple[Evidence, ...]:
    """Charged wordings and scare quotes of the title (G5)."""
    found = [
        signal for signal in article.signals_at(title.index, *_LOADED) if signal.signal == "C4" or signal.get("charged")
    ]
    spans = dict.fromkeys((signal.start, signal.end) for signal in found)  # a word may be two labels, it stands once
    return tuple(article.evidence(title.index, start, end) for start, end in spans)
