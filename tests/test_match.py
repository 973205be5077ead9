"""Passages matched in any order, and the facts they form."""

from collections.abc import Sequence

import pytest

from crossread.config import Settings
from crossread.match import match_story
from crossread.records import Article, PreparedArticle, Segment, Translation


def prepare(name: str, lines: Sequence[str], lang: str = "en", translated: Sequence[str] = ()) -> PreparedArticle:
    """Make an article of which each line is a segment, the first the title."""
    text = "\n".join(lines)
    article = Article(id=name, story="s", outlet=name, lang=lang, title=lines[0] if lines else "", text=text, path=name)
    segments, at = [], 0
    for index, line in enumerate(lines):
        role = "title" if index == 0 else "body"
        segments.append(
            Segment(article_id=name, index=index, start=at, end=at + len(line), text=line, lang=lang, role=role)
        )
        at += len(line) + 1
    translations = tuple(
        Translation(article_id=name, index=index, src_lang=lang, tgt_lang="en", text=line)
        for index, line in enumerate(translated or lines)
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


WIRE = prepare(
    "wire-en",
    [
        "Dockers in the port of Brindal walk out over night shifts",
        "About 400 dockers stopped work on Monday after talks with the harbour company failed.",
        "The union demands a pay rise of 12 percent and an end to double night shifts.",
        "Three grain ships were waiting in the roadstead on Tuesday.",
    ],
)
DAILY = prepare(
    "daily-ru",
    [
        "Докеры Бриндаля остановили порт",
        "Три судна с зерном ждали на рейде во вторник.",
        "Профсоюз требует повысить зарплату на 12 процентов и отменить двойные ночные смены.",
        "Губернатор назвал забастовку политической.",
    ],
    "ru",
    [
        "Dockers of Brindal stopped the port",
        "Three vessels with grain waited in the roadstead on Tuesday.",
        "The union demands to raise pay by 12 percent and cancel double night shifts.",
        "The governor called the strike political.",
    ],
)


def test_sentences_told_in_another_order_are_matched() -> None:
    found = {
        (match.a.first, match.b.first) for match in match_story([WIRE, DAILY], Settings()).matches if match.b.first
    }
    assert {(1, 3), (2, 2)} <= found
    assert not any(a == 3 for a, _ in found)


def test_a_fact_names_the_state_of_every_article() -> None:
    matching = match_story([WIRE, DAILY], Settings())
    for fact in matching.facts:
        assert [state.article_id for state in fact.states] == ["daily-ru", "wire-en"]
        assert {state.article_id for state in fact.states if state.state == "has"} == set(fact.articles())


def test_the_order_of_the_articles_does_not_matter() -> None:
    assert match_story([WIRE, DAILY], Settings()) == match_story([DAILY, WIRE], Settings())


@pytest.mark.parametrize("articles", [[], [WIRE]], ids=["none", "one"])
def test_fewer_than_two_articles_give_nothing(articles: list[PreparedArticle]) -> None:
    matching = match_story(articles, Settings())
    assert (matching.matches, matching.facts, matching.voices) == ((), (), ())
