import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from baccau.web.templatetags import words


@pytest.fixture
def vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (lambda: words.number(1250.5, 1), "1.250,5"),
        (lambda: words.number(Decimal("2000.000")), "2.000"),
        (lambda: words.number(None), "—"),
        (lambda: words.vnd(1_250_000), "1.250.000\u00a0₫"),
        (lambda: words.vnd_short(412_000_000), "412\u00a0triệu\u00a0₫"),
        (lambda: words.vnd_short(1_500_000), "1,5\u00a0triệu\u00a0₫"),
        (lambda: words.vnd_short(2_000_000_000), "2\u00a0tỷ\u00a0₫"),
        (lambda: words.vnd_short(999_999), "999.999\u00a0₫"),
        (lambda: words.percent(0.874), "87\u00a0%"),
        (lambda: words.date_vn(dt.date(2026, 3, 1)), "01/03/2026"),
        (lambda: words.phone("+84912345678"), "0912 345 678"),
        (lambda: words.phone("+4930123"), "+4930123"),
        (lambda: words.phone(None), "—"),
        (lambda: words.unlocalized(3.50), "3.5"),
    ],
)
def test_figures_are_written_as_read_here(vietnamese, written, expected):
    assert written() == expected


def test_numbers_in_english():
    with translation.override("en"):
        assert words.number(1250.5, 1) == "1,250.5"
        assert words.vnd_short(412_000_000) == "412 million VND"


def test_moments_are_told_by_the_sites_clock(vietnamese):
    late = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)
    assert words.moment(late) == "25/11/2026 01:30"
    assert words.date_vn(late) == "25/11/2026"
