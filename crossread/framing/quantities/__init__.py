"""
Quantities in Ukrainian, Russian and English text (F1): value, bounds, what is counted, unit, scope and time.

    tokens      text -> pieces                       nouns       the counted thing, in English
    forms       number words, all cases              context     rate, day, what happened
    numerals    pieces -> values and ranges          units       units, currencies, conversion
    exclusions  dates, years, names, ages            names       how the counted thing is called
    qualifiers  at least, up to, about               find        all together
                                                     signals     F1 signals of an article
"""

from crossread.framing.quantities.find import FoundQuantity, find_quantities
from crossread.framing.quantities.signals import quantity_signals

__all__ = ["FoundQuantity", "find_quantities", "quantity_signals"]
