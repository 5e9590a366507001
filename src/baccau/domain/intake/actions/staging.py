"""Laying a read file out as rows and problems, linked and checked, for someone to decide."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.intake.checks import Checker, Found
from baccau.domain.intake.linking.links import Linked, LinkRow
from baccau.domain.intake.linking.rows import link_rows
from baccau.domain.intake.models import Batch, RowProblem, StagedRow
from baccau.domain.intake.rows import ITEM_NAME, OWNER_NAME
from baccau.domain.registry.values.tables import PlaceBook
from baccau.engines.text import fold

_BATCH = 500
_NAMES = frozenset({*ITEM_NAME.values(), *OWNER_NAME.values()})
_ID_HEADERS = frozenset({"baccau id", "bac cau id", "ma bac cau"})


def stage(*, by: Actor, at: dt.datetime, batch: Batch, understanding: dict[str, Any]) -> Batch:
    """Store what was understood of a file, linked and checked: all of it in one transaction.

    Decisions made on an earlier reading stay with the rows that read the same.
    """
    rows = _rows(batch, understanding, at)
    linked = link_rows([LinkRow(row.position, row.kind, row.cleaned) for row in rows], batch.org)
    for row in rows:
        set_links(row, linked[row.position])
    problems = _problems(batch, rows, understanding, linked, at)
    return _store(by, at, batch, rows, problems, _summary(understanding))


@transaction.atomic
def _store(
    by: Actor,
    at: dt.datetime,
    batch: Batch,
    rows: list[StagedRow],
    problems: list[RowProblem],
    summary: dict[str, Any],
) -> Batch:
    current = Batch.objects.select_for_update().select_related("org").get(pk=batch.pk)
    if current.state != "reading":
        return current  # another worker was faster with the same reading
    keep_decisions(current, rows, problems)
    current.rows.all().delete()
    StagedRow.objects.bulk_create(rows, batch_size=_BATCH)
    RowProblem.objects.bulk_create(problems, batch_size=_BATCH)
    current.understanding = summary
    current.counts = dict(Counter(row.verdict for row in rows)) | {"rows": len(rows)}
    current.state, current.read_at, current.progress_percent = "review", at, 100
    current.save()
    record(by=by, at=at, action="read_batch", object_type="batch", object_id=batch.public_id,
           facts=current.counts)  # fmt: skip
    return current


def set_links(row: StagedRow, linked: Linked) -> None:
    """Write what linking says onto a row."""
    row.verdict, row.candidates = linked.verdict, linked.item.candidates
    row.owner_key, row.owner_verdict = linked.owner.key, linked.owner.verdict
    row.owner_candidates = linked.owner.candidates


def known_owners(rows: Iterable[StagedRow]) -> dict[str, Organisation]:
    """Return the owners that linking is sure of, by id."""
    ids = sorted({str(row.owner_candidates[0]["id"]) for row in rows
                  if row.owner_verdict == "same" and row.owner_candidates})  # fmt: skip
    found: dict[str, Organisation] = {}
    for start in range(0, len(ids), _BATCH):
        orgs = Organisation.objects.filter(public_id__in=ids[start : start + _BATCH])
        found |= {org.public_id: org for org in orgs}
    return found


def owner_of(row: StagedRow, owners: dict[str, Organisation]) -> Organisation | None:
    """Return the owner linking is sure of, if any."""
    if row.owner_verdict != "same" or not row.owner_candidates:
        return None
    return owners.get(str(row.owner_candidates[0]["id"]))


def problem_of(row: StagedRow, found: Found, at: dt.datetime) -> RowProblem:
    """Return what was found against a row as a problem in its cell."""
    cell = row.cells.get(found.field) or f"A{row.row}"
    return RowProblem(
        row=row, batch=row.batch, org_id=row.org_id, cell=cell, field=found.field,
        code=found.code, severity=found.severity, facts={"cell": cell, **found.facts},
        proposal=found.proposal, by_registry=True, created_at=at,
    )  # fmt: skip


def _rows(batch: Batch, understanding: dict[str, Any], at: dt.datetime) -> list[StagedRow]:
    rows: list[StagedRow] = []
    for sheet in understanding["sheets"]:
        id_column = next((letter for letter, header in sheet["headers"].items()
                          if fold(header) in _ID_HEADERS), "")  # fmt: skip
        for read in sheet["rows"]:
            values = dict(read["values"])
            known_id = values.get("baccau_id") or read["raw"].get(id_column)
            if known_id:
                values = _own_words(values, read["cells"], sheet["columns"])
                values["baccau_id"] = known_id
            rows.append(
                StagedRow(
                    batch=batch, org_id=batch.org_id, position=len(rows) + 1,
                    sheet=sheet["name"][:100], row=read["row"], kind=sheet["kind"],
                    raw=read["raw"], cells=read["cells"], cleaned=values, created_at=at,
                )
            )  # fmt: skip
    return rows


def _own_words(
    values: dict[str, Any], cells: dict[str, str], columns: dict[str, str]
) -> dict[str, Any]:
    """Return the values an exported row says itself, without what a name lets one guess.

    An export leaves blank what the registry does not know; sent back unchanged it must not
    teach the registry our own guess.
    """
    return {
        name: value
        for name, value in values.items()
        if (column := columns.get(cells.get(name, "").rstrip("0123456789"))) not in _NAMES
        or column == name
    }


def _problems(
    batch: Batch,
    rows: list[StagedRow],
    understanding: dict[str, Any],
    linked: dict[int, Linked],
    at: dt.datetime,
) -> list[RowProblem]:
    read = [one for sheet in understanding["sheets"] for one in sheet["rows"]]
    places = PlaceBook(str(row.cleaned.get("commune_code") or "") for row in rows)
    checker = Checker(batch.org, at.date(), places)
    owners, problems = known_owners(rows), []
    for row, source in zip(rows, read, strict=True):
        told = [_read_problem(row, one, at) for one in source["problems"]]
        twin = linked[row.position].item.twin
        against = checker.check(row.kind, row.cleaned, owner=owner_of(row, owners))
        if twin is not None:
            against.append(_twin(row, rows[twin - 1]))
        told += [problem_of(row, found, at) for found in against]
        row.has_error = any(one.severity == "error" for one in told)
        problems += told
    return problems


def _read_problem(row: StagedRow, one: dict[str, Any], at: dt.datetime) -> RowProblem:
    return RowProblem(
        row=row, batch=row.batch, org_id=row.org_id, cell=one["cell"][:12],
        field=one["field"][:40], code=one["code"], severity=one["severity"], facts=one["facts"],
        proposal=one["proposal"], created_at=at,
    )  # fmt: skip


def _twin(row: StagedRow, twin: StagedRow) -> Found:
    return Found(ITEM_NAME[row.kind], "repeats_row", "warning",
                 {"sheet": twin.sheet, "row": twin.row})  # fmt: skip


def _summary(understanding: dict[str, Any]) -> dict[str, Any]:
    """Return what was understood without its rows, which have a table of their own."""
    sheets = [
        {name: value for name, value in sheet.items() if name != "rows"}
        | {"row_count": len(sheet["rows"])}
        for sheet in understanding["sheets"]
    ]
    return {"file_kind": understanding["file_kind"], "notices": understanding["notices"],
            "sheets": sheets}  # fmt: skip


def keep_decisions(batch: Batch, rows: list[StagedRow], problems: list[RowProblem]) -> None:
    """Carry decisions over from an earlier reading to the rows that read the same."""
    earlier = {(row.sheet, row.row): row for row in batch.rows.all()}
    if not earlier:
        return
    kept = set()
    for row in rows:
        before = earlier.get((row.sheet, row.row))
        if before is None or before.cleaned != row.cleaned or before.kind != row.kind:
            continue
        kept.add(row.position)
        row.decided, row.decision = before.decided, before.decision
        row.chosen_public_id, row.chosen_owner_id = before.chosen_public_id, before.chosen_owner_id
        row.has_error = before.has_error
    decided = {
        (one.row.sheet, one.row.row, one.cell, one.code): one.decision
        for one in batch.problems.exclude(decision="open").select_related("row")
    }
    for one in problems:
        if one.row.position in kept:
            key = (one.row.sheet, one.row.row, one.cell, one.code)
            one.decision = decided.get(key, "open")
