"""A list of amounts as bars, longest full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: its words, the bar's length in percent, the amount as text."""

    label: str
    percent: float
    text: str
    url: str = ""


def bar_list(lines: Iterable[tuple[str, float, str, str]]) -> tuple[Bar, ...]:
    """Return bars from (label, amount, amount as text, address or "") lines."""
    lines = tuple(lines)
    highest = max((amount for _label, amount, _text, _url in lines), default=0) or 1
    return tuple(
        Bar(label, round(100 * amount / highest, 1), text, url)
        for label, amount, text, url in lines
    )
