"""Terms the translation must keep: found in their endings, and read from a file."""

from pathlib import Path

import pytest

from crossread.errors import ConfigError
from crossread.translate.glossary import Glossary, Term, load_glossary

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


def test_a_missing_term_is_found() -> None:
    """Of those that name both languages and stand in the source."""
    glossary = Glossary(terms=(OPERATION, Term(spellings={"uk": ("ПДВ",), "ru": ("НДС",)})))
    assert glossary.find_missing("Спецоперація і ПДВ.", "The rival and VAT.", "uk", "en") == (OPERATION,)
    assert glossary.find_missing("Спецоперація.", "The special operation.", "uk", "en") == ()
    assert OPERATION.word("uk") == "спеціальна операція"


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
