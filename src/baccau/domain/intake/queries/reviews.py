"""What there is to decide in a batch: kinds of problems, and rows page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from baccau.domain.intake.models import Batch, RowProblem, StagedRow

PAGE = 50


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """All problems of one code and field: how many, how many open, how many with a mend."""

    code: str
    field: str
    severity: str
    count: int
    open: int
    mendable: int
    first: RowProblem


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows in sheet order, with their problems, and the position to go on after (0 at the end)."""

    rows: tuple[StagedRow, ...]
    next_after: int


def problem_kinds(batch: Batch) -> tuple[ProblemKind, ...]:
    """Return the kinds of problems, errors first, the most frequent first."""
    is_open = Q(decision="open")
    counted = (
        batch.problems.order_by()
        .values("code", "field", "severity")
        .annotate(
            count=Count("pk"),
            open=Count("pk", filter=is_open),
            mendable=Count("pk", filter=is_open & Q(proposal__isnull=False)),
            first_pk=Min("pk"),
        )
    )
    kinds: list[dict[str, Any]] = [dict(kind) for kind in counted]
    firsts = RowProblem.objects.select_related("row").in_bulk([kind["first_pk"] for kind in kinds])
    found = [ProblemKind(first=firsts[kind.pop("first_pk")], **kind) for kind in kinds]
    order = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda one: (order[one.severity], -one.count, one.code)))


def problems_of(
    batch: Batch, *, code: str = "", field: str = "", only_open: bool = True
) -> QuerySet[RowProblem]:
    """Return a batch's problems of one kind, in sheet order, with their rows."""
    found = batch.problems.select_related("row").order_by("row__position", "pk")
    if code:
        found = found.filter(code=code)
    if field:
        found = found.filter(field=field)
    return found.filter(decision="open") if only_open else found


def rows_page(
    batch: Batch,
    *,
    verdict: str = "",
    decision: str = "",
    with_errors: bool = False,
    after: int = 0,
    size: int = PAGE,
) -> RowsPage:
    """Return a page of a batch's rows; `after` is the `next_after` of the page before."""
    rows = batch.rows.filter(position__gt=after).order_by("position")
    if verdict:
        rows = rows.filter(verdict=verdict)
    if decision:
        rows = rows.filter(decision=decision)
    if with_errors:
        rows = rows.filter(has_error=True)
    found = list(rows.prefetch_related("problems")[: size + 1])
    page = tuple(found[:size])
    return RowsPage(page, page[-1].position if len(found) > size else 0)
