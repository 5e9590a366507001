"""What people decide of problems and rows: one by one, or all of a kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from baccau.domain.audit.actions import record
from baccau.domain.base.actions import update_many
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.intake.actions.batches import BatchMoved
from baccau.domain.intake.actions.edits import apply_edits, refresh_errors
from baccau.domain.intake.models import Batch, RowProblem, StagedRow
from baccau.domain.intake.states import Decision, ProblemDecision

NEW_OWNER = "new"
"""Said instead of an owner's id: enter the owner as new."""


class NoMend(Refusal):
    """No mend is proposed for this problem; write the value anew or leave the row out."""

    code = "no_mend"
    status = 422


class ErrorNotKept(Refusal):
    """An error cannot stay as it is; mend it, write the value anew, or leave the row out."""

    code = "error_not_kept"
    status = 422


class NotDecidable(Refusal):
    """The decision lacks what it needs: which known row, or whose."""

    code = "not_decidable"
    status = 422


@transaction.atomic
def decide_problem(
    *,
    by: Actor,
    at: dt.datetime,
    problem: RowProblem,
    how: str,
    value: Any = None,
    field: str = "",
) -> None:
    """Take the proposed mend, write a value anew, or keep the cell as read.

    `how` is mended, edited or kept. `value` is the value written anew and `field` the contract
    field it goes to: by default the mend's, else the problem's.

    Raises:
        BatchMoved: the batch is not under review.
        NoMend, ErrorNotKept: see there.
        Invalid: the registry cannot hold the value.
    """
    batch = require_review(problem.batch)
    _decide(by, at, batch, [problem], how, value={"value": value, "field": field})


@transaction.atomic
def decide_problems(
    *, by: Actor, at: dt.datetime, batch: Batch, code: str, how: str, field: str = ""
) -> int:
    """Decide all open problems of a kind alike: take every proposed mend, or keep all as read.

    Problems without a mend stay open when mends are taken. Returns how many were decided.

    Raises:
        BatchMoved: the batch is not under review.
        ErrorNotKept: errors cannot be kept.
    """
    current = require_review(batch)
    found = current.problems.filter(code=code, decision="open").select_related("row")
    if field:
        found = found.filter(field=field)
    problems = [one for one in found if how != "mended" or one.proposal]
    _decide(by, at, current, problems, how, value={})
    return len(problems)


@transaction.atomic
def edit_row(*, by: Actor, at: dt.datetime, row: StagedRow, values: dict[str, Any]) -> None:
    """Write values of a row anew, whether or not anything was against them.

    Raises:
        BatchMoved: the batch is not under review.
        Invalid: the registry cannot hold a value.
    """
    batch = require_review(row.batch)
    apply_edits(batch, {row.pk: values}, at=at, strict=True)
    row.problems.filter(field__in=values, decision="open").update(decision="edited")
    current = StagedRow.objects.get(pk=row.pk)
    refresh_errors([current])
    current.save(update_fields=["has_error"])
    _note(by, at, batch, "edit_row", row=row.public_id, fields=sorted(values))


@transaction.atomic
def decide_row(
    *,
    by: Actor,
    at: dt.datetime,
    row: StagedRow,
    decision: str,
    chosen: str = "",
    owner: str = "",
) -> None:
    """Say of one row: enter as new, the same as a known one, or leave out.

    `decision` is new, same, skip, or pending to take one back. `chosen`, for same, is the known
    one's id, by default the best candidate's. `owner`, for new, is the owner's id or "new", by
    default what linking is sure of.

    Raises:
        BatchMoved: the batch is not under review.
        NotDecidable: same without a candidate, or new without a sure owner.
    """
    batch = require_review(row.batch)
    current = batch.rows.select_for_update().get(pk=row.pk)
    _set(current, decision, chosen, owner)
    current.save(update_fields=["decision", "chosen_public_id", "chosen_owner_id"])
    _note(by, at, batch, "decide_row", row=row.public_id, decision=decision)


@transaction.atomic
def decide_rows(
    *,
    by: Actor,
    at: dt.datetime,
    batch: Batch,
    decision: str,
    verdict: str = "",
    rows: Iterable[StagedRow] | None = None,
) -> int:
    """Decide all undecided rows of a verdict alike, or exactly these rows.

    Rows that the decision does not fit (same without a candidate) stay undecided. Returns how
    many were decided.

    Raises:
        BatchMoved: the batch is not under review.
    """
    current = require_review(batch)
    found = current.rows.select_for_update().filter(decision="pending")
    if verdict:
        found = found.filter(verdict=verdict)
    if rows is not None:
        found = current.rows.select_for_update().filter(pk__in=[row.pk for row in rows])
    decided = [row for row in found if _fits(row, decision)]
    names = ["decision", "chosen_public_id", "chosen_owner_id"]
    update_many(decided, names)
    _note(by, at, current, "decide_rows", decision=decision, verdict=verdict, count=len(decided))
    return len(decided)


def accept_suggestions(*, by: Actor, at: dt.datetime, batch: Batch) -> int:
    """Take linking's word for every row it is sure of; what is unclear stays undecided.

    Returns how many rows were decided.

    Raises:
        BatchMoved: the batch is not under review.
    """
    same = decide_rows(by=by, at=at, batch=batch, decision="same", verdict="same")
    return same + decide_rows(by=by, at=at, batch=batch, decision="new", verdict="new")


def require_review(batch: Batch) -> Batch:
    """Return the batch as it is now, locked, to be decided on.

    Raises:
        BatchMoved: it is not under review.
    """
    current = Batch.objects.select_for_update(of=("self",)).select_related("org").get(pk=batch.pk)
    if current.state != "review":
        raise BatchMoved(state=current.state)
    return current


def _decide(
    by: Actor,
    at: dt.datetime,
    batch: Batch,
    problems: list[RowProblem],
    how: str,
    *,
    value: dict[str, Any],
) -> None:
    if how not in set(ProblemDecision.values) - {"open"}:
        raise NotDecidable(decision=how)
    if how == "kept":
        _keep(problems)
    else:
        edits: dict[int, dict[str, Any]] = {}
        for problem in problems:
            field, new = _edit(problem, how, value)
            edits.setdefault(problem.row_id, {})[field] = new
        RowProblem.objects.filter(pk__in=[one.pk for one in problems]).update(decision=how)
        apply_edits(batch, edits, at=at, strict="value" in value)
    codes = sorted({problem.code for problem in problems})
    _note(by, at, batch, "decide_problems", codes=codes, how=how, count=len(problems))


def _keep(problems: list[RowProblem]) -> None:
    error = next((one for one in problems if one.severity == "error"), None)
    if error is not None:
        raise ErrorNotKept(cell=error.cell)
    RowProblem.objects.filter(pk__in=[one.pk for one in problems]).update(decision="kept")


def _edit(problem: RowProblem, how: str, value: dict[str, Any]) -> tuple[str, Any]:
    proposal = problem.proposal or {}
    if how == "mended":
        if not proposal:
            raise NoMend(cell=problem.cell)
        return str(proposal["field"]), proposal["value"]
    return value["field"] or str(proposal.get("field") or problem.field), value["value"]


def _fits(row: StagedRow, decision: str) -> bool:
    try:
        _set(row, decision, "", "")
    except NotDecidable:
        return False
    return True


def _set(row: StagedRow, decision: str, chosen: str, owner: str) -> None:
    if decision not in Decision.values:
        raise NotDecidable(row=row.row)
    row.decision, row.chosen_public_id, row.chosen_owner_id = decision, "", ""
    if decision == "same":
        row.chosen_public_id = chosen or _first(row.candidates)
        if not row.chosen_public_id:
            raise NotDecidable(row=row.row)
    if decision == "new" and owner != NEW_OWNER:
        sure = _first(row.owner_candidates) if row.owner_verdict == "same" else ""
        row.chosen_owner_id = owner or sure
        if not row.chosen_owner_id and row.owner_verdict != "new":
            raise NotDecidable(row=row.row)


def _first(candidates: list[dict[str, Any]]) -> str:
    return str(candidates[0]["id"]) if candidates else ""


def _note(by: Actor, at: dt.datetime, batch: Batch, action: str, **facts: Any) -> None:
    record(by=by, at=at, action=action, object_type="batch", object_id=batch.public_id,
           facts=facts)  # fmt: skip
