"""Quotation marks of every kind, and what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.framing.quotes import classify_quote, find_quotes


def inner(text: str, lang: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "quotes"),
    [
        ("Він сказав: «Ми готові».", "uk", ["Ми готові"]),
        ("Він сказав: “Ми готові”.", "uk", ["Ми готові"]),
        ("Він сказав: „Ми готові“.", "uk", ["Ми готові"]),
        ('Він сказав: "Ми готові".', "uk", ["Ми готові"]),
        ("She said: ‘We are ready’.", "en", ["We are ready"]),
        ("It's the officials' plan, he said.", "en", []),
        ("«Концерт у «Палаці» скасовано».", "uk", ["Концерт у «Палаці» скасовано", "Палаці"]),
        ("Это «незакрытая кавычка.", "ru", []),
        ("«Это воровство, – говорит фермер, – и только».", "ru", ["Это воровство", "и только"]),
        ("– Ми чекали до ранку, – сказала вона.", "uk", ["Ми чекали до ранку"]),
    ],
)
def test_quotations_are_found(text: str, lang: str, quotes: list[str]) -> None:
    assert inner(text, lang) == quotes


def test_a_quotation_may_run_over_sentences() -> None:
    text = "«Ми чекали. Ніхто не прийшов. Потім стемніло», – сказала вона."
    assert inner(text, "uk") == ["Ми чекали. Ніхто не прийшов. Потім стемніло"]


def test_a_quotation_of_several_paragraphs_goes_on_when_the_next_opens_again() -> None:
    assert inner("«Перше речення.\n«Друге речення».", "uk") == ["Перше речення.", "Друге речення"]


def kind(words: int, **given_: object) -> str:
    values = {"first": "слово", "last": "слово", "verb": False, "spoken": False, "named": False, "colon_before": False}
    return classify_quote(words, **{**values, **given_})  # type: ignore[arg-type]


def test_kinds_of_quotations() -> None:
    assert kind(1) == "scare"
    assert kind(1, first="Сова", named=True) == "title"
    assert kind(2, spoken=True) == "speech"
    assert kind(1, spoken=True) == "scare"
    assert kind(1, spoken=True, naming=True) == "speech"
    assert kind(9, first="Ми", verb=True) == "speech"
    assert kind(2, first="Ми", colon_before=True) == "speech"


@given(st.text(alphabet="аб «»“”„\"'’.,\n–sS", max_size=50), st.sampled_from(["uk", "ru", "en"]))
def test_quotes_lie_in_the_text_and_nest(text: str, lang: str) -> None:
    found = find_quotes(text, lang)
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for a in found:
        for b in found:
            assert (
                a.end <= b.start
                or b.end <= a.start
                or (a.start <= b.start and b.end <= a.end)
                or (b.start <= a.start and a.end <= b.end)
            )
