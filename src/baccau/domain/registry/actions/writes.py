"""Many writes as one: gathered in memory, sent in bulk, each with its before and after.

A single form and a file of ten thousand rows go the same way, so both leave the same traces.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from baccau.domain.base.actions import update_many
from baccau.domain.base.actor import Actor
from baccau.domain.base.snapshots import Snapshot, plain, snapshot, type_of
from baccau.domain.registry.models import Provenance
from baccau.domain.registry.sources import Source

# A row is entered after the rows it points at.
_ORDER = ("organisation", "product", "supply", "paper", "need", "alias")
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Written:
    """One row before and after. No `before`: it was entered; no `after`: it was removed."""

    object_type: str
    object_id: str
    before: Snapshot | None
    after: Snapshot | None


def key_of(row: Model) -> tuple[str, str]:
    """Return a row's object type and durable id."""
    object_type = type_of(row)
    return object_type, str(getattr(row, key_field(object_type)))


def key_field(object_type: str) -> str:
    """Return the column that names a row of this type for ever."""
    return "old_public_id" if object_type == "alias" else "public_id"


class Writes:
    """The writes of one act. Nothing touches the database before `flush`."""

    def __init__(self, *, by: Actor, at: dt.datetime) -> None:
        self.by, self.at = by, at
        self._before: dict[tuple[str, str], Snapshot | None] = {}
        self._rows: dict[tuple[str, str], Model] = {}
        self._names: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._removed: set[tuple[str, str]] = set()
        self._notes: list[tuple[Model, Provenance]] = []

    def enter(self, row: Model) -> None:
        """Add a new row."""
        self._before[key_of(row)] = None
        self._rows[key_of(row)] = row

    def change(self, row: Model, columns: Mapping[str, Any]) -> tuple[str, ...]:
        """Set columns of a row; return the names of those whose value differs."""
        fields = {field.attname: field for field in row._meta.concrete_fields}  # noqa: SLF001  (the model's public description)
        changed = tuple(
            name
            for name, value in columns.items()
            if plain(fields[name], value) != plain(fields[name], getattr(row, name))
        )
        if changed:
            key = key_of(row)
            if key not in self._before:
                self._before[key] = snapshot(row)
            self._rows[key] = row
            self._names[key].update(changed)
            for name in changed:
                setattr(row, name, columns[name])
        return changed

    def remove(self, row: Model) -> None:
        """Take a row away; its last state stays in the journal."""
        key = key_of(row)
        self._before.setdefault(key, snapshot(row))
        self._rows[key] = row
        self._removed.add(key)

    def note(self, about: Model, org: Model, values: Mapping[str, Any], source: Source) -> None:
        """Keep where each of these values of a row came from."""
        object_type, object_id = key_of(about)
        for name, value in values.items():
            row = Provenance(
                object_type=object_type, object_id=object_id, field=name, value=_json(value),
                channel=source.channel, source=source.of(name)[:300], batch_id=source.batch_id,
                at=self.at, by_label=self.by.label[:200],
            )  # fmt: skip
            self._notes.append((org, row))

    @property
    def size(self) -> int:
        """How many values and rows were written so far; it grows with every difference."""
        return len(self._notes) + len(self._before)

    @property
    def notes(self) -> int:
        """How many values were noted so far."""
        return len(self._notes)

    def noted_since(self, count: int) -> list[Provenance]:
        """Return the values noted after the first `count` ones."""
        return [note for _, note in self._notes[count:]]

    def planned(self) -> list[str]:
        """Return the object type of every row that would be written."""
        return [object_type for object_type, _ in self._before]

    def flush(self) -> tuple[Written, ...]:
        """Send everything in bulk; return each row before and after, in order of entry."""
        for object_type in sorted({key[0] for key in self._rows}, key=entry_rank):
            self._send(object_type)
        for org, note in self._notes:
            note.org_id = org.pk
        Provenance.objects.bulk_create([note for _, note in self._notes], batch_size=_BATCH)
        return tuple(
            Written(*key, before, None if key in self._removed else snapshot(self._rows[key]))
            for key, before in self._before.items()
        )

    def _send(self, object_type: str) -> None:
        rows = {key: row for key, row in self._rows.items() if key[0] == object_type}
        model = type(next(iter(rows.values())))
        manager = model._default_manager  # noqa: SLF001  (any model's manager)
        entered = [row for key, row in rows.items() if self._before[key] is None]
        manager.bulk_create(entered, batch_size=_BATCH)
        by_names: dict[tuple[str, ...], list[Model]] = defaultdict(list)
        for key, row in rows.items():
            if key in self._removed:
                continue
            if self._before[key] is not None:
                by_names[tuple(sorted(self._names[key]))].append(row)
        for names, changed in by_names.items():
            update_many(changed, names)
        gone = [row.pk for key, row in rows.items() if key in self._removed]
        manager.filter(pk__in=gone).delete()


def entry_rank(object_type: str) -> int:
    """Return the place of a type in the order rows are entered."""
    return _ORDER.index(object_type) if object_type in _ORDER else len(_ORDER)


def _json(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if hasattr(value, "as_tuple") else value
