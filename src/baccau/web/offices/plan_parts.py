"""The parts of a plan: by need, what is not served, what producers lack, what it came from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from baccau.domain.matching.queries import sides
from baccau.web.gate import gate
from baccau.web.offices.plans import actor_of, drawn, frame
from baccau.web.presenters.plans.gaps import gap_lines
from baccau.web.presenters.plans.inputs import data_notes, need_inputs, offer_inputs
from baccau.web.presenters.plans.lines import need_lines


@gate("plan", "view")
@require_GET
def lines(request: HttpRequest, plan_id: str) -> HttpResponse:
    """List the needs that get something, each with its lines and their reasons."""
    plan = drawn(actor_of(request), plan_id)
    start = _start(request)
    page = sides.served_needs(plan, start)
    shown = {"needs": need_lines(page), **_pager(start, len(page.needs), page.total)}
    return render(request, "offices/plans/lines.html", frame(plan, "office_plan_lines") | shown)


@gate("plan", "view")
@require_GET
def unserved(request: HttpRequest, plan_id: str) -> HttpResponse:
    """List the needs that lack something, why, and the smallest changes that would serve them."""
    plan = drawn(actor_of(request), plan_id)
    start = _start(request)
    page = sides.lacking_needs(plan, start)
    shown = {"needs": need_lines(page), **_pager(start, len(page.needs), page.total)}
    context = frame(plan, "office_plan_unserved") | shown
    return render(request, "offices/plans/unserved.html", context)


@gate("plan", "view")
@require_GET
def gaps(request: HttpRequest, plan_id: str) -> HttpResponse:
    """List what producers lack, the most valuable first."""
    plan = drawn(actor_of(request), plan_id)
    start = _start(request)
    page = sides.gap_page(plan, start)
    shown = {"gaps": gap_lines(page), **_pager(start, len(page.gaps), page.total)}
    return render(request, "offices/plans/gaps.html", frame(plan, "office_plan_gaps") | shown)


@gate("plan", "view")
@require_GET
def inputs(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Show what the plan was drawn from, as it stood, and what to know about it."""
    plan = drawn(actor_of(request), plan_id)
    start, side = _start(request), request.GET.get("side", "offers")
    if side == "needs":
        needs = sides.plan_needs(plan, start)
        rows, total = need_inputs(needs), len(plan.problem.get("needs", ()))
    else:
        offers = sides.plan_offers(plan, start)
        rows, total = offer_inputs(offers), len(plan.problem.get("offers", ()))
    shown = {
        "plan": plan,
        "notes": data_notes(plan.problem),
        "side": "needs" if side == "needs" else "offers",
        "rows": rows,
        "held": len(plan.problem.get("pinned", ())),
        **_pager(start, len(rows), total),
    }
    return render(request, "offices/plans/inputs.html", frame(plan, "office_plan_inputs") | shown)


def _start(request: HttpRequest) -> int:
    after = request.GET.get("after", "")
    return int(after) if after.isdigit() and len(after) < 9 else 0  # noqa: PLR2004  (no row beyond)


def _pager(start: int, shown: int, total: int) -> dict[str, object]:
    end = start + shown
    next_key = str(end) if end < total else ""
    return {"next_key": next_key, "first": start > 0, "shown": end, "total": total}
