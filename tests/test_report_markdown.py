"""The Markdown report: valid GFM, links that resolve, lines one can read raw, hostile text as text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crossread.findings import Findings, Omission, StoryReport
from crossread.records import LANGUAGES, Article, FactState, Matching
from crossread.report import parse_json, render_charts, render_markdown
from crossread.report.layout import Layout

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SECTIONS = [
    "What differs",
    "Sources",
    "Headlines",
    "What everyone reports",
    "Where they part",
    "Left out, only here",
    "Numbers",
    "Who is quoted",
    "Words chosen",
    "Distinctive words",
    "How this was made",
]


@pytest.fixture(scope="module")
def report() -> StoryReport:
    return parse_json(TEXT)


def without_differences(report: StoryReport) -> StoryReport:
    """The same articles, every fact told by all, nothing found."""
    everyone = [prepared.article.id for prepared in report.articles]
    told = [fact for fact in report.matching.facts if set(fact.articles()) == set(everyone)]
    facts = tuple(
        replace(fact, states=tuple(FactState(article_id=a, state="has", probability=0.9) for a in everyone))
        for fact in told
    )
    return replace(report, matching=Matching(matches=(), facts=facts), findings=Findings(), skipped=())


def tables(tokens: list[Token]) -> list[list[int]]:
    """Return the number of cells of each row of each table."""
    found: list[list[int]] = []
    for token in tokens:
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append(0)
        elif token.type in ("td_open", "th_open"):
            found[-1][-1] += 1
    return found


def anchors_and_links(markdown: str) -> tuple[set[str], set[str], set[str]]:
    """Return anchors (explicit, and those GitHub gives headings), links to anchors, and links to files."""
    html = PARSER.render(markdown)
    explicit = set(re.findall(r'<a id="([^"]+)"></a>', html))
    headings = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in re.findall(r"<h\d>(.*?)</h\d>", html)
    }
    targets = re.findall(r'(?:href|src)="([^"]+)"', html)
    inner = {target[1:] for target in targets if target.startswith("#")}
    return explicit | headings, inner, {target for target in targets if not target.startswith("#")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_and_anchor_resolves(report: StoryReport, lang: str) -> None:
    anchors, inner, files = anchors_and_links(render_markdown(report, lang))
    assert inner <= anchors
    assert inner
    assert files == set(render_charts(report, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_has_the_cells_its_header_promises(report: StoryReport, lang: str) -> None:
    found = tables(PARSER.parse(render_markdown(report, lang)))
    assert len(found) > 15
    for rows in found:
        assert len(set(rows)) == 1
        assert len(rows) > 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_raw_line_outside_tables_is_long(report: StoryReport, lang: str) -> None:
    lines = [line for line in render_markdown(report, lang).splitlines() if not line.startswith("|")]
    assert max(map(len, lines)) <= 400


def test_sections_stand_in_the_order_an_editor_reads(report: StoryReport) -> None:
    headings = re.findall(r"^## (.+)$", render_markdown(report), re.MULTILINE)
    assert headings == SECTIONS[1:]


def test_opening_paragraph_leads_to_the_evidence(report: StoryReport) -> None:
    opening = render_markdown(report).split("\n\n")[1]
    assert "Asserted in agency-uk (“" in opening and "denied in state-ru (“" in opening.replace("\n", " ")
    assert "400 m² (state-ru); about 12,000 m² (wire-en)" in opening.replace("\n", " ")
    assert opening.count("](#") == len(report.findings.strongest)


def test_every_sentence_of_a_fact_shows_original_translation_and_place(report: StoryReport) -> None:
    markdown = render_markdown(report).replace("\n    ", " ")
    for fact in report.matching.facts:
        for member in fact.members:
            prepared = next(item for item in report.articles if item.article.id == member.article_id)
            for index in member.indices:
                segment, made = prepared.segments[index], prepared.translations[index]
                assert segment.text in markdown
                assert made.text in markdown
                assert f"`{prepared.article.locate(segment.start)}`" in markdown


def test_ten_facts_stand_open_and_the_rest_is_folded(report: StoryReport) -> None:
    omissions = tuple(
        Omission(fact_id=f.id, article_id=report.articles[0].article.id, state="absent", share=0.5, maybe_later=False)
        for f in report.matching.facts
    )
    markdown = render_markdown(replace(report, findings=replace(report.findings, omissions=omissions)))
    open_part = markdown.split("<details><summary>Facts that weigh less")[0]
    assert len(re.findall(r"^### \d+\. ", open_part, re.MULTILINE)) == 10
    assert len(re.findall(r"^### \d+\. ", markdown, re.MULTILINE)) == 14


def test_raw_html_is_only_that_of_the_renderer(report: StoryReport) -> None:
    tags = set(re.findall(r"(?<!\\)<[^>]+>", render_markdown(report)))
    plain = {"<details>", "</details>", "<summary>", "</summary>", "<br>", "</a>"}
    assert {tag for tag in tags if not tag.startswith('<a id="')} <= plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_story_without_difference_says_so_in_five_lines(report: StoryReport, lang: str) -> None:
    blocks = render_markdown(without_differences(report), lang).strip().split("\n\n")
    assert len(blocks) == 5
    assert blocks[1].startswith({"en": "No difference", "uk": "Відмінностей не", "ru": "Различий не"}[lang])


def test_story_without_a_common_fact_says_so(report: StoryReport) -> None:
    markdown = render_markdown(replace(report, matching=Matching(matches=(), facts=()), findings=Findings()))
    assert "share no passage" in markdown
    assert "## Where they part" in markdown


def test_report_without_findings_still_shows_facts(report: StoryReport) -> None:
    markdown = render_markdown(replace(report, findings=Findings()))
    anchors, inner, _ = anchors_and_links(markdown)
    assert inner <= anchors
    assert markdown.count('<a id="fact-') == len(report.matching.facts)


def test_nothing_is_held_against_an_article_that_framing_does_not_say_to_leave_out(report: StoryReport) -> None:
    """Matching alone finds many sentences missing; only an omission of the findings is told as one."""
    markdown = render_markdown(replace(report, findings=replace(report.findings, omissions=())))
    assert "*leaves it out*" not in markdown
    assert "*leaves it out*" in render_markdown(report)


def test_a_fact_is_titled_in_an_outlets_own_words(report: StoryReport) -> None:
    own = {segment.text for prepared in report.articles for segment in prepared.segments}
    for row in Layout(report).facts:
        assert any(text.startswith(row.title.removesuffix("…")) for text in own)
        assert bool(row.gloss) == (row.lang != report.pivot)


def test_order_of_the_articles_does_not_matter(report: StoryReport) -> None:
    turned = replace(report, articles=tuple(reversed(report.articles)))
    assert render_markdown(turned) == render_markdown(report)


def test_articles_of_one_outlet_are_told_apart(report: StoryReport) -> None:
    articles = tuple(replace(prepared, article=replace(prepared.article, outlet="one")) for prepared in report.articles)
    markdown = render_markdown(replace(report, articles=articles))
    for prepared in report.articles:
        assert f"| {prepared.article.path} |".replace("_", "\\_") in markdown


def test_article_without_title_and_date_is_shown(report: StoryReport) -> None:
    first = report.articles[0]
    segments = (replace(first.segments[0], role="body"), *first.segments[1:])
    article: Article = replace(first.article, title="", date=None)
    markdown = render_markdown(
        replace(report, articles=(replace(first, article=article, segments=segments), *report.articles[1:]))
    )
    assert "no headline" in markdown
    assert "no date" in markdown


def test_what_is_unclear_is_never_listed_as_left_out(report: StoryReport) -> None:
    markdown = render_markdown(report)
    section = markdown.split("## Left out, only here")[1].split("\n## ")[0]
    agency = section.split("### agency-uk")[1].split("\n### ")[0]
    listed, folded = agency.split("<details><summary>Unclear whether it tells (1)</summary>")
    mine = [entry for entry in report.findings.omissions if entry.article_id.startswith("depot-blast/agency-uk")]
    assert listed.count("](#fact-") == sum(entry.state == "absent" for entry in mine)
    assert folded.count("](#fact-") == sum(entry.state == "unclear" for entry in mine) == 1


def test_outlets_that_leave_out_one_fact_share_a_sentence(report: StoryReport) -> None:
    omission = next(entry for entry in report.findings.strongest if entry.kind == "omission")
    other = replace(omission, articles=("depot-blast/wire-en.en.md",))
    findings = replace(report.findings, strongest=(omission, other))
    opening = render_markdown(replace(report, findings=findings)).split("\n\n")[1].replace("\n", " ")
    assert opening.count("out what others report") == 1
    assert "agency-uk and wire-en leave out what others report" in opening


def test_equal_values_name_their_outlets_together(report: StoryReport) -> None:
    finding = next(entry for entry in report.findings.strongest if entry.kind == "numbers")
    injured = replace(finding, fact_id="f12", detail="injured")
    findings = replace(report.findings, strongest=(injured,))
    opening = render_markdown(replace(report, findings=findings)).split("\n\n")[1]
    assert "5 (indie-ru, state-ru, wire-en)" in opening


def test_what_only_copies_of_one_text_tell_is_not_shared(report: StoryReport) -> None:
    fact = next(fact for fact in report.matching.facts if len(fact.articles()) == 2)
    copies = replace(report, matching=replace(report.matching, voices=(fact.articles(),)))
    row = Layout(copies).fact_by_id[fact.id]
    assert row.told_by_copies
    assert row not in Layout(copies).shared
    assert len(Layout(report).shared) == len(report.matching.facts)


def test_a_reader_gets_no_translation_of_the_language_of_the_report(report: StoryReport) -> None:
    layout = Layout(report, "uk")
    sentences = [sentence for outlet in layout.outlets for sentence in outlet.sentences]
    assert {bool(s.translation) for s in sentences if s.lang == "uk"} == {False}
    assert {bool(s.translation) for s in sentences if s.lang == "ru"} == {True}
    told_in_ukrainian = [
        row
        for row in layout.facts
        if any(s.lang == "uk" and len(s.original) > 40 for c in row.cells for s in c.sentences)
    ]
    assert told_in_ukrainian
    assert {row.lang for row in told_in_ukrainian} == {"uk"}
