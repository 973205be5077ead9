"""
Time and memory of matching alone: long parallel texts, and stories of 2, 20 and 200 articles.

The long texts are the novel of ../shared/align/books-en-ru repeated, with words of each round changed so that no two
rounds share their rare words. Stories: 40 segments an article, of which a fixed number is shared.
"""

import random
import resource
import sys
import time

from match_data import ALIGN, prepare

from crossread.config import Settings
from crossread.match import align_parallel, match_story
from crossread.read import read_lines
from crossread.records import Article, PreparedArticle, Segment, Translation

SHARED = 10  # segments of an article that others tell as well, in the growth table


def novel() -> tuple[list[str], list[str]]:
    """Return the English lines, and the Russian ones in English."""
    pieces = [read_lines(ALIGN / "books-en-ru" / f"val.{lang}", lang=lang) for lang in ("en", "ru")]
    one, two = ([entry.text for entry in article.translations] for article in prepare(pieces))
    return one, two


def lengthen(lines: list[str], count: int) -> list[str]:
    """Repeat lines up to *count*; in each round, words of six letters or more become words of that round."""
    made: list[str] = []
    turn = 0
    while len(made) < count:
        ending = "" if not turn else "aeiouxyz"[turn % 8] + str(turn)
        made += [
            " ".join(ending[0] + word if ending and len(word) > 5 else word for word in line.split()) for line in lines
        ]
        turn += 1
    return made[:count]


def story(articles: int, segments: int, shared: int, vocabulary: int = 20_000) -> list[PreparedArticle]:
    """Make a story of random words in which each article tells *shared* of 40 common sentences in its own words."""
    rng = random.Random(1)
    words = ["".join(rng.choice("bcdfgklmnprstv") + rng.choice("aeiou") for _ in range(3)) for _ in range(vocabulary)]
    common = [rng.choices(words, k=18) for _ in range(40)]
    made = []
    for number in range(articles):
        told = rng.sample(range(len(common)), shared)
        lines = [" ".join(word if rng.random() < 0.7 else rng.choice(words) for word in common[at]) for at in told]
        lines += [" ".join(rng.choices(words, k=18)) for _ in range(segments - shared)]
        rng.shuffle(lines)
        name = f"a{number:03}"
        article = Article(id=name, story="s", outlet=name, lang="en", title="", text="\n".join(lines), path=name)
        parts, start = [], 0
        for index, line in enumerate(lines):
            stop = start + len(line)
            parts.append(Segment(article_id=name, index=index, start=start, end=stop, text=line, lang="en"))
            start = stop + 1
        translations = tuple(
            Translation(article_id=name, index=index, src_lang="en", tgt_lang="en", text=line)
            for index, line in enumerate(lines)
        )
        made.append(PreparedArticle(article=article, segments=tuple(parts), translations=translations))
    return made


def peak() -> float:
    """Return the peak memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def timed(label: str, work) -> None:
    wall, cpu = time.time(), time.process_time()
    work()
    print(f"  {label:44} {time.time() - wall:7.2f} s wall {time.process_time() - cpu:7.2f} s CPU, peak {peak():.0f} MB")


def main() -> None:
    print("## speed, matching only")
    one, two = novel()
    for rows, columns in ((2_500, 3_150), (5_000, 6_301), (30_000, 30_000)):
        a, b = lengthen(one, rows), lengthen(two, columns)
        timed(f"parallel {rows:,} x {columns:,}", lambda a=a, b=b: align_parallel(a, b))
    for articles in (2, 20, 200):
        made = story(articles, 40, SHARED)
        timed(f"any order, {articles} articles of 40 segments", lambda made=made: match_story(made, Settings()))
    for segments in (40, 80, 160, 320):
        made = story(6, segments, SHARED)
        timed(f"any order, 6 articles of {segments} segments", lambda made=made: match_story(made, Settings()))


if __name__ == "__main__":
    sys.exit(main())
