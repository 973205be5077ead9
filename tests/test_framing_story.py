"""Findings of a story: numbers, certainty, headlines, sources, labels, ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from crossread.config import Settings
from crossread.findings import Findings, NumberComparison
from crossread.framing import describe_story
from crossread.framing.drift import measure_drift
from crossread.records import Article, Fact, FactState, Matching, Passage, PreparedArticle, Segment, Translation

FILLER = ("Дорога стояла до вечора.", "Трамваї не ходили.", "Магазини зачинили.", "Увечері пішов дощ.")


def prepare(name: str, lang: str, *sentences: str, date: str | None = None) -> PreparedArticle:
    """Return an article: the first sentence is the title; each sentence stands for its own translation."""
    text = "\n".join(sentences)
    article = Article(
        id=name, story="s", outlet=name, lang=lang, title=sentences[0], text=text, path=f"{name}.md", date=date
    )
    segments, start = [], 0
    for index, sentence in enumerate(sentences):
        end = start + len(sentence)
        role = "body" if index else "title"
        segments.append(
            Segment(article_id=name, index=index, start=start, end=end, text=sentence, lang=lang, role=role)  # type: ignore[arg-type]
        )
        start = end + 1
    translations = tuple(
        Translation(article_id=name, index=s.index, src_lang=lang, tgt_lang="en", text=s.text) for s in segments
    )
    return PreparedArticle(article=article, segments=tuple(segments), translations=translations)


def make_fact(name: str, members: Mapping[str, Sequence[int]], absent: Sequence[str] = ()) -> Fact:
    states = [FactState(article_id=a, state="has", probability=0.9) for a in members]
    states += [FactState(article_id=a, state="absent", probability=0.02) for a in absent]
    passages = [Passage(article_id=a, first=i, last=i) for a, indices in members.items() for i in indices]
    return Fact(
        id=name,
        members=tuple(sorted(passages)),
        probability=0.9,
        states=tuple(sorted(states, key=lambda state: state.article_id)),
    )


def describe(facts: Sequence[Fact], *articles: PreparedArticle) -> Findings:
    return describe_story(articles, Matching(matches=(), facts=tuple(facts)), Settings())


def compare(
    a: tuple[str, str], b: tuple[str, str], *, dates: tuple[str | None, str | None] = (None, None)
) -> NumberComparison:
    """Return the one comparison of a fact that two articles tell in one sentence each: (language, sentence)."""
    first = prepare("a", a[0], "Title", a[1], date=dates[0])
    second = prepare("b", b[0], "Title", b[1], date=dates[1])
    (found,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).numbers
    return found


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("uk", "Понад 600 працівників застрайкували."), ("ru", "Бастуют около 350 рабочих."), "disagree"),
        (("uk", "На рейді чекають 14 суден."), ("en", "At anchor were 14 ships."), "agree"),
        (("uk", "Згоріло до 3 тисяч снарядів."), ("ru", "Сгорело несколько тысяч снарядов."), "compatible"),
        (("uk", "Рівень піднявся на 2,3 метра."), ("ru", "Уровень вырос на 230 сантиметров."), "agree"),
        (("en", "The site lies some 90 km away."), ("uk", "Об'єкт розташований за 95 кілометрів."), "compatible"),
        (("en", "Airlines cancelled 300 flights a day."), ("uk", "Загалом скасували 600 рейсів."), "different scope"),
        (("en", "By Thursday 14 people had been detained."), ("uk", "У середу затримали дев'ятьох."), "different time"),
        (("ru", "С двух улиц вывезли 300 человек."), ("en", "Roughly 1,500 people left the town."), "different scope"),
        (("en", "It costs 2 million euros a day."), ("uk", "Втрати за два дні сягнули 5 млн євро."), "different scope"),
        (("en", "About 84,000 tonnes lie there."), ("ru", "Там лежит примерно 80 тысяч тонн."), "compatible"),
        (("uk", "Загинули 19 людей."), ("en", "A strike killed 20 people."), "disagree"),
        (("uk", "Зібрали 1000 підписів."), ("en", "They collected 1,020 signatures."), "compatible"),
    ],
    ids=[
        "disjoint", "same", "vague", "unit conversion", "about", "rate", "update", "part", "two rates", "both about",
        "small counts", "within 5 percent",
    ],
)  # fmt: skip
def test_numbers_are_related(a: tuple[str, str], b: tuple[str, str], relation: str) -> None:
    found = compare(a, b)
    assert found.relation == relation, found.reason
    assert found.reason


def test_killed_and_wounded_are_not_compared() -> None:
    first = prepare("a", "en", "Title", "The strike killed five people.")
    second = prepare("b", "uk", "Title", "Поранено дванадцять людей.")
    assert describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).numbers == ()


def test_different_counted_things_are_not_compared() -> None:
    first = prepare("a", "en", "Title", "Nine drones crossed the border.")
    second = prepare("b", "ru", "Title", "Сгорели 12 домов.")
    assert describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).numbers == ()


def test_later_publication_explains_a_growing_count() -> None:
    sentences = ("uk", "Затримали дев'ятьох людей."), ("en", "Police detained 14 people.")
    assert compare(*sentences, dates=("2026-01-01", "2026-01-02")).relation == "different time"
    assert compare(*sentences, dates=("2026-01-01", "2026-01-01")).relation == "disagree"


def test_article_that_prints_both_values_with_a_part_explains_the_difference() -> None:
    first = prepare("a", "uk", "Title", "Вивезли 320 людей.")
    second = prepare("b", "ru", "Title", "Вывезли около 900 человек.")
    third = prepare(
        "c", "en", "Title", "Some 320 people left the place alone; across the valley 900 people were evacuated."
    )
    found = describe([make_fact("f1", {"a": [1], "b": [1], "c": [1]})], first, second, third).numbers
    assert {comparison.relation for comparison in found} <= {"different scope", "agree", "compatible"}


def test_headline_number_that_the_body_denies_is_found() -> None:
    article = prepare("a", "uk", "На кордоні стоять 1500 вагонів", "На переході застрягли 1200 вагонів.", *FILLER)
    (found,) = describe([], article).numbers
    assert (found.fact_id, found.relation) == (None, "disagree")
    assert [quantity.low for quantity in found.quantities] == [1500, 1200]


def test_headline_number_that_the_body_repeats_is_not_told() -> None:
    article = prepare("a", "uk", "На кордоні стоять 1200 вагонів", "На переході застрягли 1200 вагонів.", *FILLER)
    assert describe([], article).numbers == ()


def test_quantity_names_its_speaker() -> None:
    found = compare(
        ("uk", "Понад 600 працівників застрайкували, повідомила профспілка."), ("ru", "Бастуют 900 рабочих.")
    )
    assert found.quantities[0].speaker and not found.quantities[1].speaker


def test_flat_here_and_distanced_there_is_a_gap() -> None:
    first = prepare("a", "uk", "Title", "Склад знищено вночі.", *FILLER)
    second = prepare("b", "ru", "Title", "Склад якобы уничтожен ночью.", *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).certainty
    assert [level.level for level in rated.levels] == [4, 1]
    assert rated.gap == 3


def test_denial_against_assertion_is_a_denial_pair() -> None:
    first = prepare("a", "en", "Title", "Drones destroyed the depot overnight.", *FILLER)
    second = prepare("b", "en", "Title", "The ministry denied that drones destroyed the depot.", *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).certainty
    assert rated.denial and rated.gap == 4


def test_modal_verb_alone_makes_no_gap() -> None:
    first = prepare("a", "en", "Title", "The bridge closed at dawn.", *FILLER)
    second = prepare("b", "en", "Title", "The bridge could close at dawn.", *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).certainty
    assert rated.gap == 0


@pytest.mark.parametrize(
    ("before", "flat", "said", "gap"),
    [
        ("The tram stopped.", "A boar stood in the sty.", "The minister said a boar stood in the sty.", 2),
        ("His cousin opened the door.", "A boar stood in the sty.", "The cousin said a boar stood in the sty.", 0),
        ("The tram stopped.", "Police have a film of the lost hat.", "Police said a film has the lost hat.", 0),
        ("The tram stopped.", "The hat is lost.", "According to the regulations, the hat is lost.", 0),
        ("The tram stopped.", "Russian troops hit a depot.", "Russian troops said they hit a depot.", 2),
    ],
)
def test_a_flat_sentence_that_shows_the_very_source_makes_no_gap(before: str, flat: str, said: str, gap: int) -> None:
    first = prepare("a", "en", "Title", before, flat, *FILLER)
    second = prepare("b", "en", "Title", said, *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [2], "b": [1]})], first, second).certainty
    assert rated.gap == gap


def test_a_word_in_indirect_speech_is_not_the_outlets_own_voice() -> None:
    text = "Речник сказав, що окупанти відійшли.", "Окупанти втекли, повідомив мер.", "Окупанти повернулися."
    (use,) = [u for u in describe([], prepare("a", "uk", "Title", *text)).labels if u.concept == "Russian army"]
    assert (use.own_voice, use.attributed, use.quoted) == (1, 2, 0)
    assert [place.index for place in use.evidence] == [3, 1, 2]


def test_verification_statement_hangs_on_the_fact_before_it() -> None:
    first = prepare("a", "en", "Title", "Drones hit the depot.", "The claim could not be independently verified.")
    second = prepare("b", "en", "Title", "The depot burned.")
    (rated,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).certainty
    assert [evidence.index for evidence in rated.unverified] == [2]


@pytest.mark.parametrize(
    ("lang", "title", "agent", "verb", "voice"),
    [
        ("uk", "Дрони знищили склад боєприпасів", "Дрони", "знищили", "active"),
        ("uk", "На Пруті затопило двісті будинків", "", "затопило", "agentless"),
        ("uk", "Зерно застрягло в порту", "", "застрягло", "intransitive"),
        ("uk", "путін пропонував США заморозити війну - ЗМІ", "путін", "пропонував США заморозити", "active"),
        ("ru", "Шойгу доложил Путину о взятии Авдеевки", "Шойгу", "доложил", "active"),
        ("ru", "Паводок пришёл в долину Прута", "Паводок", "пришёл", "intransitive"),
        ("ru", "Столкновения полиции с сепаратистами", "", "", "none"),
        ("en", "Ukraine withdraws from Avdiivka, handing Russia its biggest gain", "Ukraine", "withdraws", "active"),
        ("en", "Opposition to sue after narrow loss", "Opposition", "to sue", "active"),
        ("en", "Hundreds killed by Indonesian quake", "Indonesian quake", "killed", "passive"),
        ("en", "Harbourton: Men arrested after shop fire by a pier", "", "arrested", "agentless"),
        ("en", "Huge blast near Russian-held town; accounts differ", "", "", "none"),
    ],
)
def test_headline_has_agent_verb_and_voice(lang: str, title: str, agent: str, verb: str, voice: str) -> None:
    (headline,) = describe([], prepare("a", lang, title, *FILLER)).headlines
    assert (headline.agent, headline.verb, headline.voice) == (agent, verb, voice)


def test_headline_cites_the_source_behind_its_dash() -> None:
    (headline,) = describe([], prepare("a", "uk", "ЗСУ вийшли з Авдіївки - Сирський", *FILLER)).headlines
    assert headline.attribution == "Сирський" and headline.certainty == 2


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("ru", "Песков назвал неправдой сообщения о предложении"),
        ("uk", "У міністерстві назвали фейком повідомлення про наступ"),
        ("en", "Minister calls report of a secret deal false"),
    ],
)
def test_headline_that_calls_it_untrue_denies_it(lang: str, title: str) -> None:
    (headline,) = describe([], prepare("a", lang, title, *FILLER)).headlines
    assert headline.certainty == 0 and not headline.overclaim


def test_flat_headline_over_a_doubtful_body_claims_too_much() -> None:
    body = "Склад знищено дронами, стверджують анонімні джерела."
    (headline,) = describe([], prepare("a", "uk", "Дрони знищили склад", body, *FILLER)).headlines
    assert headline.certainty == 4 and headline.body_certainty is not None and headline.body_certainty <= 2
    assert headline.overclaim


def test_headline_that_nothing_supports_has_low_support() -> None:
    (headline,) = describe([], prepare("a", "uk", "Посол залишив Ватикан", *FILLER)).headlines
    assert headline.support is not None and headline.support < 0.3
    assert headline.body_certainty is None and not headline.overclaim


@pytest.mark.parametrize(
    ("lang", "title", "body", "level", "told"),
    [
        ("en", "Huge blast near town of Marl; accounts differ",
         ("The army said it had hit a store near Marl.", "Explosions shook the town of Marl before dawn."), 4, 4),
        ("uk", "На Пруті затопило понад двісті будинків",
         ("Вода прийшла вночі.", "За даними ради, на Пруті затопило 214 будинків."), 4, 2),
        ("en", "Ministry denies halting grain trains",
         ("Grain trains were halted at the border, traders said.", "The ministry denied a halt."), 0, 0),
        ("ru", "Запрета на ввоз зерна нет, подчеркнули в ведомстве",
         ("Ведомство опровергло сообщения о запрете на ввоз зерна.",), 0, 0),
        ("uk", "Чи згорів склад у порту?", ("Склад у порту згорів уночі.",), 1, 4),
        ("uk", "Основні заяви міністра Іваненка:", ("Міст відкрили вранці.",), None, None),
    ],
)  # fmt: skip
def test_body_level_is_that_of_the_sentence_that_tells_the_headline(
    lang: str, title: str, body: tuple[str, ...], level: int | None, told: int | None
) -> None:
    (headline,) = describe([], prepare("a", lang, title, *body, *FILLER)).headlines
    assert (headline.certainty, headline.body_certainty, headline.overclaim) == (level, told, False)


def test_possessive_of_a_label_is_no_label_of_its_own() -> None:
    told = prepare("a", "en", "Title", "The Kremlin said no.", "It fed the Kremlin's war chest.", *FILLER)
    uses = [use for use in describe([], told).labels if use.concept == "Russian government"]
    assert [(use.label, use.own_voice) for use in uses] == [("kremlin", 2)]


def test_question_mark_set_as_a_picture_below_the_title_asks() -> None:
    (headline,) = describe([], prepare("a", "uk", "Склад у порту згорів", "\u2753", *FILLER)).headlines
    assert headline.certainty == 1


def test_article_without_title_has_an_empty_headline() -> None:
    made = prepare("a", "uk", *FILLER)
    untitled = PreparedArticle(
        article=replace(made.article, title=""),
        segments=tuple(replace(segment, role="body") for segment in made.segments),
        translations=made.translations,
    )
    (headline,) = describe([], untitled).headlines
    assert headline.evidence is None and headline.agent == "" and headline.voice == "none"
    assert headline.certainty is None and headline.body_certainty is None


def test_speakers_are_joined_over_languages() -> None:
    first = prepare("a", "uk", "Title", "Це неправда, заявив Дмитро Пєсков.", *FILLER)
    second = prepare("b", "en", "Title", "It is not true, Dmitry Peskov said.")
    sources = describe([], first, second).sources
    assert {source.speaker for source in sources} == {"Dmitry Peskov"}
    assert {source.article_id for source in sources} == {"a", "b"}


def test_labels_are_counted_by_article_and_wording() -> None:
    first = prepare("a", "uk", "Title", "Окупанти обстріляли місто.", "Окупанти відійшли.")
    second = prepare("b", "en", "Title", "Russian forces shelled the town.")
    labels = [entry for entry in describe([], first, second).labels if entry.concept == "Russian army"]
    assert [(entry.article_id, entry.own_voice, entry.charged) for entry in labels] == [("a", 2, True), ("b", 1, False)]


def test_drift_is_the_token_edit_distance() -> None:
    assert measure_drift(["we", "stay"], ["we", "stay"]) == 0
    assert measure_drift(["we", "stay"], []) == 1


def test_findings_do_not_depend_on_the_order_of_the_articles() -> None:
    articles = [
        prepare("a", "uk", "Понад 600 докерів застрайкували", "Понад 600 докерів застрайкували.", *FILLER),
        prepare("b", "ru", "Порт работает", "Бастуют около 350 рабочих, сообщил порт.", "Суда стоят.", "Зерно ждут."),
        prepare("c", "en", "Dockers strike", "Hundreds of dockers walked out.", "The port is quiet.", "Ships wait."),
    ]
    facts = [make_fact("f1", {"a": [0, 1], "b": [1], "c": [1]})]
    assert describe(facts, *articles) == describe(facts, *reversed(articles))


def test_story_without_facts_has_rows_and_no_omissions() -> None:
    findings = describe([], prepare("a", "uk", "Title", *FILLER), prepare("b", "uk", "Title", *FILLER))
    assert findings.omissions == () and findings.coverage == ()
    assert [row.outlet for row in findings.outlets] == ["a", "b"]


def test_strongest_findings_are_ranked_and_point_to_evidence() -> None:
    first = prepare("a", "uk", "Title", "Понад 600 працівників застрайкували.", *FILLER)
    second = prepare("b", "ru", "Title", "Бастуют около 350 рабочих.", *FILLER)
    strongest = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).strongest
    assert strongest[0].kind == "numbers" and strongest[0].evidence
    assert [entry.weight for entry in strongest] == sorted((entry.weight for entry in strongest), reverse=True)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Затвор відкрили о 2:40.", "Затвор открыли в 4:15.", "disagree"),
        ("Затвор відкрили о 2:40.", "The gate was opened at 2:40 a.m.", "agree"),
        ("Удар стався о 10:00.", "Удар произошёл в 11:00.", "different time"),
    ],
    ids=["minutes differ", "same", "a time zone apart"],
)
def test_times_of_day_are_compared(a: str, b: str, relation: str) -> None:
    first = prepare("a", "uk", "Title", a)
    second = prepare("b", "en" if b.isascii() else "ru", "Title", b)
    (found,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).numbers
    assert (found.what, found.relation) == ("time of day", relation)


def tell_losses(*articles: PreparedArticle) -> dict[str, dict[str, str]]:
    """Return side -> article -> telling."""
    return {entry.side: {t.article_id: t.telling for t in entry.tellings} for entry in describe([], *articles).losses}


def test_losses_are_told_flat_attributed_or_not_at_all() -> None:
    """One outlet's own voice, another's source, a third without a number (F5)."""
    flat = prepare("flat", "uk", "Заголовок", "За добу загинули 40 українських військових.")
    claimed = prepare("claimed", "en", "Title", "Russia's Defence Ministry said 40 Ukrainian soldiers had been killed.")
    silent = prepare("silent", "ru", "Заголовок", "Бои за посёлок продолжаются.")
    assert tell_losses(flat, claimed, silent) == {
        "Ukraine": {"claimed": "attributed", "flat": "flat", "silent": "absent"}
    }


def test_the_enemy_is_the_other_side_of_the_articles_own_sources() -> None:
    """«Потери противника» names a side only together with who speaks."""
    told = prepare(
        "told", "ru", "Заголовок", "По данным Минобороны РФ, бои шли сутки.", "Потери противника превысили 500 военных."
    )
    other = prepare("other", "en", "Title", "Moscow claimed more than 500 Ukrainian soldiers were killed.")
    assert tell_losses(told, other) == {"Ukraine": {"other": "attributed", "told": "flat"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "A Russian strike killed 12 people.",
        "Three Ukrainian soldiers killed a deserter.",
        "A man was killed by two Russian soldiers.",
        "Ukrainian police detained 12 people.",
        "The blast killed 12 people.",
        "Twelve Ukrainian voters were short of a majority.",
    ],
)
def test_who_strikes_or_speaks_is_no_side_of_a_loss(sentence: str) -> None:
    """Agents, sources and people to whom nothing happened make no losses of a side."""
    assert tell_losses(prepare("a", "en", "Title", sentence), prepare("b", "en", "Title", "Rain fell.")) == {}


def test_numbers_of_one_scope_meet_across_passages() -> None:
    """No fact joins the sentences, the thing, what happened and the period do (F2)."""
    first = prepare("a", "uk", "Заголовок", "Понад 600 працівників вийшли на страйк.")
    second = prepare("b", "ru", "Заголовок", "Бастуют около 350 рабочих.")
    (found,) = describe([], first, second).numbers
    assert (found.relation, found.fact_id) == ("disagree", None)


def test_passengers_and_workers_are_not_compared() -> None:
    """Two kinds of people are two things, however near their numbers stand (F3)."""
    first = prepare("a", "en", "Title", "Some 600 workers went on strike.")
    second = prepare("b", "uk", "Заголовок", "Страйк зачепить 50 тисяч пасажирів.")
    assert describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).numbers == ()


def test_a_change_and_a_level_are_of_different_scope() -> None:
    """Prices that rose by 2% and inflation that rose to 16% do not contradict each other."""
    found = compare(("en", "The rate rose by 2%."), ("uk", "Ставка зросла до 16%."))
    assert (found.relation, found.reason) == ("different scope", "by / до")


def test_a_part_under_a_bound_is_no_partner_of_it() -> None:
    """ "Up to 1,000" does not agree with 320 in one village alone."""
    found = compare(
        ("en", "Up to 1,000 people were evacuated."), ("en", "In one village alone 320 people were evacuated.")
    )
    assert found.relation == "different scope"


def test_a_thing_without_an_english_name_is_shown_in_the_original() -> None:
    """A noun no table knows is not translated by guess."""
    found = compare(("uk", "Виявили 45 розчмихувань."), ("uk", "Тут було 45 розчмихувань."))
    assert (found.relation, found.what) == ("agree", "«розчмихування»")


def test_an_article_with_two_values_of_one_scope_takes_no_part() -> None:
    """Two numbers of one article are two things."""
    first = prepare("a", "en", "Title", "Some 600 workers went on strike. ", "At the pier 40 workers went on strike.")
    second = prepare("b", "en", "Title", "About 350 workers went on strike.")
    assert describe([], first, second).numbers == ()


def test_numbers_of_two_places_are_of_different_scope() -> None:
    """Two towns, two numbers; two spellings of one town, one number."""
    apart = compare(("uk", "У Харкові загинули 19 людей."), ("en", "In Odesa 25 people were killed."))
    same = compare(("uk", "У Харкові загинули 19 людей."), ("ru", "В Харькове погибли 25 человек."))
    assert (apart.relation, apart.reason) == ("different scope", "Kharkiv / Odesa")
    assert same.relation == "disagree"


def test_a_ratio_is_compared_however_it_is_put() -> None:
    """A tenfold advantage in shells is ten shells for every one."""
    found = compare(
        ("uk", "Ворог має десятиразову перевагу в снарядах."), ("en", "They fire ten shells for every one of ours.")
    )
    assert found.relation == "agree"


def test_the_source_of_the_next_sentence_is_carried_back() -> None:
    """«Про це повідомив ...» names who told the sentence before it."""
    first = prepare("a", "uk", "Назва", "Сили оборони залишили село.", "Про це повідомив генерал Олег Сич.", *FILLER)
    second = prepare("b", "ru", "Название", "Военные покинули село.", *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second).certainty
    assert [(level.article_id, level.level) for level in rated.levels] == [("a", 2), ("b", 4)]
    assert "Sych" in rated.levels[0].speaker or "Сич" in rated.levels[0].speaker


def test_a_question_asserts_nothing() -> None:
    """A headline that asks is no flat claim."""
    first = prepare("a", "uk", "Чи згорів склад?", *FILLER)
    second = prepare("b", "ru", "Склад сгорел", *FILLER)
    (rated,) = describe([make_fact("f1", {"a": [0], "b": [0]})], first, second).certainty
    assert [level.level for level in rated.levels] == [1, 4]


def test_background_and_signs_stand_in_the_findings() -> None:
    """E5 with its share, G5 beside the headline."""
    told = prepare("a", "uk", "Міст упав!", *FILLER, "Нагадаємо, міст закрили у вівторок.")
    found = describe([], told)
    assert [(entry.sentences, entry.of) for entry in found.background] == [(1, 5)]
    assert found.background[0].evidence[0].text.startswith("Нагадаємо")
    assert [sign.text for sign in found.headlines[0].signs] == ["!"]
    assert found.outlets[0].background == 1


@pytest.mark.parametrize(
    ("a", "b", "relation", "reason"),
    [
        (("uk", "Їх бачили щонайменше на 25 дільницях."), ("en", "They were seen at 25 precincts."), "compatible", ""),
        (("ru", "В порту ждут почти 1300 вагонов."), ("uk", "У порту чекають 700 вагонів."), "disagree", ""),
        (("ru", "В порту ждут почти 1300 вагонов."), ("uk", "У порту чекають 1250 вагонів."), "compatible", ""),
        (("uk", "Протестували кілька тисяч людей."), ("en", "From 300 to 2,000 people protested."), "disagree", ""),
        (("uk", "День простою обходиться у 2 млн євро."), ("uk", "Втрати за два дні сягнули 5 млн євро."),
         "different scope", "per day / in two days"),
        (("en", "In a two-day strike 600 flights were cancelled."), ("uk", "Сьогодні скасували 300 рейсів."),
         "different scope", ""),
    ],
    ids=["bound beside a value", "almost has a floor", "almost is near", "end points meet", "price of a day",
         "sum of days"],
)  # fmt: skip
def test_bounds_and_periods_are_read_as_an_editor_would(
    a: tuple[str, str], b: tuple[str, str], relation: str, reason: str
) -> None:
    found = compare(a, b)
    assert found.relation == relation, found.reason
    assert reason in found.reason


def test_a_number_that_another_outlet_gives_for_one_shift_contradicts_nothing() -> None:
    first = prepare("a", "uk", "Title", "Понад 600 працівників вийшли на страйк.")
    second = prepare("b", "ru", "Title", "На работу не вышли около 350 сотрудников, бастуют.")
    third = prepare("c", "en", "Title", "The port counted 350 absentees on the morning shift alone.")
    found = describe([make_fact("f1", {"a": [1], "b": [1]})], first, second, third).numbers
    assert {entry.relation for entry in found} == {"different scope"}


def test_one_contrast_of_two_facts_is_told_once() -> None:
    first = prepare("a", "uk", "Title", "На переході застрягли 1200 вагонів.", *FILLER)
    second = prepare("b", "ru", "Title", "На переходе ждут не более 300 вагонов.", *FILLER)
    third = prepare("c", "ru", "Title", "На переходе ждут 1250 вагонов.", *FILLER)
    fourth = prepare("d", "en", "Title", "At the crossing no more than 300 wagons wait.", *FILLER)
    facts = [make_fact("f1", {"a": [1], "b": [1], "c": [1]}), make_fact("f2", {"a": [1], "b": [1], "d": [1]})]
    (found,) = (entry for entry in describe(facts, first, second, third, fourth).numbers)
    assert (found.relation, [q.evidence.article_id for q in found.quantities]) == ("disagree", ["a", "b", "c", "d"])
