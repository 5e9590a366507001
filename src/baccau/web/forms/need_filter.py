"""What is looked for among needs; a value that makes no sense narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.demand.queries import NeedFilter
from baccau.reference import buyer_kinds, places, product_sets
from baccau.web.presenters.fields import named


class NeedFilterForm(forms.Form):
    """Words and filters of the list of needs."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Standing"),
        required=False,
        choices=[
            ("", _("Open")),
            ("draft", _("Draft")),
            ("closed", _("Closed")),
            ("all", _("All")),
        ],
    )
    province = forms.ChoiceField(
        label=_("Delivered in"),
        required=False,
        choices=lambda: [
            ("", _("All provinces")),
            *((one.code, one.name) for one in places.provinces()),
        ],
    )
    product_set = forms.ChoiceField(
        label=_("Product set"),
        required=False,
        choices=lambda: [
            ("", _("All")),
            *((str(one.code), f"{one.code}. {named(one)}") for one in product_sets.product_sets()),
        ],
    )
    buyer_kind = forms.ChoiceField(
        label=_("Kind of buyer"),
        required=False,
        choices=lambda: [
            ("", _("All")),
            *((one.code, named(one)) for one in buyer_kinds.buyer_kinds()),
        ],
    )

    def where(self) -> NeedFilter:
        """Return what is looked for."""
        self.is_valid()
        given: Mapping[str, Any] = self.cleaned_data
        return NeedFilter(
            text=given.get("q", ""),
            state=given.get("state") or "open",
            province=given.get("province", ""),
            product_set=int(given["product_set"]) if given.get("product_set") else None,
            buyer_kind=given.get("buyer_kind", ""),
        )
