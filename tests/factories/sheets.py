"""Small spreadsheets for tests, with the contract's field names as headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
_MONTHLY = {"capacity_by_month": "capacity", "quantity_by_month": "quantity"}


def supply_row(name: str = "Miến dong Tài Hoan", **values: Any) -> dict[str, Any]:
    """Return a row that needs no mend."""
    return {
        "product_name": name, "producer_name": "HTX Tài Hoan", "commune_code": "02185",
        "province_code": "19", "stars": 4, "unit": "kg", "price_vnd": 65_000,
        "capacity_by_month": [500] * 12, **values,
    }  # fmt: skip


def demand_row(text: str = "Miến dong", **values: Any) -> dict[str, Any]:
    """Return a row that needs no mend."""
    return {
        "need_text": text, "buyer_name": "Siêu thị Minh Cầu", "buyer_kind": "supermarket",
        "commune_code": "02185", "province_code": "19", "unit": "kg",
        "quantity_by_month": [200] * 12, "price_ceiling_vnd": 80_000, **values,
    }  # fmt: skip


def csv_bytes(rows: Sequence[Row]) -> bytes:
    """Return rows as CSV: lists joined by `|`, months in twelve columns."""
    flat = [_flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(flat)
    return text.getvalue().encode("utf-8-sig")


def _flat(row: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if name in _MONTHLY:
            months = value or [""] * 12
            cells |= {f"{_MONTHLY[name]}_{n}": month for n, month in enumerate(months, start=1)}
        elif isinstance(value, list):
            cells[name] = "|".join(value)
        else:
            cells[name] = "" if value is None else value
    return cells
