"""The gold of tests/gold and the gate over it keep what their README promises."""

import importlib.util
import json
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
FILES = [f"{half}/{lang}.jsonl" for half in ("build", "final") for lang in ("uk", "ru", "en")]
SIGNALS = {"Q", "B2", "B6", "F1", "D1", "D4", "D5", "C1", "C2", "C3", "C4", "C6", "C7"}
SOURCES = {"person", "body", "media", "document", "anonymous", "none"}
VERBS = {"neutral", "assertive", "factive", "distancing", "negative", "denial"}
QUALIFIERS = {"exact", "at least", "about", "up to", "vague"}


def read(name: str) -> list[dict]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate_framing", ROOT / "benchmarks" / "gate_framing.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["gate_framing"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", FILES)
def test_each_file_holds_at_least_150_sentences_with_exact_offsets(name):
    rows = read(name)
    assert len(rows) >= 150
    for row in rows:
        assert row["lang"] == Path(name).stem and row["text"] == row["text"].strip() and "\n" not in row["text"]
        for span in row["spans"]:
            assert row["text"][span["start"] : span["end"]] == span["text"] != "", row["id"]


@pytest.mark.parametrize("name", FILES)
def test_labels_come_from_the_contract(name):
    concepts = concept_rows()
    for row in read(name):
        for span in row["spans"]:
            assert span["signal"] in SIGNALS, row["id"]
            if span.get("optional"):
                continue
            allowed = {"B2": SOURCES, "B6": VERBS, "D1": concepts}.get(span["signal"])
            assert allowed is None or span["label"] in allowed, (row["id"], span)
            if span["signal"] == "F1":
                assert span["qualifier"] in QUALIFIERS and isinstance(span["label"], str), row["id"]
                assert bounds_fit(span), (row["id"], span)


def concept_rows() -> set[str]:
    """The rows of the concept table, as the gold of the stories uses them plus those that only occur here."""
    used = {
        label["concept"]
        for path in ROOT.glob("corpora/*/gold.json")
        for label in json.loads(path.read_text())["labels"]
    }
    rest = {"Ukrainian government", "Putin", "Zelensky", "fighters in 2014-22", "referendums / annexation", "retreat"}
    rest |= {"taking a town", "dam / plant event", "attack suspects", "prisoners"}
    return (used | rest) - {"other"}


def bounds_fit(span: dict) -> bool:
    low, high = span["low"], span["high"]
    closed = low is not None and high is not None
    return {
        "exact": closed and low <= high,  # two bounds: a range
        "about": closed and low <= high,
        "at least": low is not None and high is None,
        "vague": low is not None and high is None,
        "up to": low is None and high is not None,
    }[span["qualifier"]]


def test_no_sentence_occurs_twice():
    texts = Counter(row["text"] for name in FILES for row in read(name))
    ids = Counter(row["id"] for name in FILES for row in read(name))
    assert max(texts.values()) == 1 and max(ids.values()) == 1


def test_a_quarter_or_more_carry_no_signal():
    rows = [row for name in FILES for row in read(name)]
    plain = [row for row in rows if all(span.get("optional") for span in row["spans"])]
    assert 0.25 <= len(plain) / len(rows) <= 0.4


def test_quotations_stand_between_quotation_marks():
    for name in FILES:
        for row in read(name):
            for span in row["spans"]:
                if span["signal"] in ("Q", "C4") and not span.get("optional"):
                    assert re.search(r'[«"“‘]|(?:^|\s)[\u2018\'—–]', row["text"][: span["start"]]), row["id"]


def sentence(*spans: dict) -> dict:
    return {"id": "x", "text": "Some 40 drones fell, Kyiv said.", "spans": list(spans)}


QUANTITY = {
    "signal": "F1",
    "start": 0,
    "end": 14,
    "text": "Some 40 drones",
    "label": "drones",
    "low": 40,
    "high": 40,
    "qualifier": "about",
}


def test_a_quantity_fits_in_full_only_with_bounds_qualifier_and_thing(gate):
    fits = lambda **change: gate.fits_in_full(QUANTITY, {**QUANTITY, **change})  # noqa: E731 - a shorthand of this test
    assert fits() and fits(label="UAV") and fits(low=40.0)
    assert not fits(label="people") and not fits(low=None) and not fits(qualifier="exact")


def test_kinds_of_people_are_people_and_an_unnamed_thing_is_anything(gate):
    assert gate.same_thing("people", "fishermen") and gate.same_thing("miners", "person")
    assert gate.same_thing("", "UAH") and gate.same_thing("%", "per cent")
    assert not gate.same_thing("people", "drones") and not gate.same_thing("soldiers", "miners")


def test_optional_spans_are_neither_missed_nor_false(gate):
    counts = gate.score_sentence(sentence({**QUANTITY, "optional": True}), [], gate.fits_in_full)
    assert not counts
    counts = gate.score_sentence(sentence({**QUANTITY, "optional": True}), [QUANTITY], gate.fits_in_full)
    assert not counts


def test_a_false_alarm_lowers_precision_and_a_miss_lowers_recall(gate):
    verb = {"signal": "B6", "start": 26, "end": 30, "text": "said", "label": "neutral"}
    said = [{**verb, "label": "denial"}, QUANTITY]
    counts = gate.score_sentence(sentence(verb, QUANTITY), said, gate.fits_in_full)
    assert (counts["B6", "gold"], counts["B6", "found"], counts["B6", "said"], counts["B6", "right"]) == (1, 0, 1, 0)
    assert (counts["F1", "found"], counts["F1", "right"]) == (1, 1)
    assert gate.score_sentence(sentence(verb), said[:1], gate.same_signal)["B6", "right"] == 1


def test_an_alternative_signal_counts_for_recall_and_precision(gate):
    gold = {"signal": "C3", "alternative": "C1", "start": 0, "end": 4, "text": "Some", "label": "distancing"}
    counts = gate.score_sentence(sentence(gold), [{**gold, "signal": "C1"}], gate.fits_in_full)
    assert counts["C3", "found"] == 1 and counts["C1", "right"] == 1


def test_the_final_half_is_never_listed(gate, capsys):
    with pytest.raises(SystemExit) as stop:
        gate.parse_arguments(["--list-errors", "final"])
    assert stop.value.code == 2 and "only the half `build`" in capsys.readouterr().err


def test_update_refuses_to_lower_a_floor(gate, tmp_path, monkeypatch):
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    high = {"build": {"en": {"B2": {"precision": 0.9, "recall": 0.8}}}}
    low = {"build": {"en": {"B2": {"precision": 0.8, "recall": 0.8}}}}
    gate.write_floors(high, ["build"], False)
    with pytest.raises(SystemExit, match="would fall"):
        gate.write_floors(low, ["build"], False)
    assert gate.read_floors()["floors"] == high
    gate.write_floors(low, ["build"], True)
    assert gate.read_floors()["floors"] == low


def test_a_figure_below_its_floor_or_a_changed_gold_fails_the_gate(gate, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    floors = {"build": {"en": {"B2": {"precision": 0.9, "recall": 0.8}}}}
    gate.write_floors(floors, ["build"], False)
    worse = {"build": {"en": {"B2": {"precision": 0.9, "recall": 0.7}}}}
    assert gate.check_floors(floors, ["build"], ["en"]) == 0
    assert gate.check_floors(worse, ["build"], ["en"]) == 1
    assert gate.check_floors(worse, ["build"], ["uk"]) == 0
    monkeypatch.setattr(gate, "gold_hashes", lambda: {})
    assert gate.check_floors(floors, ["build"], ["en"]) == 1
    assert "the gold changed" in capsys.readouterr().out


@pytest.mark.parametrize("story", ["model-avdiivka-2024-02", "model-freeze-offer-2024-02"])
def test_gold_of_a_modelled_story_points_into_its_articles(story):
    from crossread.read import read_article

    folder = ROOT / "corpora" / story
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    files = {article["file"] for article in gold["articles"]}
    lines = {}
    for name in files:
        text = read_article(folder / name).text
        lines[name] = [text[start:end] for start, end in gold["sentences"][name]]
        assert lines[name][0] == text.splitlines()[0]
    for record in gold["labels"] + gold["distance"]:
        assert record["text"] in lines[record["file"]][record["line"]]
    for fact in gold["facts"]:
        assert sorted([*fact["members"], *fact["absent"], *fact["unclear"]]) == sorted(files), fact["id"]
    assert {(r["file"], r["line"]) for r in gold["attribution"]} == {
        (n, i) for n in files for i in range(len(lines[n]))
    }
    assert [set(c["levels"]) for c in gold["certainty"]] == [set(f["members"]) for f in gold["facts"]]
