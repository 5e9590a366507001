"""What a producer says of one of its own products: price, months, terms, papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.registry.models import Supply
from baccau.web.forms.product import PapersForm, SupplyForm

_TERMS = ("unit", "price_vnd", "capacity_by_month", "moq", "lead_days")


class OwnSupplyForm(SupplyForm, PapersForm):
    """Terms and papers on one page; a range of prices is the office's to keep."""

    field_order = (*_TERMS, "codes")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["price_max_vnd"]

    @classmethod
    def of(cls, supply: Supply | None) -> dict[str, Any]:
        """Return a supply's values as the form shows them."""
        if supply is None:
            return {}
        return {name: getattr(supply, name) or None for name in _TERMS}

    def clean(self) -> dict[str, Any] | None:
        """Ask for a unit as soon as there is a price or a quantity."""
        given = super().clean() or self.cleaned_data
        if not given.get("unit") and (given.get("price_vnd") or any(given.get(_TERMS[2]) or ())):
            self.add_error("unit", forms.ValidationError(_("Say in which unit.")))
        return given
