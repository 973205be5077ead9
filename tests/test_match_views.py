"""What tells nothing by itself takes no part in matching; what tells little does."""

import pytest

from crossread.match.views import view_units
from crossread.records import Article, PreparedArticle, Segment, Translation


def is_seen(text: str, lang: str, role: str = "body") -> bool:
    article = Article(id="a", story="s", outlet="o", path="a", title="", text=text, lang=lang)
    segment = Segment(article_id="a", index=0, start=0, end=len(text), text=text, lang=lang, role=role)
    translation = Translation(article_id="a", index=0, src_lang=lang, tgt_lang="en", text=text)
    return bool(view_units([PreparedArticle(article=article, segments=(segment,), translations=(translation,))]))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Про це повідомляє пресслужба міністерства.", "uk"),
        ("Об этом заявил журналистам пресс-секретарь президента.", "ru"),
        ("This was reported by the ministry.", "en"),
        ("Як повідомляли наші кореспонденти,", "uk"),
        ("МОСКВА, 14 февраля.", "ru"),
        ("* * *", "en"),
    ],
)
def test_pointers_openers_and_datelines_tell_nothing(text: str, lang: str) -> None:
    assert not is_seen(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("«Нет, это неправда», - ответил он.", "ru"),
        ("Про це повідомив міністр, який додав, що міст зруйновано вибухом уночі і рух перекрито.", "uk"),
        ("Про ці втрати Кремль мовчить.", "uk"),
        ("It was raining in Kyiv.", "en"),
    ],
)
def test_short_statements_are_kept(text: str, lang: str) -> None:
    assert is_seen(text, lang)


def test_a_headline_is_always_seen() -> None:
    assert is_seen("Об этом заявил Песков", "ru", role="title")
