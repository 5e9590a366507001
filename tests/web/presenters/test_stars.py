import datetime as dt

import pytest

from baccau.web.presenters.stars import star_badge

ON = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (ON - dt.timedelta(days=1), "expired"),
        (ON, "expiring"),
        (ON + dt.timedelta(days=180), "expiring"),
        (ON + dt.timedelta(days=181), "valid"),
        (None, "undated"),
    ],
)
def test_star_badge_stands_by_its_certificate(until, state):
    badge = star_badge(4, until, on=ON)
    assert (badge.full, badge.rest, badge.state) == ("★★★★", "☆", state)


def test_star_badge_of_the_unrated():
    assert star_badge(None, None, on=ON).state == "unrated"
