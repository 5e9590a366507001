"""Into the registry in one transaction, and out of it again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from baccau.domain.audit.actions import record
from baccau.domain.base.actions import update_many
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Invalid, Refusal
from baccau.domain.demand.models import Need
from baccau.domain.intake.actions.batches import BatchMoved
from baccau.domain.intake.checks import within
from baccau.domain.intake.entering import Entering, Outcome
from baccau.domain.intake.models import Batch, Change, StagedRow
from baccau.domain.intake.rows import in_force
from baccau.domain.registry.actions.undo import walk_back
from baccau.domain.registry.actions.writes import Writes, Written
from baccau.domain.registry.models import Provenance

_BATCH = 500


class NotReady(Refusal):
    """Rows are undecided or have open errors; `rows` names the first of them."""

    code = "batch_not_ready"
    status = 422


class RowsRefused(Refusal):
    """The registry cannot take some rows; `items` says which and why. Nothing was written."""

    code = "rows_refused"
    status = 422


@dataclass(frozen=True, slots=True)
class RowPreview:
    """What committing would make of a row: the outcome, and each value that would be written."""

    row: StagedRow
    outcome: str
    values: tuple[tuple[str, str, Any], ...]


@transaction.atomic
def commit_batch(*, by: Actor, at: dt.datetime, batch: Batch) -> Batch:
    """Write all decided rows: all of them, once. Committing again changes nothing.

    Raises:
        BatchMoved: the batch is neither under review nor committed.
        NotReady: rows are undecided or have open errors.
        RowsRefused: rows outside the office's territory, or whose target is gone.
    """
    current = Batch.objects.select_for_update(of=("self",)).select_related("org").get(pk=batch.pk)
    if current.state == "committed":
        return current
    if current.state != "review":
        raise BatchMoved(state=current.state)
    rows = list(current.rows.order_by("position"))
    _require_ready(rows)
    entering = Entering(current, rows, Writes(by=by, at=at))
    _require_targets(current, rows, entering)
    outcomes = _entered(entering, rows)
    journal = entering.writes.flush()
    _keep_journal(current, rows, outcomes, journal)
    current.counts = current.counts | dict(Counter(one.what for one in outcomes))
    current.state, current.committed_at = "committed", at
    current.save(update_fields=["counts", "state", "committed_at"])
    record(by=by, at=at, action="commit_batch", object_type="batch",
           object_id=current.public_id,
           facts={**current.counts, "changes": len(journal),
                  "journal_sha256": _digest(journal)})  # fmt: skip
    return current


@transaction.atomic
def undo_batch(*, by: Actor, at: dt.datetime, batch: Batch) -> Batch:
    """Take a commit back: every row of the registry as it was before, or none.

    Raises:
        BatchMoved: the batch is not committed.
        ChangedSince: rows were changed or used since; `items` names them.
    """
    current = Batch.objects.select_for_update().get(pk=batch.pk)
    if current.state != "committed":
        raise BatchMoved(state=current.state)
    changes = current.changes.order_by("seq")
    walk_back(
        [Written(one.object_type, one.object_id, one.before, one.after) for one in changes],
        ignored=(Provenance,),
    )
    Provenance.objects.filter(batch_id=current.public_id).delete()
    current.state, current.undone_at = "undone", at
    current.save(update_fields=["state", "undone_at"])
    record(by=by, at=at, action="undo_batch", object_type="batch", object_id=current.public_id,
           facts={"changes": changes.count()})  # fmt: skip
    return current


@transaction.atomic
def preview_rows(
    *, by: Actor, at: dt.datetime, batch: Batch, rows: Sequence[StagedRow]
) -> list[RowPreview]:
    """Say what committing would make of these rows, by the very code that commits them.

    Undecided rows are shown as linking suggests. Nothing is written.
    """
    shown = [_as_suggested(row) for row in rows]
    entering = Entering(batch, shown, Writes(by=by, at=at))
    previews = []
    for row in shown:
        before = entering.writes.notes
        try:
            outcome = entering.enter(row).what if _has_target(row, entering) else "refused"
        except Invalid:
            outcome = "refused"
        notes = entering.writes.noted_since(before)
        values = tuple((note.object_type, note.field, note.value) for note in notes)
        previews.append(RowPreview(row, outcome, values))
    return previews


def _require_ready(rows: Sequence[StagedRow]) -> None:
    undecided = [row for row in rows if row.decision == "pending"]
    wrong = [row for row in rows if row.has_error and row.decision != "skip"]
    if undecided or wrong:
        named = [f"{row.sheet}!{row.row}" for row in (*wrong, *undecided)[:10]]
        raise NotReady(undecided=len(undecided), errors=len(wrong), rows=named)


def _require_targets(batch: Batch, rows: Sequence[StagedRow], entering: Entering) -> None:
    items = []
    for row in rows:
        if row.decision == "skip":
            continue
        if not _has_target(row, entering):
            items.append(_item(row, "target_missing"))
        elif not _is_ours(batch, row, entering):
            items.append(_item(row, "outside_territory"))
    if items:
        raise RowsRefused(count=len(items), items=items)


def _has_target(row: StagedRow, entering: Entering) -> bool:
    if row.decision == "same":
        return entering.targets.item(row) is not None
    return not row.chosen_owner_id or entering.targets.owner(row.chosen_owner_id) is not None


def _is_ours(batch: Batch, row: StagedRow, entering: Entering) -> bool:
    """Say whether the office may write this row, or the buyer its own need."""
    target = entering.targets.item(row) if row.decision == "same" else None
    owner = target.org if target else entering.targets.owner(row.chosen_owner_id)
    if batch.org.kind == "buyer":
        return owner is not None and owner.pk == batch.org_id
    values = in_force(row)
    places = [(values.get("province_code"), values.get("commune_code"))]
    if isinstance(target, Need):
        places.append((target.province_id, target.commune_id))
    elif owner is not None and row.kind == "supply":
        places.append((owner.province_id, owner.commune_id))
    return all(within(batch.org, *place) for place in places if any(place))


def _entered(entering: Entering, rows: Sequence[StagedRow]) -> list[Outcome]:
    outcomes, items = [], []
    for row in rows:
        try:
            outcomes.append(entering.enter(row))
        except Invalid as no:
            items += [_item(row, code) for told in no.problems.values() for code, _ in told]
    if items:
        raise RowsRefused(count=len(items), items=items)
    return outcomes


def _keep_journal(
    batch: Batch,
    rows: Sequence[StagedRow],
    outcomes: Sequence[Outcome],
    journal: Sequence[Written],
) -> None:
    by_target: dict[str, StagedRow] = {}
    for row, outcome in zip(rows, outcomes, strict=True):
        row.outcome, row.target_public_id = outcome.what, outcome.target_id
        by_target.setdefault(outcome.target_id, row)
    update_many(rows, ["outcome", "target_public_id"])
    Change.objects.bulk_create(
        (
            Change(
                batch=batch,
                seq=seq,
                row=by_target.get(one.object_id),
                object_type=one.object_type,
                object_id=one.object_id,
                before=one.before,
                after=one.after,
            )
            for seq, one in enumerate(journal, start=1)
        ),
        batch_size=_BATCH,
    )


def _as_suggested(row: StagedRow) -> StagedRow:
    if row.decision == "pending" and row.verdict in {"same", "new"}:
        row.decision = row.verdict
        first = row.candidates if row.verdict == "same" else row.owner_candidates
        if row.verdict == "same":
            row.chosen_public_id = str(first[0]["id"])
        elif row.owner_verdict == "same":
            row.chosen_owner_id = str(first[0]["id"])
    return row


def _item(row: StagedRow, code: str) -> dict[str, Any]:
    return {"sheet": row.sheet, "row": row.row, "code": code}


def _digest(journal: Sequence[Written]) -> str:
    digest = hashlib.sha256()
    for one in journal:
        row = [one.object_type, one.object_id, one.before, one.after]
        digest.update(json.dumps(row, sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()
