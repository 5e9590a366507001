"""A star rating with the standing of its certificate on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MOST = 5
SOON = dt.timedelta(days=180)


@dataclass(frozen=True, slots=True)
class StarBadge:
    """Stars as shapes, and a state: valid, expiring, expired, undated or unrated."""

    stars: int
    full: str
    rest: str
    state: str
    until: dt.date | None


def star_badge(stars: int | None, until: dt.date | None, *, on: dt.date) -> StarBadge:
    """Return the badge of a rating whose certificate runs to `until` (inclusive), seen on a day."""
    if not stars:
        return StarBadge(0, "", "☆" * MOST, "unrated", None)
    return StarBadge(stars, "★" * stars, "☆" * (MOST - stars), _state(until, on), until)


def _state(until: dt.date | None, on: dt.date) -> str:
    if until is None:
        return "undated"
    if until < on:
        return "expired"
    return "expiring" if until - on <= SOON else "valid"
