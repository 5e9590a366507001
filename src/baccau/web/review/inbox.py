"""The inbox: files received and where each stands; a file in, templates and originals out."""

from __future__ import annotations

import io
from typing import Literal, cast
from urllib.parse import quote

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from baccau.domain.accounts.access import access, visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.intake.actions import open_batch, stored_path
from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries import batches
from baccau.jobs.intake import start_reading
from baccau.pipelines.templates import write_template
from baccau.web.forms.upload import ACCEPT, UploadForm
from baccau.web.gate import gate
from baccau.web.presenters.fields import language
from baccau.web.presenters.intake.batches import card
from baccau.web.presenters.navigation import Crumb
from baccau.web.review.desk import address, at_desk

PAGE = 30
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate("batch", "view")
@require_http_methods(["GET", "POST"])
def inbox(request: HttpRequest, desk: str) -> HttpResponse:
    """List the files received; take a new one in."""
    actor = at_desk(request, desk)
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        return _take_in(request, actor, desk, form)
    before = request.GET.get("after", "")
    rows = list(_older(actor, before).select_related("uploaded_by")[: PAGE + 1])
    context = {
        "prefix": desk,
        "form": form,
        "accept": ACCEPT,
        "batches": tuple(card(one, by=str(one.uploaded_by or "")) for one in rows[:PAGE]),
        "next_key": rows[PAGE - 1].public_id if len(rows) > PAGE else "",
        "first": bool(before),
    }
    return render(request, "review/inbox.html", context, status=422 if sent else 200)


@gate("batch", "open")
@require_GET
def template(request: HttpRequest, desk: str, kind: str) -> HttpResponse:
    """Hand out a workbook to fill in; it is made from the columns the reader knows."""
    at_desk(request, desk)
    if kind not in {"supply", "demand"}:
        raise NotFound
    book = io.BytesIO()
    write_template(book, cast("Literal['supply', 'demand']", kind), lang=language())
    name = "bac-cau-cung.xlsx" if kind == "supply" else "bac-cau-cau.xlsx"
    return download(book.getvalue(), name, XLSX)


@gate("batch", "view")
@require_GET
def original(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Hand back the very bytes received."""
    batch = access(at_desk(request, desk), Batch, batch_id)
    path = stored_path(batch)
    if not path.is_file():
        raise NotFound
    return download(path.read_bytes(), batch.file_name)


def download(content: bytes, name: str, kind: str = "application/octet-stream") -> HttpResponse:
    """Return bytes to be saved under a name, never shown."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(name)}"
    return response


def crumbs(desk: str, *more: Crumb) -> tuple[Crumb, ...]:
    """Return the way back to the inbox."""
    return (Crumb(gettext("Spreadsheets"), address(desk, "intake")), *more)


def _take_in(request: HttpRequest, actor: Actor, desk: str, form: UploadForm) -> HttpResponse:
    given = form.cleaned_data
    org = visible(actor, Organisation).get(pk=actor.org_id or 0)
    opened_at = timezone.now()
    batch = open_batch(
        by=actor, at=opened_at, org=org, content=given["file"].read(),
        name=given["file"].name, kind=given["kind"], sender=given["sender"],
    )  # fmt: skip
    if batch.created_at < opened_at:
        messages.info(request, gettext("This very file came in before; here it is."))
    start_reading(batch)
    return redirect(address(desk, "batch", batch_id=batch.public_id))


def _older(actor: Actor, than: str) -> QuerySet[Batch]:
    rows = batches(actor)
    last = rows.filter(public_id=than).first() if than else None
    return rows.filter(pk__lt=last.pk) if last else rows
