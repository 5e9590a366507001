"""Changing what a staged row says, and asking again what it is and what is against it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from baccau.domain.base.actions import update_many
from baccau.domain.base.refusals import Invalid
from baccau.domain.intake.actions.staging import known_owners, owner_of, problem_of, set_links
from baccau.domain.intake.checks import RIGHTS, Checker
from baccau.domain.intake.linking.links import LinkRow
from baccau.domain.intake.linking.rows import link_rows
from baccau.domain.intake.models import Batch, RowProblem, StagedRow
from baccau.domain.intake.rows import IDENTITY, OWNER_NAME, in_force
from baccau.domain.registry.values.tables import PlaceBook
from baccau.engines.text import exact_key

_BATCH = 500
_LINKS = ["verdict", "candidates", "owner_key", "owner_verdict", "owner_candidates"]
Edits = Mapping[int, Mapping[str, Any]]


def apply_edits(batch: Batch, edits: Edits, *, at: dt.datetime, strict: bool = False) -> None:
    """Write edits (row pk to field to value) into the rows, link and check them anew.

    When `strict`, an edited value the registry cannot hold is refused instead of noted.

    Raises:
        Invalid: with the problems of the edited fields, when strict.
    """
    rows = list(batch.rows.filter(pk__in=list(edits)).select_related("batch"))
    asked_again = []
    for row in rows:
        before = in_force(row)
        row.decided = {**before, **edits[row.pk]}
        if any(before.get(name) != row.decided.get(name) for name in IDENTITY & set(edits[row.pk])):
            asked_again.append(row)
    _relink(batch, asked_again, {row.pk: row for row in rows})
    _recheck(batch, rows, edits if strict else {}, at)
    update_many(rows, ["decided", "has_error", *_LINKS])


def refresh_errors(rows: Iterable[StagedRow]) -> None:
    """Set whether each row still has an open error; the caller saves."""
    chosen = list(rows)
    open_errors = set(
        RowProblem.objects.filter(
            row__in=[row.pk for row in chosen], severity="error", decision="open"
        ).values_list("row_id", flat=True)
    )
    for row in chosen:
        row.has_error = row.pk in open_errors


def _relink(batch: Batch, changed: list[StagedRow], held: Mapping[int, StagedRow]) -> None:
    """Link changed rows anew, together with the rows that may share an owner with them."""
    if not changed:
        return
    kin = {row.pk: held.get(row.pk, row) for row in _kin(batch, changed)}
    kin |= {row.pk: row for row in changed}
    rows = sorted(kin.values(), key=lambda row: row.position)
    linked = link_rows([LinkRow(row.position, row.kind, in_force(row)) for row in rows], batch.org)
    for row in rows:
        set_links(row, linked[row.position])
    others = [row for row in rows if row.pk not in held]
    update_many(others, _LINKS)


def _kin(batch: Batch, changed: list[StagedRow]) -> list[StagedRow]:
    keys = {row.owner_key for row in changed}
    names = {_owner_name(row) for row in changed} - {""}
    return [row for row in batch.rows.all() if row.owner_key in keys or _owner_name(row) in names]


def _owner_name(row: StagedRow) -> str:
    return exact_key(str(in_force(row).get(OWNER_NAME.get(row.kind, "")) or ""))


def _recheck(batch: Batch, rows: list[StagedRow], strict: Edits, at: dt.datetime) -> None:
    places = PlaceBook(str(in_force(row).get("commune_code") or "") for row in rows)
    checker = Checker(batch.org, at.date(), places)
    owners, problems = known_owners(rows), []
    for row in rows:
        found = checker.check(row.kind, in_force(row), owner=owner_of(row, owners))
        wrong = {one.field: [(one.code, one.facts)] for one in found
                 if one.field in strict.get(row.pk, {}) and one.code not in RIGHTS}  # fmt: skip
        if wrong:
            raise Invalid(wrong)
        problems += [problem_of(row, one, at) for one in found]
    stale = RowProblem.objects.filter(row__in=[row.pk for row in rows], by_registry=True)
    stale.filter(decision="open").exclude(code="repeats_row").delete()
    RowProblem.objects.bulk_create(problems, batch_size=_BATCH)
    refresh_errors(rows)
