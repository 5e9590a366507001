"""What is looked for among products; a value that makes no sense narrows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.registry.queries import ProductFilter
from baccau.reference import commodities, papers, places, product_sets
from baccau.web.presenters.fields import named, told

STARS = (1, 2, 3, 4, 5)


class ProductFilterForm(forms.Form):
    """Words and filters of the list of products."""

    q = forms.CharField(required=False, max_length=100)
    province = forms.ChoiceField(label=_("Province"), required=False)
    product_set = forms.ChoiceField(label=_("Product set"), required=False)
    commodity = forms.ChoiceField(label=_("Kind of goods"), required=False)
    stars = forms.ChoiceField(label=_("Stars"), required=False)
    certificate = forms.ChoiceField(label=_("Certificate"), required=False)
    paper = forms.ChoiceField(label=_("Paper held"), required=False)
    supply = forms.ChoiceField(label=_("What it can supply"), required=False)
    state = forms.ChoiceField(label=_("Listing"), required=False)
    lacks = forms.ChoiceField(required=False)
    commune = forms.CharField(required=False, max_length=5)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        for name, choices in _choices().items():
            _choice(self, name).choices = choices

    def offer(self, counts: Mapping[str, int]) -> None:
        """Offer the kinds of goods that the present filters leave, with how many of each."""
        chosen = {str(self.data.get("commodity") or "")} - {""}
        kinds = sorted((told("commodity", code), code) for code in {*counts, *chosen})
        _choice(self, "commodity").choices = [
            ("", _("All")),
            *((code, f"{name} ({counts.get(code, 0)})") for name, code in kinds),
        ]

    def where(self, home: str) -> ProductFilter:
        """Return what is looked for; without a province said, the office's own."""
        self.is_valid()
        given = self.cleaned_data
        province = given.get("province", "") if "province" in self.data else home
        own_only = given.get("supply") or given.get("lacks")
        return ProductFilter(
            text=given.get("q", ""),
            province=home if own_only and home else province,
            commune=given.get("commune", ""),
            product_set=int(given["product_set"]) if given.get("product_set") else None,
            commodity=given.get("commodity", ""),
            min_stars=int(given["stars"]) if given.get("stars") else None,
            paper=given.get("paper", ""),
            certificate=given.get("certificate", ""),
            has_supply={"yes": True, "no": False}.get(given.get("supply", "")),
            state=given.get("state") or "live",
            lacks=given.get("lacks", ""),
        )


def _choice(form: forms.Form, name: str) -> forms.ChoiceField:
    return cast("forms.ChoiceField", form.fields[name])


def _choices() -> dict[str, list[tuple[str, Any]]]:
    return {
        "province": [("", _("All provinces")), *((p.code, p.name) for p in places.provinces())],
        "product_set": [
            ("", _("All")),
            *((str(s.code), f"{s.code}. {named(s)}") for s in product_sets.product_sets()),
        ],
        "commodity": [("", _("All")), *((c.code, named(c)) for c in commodities.commodities())],
        "stars": [("", _("Any")), *((str(n), f"{n} \u2605 +") for n in STARS[2:])],
        "certificate": [
            ("", _("Any")),
            ("valid", _("Valid")),
            ("expiring", _("Ends within 180 days")),
            ("expired", _("Ended")),
            ("none", _("No date known")),
        ],
        "paper": [("", _("Any")), *((p.code, named(p)) for p in papers.papers())],
        "supply": [("", _("Any")), ("yes", _("Told")), ("no", _("Not told"))],
        "state": [("", _("Listed")), ("hidden", _("Hidden")), ("all", _("Both"))],
        "lacks": [
            ("", ""),
            ("price", _("No price")),
            ("capacity", _("No quantity")),
            ("commodity", _("No kind of goods")),
            ("date", _("Stars without a certificate date")),
        ],
    }
