from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("raw", "stars"),
    [
        ("3*", 3),
        ("3 *", 3),
        ("★★★", 3),
        ("⭐⭐⭐⭐", 4),
        ("***", 3),
        ("ba sao", 3),
        ("Bốn sao", 4),
        ("năm sao", 5),
        ("3 sao", 3),
        ("OCOP 4 sao", 4),
        ("Đạt 4 sao", 4),
        ("hạng 3 sao", 3),
        (3.0, 3),
        (5, 5),
        ("4", 4),
        ("4 stars", 4),
        ("OCOP 3", 3),
        ("4sao", 4),
        ("4★", 4),
        ("3 SAO cấp tỉnh", 3),
    ],
)
def test_stars_are_read(read, raw, stars):
    reading = read("stars", raw)
    assert reading.value == stars
    assert reading.findings == ()


def test_stars_with_a_year_propose_a_date(read):
    reading = read("stars", "4 sao (2022)")
    assert reading.value == 4
    (finding,) = reading.findings
    assert (finding.proposal.field, finding.proposal.value) == ("certified_on", "2022-01-01")


def test_stars_hoped_for_do_not_count(read):
    reading = read("stars", "tiềm năng 5 sao")
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["stars_potential"]


@pytest.mark.parametrize("raw", ["chưa", "chưa xếp hạng", "", "-", None])
def test_stars_not_given_are_no_problem(read, raw):
    reading = read("stars", raw)
    assert reading.value is None
    assert reading.findings == ()


@pytest.mark.parametrize("raw", ["đẹp", "9 sao", "******", 7.0])
def test_stars_unreadable_are_told(read, raw):
    assert [f.code for f in read("stars", raw).findings] == ["stars_unreadable"]


@pytest.mark.parametrize(
    ("raw", "percent"),
    [
        ("15%", 15),
        (0.15, 15),
        (15.0, 15),
        ("15", 15),
        ("12,5%", 12.5),
        ("10-15%", 15),
        ("0%", 0),
        ("0,15", 15),
        ("Chiết khấu 20%", 20),
    ],
)
def test_percent_is_read(read, raw, percent):
    assert read("percent", raw).value == percent


@pytest.mark.parametrize("raw", ["cao", "150%", -1.0])
def test_percent_unreadable_is_told(read, raw):
    assert [f.code for f in read("percent", raw).findings] == ["percent_unreadable"]


@pytest.mark.parametrize(
    ("reader", "raw", "days"),
    [
        ("days_shortest", "30 ngày", 30),
        ("days_shortest", "2 tháng", 60),
        ("days_shortest", "6 tháng", 180),
        ("days_shortest", "12 tháng", 365),
        ("days_shortest", "1 năm", 365),
        ("days_shortest", "18 tháng kể từ ngày sản xuất", 545),
        ("days_shortest", "6-12 tháng", 180),
        ("days_longest", "3-5 ngày", 5),
        ("days_longest", "24h", 1),
        ("days_longest", "48 giờ", 2),
        ("days_longest", "1 tuần", 7),
        ("days_longest", 5.0, 5),
        ("days_payment", "công nợ 30 ngày", 30),
        ("days_payment", "Ngay khi giao hàng", 0),
        ("days_payment", "tiền mặt", 0),
        ("days_payment", "COD", 0),
        ("days_payment", "45", 45),
        ("days_payment", "30 days", 30),
    ],
)
def test_days_are_read(read, reader, raw, days):
    reading = read(reader, raw)
    assert reading.value == days
    assert reading.findings == ()


def test_days_take_the_period_of_their_header(read):
    assert read("days_shortest", 12.0, period="month").value == 365


def test_days_unreadable_are_told(read):
    assert [f.code for f in read("days_shortest", "lâu").findings] == ["days_unreadable"]
