"""Dates as people write them -> ISO 8601. Nothing hangs on today: «yesterday» or a day without a year is no date."""

import re
from datetime import date, datetime, time
from typing import Final

_REDUCED: Final = re.compile(r"\d{4}(-\d{2})?")  # a year, or a year and month, is ISO 8601 too
_SETTINGS: Final = {
    "PARSERS": ["absolute-time"],
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
}


def normalise_date(given: str) -> str | None:
    """
    Return a date or date-time in ISO 8601, or None when it cannot be told.

    What is ISO 8601 already comes back as it is; days come before months in 10.03.2026. Ukrainian, Russian and English
    month names are known.

    Source: dateparser `parse`, which trafilatura brings along.

    >>> normalise_date("10 березня 2026, 14:20"), normalise_date("2026-03-10"), normalise_date("вчора")
    ('2026-03-10T14:20:00', '2026-03-10', None)
    """
    if _REDUCED.fullmatch(given) or _is_iso(given):
        return given
    import dateparser

    found: datetime | None = dateparser.parse(given, languages=["uk", "ru", "en"], settings=_SETTINGS)
    if found is None:
        return None
    return found.date().isoformat() if found.time() == time() and not found.tzinfo else found.isoformat()


def _is_iso(given: str) -> bool:
    for kind in (date, datetime):
        try:
            kind.fromisoformat(given)
        except ValueError:
            continue
        return True
    return False
