"""What a plan comes to."""

from __future__ import annotations

from fractions import Fraction

from baccau.pipelines.connection.lines import PlanLine
from baccau.pipelines.connection.reading import Readings, SheetRow
from baccau.pipelines.connection.totals import totals


def supply(row, producer):
    return SheetRow("s.csv", "s", row, "supply", f"o{row}", {"producer_name": producer})


def demand(row, buyer, quantity, ceiling=None):
    values = {"buyer_name": buyer, "quantity_by_month": quantity, "price_ceiling_vnd": ceiling}
    return SheetRow("d.csv", "d", row, "demand", f"n{row}", values)


def line(given, asked, month, quantity):
    return PlanLine(given, asked, month, Fraction(quantity), "kg", 1_000, 100, Fraction(0), ())


def test_needs_are_counted_served_and_served_in_full_by_row_and_by_month():
    first, second = supply(2, "HTX A"), supply(3, "HTX A")
    whole = demand(2, "Shop", [10, 5, *[0] * 10], 2_000)
    half = demand(3, "Shop", [10, 10, *[0] * 10], 3_000)
    never = demand(4, "Inn", [0.5, *[0] * 11])
    lines = [
        line(first, whole, 1, 4),
        line(second, whole, 1, 6),
        line(first, whole, 2, 5),
        line(first, half, 2, 10),
    ]

    found = totals(Readings((first, second), (whole, half, never), (), ()), lines)

    assert (found.needs, found.needs_served, found.needs_served_in_full) == (3, 2, 1)
    assert (found.offers_used, found.producers, found.producers_used) == (2, 1, 1)
    assert (found.buyers, found.buyers_served) == (2, 1)
    assert (found.value_vnd, found.freight_vnd) == (25_000, 2_500)
    assert (found.wanted_vnd, found.served_vnd) == (90_000, 60_000)
    january, february = found.months[:2]
    assert (january.needs, january.served, january.served_in_full) == (3, 1, 1)
    assert (february.needs, february.served, february.served_in_full) == (2, 2, 2)
    assert (january.value_vnd, february.value_vnd) == (10_000, 15_000)
    assert not any(month.needs or month.value_vnd for month in found.months[2:])
