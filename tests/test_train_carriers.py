"""Terms in sentences: every case, every language, the same sentences for the same list."""

import re

import pytest

from crossread.records import LANGUAGES
from crossread.train.carriers import CASES, FEWEST, MOST, carry_terms, inflect, load_carriers


@pytest.mark.parametrize(
    ("term", "case", "lang", "form"),
    [
        ("Озерний полк", "gent", "uk", "Озерного полку"),
        ("сіра картка", "accs", "uk", "сіру картку"),
        ("зимовий фільтр", "accs", "uk", "зимовий фільтр"),
        ("дрон «Шершун»", "ablt", "uk", "дроном «Шершун»"),
        ("Рада хутірських громад", "datv", "uk", "Раді хутірських громад"),
        ("закон про двори", "loct", "uk", "законі про двори"),
        ("серая карта", "ablt", "ru", "серой картой"),
        ("Сумская бригада", "gent", "ru", "Сумской бригады"),
        ("новые правила", "gent", "ru", "новых правил"),
        ("Бюро мостових", "gent", "uk", "Бюро мостових"),
        ("водорізник", "gent", "uk", "водорізника"),
        ("МЗС", "gent", "uk", "МЗС"),
        ("Xyz-7", "gent", "uk", "Xyz-7"),
    ],
)
def test_head_noun_and_adjectives_are_inflected_the_rest_stays(term: str, case: str, lang: str, form: str) -> None:
    assert inflect(term, case, lang) == form


def test_every_carrier_has_all_languages_and_known_places() -> None:
    for carrier in load_carriers():
        assert set(carrier) == set(LANGUAGES)
        places = [set(re.findall(r"\{(\w+)\}", carrier[lang])) for lang in LANGUAGES]
        assert "term" in places[2] and all(found & set(CASES) for found in places[:2])
        assert len({"n" in found for found in places}) == 1
        assert set().union(*places) <= {"term", "n", *CASES}


def test_all_cases_are_carried() -> None:
    for lang in ("uk", "ru"):
        found = {place for carrier in load_carriers() for place in re.findall(r"\{(\w{4})\}", carrier[lang])}
        assert set(CASES) - found <= {"loct"}


def test_terms_stand_in_both_sides_of_any_direction() -> None:
    pairs = carry_terms([("серая карта", "сіра картка")], ("ru", "uk"))
    assert ("Кто стоит за серой картой?", "Хто стоїть за сірою карткою?") in pairs


def test_a_common_noun_takes_an_article_and_a_name_none() -> None:
    pairs = carry_terms([("сіра картка", "grey card"), ("Озерний полк", "Lake Regiment")], ("uk", "en"))
    targets = [target for _, target in pairs]
    assert "Who is behind the grey card?" in targets and "Who is behind Lake Regiment?" in targets


def test_a_long_list_gets_fewer_sentences_a_term_and_a_short_one_all() -> None:
    terms = [(f"слово{i}", f"Word{i}") for i in range(8000)]
    assert len(carry_terms(terms, ("uk", "en"))) == FEWEST * 8000
    assert len(carry_terms(terms[:3], ("uk", "en"))) == 3 * len(load_carriers()) < MOST


def test_numbers_are_the_same_on_both_sides() -> None:
    for source, target in carry_terms([("сіра картка", "grey card")], ("uk", "en")):
        assert re.findall(r"\d+", source) == re.findall(r"\d+", target)
