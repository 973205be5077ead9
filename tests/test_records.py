"""Records refuse what cannot be true, and lead back to the line a sentence stands in."""

import pytest

from crossread.records import Article, Passage, PreparedArticle, Segment, pack_values


def make_article(**changes: object) -> Article:
    fields: dict[str, object] = {
        "id": "s/a.uk.txt",
        "story": "s",
        "outlet": "a",
        "lang": "uk",
        "title": "Назва",
        "text": "Назва\n\nПерше.\nДруге.",
        "path": "s/a.uk.txt",
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]  # fields are typed one by one above


def test_line_of_counts_lines_of_the_text_without_a_map() -> None:
    article = make_article()
    assert article.locate(article.text.index("Друге")) == "s/a.uk.txt:4"


def test_line_of_uses_the_map_into_the_source_file() -> None:
    article = make_article(lines=(2, 7, 8, 9))
    assert [article.line_of(offset) for offset in (0, article.text.index("Перше"), len(article.text))] == [2, 8, 9]


def test_article_of_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        make_article(lang="de")


def test_article_whose_text_does_not_start_with_its_title_is_refused() -> None:
    with pytest.raises(ValueError, match="does not start with its title"):
        make_article(title="Інша")


def test_segment_with_wrong_offsets_is_refused() -> None:
    with pytest.raises(ValueError, match="bad offsets"):
        Segment(article_id="a", index=0, start=0, end=3, text="довге", lang="uk")


def test_empty_passage_is_refused() -> None:
    with pytest.raises(ValueError, match="is empty"):
        Passage(article_id="a", first=2, last=1)


def test_prepared_article_needs_one_translation_a_segment() -> None:
    article = make_article()
    segment = Segment(article_id=article.id, index=0, start=0, end=5, text="Назва", lang="uk")
    with pytest.raises(ValueError, match="0 translations for 1 segments"):
        PreparedArticle(article=article, segments=(segment,), translations=())


def test_packed_values_are_sorted_by_name() -> None:
    assert pack_values({"low": 5, "high": None}) == (("high", None), ("low", 5))
