"""Terms the translation must keep: found in their endings, enforced where it can be done, marked where not."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from crossread.errors import ConfigError
from crossread.translate.glossary import Glossary, Term, enforce_terms, load_glossary

OPERATION = Term(
    spellings={
        "uk": ("спеціальна операція", "спецоперац*"),
        "ru": ("специальная операция", "СВО"),
        "en": ("special operation",),
    }
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "glossary.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Про хід спеціальної операції", "uk"),
        ("учасники спецоперації", "uk"),
        ("О ходе специальной операции", "ru"),
        ("участники СВО", "ru"),
        ("Special operations go on", "en"),
    ],
)
def test_terms_are_found_in_their_endings(text: str, lang: str) -> None:
    """Cases, plural, capitals."""
    assert OPERATION.find(text, lang)


@pytest.mark.parametrize(("text", "lang"), [("операція", "uk"), ("свой", "ru"), ("especial operation", "en")])
def test_other_words_are_no_terms(text: str, lang: str) -> None:
    """Short and capital ones are not inflected; words are whole."""
    assert not OPERATION.find(text, lang)


def test_apostrophes_are_one() -> None:
    """All three in use."""
    term = Term(spellings={"uk": ("об'єкт",), "en": ("site",)})
    assert term.find("на об’єкті", "uk") and term.find("на обʼєкті", "uk")


def test_exact_terms_are_not_inflected() -> None:
    """For names of products and the like."""
    term = Term(spellings={"uk": ("Стугна",), "en": ("Stuhna",)}, exact=True)
    assert term.find("ракета Стугна", "uk") and not term.find("ракети Стугни", "uk")


def decode(answers: Mapping[str, str], asked: list[str]):  # type: ignore[no-untyped-def]
    def run(texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        asked.extend(texts)
        return {text: (answers[text],) for text in texts}

    return run


def test_a_lost_term_is_put_into_the_source_and_decoded_again() -> None:
    """The retry is taken where it has the term."""
    asked: list[str] = []
    answers = {"Хід special operation.": "The course of the special operation."}
    done = enforce_terms(
        Glossary(terms=(OPERATION,)), {"Хід спецоперації.": ("The rival.",)}, ("uk", "en"), decode(answers, asked)
    )
    assert done == {"Хід спецоперації.": ("The course of the special operation.",)}
    assert asked == ["Хід special operation."]


def test_a_retry_without_the_term_is_not_taken() -> None:
    """Nothing is pasted into a finished sentence."""
    answers = {"Хід special operation.": "The extradition."}
    before = {"Хід спецоперації.": ("The rival.",)}
    assert enforce_terms(Glossary(terms=(OPERATION,)), before, ("uk", "en"), decode(answers, [])) == before


def test_a_hypothesis_with_the_term_comes_first() -> None:
    """Then nothing is decoded again."""
    asked: list[str] = []
    before = {"Хід спецоперації.": ("The rival.", "The special operation.")}
    done = enforce_terms(Glossary(terms=(OPERATION,)), before, ("uk", "en"), decode({}, asked))
    assert done["Хід спецоперації."][0] == "The special operation." and not asked


def test_glossary_is_read(tmp_path: Path) -> None:
    """One spelling or a list."""
    glossary = load_glossary(write(tmp_path, '[[term]]\nuk = ["ПДВ", "податок"]\nen = "VAT"\nexact = true\n'))
    assert glossary.terms == (Term(spellings={"uk": ("ПДВ", "податок"), "en": ("VAT",)}, exact=True),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[term]]\nuk = 'а'\n", "fewer than two"),
        ("[[term]]\nuk = 1\nen = 'a'\n", "uk is 1"),
        ("[[term]]\nuk = ''\nen = 'a'\n", "uk is ''"),
        ("[[term]]\nuk = 'a'\nen = 'a'\nde = 'a'\n", "unknown key 'de'"),
        ("[[term]]\nuk = 'a'\nen = 'a'\nexact = 1\n", "exact is 1"),
        ("[[words]]\n", "unknown table 'words'"),
        ("term = 1\n", "not a list"),
        ("[[", "cannot be read"),
    ],
)
def test_wrong_glossary_is_told(tmp_path: Path, text: str, words: str) -> None:
    """With file and reason."""
    with pytest.raises(ConfigError, match=words) as caught:
        load_glossary(write(tmp_path, text))
    assert caught.value.where and "glossary.toml" in caught.value.where
