"""Articles become stories by their `story`, in one order whatever order they came in."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.gather import gather_stories
from crossread.records import Article, Skipped


def make_article(identity: str, story: str) -> Article:
    return Article(id=identity, story=story, outlet="o", lang="uk", title="", text="Текст.", path=identity)


def test_articles_are_grouped_and_ordered_by_id() -> None:
    articles = [make_article("b/2", "b"), make_article("a/1", "a"), make_article("b/1", "b")]
    stories = gather_stories(articles)
    assert [(story.id, [article.id for article in story.articles]) for story in stories] == [
        ("a", ["a/1"]),
        ("b", ["b/1", "b/2"]),
    ]


def test_story_with_one_article_is_kept() -> None:
    assert len(gather_stories([make_article("a/1", "a")])) == 1


def test_skipped_entries_go_to_their_story_and_make_none_of_their_own() -> None:
    skipped = [Skipped(id="a/2", what="empty", story="a"), Skipped(id="c/1", what="empty", story="c")]
    stories = gather_stories([make_article("a/1", "a")], skipped)
    assert [story.id for story in stories] == ["a"]
    assert [entry.id for entry in stories[0].skipped] == ["a/2"]


@given(st.permutations([("a", "1"), ("a", "2"), ("b", "1"), ("c", "1")]))
def test_order_of_the_articles_does_not_matter(order: list[tuple[str, str]]) -> None:
    articles = [make_article(f"{story}/{name}", story) for story, name in order]
    assert gather_stories(articles) == gather_stories(sorted(articles, key=lambda article: article.id))
