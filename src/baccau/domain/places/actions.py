"""Bringing the tables of provinces and communes up to the reference data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.places.models import Commune, Province
from baccau.engines.geography import Commune as CommuneUnit
from baccau.engines.geography import Province as ProvinceUnit
from baccau.reference import places

_BATCH = 400


@dataclass(frozen=True, slots=True)
class PlacesLoaded:
    """How many rows were entered or changed."""

    provinces: int
    communes: int


@transaction.atomic
def load_places(*, by: Actor, at: dt.datetime) -> PlacesLoaded:
    """Enter what is missing and correct what differs; again changes nothing.

    No row is ever taken away, for others point at it: a unit that ended keeps its `valid_to`.
    """
    loaded = PlacesLoaded(
        _load_provinces(places.provinces()),
        _load_communes(places.communes()),
    )
    if loaded.provinces or loaded.communes:
        record(by=by, at=at, action="load_places", object_type="place", object_id="all",
               facts={"provinces": loaded.provinces, "communes": loaded.communes})  # fmt: skip
    return loaded


def _load_provinces(units: Iterable[ProvinceUnit]) -> int:
    known = {row.code: _values(row) for row in Province.objects.all()}
    rows = [
        Province(
            code=unit.code, name=unit.name, kind=unit.kind, valid_from=unit.valid_from,
            valid_to=unit.valid_to, decree=unit.decree,
        )
        for unit in units
    ]  # fmt: skip
    changed = [row for row in rows if _values(row) != known.get(row.code)]
    Province.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["code"],
        update_fields=["name", "kind", "valid_from", "valid_to", "decree"],
    )  # fmt: skip
    return len(changed)


def _load_communes(units: Iterable[CommuneUnit]) -> int:
    known = {row.code: _values(row) for row in Commune.objects.all()}
    rows = [
        Commune(
            code=unit.code, province_id=unit.province_code, name=unit.name, kind=unit.kind,
            lat=unit.lat, lon=unit.lon, km2=unit.km2, valid_from=unit.valid_from,
            valid_to=unit.valid_to, decree=unit.decree,
        )
        for unit in units
    ]  # fmt: skip
    changed = [row for row in rows if _values(row) != known.get(row.code)]
    Commune.objects.bulk_create(
        changed, batch_size=_BATCH, update_conflicts=True, unique_fields=["code"],
        update_fields=["province", "name", "kind", "lat", "lon", "km2", "valid_from", "valid_to",
                       "decree"],
    )  # fmt: skip
    return len(changed)


def _values(row: Province | Commune) -> dict[str, object]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}  # noqa: SLF001  (the model's public description)
