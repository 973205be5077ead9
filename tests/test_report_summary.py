"""The opening paragraph: every kind of finding is said, in every language, with its evidence and without a verdict."""

from dataclasses import replace
from pathlib import Path

import pytest

from crossread.findings import Evidence, Finding, StoryReport
from crossread.records import LANGUAGES
from crossread.report import parse_json
from crossread.report.catalogue import open_catalogue
from crossread.report.layout import Layout
from crossread.report.summary import STRONGEST, write_finding, write_strongest, write_summary

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
AGENCY, INDIE, STATE, WIRE = (
    f"depot-blast/{name}.md" for name in ("agency-uk.uk", "indie-ru.ru", "state-ru.ru", "wire-en.en")
)


def finding(kind: str, fact_id: str | None, *articles: str, detail: str = "") -> Finding:
    return Finding(kind=kind, weight=0.5, fact_id=fact_id, articles=articles, detail=detail, evidence=())  # type: ignore[arg-type] # each kind in turn


KINDS = {
    "numbers": (finding("numbers", "f11", STATE, WIRE, detail="burnt area"), "fact", ("400", "12")),
    "omission": (finding("omission", "f12", AGENCY), "fact", ("agency-uk", "Five civilians")),
    "certainty": (finding("certainty", "f4", AGENCY, WIRE), "fact", ("agency-uk", "wire-en")),
    "denial": (finding("denial", "f2", AGENCY, STATE), "fact", ("agency-uk", "state-ru")),
    "attribution": (finding("attribution", "f7", STATE, WIRE), "fact", ("state-ru", "wire-en")),
    "headline": (finding("headline", None, WIRE, detail="overclaim"), "headlines", ("wire-en",)),
    "charged headline": (finding("headline", None, AGENCY, detail="loaded"), "headlines", ("agency-uk", "окупантів")),
    "label": (finding("label", None, AGENCY, STATE, detail="Ukrainian army"), "words", ("боевики", "Сил")),
    "quote": (finding("quote", "f3", AGENCY, INDIE), "fact", ("agency-uk", "indie-ru", "General Staff")),
}


@pytest.fixture(scope="module")
def report() -> StoryReport:
    return parse_json(TEXT)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_finding_is_said_with_its_anchor(report: StoryReport, kind: str, lang: str) -> None:
    entry, anchor, named = KINDS[kind]
    line = write_finding(entry, Layout(report), open_catalogue(lang))
    assert line is not None
    assert line.anchor.startswith(anchor)
    for word in named:
        assert word in line.text
    assert "{" not in line.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_late_fact_is_said(report: StoryReport, lang: str) -> None:
    coverage = tuple(
        replace(entry, prominence=tuple(replace(place, buried=place.position > 3) for place in entry.prominence))
        for entry in report.findings.coverage
    )
    late = replace(report, findings=replace(report.findings, coverage=coverage))
    layout = Layout(late)
    above = next(cell.sentences[0] for cell in layout.fact_by_id["f1"].cells if cell.outlet.id == AGENCY)
    place = Evidence(article_id=AGENCY, index=above.index, start=0, end=0, text="")
    found = replace(finding("buried", "f1", INDIE), evidence=(place,))
    line = write_finding(found, layout, open_catalogue(lang))
    assert line is not None
    assert "indie-ru" in line.text and "agency-uk" in line.text
    assert above.original.removesuffix(".") in line.text


@pytest.mark.parametrize("kind", ["numbers", "certainty", "attribution", "buried", "quote", "label", "headline"])
def test_finding_without_what_it_needs_is_left_out(report: StoryReport, kind: str) -> None:
    assert write_finding(finding(kind, None, detail="nothing"), Layout(report), open_catalogue("en")) is None


def test_paragraph_is_short_and_begins_with_the_overview(report: StoryReport) -> None:
    many = tuple(entry for entry, _, _ in KINDS.values())
    lines = write_summary(
        Layout(replace(report, findings=replace(report.findings, strongest=many))), open_catalogue("en")
    )
    assert len(lines) == STRONGEST + 1
    assert lines[0].text.startswith("4 articles in Ukrainian, Russian and English tell 14 facts")


def test_index_shows_the_strongest_finding_alone(report: StoryReport) -> None:
    assert write_strongest(Layout(report), open_catalogue("en")).startswith("Asserted in agency-uk (“")


def test_numbers_that_differ_are_told_even_where_others_of_the_same_thing_agree(report: StoryReport) -> None:
    differing = next(entry for entry in report.findings.numbers if entry.what == "burnt area")
    agreeing = replace(differing, relation="compatible", quantities=differing.quantities[:1])
    both = replace(report, findings=replace(report.findings, numbers=(agreeing, *report.findings.numbers)))
    line = write_finding(KINDS["numbers"][0], Layout(both), open_catalogue("en"))
    assert line is not None
    assert "400" in line.text and "12" in line.text


def test_denial_quotes_both_sides_in_their_own_words(report: StoryReport) -> None:
    line = write_finding(KINDS["denial"][0], Layout(report), open_catalogue("en"))
    assert line is not None
    assert line.text.count("“") == 2
    assert "Дрони Сил оборони" in line.text  # not its machine translation


def test_articles_that_a_finding_does_not_name_take_no_part(report: StoryReport) -> None:
    line = write_finding(KINDS["denial"][0], Layout(report), open_catalogue("en"))
    assert line is not None
    assert "indie-ru" not in line.text and "wire-en" not in line.text


def test_story_without_a_sure_difference_sets_the_headlines_side_by_side(report: StoryReport) -> None:
    quiet = replace(report, findings=replace(report.findings, strongest=()))
    lines = write_summary(Layout(quiet), open_catalogue("en"))
    assert len(lines) == 2 and lines[1].anchor == "headlines"
    for outlet in Layout(quiet).outlets:
        assert f"({outlet.name})" in lines[1].text


def test_one_set_of_numbers_told_of_two_facts_is_one_sentence(report: StoryReport) -> None:
    known = next(entry for entry in report.findings.numbers if entry.what == "burnt area")
    twin = replace(known, fact_id="f1", quantities=known.quantities[:1])
    strongest = tuple(
        Finding(
            kind="numbers", weight=0.9, fact_id=entry.fact_id, articles=(STATE, WIRE), detail="burnt area",
            evidence=tuple(quantity.evidence for quantity in entry.quantities),
        )
        for entry in (known, twin)
    )  # fmt: skip
    findings = replace(report.findings, strongest=strongest, numbers=(*report.findings.numbers, twin))
    lines = write_summary(Layout(replace(report, findings=findings)), open_catalogue("en"))
    assert sum("400" in line.text for line in lines) == 1
