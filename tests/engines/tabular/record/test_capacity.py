from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.tabular.record.capacity import of_month_columns, spread
from baccau.engines.tabular.values.quantities import Quantity
from baccau.engines.tabular.values.seasons import Season, months_between


@pytest.mark.parametrize(
    ("period", "expected"),
    [("month", 120), ("year", 10), ("quarter", 40), ("day", 3600), ("week", 520)],
)
def test_spread_brings_any_period_to_a_month(period, expected):
    result = spread(Quantity(Decimal(120), period=period), None, "capacity_by_month")
    assert [round(month, 6) for month in result.months] == [expected] * 12
    assert result.findings == ()


def test_spread_puts_a_year_into_its_season():
    result = spread(Quantity(Decimal(400), period="year"), Season((11, 12, 1, 2)), "x")
    assert result.months == (100, 100, *[0] * 8, 100, 100)


def test_spread_asks_when_no_period_is_said():
    (finding,) = spread(Quantity(Decimal(1200)), None, "capacity_by_month").findings
    assert finding.code == "period_missing"
    assert finding.proposal.value == [100] * 12


def test_month_columns_left_empty_are_nought():
    assert of_month_columns({10: Decimal(5)}).months == (*[0] * 9, 5, 0, 0)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 10**6))
def test_a_year_is_neither_lost_nor_gained(first, last, amount):
    season = Season(months_between(first, last))
    months = spread(Quantity(Decimal(amount), period="year"), season, "x").months
    assert abs(sum(months) - amount) < Decimal("0.000001")
    assert all((month > 0) == (n in season.months) for n, month in enumerate(months, start=1))
