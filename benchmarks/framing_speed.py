"""
How long does framing take? 1,000 articles of 30 sentences are made from the gold of tests/gold/build and framed.

    python benchmarks/framing_speed.py                 all of them, on two processes
    python benchmarks/framing_speed.py --articles 100 --jobs 1

Prints the time to load the lexicons, and per language articles a second in one process. The aim of the project:
all of framing on 1,000 articles under 60 s on two cores.
"""

import argparse
import json
import random
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from crossread.framing import frame_article, load_lexicon
from crossread.records import Article, PreparedArticle, Segment, Translation

GOLD: Final = Path(__file__).resolve().parent.parent / "tests" / "gold" / "build"
LANGUAGES: Final = ("uk", "ru", "en")


def make_articles(count: int, sentences: int, seed: int = 0) -> list[PreparedArticle]:
    """Make *count* articles of *sentences* sentences drawn from the gold, languages in turn."""
    rng = random.Random(seed)
    texts = {
        lang: [json.loads(row)["text"] for row in (GOLD / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()]
        for lang in LANGUAGES
    }
    return [_article(n, LANGUAGES[n % 3], rng.choices(texts[LANGUAGES[n % 3]], k=sentences)) for n in range(count)]


def _article(number: int, lang: str, sentences: list[str]) -> PreparedArticle:
    text = "\n".join(sentences)
    article = Article(id=f"{number}", story="s", outlet="o", lang=lang, title=sentences[0], text=text, path=f"{number}")
    segments, at = [], 0
    for index, sentence in enumerate(sentences):
        role = "title" if index == 0 else "body"
        segments.append(
            Segment(
                article_id=article.id,
                index=index,
                start=at,
                end=at + len(sentence),
                text=sentence,
                lang=lang,
                role=role,
            )
        )
        at += len(sentence) + 1
    translations = tuple(
        Translation(article_id=article.id, index=s.index, src_lang=lang, tgt_lang=lang, text=s.text) for s in segments
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def frame_all(articles: list[PreparedArticle]) -> int:
    """Frame *articles* and return how many signals they have."""
    lexicon = load_lexicon()
    return sum(len(frame_article(article, lexicon)) for article in articles)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--sentences", type=int, default=30)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    articles = make_articles(options.articles, options.sentences)
    started = time.perf_counter()
    load_lexicon()
    print(f"lexicons loaded in {time.perf_counter() - started:.2f} s")
    for lang in LANGUAGES:
        part = [article for article in articles if article.article.lang == lang][: max(1, options.articles // 20)]
        frame_all(part[:1])  # compile the trie, open the dictionary
        started = time.perf_counter()
        found = frame_all(part)
        taken = time.perf_counter() - started
        print(f"{lang}: {len(part) / taken:6.1f} articles/s, {found / len(part):5.1f} signals an article")
    started = time.perf_counter()
    chunks = [articles[n :: options.jobs] for n in range(options.jobs)]
    with ProcessPoolExecutor(options.jobs) as pool:
        total = sum(pool.map(frame_all, chunks))
    taken = time.perf_counter() - started
    size = f"{len(articles)} articles x {options.sentences} sentences"
    print(f"{size}, {options.jobs} processes: {taken:.1f} s, {total} signals")


if __name__ == "__main__":
    main()
