"""A product, what can be supplied of it and its papers, typed in from paper."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.registry.models import Product, Supply
from baccau.reference import commodities, papers, product_sets, units
from baccau.web.forms.long_select import LongSelect
from baccau.web.forms.months import AmountField, MonthsField
from baccau.web.presenters.fields import language, named, told

_DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
_EMPTY = [("", "\u2014")]


def unit_choices() -> list[tuple[str, str]]:
    """Return every unit by name."""
    return [*_EMPTY, *((unit.code, named(unit)) for unit in units.units())]


def commodity_choices() -> list[tuple[str, str]]:
    """Return every commodity by name."""
    return list(_commodity_choices(language()))


@cache
def _commodity_choices(lang: str) -> tuple[tuple[str, str], ...]:
    names = {one.code: one.name_en if lang == "en" else one.name_vi
             for one in commodities.commodities()}  # fmt: skip
    return (*_EMPTY, *sorted(names.items(), key=lambda one: one[1].casefold()))


def set_choices() -> list[tuple[str, str]]:
    """Return every product set by number."""
    rows = product_sets.product_sets()
    return [*_EMPTY, *((str(one.code), f"{one.code}. {named(one)}") for one in rows)]


def storage_choices() -> list[tuple[str, str]]:
    """Return the ways of keeping."""
    return [*_EMPTY, *((code, told("storage", code)) for code in ("ambient", "cool", "frozen"))]


def paper_choices() -> list[tuple[str, str]]:
    """Return every paper by name."""
    return [(one.code, named(one)) for one in papers.papers()]


class ProductForm(forms.Form):
    """What a product is; names are the registry's."""

    name = forms.CharField(label=_("Product name"), max_length=200)
    commodity = forms.ChoiceField(
        label=_("Kind of goods"), choices=commodity_choices, required=False, widget=LongSelect
    )
    product_set = forms.ChoiceField(
        label=_("Product set"), choices=set_choices, required=False, widget=LongSelect
    )
    stars = forms.ChoiceField(
        label=_("Stars"),
        required=False,
        choices=[*_EMPTY, *((str(n), f"{n} \u2605") for n in range(1, 6))],
    )
    certificate_no = forms.CharField(label=_("Certificate number"), max_length=60, required=False)
    certified_on = forms.DateField(
        label=_("Certified on"),
        required=False,
        input_formats=_DAYS,
        help_text=_("Day/month/year; the certificate is good for 36 months."),
        widget=forms.DateInput(format="%d/%m/%Y"),
    )
    unit = forms.ChoiceField(
        label=_("Unit"), choices=unit_choices, required=False, widget=LongSelect
    )
    pack_size = AmountField(
        label=_("One pack holds"), required=False, min_value=0, max_digits=12, decimal_places=3
    )
    pack_unit = forms.ChoiceField(
        label=_("Unit of the pack's content"),
        choices=unit_choices,
        required=False,
        widget=LongSelect,
    )
    shelf_life_days = AmountField(
        label=_("Keeps for days"), required=False, min_value=0, max_digits=5, decimal_places=0
    )
    storage = forms.ChoiceField(label=_("Keeping"), choices=storage_choices, required=False)
    description = forms.CharField(
        label=_("Description"), max_length=5000, required=False, widget=forms.Textarea
    )

    @classmethod
    def of(cls, product: Product) -> dict[str, Any]:
        """Return a product's values as the form shows them."""
        return {name: getattr(product, name) for name in cls.base_fields}


class SupplyForm(forms.Form):
    """What can be supplied, at what price and terms."""

    unit = forms.ChoiceField(
        label=_("Unit"), choices=unit_choices, required=False, widget=LongSelect
    )
    price_vnd = AmountField(
        label=_("Price at the producer, dong a unit"), required=False, min_value=0,
        max_digits=13, decimal_places=0,
    )  # fmt: skip
    price_max_vnd = AmountField(
        label=_("Highest price, if it varies"), required=False, min_value=0,
        max_digits=13, decimal_places=0,
    )  # fmt: skip
    capacity_by_month = MonthsField(label=_("Can supply each month"), required=False)
    moq = AmountField(
        label=_("Smallest order"), required=False, min_value=0, max_digits=14, decimal_places=3
    )
    lead_days = AmountField(
        label=_("Days from order to delivery"), required=False, min_value=0,
        max_digits=4, decimal_places=0,
    )  # fmt: skip

    @classmethod
    def of(cls, supply: Supply | None) -> dict[str, Any]:
        """Return a supply's values as the form shows them."""
        if supply is None:
            return {}
        return {name: getattr(supply, name) or None for name in cls.base_fields}

    @property
    def values(self) -> dict[str, Any]:
        """The values as the registry takes them: twelve times nothing is nothing."""
        given = dict(self.cleaned_data)
        if not any(given["capacity_by_month"]):
            given["capacity_by_month"] = []
        return given


class PapersForm(forms.Form):
    """Which papers are held."""

    codes = forms.MultipleChoiceField(
        label=_("Papers held for this product"), choices=paper_choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
