"""
How often each trust mark fires: on human translations (every mark a false alarm, nearly), on our own, on wrong ones.

    python benchmarks/translate_trust.py [FOLDER] [--sample MARK N]

FOLDER holds line-parallel news.uk, news.ru and news.en (../shared/align/news-uk-ru-en). "wrong" pairs each source
with the human translation of the next line: marks on lost numbers and names ought to fire there. `--sample` prints
N of our translations that carry MARK, evenly spread, for reading.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from crossread.config import Settings
from crossread.records import Segment
from crossread.translate import MARKS, open_memory, translate_segments
from crossread.translate.trust import find_marks


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/align/news-uk-ru-en"))
    parser.add_argument("--sample", nargs=2, metavar=("MARK", "N"))
    parser.add_argument("--human", action="store_true", help="sample human translations, not ours")
    options = parser.parse_args()
    lines = {lang: (options.folder / f"news.{lang}").read_text(encoding="utf-8").splitlines() for lang in MARKS_OF}
    columns: dict[str, Counter[str]] = {}
    for lang in ("uk", "ru"):
        ours = translate(lines[lang], lang)
        if options.sample:
            texts = lines["en"] if options.human else [text for text, _ in ours]
            print_sample(lines[lang], texts, lang, options.sample[0], int(options.sample[1]))
        start = time.perf_counter()
        columns[f"{lang} human"] = count(lines[lang], lines["en"], lang)
        columns[f"{lang} wrong"] = count(lines[lang], lines["en"][1:] + lines["en"][:1], lang)
        seconds = (time.perf_counter() - start) / 2
        columns[f"{lang} ours"] = Counter(mark for _, marks in ours for mark in set(marks) | {"any"} if marks)
        print(f"{lang}: {seconds / len(lines[lang]) * 1000:.2f} ms a segment")
    print_table(columns, len(lines["en"]))


MARKS_OF = ("uk", "ru", "en")


def translate(texts: list[str], lang: str) -> list[tuple[str, tuple[str, ...]]]:
    segments = [
        Segment(article_id=lang, index=index, start=0, end=len(text), text=text, lang=lang)
        for index, text in enumerate(texts)
    ]
    settings = Settings()
    with open_memory(settings) as memory:
        return [(made.text, made.marks) for made in translate_segments(segments, settings, memory=memory)]


def count(sources: list[str], texts: list[str], lang: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for source, text in zip(sources, texts, strict=True):
        marks = find_marks(source, text, lang, "en")
        counts.update(marks)
        counts["any"] += bool(marks)
    return counts


def print_sample(sources: list[str], texts: list[str], lang: str, mark: str, size: int) -> None:
    pairs = [pair for pair in zip(sources, texts, strict=True) if mark in find_marks(*pair, lang, "en")]
    for source, text in pairs[:: max(1, len(pairs) // size)][:size]:
        print(f"- {source}\n  {text}")


def print_table(columns: dict[str, Counter[str]], total: int) -> None:
    print(f"{'share of lines, %':16}" + "".join(f"{name:>12}" for name in columns))
    for mark in (*MARKS, "any"):
        print(f"{mark:16}" + "".join(f"{counts[mark] / total * 100:12.1f}" for counts in columns.values()))


if __name__ == "__main__":
    main()
