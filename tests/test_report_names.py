"""File names of reports: safe, and different for different stories."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.report import report_name

ids = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"[a-zA-Z0-9_./ -]{1,60}", fullmatch=True),
    st.sampled_from(["con", "CON", "index", "..", ".", "", "../x", "a b;rm", "/etc/passwd", "x" * 500, "𐍈" * 100]),
)


def test_plain_name_is_kept() -> None:
    assert report_name("depot-blast") == "depot-blast"


@pytest.mark.parametrize("story", ["../x", "a b;rm", "/etc/passwd", "..\\x", "a\x00b", ".hidden", "a/../../b"])
def test_hostile_name_becomes_a_plain_file_name(story: str) -> None:
    assert re.fullmatch(r"[\w-]+-[0-9a-f]{8}", report_name(story))


@pytest.mark.parametrize("story", ["index", "con", "NUL", "com1", "Index"])
def test_reserved_name_is_changed(story: str) -> None:
    assert report_name(story).lower() != story.lower()


@given(ids)
def test_name_is_safe_on_every_system(story: str) -> None:
    name = report_name(story)
    assert name
    assert re.fullmatch(r"[\w-]+", name)
    assert len(f"{name}.prominence.svg".encode()) <= 255
    assert name == name.lower()


@given(ids, ids)
def test_two_stories_never_share_a_file(one: str, other: str) -> None:
    assert (report_name(one) == report_name(other)) == (one == other)


def test_name_that_looks_like_a_changed_one_is_changed_too() -> None:
    assert report_name(report_name("../x")) != report_name("../x")
