"""What sentences share by their own words: nothing is "only here", set in conflict or buried by chance."""

from collections.abc import Sequence

import pytest

from crossread.config import Settings
from crossread.findings import Findings
from crossread.framing import describe_story
from crossread.match.facts import MOST_FACTS, cluster_units
from crossread.records import Article, Fact, FactState, Match, Matching, Passage, PreparedArticle, Segment, Translation

Line = str | tuple[str, str]  # a sentence, with its translation where it needs one
FILLER = (
    "Трамваї не ходили.",
    "Увечері пішов дощ.",
    "Магазини зачинили рано.",
    "Дорога стояла.",
    "Школи не працювали.",
)


def prepare(name: str, lang: str, *lines: Line) -> PreparedArticle:
    """Return an article whose first line is the title; a line without a translation stands for its own."""
    pairs = [line if isinstance(line, tuple) else (line, line) for line in lines]
    text = "\n".join(line for line, _ in pairs)
    article = Article(id=name, story="s", outlet=name, lang=lang, title=pairs[0][0], text=text, path=f"{name}.md")
    segments, start = [], 0
    for index, (line, _) in enumerate(pairs):
        end = start + len(line)
        role = "body" if index else "title"
        segments.append(Segment(article_id=name, index=index, start=start, end=end, text=line, lang=lang, role=role))  # type: ignore[arg-type]
        start = end + 1
    translations = tuple(
        Translation(article_id=name, index=index, src_lang=lang, tgt_lang="en", text=translation)
        for index, (_, translation) in enumerate(pairs)
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def passage(name: str, index: int) -> Passage:
    return Passage(article_id=name, first=index, last=index)


def make_fact(name: str, *members: tuple[str, int], probability: float = 0.9) -> Fact:
    articles = sorted({article_id for article_id, _ in members})
    return Fact(
        id=name,
        members=tuple(sorted(passage(*member) for member in members)),
        probability=probability,
        states=tuple(FactState(article_id=a, state="has", probability=0.9) for a in articles),
    )


def match(a: tuple[str, int], b: tuple[str, int], probability: float = 0.95) -> Match:
    return Match(a=passage(*a), b=passage(*b), probability=probability)


def describe(articles: Sequence[PreparedArticle], facts: Sequence[Fact] = (), *matches: Match) -> Findings:
    return describe_story(articles, Matching(matches=matches, facts=tuple(facts)), Settings())


def exclusives(first: tuple[str, Line], second: tuple[str, Line]) -> set[tuple[str, int]]:
    """Return what is only here where two articles have one body sentence each, and no match."""
    found = describe([prepare("a", first[0], "Title", first[1]), prepare("b", second[0], "Заголовок", second[1])])
    return {(entry.article_id, entry.index) for entry in found.exclusives}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("uk", "До операції залучили 12 безпілотників."), ("ru", "Киев называет двенадцать беспилотников.")),
        (("ru", "Жители слышали несколько хлопков."), ("en", "A series of explosions shook the town of Stepove.")),
        (("en", "Neither version could be verified."), ("ru", "Проверить эти сведения невозможно.")),
        (
            ("ru", "«Нет, это неправда», – сказал представитель ведомства Дмитрий Песков."),
            ("en", '"No, this is not true," spokesman Dmitry Peskov said.'),
        ),
        (
            ("uk", "Стропальник загинув під старим краном."),
            ("ru", "Под краном погиб стропальник портового терминала."),
        ),
        (
            ("uk", ("Оператор звернувся до суду через страйк.", "The operator went to court over the walkout.")),
            ("en", "The terminal's operator wants the court to stop the walkout."),
        ),
    ],
    ids=["number", "event", "verification", "quotation", "words of the originals", "words of the translation"],
)
def test_nothing_is_only_here_that_another_article_tells_in_its_own_words(
    first: tuple[str, Line], second: tuple[str, Line]
) -> None:
    assert exclusives(first, second) == set()


@pytest.mark.parametrize(
    "line",
    ["Про це повідомив головнокомандувач Олег Сич.", "Як раніше повідомляли місцеві новини,", "«Не всі з них."],
    ids=["pointer", "cut off", "half a quotation"],
)
def test_fragments_and_names_of_sources_are_not_only_here(line: str) -> None:
    assert ("a", 1) not in exclusives(("uk", line), ("en", "The river fell by a metre."))


def test_what_shares_nothing_is_only_here() -> None:
    found = exclusives(
        ("uk", "Студентці зламали руку, розповіла її мати."), ("en", "The winner promised new buses and a market.")
    )
    assert found == {("a", 1), ("b", 1)}


def certainty_of_pair(first: str, second: str, *matches: Match, lang: str = "en"):  # type: ignore[no-untyped-def]
    articles = [prepare("a", lang, "Title", first, *FILLER), prepare("b", lang, "Another", second, *FILLER)]
    (rated,) = describe(articles, [make_fact("f1", ("a", 1), ("b", 1))], *matches).certainty
    return rated


FLAT = "Rescuers evacuated the flooded village overnight."
SAID = "Rescuers evacuated the flooded village, the mayor said."


def test_levels_conflict_only_between_sentences_that_were_matched() -> None:
    assert certainty_of_pair(FLAT, SAID, match(("a", 1), ("b", 1))).attribution_conflict
    assert not certainty_of_pair(FLAT, SAID, match(("a", 3), ("b", 4))).attribution_conflict


def test_a_match_without_a_word_in_common_makes_no_conflict() -> None:
    other = "Wreckage set a fertiliser store alight, officials said."
    assert not certainty_of_pair(FLAT, other, match(("a", 1), ("b", 1))).attribution_conflict


def test_doubt_about_one_half_does_not_lower_the_other() -> None:
    half = "Rescuers evacuated the flooded village: losses allegedly reach five million."
    rated = certainty_of_pair(FLAT, half, match(("a", 1), ("b", 1)))
    assert rated.gap == 0 and not rated.attribution_conflict


def test_other_numbers_of_one_thing_are_no_conflict_of_certainty() -> None:
    rated = certainty_of_pair(
        "Police detained 90 protesters.", "Police detained 14 protesters, the ministry said.", match(("a", 1), ("b", 1))
    )
    assert not rated.attribution_conflict


def test_a_matched_denial_of_what_another_source_states_is_a_denial_pair() -> None:
    first = "The drones destroyed an ammunition depot, the army said."
    second = "The governor denied reports that drones destroyed an ammunition depot."
    rated = certainty_of_pair(first, second, match(("a", 1), ("b", 1)))
    assert rated.denial and [level.level for level in rated.levels] == [2, 0]
    assert not certainty_of_pair(first, second, match(("a", 3), ("b", 4))).denial


def test_a_source_does_not_contradict_itself() -> None:
    first = "The water agency said messages were sent about the release."
    second = "The water agency denied that messages about the release were missing."
    assert not certainty_of_pair(first, second, match(("a", 1), ("b", 1))).denial


def test_two_that_tell_one_denial_do_not_contradict() -> None:
    first = "A U.S. official denied that contacts took place."
    second = "An American official denied any contacts with Moscow."
    assert not certainty_of_pair(first, second, match(("a", 1), ("b", 1))).denial


def test_not_against_yes_of_two_sources_is_a_denial_pair() -> None:
    first = "Казахстанскую сторону уведомили своевременно, заверил представитель службы."
    second = "Письменного уведомления Казахстан не получал, настаивают в министерстве."
    rated = certainty_of_pair(first, second, match(("a", 1), ("b", 1)), lang="ru")
    assert rated.denial and rated.levels[1].level == 0
    assert not certainty_of_pair(first, second, match(("a", 1), ("b", 1), 0.75), lang="ru").denial


def test_a_denial_that_nobody_contradicts_is_a_statement_like_others() -> None:
    first = "The governor denied that drones destroyed an ammunition depot."
    second = "The governor denied drones had destroyed an ammunition depot."
    rated = certainty_of_pair(first, second, match(("a", 1), ("b", 1)))
    assert not rated.denial and [level.level for level in rated.levels] == [2, 2]


def test_of_several_statements_the_one_with_the_shared_number_sets_the_level() -> None:
    first = "Five villagers were hurt in the flood."
    second = "Five villagers were hurt, doctors said; two soldiers allegedly died upstream."
    rated = certainty_of_pair(first, second, match(("a", 1), ("b", 1)))
    assert [level.level for level in rated.levels] == [4, 2]


def test_two_speakers_make_no_gap_by_what_one_of_them_confirms() -> None:
    first = "Rescuers allegedly evacuated the flooded village."
    second = "The mayor warned of delays, after the ministry confirmed that rescuers evacuated the flooded village."
    assert certainty_of_pair(first, second, match(("a", 1), ("b", 1))).gap == 0


def test_the_verb_that_sets_a_level_is_told_with_its_speaker() -> None:
    said = "The mayor warned of delays, after the ministry confirmed that rescuers evacuated the flooded village."
    rated = certainty_of_pair(FLAT, said, match(("a", 1), ("b", 1)))
    assert (rated.levels[1].level, rated.levels[1].verb) == (3, "confirmed")
    assert rated.levels[1].speaker == "the ministry"


def test_one_sentence_is_buried_once() -> None:
    deep = "Firefighters contained the warehouse blaze by seven in the morning."
    top = "Firefighters contained a blaze at the warehouse before morning."
    articles = [prepare("a", "en", "Title", top, *FILLER), prepare("b", "en", "Another", *FILLER, deep)]
    facts = [make_fact("f1", ("a", 1), ("b", 6)), make_fact("f2", ("a", 1), ("b", 6), probability=0.7)]
    found = describe(articles, facts, match(("a", 1), ("b", 6)))
    buried = [entry.fact_id for entry in found.coverage for place in entry.prominence if place.buried]
    assert buried == ["f1"]


def test_clusters_that_share_all_but_one_are_one_fact() -> None:
    links = {a: {b: 0.9 for b in range(5) if b != a} for a in range(5)}
    links[4].pop(0)
    links[0].pop(4)
    assert len(cluster_units(links, [0, 1, 2, 3, 4], 0.8)) == 1


def test_a_sentence_in_many_clusters_stays_in_the_closest_few() -> None:
    links: dict[int, dict[int, float]] = {0: {}}
    for number in range(6):  # six pairs of their own, all of which unit 0 resembles
        a, b = 1 + 2 * number, 2 + 2 * number
        links[a], links[b] = {b: 0.95, 0: 0.6}, {a: 0.95, 0: 0.6}
        links[0] |= {a: 0.6, b: 0.6}
    article = [0, *(1 + unit % 2 for unit in range(12))]
    found = cluster_units(links, article, 0.5)
    assert sum(0 in cluster for cluster in found) <= MOST_FACTS
    assert {unit for cluster in found for unit in cluster} >= set(range(1, 13))
