"""The stories that ship: their gold points at real sentences, and the tool reads and splits them as the gold says."""

import json
from pathlib import Path
from typing import Any

import pytest

from crossread.gather import gather_stories
from crossread.read import read_corpus
from crossread.records import LANGUAGES, Article
from crossread.segment import segment_article

CORPORA = Path(__file__).parents[1] / "corpora"
STORIES = sorted(path.name for path in CORPORA.iterdir() if path.is_dir())
WITH_GOLD = [story for story in STORIES if (CORPORA / story / "gold.json").exists()]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found, skipped = read_corpus(CORPORA, strict=True)
    assert not skipped
    return {article.id: article for article in found}


def gold_of(story: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((CORPORA / story / "gold.json").read_text(encoding="utf-8"))
    return gold


def test_seven_stories_ship_each_in_three_languages(articles: dict[str, Article]) -> None:
    stories = gather_stories(articles.values())
    assert [story.id for story in stories] == STORIES
    assert len(stories) == 7
    for story in stories:
        assert {article.lang for article in story.articles} == set(LANGUAGES)


def test_every_article_has_title_outlet_date_and_no_note(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert article.title and article.outlet and article.date, article.id
        assert article.path.endswith(f"{article.outlet}.{article.lang}.md")
        assert article.notes == ()


@pytest.mark.parametrize("story", WITH_GOLD)
def test_segmenter_gives_exactly_the_sentences_of_the_gold(story: str, articles: dict[str, Article]) -> None:
    gold = gold_of(story)
    assert set(gold["sentences"]) == {entry["file"] for entry in gold["articles"]}
    for file, spans in gold["sentences"].items():
        segments = segment_article(articles[f"{story}/{file}"])
        assert [[segment.start, segment.end] for segment in segments] == spans, file
        assert not [segment.text for segment in segments if segment.role == "boilerplate"]


@pytest.mark.parametrize("story", WITH_GOLD)
def test_gold_speaks_of_sentences_that_exist(story: str) -> None:
    gold = gold_of(story)
    count = {file: len(spans) for file, spans in gold["sentences"].items()}
    for fact in gold["facts"]:
        assert set(fact["members"]) | set(fact["absent"]) | set(fact["unclear"]) == set(count), fact["id"]
        assert len(fact["members"]) + len(fact["absent"]) + len(fact["unclear"]) == len(count), fact["id"]
        for file, ordinals in fact["members"].items():
            assert ordinals and all(0 <= ordinal < count[file] for ordinal in ordinals), fact["id"]
    for key in ("attribution", "labels", "distance"):
        assert all(0 <= entry["line"] < count[entry["file"]] for entry in gold[key])


@pytest.mark.parametrize("story", WITH_GOLD)
def test_wordings_of_the_gold_stand_in_their_sentences(story: str, articles: dict[str, Article]) -> None:
    gold = gold_of(story)
    for key in ("labels", "distance"):
        for entry in gold[key]:
            start, end = gold["sentences"][entry["file"]][entry["line"]]
            assert entry["text"] in articles[f"{story}/{entry['file']}"].text[start:end], entry


def test_readme_states_the_licence_and_names_every_story() -> None:
    text = (CORPORA / "README.md").read_text(encoding="utf-8")
    assert "CC0" in text
    assert all(f"`{story}`" in text for story in STORIES)
