"""Amounts no real row holds."""

from __future__ import annotations

import pytest

from baccau.pipelines.connection.reckoning.plausibility import implausible_field


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"price_vnd": 50_000_000, "capacity_by_month": [100] * 12, "moq": 5}, None),
        ({"price_vnd": 30_000, "capacity_by_month": [50_000_000] * 12}, None),
        ({"price_vnd": 10**11}, ("price_vnd", 10**11)),
        ({"price_ceiling_vnd": 10**12}, ("price_ceiling_vnd", 10**12)),
        ({"moq": 10**10}, ("moq", 10**10)),
        ({"capacity_by_month": [0] * 11 + [10**10]}, ("capacity_by_month", 10**10)),
        (
            {"price_ceiling_vnd": 10**8, "quantity_by_month": [10**6] * 12},
            ("quantity_by_month", 10**6),
        ),
    ],
)
def test_impossible_amounts_are_found(values, expected):
    assert implausible_field(values) == expected
