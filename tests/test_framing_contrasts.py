"""What the opening may set against each other: sentences that are surely one, words for one thing."""

from collections.abc import Sequence

import pytest

from crossread.config import Settings
from crossread.findings import Finding
from crossread.framing import describe_story
from crossread.framing.contrasts import says_something
from crossread.records import (
    Article,
    Fact,
    FactState,
    Match,
    Matching,
    Passage,
    PreparedArticle,
    Segment,
    Translation,
)

Keys = Sequence[tuple[str, int]]


FILLER = ("Дорога стояла до вечора.", "Трамваї не ходили.", "Магазини зачинили.", "Увечері пішов дощ.")


def prepare(name: str, lang: str, *sentences: str) -> PreparedArticle:
    """Return an article: the first sentence is the title; each sentence stands for its own translation."""
    text, segments, start = "\n".join(sentences), [], 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        segments.append(
            Segment(
                article_id=name, index=index, start=start, end=end, text=sentence, lang=lang,
                role="body" if index else "title",
            )
        )  # fmt: skip
        start = end + 1
    return PreparedArticle(
        article=Article(id=name, story="s", outlet=name, lang=lang, title=sentences[0], text=text, path=f"{name}.md"),
        segments=tuple(segments),
        translations=tuple(
            Translation(article_id=name, index=s.index, src_lang=lang, tgt_lang="en", text=s.text) for s in segments
        ),
    )


def at(article: str, index: int) -> Passage:
    return Passage(article_id=article, first=index, last=index)


def strongest(
    kind: str, articles: Sequence[PreparedArticle], members: Keys, matches: Sequence[tuple[Keys, float]]
) -> list[Finding]:
    """Return the findings of one kind in a story of one fact with these members and matches."""
    told = sorted({article for article, _ in members})
    fact = Fact(
        id="f1",
        members=tuple(sorted(at(*key) for key in members)),
        probability=0.9,
        states=tuple(FactState(article_id=article, state="has", probability=0.9) for article in told),
    )
    made = tuple(Match(a=at(*one), b=at(*other), probability=sure) for (one, other), sure in matches)
    found = describe_story(articles, Matching(matches=made, facts=(fact,)), Settings())
    return [entry for entry in found.strongest if entry.kind == kind]


def test_an_attribution_names_only_the_articles_whose_sentences_are_one() -> None:
    """A third article in the loose fact tells another thing flat: nothing is said of it."""
    articles = [
        prepare("a", "ru", "Заголовок", "Склад удобрений в Степном сгорел ночью дотла.", *FILLER),
        prepare("b", "ru", "Заголовок", "Склад удобрений в Степном сгорел ночью дотла, сообщил мэр Иванов.", *FILLER),
        prepare("c", "ru", "Заголовок", "Дроны уничтожили боеприпасы оккупантов под Луганском.", *FILLER),
    ]
    members = [("a", 1), ("b", 1), ("c", 1)]
    matches = [((("a", 1), ("b", 1)), 0.97), ((("b", 1), ("c", 1)), 0.4)]
    (found,) = strongest("attribution", articles, members, matches)
    assert found.articles == ("a", "b")


def test_words_for_two_strikes_are_not_set_against_each_other() -> None:
    articles = [
        prepare("a", "uk", "Заголовок", "Теракт у Харкові забрав двох людей.", *FILLER),
        prepare("b", "ru", "Заголовок", "Армия отразила атаку под Донецком.", *FILLER),
    ]
    apart = strongest("label", articles, [("a", 2), ("b", 2)], [])
    assert not [entry for entry in apart if entry.detail == "strike on civilians"]


def test_words_for_one_strike_are() -> None:
    articles = [
        prepare("a", "uk", "Заголовок", "Теракт у Харкові забрав двох людей.", *FILLER),
        prepare("b", "ru", "Заголовок", "Удар по Харькову унёс двух человек.", *FILLER),
    ]
    found = strongest("label", articles, [("a", 1), ("b", 1)], [((("a", 1), ("b", 1)), 0.97)])
    assert [entry.articles for entry in found if entry.detail == "strike on civilians"] == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("окупантів", True),
        ("теракте", True),
        ("обломки", False),
        ("falling wreckage", False),
        ("handing Russia", False),
    ],
)
def test_words_that_say_nothing_by_themselves_do_not_lead(text: str, says: bool) -> None:
    assert says_something(text) is says


def test_what_is_merely_said_is_no_doubt() -> None:
    """A gap of the fact is told of the sentences that are that far apart, or not as doubt."""
    articles = [
        prepare("a", "en", "Title", "Rail traffic through the northern junction stopped on Monday.", *FILLER),
        prepare("b", "en", "Title", "The railway said rail traffic through the northern junction stopped.", *FILLER),
        prepare("c", "en", "Title", "Rail traffic through the northern junction possibly stopped.", *FILLER),
    ]
    members = [("a", 1), ("b", 1), ("c", 1)]
    found = strongest("certainty", articles, members, [((("a", 1), ("b", 1)), 0.97)])
    said = strongest("attribution", articles, members, [((("a", 1), ("b", 1)), 0.97)])
    assert (found, [entry.articles for entry in said]) == ([], [("a", "b")])


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (
            "Since the full-scale invasion began this unjust war rages.",
            "Від повномасштабного вторгнення минув рік.",
            False,
        ),
        ("Since the special military operation began a year has passed.", "Від вторгнення росії минув рік.", True),
    ],
    ids=["the other's only word is used here too", "each has its own"],
)
def test_a_contrast_needs_words_that_the_other_does_not_have(first: str, second: str, apart: bool) -> None:
    articles = [prepare("a", "en", "Title", first, *FILLER), prepare("b", "uk", "Заголовок", second, *FILLER)]
    found = strongest("label", articles, [("a", 1), ("b", 1)], [((("a", 1), ("b", 1)), 0.97)])
    assert bool([entry for entry in found if entry.detail == "the war"]) is apart
