"""Twelve monthly amounts as one form field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MONTHS = 12
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")


class MonthsWidget(forms.MultiWidget):
    """Twelve inputs, drawn by `components/form/months.html`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _month in range(MONTHS)], attrs)

    def decompress(self, value: None) -> list[None]:
        """Return twelve times nothing: what there is comes as twelve amounts already."""
        del value
        return [None] * MONTHS

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Show a month of zero as nothing."""
        shown = [amount or None for amount in value] if value else None
        return super().get_context(name, shown, attrs)


class AmountField(forms.DecimalField):
    """An amount as typed here: 1.250 or 1,250 is a thousand and more, 1,5 or 1.5 one and a half."""

    def to_python(self, value: Any) -> Any:
        """Return the amount.

        Raises:
            ValidationError: it is no number.
        """
        return super().to_python(_plain(value) if isinstance(value, str) else value)


def _plain(typed: str) -> str:
    typed = "".join(typed.split())
    if _GROUPED.fullmatch(typed):
        return typed.replace(".", "").replace(",", "")
    whole, mark, part = typed.rpartition("," if typed.rfind(",") > typed.rfind(".") else ".")
    return f"{whole.replace('.', '').replace(',', '')}{'.' if mark else ''}{part}"


class MonthsField(forms.MultiValueField):
    """Cleans to a tuple of twelve amounts, nothing as 0; decimals by comma or point."""

    widget = MonthsWidget

    def __init__(self, **options: Any) -> None:
        parts = [
            AmountField(required=False, min_value=0, max_digits=14, decimal_places=3)
            for _month in range(MONTHS)
        ]
        super().__init__(parts, require_all_fields=False, **options)

    def compress(self, data_list: Sequence[Decimal | None]) -> tuple[Decimal, ...]:
        """Return the twelve amounts.

        Raises:
            ValidationError: the field is required and no month has an amount.
        """
        amounts = tuple(amount or Decimal(0) for amount in data_list) or (Decimal(0),) * MONTHS
        if self.required and not any(amounts):
            raise forms.ValidationError(_("Give an amount for at least one month."))
        return amounts
