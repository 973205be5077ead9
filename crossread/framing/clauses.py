"""
A sentence ready for grammar: tokens, what the lexicons found in it, what stands in quotes, where clauses part.

The noun phrases of Ukrainian and Russian, which carry their own case, are read in `phrases`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from crossread.framing.lemmas import words
from crossread.framing.lexicon import Hit
from crossread.framing.quotes import Quote
from crossread.framing.tokens import Token

_ASIDE: Final = 2  # words of a quotation that may be part of a phrase
_BORDERS: Final = frozenset(",;:()[]–—!?…|")


class Phrase(NamedTuple):
    """A noun phrase: tokens `first` to `last` (left out) and the token of its head."""

    first: int
    last: int
    head: int


@dataclass(frozen=True, eq=False)  # no slots: cached_property needs the dictionary
class Sentence:
    """One segment with everything the detectors ask of it."""

    lang: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]
    quotes: tuple[Quote, ...]  # that touch it, by start

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it stands inside quotation marks (the marks themselves do not)."""
        return tuple(
            any(quote.inner_start <= token.start < quote.inner_end for quote in self.quotes) for token in self.tokens
        )

    @cached_property
    def opaque(self) -> tuple[bool, ...]:
        """For each token, whether grammar must not look at it: it stands in a quotation that is no short title."""
        return tuple(
            any(q.start <= token.start < q.end and not (self.is_title_like(q) or self.is_aside(q)) for q in self.quotes)
            for token in self.tokens
        )

    def is_title_like(self, quote: Quote) -> bool:
        """Whether a quotation may be a name: at most five words, a capital first, no full stop at its end."""
        inner = [t for t in self.tokens if quote.inner_start <= t.start < quote.inner_end]
        if self.lang != "en" and any(t.text == "," for t in inner) and self._goes_on(quote):
            return False  # ««Слава Богу, худоба ціла», – усміхається доярка»
        words = [t for t in inner if t.kind != "mark"]
        if self.lang != "en" and len(inner) == 1 and inner[0].kind == "number":
            return True  # the channel «112»
        name = bool(words) and len(words) <= 5 and inner[0].capital and inner[-1].text not in ".!?…,"
        return name and not any(t.word.finite and not t.word.pos & {"NOUN", "ADJF"} for t in words)

    def _inside_title(self, token: Token) -> bool:
        return any(q.inner_start <= token.start < q.inner_end and self.is_title_like(q) for q in self.quotes)

    def _goes_on(self, quote: Quote) -> bool:
        """Whether a comma and a dash stand behind the quotation, as behind words of speech."""
        after = [t.text for t in self.tokens if t.start >= quote.end][:2]
        return len(after) > 1 and after[0] == "," and after[1] in "–—-"

    def is_aside(self, quote: Quote) -> bool:
        """Whether a quotation is one or two small words held at arm's length inside a phrase: «голова» Криму."""
        inner = [t for t in self.tokens if quote.inner_start <= t.start < quote.inner_end]
        nouns = all(t.kind == "word" and t.word.pos & {"NOUN", "ADJF"} and not t.word.finite for t in inner)
        if self.lang == "en" or not inner or len(inner) > _ASIDE or inner[0].capital or not nouns:
            return False
        before = [t for t in self.tokens if t.end <= quote.start]
        after = [t for t in self.tokens if t.start >= quote.end]
        return bool(before) and before[-1].kind == "word" and bool(after) and after[0].kind == "word"

    def border(self, i: int) -> bool:
        """Whether token *i* parts clauses."""
        token = self.tokens[i]
        if token.text in "–—-" and token.kind == "mark":
            return not self.glued(i)
        if token.text == "," and self.lang != "en" and self._inside_title(token):
            return False  # «Осторожно, новости»
        return (token.kind == "mark" and token.text in _BORDERS) or self.opaque[i]

    def glued(self, i: int) -> bool:
        """Whether mark *i* has no blank on either side: a hyphen."""
        tokens = self.tokens
        return (
            0 < i < len(tokens) - 1
            and tokens[i - 1].end == tokens[i].start
            and tokens[i].end == tokens[i + 1].start
            and tokens[i].text in "-‑–"
        )

    def clause(self, i: int) -> tuple[int, int]:
        """Return the first and last (left out) token of the clause that token *i* stands in."""
        first = i
        while first > 0 and not self.border(first - 1):
            first -= 1
        last = i + 1
        while last < len(self.tokens) and not self.border(last):
            last += 1
        return first, last

    def hits_of(self, kind: str) -> tuple[Hit, ...]:
        """The lexicon's hits of one *kind*, in order."""
        return tuple(hit for hit in self.hits if hit.entry.kind == kind)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens *first* to *last* (left out)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words_between(self, first: int, last: int) -> str:
        """The text of tokens *first* to *last* (left out), blanks as single spaces."""
        text, at = "", -1
        for token in self.tokens[first:last]:
            text += (" " if text and token.start > at else "") + token.text
            at = token.end
        return text

    def has_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands among tokens *first* to *last* (left out)."""
        return any(is_finite(token, self.lang) for token in self.tokens[first:last])


_ENGLISH_FINITE: Final = words(
    "is are was were be has have had do does did will would can could may might must shall should 're 've 'll "
    "n't am isn't aren't can't won't don't knew took went came saw gave began wrote spoke fell drew broke "
    "rose drove wore chose threw forgot sank flew grew shook swore became lost won led ran rang hung swam "
    "sang dug stuck struck swept died lied fled slept kept felt bore tore hid froze sought left sent bought "
    "brought caught fought taught meant ate slid swung"
)


def is_finite(token: Token, lang: str) -> bool:
    """Whether *token* can be a finite verb; in English a guess by auxiliaries and endings."""
    if lang != "en":
        return bool(token.word.finite) and "PREP" not in token.word.pos
    form = token.word.form
    return form in _ENGLISH_FINITE or (form.endswith("ed") and len(form) > 4)


ADVERBS: Final = words("раніше ранее пізніше позже")  # the dictionary has them as prepositions too


def is_preposition(token: Token) -> bool:
    """Whether *token* is a preposition (and nothing else that matters)."""
    return "PREP" in token.word.pos and not token.acronym and token.word.form not in ADVERBS
