"""Making several rows one, and taking that back.

What points at a merged row moves to the survivor where that is known to be right, stays where it
is history, and stops the merge where neither holds. Old ids resolve for ever.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.models import Alias, Entity
from baccau.domain.base.refusals import Refusal
from baccau.domain.base.snapshots import type_of
from baccau.domain.registry.actions.undo import relations, walk_back
from baccau.domain.registry.actions.writes import Writes, Written
from baccau.domain.registry.models import Merge, Paper, Product, Supply

# Rows of these tables tell the past or hold no right; they stay with the id they were written to.
_HISTORY = frozenset({
    "provenance", "planoffer", "planneed", "allocation", "unserved", "gap", "notice", "merge",
    "invitation",
})  # fmt: skip
# Of these tables only rows that still count stand in the way.
_COUNTS: dict[str, dict[str, Any]] = {
    "membership": {"revoked_at__isnull": True},
    "claim": {"state": "pending"},
}


class MergeRefused(Refusal):
    """A merge that would lose or misplace something; `items` names what stands in the way."""

    code = "merge_refused"
    status = 422


class MergeUndone(Refusal):
    """The merge was taken back before."""

    code = "merge_undone"


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge changes: rows by type, and the merge itself unless it was a dry run."""

    changes: dict[str, int]
    written: tuple[Written, ...]
    merge: Merge | None


@dataclass(frozen=True, slots=True)
class Move:
    """Rows of `model` that follow a merge by their `column`.

    Of rows alike in the `once` columns the survivor keeps its own and the other stays behind.
    """

    model: type[Entity]
    column: str
    once: tuple[str, ...] | None = None


_ORGANISATION_MOVES = (
    Move(Product, "org"),
    Move(Supply, "org"),
    Move(Paper, "org", once=("product_id", "code")),
)
_PRODUCT_MOVES = (
    Move(Supply, "product", once=()),
    Move(Paper, "product", once=("code",)),
)


def merge_organisations(
    *,
    by: Actor,
    at: dt.datetime,
    survivor: Organisation,
    merged: Sequence[Organisation],
    dry_run: bool = False,
    moves: tuple[Move, ...] = _ORGANISATION_MOVES,
) -> MergeReport:
    """Make organisations one. Their products move; a profile someone answers for does not merge.

    Raises:
        MergeRefused: of different kinds, or something would be lost; `items` says what.
    """
    kinds = {org.kind for org in (survivor, *merged)}
    if kinds not in ({"producer"}, {"buyer"}):
        raise MergeRefused(count=len(merged), items=[{"what": "kind"}])
    return _merge(by, at, survivor, merged, moves, dry_run=dry_run)


def merge_products(
    *,
    by: Actor,
    at: dt.datetime,
    survivor: Product,
    merged: Sequence[Product],
    dry_run: bool = False,
) -> MergeReport:
    """Make products of one producer one; the survivor keeps its own supply where it has one.

    Raises:
        MergeRefused: of different producers, or something would be lost; `items` says what.
    """
    if {product.org_id for product in merged} != {survivor.org_id}:
        raise MergeRefused(count=len(merged), items=[{"what": "organisation"}])
    return _merge(by, at, survivor, merged, _PRODUCT_MOVES, dry_run=dry_run)


@transaction.atomic
def undo_merge(*, by: Actor, at: dt.datetime, merge: Merge) -> None:
    """Take a merge back: every row as it was, to the byte.

    Raises:
        MergeUndone: it was taken back before.
        ChangedSince: rows were changed after it; `items` names them.
    """
    current = Merge.objects.select_for_update().get(pk=merge.pk)
    if current.undone_at is not None:
        raise MergeUndone
    walk_back([Written(**one) for one in current.journal])
    Merge.objects.filter(pk=current.pk).update(undone_at=at)
    record(by=by, at=at, action="undo_merge", object_type=current.object_type,
           object_id=current.survivor_public_id,
           facts={"merged": current.merged_public_ids})  # fmt: skip


@transaction.atomic
def _merge(
    by: Actor,
    at: dt.datetime,
    survivor: Entity,
    merged: Sequence[Entity],
    moves: tuple[Move, ...],
    *,
    dry_run: bool,
) -> MergeReport:
    kept, gone = _locked(survivor, merged)
    _refuse_obstacles(gone, moves)
    writes = Writes(by=by, at=at)
    for move in moves:
        _move(writes, move, kept, gone)
    for row in gone:
        writes.change(row, {"state": "merged"})
        _alias(writes, at, kept, row)
    if dry_run:
        return MergeReport(_counted(writes.planned()), (), None)
    written = writes.flush()
    org = kept if isinstance(kept, Organisation) else getattr(kept, "org")  # noqa: B009  (typed by the caller)
    merge = Merge.objects.create(
        org=org, object_type=type_of(kept), survivor_public_id=kept.public_id,
        merged_public_ids=[row.public_id for row in gone],
        journal=[asdict(one) for one in written], by_label=by.label[:200], created_at=at,
    )  # fmt: skip
    record(by=by, at=at, action="merge", object_type=type_of(kept), object_id=kept.public_id,
           facts={"merged": merge.merged_public_ids, "merge": merge.public_id})  # fmt: skip
    return MergeReport(_counted(one.object_type for one in written), written, merge)


def _locked(survivor: Entity, merged: Sequence[Entity]) -> tuple[Entity, list[Entity]]:
    model: type[Any] = type(survivor)
    ids = [row.pk for row in merged]
    rows = {row.pk: row for row in model.objects.select_for_update().filter(
        pk__in=[survivor.pk, *ids])}  # fmt: skip
    if survivor.pk in ids or any(row.state == "merged" for row in rows.values()):
        raise MergeRefused(count=len(merged), items=[{"what": "merged"}])
    return rows[survivor.pk], [rows[pk] for pk in dict.fromkeys(ids)]


def _refuse_obstacles(gone: Sequence[Entity], moves: tuple[Move, ...]) -> None:
    moving = {(type_of(move.model), move.column) for move in moves}
    items = []
    for relation in relations(type(gone[0])):
        model: Any = relation.related_model
        name = type_of(model)
        if name in _HISTORY or (name, relation.field.name) in moving:
            continue
        rows = model.objects.filter(
            **{f"{relation.field.name}__in": list(gone)}, **_COUNTS.get(name, {})
        )
        items += [{"object_id": getattr(row, relation.field.name).public_id, "what": name}
                  for row in rows.select_related(relation.field.name)]  # fmt: skip
    if items:
        raise MergeRefused(count=len(items), items=items)


def _move(writes: Writes, move: Move, kept: Entity, gone: Sequence[Entity]) -> None:
    model: Any = move.model
    column = f"{move.column}_id"
    taken = {_key(move, row) for row in model.objects.filter(**{column: kept.pk})}
    for row in model.objects.select_for_update().filter(**{f"{move.column}__in": list(gone)}):
        key = _key(move, row)
        if move.once is None or key not in taken:
            writes.change(row, {column: kept.pk})
            taken.add(key)


def _key(move: Move, row: Entity) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in move.once or ())


def _alias(writes: Writes, at: dt.datetime, kept: Entity, row: Entity) -> None:
    for earlier in Alias.objects.select_for_update().filter(new_public_id=row.public_id):
        writes.change(earlier, {"new_public_id": kept.public_id})
    writes.enter(
        Alias(object_type=type_of(kept), old_public_id=row.public_id,
              new_public_id=kept.public_id, created_at=at)
    )  # fmt: skip


def _counted(types: Iterable[str]) -> dict[str, int]:
    return dict(Counter(types))
