"""
Does matching still find the facts of corpora/? Its figures against floors, exit 1 below one.

    python benchmarks/gate_match.py                            compare with benchmarks/floors/match.json
    python benchmarks/gate_match.py --update                   raise floors; refuses to lower one
    python benchmarks/gate_match.py --update --allow-regression

The floors hold for the files whose SHA-256 stands beside them: when corpora/ changes, run --update and review it.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from match_data import CORPORA, own_stories
from match_measure import count_pairs, f1, matched_lines, total_facts

from crossread.config import Settings
from crossread.match import match_story

FLOORS: Final = Path(__file__).parent / "floors" / "match.json"
OMISSION_AIM: Final = 0.95  # precision of "leaves it out": a false accusation is the worst error
TOLERANCE: Final = 0.02  # the figures come from some eighty facts, and packages of another build move a few pairs


def input_hash() -> str:
    """Return the SHA-256 over names and bytes of the articles and gold of corpora/."""
    digest = hashlib.sha256()
    for path in sorted(CORPORA.glob("*/*")):
        if path.suffix in (".md", ".json") and path.stem != "README":
            digest.update(path.relative_to(CORPORA).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def measure() -> dict[str, float]:
    """Return the figures, 0-1."""
    stories = own_stories()
    counts = total_facts(stories)
    pairs: Counter[str] = Counter()
    for story in stories:
        found = matched_lines(match_story(story.articles, Settings()))
        pairs += sum(count_pairs(story, found, 0).values(), Counter())
    return {
        "facts found": counts["facts found"] / counts["facts"],
        "omission precision": counts["claimed right"] / counts["claimed"] if counts["claimed"] else 1.0,
        "omission recall": counts["claimed right"] / counts["absent"],
        "exclusive precision": counts["exclusive right"] / max(1, counts["exclusive claimed"]),
        "exclusive recall": counts["exclusive right"] / counts["exclusive"],
        "pairs F1": f1(pairs["right"], pairs["claimed"], pairs["gold"]),
    }


def update(figures: dict[str, float], floors: dict[str, float], *, allow_regression: bool) -> int:
    """Write floors; refuse to lower one unless allowed."""
    lower = [name for name, value in figures.items() if value < floors.get(name, 0.0) - 1e-9]
    if lower and not allow_regression:
        print(f"not written: {', '.join(lower)} would fall (--allow-regression writes all the same)")
        return 1
    FLOORS.parent.mkdir(exist_ok=True)
    rounded = {name: round(value, 4) for name, value in figures.items()}
    FLOORS.write_text(
        json.dumps({"sha256": input_hash(), "tolerance": TOLERANCE, "floors": rounded}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(f"written: {FLOORS.name}")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1] if __doc__ else None)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    stored = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    floors: dict[str, float] = stored.get("floors", {})
    figures = measure()
    for name, value in figures.items():
        print(f"{name:22} {value:.3f}  floor {floors.get(name, 0.0):.3f}")
    if options.update:
        return update(figures, floors, allow_regression=options.allow_regression)
    failed = [name for name, value in figures.items() if value < floors.get(name, 0.0) - TOLERANCE]
    if figures["omission precision"] < OMISSION_AIM:
        failed.append(f"omission precision below {OMISSION_AIM}")
    if stored.get("sha256") != input_hash():
        failed.append("corpora/ is not what the floors were measured on (run --update and review the change)")
    for reason in failed:
        print(f"below: {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
