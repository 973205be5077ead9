"""The pictures: well-formed, told in words, the same every time."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.findings import Findings, StoryReport
from crossread.records import LANGUAGES, Matching
from crossread.report import parse_json, render_charts
from crossread.report.charts import CHART_KINDS

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def report() -> StoryReport:
    return parse_json(TEXT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_are_well_formed_and_told_in_words(report: StoryReport, lang: str) -> None:
    charts = render_charts(report, lang)
    assert list(charts) == [f"depot-blast.{kind}.svg" for kind in CHART_KINDS]
    for text in charts.values():
        root = ElementTree.fromstring(text)
        labels = (root.get("aria-labelledby") or "").split()
        told = {element.get("id"): element.text for element in root.iter() if element.get("id") in labels}
        assert root.get("role") == "img"
        assert all(told[label] for label in labels)
        assert "agency-uk" in " ".join(filter(None, told.values()))


def test_elements_stay_inside_the_picture(report: StoryReport) -> None:
    for text in render_charts(report).values():
        root = ElementTree.fromstring(text)
        width, height = float(root.get("width", "")), float(root.get("height", ""))
        for element in root.iter():
            across = [float(element.get(name, 0)) for name in ("x", "cx", "x1", "x2")]
            down = [float(element.get(name, 0)) for name in ("y", "cy", "y1", "y2")]
            assert 0 <= min(across) <= max(across) <= width
            assert 0 <= min(down) <= max(down) <= height


def test_coverage_draws_a_mark_for_every_fact_and_outlet(report: StoryReport) -> None:
    root = ElementTree.fromstring(render_charts(report)["depot-blast.coverage.svg"])
    marks = [element.get("class") for element in root.iter(f"{SVG}rect") if element.get("class") != "c-paper"]
    assert len(marks) == len(report.matching.facts) * len(report.articles)
    assert {"c-has", "c-unclear", "c-empty"} == set(marks)


def test_states_differ_without_colour(report: StoryReport) -> None:
    text = render_charts(report)["depot-blast.coverage.svg"]
    assert re.search(r'class="c-unclear"[^>]*fill="url\(#hatch-coverage\)"|fill="url\(#hatch-coverage\)"', text)


def test_pictures_are_the_same_every_time(report: StoryReport) -> None:
    turned = replace(report, articles=tuple(reversed(report.articles)))
    assert render_charts(turned) == render_charts(report) == render_charts(parse_json(TEXT))


def test_picture_with_nothing_to_show_is_not_drawn(report: StoryReport) -> None:
    assert render_charts(replace(report, matching=Matching(matches=(), facts=()), findings=Findings())) == {}
    assert list(render_charts(replace(report, findings=Findings()))) == ["depot-blast.coverage.svg"]
