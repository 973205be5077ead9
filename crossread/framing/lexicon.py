"""
Lexicons: TOML entries -> one trie over lemmatised tokens, walked once per sentence.

    kind = "reporting"          # defaults for the whole file; each entry may set its own
    source = "FRAMING.md, section 4"

    [[term]]
    lang = "uk"                 # uk, ru or en: languages never mix
    class = "neutral"           # what the kind tells apart
    lemmas = ["сказати"]        # or lemma = "...", or pattern = "a regular expression"
    concept = ""                # of a label: the row of the concept table; of a source: its canonical English name

A lemma is one word or several. Each word stands for all its forms; `=word` stands for that form alone, `a|b` for
either (`_` joins the words of one alternative), `*` for any one word.

Entries are checked when they are read; an error names the file and the entry.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from crossread.errors import ConfigError
from crossread.framing.lexicon_words import cut_lemma, keys_of, spelled_out
from crossread.framing.tokens import Token
from crossread.records import LANGUAGES

FOLDER: Final = Path(__file__).parent / "lexicons"
KINDS: Final[dict[str, frozenset[str]]] = {
    "reporting": frozenset({"neutral", "assertive", "factive", "distancing", "negative", "denial"}),
    "attribution": frozenset({"neutral", "assertive", "factive", "distancing", "negative", "denial"}),
    "source": frozenset({"person", "body", "media", "document", "anonymous"}),
    "hedge": frozenset({"hedge"}),
    "booster": frozenset({"booster"}),
    "background": frozenset({"earlier", "reminder"}),
    "distancing": frozenset({"distancing"}),
    "verification": frozenset({"verification"}),
    "negation": frozenset({"negation", "denial"}),
    "label": frozenset({"label", "none"}),
    "context": frozenset({"abroad", "attack", "elsewhere", "ruler", "sound", "war"}),
    "naming": frozenset({"title", "name", "epithet"}),
    "toponym": frozenset({"ukrainian", "russian"}),
    "lowercase": frozenset({"name", "control"}),
    "event": frozenset({"take", "free", "leave", "flee", "hit", "kill", "die", "explode", "fall", "destroy", "none"}),
    "fighters": frozenset({"civilian", "fighter", "charged"}),
}
_FIELDS: Final = frozenset(
    {"lang", "lemma", "lemmas", "pattern", "class", "concept", "note", "source", "kind", "charged", "case", "need"}
)
_CASES: Final = frozenset({"any", "capital", "lower", "upper"})
_NEEDS: Final = frozenset({"", "attack", "clause", "context", "guess", "none", "place", "sound", "source"})
_APART: Final = frozenset({"country phrase"})  # labels of these concepts may lie inside longer ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term of a lexicon, as its TOML gives it."""

    kind: str
    lang: str
    lemma: str  # the words, or the regular expression when `is_pattern`
    cls: str  # the field `class`
    concept: str = ""
    note: str = ""
    source: str = ""
    charged: bool = False  # the wording is loaded
    case: str = "any"  # "capital": first letter; "upper": acronym; "lower": only lower case
    need: str = ""  # what must stand beside it: a clause, a known source, war or attack; "none": no source is named
    is_pattern: bool = False


class Hit(NamedTuple):
    """An entry found in a sentence: tokens `first` to `last`, `last` left out."""

    first: int
    last: int
    entry: Entry


class _Node:
    """A place in the trie: where each next key leads, and what ends here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """
    All entries in force. Languages are compiled when first used.

    Two lexicons are never equal: it is made once and handed on.
    """

    entries: tuple[Entry, ...]
    people: tuple[Mapping[str, Any], ...] = ()
    _compiled: dict[str, "_Compiled"] = field(default_factory=dict, repr=False)

    def find(self, tokens: Sequence[Token], lang: str) -> tuple[Hit, ...]:
        """
        Find every entry of *lang* in *tokens*, the tokens of one sentence.

        Within a kind the longest entry wins and hits never overlap; hits of different kinds may.

        Returns:
            Hits ordered by first token, then kind.
        """
        if lang not in self._compiled:
            self._compiled[lang] = _Compiled([entry for entry in self.entries if entry.lang == lang], lang)
        return self._compiled[lang].find(tokens)


class _Compiled:
    """The trie and the patterns of one language."""

    def __init__(self, entries: Iterable[Entry], lang: str) -> None:
        self.root = _Node()
        self.patterns: list[tuple[re.Pattern[str], Entry]] = []
        for entry in entries:
            if entry.is_pattern:
                self.patterns.append((re.compile(entry.lemma, re.IGNORECASE), entry))
            else:
                for lemma in spelled_out(entry.lemma, lang):
                    _insert(self.root, [keys_of(word, lang) for word in cut_lemma(lemma, lang)], entry)

    def find(self, tokens: Sequence[Token]) -> tuple[Hit, ...]:
        found: dict[str, list[Hit]] = defaultdict(list)
        for hit in (*self._walk(tokens), *self._search(tokens)):
            found[hit.entry.concept if hit.entry.concept in _APART else hit.entry.kind].append(hit)
        kept = [hit for hits in found.values() for hit in _longest(hits)]
        return tuple(sorted(kept, key=lambda hit: (hit.first, hit.entry.kind, hit.last)))

    def _walk(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        root = self.root.next
        for first, token in enumerate(tokens):
            for key in token.word.keys:
                if key in root:
                    yield from _follow(root[key], tokens, first, first + 1)

    def _search(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        if not self.patterns or not tokens:
            return
        base = tokens[0].start
        text = _joined(tokens)
        for pattern, entry in self.patterns:
            for match in pattern.finditer(text):
                inside = [
                    i
                    for i, token in enumerate(tokens)
                    if token.start - base < match.end() and token.end - base > match.start()
                ]
                if inside:
                    yield Hit(inside[0], inside[-1] + 1, entry)


def _joined(tokens: Sequence[Token]) -> str:
    """The folded tokens at their offsets, one blank where the text has none of them."""
    base, parts, at = tokens[0].start, [], 0
    for token in tokens:
        parts.append(" " * (token.start - base - at))
        text = token.text.lower()
        parts.append(text if len(text) == len(token.text) else token.text)
        at = token.end - base
    return "".join(parts)


def _follow(node: _Node, tokens: Sequence[Token], first: int, at: int) -> Iterator[Hit]:
    for entry in node.entries:
        if _case_fits(entry, tokens[first:at]):
            yield Hit(first, at, entry)
    if node.next and at < len(tokens):
        for key in (*tokens[at].word.keys, "*" if tokens[at].kind == "word" else ""):
            if key in node.next:
                yield from _follow(node.next[key], tokens, first, at + 1)


def _case_fits(entry: Entry, tokens: Sequence[Token]) -> bool:
    if entry.case == "any":
        return True
    if entry.case == "upper":
        return all(token.acronym for token in tokens if token.kind == "word")
    return tokens[0].capital == (entry.case == "capital")


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Leftmost, then longest; what overlaps a kept hit goes. Equal spans: the entry that came last (the user's)."""
    end = -1
    ranked = sorted(enumerate(hits), key=lambda pair: (pair[1].first, -pair[1].last, -pair[0]))
    for _, hit in ranked:
        if hit.first >= end:
            end = hit.last
            yield hit


def _insert(root: _Node, steps: Sequence[tuple[str, ...]], entry: Entry) -> None:
    nodes = [root]
    for keys in steps:
        nodes = [node.next.setdefault(key, _Node()) for node in nodes for key in keys]
    for node in nodes:
        node.entries.append(entry)


def _problem(entry: Mapping[str, Any]) -> str | None:
    """What is wrong with a merged entry, in words; None if nothing is."""
    unknown = sorted(set(entry) - _FIELDS)
    if unknown:
        return f"unknown fields {', '.join(unknown)}; known are {', '.join(sorted(_FIELDS))}"
    for name, value in entry.items():
        if name not in ("lemmas", "charged") and not isinstance(value, str):
            return f"{name} is {value!r}, not a text"
    if entry.get("lang") not in LANGUAGES:
        return f"lang is {entry.get('lang')!r}, not one of {', '.join(LANGUAGES)}"
    if entry.get("kind") not in KINDS:
        return f"kind is {entry.get('kind')!r}, not one of {', '.join(KINDS)}"
    if entry.get("class") not in KINDS[entry["kind"]]:
        return f"class is {entry.get('class')!r}, not one of {', '.join(sorted(KINDS[entry['kind']]))}"
    if entry.get("case", "any") not in _CASES or entry.get("need", "") not in _NEEDS:
        return f"case or need is not one of {', '.join(sorted(_CASES | _NEEDS))}"
    if not isinstance(entry.get("charged", False), bool):
        return f"charged is {entry['charged']!r}, not true or false"
    return _term_problem(entry)


def _term_problem(entry: Mapping[str, Any]) -> str | None:
    given = [name for name in ("lemma", "lemmas", "pattern") if name in entry]
    if len(given) != 1:
        return "give one of lemma, lemmas, pattern"
    if entry["kind"] == "label" and not entry.get("concept"):
        return "a label needs its concept"
    terms = entry["lemmas"] if given == ["lemmas"] else [entry[given[0]]]
    if not isinstance(terms, list) or not terms or not all(isinstance(term, str) and term.strip() for term in terms):
        return f"{given[0]} is {entry[given[0]]!r}, not words"
    if given == ["pattern"]:
        try:
            if re.compile(entry["pattern"]).match(""):
                return f"pattern {entry['pattern']!r} matches the empty text"
        except re.error as error:
            return f"pattern {entry['pattern']!r} is no regular expression: {error}"
    return None


def read_terms(path: Path) -> tuple[tuple[Entry, ...], bool]:
    """
    Read one lexicon file.

    Returns:
        Its entries in the order of the file, and whether they extend what ships (`replace = true` at the top of the
        file drops every shipped entry of the kinds the file holds).

    Raises:
        ConfigError: The file cannot be read, is not TOML, or an entry is wrong (all wrong entries are named).
    """
    data = read_toml(path)
    terms, replace = data.pop("term", []), data.pop("replace", False)
    if not isinstance(terms, list) or not all(isinstance(term, dict) for term in terms):
        raise ConfigError("terms must stand under [[term]]", where=str(path))
    strange = sorted(set(data) - _FIELDS)
    if strange or not terms:
        said = f"unknown at the top: {', '.join(strange)}" if strange else "no term in the file"
        raise ConfigError(said, where=str(path), mend="write each term under [[term]], as the shipped lexicons do")
    found: list[Entry] = []
    problems: list[str] = []
    for number, term in enumerate(terms, 1):
        merged = {**data, **term}
        if problem := _problem(merged):
            problems.append(f"entry {number}: {problem}")
        else:
            found.extend(_entries(merged))
    if problems:
        raise ConfigError("; ".join(problems), where=str(path), mend="correct the entries named")
    return tuple(found), not replace


def _entries(term: Mapping[str, Any]) -> Iterator[Entry]:
    known = {
        name: term[name]
        for name in ("kind", "lang", "concept", "note", "source", "charged", "case", "need")
        if name in term
    }
    for lemma in term.get("lemmas") or [term.get("lemma") or term["pattern"]]:
        yield Entry(lemma=lemma, cls=term["class"], is_pattern="pattern" in term, **known)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file (ConfigError if it cannot be read or is not TOML)."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"lexicon cannot be read: {error}", where=str(path), mend="give a TOML file") from error


@cache
def _shipped() -> tuple[Entry, ...]:
    return tuple(entry for path in sorted(FOLDER.glob("*.toml")) for entry in read_terms(path)[0])


@cache
def _plain() -> Lexicon:
    return Lexicon(_shipped())


def load_lexicon(terms: Path | str | None = None, people: Path | str | None = None) -> Lexicon:
    """
    Load the lexicons that ship, with the user's own.

    Args:
        terms: A file of entries that extend the shipped ones, or replace the kinds it holds (`replace = true`).
        people: A file of persons and bodies with spellings, side and role (see `speakers`).

    Raises:
        ConfigError: A file cannot be read or an entry is wrong.
    """
    if not terms and not people:
        return _plain()
    entries = _shipped()
    if terms:
        own, extends = read_terms(Path(terms))
        if not extends:
            kinds = {entry.kind for entry in own}
            entries = tuple(entry for entry in entries if entry.kind not in kinds)
        entries += own
    from crossread.framing.speakers import read_people

    return Lexicon(entries, read_people(Path(people)) if people else ())
