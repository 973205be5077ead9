"""
All figures of matching in one table.

    python benchmarks/match.py [parallel] [scrambled] [own] [headlines] [speed]

    parallel    strict and lax F1 on ../shared/align/textberg-dev and books-en-ru
    scrambled   pairs, facts and calibration on stories of held-out news documents, seeds that no weight was learnt on
    own         facts, omissions and exclusives of corpora/ with the shipped weights, and with each story left out
    headlines   Spearman of a ru-ru score on ../shared/align/headlines-ru, five-fold
    speed       time and memory, matching only
"""

import resource
import sys
import time
from collections import Counter, defaultdict

import match_headlines
import match_speed
import numpy as np
from match_data import ALIGN, own_stories, prepare, scrambled_stories, split_stories
from match_measure import bcubed, count_facts, count_pairs, f1, matched_lines, reliability
from rapidfuzz import fuzz

from crossread.config import Settings
from crossread.match import align_parallel, match_story
from crossread.match.pairs import find_pairs
from crossread.match.story import score_pairs
from crossread.match.views import view_units
from crossread.read import read_lines

HELD_SEEDS = (11, 12)
TRANSLATIONS = (
    ("google.fr",),
    ("google.fr", "google.de"),
    ("europarlfull.fr",),
    ("europarllight.fr",),
    ("google.fr", "europarlfull.fr"),
    ("google.fr", "google.de", "europarlfull.fr", "europarlfull.de"),
)


def read(path):
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def strict_lax(path, gold):
    sys.path.insert(0, str(ALIGN))
    from score_align import read as read_gold
    from score_align import score

    result = score([read_gold(gold)], [[(step.a, step.b) for step in path]])
    return f"{result['Fs']:.3f} / {result['Fl']:.3f}"


def parallel() -> None:
    print("## parallel: strict / lax F1, CPU seconds of matching")
    folder = ALIGN / "textberg-dev"
    de, fr = read(folder / "dev.de"), read(folder / "dev.fr")
    for names in TRANSLATIONS:
        forward = [read(folder / f"dev.{name}") for name in names if name.endswith("fr")]
        back = [read(folder / f"dev.{name}") for name in names if name.endswith("de")]
        started = time.process_time()
        path = align_parallel(de, fr, a_in_b=forward, b_in_a=back)
        seconds = time.process_time() - started
        print(f"textberg-dev, {' + '.join(names):60} {strict_lax(path, folder / 'dev.gold')}  {seconds:.2f} s")
    folder = ALIGN / "books-en-ru"
    pieces = [read_lines(folder / f"val.{lang}", lang=lang) for lang in ("en", "ru")]
    prepared = prepare(pieces)
    texts = [[segment.text for segment in article.segments] for article in prepared]
    pivots = [[entry.text for entry in article.translations] for article in prepared]
    started = time.process_time()
    path = align_parallel(texts[0], texts[1], pivots=(pivots[0], pivots[1]))
    seconds = time.process_time() - started
    print(f"books-en-ru, embedded ru_en {'':46} {strict_lax(path, folder / 'val.gold')}  {seconds:.2f} s")


def scrambled() -> None:
    print(f"## any order: held-out documents, seeds {HELD_SEEDS}")
    stories = [story for seed in HELD_SEEDS for story in split_stories(scrambled_stories(seed))[1]]
    ours: dict[str, Counter[str]] = defaultdict(Counter)
    plain: dict[float, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    sums = np.zeros(3)
    likely, right = [], []
    for story in stories:
        matching = match_story(story.articles, Settings())
        for kind, counts in count_pairs(story, matched_lines(matching), 0).items():
            ours[kind] += counts
        sums += bcubed(story, matching)
        values, hits = _probabilities(story)
        likely.append(values)
        right.append(hits)
        scores = _token_set(story)
        for cutoff in range(40, 91, 2):
            for kind, counts in count_pairs(story, scores, cutoff).items():
                plain[cutoff][kind] += counts
    best = max(plain, key=lambda cutoff: _f1(plain[cutoff]))
    print(f"{len(stories)} stories; pairs F1 (precision / recall), and token_set_ratio at its best cutoff, {best}")
    for kind in ("en-uk", "en-ru", "ru-uk", "same language"):
        print(f"  {kind:14} {_line(ours[kind])}    {_line(plain[best][kind])}")
    print(f"  {'all':14} {_line(sum(ours.values(), Counter()))}    {_line(sum(plain[best].values(), Counter()))}")
    precision, recall = sums[0] / sums[2], sums[1] / sums[2]
    print(f"  facts, BCubed F1 {2 * precision * recall / (precision + recall):.3f} ({precision:.3f} / {recall:.3f})")
    values, hits = np.concatenate(likely), np.concatenate(right)
    for name, rows in (("all candidates", values >= 0), ("of 0.02 and more", values >= 0.02)):
        error, bins = reliability(values[rows], hits[rows])
        print(f"  calibration, {name}: ECE {error:.3f}")
    print("    said -> right (pairs): " + ", ".join(f"{m:.2f} -> {s:.2f} ({n})" for m, s, n in bins))


def _probabilities(story):
    units = view_units(story.articles)
    pairs = find_pairs(units)
    names = [prepared.article.id for prepared in story.articles]
    keys = [(names[unit.article], unit.index) for unit in units]
    gold = story.pairs()
    ends = zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
    hits = np.array([frozenset((keys[a], keys[b])) in gold for a, b in ends], dtype=float)
    return score_pairs(units, pairs), hits


def _token_set(story):
    """Score every pair of lines of different articles by plain token_set_ratio on the translations."""
    lines = [
        ((prepared.article.id, entry.index), entry.text.lower())
        for prepared in story.articles
        for entry in prepared.translations
    ]
    return {frozenset((a, b)): fuzz.token_set_ratio(one, two) for a, one in lines for b, two in lines if a[0] < b[0]}


def _f1(kinds) -> float:
    total = sum(kinds.values(), Counter())
    return f1(total["right"], total["claimed"], total["gold"])


def _line(counts) -> str:
    precision = counts["right"] / max(1, counts["claimed"])
    recall = counts["right"] / max(1, counts["gold"])
    return f"{f1(counts['right'], counts['claimed'], counts['gold']):.3f} ({precision:.3f} / {recall:.3f})"


def own() -> None:
    print("## our own stories (corpora/): shipped weights, which have seen them")
    stories = own_stories()
    counts: Counter[str] = Counter()
    for story in stories:
        counts += count_facts(story, match_story(story.articles, Settings()))
    print_facts(counts)


def print_facts(counts) -> None:
    print(f"  facts found {counts['facts found']} of {counts['facts']} ({counts['facts predicted']} given)")
    print(f"  omissions right {counts['claimed right']} of {counts['claimed']} claimed, {counts['absent']} in gold")
    print(
        f"  exclusive lines right {counts['exclusive right']} of {counts['exclusive claimed']} claimed, "
        f"{counts['exclusive']} in gold"
    )


def headlines() -> None:
    match_headlines.main()


def speed() -> None:
    match_speed.main()


def main() -> None:
    parts = {
        "parallel": parallel,
        "scrambled": scrambled,
        "own": own,
        "headlines": match_headlines.main,
        "speed": speed,
    }
    chosen = sys.argv[1:] or list(parts)
    for name in chosen:
        parts[name]()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
