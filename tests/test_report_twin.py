"""The JSON twin: round trip, schema, and clear refusals."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread.errors import InputError
from crossread.findings import SCHEMA_VERSION, StoryReport
from crossread.report import parse_json, render_json
from crossread.report.twin import read_schema

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")


@pytest.fixture
def report() -> StoryReport:
    return parse_json(TEXT)


def changed(*path: str | int, value: Any) -> str:
    """Return the twin with the value at *path* replaced."""
    data = json.loads(TEXT)
    node = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return json.dumps(data)


def test_twin_gives_back_the_record(report: StoryReport) -> None:
    assert parse_json(render_json(report)) == report


def test_twin_gives_back_the_same_bytes() -> None:
    assert render_json(parse_json(TEXT)) == TEXT


def test_whole_number_in_a_field_for_fractions_is_written_as_fraction(report: StoryReport) -> None:
    coverage = (replace(report.findings.coverage[0], share=1), *report.findings.coverage[1:])
    text = render_json(replace(report, findings=replace(report.findings, coverage=coverage)))
    assert render_json(parse_json(text)) == text
    assert '"share": 1.0' in text


def test_schema_names_every_field_of_the_twin() -> None:
    schema = json.loads(read_schema())
    assert set(schema["$defs"]["StoryReport"]["properties"]) == set(json.loads(TEXT))
    assert schema["$defs"]["StoryReport"]["properties"]["schema_version"] == {"const": SCHEMA_VERSION}


def test_other_version_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="schema version 99") as caught:
        parse_json(changed("schema_version", value=99), where="x.json")
    assert caught.value.where == "x.json"
    assert caught.value.mend


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"schema_version": 1}', "\ud800", "[" * 100_000],
    ids=["empty", "cut off", "list", "number", "no fields", "surrogate", "deep"],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_json(text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("articles", 0, "article", "lang"), "de"),
        (("findings", "headlines", 0, "certainty"), "high"),
        (("findings", "omissions", 0, "fact_id"), "f99"),
        (("findings", "omissions", 0, "article_id"), "nowhere"),
        (("findings", "exclusives", 0, "index"), 999),
        (("matching", "facts", 0, "members", 0, "last"), 999),
        (("articles", 0, "segments", 0, "end"), 5),
    ],
    ids=["language", "type", "fact", "article", "segment", "passage", "offsets"],
)
def test_damaged_report_is_refused(path: tuple[str | int, ...], value: Any) -> None:
    with pytest.raises(InputError):
        parse_json(changed(*path, value=value))


def test_field_of_a_later_version_is_ignored(report: StoryReport) -> None:
    assert parse_json(changed("something_new", value=1)) == report
