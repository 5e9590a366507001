"""Finding one's producer in the registry and saying it is one's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from baccau.domain.accounts.access import access
from baccau.domain.accounts.models import Claim, Organisation
from baccau.domain.accounts.queries import claims_of
from baccau.domain.accounts.states import ClaimState
from baccau.domain.notices.actions import claim_with_warning
from baccau.domain.registry.queries import find_producers
from baccau.web.actor import ActingRequest
from baccau.web.gate import gate

_KINDS = {"pending": "warn", "approved": "good", "denied": "bad", "revoked": "bad"}


@dataclass(frozen=True, slots=True)
class FoundProducer:
    """A producer whose name fits; it can be claimed while nobody answers for it."""

    org_id: str
    name: str
    place: str
    claimable: bool


@dataclass(frozen=True, slots=True)
class MyClaim:
    """One claim with where it stands."""

    name: str
    state: str
    kind: str
    made_at: dt.datetime
    reason: str


class ClaimForm(forms.Form):
    """What one says to the officer who decides."""

    statement = forms.CharField(
        label=_("Who are you to this producer?"),
        help_text=_("For example: I am the director; tax code, certificate number."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@gate("claim", "view")
@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """Search the registry by name; list what one has claimed."""
    acting = cast("ActingRequest", request)
    words = request.GET.get("q", "").strip()[:100]
    found = find_producers(acting.actor, words, limit=20) if words else ()
    return render(
        request,
        "members/claims.html",
        {
            "q": words,
            "found": tuple(_found(org) for org in found),
            "claims": tuple(_mine(claim) for claim in claims_of(acting.user)),
        },
    )


@gate("claim", "make")
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, org_id: str) -> HttpResponse:
    """Claim one producer."""
    acting = cast("ActingRequest", request)
    org = access(acting.actor, Organisation, org_id)
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        claim_with_warning(
            by=acting.actor,
            at=timezone.now(),
            user=acting.user,
            org=org,
            statement=form.cleaned_data["statement"],
        )
        messages.success(request, gettext("Your claim is with the office of the province."))
        return redirect("claims")
    return render(request, "members/claim.html", {"form": form, "producer": _found(org)})


def _found(org: Organisation) -> FoundProducer:
    place = ", ".join(str(unit) for unit in (org.commune, org.province) if unit)
    claimable = org.kind == "producer" and org.state == "pre_registered"
    return FoundProducer(org.public_id, org.name, place or org.place_as_written, claimable)


def _mine(claim: Claim) -> MyClaim:
    return MyClaim(
        claim.org.name,
        str(ClaimState(claim.state).label),
        _KINDS[claim.state],
        claim.created_at,
        claim.reason,
    )
