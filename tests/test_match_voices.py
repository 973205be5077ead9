"""A copy and a translation are one voice with their source; two outlets on one event are not."""

import pytest

from crossread.match.views import Unit
from crossread.match.voices import find_voices


def units_of(article: int, lang: str, sentences: list[str]) -> list[Unit]:
    return [
        Unit(article=article, index=place, lang=lang, title=False, text=text, pivot=text, views=())
        for place, text in enumerate(sentences)
    ]


def story(pairs: list[tuple[int, int]], sentences: int = 10) -> tuple[list[Unit], dict[int, dict[int, float]]]:
    """Two articles of *sentences* each, uk and ru, whose sentences match as *pairs* say."""
    units = units_of(0, "uk", [f"українське речення номер {place} про місто" for place in range(sentences)])
    units += units_of(1, "ru", [f"русское предложение номер {place} о городе" for place in range(sentences)])
    links: dict[int, dict[int, float]] = {}
    for left, right in pairs:
        links.setdefault(left, {})[sentences + right] = 0.99
        links.setdefault(sentences + right, {})[left] = 0.99
    return units, links


@pytest.mark.parametrize(
    ("pairs", "one"),
    [
        ([(place, place) for place in range(10)], True),
        ([(place, place) for place in range(8)], True),
        ([(place, place) for place in range(7)], False),
        ([(place, 9 - place) for place in range(10)], False),
        ([(place, 0) for place in range(10)], False),
    ],
    ids=["translation", "cut translation", "two outlets on one briefing", "another order", "one sentence like all"],
)
def test_a_translation_in_the_same_order_is_one_voice(pairs: list[tuple[int, int]], one: bool) -> None:
    units, links = story(pairs)
    assert find_voices(units, ["a", "b"], links) == ((("a", "b"),) if one else ())


def test_short_articles_and_unlike_lengths_are_no_evidence() -> None:
    units, links = story([(place, place) for place in range(4)], sentences=4)
    assert find_voices(units, ["a", "b"], links) == ()
    units, links = story([(place, place) for place in range(10)])
    units = [*units[:10], *units_of(1, "ru", [f"{'очень ' * 20}длинное {place}" for place in range(10)])]
    assert find_voices(units, ["a", "b"], links) == ()
