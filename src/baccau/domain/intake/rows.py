"""A staged row seen as what it says: the values in force, its owner's part, its own part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baccau.domain.demand.rows import BUYER, NEED, buyer_part
from baccau.domain.intake.models import StagedRow
from baccau.domain.registry.rows import PRODUCER, PRODUCT, SUPPLY, producer_part

Values = Mapping[str, Any]

# Fields by which a row is recognised: changing one of them asks again what the row is.
IDENTITY = frozenset({
    "baccau_id", "product_name", "producer_name", "buyer_name", "need_text", "tax_code", "phone",
    "email", "commune_code", "province_code", "certificate_no", "commodity", "producer_type",
    "pack_size", "pack_unit", "unit",
})  # fmt: skip
OWNER_NAME = {"supply": "producer_name", "demand": "buyer_name"}
_TABLES = {
    ("supply", "owner"): PRODUCER,
    ("supply", "item"): {**SUPPLY, **PRODUCT},
    ("demand", "owner"): BUYER,
    ("demand", "item"): NEED,
}
ITEM_NAME = {"supply": "product_name", "demand": "need_text"}


def in_force(row: StagedRow) -> dict[str, Any]:
    """Return the row's values as decided so far, else as cleaned."""
    values: dict[str, Any] = row.cleaned if row.decided is None else row.decided
    return values


def owner_part(kind: str, values: Values) -> dict[str, Any]:
    """Return what the row says of its producer or buyer."""
    return producer_part(values) if kind == "supply" else buyer_part(values)


def sheet_field(kind: str, of: str, name: str) -> str:
    """Return the contract's name of a value: `of` is owner or item."""
    return next((field for field, value in _TABLES[kind, of].items() if value == name), name)


def cells_of(row: StagedRow, of: str) -> dict[str, str]:
    """Return the cell each value of the row's owner or item was read from."""
    cells = {name: row.cells[field] for field, name in _TABLES[row.kind, of].items()
             if field in row.cells}  # fmt: skip
    if of == "item" and "papers" in row.cells:
        cells["papers"] = row.cells["papers"]
    return cells
