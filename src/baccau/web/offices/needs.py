"""Needs in an office's reach: found, filtered, exported; corrected and closed by planners."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from baccau.domain.accounts.access import access, can, fields
from baccau.domain.accounts.field_classes import field_class
from baccau.domain.base.refusals import Invalid
from baccau.domain.demand import actions
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries import NeedFilter, export_rows, needs_page
from baccau.domain.demand.queries import needs as needs_found
from baccau.domain.matching.queries.plans import latest_plan
from baccau.domain.matching.queries.sides import served_percents
from baccau.web.forms.need import NeedForm
from baccau.web.forms.need_filter import NeedFilterForm
from baccau.web.gate import gate
from baccau.web.offices.plans import actor_of, office_of
from baccau.web.presenters.fields import language
from baccau.web.presenters.navigation import Crumb
from baccau.web.presenters.reasons import add_problems
from baccau.web.presenters.trade.needs import need_row, need_rows

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate("need", "view")
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """List the needs that fit, with what the last plan gives each."""
    actor = actor_of(request)
    office = office_of(actor)
    form = NeedFilterForm(request.GET)
    where, after = form.where(), request.GET.get("after", "")
    page = needs_page(actor, where, after=after, size=PAGE)
    served = served_percents(latest_plan(office), [need.public_id for need in page.needs])
    context = {
        "form": form,
        "needs": need_rows(page.needs, served=served, shows_own=False),
        "total": None if after else needs_found(actor, where).count(),
        "next_key": page.next_after,
        "first": bool(after),
        "is_filtered": where != NeedFilter(),
        "query": request.GET.urlencode(),
    }
    return render(request, "offices/needs/index.html", context)


@gate("need", "view")
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """Hand out the fitting needs one may edit as a workbook that comes back as no change."""
    from baccau.doors.writing import write_workbook  # noqa: PLC0415  (xlsxwriter comes with it)
    from baccau.pipelines.templates import export_sheet  # noqa: PLC0415  (the same)

    actor = actor_of(request)
    office_of(actor)
    rows = list(export_rows(actor, NeedFilterForm(request.GET).where()))
    book = io.BytesIO()
    write_workbook(book, (export_sheet("demand", rows, lang=language()),))
    response = HttpResponse(book.getvalue(), content_type=XLSX)
    name = f"baccau-needs-{timezone.localdate():%Y-%m-%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@gate("need", "view")
@require_GET
def need(request: HttpRequest, need_id: str) -> HttpResponse:
    """Show one need, and where the last plan explains it."""
    actor = actor_of(request)
    office = office_of(actor)
    found = access(actor, Need, need_id)
    plan = latest_plan(office)
    served = served_percents(plan, [found.public_id])
    shows_own = field_class("need", "price_ceiling_vnd") in fields(actor, found)
    context = {
        "need": need_row(found, served=served, shows_own=shows_own),
        "plan": plan if served else None,
        "may_edit": can(actor, found, "edit"),
        "crumbs": _crumbs(found.text),
    }
    return render(request, "offices/needs/need.html", context)


@gate("need", "edit")
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, need_id: str) -> HttpResponse:
    """Correct one need in the name of the office."""
    actor = actor_of(request)
    office_of(actor)
    found = access(actor, Need, need_id, "edit")
    sent = request.method == "POST"
    form = NeedForm(request.POST if sent else None, initial=NeedForm.of(found))
    if sent and form.is_valid():
        try:
            actions.edit_need(by=actor, at=timezone.now(), need=found, values=form.values)
        except Invalid as no:
            add_problems(form, no)
        else:
            messages.success(request, gettext("Saved. The next plan counts it so."))
            return redirect("office_need", need_id=found.public_id)
    context = {"form": form, "crumbs": _crumbs(found.text), "need_id": found.public_id}
    return render(request, "offices/needs/edit.html", context, status=422 if sent else 200)


@gate("need", "edit")
@require_POST
def move(request: HttpRequest, need_id: str) -> HttpResponse:
    """Close a need or open it again; said twice it is done once."""
    actor = actor_of(request)
    office_of(actor)
    found = access(actor, Need, need_id, "edit")
    wanted = request.POST.get("state", "")
    act = {"open": actions.publish_need, "closed": actions.close_need}.get(wanted)
    if act is not None and found.state != wanted:
        try:
            act(by=actor, at=timezone.now(), need=found)
        except Invalid:
            told = gettext("Before it can be open it needs goods, a unit and an amount.")
            messages.error(request, told)
    return redirect("office_need", need_id=found.public_id)


def _crumbs(last: str) -> tuple[Crumb, ...]:
    return (Crumb(_("Needs"), reverse("office_needs")), Crumb(last, ""))
