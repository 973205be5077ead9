"""
What each headline does (G1-G5): agent, verb, object and voice; whom it cites; its certainty against the body.

Read from the original; `voice` reads the clause. A headline without a finite verb has voice "none".
"""

import re
from collections.abc import Sequence
from typing import Final

from crossread.findings import Evidence, Headline
from crossread.framing.certainty import certainty_of
from crossread.framing.clauses import Sentence, is_finite
from crossread.framing.headline_support import Support, find_support
from crossread.framing.lemmas import words
from crossread.framing.lexicon import Lexicon
from crossread.framing.quotes import find_quotes
from crossread.framing.tokens import Token, tokenise
from crossread.framing.view import ArticleView, StoryView
from crossread.framing.voice import read_voice
from crossread.framing.voice_parts import Clause
from crossread.records import Segment

OVERCLAIM: Final = 2  # levels above the body from which a headline claims too much (G2)
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


def describe_headlines(view: StoryView, lexicon: Lexicon) -> tuple[Headline, ...]:
    """Return one headline per article, by article id; an article without a title has an empty one."""
    return tuple(_describe(view, article, lexicon) for article in view.articles.values())


def _describe(view: StoryView, article: ArticleView, lexicon: Lexicon) -> Headline:
    title = article.headline
    if title is None:
        return Headline(
            article_id=article.id, agent="", verb="", object="", voice="none", attribution="", certainty=None,
            body_certainty=None, overclaim=False, support=None, labels=(), evidence=None,
        )  # fmt: skip
    clause, tag = read_clause(title, article, lexicon)
    support = find_support(view, article, title, clause)
    certainty = _certainty(article, title, clause, tag, support)
    best = None if certainty is None else support.best if certainty else support.denial
    return Headline(
        article_id=article.id,
        agent=clause.agent,
        verb=clause.verb,
        object=clause.object,
        voice=clause.voice,
        attribution=_attribution(article, title) or tag,
        certainty=certainty,
        body_certainty=None if best is None else certainty_of(article.signals_at(best)),
        overclaim=certainty is not None and _overclaims(article, title, certainty, support),
        support=support.told_by(asks=_asks(article, title, clause)),
        labels=_loaded(article, title),
        evidence=article.evidence(title.index),
        signs=tuple(article.evidence(s.index, s.start, s.end) for s in article.signals_at(title.index, "G5")),
    )


def _certainty(article: ArticleView, title: Segment, clause: Clause, tag: str, support: Support) -> int | None:
    """The ladder's level of a title; None for one that claims nothing («Основні заяви міністра:»)."""
    if clause.voice == "none" and title.text.rstrip().endswith(":"):
        return None
    if _DENIALS.search(title.text.lower()):
        return DENIED
    level = min(certainty_of(article.signals_at(title.index)), ATTRIBUTED if tag else FLAT)
    if _asks(article, title, clause):
        return min(level, HEDGED)
    negates = clause.verb in _NONE or bool(article.signals_at(title.index, "C7"))
    if negates and support.best is not None and certainty_of(article.signals_at(support.best)) == DENIED:
        return DENIED  # «Заборони немає» over a body that denies a ban: one claim, denied in both
    return level


_NONE: Final = words("нет немає нема")


def _overclaims(article: ArticleView, title: Segment, certainty: int, support: Support) -> bool:
    """Whether no sentence that tells the title is nearly as sure of it, and the surest of them is weak (G2)."""
    body = max((certainty_of(article.signals_at(index)) for index in support.sentences), default=None)
    return (
        body is not None
        and support.is_own  # a sentence that is merely akin says nothing against it
        and certainty - body >= OVERCLAIM
        and _is_weak(article, support.sentences, body)
        and not (body == DENIED and bool(article.signals_at(title.index, "C7")))  # both say that it is not so
    )


def _asks(article: ArticleView, title: Segment, clause: Clause) -> bool:
    """Whether the headline, or the clause it is built on, is a question: «Вибори вкрадено? Тисячі вийшли на площу»."""
    behind = title.text[clause.verb_end - title.start :] if clause.verb_end >= 0 else ""
    end = _END.search(behind)
    mark = article.prepared.article.text[title.end :].lstrip()[:1]  # posts set it as a picture on the next line
    asked = bool(_QUESTION.search(title.text)) or mark in _PICTURES
    return asked or (end is not None and end.group() == "?")


_QUESTION: Final = re.compile(r"[?\u2753\u2754\u2049]\ufe0f?[\s»”\"')]*$")
_PICTURES: Final = ("\u2753", "\u2754", "\u2049")
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


def _loaded(article: ArticleView, title: Segment) -> tuple[Evidence, ...]:
    """Charged wordings and scare quotes of the title (G5)."""
    found = [
        signal for signal in article.signals_at(title.index, *_LOADED) if signal.signal == "C4" or signal.get("charged")
    ]
    spans = dict.fromkeys((signal.start, signal.end) for signal in found)  # a word may be two labels, it stands once
    return tuple(article.evidence(title.index, start, end) for start, end in spans)
