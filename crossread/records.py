"""
What travels between the steps: frozen records, checked when they are made.

    Article, Story, Skipped    read, gather
    Segment                    segment
    Translation                translate
    PreparedArticle            what match, framing and report work on
    Passage, Match, Fact       match
    Signal                     framing

Offsets are characters, half-open, into `Article.text`. Probabilities and similarities are 0-1, scores 0-100.
What the report shows about these is in `findings`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

LANGUAGES: Final = ("uk", "ru", "en")

Role = Literal["title", "body", "boilerplate"]
State = Literal["has", "unclear", "absent"]
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    One text of one outlet about one event.

    `text` is the text as read: decoded, NFC, LF line ends, without front matter or HTML. When the article has a
    title, `text` starts with it (`text[:len(title)] == title`), whether the title stood in the text's first line, in
    front matter or in the HTML head; then come the paragraphs, parted by newlines.
    """

    id: str  # unique in a run: the path below the corpus, or table path + ":" + row
    story: str
    outlet: str
    lang: str  # ISO 639-1, one of LANGUAGES
    title: str  # "" when the article has none
    text: str
    path: str  # as shown in evidence, relative to the corpus, "/" between parts
    lines: tuple[int, ...] = ()  # for each line of `text`, its 1-based line in the file; () means 1, 2, 3, ...
    date: str | None = None  # ISO 8601 date or date-time, as given
    url: str | None = None
    author: str | None = None
    lang_source: Literal["declared", "file name", "identified"] = "declared"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()  # what the reader should know: a wrong declared language, an encoding guessed

    def __post_init__(self) -> None:
        if self.lang not in LANGUAGES:
            raise ValueError(f"language {self.lang!r} is not one of {LANGUAGES}")
        if self.title and not self.text.startswith(self.title):
            raise ValueError(f"text of {self.id!r} does not start with its title")

    def line_of(self, offset: int) -> int:
        """Return the 1-based line in the source file that holds the character at *offset*."""
        index = self.text.count("\n", 0, offset)
        return self.lines[min(index, len(self.lines) - 1)] if self.lines else index + 1

    def locate(self, offset: int) -> str:
        """Return `path:line` of the character at *offset*, the form all evidence is shown in."""
        return f"{self.path}:{self.line_of(offset)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An article (or row, or story) that could not be used, and why: never lost, always reported."""

    id: str
    what: str
    where: str | None = None
    mend: str | None = None
    story: str | None = None  # the story it would have belonged to, when that is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles on one event, ordered by id."""

    id: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()

    def article(self, article_id: str) -> Article:
        """Return the article with this id (KeyError if there is none)."""
        for article in self.articles:
            if article.id == article_id:
                return article
        raise KeyError(article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence-sized unit, the thing translated. Segment 0 is the title when the article has one."""

    article_id: str
    index: int  # 0-based position in the article, over all roles
    start: int
    end: int
    text: str  # == article.text[start:end]
    lang: str
    role: Role = "body"
    paragraph: int = 0  # 0-based

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"segment {self.index} of {self.article_id!r} has bad offsets {self.start}:{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The text kept for one segment in the pivot language. Same order and length as the segments it came from."""

    article_id: str
    index: int  # Segment.index
    src_lang: str
    tgt_lang: str
    text: str
    marks: tuple[str, ...] = ()  # trust marks, see translate.trust.MARKS
    package: str = ""  # "ru_en 0.1", or "ru_en 0.1 + en_uk 0.1" over a pivot; "" when nothing was translated
    alternatives: tuple[str, ...] = ()  # further hypotheses, best first


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedArticle:
    """One article, segmented and translated. `translations` has the order and length of `segments`."""

    article: Article
    segments: tuple[Segment, ...]
    translations: tuple[Translation, ...]

    def __post_init__(self) -> None:
        if len(self.segments) != len(self.translations):
            raise ValueError(f"{len(self.translations)} translations for {len(self.segments)} segments")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """One to four neighbouring segments of one article: `first` to `last`, both included."""

    article_id: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 0 <= self.first <= self.last:
            raise ValueError(f"passage {self.first}-{self.last} of {self.article_id!r} is empty")

    @property
    def indices(self) -> range:
        """The segment indices it holds."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two passages of different articles that tell the same thing."""

    a: Passage  # a.article_id < b.article_id
    b: Passage
    probability: float  # calibrated, 0-1
    parts: tuple[tuple[str, float], ...] = ()  # the score parts behind it, name -> value


@dataclass(frozen=True, slots=True, kw_only=True)
class FactState:
    """Whether one article tells a fact: `has`, `unclear`, or `absent` (leaves it out)."""

    article_id: str
    state: State
    probability: float  # that the article tells it: of the best member or, failing that, of the nearest passage
    nearest: Passage | None = None  # for `unclear` and `absent`: the closest passage, if any is close at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A cluster of matched passages, one or more per outlet, that tell the same thing."""

    id: str  # "f1", "f2", ... in order of mean position
    members: tuple[Passage, ...]  # sorted; an article may have several (lead and body)
    probability: float  # 0-1, that the members belong together
    states: tuple[FactState, ...]  # one for each article of the story, ordered by article id

    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have it, sorted, each once."""
        return tuple(sorted({member.article_id for member in self.members}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """All that matching says of one story."""

    matches: tuple[Match, ...]  # by descending probability, then by position
    facts: tuple[Fact, ...]
    voices: tuple[tuple[str, ...], ...] = ()  # groups of article ids that are near-verbatim copies, each sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One measured framing observation on the original text, with its evidence."""

    signal: str  # id in FRAMING.md: "B2", "F1", ...; "Q" for the words of a quotation of speech
    article_id: str
    index: int  # Segment.index it stands in
    start: int
    end: int
    text: str  # == article.text[start:end]
    label: str
    values: tuple[tuple[str, Value], ...] = field(default=())  # further attributes, sorted by name

    def get(self, name: str, default: Value = None) -> Value:
        """Return the further attribute *name*, or *default*."""
        return dict(self.values).get(name, default)


def pack_values(values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """
    Return *values* as the sorted tuple that `Signal.values` holds.

    >>> pack_values({"low": 5, "high": None})
    (('high', None), ('low', 5))
    """
    return tuple(sorted(values.items()))
