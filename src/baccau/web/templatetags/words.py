"""Filters: one home for how money, numbers, dates and phones are written."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext

register = template.Library()

_THREE_DIGITS = 100


def _grouped(value: float | Decimal, places: int) -> str:
    text = f"{value:,.{places}f}"
    if get_language() == "en":
        return text
    return text.translate(str.maketrans(",.", ".,"))


def _short(amount: float) -> str:
    """Write an amount of millions with one decimal where it says something: 1,5 · 2 · 412."""
    rounded = round(amount, 0 if abs(amount) >= _THREE_DIGITS else 1)
    return _grouped(rounded, 0 if rounded == int(rounded) else 1)


def _here(value: dt.date) -> dt.date:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


@register.filter
def number(value: float | Decimal | None, places: int = 0) -> str:
    """Write 1250.5 as 1.250,5 (vi) or 1,250.5 (en); nothing as an em dash."""
    return "—" if value is None else _grouped(value, places)


@register.filter
def vnd(value: int | None) -> str:
    """Write money as 1.250.000 ₫."""
    return "—" if value is None else f"{_grouped(value, 0)}\u00a0₫"


@register.filter
def vnd_short(value: int | None) -> str:
    """Write money in millions or billions of dong, as people say it."""
    if value is None:
        return "—"
    if abs(value) >= 10**9:
        return gettext("%(amount)s billion VND") % {"amount": _short(value / 10**9)}
    if abs(value) >= 10**6:
        return gettext("%(amount)s million VND") % {"amount": _short(value / 10**6)}
    return vnd(value)


@register.filter
def date_vn(value: dt.date | None) -> str:
    """Write a date, or a moment's date here, as dd/mm/yyyy."""
    return "—" if value is None else _here(value).strftime("%d/%m/%Y")


@register.filter
def moment(value: dt.datetime | None) -> str:
    """Write a moment as dd/mm/yyyy hh:mm, by the site's clock."""
    return "—" if value is None else _here(value).strftime("%d/%m/%Y %H:%M")


@register.filter
def phone(value: str | None) -> str:
    """Write +84912345678 as people here read it, 0912 345 678; other numbers as they are."""
    if not value:
        return "—"
    if not value.startswith("+84"):
        return value
    digits = f"0{value[3:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}".strip()


@register.filter
def percent(value: float | None, places: int = 0) -> str:
    """Write a share 0–1 as a percentage."""
    return "—" if value is None else f"{_grouped(value * 100, places)}\u00a0%"


@register.filter
def unlocalized(value: float) -> str:
    """Write a number for a drawing's attribute: point for the decimals, no needless zero."""
    return f"{value:g}"
