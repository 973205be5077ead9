"""
Stories with gold for the scripts about matching: our own (corpora/) and those scrambled from parallel news.

Everything is translated by the embedded packages through the translation memory, so a second run is fast.
"""

import json
import runpy
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.config import Settings
from crossread.read import read_article, read_lines
from crossread.records import Article, PreparedArticle, Segment
from crossread.translate import open_memory, translate_segments

ROOT = Path(__file__).parent.parent
ALIGN = ROOT.parent / "shared" / "align"
CORPORA = ROOT / "corpora"
PARALLEL = ROOT / "benchmarks" / "parallel.tsv"  # English, Ukrainian, Russian: written for this project, CC0
TRIPLES = ROOT.parent / "shared" / "triples" / "train.tsv"
Key = tuple[str, int]  # article id, line


@dataclass(frozen=True, kw_only=True)
class GoldFact:
    """One fact of the gold: who tells it where, who leaves it out."""

    members: frozenset[Key]
    absent: frozenset[str]
    unclear: frozenset[str]

    @property
    def articles(self) -> set[str]:
        return {article for article, _ in self.members}


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A story with its gold."""

    name: str
    articles: tuple[PreparedArticle, ...]
    facts: tuple[GoldFact, ...]

    def pairs(self) -> set[frozenset[Key]]:
        """Pairs of lines of different articles that share a fact."""
        found = set()
        for fact in self.facts:
            members = sorted(fact.members)
            found |= {frozenset((a, b)) for a in members for b in members if a[0] < b[0]}
        return found

    def languages(self) -> dict[str, str]:
        return {prepared.article.id: prepared.article.lang for prepared in self.articles}


def prepare(pieces: Sequence[tuple[Article, Sequence[Segment]]]) -> tuple[PreparedArticle, ...]:
    """Translate articles in one call."""
    settings = Settings()
    segments = [segment for _, own in pieces for segment in own]
    with open_memory(settings) as memory:
        made = translate_segments(segments, settings, memory=memory)
    prepared, start = [], 0
    for article, own in pieces:
        stop = start + len(own)
        prepared.append(PreparedArticle(article=article, segments=tuple(own), translations=made[start:stop]))
        start = stop
    return tuple(prepared)


def read_triples() -> list[list[str]]:
    """Return the sentences written for this project: English, Ukrainian, Russian."""
    rows = [line.split("\t") for line in PARALLEL.read_text(encoding="utf-8").splitlines()]
    return rows + [line.split("\t")[1:4] for line in TRIPLES.read_text(encoding="utf-8").splitlines()]


def own_stories() -> list[Labelled]:
    """Read the stories of corpora/ that have exhaustive gold: one segment a gold sentence."""
    stories = []
    for path in sorted(CORPORA.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not all("absent" in fact for fact in gold["facts"]):
            continue
        pieces = []
        for name, spans in sorted(gold["sentences"].items()):
            article = read_article(path.parent / name, story=path.parent.name)
            pieces.append((article, [_segment(article, number, *span) for number, span in enumerate(spans)]))
        facts = tuple(
            GoldFact(
                members=frozenset((name, line) for name, lines in fact["members"].items() for line in lines),
                absent=frozenset(fact["absent"]),
                unclear=frozenset(fact.get("unclear", ())),
            )
            for fact in gold["facts"]
        )
        stories.append(Labelled(name=path.parent.name, articles=prepare(pieces), facts=facts))
    return stories


def _segment(article: Article, number: int, start: int, end: int) -> Segment:
    role = "title" if number == 0 else "body"
    text = article.text[start:end]
    return Segment(
        article_id=article.id,
        index=number,
        start=start,
        end=end,
        text=text,
        lang=article.lang,
        role=role,
        paragraph=number,
    )


def scrambled_stories(seed: int, outlets: int = 4) -> list[Labelled]:
    """Make the any-order stories of one seed with ../shared/align/make_scrambled.py; a stub of news has no line 0."""
    with tempfile.TemporaryDirectory() as folder:
        words = [
            "--news",
            str(ALIGN / "news-uk-ru-en"),
            "--out",
            folder,
            "--seed",
            str(seed),
            "--outlets",
            str(outlets),
        ]
        before, sys.argv = sys.argv, ["make_scrambled.py", *words]
        try:
            runpy.run_path(str(ALIGN / "make_scrambled.py"), run_name="__main__")
        finally:
            sys.argv = before
        return [_scrambled(path) for path in sorted(Path(folder).iterdir())]


def _scrambled(folder: Path) -> Labelled:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pieces = [read_lines(path, story=folder.name) for path in sorted(folder.glob("*.txt"))]
    names = {article.id for article, _ in pieces}
    facts = []
    for fact in gold["facts"]:
        members = frozenset((name, line) for name, lines in fact.items() for line in lines)
        facts.append(GoldFact(members=members, absent=frozenset(names - set(fact)), unclear=frozenset()))
    return Labelled(name=folder.name, articles=prepare(pieces), facts=tuple(facts))


def split_stories(stories: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Split by document: every second one (in order of name) is held out, in every seed the same."""
    return list(stories[0::2]), list(stories[1::2])
