"""One problem in one cell: take the mend, keep it as read, or write the value anew."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baccau.domain.accounts.access import access
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid
from baccau.domain.intake.actions.alike import answer_problem
from baccau.domain.intake.models import RowProblem
from baccau.domain.intake.rows import in_force
from baccau.web.forms.cell import CellForm, field_for
from baccau.web.gate import gate
from baccau.web.presenters.fields import title
from baccau.web.presenters.intake.batches import card
from baccau.web.presenters.intake.problems import problem_view
from baccau.web.presenters.intake.rows import cells
from baccau.web.presenters.navigation import Crumb
from baccau.web.review.desk import address, at_desk, back_to_batch, lines, told
from baccau.web.review.inbox import crumbs


@gate("batch", "review")
@require_http_methods(["GET", "POST"])
def problem(request: HttpRequest, desk: str, problem_id: str) -> HttpResponse:
    """Show one problem with its row; take the answer."""
    actor = at_desk(request, desk)
    found = access(actor, RowProblem, problem_id, "review")
    target = field_for(found.field, found.proposal)
    how, alike = request.POST.get("how", ""), "alike" in request.POST
    if request.method == "POST" and how != "edited":
        with told(request):
            answer_problem(by=actor, at=timezone.now(), problem=found, how=how, alike=alike)
        return back_to_batch(request, desk, found.batch.public_id)
    form = CellForm(request.POST if how else None, name=target, label=title(target),
                    now=in_force(found.row).get(target))  # fmt: skip
    if request.method == "POST" and form.is_valid() and _write(actor, found, form, alike=alike):
        return back_to_batch(request, desk, found.batch.public_id)
    status = 422 if request.method == "POST" else 200
    return render(request, "review/cell.html", _page(request, desk, found, form), status=status)


def _write(actor: Actor, found: RowProblem, form: CellForm, *, alike: bool) -> bool:
    """Write the value; say at the field why not."""
    try:
        answer_problem(
            by=actor, at=timezone.now(), problem=found, how="edited", field=form.name,
            value=form.value, alike=alike,
        )  # fmt: skip
    except Invalid as no:
        for line in lines(no):
            form.add_error("value", line)
        return False
    return True


def _page(request: HttpRequest, desk: str, found: RowProblem, form: CellForm) -> dict[str, object]:
    batch = found.batch
    back = request.POST.get("back") or request.GET.get("back") or "step=problems"
    url = address(desk, "batch", batch_id=batch.public_id)
    shown = problem_view(found)
    return {
        "prefix": desk,
        "batch": card(batch),
        "problem": shown,
        "cells": cells(found.row),
        "form": form,
        "back": back,
        "crumbs": crumbs(desk, Crumb(batch.file_name, f"{url}?{back}"), Crumb(shown.where, "")),
    }
