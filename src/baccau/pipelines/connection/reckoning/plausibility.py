"""Amounts no real row holds: a slip of the hand that would drown every true number.

The bounds are far above anything traded: ten billion dong a unit, a billion units a month, and
a hundred thousand billion dong a year for one row, about a hundredth of the country's product.
They also keep every sum of the plan exact.
"""

from __future__ import annotations

from fractions import Fraction

from baccau.pipelines.connection.reckoning.measures import Values

MOST_PRICE_VND = 10**10
MOST_QUANTITY = 10**9
MOST_VALUE_VND = 10**14
_PRICES = ("price_vnd", "price_ceiling_vnd")
_QUANTITIES = ("capacity_by_month", "quantity_by_month")


def implausible_field(values: Values) -> tuple[str, float] | None:
    """Return the field of a row that cannot be true, and its amount; `None` if all can."""
    for field in (*_PRICES, "moq"):
        amount = values.get(field) or 0
        if amount > (MOST_PRICE_VND if field in _PRICES else MOST_QUANTITY):
            return field, amount
    price = max(values.get(field) or 0 for field in _PRICES)
    for field in _QUANTITIES:
        amounts = values.get(field) or ()
        most = max(amounts, default=0)
        year = sum(Fraction(str(amount or 0)) for amount in amounts)
        if most > MOST_QUANTITY or year * Fraction(str(price)) > MOST_VALUE_VND:
            return field, most
    return None
