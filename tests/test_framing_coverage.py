"""Facts per outlet: coverage, omissions, exclusives, overlap, order."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.framing.coverage import (
    compare_overlap,
    describe_coverage,
    find_omissions,
    is_later,
    kendall_tau,
    measure_prominence,
)
from crossread.framing.exclusives import find_exclusives, is_question, tells_of_author
from crossread.framing.view import StoryView, view_story
from crossread.records import (
    Article,
    Fact,
    FactState,
    Matching,
    Passage,
    PreparedArticle,
    Segment,
    State,
    Translation,
)


def prepare(name: str, sentences: Sequence[str], *, lang: str = "en", date: str | None = None) -> PreparedArticle:
    """Return an article whose first sentence is the title and whose translation is itself."""
    text = "\n".join(sentences)
    article = Article(
        id=name, story="s", outlet=name, lang=lang, title=sentences[0], text=text, path=f"{name}.md", date=date
    )
    segments, start = [], 0
    for index, sentence in enumerate(sentences):
        segments.append(
            Segment(
                article_id=name,
                index=index,
                start=start,
                end=start + len(sentence),
                text=sentence,
                lang=lang,
                role="body" if index else "title",
            )
        )
        start += len(sentence) + 1
    translations = tuple(
        Translation(article_id=name, index=segment.index, src_lang=lang, tgt_lang="en", text=segment.text)
        for segment in segments
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def fact(name: str, members: Mapping[str, Sequence[int]], others: Mapping[str, State] | None = None) -> Fact:
    """Return a fact told in these sentences, and in the given state by the *others*."""
    states = [FactState(article_id=article_id, state="has", probability=0.9) for article_id in members]
    for article_id, state in (others or {}).items():
        states.append(FactState(article_id=article_id, state=state, probability=0.05))
    passages = [
        Passage(article_id=article_id, first=index, last=index)
        for article_id, indices in members.items()
        for index in indices
    ]
    return Fact(
        id=name,
        members=tuple(sorted(passages)),
        probability=0.9,
        states=tuple(sorted(states, key=lambda state: state.article_id)),
    )


LONG = [
    f"Sentence number {word} tells something of its own."
    for word in ["zero", "one", "two", "three", "four", "five", "six", "seven"]
]


def story(facts: Sequence[Fact], *articles: PreparedArticle, voices: tuple[tuple[str, ...], ...] = ()) -> StoryView:
    return view_story(articles, Matching(matches=(), facts=tuple(facts), voices=voices))


def test_fact_of_half_the_outlets_is_left_out_by_the_others() -> None:
    told = fact("f1", {"a": [1], "b": [2]}, {"c": "absent", "d": "unclear"})
    view = story([told], *(prepare(name, LONG) for name in "abcd"))
    found = [(entry.article_id, entry.state, entry.share) for entry in find_omissions(view)]
    assert found == [("c", "absent", 0.5), ("d", "unclear", 0.5)]


def test_fact_of_one_outlet_is_never_an_omission_of_the_other() -> None:
    view = story([fact("f1", {"a": [1]}, {"b": "absent"})], prepare("a", LONG), prepare("b", LONG))
    assert find_omissions(view) == ()


def test_fact_of_a_minority_is_no_omission() -> None:
    told = fact("f1", {"a": [1], "b": [1]}, dict.fromkeys("cde", "absent"))
    assert find_omissions(story([told], *(prepare(name, LONG) for name in "abcde"))) == ()


def test_short_article_is_never_said_to_leave_something_out() -> None:
    told = fact("f1", {"a": [1], "b": [2]}, {"c": "absent"})
    view = story([told], prepare("a", LONG), prepare("b", LONG), prepare("c", LONG[:3]))
    assert find_omissions(view) == ()


def test_verbatim_copies_are_one_voice() -> None:
    told = fact("f1", {"a": [1], "b": [1]}, {"c": "absent"})
    articles = [prepare(name, LONG) for name in "abc"]
    assert find_omissions(story([told], *articles, voices=(("a", "b"),))) == ()
    assert describe_coverage(story([told], *articles, voices=(("a", "b"),)))[0].share == 0.5


def test_twin_of_an_article_that_tells_the_fact_leaves_nothing_out() -> None:
    told = fact("f1", {"a": [1], "b": [1]}, {"c": "absent"})
    view = story([told], *(prepare(name, LONG) for name in "abc"), voices=(("b", "c"),))
    assert find_omissions(view) == ()


@pytest.mark.parametrize(
    ("own", "others", "later"),
    [
        ("2024-02-13", ("2024-02-14", "2024-02-15"), True),
        ("2024-02-14", ("2024-02-14", "2024-02-15"), False),
        ("2024-02-13T10:00", ("2024-02-13T11:00", "2024-02-13T12:00"), True),
        (None, ("2024-02-14", "2024-02-15"), False),
        ("2024-02-13", (None, "2024-02-15"), False),
    ],
    ids=["all later", "one on the same day", "hours", "own date missing", "a date missing"],
)
def test_fact_told_only_by_later_articles_may_not_have_been_known(
    own: str | None, others: tuple[str | None, str | None], later: bool
) -> None:
    told = fact("f1", {"a": [1], "b": [1]}, {"c": "absent"})
    articles = [prepare("a", LONG, date=others[0]), prepare("b", LONG, date=others[1]), prepare("c", LONG, date=own)]
    assert [entry.maybe_later for entry in find_omissions(story([told], *articles))] == [later]


def test_date_that_is_no_date_is_not_later() -> None:
    assert not is_later("yesterday", "2024-02-13")


def test_fact_deep_in_one_article_and_on_top_of_another_is_buried() -> None:
    view = story([fact("f1", {"a": [1], "b": [7]})], prepare("a", LONG), prepare("b", LONG))
    places = {place.article_id: place for place in describe_coverage(view)[0].prominence}
    assert places["b"].buried and not places["a"].buried
    assert places["b"].position == 7
    assert 0 < places["b"].space < 1


def test_fact_deep_in_every_article_is_not_buried() -> None:
    view = story([fact("f1", {"a": [6], "b": [7]})], prepare("a", LONG), prepare("b", LONG))
    assert not any(place.buried for place in describe_coverage(view)[0].prominence)


def test_sentence_that_no_fact_holds_is_exclusive() -> None:
    view = story([fact("f1", {"a": [0, 1, 2, 3], "b": [1]})], prepare("a", LONG[:6]), prepare("b", LONG[:3]))
    assert [(entry.article_id, entry.index) for entry in find_exclusives(view)] == [("a", 4), ("a", 5), ("b", 2)]


@pytest.mark.parametrize(
    ("text", "left", "author"),
    [
        ("Ann Grey is the founder and director of Grey Policy Lab, and a member of its board", 0, True),
        ("Ann Grey is the founder of Grey Policy Lab.", 9, False),
        ("The opinions expressed here are those of the author.", 2, True),
        ("Олена Гай — журналістка, оглядачка тижневика.", 1, True),
        ("Редакція може не поділяти погляди автора.", 0, True),
        ("The dam is the largest of the region.", 0, False),
        ("Jan Bur was a journalist at the paper when he was killed.", 0, False),
    ],
)
def test_lines_about_the_author_are_no_facts(text: str, left: int, author: bool) -> None:
    assert tells_of_author(text, left) is author


def test_questions_are_not_exclusive() -> None:
    first = ["Title here stands.", "Water rose in the village street.", "So who will pay for all of this now?"]
    view = story([], prepare("a", first), prepare("b", LONG[:3]))
    assert ("a", 2) not in [(entry.article_id, entry.index) for entry in find_exclusives(view)]
    assert not is_question("«Хто за це заплатить?», – спитав він.")


def test_overlap_counts_shared_facts_and_compares_their_order() -> None:
    facts = [fact(f"f{n}", {"a": [n], "b": [6 - n]}) for n in range(1, 5)] + [fact("f9", {"a": [7]})]
    (overlap,) = compare_overlap(story(facts, prepare("a", LONG), prepare("b", LONG)))
    assert (overlap.shared, overlap.union, overlap.jaccard, overlap.kendall_tau) == (4, 5, 0.8, -1.0)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12))
def test_kendall_tau_of_a_ranking_with_itself_is_one_and_with_its_reverse_minus_one(ranks: list[int]) -> None:
    tau, reverse = kendall_tau(ranks, ranks), kendall_tau(ranks, [-rank for rank in ranks])
    if len(set(ranks)) == 1:
        assert tau is None and reverse is None
    else:
        assert tau == pytest.approx(1) and reverse == pytest.approx(-1)


@given(st.integers(0, 60), st.integers(1, 60))
def test_prominence_is_a_share_and_falls_with_the_position(position: int, sentences: int) -> None:
    here, below = measure_prominence(position, sentences), measure_prominence(position + 1, sentences)
    if position <= sentences:
        assert 0 < here <= 1
    assert below <= here
