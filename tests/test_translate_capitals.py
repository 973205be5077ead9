import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.translate.capitals import restore_capitals


@pytest.mark.parametrize(
    ("lang", "text", "restored"),
    [
        ("uk", "у москві сперечаються з києвом", "у Москві сперечаються з Києвом"),
        ("uk", "путіну радять, а рф мовчить", "Путіну радять, а РФ мовчить"),
        ("ru", "из россии в польшу, по словам лаврова", "из России в Польшу, по словам Лаврова"),
        ("ru", "на бобруйском рынке роман о соли", "на бобруйском рынке роман о соли"),
        ("uk", "адреса: київ.example/рф і @москва", "адреса: київ.example/рф і @москва"),
        ("en", "moscow in москва", "moscow in москва"),
    ],
)
def test_names_in_small_letters_get_their_capitals(lang: str, text: str, restored: str) -> None:
    assert restore_capitals(text, lang) == restored


@given(st.text(alphabet="абвгиоскряі рфРФ'., ", max_size=40), st.sampled_from(["uk", "ru"]))
def test_only_case_changes(text: str, lang: str) -> None:
    assert restore_capitals(text, lang).lower() == text.lower()
    assert restore_capitals(restore_capitals(text, lang), lang) == restore_capitals(text, lang)
