"""Readers by the name a field asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from baccau.engines.tabular.plain import FORMULA_ERRORS
from baccau.engines.tabular.problems import Finding, Reading
from baccau.engines.tabular.values import (
    contacts,
    dates,
    money,
    producers,
    quantities,
    ratings,
    seasons,
    terms,
    units,
)

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Value
    from baccau.engines.tabular.values.context import Context

Reader = Callable[["Value", "Context"], Reading[Any]]

READERS: dict[str, Reader] = {
    "text": terms.read_text,
    "tick": terms.read_tick,
    "identifier": terms.read_identifier,
    "producer": producers.read_producer,
    "contact": producers.read_contact,
    "producer_type": terms.read_producer_type,
    "buyer_kind": terms.read_buyer_kind,
    "commodity": terms.read_commodity,
    "product_set": terms.read_product_set,
    "papers": terms.read_papers,
    "storage": terms.read_storage,
    "provinces": terms.read_provinces,
    "commune_code": terms.read_commune_code,
    "province_code": terms.read_province_code,
    "phone": contacts.read_phone,
    "email": contacts.read_email,
    "tax_code": contacts.read_tax_code,
    "date": dates.read_date,
    "stars": ratings.read_stars,
    "percent": ratings.read_percent,
    "count": ratings.read_count,
    "number": ratings.read_number,
    "days_longest": ratings.read_days_longest,
    "days_shortest": ratings.read_days_shortest,
    "days_payment": ratings.read_days_payment,
    "price": money.read_price,
    "quantity": quantities.read_quantity,
    "moq": quantities.read_quantity,
    "season": seasons.read_season,
    "unit": units.read_unit,
    "pack": units.read_pack,
    "pack_unit": units.read_pack_unit,
}


def read_value(reader: str, raw: Value, context: Context) -> Reading[Any]:
    """Read one cell. A formula that failed in the sheet is told, never read as text."""
    if isinstance(raw, str) and raw.strip().upper() in FORMULA_ERRORS:
        return Reading(None, (Finding("formula_error", "warning", {"text": raw.strip()}),))
    return READERS[reader](raw, context)
