"""Ukrainian and Russian news: what a number counts (F1) and who is said to speak (B2, Q)."""

import pytest

from crossread.framing import frame_segments, load_lexicon
from crossread.framing.quantities import find_quantities
from crossread.framing.quantities.noun_table import noun_tables
from crossread.morphology import plural
from crossread.records import Article, Segment


def signals(text: str, lang: str, signal: str) -> list[tuple[str, str | None]]:
    """Return span and label of each signal of one sentence."""
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=text, path="a")
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang=lang)
    return [(s.text, s.label) for s in frame_segments(article, [segment], load_lexicon()) if s.signal == signal]


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("uk", "вилучили дев'ять телиць", "heifer"),
        ("uk", "підробили сімнадцять довіреностей", "power of attorney"),
        ("uk", "обшуки тривають у трьох кабінетах", "office"),
        ("ru", "пятерых щенков передали в приют", "puppy"),
        ("ru", "14 кастетов и нож", "brass knuckles"),
        ("uk", "оштрафували чотири аптечні мережі", "chain"),
        ("ru", "у браконьеров изъяли двенадцать сетей", "net"),
        ("ru", "клуб продал пятерых нападающих", "forward"),
        ("ru", "пять участков у озера изъяли", "plot"),
        ("ru", "на двух участках дороги идёт ремонт", "section"),
        ("uk", "на виборах відкрили дванадцять дільниць", "precinct"),
        ("uk", "сім вовчих зграй", "pack"),
        ("ru", "открыли девять лыжных трасс", "ski trail"),
        ("ru", "раздали 180 ланч-боксов", "lunchbox"),
        ("ru", "два машино-места за миллион", "parking space"),
        ("uk", "хакери зламали 20 інтернет-магазинів", "online shop"),
    ],
)
def test_counted_things_are_named_in_their_sense(lang: str, text: str, what: str) -> None:
    assert find_quantities(text, lang)[0].what == what


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("uk", "вітер до 22 метрів за секунду", (None, 22, "up to", "m/s")),
        ("uk", "чекав якихось дві години", (2, 2, "about", "h")),
        ("ru", "нашли две винтовки и более тысячи патронов", (2, 2, "exact", "")),
    ],
)
def test_bounds_and_units_of_everyday_phrases(
    lang: str, text: str, values: tuple[float | None, float, str, str]
) -> None:
    found = find_quantities(text, lang)[0]
    assert (found.low, found.high, found.qualifier, found.unit) == values


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("uk", "Полтавська обласна прокуратура інформує, що голову засудили.",
         [("Полтавська обласна прокуратура", "body")]),
        ("uk", "Верховний Суд постановив, що банк має повернути гроші.", [("Верховний Суд", "body")]),
        ("uk", "Вода зникла, уточнили у «Вінницяоблводоканалі».", [("«Вінницяоблводоканалі»", "body")]),
        ("uk", "Телиці втекли з фургона, який перекинувся, розповіли в обласній поліції.",
         [("обласній поліції", "body")]),
        ("ru", "Замгубернатора опроверг, что школы закроют.", [("Замгубернатора", "person")]),
        ("ru", "Роструд насчитал около 320 вакансий.", [("Роструд", "body")]),
        ("ru", "«Яндекс» отчитался, что трафик вырос.", [("«Яндекс»", "body")]),
        ("ru", "«Деловой Урал» отчитался, что трафик вырос.", [("«Деловой Урал»", "media")]),
    ],
)  # fmt: skip
def test_sources_of_news(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, lang, "B2") == expected


def test_a_quotation_without_a_verb_is_speech_before_a_speaker() -> None:
    assert signals("«Слава Богу, худоба ціла», – усміхається доярка Ганна.", "uk", "Q")


def test_weapons_in_quotes_are_no_scare_quotes() -> None:
    assert not signals("Сили ППО збили 62 «шахеди» за ніч.", "uk", "C4")


def test_no_thing_is_a_person_because_its_case_says_so() -> None:
    assert not noun_tables()["ru"]["мешок"].person and plural("caiman") == "caimans"


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("ru", "сделку закроют через два квартала", "quarter"),
        ("ru", "в сетях было восемь сомов", "catfish"),
        ("uk", "приховали 1340 блоків цигарок", "carton"),
        ("uk", "вимкнули два блоки АЕС", "unit"),
        ("uk", "помилки в трьох ухвалах", "ruling"),
    ],
)
def test_more_senses_of_counted_things(lang: str, text: str, what: str) -> None:
    assert find_quantities(text, lang)[0].what == what


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("uk", "Двоє західних дипломатів розповіли Politico, що пакет скоротять.",
         [("Двоє західних дипломатів", "anonymous")]),
        ("ru", "«Норникель» оценил ремонт цеха в полмиллиарда долларов.", [("«Норникель»", "body")]),
        ("ru", "ОБСЕ зафиксировала 340 взрывов за сутки.", [("ОБСЕ", "body")]),
        ("ru", "По подсчётам «Автостата», продано 1,57 млн машин.", [("«Автостата»", "body")]),
        ("uk", "Мати вигадала настільну гру про козаків.", []),
    ],
)  # fmt: skip
def test_more_sources_of_news(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, lang, "B2") == expected


def test_a_party_is_no_territory_and_an_institute_no_war() -> None:
    assert not signals("В ЛДПР отметили, что поправка принята.", "ru", "D1")
    assert not signals("Інститут вивчення війни вважає, що фронт стоїть.", "uk", "D1")


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("uk", "двоє дівчаток заблукали", "girl"),
        ("ru", "пять огурчиков и хлеб", "cucumber"),
        ("ru", "семь собачек жили там", "dog"),
        ("uk", "збудують три дронопорти", "port"),
        ("uk", "повернули три карти пам'яті", "memory card"),
        ("ru", "сто голов скота увели", "head of cattle"),
    ],
)
def test_small_things_and_compounds_are_named_by_what_they_are(lang: str, text: str, what: str) -> None:
    assert find_quantities(text, lang)[0].what == what


def test_a_number_reached_by_a_fall_is_exact() -> None:
    assert find_quantities("мільярдерів поменшало до семи", "uk")[0].qualifier == "exact"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Минпросвещения разъяснило: школьник вправе пропустить урок.", [("Минпросвещения", "body")]),
        ("ru", "Из переписки, попавшей в СМИ, следует, что министр требовал денег.", [("переписки", "document")]),
    ],
)
def test_ministries_that_do_not_decline_and_asides_before_a_document(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert signals(text, lang, "B2") == expected


def test_worded_ordinals_count_nothing() -> None:
    assert not find_quantities("Уряд оголосив про двадцять третій пакет.", "uk")
    assert not find_quantities("Это сорок первый случай.", "ru")
    assert find_quantities("двадцать первых учеников", "ru")[0].low == 20


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("uk", "ВООЗ зареєструвала 1300 випадків холери.", [("ВООЗ", "body")]),
        ("uk", "Суд зареєстрував дві скарги.", []),
        ("ru", "Сейсмостанция зарегистрировала двенадцать толчков.", [("Сейсмостанция", "body")]),
    ],
)
def test_registered_events_are_told(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, lang, "B2") == expected


def test_titles_with_a_number_count_nothing() -> None:
    assert not find_quantities("Роман «Двенадцать стульев» сняли заново.", "ru")
    assert not find_quantities("Ансамбль «Дев'ять сил» повернувся.", "uk")
    assert find_quantities("Он сказал: «Двенадцать солдат ушли».", "ru")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("uk", "Готелярі все одно скаржилися б на збитки.", []),
        ("uk", "Окупаційний суд засудив татарина до тринадцяти років.", []),
        ("ru", "Канал «Осторожно, новости» сообщает, что сгорели ларьки.", [("Канал «Осторожно, новости»", "media")]),
    ],
)
def test_what_is_no_report_and_titles_with_a_comma(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert signals(text, lang, "B2") == expected


def test_channels_with_a_number_for_a_name() -> None:
    text = "Telegram-канал «112» сообщает о двух погибших."
    assert signals(text, "ru", "B2") == [("Telegram-канал «112»", "media")]
    assert [found.low for found in find_quantities(text, "ru")] == [2]


def test_who_records_a_change_is_a_source_and_a_plane_that_lands_no_strike() -> None:
    assert signals("Росстат зафиксировал снижение цен.", "ru", "B2") == [("Росстат", "body")]
    assert not signals("На прилёт в Пулково задержано 60 рейсов.", "ru", "D1")
