"""
How well does `crossread frame` find the signals of framing? Precision, recall and F1 on tests/gold, with floors.

    python benchmarks/gate_framing.py                       both halves, against the floors; exit 1 below one
    python benchmarks/gate_framing.py --half build --list-errors build
    python benchmarks/gate_framing.py --update              write floors; refuses to lower one

Every sentence of the gold is framed as a text of its own, through the command line as users call it
(`crossread frame FILE --lang L --lines --json`). The rules of matching stand in tests/gold/README.md. The half `final`
is never listed, only counted.
"""

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
GOLD: Final = ROOT / "tests" / "gold"
FLOORS: Final = ROOT / "benchmarks" / "floors" / "framing.json"
HALVES: Final = ("build", "final")
LANGUAGES: Final = ("uk", "ru", "en")
SIGNALS: Final = ("Q", "B2", "B6", "F1", "D1", "D4", "D5", "C1", "C2", "C3", "C4", "C6", "C7")
LABELLED: Final = ("B2", "B6", "F1", "D1")  # the contract names labels for these; the others count by their span
PRECISION_AIM: Final = 0.90  # for every signal
RECALL_AIM: Final = {"B2": 0.75, "B6": 0.75, "F1": 0.75, "D1": 0.75, "C3": 0.75}

# Names of one counted thing that mean the same: the gold says "people", a detector may say "person" or "civilian".
SYNONYMS: Final = (
    ("%", "percent", "per cent", "percentage"),
    ("people", "person", "human", "resident", "civilian", "inhabitant"),
    ("child", "children"),
    ("UAH", "hryvnia"),
    ("RUB", "rouble", "ruble"),
    ("USD", "dollar", "$"),
    ("EUR", "euro", "€"),
    ("GBP", "pound", "£"),
    ("km", "kilometre", "kilometer"),
    ("m", "metre", "meter"),
    ("cm", "centimetre", "centimeter"),
    ("kg", "kilogram", "kilogramme"),
    ("hectare", "ha"),
    ("tonne", "ton"),
    ("km/h", "kilometres an hour", "kilometres per hour", "kilometre", "km"),
    ("m/s", "metres a second", "metres per second"),
    ("CHF", "franc", "Swiss franc"),
    ("cubic metre", "m3", "m³", "cubic meter"),
    ("degree", "°", "°C"),
    ("drone", "uav"),
    ("soldier", "serviceman", "servicemen", "troop", "military"),
    ("house", "home", "building"),
    ("lorry", "truck"),
    ("time", "fold", "times"),
    ("apartment", "flat"),
    ("place", "seat"),
    ("household", "family"),
    ("video", "clip"),
    ("team", "brigade", "crew"),
    ("expert", "specialist"),
    ("ship", "boat", "vessel"),
    ("attack", "assault"),
    ("warehouse", "depot"),
    ("interlocutor", "source"),
    ("schoolgirl", "schoolboy", "pupil", "schoolchild", "student"),
    ("saleswoman", "salesman", "seller"),
    ("therapist", "physician", "doctor"),
    ("polling station", "precinct"),
    ("exemption", "benefit"),
    ("aircraft", "plane", "jet"),
    ("cottage", "dacha"),
)

# Kinds of people, besides the persons in the table of counted things: the gold may say "people" where a detector says
# "fishermen", or the other way round.
PERSONS: Final = frozenset(
    re.findall(
        r"\w+",
        """activist adult angler artist bather believer buyer casualty child citizen civilian customer dead
        defendant deputy detainee diplomat doctor driver employee engineer faithful fan farmer fatality
        fighter firefighter fisherman fishermen graduate guest hostage human individual inhabitant injured
        journalist killed lawyer life lives local man member men migrant military miner minor missing
        newborn officer official parishioner participant passenger patient pedestrian pensioner people
        person pilgrim player policeman prisoner protester pupil refugee relative rescuer resident
        respondent sailor schoolchild serviceman servicemen skier soldier specialist spectator staff striker
        student supporter survivor suspect teacher tourist townspeople townsperson trader troop victim
        villager visitor volunteer voter witness woman women worker worshipper wounded""",
    )
)

Span = dict[str, Any]
Fits = Callable[[Span, Span], bool]


@dataclass
class Score:
    """Counts of one signal in one language: gold spans and how many were found, spans said and how many are right."""

    gold: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Errors:
    """What was missed and what was said wrongly, as lines to print."""

    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def read_gold(half: str, lang: str) -> list[dict[str, Any]]:
    """Return the sentences of one half and language, in file order."""
    lines = (GOLD / half / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def frame_sentences(texts: list[str], lang: str) -> list[list[Span]]:
    """Return what `crossread frame --lines --json` says of each text, same order and length."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sentences.{lang}.txt"
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "crossread", "frame", str(path), "--lang", lang, "--lines", "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"crossread frame failed ({done.returncode}): {done.stderr.strip()[-800:]}")
    said = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if len(said) != len(texts):
        raise SystemExit(f"crossread frame printed {len(said)} lists for {len(texts)} lines")
    return said


def overlaps(a: Span, b: Span) -> bool:
    """Return whether two spans share a character."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def same_signal(gold: Span, said: Span) -> bool:
    """Return whether *said* names the gold's signal, or the other one that its definition allows."""
    return said["signal"] in (gold["signal"], gold.get("alternative"))


def same_label(gold: Span, said: Span) -> bool:
    """Return whether the labels agree, for the signals that have one."""
    if gold["signal"] == "F1":
        return same_values(gold, said) and (is_share(gold, said) or same_thing(gold["label"], said.get("label") or ""))
    if gold["signal"] not in LABELLED:
        return True
    return said.get("label") in (gold["label"], *gold.get("also", ()))


def same_values(gold: Span, said: Span) -> bool:
    """Return whether a quantity has the gold's bounds and, unless it is a range, its qualifier."""
    is_range = gold["low"] is not None and gold["high"] is not None and gold["low"] != gold["high"]
    scale = 100 if is_share(gold, said) else 1
    bounds = all(same_number(gold[key] and gold[key] * scale, said.get(key)) for key in ("low", "high"))
    return bounds and (is_range or gold["qualifier"] == said.get("qualifier"))


def is_share(gold: Span, said: Span) -> bool:
    """Return whether one says "half the villages" as 0.5 of the villages and the other as 50 %."""
    values = [gold[key] for key in ("low", "high") if gold[key] is not None]
    return said.get("label") == "%" and gold["label"] != "%" and bool(values) and max(values) < 1


def same_number(a: float | None, b: float | None) -> bool:
    """Return whether both are open or both are the same number."""
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=2e-4)  # a third is 33.33 % or 33.3333 %


def same_thing(gold: str, said: str) -> bool:
    """Return whether two names of a counted thing share a word (number, synonyms and kinds of people aside)."""
    if not gold:  # the sentence does not name it: "up to six million"
        return True
    wanted, given = words_of(gold), words_of(said)
    if wanted & given:
        return True
    kinds = PERSONS | person_nouns()
    return ("people" in wanted and bool(given & kinds)) or ("people" in given and bool(wanted & kinds))


@cache
def person_nouns() -> frozenset[str]:
    """Return the last words of all names of persons in the program's table of counted things."""
    lines = (ROOT / "crossread" / "framing" / "quantities" / "nouns.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return frozenset(row[0].split(" ")[-1].casefold() for row in rows if row[3:] == ["person"])


def words_of(name: str) -> set[str]:
    """Return the words of a counted thing in the singular, with the synonyms of each."""
    words = {singular(word) for word in re.split(r"[\s,;()]+", name.casefold()) if word}
    for group in SYNONYMS:
        names = {singular(word.casefold()) for word in group}
        if names & (words | {singular(name.casefold())}):
            words |= names
    return words


def singular(word: str) -> str:
    """Return an English noun without its plural ending."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def fits_in_full(gold: Span, said: Span) -> bool:
    """Return whether signal and label agree."""
    return same_signal(gold, said) and same_label(gold, said)


def fits_by_values(gold: Span, said: Span) -> bool:
    """Return whether the signals agree and, for a quantity, the values, whatever is counted."""
    return same_signal(gold, said) and (gold["signal"] != "F1" or same_values(gold, said))


def is_free(span: Span, sentence: dict[str, Any]) -> bool:
    """Return whether a said span stands where the gold leaves the choice open."""
    for gold in sentence["spans"]:
        if gold.get("optional") and gold["signal"] == span["signal"] and overlaps(gold, span):
            return True
        if span["signal"] == "C1" and gold["signal"] == "F1" and overlaps(gold, span):
            return True  # "about", "almost" belong to the quantity
    return span["signal"] == "C7" and span.get("label") == "negation"  # bare negations are optional everywhere


def abstains(span: Span, wanted: list[Span]) -> bool:
    """Return whether a said number is right and leaves open what it counts: no statement, neither right nor wrong."""
    if span["signal"] != "F1" or span.get("label"):
        return False
    return any(overlaps(gold, span) and fits_by_values(gold, span) for gold in wanted)


def score_sentence(
    sentence: dict[str, Any], said: list[Span], fits: Fits, errors: Errors | None = None
) -> Counter[Any]:
    """Count one sentence: keys are (signal, "gold" | "found" | "said" | "right")."""
    wanted = [span for span in sentence["spans"] if not span.get("optional")]
    counts: Counter[Any] = Counter()
    for gold in wanted:
        counts[gold["signal"], "gold"] += 1
        if any(overlaps(gold, span) and fits(gold, span) for span in said):
            counts[gold["signal"], "found"] += 1
        elif errors is not None:
            errors.missed.append(
                describe(gold, sentence, [s for s in said if overlaps(gold, s) and same_signal(gold, s)])
            )
    for span in said:
        right = any(overlaps(gold, span) and fits(gold, span) for gold in wanted)
        if not right and (is_free(span, sentence) or abstains(span, wanted)):
            continue
        counts[span["signal"], "said"] += 1
        counts[span["signal"], "right"] += right
        if not right and errors is not None:
            errors.false.append(
                describe(span, sentence, [g for g in wanted if overlaps(g, span) and same_signal(g, span)])
            )
    return counts


def describe(span: Span, sentence: dict[str, Any], beside: list[Span]) -> str:
    """Return one line that shows a span, what stands in its place, and the sentence."""
    near = "; ".join(brief(other) for other in beside)
    return f"{span['signal']} {sentence['id']} {brief(span)}{' <> ' + near if near else ''} | {sentence['text']}"


def brief(span: Span) -> str:
    """Return text, label and values of a span in brackets."""
    values = [str(span.get("label"))]
    if "low" in span:
        values += [f"{span['low']}..{span.get('high')}", str(span.get("qualifier"))]
    return f"[{span['text']}] " + ", ".join(values)


def score_half(
    half: str, lang: str, said: list[list[Span]], fits: Fits, errors: Errors | None = None
) -> dict[str, Score]:
    """Return the scores by signal of one half and language."""
    counts: Counter[Any] = Counter()
    for sentence, spans in zip(read_gold(half, lang), said, strict=True):
        counts += score_sentence(sentence, spans, fits, errors)
    parts = ("gold", "found", "said", "right")
    return {s: Score(**{part: counts[s, part] for part in parts}) for s in SIGNALS}


def pooled(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """Return the scores by signal summed over languages: steadier where one language has few spans."""
    total = {signal: Score() for signal in SIGNALS}
    for by_signal in scores:
        for signal, score in by_signal.items():
            have = total[signal]
            total[signal] = Score(
                gold=have.gold + score.gold,
                found=have.found + score.found,
                said=have.said + score.said,
                right=have.right + score.right,
            )
    return total


def label_in_quote(half: str, lang: str, said: list[list[Span]]) -> tuple[int, int]:
    """Return how many found labels agree on standing inside a quotation, and how many were found."""
    agree = total = 0
    for sentence, spans in zip(read_gold(half, lang), said, strict=True):
        for gold in sentence["spans"]:
            hits = [s for s in spans if gold["signal"] == "D1" and overlaps(gold, s) and s["signal"] == "D1"]
            if hits and not gold.get("optional"):
                total += 1
                agree += bool(hits[0].get("in_quote")) == gold["in_quote"]
    return agree, total


def gold_hashes() -> dict[str, str]:
    """Return the SHA-256 of each file of the gold."""
    files = [GOLD / half / f"{lang}.jsonl" for half in HALVES for lang in LANGUAGES]
    return {path.relative_to(GOLD).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def print_scores(half: str, lang: str, said: list[list[Span]]) -> dict[str, Score]:
    """Print the table of one half and language, and return its full scores."""
    full = score_half(half, lang, said, fits_in_full)
    loose = score_half(half, lang, said, same_signal)
    by_values = score_half(half, lang, said, fits_by_values)
    print_rows(half, lang, "full", full)
    print_rows(half, lang, "untyped", {signal: loose[signal] for signal in LABELLED})
    print_rows(half, lang, "values", {"F1": by_values["F1"]})
    agree, total = label_in_quote(half, lang, said)
    print(f"{half:5} {lang:3} in_quote D1   {agree} of {total} labels found agree on standing in a quotation")
    return full


def print_rows(half: str, lang: str, kind: str, scores: dict[str, Score]) -> None:
    """Print one line per signal, and what lies below the aim of the full figures."""
    for signal, score in scores.items():
        if not score.gold and not score.said:
            continue
        below = ""
        if kind == "full" and score.precision < PRECISION_AIM:
            below += " precision below aim"
        if kind == "full" and score.recall < RECALL_AIM.get(signal, 0):
            below += " recall below aim"
        figures = f"{score.precision:9.3f} {score.recall:9.3f} {score.f1:9.3f} {score.gold:6} {score.said:6}"
        print(f"{half:5} {lang:3} {kind:8} {signal:4} {figures}{below}")


def as_floors(scores: dict[tuple[str, str], dict[str, Score]]) -> dict[str, Any]:
    """Return the floors that these scores just reach, cut to three decimals."""
    floors: dict[str, Any] = {}
    for (half, lang), by_signal in scores.items():
        for signal, score in by_signal.items():
            if score.gold:
                pair = {"precision": cut(score.precision), "recall": cut(score.recall)}
                floors.setdefault(half, {}).setdefault(lang, {})[signal] = pair
    return floors


def cut(value: float) -> float:
    """Return *value* rounded down to three decimals."""
    return math.floor(value * 1000) / 1000


def flatten(floors: dict[str, Any]) -> dict[tuple[str, ...], float]:
    """Return nested floors as {(half, language, signal, figure): value}."""
    return {
        (half, lang, signal, figure): value
        for half, langs in floors.items()
        for lang, signals in langs.items()
        for signal, pair in signals.items()
        for figure, value in pair.items()
    }


def below_floor(current: dict[str, Any], floors: dict[str, Any], halves: Iterable[str]) -> list[str]:
    """Return a line for each figure of *halves* that lies below its floor."""
    have = flatten(current)
    return [
        f"below the floor: {' '.join(key)} is {have.get(key, 0.0):.3f}, floor {value:.3f}"
        for key, value in flatten(floors).items()
        if key[0] in halves and have.get(key, 0.0) < value
    ]


def write_floors(current: dict[str, Any], halves: Iterable[str], allow_regression: bool) -> None:
    """Write the floors of *halves*; leave the file alone and exit 1 if one would fall without leave."""
    stored = read_floors()
    fallen = below_floor(current, stored["floors"], halves)
    if fallen and not allow_regression:
        print("\n".join(fallen))
        raise SystemExit("not updated: a floor would fall; --allow-regression lowers it")
    merged = {**stored["floors"], **current}
    text = json.dumps({"gold": gold_hashes(), "floors": merged}, indent=1, sort_keys=True)
    FLOORS.parent.mkdir(exist_ok=True)
    FLOORS.write_text(text + "\n", encoding="utf-8")
    print("floors written to benchmarks/floors/framing.json")


def read_floors() -> dict[str, Any]:
    """Return the stored floors, empty ones if there are none yet."""
    if not FLOORS.exists():
        return {"gold": {}, "floors": {}}
    stored: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return stored


def list_errors(lang: str, said: list[list[Span]], signal: str | None) -> None:
    """Print what was missed and what was said wrongly in the half that may be looked at."""
    errors = Errors()
    score_half("build", lang, said, fits_in_full, errors)
    for name, lines in (("missed", errors.missed), ("false", errors.false)):
        for line in sorted(lines):
            if signal is None or line.startswith(signal + " "):
                print(f"{lang} {name:6} {line}")


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options; listing the final half is a usage error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=(*HALVES, "both"), default="both")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only; floors of the others are not checked")
    parser.add_argument("--list-errors", metavar="HALF", help="list misses and false alarms; only `build`")
    parser.add_argument("--signal", choices=SIGNALS, help="list the errors of one signal only")
    parser.add_argument("--update", action="store_true", help="write the figures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    options = parser.parse_args(arguments)
    if options.list_errors not in (None, "build"):
        parser.error("only the half `build` may be listed; `final` is opened for its figures alone")
    if options.update and options.lang:
        parser.error("--update needs all languages")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; 0 when no figure lies below its floor, else 1."""
    options = parse_arguments(arguments)
    halves = HALVES if options.half == "both" else (options.half,)
    languages = (options.lang,) if options.lang else LANGUAGES
    print("half  lang kind   signal precision    recall        F1   gold   said")
    scores: dict[tuple[str, str], dict[str, Score]] = {}
    listed: list[tuple[str, list[list[Span]]]] = []
    for half in halves:
        for lang in languages:
            said = frame_sentences([row["text"] for row in read_gold(half, lang)], lang)
            scores[half, lang] = print_scores(half, lang, said)
            if half == options.list_errors:
                listed.append((lang, said))
        if not options.lang:
            print_rows(half, "all", "full", pooled(scores[half, lang] for lang in languages))
    for lang, said in listed:
        list_errors(lang, said, options.signal)
    current = as_floors(scores)
    if options.update:
        write_floors(current, halves, options.allow_regression)
        return 0
    return check_floors(current, halves, languages)


def check_floors(current: dict[str, Any], halves: Iterable[str], languages: Iterable[str]) -> int:
    """Print what lies below its floor and return 1, or 0 when nothing does."""
    stored = read_floors()
    chosen = {
        half: {lang: by for lang, by in langs.items() if lang in languages} for half, langs in stored["floors"].items()
    }
    problems = below_floor(current, chosen, halves)
    if stored["gold"] and stored["gold"] != gold_hashes():
        problems.append("the gold changed since the floors were written: look at the change, then run --update")
    print("\n".join(problems) if problems else "no figure below its floor")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
