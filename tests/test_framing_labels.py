"""Labels, names, lower case, toponyms, and the voice of a main clause."""

import pytest

from crossread.framing import clause_voice, frame_segments, load_lexicon
from crossread.framing.naming import war_name
from crossread.records import Article, Segment, Signal


def frame(text: str, lang: str) -> tuple[Signal, ...]:
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=text, path="a")
    segments, at = [], 0
    for index, line in enumerate(text.split("\n")):
        segments.append(Segment(article_id="a", index=index, start=at, end=at + len(line), text=line, lang=lang))
        at += len(line) + 1
    return frame_segments(article, segments, load_lexicon())


def labels(text: str, lang: str) -> list[tuple[str, str]]:
    return [(found.text, found.label) for found in frame(text, lang) if found.signal == "D1"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Окупанти обстріляли село.", "uk", ("Окупанти", "Russian army")),
        (
            "На тимчасово окупованих територіях немає світла.",
            "uk",
            ("тимчасово окупованих територіях", "territory taken by Russia"),
        ),
        ("После начала спецоперации цены выросли.", "ru", ("спецоперации", "the war")),
        ("Киевский режим готовит провокацию.", "ru", ("Киевский режим", "Ukrainian government")),
        ("Жители слышали хлопок.", "ru", ("хлопок", "explosion")),
        ("Russian-installed officials closed the school.", "en", ("Russian-installed officials", "DPR/LPR")),
        ("Russian forces captured the village.", "en", ("captured", "taking a town")),
        ("The full-scale invasion began in 2022.", "en", ("full-scale invasion", "the war")),
    ],
)
def test_labels_of_concepts(text: str, lang: str, expected: tuple[str, str]) -> None:
    assert expected in labels(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Захисник пояснив суду позицію клієнта.", "uk"),
        ("Стартап захопив ринок доставки.", "uk"),
        ("Конфликт интересов не нашли.", "ru"),
        ("Река отступила на сто метров.", "ru"),
        ("Dockers and the union plan a strike over wages.", "en"),
        ("An explosion of interest followed.", "en"),
        ("Moscow's metro opened a station.", "en"),
    ],
)
def test_a_word_in_another_sense_is_no_label(text: str, lang: str) -> None:
    assert labels(text, lang) == []


def test_a_label_in_a_quotation_is_not_the_outlets_own() -> None:
    text = "«Киевский режим падёт», – сказал депутат Орлов. Спецоперация идёт."
    found = {s.text: s for s in frame(text, "ru") if s.signal == "D1"}
    assert found["Киевский режим"].get("in_quote") is True
    assert found["Спецоперация"].get("in_quote") is False
    assert found["Спецоперация"].get("charged") is True


def test_the_country_phrase_is_found_inside_a_longer_label() -> None:
    assert ("на Украине", "country phrase") in labels("Война на Украине продолжается.", "ru")


def test_lower_case_counts_only_twice_and_beside_capital_control_names() -> None:
    def lower(text: str) -> list[str]:
        return [found.text for found in frame(text, "uk") if found.signal == "D4"]

    assert lower("Учора росія і путін мовчали, а Україна чекала.") == ["росія", "путін"]
    assert lower("Учора росія мовчала, а Путін чекав.") == []
    assert lower("учора росія і путін мовчали, а україна чекала на київ.") == []


def test_toponyms_and_names_of_the_war() -> None:
    found = frame("Kiev and Odesa were quiet during the special military operation.", "en")
    assert [(s.text, s.get("form")) for s in found if s.signal == "D5"] == [("Kiev", "russian"), ("Odesa", "ukrainian")]
    assert [s.label for s in found if s.signal == "D6"] == ["special operation"]
    assert war_name("велика війна") == "war"


@pytest.mark.parametrize(
    ("text", "lang", "agent", "voice"),
    [
        ("Дрони знищили склад боєприпасів", "uk", "Дрони", "active"),
        ("У Харкові пролунав вибух", "uk", "", "intransitive"),
        ("Підірвано дамбу", "uk", "", "agentless"),
        ("На річці затопило двісті будинків", "uk", "", "agentless"),
        ("Росія завдала удару по порту", "uk", "Росія", "active"),
        ("Плотина разрушена ракетами", "ru", "ракетами", "passive"),
        ("Разрушена плотина", "ru", "", "agentless"),
        ("Missile hits hospital", "en", "Missile", "active"),
        ("Hospital hit by missile", "en", "missile", "passive"),
        ("Three killed in market strike", "en", "", "agentless"),
        ("Huge blaze near the port", "en", "", "none"),
    ],
)
def test_voice_of_a_headline(text: str, lang: str, agent: str, voice: str) -> None:
    clause = clause_voice(text, lang)
    assert (clause.agent, clause.voice) == (agent, voice)
    if clause.agent_start >= 0:
        assert text[clause.agent_start : clause.agent_end] == agent


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops entered the Ukraine in February.", True),
        ("They talked about the Ukraine conflict for hours.", False),
        ("He spoke of the Ukraine.", True),
    ],
    ids=["a place", "belongs to a noun", "the end"],
)
def test_article_before_ukraine_counts_only_where_it_is_ukraines(text: str, found: bool) -> None:
    assert ("country phrase" in {label for _, label in labels(text, "en")}) is found


def test_adjective_of_another_noun_is_no_fighter() -> None:
    assert "D9" not in {found.signal for found in frame("Цели военной операции будут достигнуты.", "ru")}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Вихід із Соледара тривав ніч.", "uk", ("Вихід", "retreat")),
        ("Росіяни кажуть, що взяли Підгайне.", "uk", ("взяли", "taking a town")),
        ("Призначена Москвою адміністрація мовчить.", "uk", ("Призначена Москвою", "DPR/LPR")),
        ("Украинские бандформирования отступили.", "ru", ("Украинские бандформирования", "Ukrainian army")),
        ("Разрушенная плотина обмелила лиман.", "ru", ("Разрушенная плотина", "dam / plant event")),
        ("The Kremlin-appointed council resigned.", "en", ("Kremlin-appointed council", "DPR/LPR")),
        ("Captives on both sides wait.", "en", ("Captives", "prisoners")),
    ],
)
def test_combined_wordings_are_one_label(text: str, lang: str, expected: tuple[str, str]) -> None:
    """Adjective and noun, participle and place: the parts of a wording are found as one."""
    assert expected in labels(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Вихід Британії з ЄС затягнувся.", "uk"),
        ("Нападник схибив із пенальті.", "uk"),
        ("Хунта в Буркина-Фасо закрыла радиостанцию.", "ru"),
        ("Отступление от темы понравилось студентам.", "ru"),
        ("The attacker limped off at the interval.", "en"),
        ("Rebels in Myanmar took a bridge.", "en"),
    ],
)
def test_other_fields_and_countries_are_no_label(text: str, lang: str) -> None:
    """Sport, the stage, other states: the same words, another thing."""
    assert labels(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "deeds"),
    [
        ("The talks fell through.", "en", []),
        ("Shares fell sharply.", "en", []),
        ("The minister hit back at critics.", "en", []),
        ("Missiles hit a market.", "en", [("hit", "hit")]),
        ("Feeling abandoned, the families waited for soldiers on the roof.", "en", []),
        ("Shells fell in Russian-occupied Berdiansk.", "en", [("fell", "fall")]),
        ("The army pulled out of the ruined town.", "en", [("pulled out", "leave")]),
        ("Міністр вийшов на пенсію.", "uk", []),
        ("Он бросил курить.", "ru", []),
        ("Город сровняли с землёй.", "ru", [("сровняли с землёй", "destroy")]),
    ],
)
def test_idioms_tell_no_deed(text: str, lang: str, deeds: list[tuple[str, str]]) -> None:
    """D8 counts verbs of the event, not phrases that hold one."""
    assert [(signal.text, signal.label) for signal in frame(text, lang) if signal.signal == "D8"] == deeds


@pytest.mark.parametrize(
    ("text", "lang", "concept", "found"),
    [
        ("З полону звільнили медика.", "uk", "taking a town", False),
        ("Бригада звільнила село Роботине.", "uk", "taking a town", True),
        ("Сили оборони відбили сімнадцять штурмів за добу.", "uk", "taking a town", False),
        ("Противник відступив на три кілометри.", "uk", "retreat", True),
        ("После оставления Херсона мосты взорвали.", "ru", "retreat", True),
        ("Сепаратисти захопили будівлю СБУ.", "uk", "taking a town", True),
        ("Companies feed Russia's war chest.", "en", "the war", False),
        ("The barrage left half the district without heat.", "en", "strike on civilians", True),
        ("He faced a barrage of questions.", "en", "strike on civilians", False),
        ("Wreckage of the downed drone damaged a roof.", "en", "strike on civilians", True),
        ("Взрыв на Каховской ГЭС слышали за десять километров.", "ru", "dam / plant event", True),
    ],
)
def test_wordings_count_where_they_mean_the_concept(text: str, lang: str, concept: str, found: bool) -> None:
    assert (concept in {label for _, label in labels(text, lang)}) is found


def test_small_initials_of_the_state_are_marked_as_its_small_name_is() -> None:
    found = [
        s for s in frame("Компанії рф працюють, а про РФ мовчать.", "uk") if s.signal == "D1" and s.text in ("рф", "РФ")
    ]
    assert [(s.text, s.get("charged")) for s in found] == [("рф", True), ("РФ", False)]


def test_heading_of_a_debunked_claim_is_not_the_outlets_own_voice() -> None:
    signals = frame("Фейк 2. Дамбу підірвали окупанти.", "uk")
    assert all(signal.get("in_quote") for signal in signals if signal.signal in ("D1", "D8", "D9"))


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Запрета на вывоз нет", "ru", ("", "нет", "Запрета на вывоз", "intransitive")),
        ("Страйк оголосила профспілка «Солідар»", "uk", ("профспілка «Солідар»", "оголосила", "Страйк", "active")),
        ("Посол пропонував США закрити базу", "uk", ("Посол", "пропонував США закрити", "базу", "active")),
        ("Об этом сказали уполномоченные компании", "ru", ("уполномоченные компании", "сказали", "", "active")),
        ("A swimmer drowned and two boats were lost", "en", ("", "drowned", "A swimmer", "intransitive")),
        ("Firms continue to undermine the ban", "en", ("Firms", "continue to undermine", "the ban", "active")),
        ("Fury as council bosses close three schools", "en", ("council bosses", "close", "three schools", "active")),
        ("Ой, а шо случилось", "ru", ("", "случилось", "", "intransitive")),
        (
            "Завод поставив вагони до Литви, а рейси у Бельгії, Іспанії та Італії скасував",
            "uk",
            ("Завод", "поставив", "вагони", "active"),
        ),
        (
            "Авіалінія скасувала рейси у Бельгії, Іспанії та Італії",
            "uk",
            ("Авіалінія", "скасувала", "рейси у Бельгії, Іспанії та Італії", "active"),
        ),
        ("More than forty wagons were waiting", "en", ("", "were waiting", "More than forty wagons", "intransitive")),
    ],
)
def test_further_main_clauses(text: str, lang: str, expected: tuple[str, str, str, str]) -> None:
    assert tuple(clause_voice(text, lang)[:4]) == expected


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("He kept the territory that Russian forces control.", "en", "territory that Russian forces control"),
        ("Області, які захопила росія, без води.", "uk", "Області, які захопила росія"),
        (
            "Речь о землях, которые контролируют российские войска.",
            "ru",
            "землях, которые контролируют российские войска",
        ),
    ],
)
def test_a_relative_clause_names_taken_territory(text: str, lang: str, words: str) -> None:
    assert (words, "territory taken by Russia") in labels(text, lang)
