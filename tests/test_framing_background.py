"""Background of an article (E5) and the signs of its headline (G5)."""

import pytest

from crossread.framing import frame_segments, load_lexicon
from crossread.records import Article, Segment, Signal

FILLER = ("Назва.", "Слово.", "Слово.")


def frame(text: str, lang: str, *, title: str = "Назва.", date: str = "2024-03-01") -> tuple[Signal, ...]:
    """Frame *text* as the last sentence of an article, behind its title and its lead."""
    lines = (title, *FILLER[1:], text)
    article = Article(id="a", story="s", outlet="o", lang=lang, title=title, text="\n".join(lines), path="a", date=date)
    segments, at = [], 0
    for index, line in enumerate(lines):
        role = "title" if index == 0 else "body"
        segments.append(
            Segment(article_id="a", index=index, start=at, end=at + len(line), text=line, lang=lang, role=role)
        )
        at += len(line) + 1
    return frame_segments(article, segments, load_lexicon())


@pytest.mark.parametrize(
    ("text", "lang", "words", "label"),
    [
        ("Нагадаємо, у вівторок закрили міст.", "uk", "Нагадаємо", "reminder"),
        ("Раніше мер обіцяв ремонт.", "uk", "Раніше", "reminder"),
        ("Торік тут загинув робітник.", "uk", "Торік", "earlier"),
        ("Напомним, в среду загорелся склад.", "ru", "Напомним", "reminder"),
        ("Пять лет назад завод закрыли.", "ru", "Пять лет назад", "earlier"),
        ("The mayor had previously promised repairs.", "en", "previously", "reminder"),
        ("Last month the firm closed two shops.", "en", "Last month", "earlier"),
        ("The bridge was built in 1965.", "en", "in 1965", "earlier"),
    ],
)
def test_background_is_marked(text: str, lang: str, words: str, label: str) -> None:
    found = [(signal.text, signal.label) for signal in frame(text, lang) if signal.signal == "E5"]
    assert found == [(words, label)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Потяг вирушить не раніше п'ятниці.", "uk"),
        ("Це більше, ніж торік.", "uk"),
        ("Директор пришёл ранее обычного.", "ru"),
        ("Earlier on Monday the mayor promised repairs.", "en"),
        ("Sales rose compared with last year.", "en"),
        ("The bridge was closed in 2024.", "en"),
        ('The mayor said: "Last month we were ready."', "en"),
    ],
)
def test_what_belongs_to_the_event_is_no_background(text: str, lang: str) -> None:
    assert not [signal for signal in frame(text, lang) if signal.signal == "E5"]


def test_a_year_says_nothing_in_an_article_without_a_date() -> None:
    assert not [signal for signal in frame("The bridge was built in 1965.", "en", date="") if signal.signal == "E5"]


@pytest.mark.parametrize(
    ("title", "lang", "signs"),
    [
        ("Чи впаде міст?", "uk", [("?", "question")]),
        ("ТЕРМІНОВО: у порту пожежа!", "uk", [("ТЕРМІНОВО", "capitals"), ("!", "exclamation")]),
        ("СБУ затримала чиновника", "uk", []),
        ("BREAKING: NATO meets in Riga", "en", [("BREAKING", "capitals")]),
        ("МОСТ УПАЛ НА СКЛАД", "ru", [("МОСТ УПАЛ НА СКЛАД", "capitals")]),
    ],
)
def test_signs_of_a_headline(title: str, lang: str, signs: list[tuple[str, str]]) -> None:
    found = [(signal.text, signal.label) for signal in frame("Слово.", lang, title=title) if signal.signal == "G5"]
    assert found == signs
