"""Plans of an office: the list of versions, drawing one, one plan at a glance."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from baccau.domain.accounts.access import access, may, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.matching.actions.plans import request_plan
from baccau.domain.matching.models import Plan
from baccau.domain.matching.queries.plans import plans_of, totals
from baccau.domain.matching.queries.sides import needs_by_id, offers_by_id, pair_totals
from baccau.jobs.plans import start_drawing
from baccau.web.actor import ActingRequest
from baccau.web.gate import gate
from baccau.web.presenters.places import map_points
from baccau.web.presenters.plans.overview import flows, money_by_month, plan_head
from baccau.web.presenters.plans.tabs import plan_crumbs, plan_tabs

SHOWN = 50


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    return cast("ActingRequest", request).actor


def office_of(actor: Actor) -> Organisation:
    """Return the office the actor acts for.

    Raises:
        NotFound: the actor acts for none.
    """
    org = visible(actor, Organisation).filter(pk=actor.org_id or 0, kind="office").first()
    if org is None:
        raise NotFound
    return org


def drawn(actor: Actor, plan_id: str, action: str = "view") -> Plan:
    """Return a plan that is drawn.

    Raises:
        NotFound: there is none this actor may see, or it is not drawn.
        NotAllowed: the actor may see it, but not do this.
    """
    plan = access(actor, Plan, plan_id, action)
    if plan.state != "done":
        raise NotFound
    return plan


@gate("plan", "view")
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """List the versions, newest first."""
    actor = actor_of(request)
    rows = tuple(plans_of(office_of(actor))[:SHOWN])
    heads = tuple(zip(map(plan_head, rows), rows, strict=True))
    waiting = next((head for head, _row in heads if head.state in {"queued", "running"}), None)
    done = [head for head, _row in heads if head.state == "done"]
    return render(
        request,
        "offices/plans/index.html",
        {
            "plans": heads,
            "waiting": waiting,
            "newest": done[0] if done else None,
            "before": done[1] if len(done) > 1 else None,
            "may_draw": may(actor, "plan", "draw"),
        },
    )


@gate("plan", "draw")
@require_POST
def draw(request: HttpRequest) -> HttpResponse:
    """Freeze what there is and queue the drawing; the same inputs give the same plan."""
    actor = actor_of(request)
    plan = request_plan(by=actor, at=timezone.now(), org=office_of(actor))
    if plan.state == "done":
        told = gettext("Nothing has changed since plan %(number)s: this is it.")
        messages.info(request, told % {"number": plan.number})
    start_drawing(plan)
    return redirect("office_plan", plan_id=plan.public_id)


@gate("plan", "draw")
@require_POST
def draw_again(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Queue once more a plan whose worker died; a drawn one stays as it is."""
    plan = access(actor_of(request), Plan, plan_id, "draw")
    start_drawing(plan)
    return redirect("office_plan", plan_id=plan.public_id)


@gate("plan", "view")
@require_GET
def progress(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Answer the waiting page: how far the drawing is; when it is done, load the page anew."""
    plan = access(actor_of(request), Plan, plan_id)
    if plan.state in {"done", "failed"}:
        response = HttpResponse(status=200)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "offices/plans/waiting.html#bar", {"head": plan_head(plan)})


@gate("plan", "view")
@require_GET
def plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Show a plan at a glance, or how far its drawing is."""
    found = access(actor_of(request), Plan, plan_id)
    if found.state != "done":
        head = plan_head(found)
        crumbs = plan_crumbs(head)
        return render(request, "offices/plans/waiting.html", {"head": head, "crumbs": crumbs})
    pairs = pair_totals(found)
    shown = flows(
        pairs,
        offers_by_id({pair.offer_id for pair in pairs}),
        needs_by_id({pair.need_id for pair in pairs}),
        map_points(),
    )
    return render(
        request,
        "offices/plans/overview.html",
        {
            **frame(found, "office_plan"),
            "plan": found,
            "flows": shown,
            "pairs": len(pairs),
            "totals": totals(found),
            "months": money_by_month(found),
        },
    )


def frame(plan: Plan, current: str) -> dict[str, object]:
    """Return what every page of a plan shows around its own part."""
    head = plan_head(plan)
    return {"head": head, "crumbs": plan_crumbs(head), "tabs": plan_tabs(head, current)}
