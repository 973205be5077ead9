"""Passages matched in any order, and the facts they form."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.config import Settings
from crossread.match import match_story
from crossread.match.background import load_background
from crossread.match.facts import cluster_units
from crossread.match.index import build_index
from crossread.match.numerals import number_tokens
from crossread.match.pairs import FIRST_NAMES, find_pairs
from crossread.match.spelling import skeleton
from crossread.match.views import VIEWS, view_units
from crossread.records import Article, Matching, PreparedArticle, Segment, Translation


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


TEXT = "governor said twelve trucks with grain waited at the crossing since Monday while drivers asked for food"
WORDS = st.lists(st.sampled_from(TEXT.split()), min_size=4, max_size=12)
LINES = st.lists(WORDS.map(" ".join), min_size=1, max_size=5)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=LINES, two=LINES, three=LINES)
def test_matching_is_the_same_in_any_order_of_articles(one: list[str], two: list[str], three: list[str]) -> None:
    articles = [prepare("a", one), prepare("b", two), prepare("c", three)]
    assert match_story(articles, Settings()) == match_story(articles[::-1], Settings())


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=LINES, two=LINES, low=st.floats(0.05, 0.5), high=st.floats(0.5, 0.95))
def test_a_higher_cutoff_gives_a_subset_of_the_pairs(one: list[str], two: list[str], low: float, high: float) -> None:
    articles = [prepare("a", one), prepare("b", two)]
    few, many = (matched(match_story(articles, Settings(match_cutoff=cutoff))) for cutoff in (high, low))
    assert few <= many


def matched(matching: Matching) -> set[tuple[int, int]]:
    """Return the pairs of segments in the matches."""
    return {(a, b) for match in matching.matches for a in match.a.indices for b in match.b.indices}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=LINES, two=LINES)
def test_probabilities_lie_between_0_and_1_and_segments_exist(one: list[str], two: list[str]) -> None:
    matching = match_story([prepare("a", one), prepare("b", two)], Settings(match_cutoff=0.0))
    assert all(0 <= match.probability <= 1 for match in matching.matches)
    assert all(a < len(one) and b < len(two) for a, b in matched(matching))
    for fact in matching.facts:
        assert 0 <= fact.probability <= 1
        assert {state.state for state in fact.states} <= {"has", "unclear", "absent"}


@pytest.mark.parametrize("article", [WIRE, DAILY], ids=["en", "ru"])
def test_an_article_matches_a_copy_of_itself_wholly(article: PreparedArticle) -> None:
    lines = [segment.text for segment in article.segments]
    translated = [translation.text for translation in article.translations]
    copies = [prepare(name, lines, article.article.lang, translated) for name in ("one", "two")]
    matching = match_story(copies, Settings())
    assert {(line, line) for line in range(len(lines))} <= matched(matching)
    assert matching.voices == (("one", "two"),)


def test_one_segment_articles_are_matched() -> None:
    line = "Three grain ships were waiting in the roadstead of Brindal on Tuesday."
    matching = match_story([prepare("a", [line]), prepare("b", [line])], Settings())
    assert matched(matching) == {(0, 0)}


def test_a_segment_without_letters_matches_nothing() -> None:
    matching = match_story([prepare("a", ["***", "..."]), prepare("b", ["***", "..."])], Settings())
    assert matching.matches == ()


def test_boilerplate_takes_no_part() -> None:
    last = WIRE.segments[-1]
    tail = PreparedArticle(
        article=WIRE.article,
        segments=(*WIRE.segments[:-1], replace(last, role="boilerplate")),
        translations=WIRE.translations,
    )
    assert not any(a == 1 for a, _ in matched(match_story([tail, DAILY], Settings())))


def test_a_lead_repeated_in_the_body_is_one_fact() -> None:
    lines = [segment.text for segment in WIRE.segments]
    repeated = prepare("wire-en", [*lines, lines[2]])
    facts = match_story([repeated, DAILY], Settings()).facts
    assert any({(m.article_id, m.first) for m in fact.members} >= {("wire-en", 2), ("wire-en", 4)} for fact in facts)


def test_no_chain_joins_unlike_units() -> None:
    links = {0: {1: 0.9}, 1: {0: 0.9, 2: 0.9}, 2: {1: 0.9}}
    assert cluster_units(links, [0, 1, 2], 0.5) == [(0, 1), (1, 2)]
    assert cluster_units({0: {1: 0.9}, 1: {0: 0.9}}, [0, 1], 0.95) == []


def test_fast_candidates_agree_with_a_naive_double_loop() -> None:
    units = view_units([WIRE, DAILY])
    pairs = find_pairs(units)
    kept = dict(zip(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True), pairs.first.tolist(), strict=True))
    for view in ("pivot", "numbers"):
        at = VIEWS.index(view)
        index = build_index([unit.views[at] for unit in units], load_background().get(view, {}))
        weight = {
            token: index.weight[number]
            for unit, own in enumerate(units)
            for token, number in zip(own.views[at], index.tokens[index.starts[unit] :].tolist(), strict=False)
        }
        for (a, b), features in kept.items():
            one, two = set(units[a].views[at]), set(units[b].views[at])
            shared = sum(weight[token] for token in one & two)
            whole = sum(weight[token] for token in one) * sum(weight[token] for token in two)
            expected = shared / whole**0.5 if whole else 0.0
            assert features[FIRST_NAMES.index(f"{view}_cosine")] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1 500 осіб", {"#1500"}),
        ("полторы тысячи, двенадцать дронов", {"#1000", "#12"}),
        ("12 thousand and 5.5 percent", {"#12000", "#5.5"}),
        ("у п'ятницю, 3 червня", {"@d5", "#3", "@m6"}),
        ("It may rain", set()),
        ("In May", {"@m5"}),
    ],
    ids=["space", "words", "factor", "calendar", "verb", "month"],
)
def test_numbers_mean_the_same_in_three_languages(text: str, tokens: set[str]) -> None:
    assert set(number_tokens(text)) == tokens


@pytest.mark.parametrize(
    ("one", "two"),
    [("Салліван", "Салливан"), ("Салливаном", "Sullivan"), ("Зеленського", "Zelensky"), ("Песков", "Peskov")],
)
def test_names_meet_across_scripts(one: str, two: str) -> None:
    assert skeleton(one) == skeleton(two) != ""


def test_copies_of_one_wire_are_one_voice_and_another_language_is_not() -> None:
    lines = [segment.text for segment in WIRE.segments]
    changed = [*lines[:3], lines[3].replace("Three", "Four")]
    matching = match_story([WIRE, prepare("copy-en", changed), DAILY], Settings())
    assert matching.voices == (("copy-en", "wire-en"),)
