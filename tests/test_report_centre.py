"""Which sentences stand for a fact: those matching ties most strongly to the other articles."""

from crossread.records import Fact, Match, Matching, Passage
from crossread.report.centre import choose_core, measure_bonds
from crossread.report.rows import Sentence


def at(article: str, index: int) -> Passage:
    return Passage(article_id=article, first=index, last=index)


def sentence(index: int) -> Sentence:
    return Sentence(
        article_id="a", index=index, original=f"s{index}", translation="", lang="en", where=f"a:{index}", marks=(),
        anchor="",
    )  # fmt: skip


MEMBERS = (at("a", 0), at("a", 1), at("a", 2), at("b", 0), at("c", 0))
MATCHING = Matching(
    matches=(
        Match(a=at("a", 1), b=at("b", 0), probability=0.9),
        Match(a=at("a", 1), b=at("c", 0), probability=0.8),
        Match(a=at("a", 0), b=at("b", 0), probability=0.5),
        Match(a=at("a", 0), b=at("b", 7), probability=0.9),  # outside the fact
    ),
    facts=(Fact(id="f1", members=MEMBERS, probability=0.8, states=()),),
)


def test_a_bond_sums_the_best_match_with_each_other_article() -> None:
    bonds = measure_bonds(MATCHING)["f1"]
    assert bonds["a", 1] == 0.9 + 0.8
    assert bonds["a", 0] == 0.5
    assert bonds["c", 0] == 0.8


def test_the_nearest_sentence_is_shown_first_and_what_something_was_found_in() -> None:
    bonds = measure_bonds(MATCHING)["f1"]
    sentences = [sentence(index) for index in range(3)]
    assert [entry.index for entry in choose_core(sentences, bonds, frozenset())] == [1]
    assert [entry.index for entry in choose_core(sentences, bonds, frozenset({2}))] == [1, 2]


def test_without_matches_the_first_sentences_are_shown() -> None:
    assert [entry.index for entry in choose_core([sentence(index) for index in range(5)], {}, frozenset())] == [0, 1]
