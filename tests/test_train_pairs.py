"""Parallel text: read whole or refused, languages checked, cleaned, some set aside."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InputError
from crossread.train.options import Source
from crossread.train.pairs import (
    ParallelText,
    check_languages,
    clean_sentence,
    clean_text,
    fault_of,
    guess_language,
    read_clean_table,
    read_pairs,
    set_aside,
)

UK = ("Міністр поїхав до Києва.", "Її сестра живе в Одесі.", "Цей ґанок уже старий, є новий.")
RU = ("Эти выборы отложены.", "Мы были рады это услышать.", "Съезд открыл министр экономики.")
EN = ("The minister went to Kyiv.", "Her sister lives in Odesa.", "This porch is old.")


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_two_files_with_unlike_numbers_of_lines_are_refused_with_both_numbers(tmp_path: Path) -> None:
    left = write(tmp_path / "a.uk", "раз\nдва\nтри\n")
    right = write(tmp_path / "a.en", "one\ntwo\n")
    with pytest.raises(InputError, match=r"a\.uk has 3 lines, a\.en has 2") as caught:
        read_pairs(Source(path=left, target=right))
    assert "line n" in str(caught.value)


def test_two_files_are_read_line_by_line_and_keep_empty_lines(tmp_path: Path) -> None:
    left, right = write(tmp_path / "a.uk", "раз\r\n\r\nтри"), write(tmp_path / "a.en", "one\n\u2028two\nthree\n")
    assert read_pairs(Source(path=left, target=right)) == (("раз", "one"), ("", "\u2028two"), ("три", "three"))


@pytest.mark.parametrize(
    ("row", "count"), [("лише одна", "1 column,"), ("а\tб\tв", "3 columns")], ids=["too few", "too many"]
)
def test_a_row_without_two_columns_is_refused_with_its_line(tmp_path: Path, row: str, count: str) -> None:
    path = write(tmp_path / "own.tsv", f"кіт\tcat\n\n{row}\n")
    with pytest.raises(InputError, match=count) as caught:
        read_pairs(Source(path=path))
    assert caught.value.where == f"{path}:3"


def test_a_file_that_is_not_utf8_names_the_byte_and_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes("cat\tкіт".encode("cp1251"))
    with pytest.raises(InputError, match="not UTF-8 at byte 4") as caught:
        read_pairs(Source(path=path))
    assert "iconv" in str(caught.value)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_pairs(Source(path=tmp_path / "none.tsv"))


def test_a_table_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no pair"):
        read_clean_table(write(tmp_path / "dev.tsv", "\n \t \n"))


@pytest.mark.parametrize(("lines", "language"), [(UK, "uk"), (RU, "ru"), (EN, "en"), (("123", "!"), None)])
def test_language_is_guessed_by_letters(lines: tuple[str, ...], language: str | None) -> None:
    assert guess_language(lines) == language


def test_russian_declared_as_ukrainian_is_refused() -> None:
    with pytest.raises(InputError, match="source side is declared 'uk' but reads as 'ru'"):
        check_languages(list(zip(RU, EN, strict=True)), ("uk", "en"), where="own.tsv")


def test_swapped_sides_are_recognised() -> None:
    with pytest.raises(InputError) as caught:
        check_languages(list(zip(EN, UK, strict=True)), ("uk", "en"), where="own.tsv")
    assert caught.value.mend == "swap the two sides"


@pytest.mark.parametrize(
    ("pair", "languages"),
    [
        (list(zip(UK, EN, strict=True)), ("uk", "en")),
        (list(zip(RU, UK, strict=True)), ("ru", "uk")),
        ([("так", "yes"), ("1", "1")], ("uk", "en")),
    ],
    ids=["uk-en", "ru-uk", "nothing telling"],
)
def test_right_languages_pass(pair: list[tuple[str, str]], languages: tuple[str, str]) -> None:
    check_languages(pair, languages, where="own.tsv")


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        (("Міст відкрили.", "The bridge was opened."), None),
        (("", "The bridge"), "empty"),
        (("а" * 601, "a" * 600), "too long"),
        (("Довге речення, яке каже дуже багато чого про міст.", "A bridge, yes."), "lengths differ"),
        (("Читайте на https://site.example", "Read it there"), "markup"),
        (("The bridge was opened.", "The bridge was opened."), "wrong script"),
        (("Було 120 людей", "There were 99 people"), "numbers differ"),
        (("Було двадцять людей", "There were 20 people"), None),
    ],
)
def test_what_is_unfit_for_training_is_named(pair: tuple[str, str], fault: str | None) -> None:
    assert fault_of(pair, ("uk", "en")) == fault


def test_cleaning_counts_what_it_drops_and_keeps_each_pair_once() -> None:
    source = Source(path=Path("own.tsv"), weight=2)
    pairs = [(UK[0], EN[0]), (UK[0].upper(), EN[0].upper()), ("", "x"), (UK[1], EN[1])]
    text = clean_text(source, pairs, ("uk", "en"), seen=set(), held_out=frozenset({EN[1].lower()}))
    assert text.pairs == ((UK[0], EN[0]),)
    assert text.dropped == (("empty", 1), ("held out", 1), ("repeated", 1))
    assert (text.name, text.weight) == ("own.tsv", 2)


@given(st.text(alphabet="абвіїґ’' \t\n\u0301\u00ad\u200bй\u0306и", max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_sentence(text)
    assert clean_sentence(once) == once
    assert "\n" not in once and "\t" not in once


def test_what_is_set_aside_is_the_same_for_any_order_and_trained_on_no_more() -> None:
    pairs = tuple((f"речення номер {i}", f"sentence number {i}") for i in range(2000))
    texts = (ParallelText(name="a", weight=1, pairs=pairs[:900]), ParallelText(name="b", weight=1, pairs=pairs[900:]))
    kept, aside = set_aside(texts)
    again, aside_again = set_aside(tuple(ParallelText(name=t.name, weight=1, pairs=t.pairs[::-1]) for t in texts[::-1]))
    assert set(aside) == set(aside_again) and 15 <= len(aside) <= 70
    trained = {pair for text in kept for pair in text.pairs}
    assert trained | set(aside) == set(pairs) and not trained & set(aside)
    assert {pair for text in again for pair in text.pairs} == trained
