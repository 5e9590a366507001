"""How long stars hold and whom fairness prefers."""

from __future__ import annotations

import datetime as dt

import pytest

from baccau.pipelines.connection.reckoning.standing import (
    certificate_until,
    is_favoured,
    months_later,
)


def test_stars_hold_thirty_six_months():
    assert certificate_until({"certified_on": "2023-11-24"}) == dt.date(2026, 11, 24)


def test_a_stated_end_is_taken_as_it_is():
    values = {"certified_on": "2023-11-24", "certificate_until": "2025-01-01"}
    assert certificate_until(values) == dt.date(2025, 1, 1)


def test_without_a_date_the_end_is_not_known():
    assert certificate_until({"stars": 4}) is None


def test_a_leap_day_ends_on_the_last_day_of_february():
    assert months_later(dt.date(2024, 2, 29), 36) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2023, 12, 31), 2) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"producer_type": "household"}, True),
        ({"producer_type": "cooperative_group"}, True),
        ({"producer_type": "company"}, False),
        ({"producer_type": "company", "area_class": "Khu vực III"}, True),
        ({"area_class": "II"}, True),
        ({"area_class": "khu vực I"}, False),
        ({"area_class": "Thành phố 12"}, False),
        ({}, False),
    ],
)
def test_small_producers_and_hard_areas_are_favoured(values, expected):
    assert is_favoured(values) is expected
