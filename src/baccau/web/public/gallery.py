"""The gallery: every component with its variants, as other pages use them."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from baccau.web.forms.months import MonthsField
from baccau.web.gate import public
from baccau.web.presenters import navigation
from baccau.web.presenters.bars import bar_list
from baccau.web.presenters.dotmap import dot_map, flow
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.months import month_strip
from baccau.web.presenters.places import map_points
from baccau.web.presenters.reasons import Reason
from baccau.web.presenters.stars import star_badge
from baccau.web.templatetags.words import number

_ON = dt.date(2026, 11, 24)
_RATINGS: tuple[tuple[int | None, dt.date | None], ...] = (
    (5, dt.date(2028, 6, 1)),
    (4, dt.date(2027, 1, 15)),
    (3, dt.date(2026, 3, 1)),
    (3, None),
    (None, None),
)
_AGREES = {"agrees": True, "differs": False, "silent": None}
_THAI_NGUYEN, _HA_NOI, _SON_LA, _HCM = (
    (22.02, 105.86),
    (21.03, 105.84),
    (21.2, 104.0),
    (10.78, 106.7),
)


class GalleryForm(forms.Form):
    """One field of each kind; the second is shown refused."""

    name = forms.CharField(label=_("Name of the product"), help_text=_("As on the label."))
    price = forms.DecimalField(label=_("Price at the producer, VND per kg"))
    storage = forms.ChoiceField(
        label=_("Storage"),
        required=False,
        choices=[("ambient", _("Room temperature")), ("cool", _("Cool")), ("frozen", _("Frozen"))],
    )
    papers = forms.MultipleChoiceField(
        label=_("Papers you hold"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("e_invoice", _("Electronic invoice")),
            ("barcode", _("Barcode")),
            ("food_safety", _("Food-safety certificate")),
        ],
    )
    agreed = forms.BooleanField(label=_("The office may show this to buyers"), required=False)


class MonthsForm(forms.Form):
    """The editable twelve months."""

    capacity = MonthsField(
        label=_("What you can supply each month, kg"),
        help_text=_("Leave a month empty when there is nothing."),
        required=False,
    )


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    refused = GalleryForm({"name": "", "price": "25k"}, prefix="refused")
    return render(
        request,
        "public/gallery/index.html",
        {
            "form": GalleryForm(),
            "refused": refused,
            "months_form": MonthsForm(initial={"capacity": [0] * 9 + [2000, 2400, 1800]}),
            **_navigation(),
            **_data(),
        },
    )


def _navigation() -> dict[str, Any]:
    here = reverse("gallery")
    stations = (_("File"), _("What we understood"), _("Problems"), _("Compare"), _("Commit"))
    return {
        "crumbs": (
            navigation.Crumb(_("First page"), reverse("home")),
            navigation.Crumb(_("Gallery"), ""),
        ),
        "tabs": (
            navigation.Tab(_("Products"), here, current=True, count=412),
            navigation.Tab(_("Producers"), here, count=187),
        ),
        "steps": navigation.steps(stations, 2),
        "sort": "-price",
        "chips": (navigation.Crumb(_("Stars: 4 and more"), here),),
    }


def _data() -> dict[str, Any]:
    words = _words()
    bars = ((row["label"], row["amount"], number(row["amount"]), "") for row in words["bars"])
    return {
        "badges": tuple(star_badge(stars, until, on=_ON) for stars, until in _RATINGS),
        "rows": tuple(_row(row) for row in words["rows"]),
        "pair": _pair(words["evidence"]),
        "bars": bar_list(bars),
        "reasons": (
            Reason("yes", str(_("The price delivered is within the buyer's ceiling."))),
            Reason(
                "no", str(_("The e-invoice is missing.")), str(_("Register it at the tax office."))
            ),
        ),
        "map": dot_map(
            map_points(),
            amounts={"19": 412, "14": 268, "66": 91, "96": 12},
            flows=(
                flow(_THAI_NGUYEN, _HA_NOI, share=1, title=words["flow"]["title"]),
                flow(_SON_LA, _HCM, share=0.3, title=words["flow"]["title"]),
            ),
        ),
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "badge": star_badge(row["stars"], dt.date(2028, 6, 1), on=_ON),
        "strip": month_strip(row["months"], "kg"),
    }


def _pair(evidence: dict[str, Any]) -> EvidencePair:
    rows = (
        EvidenceRow(label, left, right, _AGREES[verdict])
        for label, left, right, verdict in evidence["rows"]
    )
    return EvidencePair(evidence["left"], evidence["right"], tuple(rows))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("gallery.toml").read_text("utf-8"))
