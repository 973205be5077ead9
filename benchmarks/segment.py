"""
How well do sentence splitters find the sentences of news? `python benchmarks/segment.py [splitter ...]`

Each document of ../shared/align/news-uk-ru-en (line-parallel, one sentence a line as a rule) is joined by spaces and
split again; boundaries are compared with the line ends. Two readings are printed:

    raw    every line end is a boundary, and nothing else is
    fair   what no splitter can know is taken out: a line without a closing mark (a headline, followed by its lead) is
           a paragraph of its own; a split after a word of four or more small letters and a stop is right, although the
           corpus keeps both sentences on one line; a dash between two sentences may stand on either side

The other splitters must be installed to be compared (`uv pip install sentencex pysbd blingfire syntok tokenize-uk`);
what is not installed is left out of the table. `-v` prints the errors.
"""

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from crossread.segment import split_sentences

NEWS = Path(__file__).resolve().parents[1].parent / "shared/align/news-uk-ru-en"
LANGUAGES = ("uk", "ru", "en")
CLOSED = re.compile(r"[.!?…:;][»”\"'“’)\]]*$")
PLAIN_STOP = re.compile(r"(?<![\w-])[a-zа-яіїєґё'’-]{4,}[»”\"'“’)]*[.!?…]+[»”\"'“’)]*$")
Splitter = Callable[[str], Iterator[str]]


def splitters(name: str, lang: str) -> Splitter | None:
    """Return the splitter *name* for a language, or None when it is not installed."""
    try:
        return _make(name, lang)
    except ImportError:
        return None


def _make(name: str, lang: str) -> Splitter:
    if name == "crossread":
        return lambda text: (text[start:end] for start, end in split_sentences(text, lang))
    if name == "razdel":
        from razdel import sentenize

        return lambda text: (part.text for part in sentenize(text))
    if name == "sentencex":
        import sentencex

        return lambda text: iter(sentencex.segment(lang, text))
    if name == "pysbd":
        import pysbd

        return pysbd.Segmenter(language={"uk": "ru"}.get(lang, lang), clean=False).segment
    if name == "blingfire":
        import blingfire

        return lambda text: iter(blingfire.text_to_sentences(text).split("\n"))
    if name == "tokenize_uk":
        import tokenize_uk

        return lambda text: iter(tokenize_uk.tokenize_sents(text))
    from syntok import segmenter

    return lambda text: (
        text[sentence[0].offset : sentence[-1].offset + len(sentence[-1].value)]
        for paragraph in segmenter.analyze(text)
        for sentence in paragraph
    )


def documents(lang: str) -> list[list[str]]:
    """Return the lines of each document."""
    names = (NEWS / "docs.tsv").read_text(encoding="utf-8").splitlines()
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, line in zip(names, (NEWS / f"news.{lang}").read_text(encoding="utf-8").split("\n"), strict=False):
        grouped[name].append(line.strip())
    return list(grouped.values())


def ends_of(pieces: Iterator[str], text: str) -> set[int]:
    """Return the offsets where the pieces end in *text*."""
    ends, offset = set(), 0
    for piece in pieces:
        stripped = piece.strip()
        if stripped:
            offset = text.index(stripped, offset) + len(stripped)
            ends.add(offset)
    return ends - {len(text)}


def blocks(lines: list[str], fair: bool) -> Iterator[list[str]]:
    """Yield the lines that are joined: a whole document, or what stands between lines without a closing mark."""
    block: list[str] = []
    for line in lines:
        block.append(line)
        if fair and not CLOSED.search(line):
            yield block
            block = []
    if block:
        yield block


def count(split: Splitter, lang: str, fair: bool) -> tuple[int, int, int, list[str]]:
    """Return true, false and missed boundaries, and how the errors look."""
    right = false = missed = 0
    errors = []
    for lines in documents(lang):
        for block in blocks(lines, fair):
            text = " ".join(block)
            found, gold = ends_of(split(text), text), ends_of(iter(block), text)
            if fair:
                found, gold = ({_before_dash(text, end) for end in ends} for ends in (found, gold))
                gold |= {end for end in found if PLAIN_STOP.search(text[max(0, end - 60) : end])}
            right, false, missed = right + len(found & gold), false + len(found - gold), missed + len(gold - found)
            errors += [f"{lang} split  {_show(text, end)}" for end in sorted(found - gold)]
            errors += [f"{lang} missed {_show(text, end)}" for end in sorted(gold - found)]
    return right, false, missed, errors


def _before_dash(text: str, end: int) -> int:
    return len(re.sub(r"\s*[—–-]$", "", text[:end]))


def _show(text: str, end: int) -> str:
    return f"{text[max(0, end - 50) : end]} ¦ {text[end : end + 40]}"


def main() -> None:
    verbose = "-v" in sys.argv
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    print(f"{'splitter':12} {'':3} {'raw P':>6} {'R':>6} {'F1':>6}   {'fair P':>6} {'R':>6} {'F1':>6} {'seconds':>8}")
    for name in names or ("sentencex", "pysbd", "razdel", "blingfire", "tokenize_uk", "syntok", "crossread"):
        for lang in LANGUAGES:
            split = splitters(name, lang)
            if split is None:
                print(f"{name:12} not installed")
                break
            start = time.perf_counter()
            cells = []
            for fair in (False, True):
                right, false, missed, errors = count(split, lang, fair)
                precision, recall = right / (right + false), right / (right + missed)
                cells += [precision, recall, 2 * precision * recall / (precision + recall)]
            spent = time.perf_counter() - start
            print(f"{name:12} {lang:3} {cells[0]:6.3f} {cells[1]:6.3f} {cells[2]:6.3f}   ", end="")
            print(f"{cells[3]:6.3f} {cells[4]:6.3f} {cells[5]:6.3f} {spent:8.2f}")
            if verbose:
                print(*errors, sep="\n")


if __name__ == "__main__":
    main()
