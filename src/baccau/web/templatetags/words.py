"""Filters: `vnd`, `number`, `date_vn`, `percent`; one home for how figures are written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django import template
from django.utils.translation import get_language

register = template.Library()


def _grouped(value: float | Decimal, places: int) -> str:
    text = f"{value:,.{places}f}"
    if get_language() == "en":
        return text
    return text.translate(str.maketrans(",.", ".,"))


@register.filter
def number(value: float | Decimal | None, places: int = 0) -> str:
    """Write 1250.5 as 1.250,5 (vi) or 1,250.5 (en); nothing as an em dash."""
    return "—" if value is None else _grouped(value, places)


@register.filter
def vnd(value: int | None) -> str:
    """Write money as 1.250.000 ₫."""
    return "—" if value is None else f"{_grouped(value, 0)} ₫"


@register.filter
def vnd_short(value: int | None) -> str:
    """Write money in millions or billions of dong, as people say it."""
    if value is None:
        return "—"
    vietnamese = get_language() != "en"
    for size, vi, en in ((10**9, "tỷ ₫", "bn ₫"), (10**6, "triệu ₫", "m ₫")):
        if abs(value) >= size:
            return f"{_grouped(value / size, 1 if value < 100 * size else 0)} {vi if vietnamese else en}"
    return vnd(value)


@register.filter
def date_vn(value: dt.date | None) -> str:
    """Write a date as dd/mm/yyyy."""
    return "—" if value is None else value.strftime("%d/%m/%Y")


@register.filter
def percent(value: float | None, places: int = 0) -> str:
    """Write a share 0–1 as a percentage."""
    return "—" if value is None else f"{_grouped(value * 100, places)} %"
