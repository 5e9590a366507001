"""One need of a plan, one pair, holding a line, two plans beside each other, and exports."""

from __future__ import annotations

import io
import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from baccau.domain.accounts.access import access, may
from baccau.domain.matching.actions.pins import pin_line, release_pin
from baccau.domain.matching.frozen import connection_of, pair_failures
from baccau.domain.matching.models import Allocation, Pin, Plan
from baccau.domain.matching.queries import sides
from baccau.domain.matching.queries.plans import differences, totals
from baccau.web.gate import gate
from baccau.web.offices.plans import actor_of, drawn
from baccau.web.presenters.fields import language
from baccau.web.presenters.plans.lines import need_lines
from baccau.web.presenters.plans.overview import plan_head
from baccau.web.presenters.plans.pairs import difference_lines, pair
from baccau.web.presenters.plans.tabs import plan_crumbs
from baccau.web.presenters.plans.telling import offer_row

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate("plan", "view")
@require_GET
def need(request: HttpRequest, plan_id: str, need_key: str) -> HttpResponse:
    """Show one need: what it gets, what it lacks, and every producer one may ask about."""
    actor = actor_of(request)
    plan = drawn(actor, plan_id)
    page = sides.need_of(plan, need_key)
    (found,) = need_lines(page)
    head = plan_head(plan)
    crumbs = plan_crumbs(head, _up(head.plan_id, "office_plan_lines"), (found.need.what, ""))
    context = {
        "head": head,
        "crumbs": crumbs,
        "one": found,
        "offers": tuple(offer_row(offer) for offer in sides.offers_for(plan, page.needs[0])),
        "may_pin": may(actor, "allocation", "pin"),
    }
    return render(request, "offices/plans/need.html", context)


@gate("plan", "view")
@require_GET
def pair_page(request: HttpRequest, plan_id: str, offer_key: str, need_key: str) -> HttpResponse:
    """Show why this producer serves this need, or every rule that stands between them."""
    actor = actor_of(request)
    plan = drawn(actor, plan_id)
    page = sides.pair_of(plan, offer_key, need_key)
    found = pair(page, offer_key, pair_failures(plan, offer_key, need_key))
    head = plan_head(plan)
    where = reverse("office_plan_need", args=[head.plan_id, need_key])
    crumbs = plan_crumbs(head, (found.need.what, where), (found.offer.what, ""))
    context = {
        "head": head,
        "crumbs": crumbs,
        "pair": found,
        "may_pin": may(actor, "allocation", "pin"),
    }
    return render(request, "offices/plans/pair.html", context)


@gate("plan", "view")
@require_GET
def ask(request: HttpRequest, plan_id: str, need_key: str) -> HttpResponse:
    """Go to the pair that was chosen from the list of producers."""
    plan = drawn(actor_of(request), plan_id)
    sides.need_of(plan, need_key)
    offer = sides.offer_of(plan, request.GET.get("offer", ""))
    return redirect(
        "office_plan_pair", plan_id=plan.public_id, offer_key=offer.key, need_key=need_key
    )


@gate("allocation", "pin")
@require_POST
def pin(request: HttpRequest, allocation_id: str) -> HttpResponse:
    """Hold a line through later plans."""
    actor = actor_of(request)
    line = access(actor, Allocation, allocation_id, "pin")
    pin_line(by=actor, at=timezone.now(), allocation=line)
    messages.success(request, gettext("This line is held: later plans keep it."))
    return redirect(_pair_url(line.plan, line.offer.key, line.need.key))


@gate("allocation", "pin")
@require_POST
def release(request: HttpRequest, pin_id: str) -> HttpResponse:
    """Let a held line go."""
    actor = actor_of(request)
    held = access(actor, Pin, pin_id, "pin")
    release_pin(by=actor, at=timezone.now(), pin=held)
    messages.success(request, gettext("This line is no longer held: the next plan may move it."))
    newest = Allocation.objects.filter(
        plan__org_id=held.org_id, offer__key=held.offer_key, need__key=held.need_key
    ).order_by("-plan_id").select_related("plan").first()  # fmt: skip
    if newest is None:
        return redirect("office_plans")
    return redirect(_pair_url(newest.plan, held.offer_key, held.need_key))


@gate("plan", "view")
@require_GET
def compare(request: HttpRequest, plan_id: str, other_id: str) -> HttpResponse:
    """Show what changed from one plan to another."""
    actor = actor_of(request)
    before, after = drawn(actor, plan_id), drawn(actor, other_id)
    heads = plan_head(before), plan_head(after)
    title = gettext("Compared with plan %(number)s") % {"number": heads[1].number}
    context = {
        "before": heads[0],
        "after": heads[1],
        "money": (totals(before), totals(after)),
        "crumbs": plan_crumbs(heads[0], (title, "")),
        "differences": difference_lines(differences(before, after)),
    }
    return render(request, "offices/plans/compare.html", context)


@gate("plan", "export")
@require_GET
def workbook(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Give the plan as the workbook the terminal writes."""
    from baccau.doors.writing import write_workbook  # noqa: PLC0415  (xlsxwriter comes with it)
    from baccau.pipelines.connection.workbook import sheets  # noqa: PLC0415  (the same)

    plan = drawn(actor_of(request), plan_id, "export")
    stream = io.BytesIO()
    write_workbook(stream, sheets(connection_of(plan), language()))
    return _file(stream.getvalue(), XLSX, _name(plan, "xlsx"))


@gate("plan", "export")
@require_GET
def document(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Give the plan as the JSON the terminal writes."""
    from baccau.pipelines.connection.document import (  # noqa: PLC0415  (heavy)
        document as json_document,
    )

    plan = drawn(actor_of(request), plan_id, "export")
    told: dict[str, Any] = json_document(connection_of(plan), 0.0, language())
    return _file(
        json.dumps(told, ensure_ascii=False, indent=1).encode(),
        "application/json",
        _name(plan, "json"),
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(plan: Plan, ending: str) -> str:
    return f"baccau-plan-{plan.number}.{ending}"


def _pair_url(plan: Plan, offer_key: str, need_key: str) -> str:
    return reverse("office_plan_pair", args=[plan.public_id, offer_key, need_key])


def _up(plan_id: str, name: str) -> tuple[str, str]:
    return gettext("By need"), reverse(name, args=[plan_id])
