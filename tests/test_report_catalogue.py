"""The report's words: three catalogues of one shape."""

import re
import string

import pytest

from crossread.errors import ConfigError
from crossread.records import LANGUAGES
from crossread.report.catalogue import Catalogue, open_catalogue, plural_category
from crossread.report.escape import escape_markdown
from crossread.translate.trust import MARKS

CATALOGUES = {lang: open_catalogue(lang).phrases for lang in LANGUAGES}
OTHERS = [lang for lang in LANGUAGES if lang != "en"]


def parameters(phrase: "str | dict[str, str]") -> set[str]:
    texts = phrase.values() if isinstance(phrase, dict) else [phrase]
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", OTHERS)
def test_catalogues_have_the_same_keys(lang: str) -> None:
    assert CATALOGUES[lang].keys() == CATALOGUES["en"].keys()


@pytest.mark.parametrize("lang", OTHERS)
def test_phrases_take_the_same_parameters(lang: str) -> None:
    differing = {k for k, phrase in CATALOGUES["en"].items() if parameters(phrase) != parameters(CATALOGUES[lang][k])}
    assert differing == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plural_phrases_have_every_category_of_their_language(lang: str) -> None:
    categories = {plural_category(lang, n) for n in range(200)}
    for key, phrase in CATALOGUES[lang].items():
        if isinstance(phrase, dict):
            assert phrase.keys() == categories, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phrases_hold_no_markup(lang: str) -> None:
    for key, phrase in CATALOGUES[lang].items():
        for text in phrase.values() if isinstance(phrase, dict) else [phrase]:
            bare = text.replace("{", "").replace("}", "")
            assert escape_markdown(bare) == bare, key


@pytest.mark.parametrize("lang", OTHERS)
def test_phrases_are_translated(lang: str) -> None:
    for key, phrase in CATALOGUES["en"].items():
        bare = re.sub(r"\{\w+\}", "", str(phrase))
        if re.search(r"[a-z]", bare):
            assert CATALOGUES[lang][key] != phrase, key


def test_every_trust_mark_has_a_name() -> None:
    for mark in MARKS:
        assert f"mark.{mark.replace(' ', '-')}" in CATALOGUES["en"]


@pytest.mark.parametrize(
    ("lang", "n", "text"),
    [("uk", 1, "1 факт"), ("uk", 3, "3 факти"), ("uk", 11, "11 фактів"), ("ru", 22, "22 факта"), ("en", 1, "1 fact")],
)
def test_counts_take_the_right_form(lang: str, n: int, text: str) -> None:
    assert Catalogue(lang).say("count.facts", n=n) == text


def test_unknown_language_is_a_clear_error() -> None:
    with pytest.raises(ConfigError, match="'de'"):
        Catalogue("de")


def test_parameters_are_not_read_as_templates() -> None:
    assert "{n}" in Catalogue("en").say("finding.headline-overclaim", outlet="{n}")


def test_a_phrase_that_counts_needs_a_number() -> None:
    with pytest.raises(TypeError, match=r"count\.facts"):
        Catalogue("en").say("count.facts", n="many")
