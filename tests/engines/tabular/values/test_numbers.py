from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.tabular.plain import plain
from baccau.engines.tabular.values.numbers import (
    as_json_number,
    find_amount,
    of_float,
    parse_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1 250 000", "1250000"),
        ("1,5", "1.5"),
        ("2.75", "2.75"),
        ("0,125", "0.125"),
        ("0.5", "0.5"),
        ("12", "12"),
        ("1250,75", "1250.75"),
        ("12.345.678,9", "12345678.9"),
    ],
)
def test_number_reads_both_conventions(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "1.2.3", "1.25.000", "abc", "1,2,3.4", "1" * 30, "..", "12.34.5"]
)
def test_number_refuses_what_is_none(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("25k", 25_000, None),
        ("25 nghìn", 25_000, None),
        ("25 ngàn đồng", 25_000, None),
        ("1,2 triệu", 1_200_000, None),
        ("1tr2", 1_200_000, None),
        ("2tr5", 2_500_000, None),
        ("1tr250", 1_250_000, None),
        ("0,5 tỷ", 500_000_000, None),
        ("20–25.000", 20_000, 25_000),
        ("20-25k", 20_000, 25_000),
        ("20.000-25.000 đ", 20_000, 25_000),
        ("20.000đ - 25.000đ", 20_000, 25_000),
        ("từ 20 đến 25 nghìn", 20_000, 25_000),
        ("500k-1tr", 500_000, 1_000_000),
        ("500 - 1.200", 500, 1_200),
        ("300-500", 300, 500),
        ("1-1,2 triệu", 1_000_000, 1_200_000),
        ("25.000 → 20.000", 25_000, None),
        ("30.000 - 25.000", 25_000, 30_000),
    ],
)
def test_amount_applies_scale_words_and_ranges(vocabulary, text, low, high):
    found = find_amount(plain(text), vocabulary.lexicon)
    assert (found.low, found.high) == (low, high)


@given(st.integers(0, 10**12))
def test_number_round_trips_vietnamese_grouping(value):
    assert parse_number(f"{value:,}".replace(",", ".")) == value
    assert parse_number(f"{value:,}") == value


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_float_never_raises(value):
    number = of_float(value)
    assert number is None or isinstance(as_json_number(number), int | float)
