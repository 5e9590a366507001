"""One row: what it says, what it may be, and the decision."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from baccau.domain.accounts.access import access
from baccau.domain.base.actor import Actor
from baccau.domain.intake.actions import decide_row
from baccau.domain.intake.models import Batch, StagedRow
from baccau.web.gate import gate
from baccau.web.presenters.intake.batches import card
from baccau.web.presenters.intake.rows import cells, row_view
from baccau.web.presenters.navigation import Crumb
from baccau.web.review.desk import address, at_desk, back_to_batch, told
from baccau.web.review.inbox import crumbs


@gate("batch", "review")
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, desk: str, row_id: str) -> HttpResponse:
    """Show one row beside what it may be; take the decision."""
    actor = at_desk(request, desk)
    found = access(actor, StagedRow, row_id, "review")
    batch = found.batch
    if request.method == "POST":
        _decide(request, actor, found)
        return back_to_batch(request, desk, batch.public_id)
    return render(request, "review/row.html", _page(request, desk, batch, found))


def _decide(request: HttpRequest, actor: Actor, found: StagedRow) -> None:
    given = request.POST
    with told(request):
        decide_row(
            by=actor, at=timezone.now(), row=found, decision=given.get("decision", ""),
            chosen=given.get("chosen", ""), owner=given.get("owner", ""),
        )  # fmt: skip


def _page(request: HttpRequest, desk: str, batch: Batch, found: StagedRow) -> dict[str, object]:
    url = address(desk, "batch", batch_id=batch.public_id)
    back = request.GET.get("back", "") or f"step=rows&verdict={found.verdict}"
    shown = row_view(found)
    return {
        "prefix": desk,
        "batch": card(batch),
        "row": shown,
        "cells": cells(found),
        "back": back,
        "crumbs": crumbs(desk, Crumb(batch.file_name, f"{url}?{back}"), Crumb(shown.name, "")),
    }
