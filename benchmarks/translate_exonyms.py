"""
Write `crossread/translate/exonyms.tsv`: names that are not alike in Ukrainian or Russian and in English.

    python benchmarks/translate_exonyms.py [../shared/triples/names.tsv]

From the project's own list of names (columns: kind, en, uk, ru). A word goes in when no English word of its row is
like it, as `crossread.translate.names` judges likeness without this table.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from crossread.translate import names

HEAD = "# stem\tEnglish words (lower case; any of them keeps the name). Made by benchmarks/translate_exonyms.py"
OUT = Path(names.__file__).with_name("exonyms.tsv")
ENDING = re.compile("(?:ська|ський|ське|ская|ский|ское|[аеиоуыэюяіїєйь]{1,2})$")
SKIPPED = {"of", "the", "and", "for", "in", "on", "to", "is", "at", "by", "from"}
# Written by hand: what news says otherwise than the list.
MORE = {
    "верховн": "parliament, supreme, rada",
    "рад": "parliament, council, rada",
    "захід": "west",
    "заход": "west",
    "запад": "west",
    "схід": "east",
    "сход": "east",
    "восток": "east",
    "північ": "north",
    "север": "north",
    "південь": "south",
    "півдн": "south",
    "юг": "south",
    "шотланд": "scotland, scottish, scots",
    "уэльс": "wales, welsh",
    "уельс": "wales, welsh",
    "європ": "europe, eu, european",
    "европ": "europe, eu, european",
    "твиттер": "twitter, tweet",
    "твітер": "twitter, tweet",
    "штат": "states, state, us, u.s",
    "соединенн": "united, us, u.s",
    "соединённ": "united, us, u.s",
    "сполучен": "united, us, u.s",
    "госдум": "duma, parliament",
    "держдум": "duma, parliament",
    "минобороны": "defence, defense",
    "міноборони": "defence, defense",
    "генштаб": "staff",
    "кремл": "kremlin",
    "кремль": "kremlin",
    "біл": "white, bila",
    "бел": "white",
    "дім": "house",
    "дом": "house",
}


def main() -> None:
    source = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/triples/names.tsv")
    names._read_exonyms = lambda: {}
    found: dict[str, set[str]] = defaultdict(set)
    for line in source.read_text(encoding="utf-8").splitlines():
        kind, english, *spellings = line.split("\t")
        if kind == "month_day":
            continue
        for spelling in spellings:
            add_row(found, english, spelling)
    for stem, words in MORE.items():
        found[stem] |= set(words.split(", "))
    rows = [f"{stem}\t{', '.join(sorted(found[stem]))}" for stem in sorted(found)]
    OUT.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} stems, {OUT.stat().st_size:,} bytes")


def add_row(found: dict[str, set[str]], english: str, spelling: str) -> None:
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", english)} - SKIPPED
    parts = re.findall(r"[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*", spelling)
    for position, part in enumerate(parts):
        if not part[0].isupper() or len(part) < 3 or part.isupper():
            continue
        if names.find_lost_names(f"x {part}", english):
            aligned = re.findall(r"[^\W\d_]+", english)
            pick = {aligned[position].lower()} if len(aligned) == len(parts) else words
            stem = ENDING.sub("", part.lower())
            found[stem if len(stem) >= 3 else part.lower()] |= {word for word in pick if len(word) > 1}


if __name__ == "__main__":
    main()
