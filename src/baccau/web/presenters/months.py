"""Twelve monthly amounts as little bars; a month without anything is a dot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baccau.web.templatetags.words import number

MONTHS = 12
_STEP = 20
_BAR = 13
_HEIGHT = 44


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month: where its bar stands in the drawing, and its amount in words."""

    month: int
    x: int
    y: float
    width: int
    height: float
    middle: float
    text: str


@dataclass(frozen=True, slots=True)
class MonthStrip:
    """Twelve bars, the months without anything, and what a listener hears."""

    bars: tuple[MonthBar, ...]
    empty: tuple[MonthBar, ...]
    total: str
    unit: str


def month_strip(quantities: Sequence[float], unit: str, *, top: float | None = None) -> MonthStrip:
    """Return the strip of twelve amounts in `unit`.

    `top` is the amount that reaches full height, so that strips under each other compare; without
    it the largest month does.

    Raises:
        ValueError: not twelve amounts.
    """
    if len(quantities) != MONTHS:
        raise ValueError(f"a strip has {MONTHS} months, not {len(quantities)}")
    highest = max(top or 0, *quantities) or 1
    bars = tuple(_bar(month, amount, highest) for month, amount in enumerate(quantities, start=1))
    return MonthStrip(
        bars=tuple(bar for bar in bars if bar.height),
        empty=tuple(bar for bar in bars if not bar.height),
        total=number(sum(quantities)),
        unit=unit,
    )


def _bar(month: int, amount: float, highest: float) -> MonthBar:
    # A small amount still stands 3 units high: it must not look like nothing.
    height = max(3.0, round(_HEIGHT * amount / highest, 1)) if amount > 0 else 0.0
    x = (month - 1) * _STEP + (_STEP - _BAR) // 2
    return MonthBar(month, x, _HEIGHT - height, _BAR, height, x + _BAR / 2, number(amount))
