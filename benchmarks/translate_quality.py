"""
How good the packages are, per direction: BLEU, chrF, numbers kept, names rendered right, speed. `make bench-translate`.

    python benchmarks/translate_quality.py [--news FOLDER] [--names FILE] [--beam N] [--limit N] [--models-dir FOLDER]

News is line-parallel news.uk, news.ru, news.en (../shared/align/news-uk-ru-en). "numbers" is the share of lines with
digits whose multiset of digit strings is the same in source and translation; "numbers, read" allows words and
separators (`crossread.translate.numbers`). "names" is the share of the names of ../shared/triples/names.tsv (persons
and places, every k-th) that stand, letter for letter but case, in the translation of a short news sentence around
them; "names, close" asks for 85 of 100 of rapidfuzz's partial ratio. Nothing is read from or written to the memory.
"""

import argparse
import re
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz
from sacrebleu.metrics import BLEU, CHRF

from crossread.config import Settings
from crossread.errors import ModelError
from crossread.records import LANGUAGES, Segment
from crossread.translate import open_translator, translate_segments
from crossread.translate.engine import ArgosTranslator
from crossread.translate.numbers import find_unmatched, read_numbers
from crossread.translate.pieces import load_pieces

# Around a name in the nominative, so that the list's own form is right.
FRAMES = {
    ("uk", "person"): ("{} заявив про це журналістам у п'ятницю.", "Про це повідомляє {}."),
    ("ru", "person"): ("{} заявил об этом журналистам в пятницу.", "Об этом сообщает {}."),
    ("uk", "place"): ("{} знову зазнав обстрілу вночі.", "На мапі позначено {}."),
    ("ru", "place"): ("{} снова подвергся обстрелу ночью.", "На карте отмечен {}."),
}
COLUMNS = {"uk": 2, "ru": 3}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--news", type=Path, default=Path("../shared/align/news-uk-ru-en"))
    parser.add_argument("--names", type=Path, default=Path("../shared/triples/names.tsv"))
    parser.add_argument("--every", type=int, default=5, help="take every k-th name")
    parser.add_argument("--beam", type=int, default=Settings().beam)
    parser.add_argument("--limit", type=int, default=10**9, help="lines of news")
    parser.add_argument("--models-dir")
    parser.add_argument("--samples", type=int, default=0, help="print so many names that were missed")
    options = parser.parse_args()
    settings = Settings(beam=options.beam, models_dir=options.models_dir)
    translator = open_translator(settings)
    news = {lang: read_lines(options.news / f"news.{lang}", options.limit) for lang in LANGUAGES}
    print(f"{translator.version}; {', '.join(package.label for package in translator.packages)}")
    print(f"{'':10}{'BLEU':>7}{'chrF':>7}{'numbers':>9}{'read':>7}{'names':>7}{'close':>7}{'source pieces/s':>17}")
    for src in ("uk", "ru", "en"):
        for tgt in LANGUAGES:
            if src != tgt:
                print_direction(translator, replace(settings, to=tgt), news, src, options)
    print("BLEU", "\nchrF ".join(signatures()))


def print_direction(
    translator: ArgosTranslator, settings: Settings, news: dict[str, list[str]], src: str, options: argparse.Namespace
) -> None:
    tgt = settings.to
    try:
        package = translator.route(src, tgt)[0].package
    except ModelError:
        print(f"{src} -> {tgt}  no package")
        return
    assert package is not None
    pieces = sum(len(load_pieces(package).encode(line)) for line in news[src])
    translate(translator, settings, news[src][:2], src)  # loads the model
    start = time.perf_counter()
    texts = translate(translator, settings, news[src], src)
    speed = pieces / (time.perf_counter() - start)
    bleu = BLEU().corpus_score(texts, [news[tgt]]).score
    chrf = CHRF().corpus_score(texts, [news[tgt]]).score
    strict, read = keep_numbers(news[src], texts)
    exact, close = (
        keep_names(translator, settings, src, options) if (src, tgt) in (("uk", "en"), ("ru", "en")) else (None, None)
    )
    shares = "".join(f"{share:>{width}.1%}" if share is not None else f"{'-':>{width}}" for share, width in (
        (strict, 9), (read, 7), (exact, 7), (close, 7)))  # fmt: skip
    print(f"{src} -> {tgt}  {bleu:7.2f}{chrf:7.2f}{shares}{speed:17.0f}", flush=True)


def translate(translator: ArgosTranslator, settings: Settings, texts: list[str], src: str) -> list[str]:
    segments = [
        Segment(article_id=src, index=index, start=0, end=len(text), text=text, lang=src)
        for index, text in enumerate(texts)
    ]
    return [made.text for made in translate_segments(segments, settings, translator=translator)]


def keep_numbers(sources: list[str], texts: list[str]) -> tuple[float, float]:
    """Return the shares 0-1 of lines with digits that keep their multiset, and their numbers as read."""
    pairs = [(source, text) for source, text in zip(sources, texts, strict=True) if re.search(r"\d", source)]
    strict = sum(count_digits(source) == count_digits(text) for source, text in pairs)
    read = sum(
        not find_unmatched(read_numbers(source), read_numbers(text, "en"), text)
        and not find_unmatched(read_numbers(text, "en"), read_numbers(source), source)
        for source, text in pairs
    )
    return strict / len(pairs), read / len(pairs)


def count_digits(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


def keep_names(
    translator: ArgosTranslator, settings: Settings, src: str, options: argparse.Namespace
) -> tuple[float, float]:
    """Return the shares 0-1 of names rendered letter for letter, and closely."""
    rows = [line.split("\t") for line in options.names.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[0] in ("person", "place")][:: options.every]
    cases = [(row[1], frame.format(row[COLUMNS[src]])) for row in rows for frame in FRAMES[src, row[0]]]
    texts = translate(translator, settings, [source for _, source in cases], src)
    exact = close = 0
    for (name, source), text in zip(cases, texts, strict=True):
        exact += name.lower() in text.lower()
        close += fuzz.partial_ratio(name.lower(), text.lower()) >= 85
        if options.samples and name.lower() not in text.lower():
            options.samples -= 1
            print(f"  {name}: {source} -> {text}")
    return exact / len(cases), close / len(cases)


def read_lines(path: Path, limit: int) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()[:limit]


def signatures() -> list[str]:
    bleu, chrf = BLEU(), CHRF()
    for metric in (bleu, chrf):
        metric.corpus_score(["a"], [["a"]])
    return [str(bleu.get_signature()), str(chrf.get_signature())]


if __name__ == "__main__":
    main()
