"""Hostile text stays text, in every format."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from crossread.report.escape import (
    LINE_WIDTH,
    LONG_WORD,
    clean,
    code_span,
    escape_markdown,
    escape_xml,
    join_lines,
    link_target,
    shorten,
    wrap_markdown,
)

HOSTILE = (
    "a|b",
    "one\ntwo",
    "`code` ``two``",
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://example.org/a.png)",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "***bold*** __bold__ ~~gone~~",
    "&amp; &#60; &lt;b&gt;",
    "https://example.org www.example.org",
    "$x^2$ ==mark== %%comment%% ^block",
    "{#id .class}",
    "<!-- comment -->",
    "\\| \\` \\\\",
    "a\u202egpj.exe",
    "x" * 10_000,
    "=cmd()",
    "+1",
    "| a | b |\n| --- | --- |",
)
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
news_text = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("|`*_[]()<>#+-=~!&;:\\\n\r\t \"'$^{}%./0123456789abcхїґ'’«»—\u202e\u200b\u00a0\x00")),
        st.characters(),
    ),
    max_size=60,
)


def inline_text(tokens: list[Token]) -> tuple[str, set[str]]:
    """Return the text that *tokens* show and the types of all inline tokens."""
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    shown = {"softbreak": " ", "hardbreak": " "}
    return "".join(shown.get(child.type, child.content) for child in inline), {child.type for child in inline}


def expected(text: str) -> str:
    """The text a reader should see: cleaned, on one line, long words shortened."""
    return re.sub(rf"\S{{{LONG_WORD + 1},}}", lambda word: word[0][: LONG_WORD - 20] + "…", join_lines(text))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:20].encode("unicode_escape").decode())
def test_hostile_text_is_shown_as_text_in_markdown(text: str) -> None:
    tokens = PARSER.parse(escape_markdown(text))
    shown, kinds = inline_text(tokens)
    assert shown == expected(text)
    assert kinds <= {"text"}
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@given(news_text)
def test_any_text_is_one_line_of_text_in_markdown(text: str) -> None:
    escaped = escape_markdown(text)
    assert "\n" not in escaped
    shown, kinds = inline_text(PARSER.parse(f"{escaped}"))
    assert kinds <= {"text"}
    assert shown.strip() == expected(text).strip()


@given(news_text)
def test_any_text_is_one_cell_of_a_table(text: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {escape_markdown(text)} | {code_span(text)} |"
    tokens = PARSER.parse(table)
    assert sum(token.type == "td_open" for token in tokens) == 2
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert not any(token.type == "html_block" for token in tokens)


@given(news_text)
def test_any_text_wrapped_in_a_list_stays_one_item_of_text(text: str) -> None:
    filler = "слово " * 30
    item = wrap_markdown(escape_markdown(filler + text + " " + filler), first="- ", rest="  ")
    tokens = PARSER.parse(item)
    assert sum(token.type == "list_item_open" for token in tokens) == 1
    assert {token.type for token in tokens} <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    shown, kinds = inline_text(tokens)
    assert kinds <= {"text", "softbreak"}
    assert shown == expected(filler + text + " " + filler)


@given(news_text)
def test_any_text_survives_xml(text: str) -> None:
    element = ElementTree.fromstring(f'<t a="{escape_xml(text)}">{escape_xml(text)}</t>')
    assert (element.text or "") == join_lines(text)
    assert element.get("a") == join_lines(text)


@given(news_text)
def test_cleaned_text_holds_no_control_and_no_direction_mark(text: str) -> None:
    cleaned = clean(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", cleaned)
    assert clean(cleaned) == cleaned
    assert "<" not in escape(cleaned)


@given(news_text)
def test_code_span_shows_its_text(text: str) -> None:
    shown, kinds = inline_text(PARSER.parse(f"x {code_span(text)}"))
    assert kinds <= {"text", "code_inline"}
    assert shown.removeprefix("x").strip() == expected(text).strip()


@given(news_text, st.integers(min_value=8, max_value=80))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


@given(st.text(min_size=1, max_size=30).filter(lambda text: not re.search("[\ud800-\udfff]", text)))
def test_link_target_is_a_plain_relative_name(name: str) -> None:
    target = link_target(name)
    assert re.fullmatch(r"[\w.%~-]+", target, re.ASCII)
    assert ":" not in target and "/" not in target


def test_no_raw_line_is_longer_than_promised() -> None:
    text = escape_markdown("|" * 119 + " " + "слово " * 200 + "x" * 10_000)
    assert max(map(len, wrap_markdown(text, first="- ", rest="  ").splitlines())) <= 400


def test_a_number_before_a_bracket_does_not_open_a_line() -> None:
    text = "x" * (LINE_WIDTH - 5) + " 3 of 4) told"
    assert wrap_markdown(text) == "x" * (LINE_WIDTH - 5) + " 3 of 4)\ntold"
