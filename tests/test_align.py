"""`crossread align` and `crossread match`: what they print."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crossread.cli import app
from crossread.errors import InputError

EN = """Dockers in the port of Brindal walk out over night shifts
About 400 dockers stopped work on Monday after talks with the harbour company failed.
The union demands a pay rise of 12 percent and an end to double night shifts.

Three grain ships were waiting in the roadstead on Tuesday.
"""
OTHER = """Brindal dockers stop the port over night shifts
Three grain ships waited in the roadstead on Tuesday.
The union wants a pay rise of 12 percent and no more double night shifts.
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "daily.en.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_align_parallel_prints_gold_lines_by_number_in_the_file(folder: Path) -> None:
    path = folder / "wire.en.txt"
    result = run("align", path, path, "--parallel", "--lines", "--format", "gold", "--quiet")
    assert result.exit_code == 0, result.output
    assert [line.rsplit(":", 1)[0] for line in result.stdout.splitlines()] == [f"[{n}]:[{n}]" for n in (0, 1, 2, 4)]


def test_align_takes_a_given_translation_of_any_language(tmp_path: Path) -> None:
    lines = [line for line in EN.splitlines() if line]
    for name, own in {
        "a.de.txt": [f"Zeile {number} wie gesagt" for number in range(len(lines))],
        "b.txt": lines,
        "mt.txt": lines,
    }.items():
        (tmp_path / name).write_text("\n".join(own) + "\n", encoding="utf-8")
    words = ("align", tmp_path / "a.de.txt", tmp_path / "b.txt", "--parallel", "--lines", "--format", "gold")
    result = run(*words, "--translation", tmp_path / "mt.txt")
    assert [line.rsplit(":", 1)[0] for line in result.stdout.splitlines()] == [f"[{n}]:[{n}]" for n in range(4)]
    (tmp_path / "mt.txt").write_text("only one line\n", encoding="utf-8")
    assert isinstance(run(*words, "--translation", tmp_path / "mt.txt").exception, InputError)


def test_align_any_order_lists_matches_and_what_is_left(folder: Path) -> None:
    result = run("align", folder / "wire.en.txt", folder / "daily.en.txt", "--lines", "--format", "json", "--quiet")
    rows = json.loads(result.stdout)
    pairs = {(tuple(row["a_lines"]), tuple(row["b_lines"])) for row in rows}
    assert {((4,), (1,)), ((2,), (2,))} <= pairs
    assert {line for row in rows for line in row["a_lines"]} == {0, 1, 2, 4}


def test_align_prints_a_table_of_tabs(folder: Path) -> None:
    lines = run("align", folder / "wire.en.txt", folder / "daily.en.txt", "--quiet").stdout.splitlines()
    assert lines[0].split("\t") == ["a", "b", "probability", "a_text", "b_text"]
    assert all(len(line.split("\t")) == 5 for line in lines)


def test_match_prints_the_plain_json_form(folder: Path) -> None:
    found = json.loads(run("match", folder, "--lines", "--json", "--quiet").stdout)
    pair = next(pair for pair in found["pairs"] if pair["a_lines"] == [1])
    assert (pair["a"], pair["b"], pair["b_lines"]) == ("daily.en.txt", "wire.en.txt", [4])
    assert all(0 <= pair["probability"] <= 1 for pair in found["pairs"])
    for fact in found["facts"]:
        assert set(fact) == {"members", "unclear", "absent", "probability"}
        assert set(fact["members"]) | set(fact["unclear"]) | set(fact["absent"]) == {"daily.en.txt", "wire.en.txt"}


def test_match_tells_facts_in_words_without_json(folder: Path) -> None:
    assert "2 articles" in run("match", folder, "--lines", "--quiet").stdout.splitlines()[0]


def test_match_of_an_empty_folder_or_none_is_an_input_error(tmp_path: Path) -> None:
    assert isinstance(run("match", tmp_path).exception, InputError)
    assert isinstance(run("match", tmp_path / "nowhere").exception, InputError)
