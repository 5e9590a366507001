"""A need entered on a phone in under a minute: what, how much, when; the rest has defaults."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baccau.domain.demand.models import Need
from baccau.reference import commodities, places
from baccau.web.forms.months import MONTHS, AmountField, MonthsField
from baccau.web.forms.place import CommuneField
from baccau.web.forms.product import (
    commodity_choices,
    paper_choices,
    storage_choices,
    unit_choices,
)

EVERY, SEASON, PICK = "every", "season", "pick"
_KEPT = ("commodity", "unit", "price_ceiling_vnd", "discount_percent", "payment_days",
         "min_stars", "papers_required", "origin_province_codes", "max_suppliers",
         "storage")  # fmt: skip
FIRST = ("text", "commodity", "quantity", "unit", "rhythm", "quantity_by_month",
         "price_ceiling_vnd", "commune_code")  # fmt: skip


def suggestions(text: str) -> tuple[commodities.Commodity, ...]:
    """Return the commodities a text may mean, the likeliest first, and what is near them."""
    index = commodities.commodity_index()
    best = index.find(text)
    codes = [match.code for match in index.find_all(text)]
    if best is not None:
        near = [one.code for one in commodities.commodities() if one.parent == best.code]
        codes = [best.code, *codes, *near[:4]]
    return tuple(commodities.commodity(code) for code in dict.fromkeys(codes))[:6]


class NeedForm(forms.Form):
    """One need. Without a commodity chosen, the text says it."""

    use_required_attribute = False  # which amount is asked for depends on the rhythm

    text = forms.CharField(
        label=_("What do you need?"),
        max_length=300,
        help_text=_("As you would say it: dried bamboo shoots, canna noodles …"),
    )
    commodity = forms.ChoiceField(
        label=_("Kind of goods"), choices=commodity_choices, required=False,
        help_text=_("Left empty, it is read from the line above."),
    )  # fmt: skip
    quantity = AmountField(
        label=_("How much a month?"), min_value=0, max_digits=14, decimal_places=3
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=unit_choices, required=False)
    rhythm = forms.ChoiceField(
        label=_("When?"),
        widget=forms.RadioSelect,
        choices=[
            (EVERY, _("Every month")),
            (SEASON, _("In its season")),
            (PICK, _("Other amounts each month")),
        ],
        initial=EVERY,
    )
    quantity_by_month = MonthsField(label=_("Amounts by month"), required=False)
    price_ceiling_vnd = AmountField(
        label=_("Most you pay for a unit, delivered (dong)"), required=False, min_value=1,
        max_digits=13, decimal_places=0,
        help_text=_("Only you and the office see it; producers never do."),
    )  # fmt: skip
    commune_code = CommuneField(label=_("Deliver to"), required=False)
    min_stars = forms.ChoiceField(
        label=_("At least"), required=False,
        choices=[("0", _("Any product")), *((str(n), f"{n} \u2605") for n in (3, 4, 5))],
    )  # fmt: skip
    papers_required = forms.MultipleChoiceField(
        label=_("Papers you ask for"), choices=paper_choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    origin_province_codes = forms.MultipleChoiceField(
        label=_("Only from these provinces"), required=False,
        choices=lambda: [(one.code, one.name) for one in places.provinces()],
    )  # fmt: skip
    max_suppliers = AmountField(
        label=_("At most this many suppliers"), required=False, min_value=1, max_digits=4,
        decimal_places=0,
    )  # fmt: skip
    payment_days = AmountField(
        label=_("You pay within days"), required=False, min_value=0, max_digits=3,
        decimal_places=0,
    )  # fmt: skip
    discount_percent = AmountField(
        label=_("Discount you ask for, percent"), required=False, min_value=0, max_value=100,
        max_digits=5, decimal_places=2,
    )  # fmt: skip
    storage = forms.ChoiceField(label=_("Keeping"), choices=storage_choices, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        if data is not None and data.get("rhythm") == PICK:
            self.fields["quantity"].required = False

    @classmethod
    def of(cls, need: Need) -> dict[str, Any]:
        """Return a need's values as the form shows them."""
        amounts = need.quantity_by_month or []
        same = len(set(amounts)) == 1
        return {
            **{name: getattr(need, name) or None for name in _KEPT},
            "text": need.text,
            "min_stars": str(need.min_stars),
            "commune_code": need.commune_id or "",
            "rhythm": EVERY if same or not amounts else PICK,
            "quantity": amounts[0] if same else None,
            "quantity_by_month": tuple(amounts) or None,
        }

    def first(self) -> list[forms.BoundField]:
        """Return the fields everybody fills in; months stand on their own."""
        return [self[name] for name in FIRST if name != "quantity_by_month"]

    def further(self) -> list[forms.BoundField]:
        """Return the terms one may leave as they are."""
        return [self[name] for name in self.fields if name not in FIRST]

    @property
    def has_further_errors(self) -> bool:
        """Whether one of the further terms was refused."""
        return any(name not in FIRST for name in self.errors if name in self.fields)

    def clean(self) -> dict[str, Any]:
        """Read the commodity from the text and the months from the rhythm."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("text") and not given.get("commodity"):
            found = commodities.commodity_index().find(given["text"])
            given["commodity"] = found.code if found else ""
            if not found:
                self.add_error("commodity", _("We do not know these goods: choose the nearest."))
        goods = _goods(given.get("commodity"))
        if goods is not None and not given.get("unit"):
            given["unit"] = goods.base_unit
        rhythm = given.get("rhythm")
        if rhythm in {EVERY, SEASON}:
            if "quantity" in given and not given["quantity"]:
                self.add_error("quantity", _("Say how much, in figures."))
            given["quantity_by_month"] = _spread(given.get("quantity"), rhythm, goods)
        elif rhythm == PICK and not any(given.get("quantity_by_month") or ()):
            self.add_error("quantity_by_month", _("Give an amount for at least one month."))
        return given

    @property
    def values(self) -> dict[str, Any]:
        """The values as the demand room takes them."""
        given: Mapping[str, Any] = self.cleaned_data
        goods = _goods(given["commodity"])
        return {
            **{name: given[name] for name in _KEPT},
            "text": given["text"],
            "quantity_by_month": given["quantity_by_month"],
            "min_stars": int(given["min_stars"] or 0),
            "commune_code": given["commune_code"],
            "product_set": goods.product_set if goods else None,
        }


def _goods(code: str | None) -> commodities.Commodity | None:
    try:
        return commodities.commodity(code or "")
    except KeyError:
        return None


def _spread(
    quantity: Decimal | None, rhythm: str, goods: commodities.Commodity | None
) -> tuple[Decimal, ...]:
    """Return the amount in every month, or in the goods' season where one is known."""
    amount = quantity or Decimal(0)
    season = goods.season if goods and rhythm == SEASON else ()
    return tuple(
        amount if not season or month in season else Decimal(0) for month in range(1, MONTHS + 1)
    )
