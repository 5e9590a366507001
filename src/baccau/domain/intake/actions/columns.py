"""Saying what a column means, for this file and for the next one of the same sender."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.intake.actions.batches import BatchMoved
from baccau.domain.intake.models import Batch, ColumnMemory
from baccau.engines.text import fold


@transaction.atomic
def change_column(
    *,
    by: Actor,
    at: dt.datetime,
    batch: Batch,
    sheet: str,
    column: str,
    field: str | None,
) -> Batch:
    """Say what a column means (`None`: nothing) and have the file read again.

    The header's meaning is remembered for this sender. The caller starts the reading
    (`baccau.jobs.intake`); decisions on rows that then read the same stay.

    Raises:
        BatchMoved: the batch is not under review.
        NotFound: the file has no such column.
    """
    current = Batch.objects.select_for_update().get(pk=batch.pk)
    if current.state != "review":
        raise BatchMoved(state=current.state)
    header = _header(current, sheet, column)
    told = {"sheet": sheet, "column": column, "field": field}
    others = [one for one in current.overrides if (one["sheet"], one["column"]) != (sheet, column)]
    current.overrides = [*others, told]
    current.state, current.progress_percent = "reading", 0
    current.save(update_fields=["overrides", "state", "progress_percent"])
    if fold(header):
        ColumnMemory.objects.update_or_create(
            org_id=current.org_id, sender=current.sender, header_key=fold(header)[:200],
            defaults={"field": field or "", "at": at},
        )  # fmt: skip
    record(by=by, at=at, action="change_column", object_type="batch",
           object_id=current.public_id, facts=told)  # fmt: skip
    return current


def _header(batch: Batch, sheet: str, column: str) -> str:
    for table in batch.understanding.get("sheets", ()):
        if table["name"] == sheet and column in table["meanings"]:
            return str(table["headers"].get(column, ""))
    raise NotFound
