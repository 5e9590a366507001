"""Answers to a whole file: a column's meaning, all problems of a kind, many rows, commit, undo."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from baccau.domain.accounts.access import access
from baccau.domain.base.actor import Actor
from baccau.domain.intake import actions
from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries import rows_page
from baccau.jobs.intake import start_reading
from baccau.web.gate import gate
from baccau.web.review.desk import at_desk, back_to_batch, told

EVERY = 1_000_000


@gate("batch", "review")
@require_POST
def column(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Say what a column means and read the file again."""
    actor = at_desk(request, desk)
    batch = access(actor, Batch, batch_id, "review")
    given = request.POST
    with told(request):
        changed = actions.change_column(
            by=actor, at=timezone.now(), batch=batch, sheet=given.get("sheet", ""),
            column=given.get("column", ""), field=given.get("field") or None,
        )  # fmt: skip
        start_reading(changed)
        messages.success(
            request, gettext("The file was read again with that meaning; it is remembered.")
        )
    return back_to_batch(request, desk, batch_id)


@gate("batch", "review")
@require_POST
def problems(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Answer all open problems of a kind alike."""
    actor = at_desk(request, desk)
    batch = access(actor, Batch, batch_id, "review")
    given = request.POST
    with told(request):
        count = actions.decide_problems(
            by=actor, at=timezone.now(), batch=batch, code=given.get("code", ""),
            field=given.get("field", ""), how=given.get("how", ""),
        )  # fmt: skip
        said = ngettext("%(n)s problem settled.", "%(n)s problems settled.", count) % {"n": count}
        messages.success(request, said)
    return back_to_batch(request, desk, batch_id)


@gate("batch", "review")
@require_POST
def rows(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Decide many rows alike: what linking is sure of, one verdict, or those with errors."""
    actor = at_desk(request, desk)
    batch = access(actor, Batch, batch_id, "review")
    with told(request):
        count = _decide(actor, batch, request.POST.get("what", ""))
        said = ngettext("%(n)s row decided.", "%(n)s rows decided.", count) % {"n": count}
        messages.success(request, said)
    return back_to_batch(request, desk, batch_id)


@gate("batch", "commit")
@require_POST
def commit(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Write what was decided into the registry; again changes nothing."""
    actor = at_desk(request, desk)
    batch = access(actor, Batch, batch_id, "commit")
    with told(request):
        actions.commit_batch(by=actor, at=timezone.now(), batch=batch)
    return back_to_batch(request, desk, batch_id)


@gate("batch", "commit")
@require_POST
def undo(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Take the whole file back out of the registry."""
    actor = at_desk(request, desk)
    batch = access(actor, Batch, batch_id, "commit")
    if batch.state != "undone":
        with told(request):
            actions.undo_batch(by=actor, at=timezone.now(), batch=batch)
    return back_to_batch(request, desk, batch_id)


def _decide(actor: Actor, batch: Batch, what: str) -> int:
    """Do one of the page's wholesale decisions; an unknown word decides nothing."""
    decide = partial(actions.decide_rows, by=actor, at=timezone.now(), batch=batch)
    match what:
        case "suggested":
            return actions.accept_suggestions(by=actor, at=timezone.now(), batch=batch)
        case "same" | "new":
            return decide(decision=what, verdict=what)
        case "unclear_new":
            return decide(decision="new", verdict="unclear")
        case "skip_errors":
            return decide(decision="skip", rows=rows_page(batch, with_errors=True, size=EVERY).rows)
        case "skip_rest":
            return decide(decision="skip")
    return 0
