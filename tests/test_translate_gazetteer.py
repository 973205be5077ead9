"""Names of the gazetteer are found in every case; a translation has them, or another name that looks alike."""

import pytest

from crossread.translate.gazetteer import Known, find_known, is_form
from crossread.translate.mend import respell_names


@pytest.mark.parametrize(
    ("lang", "source", "english"),
    [
        ("uk", "вибухи на острові Зміїному", ["Snake Island"]),
        ("ru", "у берегов острова Змеиного", ["Snake Island"]),
        ("uk", "у Харківській області та в Криму", ["Kharkiv region", "Crimea"]),
        ("ru", "в Персидском заливе", ["Persian Gulf"]),
        ("uk", "з Кривого Рогу", ["Kryvyi Rih"]),
        ("ru", "чёрное море волос", []),
        ("uk", "Рівно половина", []),
    ],
)
def test_names_are_found_in_any_case(lang: str, source: str, english: list[str]) -> None:
    assert [known.english for known in find_known(source, lang)] == english


@pytest.mark.parametrize(
    ("known", "translation", "has"),
    [
        (Known(text="Австрія", english="Austria"), "Austria's chancellor", True),
        (Known(text="Австрія", english="Austria"), "Australia's premier", False),
        (Known(text="Україна", english="Ukraine"), "the Ukrainian army", True),
        (Known(text="Каховська ГЕС", english="Kakhovka HPP"), "the Kakhovka hydroelectric plant", True),
        (Known(text="Каховська ГЕС", english="Kakhovka HPP"), "Kakhovsk GOTS", False),
        (Known(text="Велика Британія", english="United Kingdom", others=("Britain", "UK")), "Britain said", True),
    ],
)
def test_a_translation_has_a_name_in_any_right_wording(known: Known, translation: str, has: bool) -> None:
    assert known.is_in(translation) is has


@pytest.mark.parametrize(
    ("source", "translation", "respelt"),
    [
        ("Куба погодилась", "Kuba agreed", "Cuba agreed"),
        ("на мапі Сирія", "Siria on the map", "Syria on the map"),
        ("промова Зеленського", "Zelensky's speech", "Zelenskyy's speech"),
        ("сирійці в Сирії", "Syrians in their country", "Syrians in their country"),
        ("вулиця в Одесі", "a street in Warsaw", "a street in Warsaw"),
    ],
)
def test_names_are_respelt_only_where_the_same_name_stands(source: str, translation: str, respelt: str) -> None:
    assert respell_names(source, translation, "uk", "en") == respelt


def test_a_derived_word_is_a_form_of_its_name() -> None:
    assert all(is_form(word, name) for word, name in (("Chinese", "China"), ("Germans", "German"), ("Iraqi", "Iraq")))


@pytest.mark.parametrize(
    ("source", "translation", "lost"),
    [
        ("ПВО отразила налёт на ЛНР", "the UN has hit a nightclub in the LNR", ["air defence"]),
        ("сили ППО збили", "air defenses shot down", []),
        ("В МИД заявили", "The Foreign Ministry said", []),
        ("МИД РФ", "the Russian Ministry of Foreign Affairs", []),
        ("ВСУ сообщили", "VSU reported", ["Ukrainian Armed Forces"]),
    ],
)
def test_abbreviations_are_asked_for_unless_the_translation_has_them(
    source: str, translation: str, lost: list[str]
) -> None:
    lang = "uk" if "і" in source else "ru"
    assert [known.english for known in find_known(source, lang) if not known.is_in(translation)] == lost
