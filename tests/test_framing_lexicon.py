"""Lexicons: what is checked on load, how terms are found in all their forms."""

from pathlib import Path

import pytest

from crossread.errors import ConfigError
from crossread.framing.lexicon import FOLDER, Lexicon, load_lexicon, read_terms
from crossread.framing.tokens import tokenise


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def found(lexicon: Lexicon, text: str, lang: str, kind: str) -> list[tuple[str, str]]:
    tokens = tokenise(text, lang)
    return [
        (text[tokens[hit.first].start : tokens[hit.last - 1].end], hit.entry.concept or hit.entry.cls)
        for hit in lexicon.find(tokens, lang)
        if hit.entry.kind == kind
    ]


def test_every_shipped_lexicon_loads_and_names_its_source() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        entries, extends = read_terms(path)
        assert entries and extends
        assert all(entry.source for entry in entries), path.name


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Загинули бійці Сил оборони.", "uk"),
        ("Про це сказали у Силах оборони.", "uk"),
        ("Сили оборони мовчать.", "uk"),
        ("Разом із Силами оборони.", "uk"),
    ],
)
def test_a_term_is_found_in_every_case(text: str, lang: str) -> None:
    assert [concept for _, concept in found(load_lexicon(), text, lang, "label")] == ["Ukrainian army"]


def test_the_longest_term_of_a_kind_wins() -> None:
    text = "Почалося повномасштабне вторгнення."
    assert found(load_lexicon(), text, "uk", "label") == [("повномасштабне вторгнення", "the war")]


def test_languages_are_never_mixed() -> None:
    assert found(load_lexicon(), "хлопок", "ru", "label") == [("хлопок", "explosion")]
    assert found(load_lexicon(), "хлопок", "en", "label") == []


def test_an_apostrophe_of_any_kind_finds_the_term() -> None:
    for mark in "'’ʼ":
        assert found(load_lexicon(), f"з{mark}ясував", "uk", "reporting") == [(f"з{mark}ясував", "factive")]


def test_own_terms_extend_what_ships(tmp_path: Path) -> None:
    path = write(
        tmp_path / "my.toml",
        '[[term]]\nkind = "label"\nclass = "label"\nlang = "en"\nlemma = "grain corridor"\nconcept = "the corridor"\n',
    )
    lexicon = load_lexicon(path)
    assert found(lexicon, "Grain corridors and an invasion", "en", "label") == [
        ("Grain corridors", "the corridor"),
        ("invasion", "the war"),
    ]


def test_own_terms_replace_the_kinds_they_hold(tmp_path: Path) -> None:
    path = write(
        tmp_path / "my.toml",
        'replace = true\nkind = "hedge"\nclass = "hedge"\n[[term]]\nlang = "en"\nlemmas = ["by the look of it"]\n',
    )
    lexicon = load_lexicon(path)
    assert found(lexicon, "It could rain, by the look of it", "en", "hedge") == [("by the look of it", "hedge")]
    assert found(lexicon, "They denied it", "en", "reporting") == [("denied", "denial")]


def test_a_pattern_finds_what_no_lemma_can(tmp_path: Path) -> None:
    path = write(
        tmp_path / "my.toml",
        '[[term]]\nkind = "hedge"\nclass = "hedge"\nlang = "en"\npattern = "some \\\\d+ per cent sure"\n',
    )
    assert found(load_lexicon(path), "He is some 80 per cent sure.", "en", "hedge") == [
        ("some 80 per cent sure", "hedge")
    ]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('lang = "de"\nlemma = "x"\nclass = "hedge"', "lang is 'de'"),
        ('lang = "en"\nlemma = "x"\nclass = "sure"', "class is 'sure'"),
        ('lang = "en"\nclass = "hedge"', "give one of lemma, lemmas, pattern"),
        ('lang = "en"\nclass = "hedge"\npattern = "("', "no regular expression"),
        ('lang = "en"\nclass = "hedge"\npattern = "x*"', "matches the empty text"),
        ('lang = "en"\nclass = "hedge"\nlemmas = []', "lemmas is []"),
        ('lang = "en"\nclass = "hedge"\nlemma = "x"\ncolour = "red"', "unknown fields colour"),
        ('lang = "en"\nclass = "hedge"\nlemma = "x"\ncharged = "yes"', "charged is 'yes'"),
    ],
    ids=["lang", "class", "no term", "bad pattern", "empty pattern", "no lemmas", "field", "charged"],
)
def test_a_wrong_entry_is_named_with_its_file_and_number(tmp_path: Path, entry: str, words: str) -> None:
    good = '[[term]]\nkind = "hedge"\nlang = "en"\nlemma = "maybe"\nclass = "hedge"\n'
    path = write(tmp_path / "my.toml", f'{good}\n[[term]]\nkind = "hedge"\n{entry}\n')
    with pytest.raises(ConfigError) as caught:
        load_lexicon(path)
    assert "entry 2" in caught.value.what and words in caught.value.what
    assert caught.value.where == str(path)


@pytest.mark.parametrize("text", ["= =", 'term = "x"\n', "\udcff"], ids=["no toml", "no list", "no utf-8"])
def test_a_file_that_is_no_lexicon_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError):
        load_lexicon(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [('[[terms]]\nlang = "uk"\n', "unknown at the top: terms"), ("", "no term in the file")],
    ids=["wrong table", "empty"],
)
def test_a_file_without_terms_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_terms(write(tmp_path / "own.toml", text))
