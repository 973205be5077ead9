"""Sentences: where they end, how long they may be, what is boilerplate, and that no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.records import Article, Segment
from crossread.segment import find_boilerplate, segment_article, split_clauses, split_sentences
from crossread.segment.clauses import MAX_CHARACTERS


def make_article(text: str, *, title: str = "", lang: str = "uk") -> Article:
    return Article(id="a", story="s", outlet="o", lang=lang, title=title, text=text, path="s/o.txt")


def sentences(text: str, lang: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lang)]


WHOLE = {
    "uk": [
        "Про це повідомив проф. І. Коваль, який живе на вул. Садовій у м. Києві.",
        "Збитки сягають 2,4 млрд грн. за рік, тобто 1.5 тис. на людину.",
        "«Ми не підемо.» — сказав голова профспілки.",
        "«Ви бачили це?» — запитала вона.",
        "Так звана, т. зв. «республіка» має площу 31,75 кв. км і 4 тис. мешканців.",
        "У 2023 р. площа сягала 5 га.",
        "Рівень ріки піднявся до 2.3 метра, див. рис. 4.",
        "Про це сказав проф. путін, колишній мер м. росія.",
        "Об 11 год. 30 хв. 5 квіт. 2024 р. пролунав вибух.",
        "Гуманітарну допомогу отримали с. Лунка-Ноуе та с. Гірка.",
    ],
    "ru": [
        "Об этом сообщил ген. А. Б. Петров, выступая на ул. Садовой в г. Омске.",
        "Потери составили 1,5 тыс. чел. за сутки, т. е. 60 в час.",
        "«Нет, это неправда!» — ответил он.",
        "Площадь 31,75 кв. км, или 12 тыс. кв. м складов.",
        "В 2023 г. площадь достигла 5 га.",
        "Ген.-лейт. Петров и полк. Сидоров награждены.",
        "По словам т. н. экспертов, ущерб оценили в 3 млн руб. за год.",
    ],
    "en": [
        "Mr. Smith of St. Martin's told Sen. Flake and Gen. Jones about it.",
        "The U.S. Secretary of State left at 5 p.m. Eastern time on Oct. 2.",
        "It rose by 2.5 percent to $3.4 million, vs. 1.2 million a year ago.",
        '"Are you leaving?" she asked.',
        "J. R. Miller Jr. and Dr. Lee signed it.",
    ],
}

PARTED = {
    "uk": [
        ("Він поїхав у 2023 р.", "Це було давно."),
        ("Вони стоять уже добу.", "«Ніхто не прийшов», — каже Олена."),
        ("Контакти завершилися нічим.", "путін не збирався повертати території."),
        ("Кажуть про вогонь.", "рф заперечує."),
        ("На складі були міни, гранати і т. д.", "Пожежу гасили всю ніч."),
        ("Загинула людина!", "Рятувальники працюють."),
        ("Дощ ішов 10 годин…", "Потім ущух."),
        ("Висота хвилі 20 см.", "Після цього вода спала."),
        ("«Зерно тут лише батіг», – переконаний він.", "Російське відомство мовчить."),
    ],
    "ru": [
        ("Он уехал в 2023 г.", "Это было давно."),
        ("Мы не можем доверять им.", "По результатам проверки дело закрыли."),
        ("«Мы кормим людей», – сказал он.", "Консультации состоятся в Омске."),
        ("Что делать?", "Ответа нет."),
        ("Он крикнул: „Спасите!“", "Потом утонул."),
    ],
    "en": [
        ("They moved to the U.S.", "The family stayed there."),
        ("Nobody came.", '"We waited," he said.'),
        ("It ended at 5 p.m.", "After that, the doors closed."),
        ("Was it true?", "No one knew."),
    ],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in WHOLE.items() for text in texts])
def test_abbreviations_initials_decimals_and_quoted_speech_do_not_split(lang: str, text: str) -> None:
    assert sentences(text, lang) == [text]


@pytest.mark.parametrize(("lang", "pair"), [(lang, pair) for lang, pairs in PARTED.items() for pair in pairs])
def test_two_sentences_are_parted(lang: str, pair: tuple[str, str]) -> None:
    assert sentences(" ".join(pair), lang) == list(pair)


def test_numbered_label_stays_with_its_sentence() -> None:
    assert sentences("Фейк 1. Греблю не підривали. Це не так.", "uk") == ["Фейк 1. Греблю не підривали.", "Це не так."]


def test_title_is_segment_zero_however_many_stops_it_has() -> None:
    article = make_article("Кінець. Початок\nВони прийшли. Він пішов.", title="Кінець. Початок")
    segments = segment_article(article)
    assert [(s.role, s.text, s.paragraph) for s in segments] == [
        ("title", "Кінець. Початок", 0),
        ("body", "Вони прийшли.", 1),
        ("body", "Він пішов.", 1),
    ]


def test_article_without_title_begins_with_body() -> None:
    assert segment_article(make_article("Вони прийшли."))[0].role == "body"


def test_sentence_never_crosses_a_paragraph() -> None:
    segments = segment_article(make_article("Заголовок без крапки\nтекст з малої літери.\n\nЩе один."))
    assert [s.text for s in segments] == ["Заголовок без крапки", "текст з малої літери.", "Ще один."]
    assert [s.paragraph for s in segments] == [0, 1, 2]


def test_overlong_sentence_is_cut_at_clauses() -> None:
    text = ", ".join(["перше слово і друге слово"] * 60) + "."
    pieces = [text[start:end] for start, end in split_clauses(text, 0, len(text))]
    assert all(len(piece) <= MAX_CHARACTERS for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces[:-1])
    assert " ".join(pieces) == text


@pytest.mark.parametrize("text", ["а" * 100_000, "слово " * 16_000, "Слово є. " * 11_000, "«" * 50_000])
def test_line_of_a_hundred_thousand_characters_survives(text: str) -> None:
    segments = segment_article(make_article(text))
    assert max(len(s.text) for s in segments) <= MAX_CHARACTERS
    assert sum(len("".join(s.text.split())) for s in segments) == len("".join(text.split()))


BOILERPLATE = [
    "Читайте також: Як живе порт після страйку",
    "Читайте также: Как живёт порт",
    "Read also: How the port lives",
    "Підписуйтесь на наш Telegram",
    "👉 ПІДПИСАТИСЯ",
    "Подписаться",
    "Подписывайтесь на наш канал",
    "Subscribe to our newsletter",
    "Follow us on Facebook",
    "Поділитися у Facebook",
    "Share on Twitter",
    "Реклама",
    "РЕКЛАМА:",
    "Advertisement",
    "Фото: пресслужба порту",
    "Photo: port press service",
    "© 2026 Портал",
    "Copyright © 2026",
    "Все права защищены",
    "https://example.org/news/1",
    "@daily_channel",
    "#порт #страйк",
    "⚡️⚡️⚡️",
    "06.11.2026, 14:30",
    "Если вы заметили ошибку, выделите её и нажмите Ctrl+Enter",
    "Ми використовуємо cookie",
    "Reporting by Ann Lee; Editing by Bob Ray",
]

ARTICLE_TEXT = [
    "Передплатники газети скаржаться на затримку.",
    "Реклама подорожчала вдвічі, кажуть експерти ринку.",
    "Advertisement revenue fell by a tenth last year.",
    "Фотограф загинув під обстрілом.",
    "Поделиться опытом приехали двадцать докеров из соседних портов, среди них руководители и простые рабочие.",
    "Джерело: Генеральний штаб",
    "Source: the port authority",
    "У 2026 році все змінилося.",
    "«Ні», — сказав він.",
    "Share prices fell.",
    "— Так.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate_is_told(line: str) -> None:
    assert find_boilerplate(["Заголовок", line], has_title=True) == {1}


@pytest.mark.parametrize("line", ARTICLE_TEXT)
def test_text_of_the_article_is_not_taken_for_boilerplate(line: str) -> None:
    assert find_boilerplate(["Заголовок", line], has_title=True) == frozenset()


def test_title_is_never_boilerplate() -> None:
    assert find_boilerplate(["Підписатися"], has_title=True) == frozenset()


def test_list_of_other_articles_is_boilerplate_to_its_end() -> None:
    lines = ["Заголовок", "Перший абзац.", "Читайте також:", "Інша новина про порт", "Чи буде страйк?", "Другий абзац."]
    assert find_boilerplate(lines, has_title=True) == {2, 3, 4}


def test_headline_after_a_link_with_its_own_text_is_kept() -> None:
    lines = ["Заголовок", "Читайте також: Інша новина", "Як усе почалося", "Другий абзац."]
    assert find_boilerplate(lines, has_title=True) == {1}


def test_boilerplate_is_marked_but_stays_a_segment() -> None:
    segments = segment_article(make_article("Порт стоїть.\nПідписатися"))
    assert [(s.text, s.role) for s in segments] == [("Порт стоїть.", "body"), ("Підписатися", "boilerplate")]


def test_bullets_and_emoji_are_parted_from_the_sentence() -> None:
    segments = segment_article(make_article("▪️ Порт стоїть. 🇺🇦"))
    assert [(s.text, s.role) for s in segments] == [
        ("▪️", "boilerplate"),
        ("Порт стоїть.", "body"),
        ("🇺🇦", "boilerplate"),
    ]


PIECES = st.sampled_from(
    [
        "Слово",
        "іде",
        " ",
        " ",
        "\n",
        ". ",
        "! ",
        "? ",
        "«",
        "»",
        "— ",
        "р. ",
        "А. ",
        "1,5 ",
        "вул. ",
        "❗️",
        "Читайте також:",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


@given(TEXTS, st.sampled_from(["uk", "ru", "en"]), st.booleans())
def test_segments_are_ordered_disjoint_and_hold_every_character(text: str, lang: str, titled: bool) -> None:
    title = text.split("\n", 1)[0] if titled and text.split("\n", 1)[0].strip() else ""
    article = make_article(text, title=title, lang=lang)
    segments = segment_article(article)
    check_cover(article, segments)


def check_cover(article: Article, segments: tuple[Segment, ...]) -> None:
    assert [segment.index for segment in segments] == list(range(len(segments)))
    last = 0
    for segment in segments:
        assert segment.start >= last
        assert article.text[segment.start : segment.end] == segment.text
        assert article.text[last : segment.start].strip() == ""
        assert "\n" not in segment.text
        last = segment.end
    assert article.text[last:].strip() == ""
