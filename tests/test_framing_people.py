"""Speakers: one key for a name in three languages, people.toml, names joined over a story."""

from pathlib import Path

import pytest

from crossread.errors import ConfigError
from crossread.framing import frame_segments, join_speakers, load_lexicon
from crossread.framing.speakers import name_key, read_people, romanise
from crossread.records import Article, Segment


@pytest.mark.parametrize(
    "names",
    [
        (("Дмитро Пєсков", "uk"), ("Песков", "ru"), ("Dmitry Peskov", "en")),
        (("Зеленський", "uk"), ("Зеленский", "ru"), ("Zelenskyy", "en"), ("Zelensky", "en")),
        (("Захарова", "ru"), ("Zakharova", "en"), ("Захарова", "uk")),
        (("Сирський", "uk"), ("Сырский", "ru"), ("Syrskyi", "en")),
        (("Столтенберг", "uk"), ("Stoltenberg", "en")),
        (("Лукашенко", "ru"), ("Lukashenko", "en")),
        (("Шойгу", "uk"), ("Shoigu", "en"), ("Шойгу", "ru")),
        (("Гуменюк", "uk"), ("Humeniuk", "en"), ("Гуменюк", "ru")),
    ],
    ids=lambda names: names[-1][0],
)
def test_spellings_of_one_name_have_one_key(names: tuple[tuple[str, str], ...]) -> None:
    assert len({name_key(*name) for name in names}) == 1


@pytest.mark.parametrize(("a", "b"), [("Peskov", "Petrov"), ("Ivanov", "Ivanenko"), ("Koval", "Kovalchuk")])
def test_different_names_have_different_keys(a: str, b: str) -> None:
    assert name_key(a, "en") != name_key(b, "en")


def test_ukrainian_is_romanised_by_its_official_table() -> None:
    assert romanise("Юлія Їжакевич", "uk") == "Yuliia Yizhakevych"


def test_speakers_are_joined_and_shown_in_english_where_an_article_has_it() -> None:
    joined = join_speakers(
        [
            ("Пєсков", "uk", "person"),
            ("Дмитрий Песков", "ru", "person"),
            ("Peskov", "en", "person"),
            ("мерія", "uk", "body"),
        ]
    )
    assert joined[("Пєсков", "uk")] == joined[("Дмитрий Песков", "ru")] == "Peskov"
    assert joined[("мерія", "uk")] == "мерія"


def test_joining_does_not_depend_on_the_order() -> None:
    mentions = [("Пєсков", "uk", "person"), ("Dmitry Peskov", "en", "person"), ("Peskov", "en", "person")]
    assert join_speakers(mentions) == join_speakers(list(reversed(mentions)))


PEOPLE = """
[[person]]
name = "Oleh Marchenko"
uk = ["Олег Марченко"]
en = ["Oleh Marchenko"]
side = "union"
role = "spokesman"
"""


def test_people_toml_gives_name_and_side(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    path.write_text(PEOPLE, encoding="utf-8")
    text = "Страйк триватиме, сказав Марченко."
    article = Article(id="a", story="s", outlet="o", lang="uk", title="", text=text, path="a")
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang="uk")
    signals = frame_segments(article, [segment], load_lexicon(people=path))
    [source] = [signal for signal in signals if signal.signal == "B2"]
    assert (source.get("speaker"), source.get("side")) == ("Oleh Marchenko", "union")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no [[person]]"),
        ('[[person]]\nuk = ["Х"]', "name is None"),
        ('[[person]]\nname = "X"\ntype = "robot"', "type is 'robot'"),
        ('[[person]]\nname = "X"\nuk = "Х"', "uk is 'Х'"),
        ('[[person]]\nname = "X"\nage = 5', "unknown fields age"),
    ],
    ids=["empty", "no name", "type", "spellings", "field"],
)
def test_wrong_people_are_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "people.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_people(path)
    assert words in caught.value.what


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Про обстріл повідомили в Генеральному штабі.", "uk"),
        ("За даними Генштабу, дронів було десять.", "uk"),
        ("Генштаб сообщил об обстреле.", "ru"),
        ("The General Staff said ten drones came.", "en"),
    ],
)
def test_a_body_has_one_name_in_every_case_and_language(text: str, lang: str) -> None:
    article = Article(id="a", story="s", outlet="o", lang=lang, title="", text=text, path="a")
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang=lang)
    [source] = [s for s in frame_segments(article, [segment], load_lexicon()) if s.signal == "B2"]
    assert source.get("speaker") == "General Staff"
