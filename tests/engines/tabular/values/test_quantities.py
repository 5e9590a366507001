from __future__ import annotations

import pytest


def said(reading):
    quantity = reading.value
    unit = quantity.use.unit.code if quantity.use else None
    months = quantity.season.months if quantity.season else None
    return float(quantity.amount), unit, quantity.period, months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 kg/tháng", (500, "kg", "month", None)),
        ("500kg/tháng", (500, "kg", "month", None)),
        ("2 tấn/năm", (2, "tonne", "year", None)),
        ("1,5 tấn", (1.5, "tonne", None, None)),
        ("5 tạ/tháng", (5, "quintal", "month", None)),
        ("1.200 kg/năm", (1200, "kg", "year", None)),
        ("500 hộp/tuần", (500, "box", "week", None)),
        ("50kg/ngày", (50, "kg", "day", None)),
        ("2 tấn/vụ", (2, "tonne", "season", None)),
        ("3 tấn/quý", (3, "tonne", "quarter", None)),
        ("500 kg mỗi tháng", (500, "kg", "month", None)),
        ("mỗi tháng 500 kg", (500, "kg", "month", None)),
        ("khoảng 500 kg/tháng", (500, "kg", "month", None)),
        ("Trên 1 tấn/tháng", (1, "tonne", "month", None)),
        ("10.000 sản phẩm/năm", (10_000, "piece", "year", None)),
        ("500/tháng", (500, None, "month", None)),
        ("500", (500, None, None, None)),
        (500.0, (500, None, None, None)),
        ("500 kg/tháng (T10-T12)", (500, "kg", "month", (10, 11, 12))),
        ("tháng 10-12: 500kg", (500, "kg", None, (10, 11, 12))),
        ("T11, T12: 2 tấn", (2, "tonne", None, (11, 12))),
        ("tháng 11, 5 tấn", (5, "tonne", None, (11,))),
        ("1000 chai/tháng", (1000, "bottle", "month", None)),
        ("200 bó/ngày", (200, "bunch", "day", None)),
        ("20 can/tháng", (20, "can", "month", None)),
        ("500 kg/month", (500, "kg", "month", None)),
    ],
)
def test_quantity_is_read_with_unit_period_and_months(read, text, expected):
    assert said(read("quantity", text)) == expected


def test_quantity_of_a_range_is_its_low_end(read):
    reading = read("quantity", "300-500 kg/tháng")
    assert said(reading) == (300, "kg", "month", None)
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("quantity_range", "info")
    assert (finding.facts["low"], finding.facts["high"]) == (300, 500)


@pytest.mark.parametrize("text", ["theo mùa", "theo đơn hàng", "không giới hạn", "số lượng lớn"])
def test_quantity_left_open_is_told(read, text):
    reading = read("quantity", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["quantity_open"]


@pytest.mark.parametrize("text", ["abc", "kg", -3.0, float("nan"), "1.2.3 kg"])
def test_quantity_unreadable_is_told(read, text):
    reading = read("quantity", text)
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["quantity_unreadable"]


def test_quantity_takes_the_period_of_its_header(read):
    assert read("quantity", 24.0, period="year").value.period == "year"
    assert read("quantity", "2 tấn/tháng", period="year").value.period == "month"
