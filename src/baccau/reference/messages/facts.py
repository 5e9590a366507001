"""How a fact is written inside a sentence.

Vietnamese groups thousands with a point and cuts decimals with a comma; English the other way.
Dates are day/month/year in both, as on Vietnamese papers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_ABSENT = "\u2013"
_TRUE, _FALSE = "\u2713", "\u2717"
_UNGROUPED = frozenset({"year", "port"})  # names of things, not amounts
_TO_VIETNAMESE = str.maketrans(",.", ".,")


def written(name: str, value: Any, *, english: bool) -> str:
    """Return a fact as people read it.

    Names that end in `_vnd` are whole dong; other numbers keep at most three decimals; lists
    are joined with commas; an absent value is a dash.
    """
    if value is None:
        return _ABSENT
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    if isinstance(value, int | float | Decimal):
        return (
            _money(value, english=english)
            if name.endswith("_vnd")
            else _number(value, grouped=name not in _UNGROUPED, english=english)
        )
    if isinstance(value, date):
        return f"{value:%d/%m/%Y %H:%M}" if isinstance(value, datetime) else f"{value:%d/%m/%Y}"
    if isinstance(value, tuple | list | set | frozenset | Mapping):
        return _joined(name, value, english=english)
    return str(value)


def _joined(name: str, value: Any, *, english: bool) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {written(name, value[key], english=english)}" for key in value)
    items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
    return ", ".join(written(name, item, english=english) for item in items)


def _money(value: float | Decimal, *, english: bool) -> str:
    exact = _exact(value)
    return _localised(f"{exact:,.0f}", english=english) + " \u20ab"


def _number(value: float | Decimal, *, grouped: bool, english: bool) -> str:
    exact = _exact(value)
    if not exact.is_finite():
        return str(exact)
    text = f"{exact:,.3f}" if grouped else f"{exact:.3f}"
    return _localised(text.rstrip("0").rstrip("."), english=english)


def _exact(value: float | Decimal) -> Decimal:
    """Return the number as it is printed, not as a binary fraction."""
    return Decimal(str(value)) if isinstance(value, float) else Decimal(value)


def _localised(text: str, *, english: bool) -> str:
    return text if english else text.translate(_TO_VIETNAMESE)
