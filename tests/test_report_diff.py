"""Word diffs: complete, tidy, and none between unlike texts."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crossread.report import parse_json
from crossread.report.diff import diff_headlines, diff_words
from crossread.report.layout import Layout

words = st.lists(st.sampled_from(["drones", "hit", "a", "depot", "store", "fire", "town", "Kyiv", "said"]), max_size=12)


def side(pieces: tuple[tuple[str, str], ...], drop: str) -> list[str]:
    return " ".join(text for kind, text in pieces if kind != drop).casefold().split()


@given(words, words)
def test_diff_gives_back_both_sides(left: list[str], right: list[str]) -> None:
    pieces = diff_words(" ".join(left), " ".join(right))
    if pieces:
        assert side(pieces, "insert") == [word.casefold() for word in left]
        assert side(pieces, "delete") == [word.casefold() for word in right]


@given(words.filter(bool))
def test_same_text_has_no_change(text: list[str]) -> None:
    assert diff_words(" ".join(text), " ".join(text)) == (("equal", " ".join(text)),)


def test_unlike_texts_give_no_diff() -> None:
    assert diff_words("Air defence repelled a raid", "What is known about fire") == ()


def test_single_shared_words_between_changes_are_drawn_in() -> None:
    pieces = diff_words(
        "Two drones hit the old depot near a quiet town today", "Nine missiles hit one store near a quiet town today"
    )
    assert pieces == (
        ("delete", "Two drones hit the old depot"),
        ("insert", "Nine missiles hit one store"),
        ("equal", "near a quiet town today"),
    )


def test_texts_that_share_little_after_tidying_give_no_diff() -> None:
    assert diff_words("Two drones hit the old depot today", "Nine missiles hit one store today") == ()


def test_headlines_are_compared_within_one_language_and_in_their_own_words() -> None:
    report = parse_json((Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8"))
    first = report.articles[0]
    twin = replace(first, article=replace(first.article, id="depot-blast/zz.uk.md", outlet="zz"))
    found = diff_headlines(Layout(replace(report, articles=(first, twin, *report.articles[1:]))))
    assert found == []  # the twin's headline is the same, the others' are in other languages
    title = first.segments[0].text
    other = replace(twin.segments[0], text=title.replace("знищили", "вразили"))
    twin = replace(twin, segments=(other, *twin.segments[1:]))
    ((_, _, pieces),) = diff_headlines(Layout(replace(report, articles=(first, twin, *report.articles[1:]))))
    assert ("delete", "знищили") in pieces and ("insert", "вразили") in pieces
