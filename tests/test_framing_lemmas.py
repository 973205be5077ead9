"""Lemmas and tokens: forms, readings, offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.framing.lemmas import analyse, english_lemmas, fold, nominative_form
from crossread.framing.tokens import tokenise


@pytest.mark.parametrize(
    ("form", "lang", "lemma"),
    [
        ("повідомили", "uk", "повідомити"),
        ("окупантами", "uk", "окупант"),
        ("зʼявилися", "uk", "з'явитися"),
        ("похвастались", "ru", "похвастаться"),
        ("ополченцев", "ru", "ополченец"),
        ("said", "en", "say"),
        ("denied", "en", "deny"),
        ("strikes", "en", "strike"),
        ("stopped", "en", "stop"),
        ("claiming", "en", "claim"),
    ],
)
def test_a_form_has_its_lemma(form: str, lang: str, lemma: str) -> None:
    assert lemma in analyse(form, lang).keys


def test_a_participle_is_a_word_of_its_own() -> None:
    assert not set(analyse("оккупированный", "ru").keys) & set(analyse("оккупировали", "ru").keys)


def test_a_preposition_is_no_abbreviation() -> None:
    assert "NOUN" not in analyse("про", "uk").pos


def test_an_infinitive_is_no_finite_verb() -> None:
    assert not analyse("підтвердити", "uk").finite
    assert analyse("підтвердив", "uk").finite


def test_folding_joins_apostrophes_and_yo() -> None:
    assert fold("Пʼять") == fold("п’ять") == "п'ять"
    assert fold("Ещё") == "еще"


@pytest.mark.parametrize(
    ("form", "lang", "gender", "nominative"),
    [
        ("пєскова", "uk", "masc", "пєсков"),
        ("песковым", "ru", "", "песков"),
        ("захаровой", "ru", "femn", "захарова"),
        ("зеленського", "uk", "masc", "зеленський"),
    ],
)
def test_a_name_returns_to_the_nominative(form: str, lang: str, gender: str, nominative: str) -> None:
    assert nominative_form(form, lang, gender) == nominative


def test_english_candidates_begin_with_the_form_itself() -> None:
    assert english_lemmas("lies")[:2] == ["lies", "lie"]


def test_hyphens_and_clitics_part_words() -> None:
    assert [t.text for t in tokenise("Ukraine's Russian-held town didn't fall", "en")] == [
        "Ukraine", "'s", "Russian", "-", "held", "town", "did", "n't", "fall",
    ]  # fmt: skip


def test_a_domain_is_one_word() -> None:
    assert [t.text for t in tokenise("пише example.com.", "uk")] == ["пише", "example.com", "."]


@given(
    st.text(alphabet="абвіїєґёъ ABCdef'’ʼ.,–—«»“”0123456789-\u0301\n", max_size=60),
    st.sampled_from(["uk", "ru", "en"]),
    st.integers(0, 50),
)
def test_tokens_are_slices_in_order(text: str, lang: str, offset: int) -> None:
    at = offset
    for token in tokenise(text, lang, offset=offset):
        assert token.start >= at
        assert text[token.start - offset : token.end - offset] == token.text
        at = token.end
