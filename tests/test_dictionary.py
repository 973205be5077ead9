"""The dictionary: rare nouns and adjectives are found with their English, where there is one way to read them."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.dictionary import find_rare


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("uk", "Премії профспілкам", ["prize", "trade unions"]),
        ("ru", "Горят минеральные удобрения", ["mineral", "fertiliser"]),
        ("uk", "Водоспад зник", ["waterfall"]),
        ("uk", "став тривала", []),
        ("uk", "Вони сказали, що це так", []),
        ("ru", "Лев Толстой", []),
        ("uk", "ЗСУ", []),
        ("uk", "41-річний", []),
        ("en", "unions", []),
    ],
    ids=["plural", "two", "first word", "several readings", "known well", "name", "abbreviation", "age", "en"],
)
def test_rare_words_are_found_where_they_can_be_read_in_one_way(lang: str, text: str, found: list[str]) -> None:
    assert [rare.english for rare in find_rare(text, lang)] == found


@given(st.text(alphabet="абвгдеїєжзиклмнопрстуфхцчшщьюяАБВ'’-.,«» ", max_size=60), st.sampled_from(["uk", "ru", "en"]))
def test_places_are_words_of_the_text_in_order(text: str, lang: str) -> None:
    places = [(rare.start, rare.end) for rare in find_rare(text, lang)]
    assert places == sorted(places)
    assert all(text[start:end].strip("'’- .,«»") == text[start:end] for start, end in places)


def test_what_renders_a_word_too_is_known() -> None:
    (rare,) = find_rare("гігантський", "uk")
    assert rare.english == "gigantic"
    assert "giant" in rare.others


def test_synonyms_belong_to_words_of_the_dictionary_and_repeat_nothing() -> None:
    lines = files("crossread").joinpath("synonyms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    words = files("crossread").joinpath("dictionary.tsv").read_text(encoding="utf-8").splitlines()[1:]
    heads = {line.split("\t")[2] for line in words}
    for english, others in (line.split("\t") for line in lines):
        assert english in heads
        assert len(set(others.split("|"))) == len(others.split("|")) and english not in others.split("|")
