"""Registry rows in the contract's words, and a sheet's words as the registry's values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from baccau.domain.registry.models import Product, Supply
from baccau.domain.registry.values.tables import AREA_CLASSES

PRODUCER = {
    "producer_name": "name",
    "producer_type": "producer_type",
    "tax_code": "tax_code",
    "phone": "phone",
    "email": "email",
    "representative": "contact_name",
    "commune_code": "commune_code",
    "province_code": "province_code",
    "place_as_written": "place_as_written",
}
PRODUCT = {
    "product_name": "name",
    **{
        name: name
        for name in (
            "product_set", "commodity", "unit", "pack_size", "pack_unit", "shelf_life_days",
            "storage", "stars", "certificate_no", "certified_on",
        )
    },
}  # fmt: skip
SUPPLY = {
    name: name
    for name in ("unit", "price_vnd", "price_max_vnd", "capacity_by_month", "moq", "lead_days")
}


def producer_part(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a supply row says of its producer."""
    told = part(row, PRODUCER)
    area = str(row.get("area_class") or "").upper().split()[-1:]
    return {**told, "area_class": area[0]} if area and area[0] in AREA_CLASSES else told


def product_part(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a supply row says of its product."""
    return part(row, PRODUCT)


def supply_part(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a supply row says of price, quantity and terms; a unit alone says nothing."""
    told = part(row, SUPPLY)
    return told if set(told) - {"unit"} else {}


def part(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return a row's values under other names; blanks are left out, for a blank says nothing."""
    return {
        name: row[field] for field, name in names.items() if row.get(field) not in (None, "", [])
    }


def supply_values(product: Product, papers: Iterable[str]) -> dict[str, Any]:
    """Return a product, its producer and its supply as one row of a supply sheet."""
    org = product.org
    supply: Supply | None = getattr(product, "supply", None)
    return {
        "baccau_id": product.public_id,
        "product_name": product.name,
        "producer_name": org.name,
        "producer_type": org.producer_type or None,
        "tax_code": org.tax_code or None,
        "phone": org.phone or None,
        "email": org.email or None,
        "commune_code": org.commune_id,
        "province_code": org.province_id,
        "place_as_written": org.place_as_written or None,
        "product_set": product.product_set,
        "commodity": product.commodity or None,
        "stars": product.stars,
        "certificate_no": product.certificate_no or None,
        "certified_on": product.certified_on.isoformat() if product.certified_on else None,
        "unit": (supply.unit if supply else "") or product.unit or None,
        "pack_size": plain_number(product.pack_size),
        "pack_unit": product.pack_unit or None,
        "price_vnd": supply.price_vnd if supply else None,
        "price_max_vnd": supply.price_max_vnd if supply else None,
        "capacity_by_month": (supply.capacity_by_month if supply else None) or None,
        "moq": plain_number(supply.moq) if supply else None,
        "lead_days": supply.lead_days if supply else None,
        "shelf_life_days": product.shelf_life_days,
        "storage": product.storage or None,
        "papers": sorted(papers) or None,
    }


def plain_number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
