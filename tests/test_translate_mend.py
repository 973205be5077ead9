"""Mangled names and numbers are mended where there is one way to do it, and left alone where there is not."""

import pytest

from crossread.translate.mend import mend_translation


@pytest.mark.parametrize(
    ("source", "translation", "mended"),
    [
        ("Ryanair скасував рейси", "Ryanairs cancelled flights", "Ryanair cancelled flights"),
        ("речник Гутерріша закликав", "the spokesman of the Huntress called", "the spokesman of the Guterres called"),
        ("у Харкові пролунав вибух", "a blast was heard in Kharsiv", "a blast was heard in Kharkiv"),
        ("Сгорело 50 000 тонн зерна.", "Burned 26,000 tonnes of grain.", "Burned 50,000 tonnes of grain."),
    ],
    ids=["Latin name", "known person", "known place in a case", "number"],
)
def test_mangled_name_or_number_is_put_right(source: str, translation: str, mended: str) -> None:
    assert mend_translation(source, translation, "uk" if "і" in source else "ru", "en") == mended


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Рівно половина пенсіонерів", "Five half of pensioners"),
        ("заявил Дмитрий Песков", "said Dmitry Peskov"),
        ("уряд відреагував на підрив у Україні", "the Kabinet reacted to the blast"),
        ("Погибли 31 и 45 человек.", "Killed 13 and 54 people."),
        ("Потрачено 1,5 тыс. евро", "Spent 1,700 euros"),
        ("Про це сказав Хомутинник", "This was said by Khtinnik"),
    ],
    ids=["capital opens the sentence", "another romanisation", "unlike word", "two numbers", "scale word", "unknown"],
)
def test_what_could_be_mended_in_two_ways_is_left_alone(source: str, translation: str) -> None:
    assert mend_translation(source, translation, "uk" if "і" in source else "ru", "en") == translation


def test_only_translations_into_english_are_mended() -> None:
    assert mend_translation("Ryanair cancelled", "Райанер скасував", "en", "uk") == "Райанер скасував"
