"""
How fast `translate_segments` is, beside plain argostranslate and beside CTranslate2 alone, in one run.

    python benchmarks/translate_speed.py [FILE] [--src ru] [--beam N] [--argos-lines N] [--rounds N]

FILE is one sentence a line (../shared/align/news-uk-ru-en/news.ru). Cold memory on disk for ours; the same package,
machine, threads and beam for all. Argos's own `translate()` runs in an environment of its own, made on first use
in the user's cache (it needs torch and stanza, about 2 GB), a line a call; its sentence splitter, which wants to
download a model, is the identity. CTranslate2 alone gets the best of several batch settings, encoding and decoding
of pieces included. Rounds are interleaved and the median is taken; loading is not timed.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crossread.config import Settings
from crossread.records import Segment
from crossread.translate import Memory, Package, find_packages, open_translator, translate_segments
from crossread.translate.pieces import load_pieces

Clocks = tuple[float, float]
ENVIRONMENT = Path("~/.cache/crossread-bench/argos").expanduser()
BATCHES = ((512, "tokens"), (1024, "tokens"), (2048, "tokens"), (32, "examples"))
ARGOS = """
import json, os, sys, time
from argostranslate import settings, translate, sbd
class Identity:
    def __init__(self, package): pass
    def split_sentences(self, text): return [text]
for name in ("StanzaSentencizer", "MiniSBDSentencizer", "SpacySentencizerSmall"):
    setattr(translate, name, Identity)
src, limit = sys.argv[1], int(sys.argv[2])
lines = sys.stdin.read().splitlines()[:limit]
translate.translate("1", src, "en")
start, cpu = time.perf_counter(), time.process_time()
for line in lines: translate.translate(line, src, "en")
print(json.dumps({"clocks": [time.perf_counter() - start, time.process_time() - cpu], "lines": len(lines)}))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path, default=Path("../shared/align/news-uk-ru-en/news.ru"))
    parser.add_argument("--src", default="ru")
    parser.add_argument("--beam", type=int, default=Settings().beam)
    parser.add_argument("--argos-lines", type=int, default=10**9, help="0 leaves Argos out")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    package = next(item for item in find_packages(Settings()) if item.pair == f"{options.src}_en")
    encode = load_pieces(package).encode
    counts = [len(encode(line)) for line in lines]
    total = sum(counts)
    runs: dict[str, list[Clocks]] = {}
    for _ in range(options.rounds):
        runs.setdefault("crossread", []).append(speed(total, time_crossread(lines, options.src, options.beam)))
        for size, kind in BATCHES:
            clock = time_engine(package, lines, options.beam, size, kind)
            runs.setdefault(f"CTranslate2, {size} {kind}", []).append(speed(total, clock))
        if options.argos_lines:
            clock, done = time_argos(package, lines, options)
            runs.setdefault("argostranslate", []).append(speed(sum(counts[:done]), clock))
    print_table(runs, f"{options.file.name}, {len(lines)} lines, {total:,} pieces, beam {options.beam}")


def speed(pieces: int, clock: Clocks) -> Clocks:
    """Source pieces a second of wall and of processor time."""
    return pieces / clock[0], pieces / clock[1]


def time_crossread(lines: list[str], src: str, beam: int) -> Clocks:
    """Seconds of one cold call, memory on disk, trust marks and all."""
    settings = Settings(beam=beam)
    translator = open_translator(settings)
    segments = [
        Segment(article_id="bench", index=number, start=0, end=len(line), text=line, lang=src)
        for number, line in enumerate(lines)
        if line
    ]
    translate_segments(segments[:1], settings, translator=translator)
    with tempfile.TemporaryDirectory() as folder, Memory(Path(folder) / "memory.sqlite3") as memory:
        start = clocks()
        translate_segments(segments, settings, translator=translator, memory=memory)
        return since(start)


def time_engine(package: Package, lines: list[str], beam: int, size: int, kind: str) -> Clocks:
    """Seconds of CTranslate2 alone."""
    import ctranslate2

    pieces = load_pieces(package)
    cores = len(os.sched_getaffinity(0))
    model: Any = ctranslate2.Translator(str(package.weights / "model"), inter_threads=cores, intra_threads=1)
    model.translate_batch([pieces.encode("1")])
    start = clocks()
    results = model.translate_batch(
        [pieces.encode(line) for line in lines],
        beam_size=beam,
        max_batch_size=size,
        batch_type=kind,
        max_decoding_length=256,
    )
    decode: Callable[[list[str]], str] = pieces.decode
    for result in results:
        decode(result.hypotheses[0])
    return since(start)


def clocks() -> Clocks:
    """Wall and processor seconds of this process, all its threads."""
    return time.perf_counter(), time.process_time()


def since(start: Clocks) -> Clocks:
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def time_argos(package: Package, lines: list[str], options: argparse.Namespace) -> tuple[Clocks, int]:
    """Seconds of argostranslate's own `translate()`, and how many lines it took."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        for requirement in ("torch==2.13.0", "argostranslate"):
            subprocess.run([python, "-m", "pip", "install", "-q", requirement], check=True)
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "packages" / f"translate-{package.pair}"
        shutil.copytree(package.weights, folder)
        shutil.copyfile(package.folder / "metadata.json", folder / "metadata.json")
        environment = os.environ | {
            "HOME": home,
            "ARGOS_PACKAGES_DIR": str(folder.parent),
            "ARGOS_BEAM_SIZE": str(options.beam),
        }
        command = [str(python), "-c", ARGOS, options.src, str(options.argos_lines)]
        done = subprocess.run(
            command, input="\n".join(lines), text=True, env=environment, capture_output=True, check=True
        )
    report = json.loads(done.stdout.splitlines()[-1])
    return (report["clocks"][0], report["clocks"][1]), report["lines"]


def print_table(runs: dict[str, list[Clocks]], title: str) -> None:
    print(f"{title}; source pieces a second, medians\n{'':28}{'wall':>8}{'cpu':>8}")
    medians = {
        name: [statistics.median(column) for column in zip(*speeds, strict=True)] for name, speeds in runs.items()
    }
    for name, (wall, cpu) in medians.items():
        print(f"{name:28}{wall:8.0f}{cpu:8.0f}  (wall: {', '.join(f'{speed[0]:.0f}' for speed in runs[name])})")
    for clock, column in (("wall", 0), ("cpu", 1)):
        ours = medians["crossread"][column]
        best = max(speeds[column] for name, speeds in medians.items() if name.startswith("CTranslate2"))
        words = f"{clock}: crossread / CTranslate2 at its best {ours / best:.2f}"
        if "argostranslate" in medians:
            words += f", crossread / argostranslate {ours / medians['argostranslate'][column]:.1f}"
        print(words)


if __name__ == "__main__":
    main()
