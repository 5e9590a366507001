"""Walking a journal back: every row as it was before, or nothing and the list of why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import ManyToOneRel, Model

from baccau.domain.base.actions import update_many
from baccau.domain.base.refusals import Refusal
from baccau.domain.base.snapshots import model_of, restored, snapshot, type_of
from baccau.domain.registry.actions.writes import Written, entry_rank, key_field

_CHUNK = 500


class ChangedSince(Refusal):
    """Rows were changed or used after the act, so undoing it would lose that."""

    code = "changed_since"


def walk_back(journal: Collection[Written], *, ignored: Collection[type[Model]] = ()) -> None:
    """Restore every row of a journal to its state before, inside the caller's transaction.

    Args:
        journal: each row at most once.
        ignored: tables whose rows go away with a removed row (its own traces).

    Raises:
        ChangedSince: with `items`, each an object type, an id and what happened to it.
    """
    current = _current(journal)
    items = [*_changed(journal, current), *_used(journal, current, ignored)]
    if items:
        raise ChangedSince(count=len(items), items=items)
    for object_type, changes in _by_type(journal, reverse=True).items():
        _restore(object_type, changes, current)


def _restore(object_type: str, changes: list[Written], current: dict[Any, Model]) -> None:
    model = model_of(object_type)
    manager = model._default_manager  # noqa: SLF001  (any model's manager)
    before = [(one, restored(object_type, one.before)) for one in changes if one.before]
    manager.bulk_create([row for one, row in before if one.after is None], batch_size=_CHUNK)
    kept = [row for one, row in before if one.after is not None]
    names = [f.attname for f in model._meta.concrete_fields if not f.primary_key]  # noqa: SLF001  (the model's public description)
    update_many(kept, names)
    entered = [current[object_type, one.object_id].pk for one in changes if one.before is None]
    for pks in _chunks(entered):
        manager.filter(pk__in=pks).delete()


def _by_type(journal: Iterable[Written], *, reverse: bool) -> dict[str, list[Written]]:
    """Group by type, the types that point at others first when reversed."""
    groups: dict[str, list[Written]] = defaultdict(list)
    for one in journal:
        groups[one.object_type].append(one)
    names = sorted(groups, key=entry_rank, reverse=reverse)
    return {name: groups[name] for name in names}


def _current(journal: Iterable[Written]) -> dict[Any, Model]:
    found: dict[Any, Model] = {}
    for object_type, changes in _by_type(journal, reverse=False).items():
        manager = model_of(object_type)._default_manager  # noqa: SLF001  (any model's manager)
        name = key_field(object_type)
        for ids in _chunks([one.object_id for one in changes]):
            rows = manager.select_for_update().filter(**{f"{name}__in": ids})
            found |= {(object_type, getattr(row, name)): row for row in rows}
    return found


def _changed(journal: Iterable[Written], current: dict[Any, Model]) -> list[dict[str, str]]:
    items = []
    for one in journal:
        row = current.get((one.object_type, one.object_id))
        if (None if row is None else snapshot(row)) != one.after:
            items.append(_against(one, "changed"))
    return items


def _used(
    journal: Collection[Written], current: dict[Any, Model], ignored: Collection[type[Model]]
) -> list[dict[str, str]]:
    """Find rows from outside the journal that point at a row it entered."""
    inside = {key for key, row in current.items() if row is not None}
    items = []
    for object_type, changes in _by_type(journal, reverse=False).items():
        entered = [one for one in changes if one.before is None]
        rows = {
            row.pk: one
            for one in entered
            if (row := current.get((object_type, one.object_id))) is not None
        }
        for relation in relations(model_of(object_type)):
            if relation.related_model in ignored:
                continue
            items += [_against(rows[pk], what) for pk, what in _pointing(relation, rows, inside)]
    return items


def _pointing(
    relation: ManyToOneRel, rows: dict[Any, Written], inside: set[Any]
) -> list[tuple[Any, str]]:
    model: Any = relation.related_model
    column = relation.field.attname
    found = []
    for pks in _chunks(list(rows)):
        for row in model.objects.filter(**{f"{column}__in": pks}):
            key = (type_of(row), getattr(row, "public_id", ""))
            if key not in inside:
                found.append((getattr(row, column), type_of(row)))
    return found


def relations(model: type[Model]) -> list[ManyToOneRel]:
    """Return every foreign key that points at a model."""
    fields = model._meta.get_fields(include_hidden=True)  # noqa: SLF001  (the model's public description)
    return [one for one in fields if isinstance(one, ManyToOneRel)]


def _against(one: Written, what: str) -> dict[str, str]:
    return {"object_type": one.object_type, "object_id": one.object_id, "what": what}


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
