"""Trust marks: what is suspicious is marked, what is sound is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.translate.names import find_lost_names, find_names, romanise
from crossread.translate.numbers import find_unmatched, read_numbers, word_values
from crossread.translate.trust import FAILURES, MARKS, find_failure, find_marks

TEXT = st.text(alphabet="абвії АБВ abc ABC 0123456789 .,:!?«»'’-\u0301\n\t▁_♪", max_size=120)


@pytest.mark.parametrize(
    ("source", "translation", "mark"),
    [
        ("Загинули 31 людина у місті.", "Thirteen people died in the city.", "number lost"),
        ("Загинули люди у місті.", "31 people died in the city.", "number added"),
        ("Про це заявив Дмитро Пєсков.", "This was said by the spokesman.", "name lost"),
        ("Ворог атакував порт.", "The enemy attacked порт.", "untranslated"),
        ("Суд отложил дело.", "The court put off the case the case the court put off the case.", "repetition"),
        ("Команда Голта програла.", "The team of Holttttt lost.", "repetition"),
        ("Команда Голта програла.", "The team of VRVRVRVRV lost.", "repetition"),
        ("Президент прибув до столиці на переговори з урядом.", "President.", "too short"),
        ("Президент прибув до столиці на нараду.", "The president " + "and the head of the state " * 3, "too long"),
    ],
)
def test_what_is_wrong_is_marked(source: str, translation: str, mark: str) -> None:
    """Each kind of error gets its mark."""
    assert mark in find_marks(source, translation, "uk", "en")


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Поранено п'ять людей, загинули 2.", "5 people were injured, two died."),
        ("Збитки сягнули 2,4 млрд грн.", "The damage came to 2.4 billion hryvnias."),
        ("Евакуйовано 1,5 тис. жителів.", "1,500 residents were evacuated."),
        ("Урожай — 10 000 тонн.", "The harvest is 10,000 tonnes."),
        ("Удар стався 24.02.2022 о 5:30.", "The strike came on 24 February 2022 at 5:30."),
        ("Нарада почалася о 15:30.", "The meeting began at 3:30 p.m."),
        ("В 30-е годы завод закрыли.", "In the 1930s the plant was closed."),
        ("До Києва прибув Денис Шмигаль.", "Denys Shmyhal arrived in Kyiv."),
        ("Канцлер Германии посетил Великобританию.", "The chancellor of Germany visited Britain."),
        ("Заявление сделал Джеймс Уэст.", "The statement was made by James West."),
        ("Виступив міністр оборони США.", "The US defence minister spoke."),
        ("***", "***"),
    ],
)
def test_what_is_right_is_not_marked(source: str, translation: str) -> None:
    """Other ways to write a number or a name are no loss."""
    assert find_marks(source, translation, "uk", "en") == ()


@pytest.mark.parametrize(
    ("translation", "failure"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("♪ ♪ ♪", "symbols"),
        ("_ _", "symbols"),
        ("the head of the head of the head of the head of the head of the", "looping"),
        ("no no no no no", "looping"),
        ("The city was shelled.", None),
    ],
)
def test_hard_failures_are_told(translation: str, failure: str | None) -> None:
    """Empty, symbols only, looping; nothing else is a failure."""
    assert find_failure("Місто обстріляли.", translation) == failure


def test_a_source_that_loops_may_be_translated_so() -> None:
    """A chant is no failure of the model."""
    assert find_failure("Ганьба! Ганьба! Ганьба! Ганьба!", "Shame! Shame! Shame! Shame!") is None


def test_residue_between_related_languages_is_told_by_letters() -> None:
    """Ukrainian has no ы and э; two of them in a translation into it are left from Russian."""
    assert "untranslated" in find_marks("Это были выборы.", "Це были выборы.", "ru", "uk")
    assert "untranslated" not in find_marks("Это были выборы.", "Це були вибори.", "ru", "uk")


@given(TEXT, TEXT)
def test_marks_are_documented_ordered_and_never_fail(source: str, translation: str) -> None:
    """Whatever the text, the marks are those of `MARKS`, in its order, each once."""
    marks = find_marks(source, translation, "uk", "en")
    assert list(marks) == [mark for mark in MARKS if mark in marks]
    assert len(marks) == 1 or not set(FAILURES) & set(marks)


@given(TEXT)
def test_a_text_loses_nothing_against_itself(text: str) -> None:
    """No number, name or failure is found between a text and its copy."""
    marks = find_marks(text, text, "ru", "uk")
    assert not set(marks) - {"untranslated"}


@given(st.integers(0, 10**9))
def test_a_number_is_found_in_both_ways_to_part_thousands(number: int) -> None:
    """10 000, 10,000 and 10000 are one."""
    forms = [str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u00a0")]
    for form in forms:
        assert not find_unmatched(read_numbers(form), read_numbers(forms[0]), "")


@pytest.mark.parametrize(
    ("text", "value"),
    [("двадцять п'ять", 25), ("двести", 200), ("п’ятеро", 5), ("twenty-five", 25), ("three hundred", 300), ("мая", 5)],
)
def test_number_words_have_values(text: str, value: int) -> None:
    """Words, compounds, collectives and months."""
    assert Decimal(value) in word_values(text)


def test_names_open_no_sentence_and_are_no_abbreviations() -> None:
    """First words, quotations' first words, offices and abbreviations are left alone."""
    assert find_names("Учора Зеленський сказав: «Ми в Бучі». Потім НАТО й Генеральний штаб.") == ["Зеленський", "Бучі"]


def test_a_headline_in_capitals_has_no_names() -> None:
    """Case says nothing there."""
    assert find_names("УДАР ПО ПОРТУ ОДЕСИ") == []


def test_names_are_compared_in_latin_letters() -> None:
    """Romanisations differ; frames of consonants and likeness bring them together."""
    assert romanise("Щедрін") == "shchedrin"
    assert find_lost_names("Сказав Щедрін і Харків.", "Shchedrin and Kharkov said.") == []
    assert find_lost_names("Сказав Щедрін.", "Petrenko said.") == ["Щедрін"]
