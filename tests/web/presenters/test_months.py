import pytest

from baccau.web.presenters.months import month_strip


def test_month_strip_gives_bars_and_dots():
    strip = month_strip([0] * 9 + [2000, 1000, 1], "kg")
    assert [bar.month for bar in strip.bars] == [10, 11, 12]
    assert [bar.month for bar in strip.empty] == list(range(1, 10))
    full, half, least = (bar.height for bar in strip.bars)
    assert half == full / 2
    assert 0 < least < half


def test_month_strip_shares_a_top():
    assert month_strip([50] * 12, "kg", top=100).bars[0].height == (
        month_strip([100] * 12, "kg", top=100).bars[0].height / 2
    )


def test_month_strip_of_nothing_is_all_dots():
    strip = month_strip([0] * 12, "kg")
    assert strip.bars == ()
    assert len(strip.empty) == 12


def test_month_strip_refuses_another_year():
    with pytest.raises(ValueError, match="12 months"):
        month_strip([1] * 11, "kg")
