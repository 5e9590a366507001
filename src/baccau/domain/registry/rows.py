"""Registry rows in the contract's words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from baccau.domain.registry.models import Product, Supply


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
