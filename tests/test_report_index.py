"""The index of a run: every story, links that resolve, sums that add up."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.findings import StoryReport
from crossread.records import LANGUAGES, Skipped
from crossread.report import parse_json, render_index_html, render_index_markdown, report_name

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
SKIPPED = (Skipped(id="a|b", what="too short <b>", mend="add text"),)


@pytest.fixture(scope="module")
def reports() -> tuple[StoryReport, ...]:
    report = parse_json(TEXT)
    return (report, replace(report, story="../x"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_index_links_to_the_files_that_were_written(reports: tuple[StoryReport, ...], lang: str) -> None:
    markdown = render_index_markdown(reports, SKIPPED, lang, ("md", "json"))
    links = set(re.findall(r"\]\(([^)]+)\)", markdown))
    assert links == {f"{report_name(report.story)}.{kind}" for report in reports for kind in ("md", "json")}
    page = render_index_html(reports, SKIPPED, lang, ("html",))
    assert set(re.findall(r'href="([^#"]+)"', page)) == {f"{report_name(report.story)}.html" for report in reports}


def test_index_tells_the_strongest_finding(reports: tuple[StoryReport, ...]) -> None:
    assert "Asserted in agency-uk (“" in render_index_markdown(reports)
    assert "Asserted in agency-uk (“" in render_index_html(reports)


def test_outlets_are_summed_over_stories(reports: tuple[StoryReport, ...]) -> None:
    row = next(line for line in render_index_markdown(reports).splitlines() if line.startswith("| agency-uk | 2 "))
    once = next(line for line in render_index_markdown(reports[:1]).splitlines() if line.startswith("| agency-uk | 1 "))
    assert "18 of 28" in row
    assert "9 of 14" in once


def test_skipped_is_told_as_text(reports: tuple[StoryReport, ...]) -> None:
    assert "| a\\|b | too short \\<b\\> | add text |" in render_index_markdown(reports, SKIPPED)
    assert "too short &lt;b&gt;" in render_index_html(reports, SKIPPED)


def test_empty_run_has_an_index() -> None:
    assert render_index_markdown((), SKIPPED).startswith("# Stories compared")
    assert "<main" in render_index_html((), SKIPPED)
