"""
What two sentences of different articles have in common by their own words, beside what matching made of them.

Matching reads translations, and a broken one hides a partner. So nothing is said to stand "only here" while a sentence
elsewhere shares with it a counted number, a quoted speaker, rare words (of the originals within Ukrainian and Russian,
of the translations across) or a concept of the lexicons: each is a point, and two points make kin.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossread.framing.number_entries import Entry, are_comparable, are_disjoint, read_entry
from crossread.framing.sources import Names, shown_name, speaker_at
from crossread.framing.stems import gloss_text, list_stems
from crossread.framing.view import ArticleView, StoryView
from crossread.records import Match

Key = tuple[str, int]  # article id and segment index of a sentence

KIN: Final = 2  # points that make two sentences kin
RARE: Final = 4  # sentences of the story that hold a word which still tells something: one an article, or ...
RARE_SHARE: Final = 0.06  # ... this share of them, in a long story
LARGE: Final = 10  # a number from which equal values alone are a point
SHORT: Final = 8  # words of a sentence that a shared concept alone sets beside another
PART: Final = 0.15  # of the shorter sentence's words that must be shared where words alone make kin
LIKE_LENGTH: Final = 2.0  # times as long a quotation of one speaker may be to be the same

EVENTS: Final = frozenset({"explosion", "dam / plant event", "retreat", "taking a town", "referendums / annexation"})

_MONTHS: Final = {
    name: re.compile(rf"\b(?:{forms})")
    for name, forms in {
        "january": "january|січн|январ", "february": "february|лют(?:ий|ого|ому)|феврал",
        "march": "march\\b|берез(?:ень|н)|март", "april": "april|квіт(?:ень|н)|апрел",
        "may": "in may\\b|of may\\b|may \\d|трав(?:ень|н)|ма(?:й|я|е)\\b", "june": "june|черв(?:ень|н)|июн",
        "july": "july|лип(?:ень|н)|июл", "august": "august|серп(?:ень|н)|август",
        "september": "september|верес(?:ень|н)|сентябр", "october": "october|жовт(?:ень|н)|октябр",
        "november": "november|листопад|ноябр", "december": "december|груд(?:ень|н)|декабр",
    }.items()
}  # fmt: skip
_POINTER: Final = re.compile(
    r"[\W\d]*(?:про (?:це|таке)|об этом|о ч[её]м|як (?:раніше )?повідомля\w+|как (?:ранее )?сообща\w+"
    r"|(?:this|that|it) (?:was|has been|is) (?:reported|said|announced|stated|told|confirmed))\b",
    re.IGNORECASE,
)
POINTER_WORDS: Final = 14  # of a sentence that only names the source of the one before
FRAGMENT_WORDS: Final = 3  # content words that a sentence needs to tell something


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What one sentence may share with another."""

    article: ArticleView
    index: int
    origin: frozenset[str]  # stems of the original, in a spelling that Ukrainian and Russian share
    pivot: frozenset[str]  # stems of the translation
    gloss: frozenset[str]  # English stems that the glossary gives for the original
    names: frozenset[str]  # those of both that have a capital inside the sentence
    concepts: frozenset[str]  # events of the lexicons
    told: frozenset[str]  # stems of the words that name those events
    entries: tuple[Entry, ...]  # its numbers
    speakers: Mapping[str, int]  # of quotations -> words quoted
    verifies: bool  # says that something could not be verified
    months: frozenset[str]
    recalls: bool  # tells background

    @property
    def key(self) -> Key:
        """Article id and segment index."""
        return self.article.id, self.index


def read_traits(view: StoryView, names: Names, pivot: str) -> tuple[Traits, ...]:
    """Return the traits of every body sentence and headline of the story, by article and position."""
    return tuple(
        _read(article, index, names, pivot) for article in view.articles.values() for index in article.positions
    )


def _read(article: ArticleView, index: int, names: Names, pivot: str) -> Traits:
    text, translation = article.segments[index].text, article.translations[index]
    concepts = {signal.label for signal in article.signals_at(index, "D1")}
    origin = frozenset(stem for stem, _ in list_stems(text, article.lang))
    return Traits(
        article=article,
        index=index,
        origin=origin,
        pivot=frozenset(stem for stem, _ in list_stems(translation, pivot)),
        gloss=origin if article.lang == "en" else gloss_text(text, article.lang),
        names=frozenset(
            stem
            for found in (list_stems(text, article.lang), list_stems(translation, pivot))
            for stem, name in found
            if name
        ),
        concepts=frozenset(concepts & (EVENTS | {"the war"})),
        told=frozenset(
            stem
            for signal in article.signals_at(index, "D1")
            if signal.label in EVENTS
            for stem in (
                *(found for found, _ in list_stems(signal.text, article.lang)),
                *gloss_text(signal.text, article.lang),
            )
        ),
        entries=tuple(read_entry(article, signal, names) for signal in article.signals_at(index, "F1")),
        speakers=_quoted(article, index, names),
        verifies=any(signal.label == "verification" for signal in article.signals_at(index, "C6")),
        months=frozenset(name for name, found in _MONTHS.items() if found.search(text.lower())),
        recalls=bool(article.signals_at(index, "E5")),
    )


def _quoted(article: ArticleView, index: int, names: Names) -> dict[str, int]:
    found: dict[str, int] = {}
    for quote in article.signals_at(index, "Q"):
        speaker = str(quote.get("speaker") or "")
        name = shown_name(speaker, article.lang, names) if speaker else speaker_at(article, quote, names)
        count = quote.get("words")
        if name and isinstance(count, int):
            found[name] = found.get(name, 0) + count
    return found


class Kinship:
    """The traits of one story, looked up by what they hold."""

    def __init__(self, traits: Sequence[Traits], matches: Sequence[Match] = ()) -> None:
        self._of = {entry.key: entry for entry in traits}
        counted = Counter(stem for entry in traits for stem in entry.origin | entry.pivot | entry.gloss)
        most = max(RARE, RARE_SHARE * len(traits), len({entry.article.id for entry in traits}))
        self._rare = frozenset(stem for stem, count in counted.items() if count <= most)
        self._holding: dict[str, list[Key]] = {}
        for entry in traits:
            for token in _tokens(entry, self._rare):
                self._holding.setdefault(token, []).append(entry.key)

        self._matched: dict[Key, list[Match]] = {}
        for match in matches:
            for index in match.a.indices:
                self._matched.setdefault((match.a.article_id, index), []).append(match)

    def matches_of(self, keys: Iterable[Key]) -> list[Match]:
        """Return the matches whose first side holds one of these sentences, each once."""
        found = {id(match): match for key in sorted(keys) for match in self._matched.get(key, ())}
        return list(found.values())

    def is_kin(self, a: Key, b: Key) -> bool:
        """Whether the two sentences, given as article id and segment index, have two points without any name."""
        one, two = self._of[a], self._of[b]
        return points(one, two, self._rare - one.names - two.names) >= KIN

    def shares_word(self, a: Key, b: Key) -> bool:
        """Whether the two sentences share a rare word that is no name, or numbers of one thing that fit."""
        one, two = self._of[a], self._of[b]
        fits = any(are_comparable(x, y) and x.kind and not are_disjoint(x, y) for x in one.entries for y in two.entries)
        common = self._rare - one.names - two.names
        return fits or _shared_words(one, two, common) > 0 or points(one, two, common) > 0

    def has_kin(self, key: Key) -> bool:
        """Whether any sentence of another article has two points in common, names among them."""
        own = self._of[key]
        return any(
            points(own, self._of[other], self._rare) >= KIN for other in self._near(own) if other[0] != own.article.id
        )

    def is_told_in(self, key: Key, article_id: str) -> bool:
        """Whether a sentence of that article is kin, without any name."""
        return any(self.is_kin(key, other) for other in self._near(self._of[key]) if other[0] == article_id)

    def _near(self, entry: Traits) -> set[Key]:
        """Return the sentences that may have a point in common: the others need not be looked at."""
        return {key for token in _tokens(entry, self._rare) for key in self._holding.get(token, ())}

    def tells(self, key: Key) -> bool:
        """Whether the sentence tells something by itself: no fragment, and no mere naming of a source."""
        entry = self._of[key]
        text = entry.article.segments[entry.index].text.strip()
        if entry.article.words[entry.index] <= POINTER_WORDS and points_back(text):
            return False
        opened = text[:1] in '«“"' and not re.search(r"[»”\"]", text[1:])
        few = len(entry.origin) < FRAGMENT_WORDS and not entry.entries
        return not (text.endswith((",", ":")) or (few and (opened or len(entry.origin) < FRAGMENT_WORDS - 1)))


def _tokens(entry: Traits, rare: frozenset[str]) -> set[str]:
    """Return marks of which two sentences share one wherever `points` finds anything."""
    found = {f"word {stem}" for stem in (entry.origin | entry.pivot | entry.gloss) & rare}
    found |= {f"number {number.kind}" for number in entry.entries if number.kind}
    found |= {f"value {number.low} {number.high}" for number in entry.entries}
    found |= {f"event {concept}" for concept in entry.concepts & EVENTS}
    found |= {f"speaker {name}" for name in entry.speakers}
    if entry.verifies:
        found.add("verifies")
    if entry.recalls:
        found.add("recalls")
    return found


def points_back(text: str) -> bool:
    """Whether a sentence begins by naming who told the one before: «Про це повідомив ...», "This was reported by"."""
    return _POINTER.match(text) is not None


def points(a: Traits, b: Traits, rare: frozenset[str]) -> int:
    """Count what two sentences share; `KIN` makes them kin."""
    both_recall = a.recalls and b.recalls and bool(a.months & b.months or a.concepts & b.concepts)
    if (a.verifies and b.verifies) or both_recall or _one_quotation(a, b):
        return KIN
    concept = bool(a.concepts & b.concepts & EVENTS)
    shared = _shared_words(a, b, rare - a.told - b.told if concept else rare)  # an event counts once, not by its words
    numbers = max((_number_points(x, y) for x in a.entries for y in b.entries), default=0)
    if concept and min(len(a.origin), len(b.origin)) <= SHORT:
        return KIN
    if not (numbers or concept):
        least = max(KIN, PART * min(len(a.pivot) or len(a.origin), len(b.pivot) or len(b.origin)))
        return KIN if shared >= least else 0
    return shared + numbers + concept


def _shared_words(a: Traits, b: Traits, rare: frozenset[str]) -> int:
    """Count the rare words that both hold; names count once, for one person has several."""
    meet = [a.pivot & b.pivot & rare, a.gloss & b.gloss & rare]
    if (a.article.lang == "en") == (b.article.lang == "en"):
        meet.append(a.origin & b.origin & rare)
    names = a.names & b.names
    return max(len(found - names) + bool(found & names) for found in meet)


def _number_points(a: Entry, b: Entry) -> int:
    """2 for one value of one counted thing, 1 for one value or for one thing that is named."""
    same = (a.low, a.high) == (b.low, b.high)
    comparable = are_comparable(a, b)
    if same and a.kind and a.kind == b.kind:  # twelve drones launched, twelve of which some were shot down
        return 2
    if comparable and a.kind and not are_disjoint(a, b) and (same or a.exact_kind):
        return 2
    if same and max(abs(a.low), abs(a.high)) >= LARGE and not (a.kind and b.kind and not comparable):
        return 2 if not _is_round(a.low) else 1
    return int(comparable and a.exact_kind and a.sure and b.sure and not a.quantity.unit)


def _is_round(value: float) -> bool:
    return value in (float("inf"), float("-inf")) or value % 10 == 0 or value < LARGE


def _one_quotation(a: Traits, b: Traits) -> bool:
    """Whether both quote one speaker at like length."""
    return any(
        max(a.speakers[name], b.speakers[name]) <= LIKE_LENGTH * min(a.speakers[name], b.speakers[name])
        for name in set(a.speakers) & set(b.speakers)
    )


def kin_of(view: StoryView, names: Names, pivot: str) -> Kinship:
    """Return the kinship of all sentences of a story whose translations are in *pivot*."""
    return Kinship(read_traits(view, names, pivot), view.matching.matches)
