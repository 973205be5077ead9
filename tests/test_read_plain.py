"""Plain text and Markdown become paragraphs; wrapped and torn lines are joined, nothing else is."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.read.plain import read_markdown, read_plain

LONG = (
    "Докери зернового термінала в румунському порту Констанца у вівторок уранці не вийшли на зміну, і кілька суден "
    "лишилися на рейді, а контейнерний термінал працює за звичайним графіком, кажуть в адміністрації порту."
)


def test_each_line_of_plain_text_is_a_paragraph() -> None:
    assert read_plain("Перший рядок.\nДругий рядок.\n\nТретій.") == (
        (1, "Перший рядок."),
        (2, "Другий рядок."),
        (4, "Третій."),
    )


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("read", [read_plain, read_markdown])
def test_text_wrapped_by_a_program_is_unwrapped(read: object, width: int) -> None:
    wrapped = "\n\n".join([textwrap.fill(LONG, width), textwrap.fill(LONG, width)])
    assert callable(read)
    assert [line for _, line in read(wrapped)] == [LONG, LONG]


def test_lines_torn_around_a_link_are_joined() -> None:
    text = "Заголовок\nПро це пише газета \nПортал\n з посиланням на джерело.\nІнший абзац."
    assert [line for _, line in read_plain(text)] == [
        "Заголовок",
        "Про це пише газета Портал з посиланням на джерело.",
        "Інший абзац.",
    ]


def test_line_that_begins_with_a_closing_mark_belongs_to_the_line_before() -> None:
    text = "Порт стоїть.\n«Ми не підемо\n», — сказав він."
    assert [line for _, line in read_plain(text)] == ["Порт стоїть.", "«Ми не підемо», — сказав він."]


def test_lower_case_line_after_the_headline_is_kept_apart() -> None:
    assert [line for _, line in read_plain("Порт стоїть\nросія заперечує.")] == ["Порт стоїть", "росія заперечує."]


def test_markdown_leaves_the_words() -> None:
    text = "# Порт *стоїть*\n\nДокери [не вийшли](https://example.org) на **зміну** ![фото](a.png)`о 9:00`."
    text += "\n\n> «Ми не підемо».\n\n---\n"
    assert read_markdown(text) == ((1, "Порт стоїть"), (3, "Докери не вийшли на зміну о 9:00."), (5, "«Ми не підемо»."))


@pytest.mark.parametrize(
    "line", ["- Так, — сказав він.", "1. Перше.", "<script>alert(1)</script>", "2 * 3 < 7", "    відступ"]
)
def test_markdown_keeps_dialogue_numbers_and_angle_brackets(line: str) -> None:
    assert [text for _, text in read_markdown(line)] == [line.strip()]


def test_lines_count_from_where_the_body_begins() -> None:
    assert read_markdown("\nАбзац.\n\nДругий.", first_line=5) == ((6, "Абзац."), (8, "Другий."))


@given(st.lists(st.text(alphabet="аб .,—\t«»", max_size=30), max_size=20))
def test_no_letter_of_plain_text_is_lost_and_lines_ascend(lines: list[str]) -> None:
    read = read_plain("\n".join(lines))
    assert "".join("".join(line.split()) for _, line in read) == "".join("".join(line.split()) for line in lines)
    numbers = [number for number, _ in read]
    assert numbers == sorted(set(numbers))
    for number, line in read:
        assert line[:1] == "".join(lines[number - 1].split())[:1]
