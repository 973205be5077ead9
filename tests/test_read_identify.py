"""Languages: ours are told apart, others are named, and an ordinary article costs no model."""

from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.read import identify, read_corpus
from crossread.read.identify import UNKNOWN, identify_language, normalise_language
from crossread.segment import segment_article

CORPORA = Path(__file__).parents[1] / "corpora"
FOREIGN = {
    "bg": "Докерите от зърнения терминал не се явиха на работа във вторник, а техният синдикат иска по-високи заплати.",
    "be": "Докеры збожжавага тэрмінала ў аўторак не выйшлі на змену, іх прафсаюз патрабуе павысіць аплату працы.",
    "sr": "Лучки радници терминала за жито нису дошли на посао у уторак ујутру, а њихов синдикат тражи веће плате.",
    "pl": "Dokerzy terminalu zbożowego nie przyszli we wtorek rano na zmianę, a ich związek żąda wyższych płac.",
    "de": "Die Hafenarbeiter des Getreideterminals sind am Dienstag nicht zur Schicht erschienen, sie fordern Lohn.",
    "fr": "Les dockers du terminal céréalier n'ont pas pris leur service mardi matin et demandent une augmentation.",
}


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("times", [1, 5])
def test_other_languages_are_named(code: str, times: int) -> None:
    assert identify_language(" ".join([FOREIGN[code]] * times)) == code


def test_every_sentence_of_the_shipped_stories_is_given_to_its_language() -> None:
    articles, _ = read_corpus(CORPORA)
    wrong = [
        segment.text
        for article in articles
        for segment in segment_article(article)
        if identify_language(segment.text) != article.lang
    ]
    assert wrong == []


def test_article_is_recognised_without_loading_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(identify, "_identifier", refuse)
    articles, _ = read_corpus(CORPORA)
    assert len(articles) == 27


@pytest.mark.parametrize("text", ["", "123 — 45 %", "⚡️", "\n"])
def test_text_without_letters_has_no_language(text: str) -> None:
    assert identify_language(text) == UNKNOWN


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("uk", "uk"),
        ("UA", "uk"),
        ("uk-UA", "uk"),
        ("ru_RU", "ru"),
        ("eng", "en"),
        ("English", "en"),
        ("de", "de"),
        ("", ""),
    ],
)
def test_language_tags_are_understood_as_people_write_them(tag: str, code: str) -> None:
    assert normalise_language(tag) == code


@given(st.text(max_size=300))
def test_any_text_has_one_answer(text: str) -> None:
    assert identify_language(text) == identify_language(text)
    assert identify_language(text)
