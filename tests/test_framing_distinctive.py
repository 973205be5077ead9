"""Distinctive words: log-odds with a Dirichlet prior, names and function words left out."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.framing.distinctive import Z_MIN, find_distinctive, log_odds_z
from crossread.framing.view import StoryView, view_story
from crossread.records import Article, Matching, PreparedArticle, Segment, Translation


def prepare(name: str, text: str) -> PreparedArticle:
    article = Article(id=name, story="s", outlet=name, lang="en", title="", text=text, path=name)
    segment = Segment(article_id=name, index=0, start=0, end=len(text), text=text, lang="en")
    translation = Translation(article_id=name, index=0, src_lang="en", tgt_lang="en", text=text)
    return PreparedArticle(article=article, segments=(segment,), translations=(translation,))


def story(*texts: str) -> StoryView:
    return view_story([prepare(f"a{n}", text) for n, text in enumerate(texts)], Matching(matches=(), facts=()))


COMMON = "the dockers left work while ships waited outside and grain stayed under cranes near warehouses "
OWN = "blackmail blackmail threatens every honest trader, blackmail again, and more blackmail; "


def test_word_that_only_one_article_repeats_is_distinctive() -> None:
    rows = find_distinctive(story(COMMON * 5 + OWN * 2, COMMON * 6, COMMON * 6), "en")
    assert rows[0].word == "blackmail"
    assert (rows[0].article_id, rows[0].count, rows[0].others) == ("a0", 8, 0)
    assert all(row.z > Z_MIN and row.count >= 2 for row in rows)


def test_same_texts_have_no_distinctive_words() -> None:
    assert find_distinctive(story(COMMON * 6, COMMON * 6, COMMON * 6), "en") == ()


def test_names_and_function_words_are_left_out() -> None:
    text = COMMON * 5 + "then Peskov and Peskov, with Peskov, because because because of Peskov "
    words = {row.word for row in find_distinctive(story(text, COMMON * 6, COMMON * 6), "en")}
    assert not words & {"peskov", "because"}


def test_short_articles_are_not_compared() -> None:
    assert find_distinctive(story("blackmail blackmail", COMMON * 6), "en") == ()


def test_plural_and_singular_are_one_word() -> None:
    text = COMMON * 5 + "flight flights flight flights canceled"
    rows = {row.word: row.count for row in find_distinctive(story(text, COMMON * 6, COMMON * 6), "en")}
    assert rows.get("flight") == 4 and "flights" not in rows


def test_word_that_only_the_translation_lost_is_not_distinctive() -> None:
    own = "votes and votes and votes and more votes decide the votes of voters "
    text = "голоси рахували, голоси рахували, голоси рахували, голоси рахували, голоси рахували "
    article = Article(id="a1", story="s", outlet="a1", lang="uk", title="", text=text, path="a1")
    segment = Segment(article_id="a1", index=0, start=0, end=len(text), text=text, lang="uk")
    lost = Translation(article_id="a1", index=0, src_lang="uk", tgt_lang="en", text=COMMON * 6)
    other = PreparedArticle(article=article, segments=(segment,), translations=(lost,))
    view = view_story([prepare("a0", COMMON * 5 + own), other], Matching(matches=(), facts=()))
    assert "vote" not in {row.word for row in find_distinctive(view, "en")}


@given(st.integers(1, 50), st.integers(0, 50))
def test_z_changes_its_sign_with_the_sides(count: int, others: int) -> None:
    prior = 0.2 * (count + others)
    here = log_odds_z(count, 500, others, 500, prior, 200)
    there = log_odds_z(others, 500, count, 500, prior, 200)
    assert abs(here + there) < 1e-9
