"""
How long does crossread take to start, and to compare a corpus it has seen?

    .venv/bin/python benchmarks/startup.py

Prints the median wall time in seconds of five runs of: a bare interpreter, `import crossread`, `crossread --help`,
and `crossread compare corpora/` with a warm translation memory, unchanged stories taken from the last run and all
computed `--afresh`. Take the ratios to the bare interpreter seriously, the seconds less: machines differ.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5


def time_command(words: list[str], runs: int = RUNS) -> float:
    """Return the median wall time in seconds of *runs* runs, after one run to warm up."""
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True, cwd=ROOT)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def main() -> None:
    python = sys.executable
    with tempfile.TemporaryDirectory() as out:
        compare = [python, "-m", "crossread", "compare", "corpora", "--quiet", "--out", out]
        rows = {
            "python -c pass": [python, "-c", "pass"],
            "import crossread": [python, "-c", "import crossread"],
            "crossread --help": [python, "-m", "crossread", "--help"],
            "compare corpora, second run": compare,
            "compare corpora --afresh": [*compare, "--afresh"],
        }
        bare = 0.0
        print(f"{'command':32} {'seconds':>8} {'x bare':>7}")
        for name, words in rows.items():
            seconds = time_command(words)
            bare = bare or seconds
            print(f"{name:32} {seconds:8.3f} {seconds / bare:7.1f}")


if __name__ == "__main__":
    main()
