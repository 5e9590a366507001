from __future__ import annotations

import datetime as dt

import pytest

DAY = dt.date(2026, 3, 15)


@pytest.mark.parametrize(
    "raw",
    [
        "15/3/26",
        "15/03/2026",
        "15-03-2026",
        "15.3.2026",
        "2026-03-15",
        "2026-03-15T00:00:00",
        "03/15/2026",
        "ngày 15 tháng 3 năm 2026",
        "15 tháng 3, 2026",
        "QĐ 123/QĐ-UBND ngày 15/3/2026",
        "15032026",
        46096.0,
        46096,
        "46096",
        dt.datetime.fromisoformat("2026-03-15"),
        dt.date(2026, 3, 15),
    ],
)
def test_date_is_read(read, raw):
    reading = read("date", raw)
    assert reading.value == DAY
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("raw", "day", "code"),
    [
        ("3/2026", dt.date(2026, 3, 1), "date_month_only"),
        ("tháng 3/2026", dt.date(2026, 3, 1), "date_month_only"),
        ("tháng 3 năm 2026", dt.date(2026, 3, 1), "date_month_only"),
        ("2022", dt.date(2022, 1, 1), "date_year_only"),
        (2022.0, dt.date(2022, 1, 1), "date_year_only"),
        ("năm 2022", dt.date(2022, 1, 1), "date_year_only"),
    ],
)
def test_date_in_part_is_its_first_day_and_told(read, raw, day, code):
    reading = read("date", raw)
    assert reading.value == day
    assert [f.code for f in reading.findings] == [code]


@pytest.mark.parametrize(
    "raw",
    ["32/13/2026", "hôm qua", "1/1/1800", "99999999", dt.datetime.fromisoformat("1899-12-31")],
)
def test_date_unreadable_is_told(read, raw):
    reading = read("date", raw)
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["date_unreadable"]
