"""Twelve monthly amounts as one form field."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MONTHS = 12


class MonthsWidget(forms.MultiWidget):
    """Twelve inputs, drawn by `components/form/months.html`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__([forms.TextInput() for _month in range(MONTHS)], attrs)

    def decompress(self, value: Sequence[Any] | None) -> list[Any]:
        """Return twelve values to show; zero is shown as nothing."""
        return [amount or None for amount in value] if value else [None] * MONTHS


class MonthsField(forms.MultiValueField):
    """Cleans to a tuple of twelve amounts, nothing as 0; decimals by comma or point."""

    widget = MonthsWidget

    def __init__(self, **options: Any) -> None:
        parts = [
            forms.DecimalField(
                required=False, min_value=0, max_digits=14, decimal_places=3, localize=True
            )
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
