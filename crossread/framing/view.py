"""
One story laid out for looking up: articles by id, positions of sentences, signals and facts by sentence.

Every per-story family works on this view, so that roles, positions and voices are settled once. It holds nothing
that the records do not say.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.findings import Evidence
from crossread.records import Fact, Matching, Passage, PreparedArticle, Segment, Signal

MIN_SENTENCES: Final = 4  # below this an article is "not enough text" (I4): it is never said to leave something out
LEAD: Final = 2  # body sentences that make the lead

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")


def count_words(text: str) -> int:
    """
    Count words and numbers; a hyphen or apostrophe does not part a word.

    >>> count_words("П'ятеро людей, 12 вагонів - so-called")
    5
    """
    return sum(1 for _ in _WORD.finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article: its sentences without boilerplate, and where they stand."""

    prepared: PreparedArticle
    segments: Mapping[int, Segment]  # by Segment.index, without boilerplate, in text order
    translations: Mapping[int, str]  # by Segment.index
    positions: Mapping[int, int]  # Segment.index -> 0 for the headline, 1, 2, ... in the body
    words: Mapping[int, int]  # Segment.index -> words
    signals: Mapping[int, tuple[Signal, ...]]  # by Segment.index

    @property
    def id(self) -> str:
        """The article's id."""
        return self.prepared.article.id

    @property
    def lang(self) -> str:
        """The article's language."""
        return self.prepared.article.lang

    @property
    def sentences(self) -> int:
        """Body sentences, headline and boilerplate not counted."""
        return sum(1 for position in self.positions.values() if position)

    @property
    def has_enough_text(self) -> bool:
        """Whether the text is long enough to say that it leaves something out."""
        return self.sentences >= MIN_SENTENCES

    @property
    def headline(self) -> Segment | None:
        """The title's segment; None when the article has no title."""
        return next((segment for segment in self.segments.values() if segment.role == "title"), None)

    def signals_at(self, index: int, *names: str) -> tuple[Signal, ...]:
        """Return the signals of one sentence, in text order; all of them when no *names* are given."""
        found = self.signals.get(index, ())
        return tuple(signal for signal in found if signal.signal in names) if names else found

    def evidence(self, index: int, start: int | None = None, end: int | None = None) -> Evidence:
        """Return the sentence, or the span of it at these offsets into the article, as evidence."""
        segment = self.segments[index]
        start = segment.start if start is None else start
        end = segment.end if end is None else end
        text = segment.text[start - segment.start : end - segment.start]
        return Evidence(article_id=self.id, index=index, start=start, end=end, text=text)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StoryView:
    """All articles of one story with its facts and voices; equal to itself alone, so that it can key a cache."""

    articles: Mapping[str, ArticleView]  # by article id, sorted
    facts: tuple[Fact, ...]
    matching: Matching
    voice_of: Mapping[str, str]  # article id -> id that stands for its voice (the first of its group)

    @property
    def voices(self) -> int:
        """How many independent voices the story has: near-verbatim copies count once (A7)."""
        return len(set(self.voice_of.values()))

    def share(self, article_ids: Sequence[str]) -> float:
        """Return the share 0-1 of the story's voices that these articles make up."""
        return len({self.voice_of[article_id] for article_id in article_ids}) / max(1, self.voices)

    def is_majority(self, article_ids: Sequence[str]) -> bool:
        """Whether these articles are at least two voices and at least half of all (A2)."""
        covering = len({self.voice_of[article_id] for article_id in article_ids})
        return covering >= max(2, math.ceil(self.voices / 2))

    def members(self, fact: Fact, article_id: str) -> tuple[Passage, ...]:
        """Return the passages in which one article tells a fact, in text order."""
        return tuple(member for member in fact.members if member.article_id == article_id)

    def sentences(self, fact: Fact, article_id: str) -> tuple[int, ...]:
        """Return the segment indices in which one article tells a fact, sorted, boilerplate left out."""
        known = self.articles[article_id].segments
        return tuple(sorted({i for passage in self.members(fact, article_id) for i in passage.indices if i in known}))


def view_story(articles: Sequence[PreparedArticle], matching: Matching, signals: Sequence[Signal] = ()) -> StoryView:
    """
    Lay out one story.

    Args:
        articles: The prepared articles of the story, any order.
        matching: What `match_story` said about them.
        signals: All signals of these articles, any order.
    """
    grouped: dict[str, list[Signal]] = {}
    for signal in signals:
        grouped.setdefault(signal.article_id, []).append(signal)
    ordered = sorted(articles, key=lambda item: item.article.id)
    voice_of = {item.article.id: item.article.id for item in ordered}
    for group in matching.voices:
        present = sorted(article_id for article_id in group if article_id in voice_of)
        if present:
            voice_of.update(dict.fromkeys(present, present[0]))
    return StoryView(
        articles={item.article.id: _view_article(item, grouped.get(item.article.id, [])) for item in ordered},
        facts=matching.facts,
        matching=matching,
        voice_of=voice_of,
    )


def _view_article(prepared: PreparedArticle, signals: Sequence[Signal]) -> ArticleView:
    kept = [segment for segment in prepared.segments if segment.role != "boilerplate"]
    body = [segment.index for segment in kept if segment.role == "body"]
    positions = {segment.index: 0 for segment in kept if segment.role == "title"}
    positions.update({index: place for place, index in enumerate(body, start=1)})
    by_index: dict[int, list[Signal]] = {}
    for signal in sorted(signals, key=lambda entry: (entry.index, entry.start, entry.end, entry.signal, entry.label)):
        by_index.setdefault(signal.index, []).append(signal)
    return ArticleView(
        prepared=prepared,
        segments={segment.index: segment for segment in kept},
        translations={
            segment.index: translation.text
            for segment, translation in zip(prepared.segments, prepared.translations, strict=True)
        },
        positions=positions,
        words={segment.index: count_words(segment.text) for segment in kept},
        signals={index: tuple(found) for index, found in by_index.items()},
    )
