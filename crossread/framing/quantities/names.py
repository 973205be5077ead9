"""How a counted thing is called in reports and in JSON: in English, in the plural."""

import re
from typing import Final

from crossread.framing.quantities.units import BY_SYMBOL, CURRENCIES
from crossread.morphology import plural

_MONEY: Final = {"NOK": "kroner", "SEK": "kronor", "CZK": "koruny"}
CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_WELL_KNOWN: Final = frozenset({"%", "UAH", "RUB", "USD", "EUR", "GBP", "JPY", "CNY", "CHF"})


def name_counted(what: str, unit: str, *, person: bool) -> str:
    """
    Return the label of a quantity: currency code, "%", unit or noun in the plural, people marked as such.

    A noun that no table knows has no English name: "people" when it is a calling, else "".

    >>> name_counted("hryvnia", "UAH", person=False), name_counted("percent", "%", person=False)
    ('UAH', '%')
    >>> name_counted("miner", "", person=True), name_counted("hour", "h", person=False)
    ('miners (people)', 'hours')
    >>> name_counted("приписка", "", person=False), name_counted("відчайдух", "", person=True)
    ('', 'people')
    """
    if unit in CURRENCIES or unit == "%":
        return unit if unit in _WELL_KNOWN else f"{unit} ({_MONEY.get(unit) or plural(BY_SYMBOL[unit].name)})"
    if unit:
        head, link, tail = BY_SYMBOL[unit].name.partition(" per ")
        return plural(head) + link + tail
    if CYRILLIC.search(what):
        return "people" if person else ""
    if not what:
        return ""
    shown = plural(what)
    return f"{shown} (people)" if person and shown != "people" else shown
