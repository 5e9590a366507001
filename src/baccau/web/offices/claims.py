"""Claims to producers of the territory: read the evidence, decide, with a reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from baccau.domain.accounts.access import access, visible
from baccau.domain.accounts.models import Claim
from baccau.domain.base.actor import Actor
from baccau.domain.notices.actions import decide_claim_aloud
from baccau.web.gate import gate
from baccau.web.presenters.claims import claim_view
from baccau.web.presenters.navigation import Crumb
from baccau.web.review.desk import at_desk

SHOWN = 50


class DecisionForm(forms.Form):
    """Yes or no; a no says why."""

    approve = forms.ChoiceField(
        label=_("Is the producer theirs?"),
        choices=[("yes", _("Yes, hand it over")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Sent to the person; needed when the answer is no."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        """Ask for a reason with a no."""
        given = super().clean() or {}
        if given.get("approve") == "no" and not str(given.get("reason") or "").strip():
            self.add_error("reason", _("Say why not, so that the person knows what to bring."))
        return given


@gate("claim", "decide")
@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """List the claims that wait, then those decided."""
    actor = at_desk(request, "office")
    rows = _decidable(actor)
    waiting = rows.filter(state="pending").order_by("pk")
    decided = rows.exclude(state="pending").order_by("-decided_at", "-pk")
    context = {
        "waiting": tuple(claim_view(claim) for claim in waiting[:SHOWN]),
        "decided": tuple(claim_view(claim) for claim in decided[:SHOWN]),
    }
    return render(request, "offices/claims/list.html", context)


@gate("claim", "decide")
@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Show one claim beside the record; take the decision and tell those concerned."""
    actor = at_desk(request, "office")
    found = access(actor, Claim, claim_id, "decide")
    sent = request.method == "POST"
    form = DecisionForm(request.POST if sent else None)
    if sent and form.is_valid():
        approve = form.cleaned_data["approve"] == "yes"
        decide_claim_aloud(
            by=actor, at=timezone.now(), claim=found, approve=approve,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
        said = gettext("Handed over.") if approve else gettext("Denied; the person is told why.")
        messages.success(request, said)
        return redirect("office_claims")
    view = claim_view(found)
    crumbs = (Crumb(gettext("Claims"), reverse("office_claims")), Crumb(view.producer, ""))
    context = {"form": form, "claim": view, "crumbs": crumbs}
    return render(request, "offices/claims/claim.html", context, status=422 if sent else 200)


def _decidable(actor: Actor) -> QuerySet[Claim]:
    rows = visible(actor, Claim, "decide")
    return rows.select_related("user", "org", "org__province", "org__commune")
