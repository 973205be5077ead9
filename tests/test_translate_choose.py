"""Among several hypotheses the one that keeps the numbers is taken, and nothing is asked where they fit."""

from collections.abc import Iterator, Sequence

import pytest

from crossread.config import Settings
from crossread.records import Segment
from crossread.translate import translate_segments
from crossread.translate.choose import choose_hypothesis, misfit, needs_choice
from crossread.translate.engine import Leg
from crossread.translate.sweep import Outcome

SOURCE = "Погибли 31 и 45 человек, ранены сто."
WRONG, RIGHT, SHORT = "Killed 13 and 54 people.", "Killed 31 and 45 people, wounded a hundred.", "31, 45"


def test_the_first_hypothesis_with_the_right_numbers_wins() -> None:
    assert choose_hypothesis(SOURCE, [WRONG, WRONG, RIGHT, RIGHT + "."], "ru", "en") == RIGHT


def test_a_hypothesis_that_leaves_words_out_does_not_win() -> None:
    assert choose_hypothesis(SOURCE, [WRONG, SHORT], "ru", "en") == WRONG


@pytest.mark.parametrize(
    ("source", "translation", "needs"),
    [
        (SOURCE, WRONG, True),
        (SOURCE, RIGHT, False),
        ("Сгорело 50 000 тонн.", "Burned 26,000 tonnes.", False),
        ("5", "", False),
    ],
    ids=["two wrong", "right", "mended without a choice", "failed"],
)
def test_a_choice_is_needed_only_where_mending_leaves_a_number_wrong(
    source: str, translation: str, needs: bool
) -> None:
    assert needs_choice(source, translation, "ru", "en") is needs


@pytest.mark.parametrize(
    ("source", "translation"), [("198 см", "198,000 riders"), ("3 тыс.", "3,0000 things"), ("2,5", "2,500")]
)
def test_an_english_comma_parts_thousands(source: str, translation: str) -> None:
    assert misfit(source, translation, "ru", "en") > 0


class _Reluctant:
    """A translator whose first hypothesis is wrong, and that can also place words."""

    version = "reluctant"

    def __init__(self) -> None:
        self.asked: list[int] = []

    def route(self, src_lang: str, tgt_lang: str) -> tuple[Leg, ...]:
        return (Leg(src_lang=src_lang, tgt_lang=tgt_lang, label="ru_en 0"),)

    def fingerprint(self, leg: Leg) -> str:
        return leg.label

    def decode(
        self, leg: Leg, texts: Sequence[str], *, hypotheses: int = 1, careful: bool = False
    ) -> Iterator[Sequence[Outcome]]:
        self.asked.append(len(texts))
        yield [(index, (WRONG, RIGHT)[:hypotheses]) for index in range(len(texts))]

    def keep(self, leg: Leg, texts: object) -> None:
        """Nothing to keep."""

    def place(self, leg: Leg, requests: Sequence[object]) -> list[str]:
        return [""] * len(requests)


def test_translations_with_wrong_numbers_are_chosen_anew() -> None:
    translator = _Reluctant()
    segment = Segment(article_id="a", index=0, start=0, end=len(SOURCE), text=SOURCE, lang="ru")
    (made,) = translate_segments([segment], Settings(), translator=translator)
    assert made.text == RIGHT
    assert made.marks == ()
