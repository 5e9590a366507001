"""One file, in four steps: understood, problems, same or new, into the registry."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from baccau.domain.accounts.access import access
from baccau.domain.base.actor import Actor
from baccau.domain.intake.actions import preview_rows
from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries import (
    BatchSummary,
    ProblemKind,
    batch_summary,
    problem_kinds,
    problems_of,
    rows_page,
)
from baccau.domain.intake.queries.samples import sample_cells
from baccau.web.gate import gate
from baccau.web.presenters.intake.batches import card, result, tally
from baccau.web.presenters.intake.columns import sheets
from baccau.web.presenters.intake.problems import ProblemView, kind_view, problem_views
from baccau.web.presenters.intake.rows import previews, row_views
from baccau.web.presenters.navigation import Crumb, Tab
from baccau.web.review.desk import address, at_desk
from baccau.web.review.inbox import crumbs

STEPS = ("columns", "problems", "rows", "commit")
PROBLEMS_SHOWN = 60
ROWS_SHOWN = 20
PREVIEWED = 50


@gate("batch", "view")
@require_GET
def batch(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Show a file at the step asked for, or how far its reading is, or what became of it."""
    actor = at_desk(request, desk)
    found = access(actor, Batch, batch_id)
    context: dict[str, Any] = {
        "prefix": desk,
        "batch": card(found),
        "crumbs": crumbs(desk, Crumb(found.file_name, "")),
    }
    if found.state == "review":
        context |= _review(request, actor, desk, found)
    elif found.state in {"committed", "undone"}:
        context["result"] = result(found)
    return render(request, "review/batch.html", context)


@gate("batch", "view")
@require_GET
def progress(request: HttpRequest, desk: str, batch_id: str) -> HttpResponse:
    """Say how far the reading is; once it is done, have the page opened anew."""
    found = access(at_desk(request, desk), Batch, batch_id)
    if found.state != "reading":
        return HttpResponseClientRefresh()
    shown = {"batch": card(found), "prefix": desk}
    return render(request, "review/progress.html", shown)


def _review(request: HttpRequest, actor: Actor, desk: str, found: Batch) -> dict[str, Any]:
    step = request.GET.get("step", STEPS[0])
    if step not in STEPS:
        step = STEPS[0]
    summary = batch_summary(found)
    made = {"columns": _columns, "problems": _problems, "rows": _rows, "commit": _commit}[step]
    return {
        "step": step,
        "part": f"review/{step}.html",
        "back": request.GET.urlencode(),
        "tabs": _tabs(address(desk, "batch", batch_id=found.public_id), step, summary),
        "tally": tally(summary),
        **made(request, actor, found, summary),
    }


def _tabs(url: str, step: str, summary: BatchSummary) -> tuple[Tab, ...]:
    titles = (
        gettext("1. What we understood"),
        gettext("2. Problems"),
        gettext("3. Same or new"),
        gettext("4. Into the registry"),
    )
    counts = (None, summary.open_problems, summary.by_decision.get("pending", 0), None)
    return tuple(
        Tab(title, f"{url}?step={name}", name == step, count)
        for name, title, count in zip(STEPS, titles, counts, strict=True)
    )


def _columns(
    request: HttpRequest, actor: Actor, found: Batch, summary: BatchSummary
) -> dict[str, Any]:
    del request, actor, summary
    return {"sheets": sheets(found, sample_cells(found))}


def _problems(
    request: HttpRequest, actor: Actor, found: Batch, summary: BatchSummary
) -> dict[str, Any]:
    del actor, summary
    kinds = problem_kinds(found)
    chosen = _chosen(kinds, request.GET.get("code", ""), request.GET.get("field", ""))
    views = tuple(kind_view(kind, current=kind is chosen) for kind in kinds)
    shown = _of_kind(found, chosen) if chosen else ()
    return {
        "kinds": views,
        "chosen": next((view for view in views if view.current), None),
        "problems": shown,
        "most_shown": PROBLEMS_SHOWN,
    }


def _of_kind(found: Batch, kind: ProblemKind) -> tuple[ProblemView, ...]:
    """Return the problems of a kind, open ones first: what is decided sinks."""
    listed = problems_of(found, code=kind.code, field=kind.field, only_open=False)
    decided_last = Case(When(decision="open", then=0), default=1)
    return problem_views(listed.order_by(decided_last, "row__position")[:PROBLEMS_SHOWN])


def _chosen(kinds: tuple[ProblemKind, ...], code: str, field: str) -> ProblemKind | None:
    asked = [kind for kind in kinds if (kind.code, kind.field) == (code, field)]
    still_open = [kind for kind in kinds if kind.open and kind.severity != "info"]
    return next(iter(asked or still_open or kinds), None)


def _rows(
    request: HttpRequest, actor: Actor, found: Batch, summary: BatchSummary
) -> dict[str, Any]:
    del actor
    verdict = request.GET.get("verdict", "")
    if verdict not in {"same", "new", "unclear", "error"}:
        verdict = next((v for v in ("unclear", "new", "same") if summary.by_verdict.get(v)), "new")
    after = request.GET.get("after", "")
    page = rows_page(
        found,
        verdict="" if verdict == "error" else verdict,
        with_errors=verdict == "error",
        after=int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0,  # noqa: PLR2004  (a row number)
        size=ROWS_SHOWN,
    )
    return {
        "verdict": verdict,
        "verdicts": _verdicts(verdict, summary),
        "rows": row_views(page.rows),
        "next_key": page.next_after or "",
        "first": bool(after),
    }


def _verdicts(verdict: str, summary: BatchSummary) -> tuple[Tab, ...]:
    told = {
        "unclear": gettext("Unclear"),
        "new": gettext("New"),
        "same": gettext("Already known"),
    }
    tabs = [
        Tab(title, f"?step=rows&verdict={name}", name == verdict, summary.by_verdict.get(name, 0))
        for name, title in told.items()
    ]
    errors = Tab(
        gettext("With errors"), "?step=rows&verdict=error", verdict == "error", summary.open_errors
    )
    return (*tabs, errors)


def _commit(
    request: HttpRequest, actor: Actor, found: Batch, summary: BatchSummary
) -> dict[str, Any]:
    if "preview" not in request.GET or not summary.rows:
        return {"previewed": False}
    same = rows_page(found, decision="same", size=PREVIEWED).rows
    tried = preview_rows(by=actor, at=timezone.now(), batch=found, rows=same)
    return {"previewed": True, "changing": previews(tried, "updated"), "tried": len(tried)}
