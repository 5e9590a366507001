"""What the registry itself has against a row, beyond what its cells say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.refusals import Invalid
from baccau.domain.demand.rows import need_part
from baccau.domain.demand.values import read_need
from baccau.domain.intake.rows import ITEM_NAME, OWNER_NAME, Values, owner_part, sheet_field
from baccau.domain.registry.rows import product_part, supply_part
from baccau.domain.registry.values.readers import read
from baccau.domain.registry.values.tables import (
    PlaceBook,
    read_organisation,
    read_papers,
    read_product,
    read_supply,
)

RIGHTS = frozenset({"outside_territory", "place_needed", "wrong_kind", "owner_missing"})
"""Problems of whose the row is, not of what a value looks like."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing against a row, in the contract's field names."""

    field: str
    code: str
    severity: str = "error"
    facts: dict[str, Any] = attribute(default_factory=dict)
    proposal: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks rows for one organisation on one day."""

    org: Organisation
    on: dt.date
    places: PlaceBook

    def check(self, kind: str, values: Values, *, owner: Organisation | None) -> list[Found]:
        """Return everything against a row; `owner` is the known producer or buyer, if any."""
        return [*self._values(kind, values), *self._rights(kind, values, owner)]

    def _values(self, kind: str, values: Values) -> Iterator[Found]:
        yield from _told(kind, "owner", self._organisation, owner_part(kind, values))
        if kind == "supply":
            yield from _told(kind, "item", self._product, product_part(values))
            yield from _told(kind, "item", read_supply, supply_part(values))
            yield from _told(kind, "item", _papers, {"papers": values.get("papers") or []})
        else:
            yield from _told(kind, "item", self._need, need_part(values))

    def _organisation(self, values: dict[str, Any]) -> object:
        return read_organisation(values, self.places)

    def _product(self, values: dict[str, Any]) -> object:
        return read_product(values, self.on)

    def _need(self, values: dict[str, Any]) -> object:
        # The owner's part has told of the place already.
        apart = {k: v for k, v in values.items() if k not in {"commune_code", "province_code"}}
        return read_need(apart, self.places)

    def _rights(self, kind: str, values: Values, owner: Organisation | None) -> Iterator[Found]:
        if self.org.kind == "buyer":
            if kind != "demand":
                yield Found(ITEM_NAME[kind], "wrong_kind")
            return
        if owner is None and not values.get(OWNER_NAME[kind]):
            yield Found(OWNER_NAME[kind], "owner_missing")
        yield from self._territory(values, owner)

    def _territory(self, values: Values, owner: Organisation | None) -> Iterator[Found]:
        home = self.org.territory_province_id
        if home is None:
            return
        province, commune = values.get("province_code"), values.get("commune_code")
        if not province and not commune and owner is not None:
            province, commune = owner.province_id, owner.commune_id
        if not province and not commune:
            yield Found("commune_code", "place_needed", proposal=self._home())
        elif not within(self.org, province, commune):
            yield Found("commune_code", "outside_territory", facts={"province": province})

    def _home(self) -> dict[str, Any]:
        if self.org.territory_commune_id:
            return {"field": "commune_code", "value": self.org.territory_commune_id}
        return {"field": "province_code", "value": self.org.territory_province_id}


def within(org: Organisation, province: str | None, commune: str | None) -> bool:
    """Say whether a place lies in an office's territory; an office without one has them all."""
    if org.territory_commune_id:
        return commune == org.territory_commune_id
    return org.territory_province_id in (None, province)


def _papers(values: dict[str, Any]) -> object:
    return read(values, {"papers": read_papers})


def _told(
    kind: str, of: str, reader: Callable[[dict[str, Any]], object], values: dict[str, Any]
) -> Iterator[Found]:
    try:
        reader(values)
    except Invalid as no:
        for name, problems in no.problems.items():
            for code, facts in problems:
                yield Found(sheet_field(kind, of, name), code, facts=facts)
