"""
Make crossread/match/background.tsv: how common each stem is in news.

Counts, in the sentences written for this project (CC0, parallel.tsv and ../shared/triples/train.tsv), in how many a
stem occurs. Ships no sentence, only stems that occur in three or more, with their idf.

    python benchmarks/match_background.py
"""

import math
from collections import Counter
from pathlib import Path

from match_data import read_triples

from crossread.match.spelling import WORD, skeleton, stem_word

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "crossread" / "match" / "background.tsv"
LEAST = 3  # sentences


def main() -> None:
    rows = read_triples()
    lines = ["# view, stem, idf: ln(sentences / sentences with it), made by benchmarks/match_background.py"]
    english = [row[0] for row in rows]
    slavic = [text for row in rows for text in row[1:]]
    tables = (
        ("pivot", english, stem_word),
        ("pivot", slavic, stem_word),
        ("origin", english, stem_word),
        ("origin", slavic, stem_word),
        ("gloss", english, stem_word),
        ("bones", english + slavic, skeleton),
    )
    for view, texts, form in tables:
        counts = Counter(token for text in texts for token in {form(word) for word in WORD.findall(text)} if token)
        for stem, count in sorted(counts.items()):
            if count >= LEAST:
                lines.append(f"{view}\t{stem}\t{max(0.0, math.log(len(texts) / count)):.2f}")
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} stems of {len(rows)} sentences -> {TARGET.name}")


if __name__ == "__main__":
    main()
