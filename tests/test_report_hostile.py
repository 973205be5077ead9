"""A record full of hostile text: nothing becomes markup, no table breaks, every file name is plain."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape

from crossread.records import LANGUAGES
from crossread.report import (
    parse_json,
    render_charts,
    render_html,
    render_index_html,
    render_index_markdown,
    render_json,
    render_markdown,
)
from crossread.report.escape import clean

TEXT = (Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8")
REPORT = parse_json(TEXT)
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# Fields that hold article text or what a user named; everything else is made by crossread.
HOSTILE_FIELDS = {
    "outlet", "path", "date", "text", "label", "agent", "verb", "object", "attribution", "speaker", "what", "unit",
    "scope", "time", "reason", "concept", "source", "word", "detail", "side", "mend", "story", "title", "package",
    "where",
}  # fmt: skip
ATTACKS = (
    '"><script>alert(1)</script>',
    "</script><script>alert(1)</script>",
    "](javascript:alert(1)) [x](javascript:alert(1)",
    "a | b | c\n| --- |\n`x` ``",
    "<!-- -->\n\n# <img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "]]></title></style><svg onload=alert(1)>",
    "{{ 7*7 }} {% raw %} {n} {outlet} %s",
    "\u202etxt.exe\u2066 \x00\x1b[31m\ufeff",
    "w" * 10_000,
    "</details></summary></a>",
)


def poison(node: Any, attack: str) -> Any:
    """Return the record with *attack* in every field that may hold foreign text."""
    if isinstance(node, tuple):
        return tuple(poison(entry, attack) for entry in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changes = {field.name: poison(getattr(node, field.name), attack) for field in fields(node)}
    texts = {name for name in changes if name in HOSTILE_FIELDS and isinstance(changes[name], str) and changes[name]}
    name = type(node).__name__
    if name == "Article":
        return replace(
            node, **changes | {"outlet": attack, "path": attack, "date": attack, "title": "", "story": attack}
        )
    if name == "Segment":
        return replace(node, text=attack, start=0, end=len(attack))
    return replace(node, **changes | dict.fromkeys(texts, attack))


class Elements(HTMLParser):
    """Counts elements and looks for anything that could act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts = 0
        self.bad: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ("img", "iframe", "object", "embed", "base", "link"):
            self.bad.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")


def check_page(text: str) -> None:
    page = Elements(text)
    assert page.scripts == 1
    assert page.bad == []
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069\ufeff]", text)


def check_markdown(text: str) -> None:
    tokens = PARSER.parse(text)
    widths: list[set[int]] = []
    row = 0
    for token in tokens:
        if token.type == "table_open":
            widths.append(set())
        row = 0 if token.type == "tr_open" else row + (token.type in ("td_open", "th_open"))
        if token.type == "tr_close":
            widths[-1].add(row)
    assert all(len(width) == 1 for width in widths)
    html = PARSER.render(text)
    known = {"details", "summary", "br", "a", "p", "h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "ul"}
    assert set(re.findall(r"<([a-z]\w*)", html)) <= known | {"li", "em", "strong", "s", "code", "img"}
    assert "javascript:alert" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', html))
    assert html.count("<details>") == html.count("</details>")


def check_everything(attack: str, lang: str) -> None:
    report = poison(REPORT, attack)
    page = render_html(report, lang)
    assert str(escape(clean(attack.split("\n")[0]))) in page
    check_page(page)
    check_page(render_index_html((report,), report.skipped, lang))
    check_markdown(render_markdown(report, lang))
    check_markdown(render_index_markdown((report,), report.skipped, lang))
    for name, picture in render_charts(report, lang).items():
        assert re.fullmatch(r"[\w-]+\.[a-z]+\.svg", name)
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(picture).iter()}
        assert tags <= {"svg", "title", "desc", "style", "defs", "pattern", "rect", "line", "circle", "text"}


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_poisoned_record_renders_as_text(attack: str) -> None:
    check_everything(attack, "en")


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_poisoned_record_renders_as_text_in_every_language(lang: str) -> None:
    check_everything(" ".join(attack for attack in ATTACKS if len(attack) < 100), lang)


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_raw_lines_stay_short_outside_tables(attack: str) -> None:
    lines = [line for line in render_markdown(poison(REPORT, attack)).splitlines() if not line.startswith("|")]
    assert max(map(len, lines)) <= 400


@given(st.text(alphabet=st.sampled_from(list("|<>[]()`*_~#&;:/\\\"'{}% \nabш\u202e-=+1.")), max_size=40))
@settings(max_examples=6, deadline=None)
def test_any_text_in_every_field_renders_as_text(text: str) -> None:
    report = poison(REPORT, text or "x")
    check_page(render_html(report))
    check_markdown(render_markdown(report))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_poisoned_record_comes_back_from_its_twin(attack: str) -> None:
    report = poison(REPORT, attack)
    assert parse_json(render_json(report)) == report
