"""One value of a staged row written anew, with the widget its field asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.engines.text import clean_text
from baccau.reference import buyer_kinds, commodities, papers, producer_types, product_sets, units
from baccau.web.forms.long_select import LongSelect
from baccau.web.forms.months import AmountField, MonthsField
from baccau.web.forms.phone import PhoneField
from baccau.web.forms.place import CommuneField
from baccau.web.presenters.fields import named, told

_FROM_PARTS = {"address": "commune_code", "commune": "commune_code", "district": "commune_code",
               "province": "commune_code", "contact": "phone", "season": "capacity_by_month",
               "pack": "pack_size", "decision_no": "certificate_no"}  # fmt: skip
_WHOLE = frozenset({"stars", "lead_days", "shelf_life_days", "payment_days", "max_suppliers"})
_AMOUNTS = frozenset({"moq", "pack_size", "discount_percent"})


def field_for(field: str, proposal: Mapping[str, Any] | None) -> str:
    """Return the contract field a problem's new value goes to."""
    return str((proposal or {}).get("field") or _FROM_PARTS.get(field, field))


class CellForm(forms.Form):
    """One value; `value` is what a staged row holds of it."""

    def __init__(self, data: Mapping[str, Any] | None, *, name: str, label: str, now: Any) -> None:
        super().__init__(data)
        self.name = name
        self.fields["value"] = _field(name, label)
        self.fields["value"].initial = now

    @property
    def value(self) -> Any:
        """The cleaned value as plain JSON."""
        return _plain(self.cleaned_data["value"])


def _field(name: str, label: str) -> forms.Field:
    options: dict[str, Any] = {"label": label, "required": False}
    choices = _choices(name)
    if choices is None:
        return _typed(name, options)
    if name in {"papers", "papers_required"}:
        return forms.MultipleChoiceField(
            choices=choices, widget=forms.CheckboxSelectMultiple, **options
        )
    return forms.ChoiceField(choices=[("", "\u2014"), *choices], widget=LongSelect, **options)


def _typed(name: str, options: dict[str, Any]) -> forms.Field:
    if name in _SPECIAL:
        return _SPECIAL[name](**options)
    if name.endswith("_vnd") or name in _WHOLE:
        return AmountField(decimal_places=0, max_digits=13, min_value=0, **options)
    if name in _AMOUNTS:
        return AmountField(decimal_places=3, max_digits=14, min_value=0, **options)
    return forms.CharField(max_length=500, **options)


def _day(**options: Any) -> forms.DateField:
    options["help_text"] = _("Day/month/year.")
    return forms.DateField(input_formats=["%d/%m/%Y", "%Y-%m-%d"], **options)


_SPECIAL: dict[str, Callable[..., forms.Field]] = {
    "capacity_by_month": MonthsField,
    "quantity_by_month": MonthsField,
    "commune_code": CommuneField,
    "phone": partial(PhoneField, max_length=40),
    "certified_on": _day,
}


def _choices(name: str) -> list[tuple[Any, str]] | None:
    match name:
        case "commodity":
            rows: Any = sorted(commodities.commodities(), key=named)
        case "product_set":
            return [(one.code, f"{one.code}. {named(one)}") for one in product_sets.product_sets()]
        case "unit" | "pack_unit":
            rows = units.units()
        case "storage":
            return [(code, told("storage", code)) for code in ("ambient", "cool", "frozen")]
        case "producer_type":
            rows = producer_types.producer_types()
        case "buyer_kind":
            rows = buyer_kinds.buyer_kinds()
        case "papers" | "papers_required":
            rows = papers.papers()
        case _:
            return None
    return [(row.code, named(row)) for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value] if any(value) else []
    return clean_text(value, limit=500) or None if isinstance(value, str) else value
