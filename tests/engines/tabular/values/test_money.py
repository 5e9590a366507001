from __future__ import annotations

import pytest


def said(reading):
    price = reading.value
    unit = price.use.unit.code if price.use else None
    return int(price.low), int(price.high) if price.high else None, unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25.000đ/kg", (25_000, None, "kg")),
        ("25k/kg", (25_000, None, "kg")),
        ("25k", (25_000, None, None)),
        ("25 nghìn", (25_000, None, None)),
        ("25 nghìn đồng/kg", (25_000, None, "kg")),
        ("1,2 triệu/lít", (1_200_000, None, "l")),
        ("20–25.000", (20_000, 25_000, None)),
        ("20.000-25.000 đ/kg", (20_000, 25_000, "kg")),
        ("Giá: 65.000 VNĐ", (65_000, None, None)),
        ("150.000đ/kg (giá sỉ)", (150_000, None, "kg")),
        ("30.000đ/hộp", (30_000, None, "box")),
        ("35.000 đ/hộp 500g", (35_000, None, "box")),
        ("120.000/chai 500ml", (120_000, None, "bottle")),
        ("từ 20.000 đến 25.000 đồng/kg", (20_000, 25_000, "kg")),
        ("25.000 đồng một kg", (25_000, None, "kg")),
        ("25,000 VND/kg", (25_000, None, "kg")),
        ("25.000₫", (25_000, None, None)),
        ("1.250.000đ/bộ", (1_250_000, None, "set")),
        ("15.000đ/bó", (15_000, None, "bunch")),
        ("500.000đ/đêm", (500_000, None, "night")),
        (65000.0, (65_000, None, None)),
        (65000, (65_000, None, None)),
    ],
)
def test_price_is_read_as_written(read, text, expected):
    reading = read("price", text)
    assert said(reading) == expected
    assert reading.findings == ()


def test_price_per_hundred_grams_keeps_the_hundred(read):
    price = read("price", "15.000đ/100g").value
    assert (price.use.unit.code, price.use.per) == ("g", 100)


@pytest.mark.parametrize("text", ["liên hệ", "Thỏa thuận", "theo thời giá", "LH"])
def test_price_on_request_is_no_price(read, text):
    reading = read("price", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["price_on_request"]


@pytest.mark.parametrize("text", ["", "-", None, "…"])
def test_price_of_an_empty_cell_is_no_problem(read, text):
    reading = read("price", text)
    assert reading.value is None
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("rẻ", "price_unreadable"),
        ("5 USD/kg", "price_currency_foreign"),
        ("$5", "price_currency_foreign"),
        (-5.0, "price_unreadable"),
        (0, "price_unreadable"),
        (True, "price_unreadable"),
        ("1.2.3", "price_unreadable"),
    ],
)
def test_price_that_is_none_is_told(read, text, code):
    reading = read("price", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == [code]


def test_price_without_its_thousands_is_assumed_and_told(read):
    reading = read("price", 65.0)
    assert reading.value.low == 65_000
    (finding,) = reading.findings
    assert finding.code == "price_scale_assumed"
    assert (finding.proposal.field, finding.proposal.value) == ("price_vnd", 65_000)


def test_price_under_a_header_in_thousands_is_scaled_silently(read):
    reading = read("price", 65.0, scale=1_000, scaled=True)
    assert reading.value.low == 65_000
    assert reading.findings == ()


def test_price_in_full_under_a_header_in_thousands_is_not_scaled_again(read):
    assert read("price", "65.000đ", scale=1_000, scaled=True).value.low == 65_000
