"""Articles -> stories. Articles belong together when their `story` says so; nothing is grouped by likeness."""

from collections import defaultdict
from collections.abc import Iterable

from crossread.records import Article, Skipped, Story


def gather_stories(articles: Iterable[Article], skipped: Iterable[Skipped] = ()) -> tuple[Story, ...]:
    """
    Group articles by story.

    A story with one article is kept: whoever compares says that it cannot be compared. A story of which every article
    was skipped is none.

    Args:
        articles: In any order; ids are unique.
        skipped: Given to the story they would have belonged to, when that is known.

    Returns:
        Stories ordered by id, their articles and skipped entries ordered by id.

    >>> gather_stories([])
    ()
    """
    members: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        members[article.story].append(article)
    lost: dict[str, list[Skipped]] = defaultdict(list)
    for entry in skipped:
        if entry.story is not None:
            lost[entry.story].append(entry)
    return tuple(
        Story(
            id=story,
            articles=tuple(sorted(members[story], key=lambda article: article.id)),
            skipped=tuple(sorted(lost[story], key=lambda entry: entry.id)),
        )
        for story in sorted(members)
    )
