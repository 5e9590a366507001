"""Today at an office: what waits, each with one act."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Claim
from baccau.domain.base.actor import Actor
from baccau.domain.intake.queries import batches
from baccau.domain.matching.models import Plan
from baccau.domain.registry.queries.waiting import waiting
from baccau.web.gate import gate
from baccau.web.presenters.today import LastPlan, tasks
from baccau.web.review.desk import at_desk


@gate("batch", "open")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for this officer and how the registry stands."""
    actor = at_desk(request, "office")
    counts = waiting(actor, on=timezone.localdate())
    files = batches(actor, "review").count()
    claims = visible(actor, Claim, "decide").filter(state="pending").count()
    context = {
        "tasks": tasks(counts, files=files, claims=claims, province=home_of(actor)),
        "products": counts.products,
        "plan": _last_plan(actor),
        "home": home_of(actor),
    }
    return render(request, "offices/home.html", context)


def home_of(actor: Actor) -> str:
    """Return the code of the office's province; nothing for the whole country."""
    return (actor.territory.province_code if actor.territory else None) or ""


def _last_plan(actor: Actor) -> LastPlan | None:
    plans = visible(actor, Plan).filter(state="done").order_by("-number")
    found = plans.values_list("public_id", "number", "title", "requested_at").first()
    return LastPlan(*found) if found else None
