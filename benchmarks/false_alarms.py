"""
How often does a report accuse falsely? Translations of one document, set against each other as if they were outlets.

    python benchmarks/false_alarms.py        all of ../shared/align/news-uk-ru-en, and the near-parallel pair
    python benchmarks/false_alarms.py --docs 20 --list

The three versions of a document say the same, so that every omission, number disagreement and certainty gap between
them is a false alarm. With three outlets a fact of two of them is a majority: omissions can occur. Prints the rate per
document and family; the aim is 0.05 at most for each.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crossread.config import Settings
from crossread.findings import Findings
from crossread.framing import describe_story
from crossread.match import match_story
from crossread.read import read_article
from crossread.records import Article, PreparedArticle, Segment, Translation
from crossread.segment import segment_article
from crossread.translate import translate_segments

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT / ".." / "shared" / "align" / "news-uk-ru-en"
PAIR = ROOT / ".." / "shared" / "stories-real" / "us-vote-count-2020-11-05"
PAIR_FILES = ("bilingual-20004.uk.txt", "bilingual-68.ru.txt")
LANGS = ("uk", "ru", "en")
AIM = 0.05


def read_documents(folder: Path, limit: int) -> Iterator[tuple[Article, list[Segment]]]:
    """Yield three articles per document; each line is a sentence, the first the title."""
    names = (folder / "docs.tsv").read_text(encoding="utf-8").splitlines()
    texts = {lang: (folder / f"news.{lang}").read_text(encoding="utf-8").splitlines() for lang in LANGS}
    lines = defaultdict(list)
    for number, name in enumerate(names):
        lines[name].append(number)
    for name in list(lines)[:limit]:
        for lang in LANGS:
            yield make_article(name, lang, [texts[lang][number] for number in lines[name]])


def make_article(story: str, lang: str, sentences: Sequence[str]) -> tuple[Article, list[Segment]]:
    identity, start, segments = f"{story}/{lang}", 0, []
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        role = "body" if index else "title"
        segments.append(
            Segment(
                article_id=identity,
                index=index,
                start=start,
                end=end,
                text=sentence,
                lang=lang,
                role=role,
                paragraph=index,
            )
        )
        start = end + 1
    text = "\n".join(sentences)
    article = Article(id=identity, story=story, outlet=lang, lang=lang, title=sentences[0], text=text, path=identity)
    return article, [segment for segment in segments if segment.text.strip()]


def read_pair() -> list[tuple[Article, list[Segment]]]:
    found = []
    for name in PAIR_FILES:
        article = read_article(PAIR / name, story="us-vote-count", root=PAIR.parent)
        found.append((article, list(segment_article(article))))
    return found


def prepare(made: Sequence[tuple[Article, list[Segment]]], settings: Settings) -> list[PreparedArticle]:
    flat = [segment for _, segments in made for segment in segments if segment.role != "boilerplate"]
    known = {(entry.article_id, entry.index): entry for entry in translate_segments(flat, settings)}
    return [
        PreparedArticle(
            article=article,
            segments=tuple(segments),
            translations=tuple(known.get((article.id, segment.index)) or untouched(segment) for segment in segments),
        )
        for article, segments in made
    ]


def untouched(segment: Segment) -> Translation:
    return Translation(
        article_id=segment.article_id, index=segment.index, src_lang=segment.lang, tgt_lang="en", text=segment.text
    )


def count_alarms(findings: Findings) -> Counter[str]:
    return Counter(
        {
            "omission (absent)": sum(entry.state == "absent" for entry in findings.omissions),
            "number disagreement": sum(entry.relation == "disagree" for entry in findings.numbers),
            "certainty gap >= 2": sum(entry.gap >= 2 for entry in findings.certainty),
            "denial pair": sum(entry.denial for entry in findings.certainty),
            "headline overclaim": sum(entry.overclaim for entry in findings.headlines),
        }
    )


def list_alarms(story: str, findings: Findings, articles: Sequence[PreparedArticle], facts: dict[str, str]) -> None:
    for omission in findings.omissions:
        if omission.state == "absent":
            print(f"  {story} omission {omission.article_id}: {facts[omission.fact_id]}")
    for number in findings.numbers:
        if number.relation == "disagree":
            print(f"  {story} numbers {number.what}: {[q.evidence.text for q in number.quantities]} {number.reason}")
    for entry in findings.certainty:
        if entry.gap >= 2:
            shown = [
                (level.article_id[-2:], level.level, [e.text[:40] for e in level.evidence]) for level in entry.levels
            ]
            print(f"  {story} certainty {entry.fact_id}: {shown}")
    del articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=int, default=10_000, help="only the first N documents")
    parser.add_argument("--list", action="store_true", help="show every alarm")
    options = parser.parse_args()
    settings = Settings()
    made = [*read_documents(NEWS, options.docs), *(read_pair() if PAIR.is_dir() else [])]
    stories = defaultdict(list)
    for prepared in prepare(made, settings):
        stories[prepared.article.story].append(prepared)
    total: Counter[str] = Counter()
    facts = 0
    for story, articles in stories.items():
        articles = [replace(item) for item in sorted(articles, key=lambda item: item.article.id)]
        matching = match_story(articles, settings)
        findings = describe_story(articles, matching, settings)
        facts += len(matching.facts)
        total += count_alarms(findings)
        if options.list:
            texts = {(s.article_id, s.index): s.text for item in articles for s in item.segments}
            first = {f.id: texts[f.members[0].article_id, f.members[0].first][:80] for f in matching.facts}
            list_alarms(story, findings, articles, first)
    print(f"{len(stories)} documents, {facts} facts")
    print(f"{'alarm':22} {'count':>6} {'per document':>13}")
    for name in ("omission (absent)", "number disagreement", "certainty gap >= 2", "denial pair", "headline overclaim"):
        rate = total[name] / len(stories)
        print(f"{name:22} {total[name]:6} {rate:13.3f}{'' if rate <= AIM else '   above the aim'}")


if __name__ == "__main__":
    main()
