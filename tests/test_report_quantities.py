"""Numbers in words: what a value says, what it counts, where and when, in the language of the report."""

from dataclasses import replace
from pathlib import Path

import pytest

from crossread.findings import Evidence, NumberComparison, Quantity
from crossread.report import parse_json
from crossread.report.catalogue import open_catalogue
from crossread.report.layout import Layout
from crossread.report.quantities import name_counted, write_around, write_quantity, write_reason

REPORT = parse_json((Path(__file__).parent / "golden" / "fixture" / "depot-blast.json").read_text(encoding="utf-8"))
STATE, WIRE = "depot-blast/state-ru.ru.md", "depot-blast/wire-en.en.md"


def quantity(text: str, low: float | None, high: float | None, *, article: str = STATE, unit: str = "") -> Quantity:
    return Quantity(
        evidence=Evidence(article_id=article, index=1, start=0, end=len(text), text=text), low=low, high=high,
        qualifier="exact", what="wagons", unit=unit, scope="", time="", speaker="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "qualifier", "shown"),
    [
        ("почти 1300 вагонов", "up to", "almost 1,300"),
        ("до 1300 вагонов", "up to", "up to 1,300"),
        ("нескольких тысячах", "vague", "«нескольких тысячах» (vague)"),
    ],
    ids=["almost", "up to", "vague: no number that nobody gave"],
)
def test_a_value_says_no_more_than_the_article(text: str, qualifier: str, shown: str) -> None:
    value = replace(quantity(text, None if qualifier == "up to" else 2000, 1300), qualifier=qualifier)  # type: ignore[arg-type]
    assert write_quantity(value, open_catalogue("en")) == shown


@pytest.mark.parametrize(
    ("lang", "unit", "n", "shown"),
    [
        ("en", "year", 74, "74 years"), ("en", "year", 1, "1 year"), ("uk", "year", 74, "74 роки"),
        ("ru", "sq m", 400, "400 кв. м"), ("uk", "EUR", 5, "5 EUR"), ("ru", "d", 11, "11 дней"),
    ],
)  # fmt: skip
def test_a_unit_stands_in_the_language_of_the_report(lang: str, unit: str, n: int, shown: str) -> None:
    assert write_quantity(quantity("x", n, n, unit=unit), open_catalogue(lang)) == shown


def test_what_is_counted_is_quoted_where_the_report_is_not_english() -> None:
    values = [quantity("300 wagons", 300, 300, article=WIRE), quantity("300 вагонов", 300, 300)]
    assert name_counted("wagons (people)", values, Layout(REPORT), open_catalogue("en")) == "wagons"
    assert name_counted("wagons", values, Layout(REPORT), open_catalogue("ru")) == "300 вагонов"


@pytest.mark.parametrize(
    ("lang", "shown"),
    [("en", "waiting, crossing, Friday evening"), ("uk", "очікування, перехід, п’ятниця вечір")],
)
def test_where_and_when_are_told_without_names_spelt_by_letter(lang: str, shown: str) -> None:
    value = replace(quantity("x", 1, 1), scope="waiting; crossing, Belhiia", time="Friday evening")
    assert write_around(value, open_catalogue(lang)) == shown


def test_a_reason_names_the_outlet_and_no_path() -> None:
    entry = NumberComparison(
        fact_id=None, what="people", quantities=(), relation="different scope",
        reason=f"both in {WIRE}, one for a part",
    )  # fmt: skip
    assert write_reason(entry, Layout(REPORT), open_catalogue("en")) == "wire-en gives both, one for a part"
    assert (
        write_reason(replace(entry, reason="town / street"), Layout(REPORT), open_catalogue("uk")) == "місто / вулиця"
    )
