"""Which sentences stand for a fact: those matching ties most strongly to the other articles."""

from dataclasses import replace

from crossread.records import Article, Fact, Match, Matching, Passage, PreparedArticle
from crossread.report.centre import choose_core, choose_title, measure_bonds
from crossread.report.rows import Cell, Outlet, Sentence

ARTICLE = Article(id="a", story="s", outlet="a", lang="en", title="", text="x", path="a.md")
OUTLET = Outlet(
    number=1, name="a", prepared=PreparedArticle(article=ARTICLE, segments=(), translations=()), sentences=()
)


def at(article: str, index: int) -> Passage:
    return Passage(article_id=article, first=index, last=index)


def sentence(index: int) -> Sentence:
    return Sentence(
        article_id="a", index=index, original=f"s{index}", translation="", translated=False, lang="en",
        where=f"a:{index}", marks=(), anchor="",
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


def test_a_title_says_enough_and_does_not_point_back() -> None:
    def told(index: int, original: str, translation: str = "") -> Sentence:
        return replace(sentence(index), original=original, translation=translation, lang="uk" if translation else "en")

    def title(*sentences: Sentence) -> str:
        cell = Cell(
            outlet=OUTLET, state="has", passages=(sentences,), core=(), nearest=(), certainty=None, prominence=None,
            quantities=(), labels=(), kinds=(), anchor="",
        )  # fmt: skip
        best = choose_title([cell], {}, set(), "en")
        return best.original if best else ""

    long = "Перші ядерні заряди доставлено на територію країни."
    assert title(told(0, '"Gradually," he said.'), told(1, long, "The first charges were delivered there.")) == long
    named = "The mayor added that the bridge had been closed for repairs since Tuesday."
    assert title(told(0, "He added that the bridge was closed for repairs."), told(1, named)) == named
