"""The page: one file, nothing loaded, every anchor there, a policy that holds."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crossread.findings import Findings, StoryReport
from crossread.records import LANGUAGES, Matching
from crossread.report import parse_json, render_html, render_index_html

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """Collects what the tests look at, and checks that elements nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.references: list[str] = []
        self.inline_styles: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self.blocks: dict[str, str] = {}
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action", "data", "srcset", "poster", "xlink:href"):
                self.references.append(value or "")
            if name == "style":
                self.inline_styles.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.blocks[self.open[-1]] = data
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def report() -> StoryReport:
    return parse_json(TEXT)


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_is_whole_and_every_anchor_resolves(report: StoryReport, lang: str) -> None:
    page = Page(render_html(report, lang))
    assert page.open == []
    assert [name for name, times in Counter(page.ids).items() if times > 1] == []
    inner = {reference[1:] for reference in page.references if reference.startswith("#")}
    assert inner <= set(page.ids)
    assert {reference for reference in page.references if not reference.startswith("#")} == {"index.html"}


def test_policy_allows_this_style_and_script_and_nothing_else(report: StoryReport) -> None:
    for text in (render_html(report), render_index_html((report,))):
        page = Page(text)
        assert page.policy == (
            f"default-src 'none'; style-src 'sha256-{digest(page.blocks['style'])}'; "
            f"script-src 'sha256-{digest(page.blocks['script'])}'; base-uri 'none'; form-action 'none'"
        )
        assert page.tags["style"] == page.tags["script"] == 1
        assert page.inline_styles == page.handlers == []


def test_page_names_nothing_outside_itself(report: StoryReport) -> None:
    text = render_html(report)
    assert set(re.findall(r"https?://[^\s\"'<)]+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@import|url\((?!#)", text)


def test_plain_document_holds_every_sentence_and_fact(report: StoryReport) -> None:
    page = Page(render_html(report))
    shown = " ".join(page.text)
    for prepared in report.articles:
        for segment, made in zip(prepared.segments, prepared.translations, strict=True):
            assert segment.text in shown
            assert made.text in shown
    assert sum(name.startswith("fact-") and "-a" not in name for name in page.ids) == len(report.matching.facts)


def test_matrix_has_a_cell_for_every_fact_and_outlet(report: StoryReport) -> None:
    cells = re.findall(r'<a class="cell (has|unclear|absent)" href="#(fact-\d+-a\d+)"', render_html(report))
    assert len(cells) == len(report.matching.facts) * len(report.articles)
    states = Counter(state for state, _ in cells)
    told = Counter(state.state for fact in report.matching.facts for state in fact.states)
    assert states == told


def test_text_is_marked_with_its_language(report: StoryReport) -> None:
    text = render_html(report, "uk")
    assert '<html lang="uk">' in text
    assert '<p lang="ru">К семи утра' in text
    assert '<p class="tr" lang="en">By seven' in text


@pytest.mark.parametrize("empty", ["findings", "matching"])
def test_page_of_an_empty_record_is_whole(report: StoryReport, empty: str) -> None:
    bare = replace(report, findings=Findings(), skipped=())
    if empty == "matching":
        bare = replace(bare, matching=Matching(matches=(), facts=()))
    page = Page(render_html(bare))
    assert page.open == []
    assert {reference[1:] for reference in page.references if reference.startswith("#")} <= set(page.ids)


def test_order_of_the_articles_does_not_matter(report: StoryReport) -> None:
    assert render_html(replace(report, articles=tuple(reversed(report.articles)))) == render_html(report)
