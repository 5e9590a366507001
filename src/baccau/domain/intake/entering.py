"""What committing staged rows would write, row by row, as writes not yet sent.

The review page asks the same code as the commit, so a dry run tells what the real one does. Of a
known thing the sheet never changes the name, unless the row carries its id: a list may call a
product anything, an export sent back says what it should be called. Blanks change nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from baccau.domain.accounts.models import Organisation
from baccau.domain.demand.actions.entries import enter_need
from baccau.domain.demand.models import Need
from baccau.domain.demand.rows import need_part
from baccau.domain.demand.values import is_publishable, read_need
from baccau.domain.intake.models import Batch, StagedRow
from baccau.domain.intake.queries.targets import Targets
from baccau.domain.intake.rows import Values, cells_of, in_force, owner_part
from baccau.domain.registry.actions.entries import (
    add_papers,
    amend,
    enter_organisation,
    enter_product,
    put_supply,
)
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.models import Product
from baccau.domain.registry.rows import product_part, supply_part
from baccau.domain.registry.sources import Source
from baccau.domain.registry.values.tables import (
    PlaceBook,
    read_organisation,
    read_product,
    read_supply,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row: created, updated, unchanged or skipped; and the thing's id."""

    what: str
    target_id: str = ""


class Entering:
    """Enters the rows of one batch, in order, into one set of writes."""

    def __init__(self, batch: Batch, rows: Sequence[StagedRow], writes: Writes) -> None:
        self.batch, self.writes = batch, writes
        self.targets = Targets(rows)
        self.places = PlaceBook(str(in_force(row).get("commune_code") or "") for row in rows)
        self._owners: dict[str, Organisation] = {}
        self._told: dict[str, set[str]] = {}

    def enter(self, row: StagedRow) -> Outcome:
        """Enter one decided row.

        Raises:
            Invalid: a value the registry cannot hold.
        """
        if row.decision == "skip":
            return Outcome("skipped")
        before = self.writes.size
        values = in_force(row)
        known = self.targets.item(row) if row.decision == "same" else None
        owner = self._owner(row, values, known)
        enter = self._product if row.kind == "supply" else self._need
        target = enter(row, values, owner, known)
        if known is None:
            return Outcome("created", target.public_id)
        changed = self.writes.size != before
        return Outcome("updated" if changed else "unchanged", target.public_id)

    def _owner(self, row: StagedRow, values: Values, known: Product | Need | None) -> Organisation:
        told = read_organisation(owner_part(row.kind, values), self.places)
        org = known.org if known is not None else self._chosen(row)
        if org is None:
            return self._enter_owner(row, told)
        self._amend_owner(row, org, told)
        return org

    def _chosen(self, row: StagedRow) -> Organisation | None:
        if row.chosen_owner_id:
            return self.targets.owner(row.chosen_owner_id)
        return self._owners.get(row.owner_key)

    def _enter_owner(self, row: StagedRow, told: dict[str, Any]) -> Organisation:
        kind = "producer" if row.kind == "supply" else "buyer"
        org = enter_organisation(
            self.writes, kind=kind, state="pre_registered",
            values=self._labelled(told), source=self._source(row, "owner"),
        )  # fmt: skip
        self._owners[row.owner_key] = org
        self._told[org.public_id] = set(told)
        return org

    def _amend_owner(self, row: StagedRow, org: Organisation, told: dict[str, Any]) -> None:
        """Write what the row says of a known owner; the first row to say a thing is heard."""
        if org.pk == self.batch.org_id:
            return  # a buyer keeps its own profile by itself
        heard = self._told.setdefault(org.public_id, set())
        fresh = {name: value for name, value in told.items() if name not in heard}
        heard |= set(told)
        fresh = _without_name(row, fresh)
        if fresh.get("province_code") not in (None, org.province_id):
            fresh.setdefault("commune_code", None)
        amend(self.writes, org, org, fresh, self._source(row, "owner"))

    def _product(
        self, row: StagedRow, values: Values, owner: Organisation, known: Product | Need | None
    ) -> Product:
        told = read_product(product_part(values), self.writes.at.date())
        source = self._source(row, "item")
        if isinstance(known, Product):
            product = known
            amend(self.writes, product, owner, _without_name(row, told), source)
        else:
            product = enter_product(
                self.writes, org=owner, values=self._labelled(told), source=source
            )
        terms = read_supply(supply_part(values))
        if terms:
            supply = self.targets.supply(product)
            terms = terms if supply is not None else self._labelled(terms)
            made, _ = put_supply(self.writes, product, supply, terms, source)
            self.targets.keep_supply(made)
        held, codes = self.targets.papers(product), values.get("papers") or ()
        self.targets.keep_papers(product, add_papers(self.writes, product, held, codes, source))
        return product

    def _need(
        self, row: StagedRow, values: Values, owner: Organisation, known: Product | Need | None
    ) -> Need:
        told = read_need(need_part(values), self.places)
        source = self._source(row, "item")
        if isinstance(known, Need):
            amend(self.writes, known, owner, told, source)
            return known
        state = "open" if is_publishable(told) else "draft"
        return enter_need(
            self.writes, org=owner, values=self._labelled(told), state=state, source=source
        )

    def _labelled(self, told: dict[str, Any]) -> dict[str, Any]:
        return {**told, "illustrative": True} if self.batch.illustrative else told

    def _source(self, row: StagedRow, of: str) -> Source:
        cells = cells_of(row, of)
        text = f"{self.batch.file_name}!{row.sheet}"
        return Source("sample" if self.batch.illustrative else "intake", text, cells,
                      self.batch.public_id)  # fmt: skip


def _without_name(row: StagedRow, told: dict[str, Any]) -> dict[str, Any]:
    if row.cleaned.get("baccau_id"):
        return told
    return {name: value for name, value in told.items() if name != "name"}
