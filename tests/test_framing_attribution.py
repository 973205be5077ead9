"""Who says what: sources, reporting verbs, speakers carried from sentence to sentence."""

import pytest

from crossread.framing import frame_segments, load_lexicon
from crossread.records import Article, Segment, Signal


def frame(text: str, lang: str) -> tuple[Signal, ...]:
    """Frame the lines of *text*, each a sentence of one article."""
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=text, path="a")
    segments, at = [], 0
    for index, line in enumerate(text.split("\n")):
        segments.append(Segment(article_id="a", index=index, start=at, end=at + len(line), text=line, lang=lang))
        at += len(line) + 1
    return frame_segments(article, segments, load_lexicon())


def sources(text: str, lang: str) -> list[tuple[str, str]]:
    return [(s.text, s.label) for s in frame(text, lang) if s.signal == "B2"]


def verbs(text: str, lang: str) -> list[tuple[str, str]]:
    return [(s.text, s.label) for s in frame(text, lang) if s.signal == "B6"]


UK = [
    ("Міст закриють, заявив речник мерії Павло Гончар.", [("Павло Гончар", "person")]),
    ("Про аварію повідомили в Держслужбі з надзвичайних ситуацій.", [("Держслужбі з надзвичайних ситуацій", "body")]),
    ("За словами пекарки Лесі Мороз, борошно подорожчало.", [("Лесі Мороз", "person")]),
    ("За даними служби, постраждалих немає.", [("служби", "body")]),
    ("Агентство Reuters пише, що переговори зірвалися.", [("Агентство Reuters", "media")]),
    ("Джерело в уряді підтвердило зустріч.", [("Джерело в уряді", "anonymous")]),
    ("Звіт аудиторів показав, що коштів бракує.", [("Звіт аудиторів", "document")]),
    ("У кабінеті міністрів запевнили: грошей вистачить.", [("кабінеті міністрів", "body")]),
    ("Про це повідомляє.", [("повідомляє", "none")]),
    ("Повідомляється про затримку потягів.", [("Повідомляється", "none")]),
    ("МВС: «Слідство триває».", [("МВС", "body")]),
    ("Вона не сказала, коли повернеться.", []),
    ("Кіт спав на підвіконні.", []),
    ("З довідки випливає, що млин продали.", [("довідки", "document")]),
    ("Радіо «Обрій» цитує лісника: стежку перекрито.", [("Радіо «Обрій»", "media"), ("лісника", "person")]),
    ("Млин працює, припускає «Степова зоря».", [("Степова зоря", "media")]),
    ("Облводоканал роз'яснив, що вода чиста.", [("Облводоканал", "body")]),
    ("Двоє дипломатів сказали, що візит скасовано.", [("Двоє дипломатів", "anonymous")]),
    ("Люди, близькі до слідства, кажуть про другу машину.", [("Люди", "anonymous")]),
    ("Воєнкор Гнат Сова написав, що міст цілий.", [("Гнат Сова", "person")]),
    ("Офіс Галини Бойко повідомив, що зустріч відбулася.", [("Офіс Галини Бойко", "body")]),
    ("Мер Харкова Ігор Мороз сказав, що метро працює.", [("Ігор Мороз", "person")]),
    ("Самозваний «мер» Степан Кіт заявив про перевірку.", [("Степан Кіт", "person")]),
    ("Агенція з посиланням на два джерела пише про обмін.", [("Агенція", "media"), ("два джерела", "anonymous")]),
    ("У «Водоканалі» та МОЗ спростували чутки.", [("«Водоканалі»", "body"), ("МОЗ", "body")]),
    ("У комісії 5 листопада повідомили, що бюлетені є.", [("комісії", "body")]),
    ("Склад горить – ЗМІ", [("ЗМІ", "media")]),
    ("Бюлетені надрукували з помилкою.", []),
    ("Пекар скаже завтра, що хліба нема.", []),
    ("Нас звинуватили у руйнуванні греблі.", []),
]
RU = [
    ("Рейс отменят, сообщила пресс-служба аэропорта.", [("пресс-служба аэропорта", "body")]),
    ("По словам лесника Ивана Дроздова, пожар потушен.", [("Ивана Дроздова", "person")]),
    ("В мэрии подчеркнули, что дорога открыта.", [("мэрии", "body")]),
    ("Собеседник издания рассказал о проверке.", [("Собеседник издания", "anonymous")]),
    ("В отчёте сказано, что плотина цела.", [("отчёте", "document")]),
    ("«Мы не уйдём», – сказал шахтёр Пётр Глухов.", [("Пётр Глухов", "person")]),
    ("Газета «Утро» узнала, что завод продан.", [("Газета «Утро»", "media")]),
    ("Как следует из накладной, ящики пусты.", [("накладной", "document")]),
    (
        "Газета узнала от источника в порту, что рейс отменён.",
        [("Газета", "media"), ("источника в порту", "anonymous")],
    ),
    ("Счётная палата обнаружила пропажу трёх тракторов.", [("Счётная палата", "body")]),
    ("Карантин снят, сообщили в пресс-службе мэрии.", [("пресс-службе мэрии", "body")]),
    ("В Белом доме отвергли обвинения в давлении.", [("Белом доме", "body")]),
    ("Лодки ушли, пишет она в дневнике.", [("она", "person")]),
    ("Как выяснили «Речные вести», пристань продана.", [("Речные вести", "media")]),
    ("Рыбак сомневается, что речной порт согласится.", [("Рыбак", "person")]),
]
EN = [
    ("The bridge will close, mayor Anna Novak said.", [("Anna Novak", "person")]),
    ("The ministry of transport denied the report.", [("The ministry of transport", "body")]),
    ("According to residents, the water rose overnight.", [("residents", "person")]),
    ("Two officials, who asked not to be named, said talks had failed.", [("officials, who asked", "anonymous")]),
    ("Satellite images show a new trench.", [("Satellite images", "document")]),
    ('"We are staying," said farmer Ion Rusu.', [("Ion Rusu", "person")]),
    ("Reuters reported that the port was shut.", [("Reuters", "media")]),
    ("The convoy, which left on Monday, has not arrived.", []),
    ("Several reports were lost in the fire.", []),
    ("The mill is open, by the owner's own account.", [("the owner", "person")]),
    ("The port denied a story in the River Gazette.", [("The port", "body"), ("River Gazette", "media")]),
    ("Radio Delta quoted a nurse as saying the ward was full.", [("Radio Delta", "media"), ("a nurse", "person")]),
    ("The sale was confirmed by the ministry.", [("the ministry", "body")]),
    (
        "The Hill Gazette, citing a person close to the talks, said no.",
        [("The Hill Gazette", "media"), ("a person close", "anonymous")],
    ),
    ("Three diplomats said the visit was off.", [("Three diplomats", "anonymous")]),
    ("Officials speaking privately say the date is fiction.", [("Officials", "anonymous")]),
    ("As one baker put it, bread is bread.", [("one baker", "person")]),
    ("The mayor, who came by boat, called the flood a disgrace.", [("The mayor", "person")]),
    ("The envoy has urged calm, insisting that talks go on.", [("The envoy", "person")]),
    ("The sailor is convinced the boat will hold.", [("The sailor", "person")]),
    ("Port shut by storm – officials", [("officials", "body")]),
    ("The charge sheet lists four alleged meetings.", [("The charge sheet", "document")]),
    ("None of the banks commented on it.", []),
]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [(text, lang, expected) for lang, rows in (("uk", UK), ("ru", RU), ("en", EN)) for text, expected in rows],
)
def test_sources_and_their_kinds(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    found = sources(text, lang)
    assert [label for _, label in found] == [label for _, label in expected]
    for (said, _), (wanted, _) in zip(found, expected, strict=True):
        assert wanted in said


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Міністр цинічно заявив, що світла вистачить.", "uk", ("цинічно заявив", "negative")),
        ("Мерія визнала, що дах протікав.", "uk", ("визнала", "factive")),
        ("Компанія спростувала чутки.", "uk", ("спростувала", "denial")),
        ("Посол наголосив, що позиція не змінилася.", "uk", ("наголосив", "assertive")),
        ("Чиновник утверждает, что денег не брал.", "ru", ("утверждает", "distancing")),
        ("Посольство назвало ложью сообщение газеты.", "ru", ("назвало ложью", "denial")),
        ("The governor admitted that the pumps had failed.", "en", ("admitted", "factive")),
        ("The company claimed the water was clean.", "en", ("claimed", "distancing")),
        ("The minister boasted that nobody had noticed.", "en", ("boasted", "negative")),
    ],
)
def test_classes_of_reporting_verbs(text: str, lang: str, expected: tuple[str, str]) -> None:
    assert expected in verbs(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        ("Міст відкрили, сказав інженер Олег Сич.\nВін додав, що ремонт тривав рік.", "uk", "Олег Сич"),
        ("Про пожежу повідомили в мерії.\nПостраждалих немає, зазначили там.", "uk", "мерія"),
        ("Мост открыли, сказал инженер Олег Сыч.\nПо его словам, ремонт длился год.", "ru", "Олег Сыч"),
        ("The bridge is open, engineer Mark Webb said.\nHe added that repairs took a year.", "en", "Mark Webb"),
        ("The council denied the plan.\nIt said no vote was due.", "en", "The council"),
    ],
)
def test_a_pronoun_goes_back_to_the_last_speaker_that_agrees(text: str, lang: str, speaker: str) -> None:
    last = [signal for signal in frame(text, lang) if signal.signal == "B2"][-1]
    assert (last.get("speaker"), last.get("resolved")) == (speaker, True)


def test_a_medium_that_relays_a_speaker_puts_him_one_step_further_away() -> None:
    signals = frame("Переговорів не буде, сказав Пєсков, повідомляє агентство Reuters.", "uk")
    depths = {signal.label: signal.get("depth") for signal in signals if signal.signal == "B2"}
    assert depths == {"person": 2, "media": 1}


def test_a_name_in_another_case_is_shown_in_the_nominative() -> None:
    [source] = [s for s in frame("За словами Дмитра Пєскова, зустрічі не буде.", "uk") if s.signal == "B2"]
    assert source.get("speaker") == "Дмитро Пєсков"


def test_a_second_verb_of_one_speaker_adds_no_second_source() -> None:
    text = "Бухгалтерка визнає помилку, але заперечує змову."
    assert len(sources(text, "uk")) == 1
    assert [label for _, label in verbs(text, "uk")] == ["factive", "denial"]


def test_words_inside_a_quotation_attribute_nothing() -> None:
    assert sources("«Учора міністр заявив, що все гаразд», – сказала Оксана Лис.", "uk") == [("Оксана Лис", "person")]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("«Знову дощ», – зітхнула Оксана Лис.", "uk", [("Оксана Лис", "person")]),
        ("Вболівальники скандували: «Ганьба!»", "uk", [("Вболівальники", "person")]),
        ("Хлопець знайшов ключ і пішов, що нікого не здивувало.", "uk", []),
        ('"It was a long night," Maria Lund shrugged.', "en", [("Maria Lund", "person")]),
        ('"Nothing has changed," the letter reads.', "en", [("the letter", "document")]),
        ("Volunteers complain that the road is shut.", "en", [("Volunteers", "person")]),
        ("It was the mayor's office that first announced the ban.", "en", [("the mayor's office", "body")]),
        ("It is alleged by prosecutors that he hid it.", "en", [("prosecutors", "body")]),
        ("The port's spokesman, Jan Kos, said no.", "en", [("The port's spokesman, Jan Kos", "person")]),
        (
            "Witnesses cited by Interfax reported three blasts.",
            "en",
            [("Witnesses cited by Interfax", "person"), ("Interfax", "media")],
        ),
        ('The ruling, wrote the judge, "rests on a lie".', "en", [("the judge", "person")]),
        ("Mrs Kim remembers that the door was open.", "en", [("Mrs Kim", "person")]),
        ("A valve, later found to be cracked, was replaced.", "en", []),
    ],
)
def test_a_verb_no_lexicon_holds_reports_by_its_construction(
    text: str, lang: str, expected: list[tuple[str, str]]
) -> None:
    assert sources(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        ('Mr Bell met Anna Novak.\nAnna Novak said no.\nMr Bell laughed.\n"Slowly," he said.', "en", "Bell"),
        ('Nana Kiknadze had sought a recount.\n"Five boxes were open," she told supporters.', "en", "Nana Kiknadze"),
        ("A third source said the deal was off.\nHe noted that nobody cared.", "en", "A third source"),
        ("The minister, Petr Holub, said yes.\nHe added that it was late.", "en", "Petr Holub"),
        ("Олена Гай сказала: так.\nІван Лис мовчав.\n«Годі», – сказав він.", "uk", "Іван Лис"),
    ],
)
def test_a_pronoun_goes_back_to_the_nearest_person_of_its_gender(text: str, lang: str, speaker: str) -> None:
    last = [s for s in frame(text, lang) if s.signal == "B2"][-1]
    assert str(last.get("speaker")).endswith(speaker)


def test_a_quotation_belongs_to_the_nearest_verb() -> None:
    text = 'Anna Novak warned of "the hands of a crazy captain", after Ion Rusu said that boats had left.'
    assert [s.get("speaker") for s in frame(text, "en") if s.signal == "Q"] == ["Anna Novak"]


def test_what_turns_an_offer_down_denies_nothing() -> None:
    assert verbs("Суд відкинув апеляцію.", "uk") == []
    assert verbs("Речник відкинув звинувачення.", "uk") == [("відкинув", "denial")]


def test_a_common_noun_is_called_without_marks_and_possessives() -> None:
    names = [s.get("speaker") for s in frame("Його адміністрація заявила, що згодна.", "uk") if s.signal == "B2"]
    assert names == ["адміністрація"]


def test_every_sentence_of_a_quotation_has_its_speaker() -> None:
    lines = ["Мер Ігор Мороз сказав: «Вода прибуває.", "Ми готові до всього.", "Люди вже в школі»."]
    text = " ".join(lines)
    article = Article(id="a", story="s", outlet="o", lang="uk", title="", text=text, path="a")
    segments = [
        Segment(article_id="a", index=i, start=text.index(x), end=text.index(x) + len(x), text=x, lang="uk")
        for i, x in enumerate(lines)
    ]
    found = frame_segments(article, segments, load_lexicon())
    assert [s.get("speaker") for s in found if s.signal == "Q"] == ["Ігор Мороз"] * 3


def test_a_name_that_does_not_decline_stays_as_it_is() -> None:
    names = [s.get("speaker") for s in frame("По словам Виктора Маноле, вода ушла.", "ru") if s.signal == "B2"]
    assert names == ["Виктор Маноле"]


def test_an_adverb_before_a_source_governs_nothing() -> None:
    assert sources("Раніше УНІАН повідомляв, що рейс скасовано.", "uk") == [("УНІАН", "media")]


def test_one_soldier_is_a_person_and_soldiers_are_a_body() -> None:
    assert sources("Военный рассказал, что мост цел.", "ru") == [("Военный", "person")]
    assert sources("Военные рассказали, что мост цел.", "ru") == [("Военные", "body")]


@pytest.mark.parametrize(
    ("text", "lang", "speakers"),
    [
        ("Дах зірвало.\nМер Олег Рибак повідомив, що працює штаб:\n«Задіяно сорок осіб».", "uk",
         ["Олег Рибак"]),
        ("Дах зірвало.\nУ водоканалі заявили, що тиск упав.\n«Насос заклинило вночі».", "uk", ["водоканал"]),
        ("Дах зірвало.\n«Ми просто бігли до школи».\nТак описала той вечір Оксана Лис.", "uk", ["Оксана Лис"]),
        ("Дорогу закрили.\nОдна жінка заплакала.\n«Який жах!», – повторювала вона.", "uk", ["одна жінка"]),
        ("Пішов дощ.\nПолиция молчит.\nТренер Павел Крюк ушёл.\n«Мы устали», – сказал он.", "ru", ["Павел Крюк"]),
        ("Лис вважає, що справи гірші, як каже правління, і «завтра все закриють».", "uk", ["Лис"]),
    ],
)  # fmt: skip
def test_a_quotation_over_several_sentences_has_the_speaker_that_stands_beside_it(
    text: str, lang: str, speakers: list[str]
) -> None:
    assert [s.get("speaker") for s in frame(text, lang) if s.signal == "Q"] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Дах зірвало.\nДокерам заплатили.\n«Ми чекали на це два роки».",
        "Тренер Майк Труш сказав, що гру скасували.\nУ Джеймса запитали про відпустку.\n«Не знаю», – відповів він.",
    ],
    ids=["nobody spoke", "two people it may be"],
)
def test_a_quotation_whose_speaker_is_not_sure_has_none(text: str) -> None:
    assert [s.get("speaker") for s in frame(text, "uk") if s.signal == "Q"] == [""]


def test_an_office_goes_to_the_one_person_introduced_with_it() -> None:
    text = "Прем'єр-міністр Олег Рибак приїхав до порту.\nПрем'єр-міністр розповів, що вантаж дійшов."
    assert [s.get("speaker") for s in frame(text, "uk") if s.signal == "B2"] == ["Олег Рибак"]
    two = "Міністр Олег Рибак і міністр Іван Лис приїхали.\nМіністр розповів, що вантаж дійшов."
    assert [s.get("speaker") for s in frame(two, "uk") if s.signal == "B2"] == ["міністр"]


def test_a_name_is_of_the_kind_it_is_introduced_as() -> None:
    text = "Авиакомпания Skylark отменила рейсы.\n«Skylark» объявила об отмене ещё трёх."
    assert [s.label for s in frame(text, "ru") if s.signal == "B2"] == ["body"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Джо Аллева подякував поліції за «старанність».", "uk", [("Джо Аллева", "person")]),
        ("В інтерв'ю Daily Owl прем'єрка Ольга Мей звинуватила критиків у зраді.", "uk", [("Ольга Мей", "person")]),
        ("Рибак, син і наступник директора, з гордістю заявив, що борги сплачено.", "uk", [("Рибак", "person")]),
        ("Рада – керівний орган парафії – у липні написала, що грошей немає.", "uk", [("Рада", "body")]),
        ("Губернатор підняв гвардію, а згодом пояснив, що дамба тече.", "uk", [("Губернатор", "person")]),
        ("Объяснил Нугрохо, что волна пришла ночью.", "ru", [("Нугрохо", "person")]),
        ("Источник из окружения Джонса сказал, что комментариев не будет.", "ru",
         [("Источник из окружения Джонса", "anonymous")]),
        ("Со слов задержанного, деньги он нашёл в лесу.", "ru", [("задержанного", "person")]),
        ("Из расшифровки разговора следует, что пилот спал.", "ru", [("расшифровки разговора", "document")]),
        ("Лікар розповів, що ліків бракує.", "uk", [("Лікар", "person")]),
        ("Пікап волонтери називають «Ластівкою».", "uk", []),
        ("Диспетчер наказав екіпажу набирати висоту.", "uk", []),
        ("Роман «Соляной путь» отвергли одиннадцать издательств.", "ru", []),
        ("СБУ викрила чиновницю, яка продавала довідки.", "uk", []),
    ],
)  # fmt: skip
def test_subjects_of_slavic_verbs_are_cut_right(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert sources(text, lang) == expected


def test_an_adverb_of_scorn_makes_the_verb_negative() -> None:
    assert [label for _, label in verbs("Министр цинично назвал удар «точечным».", "ru")] == ["negative"]
