"""A demand sheet's words as a buyer's and a need's values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baccau.domain.registry.rows import part
from baccau.reference.commodities import commodity
from baccau.reference.product_sets import product_set

BUYER = {
    "buyer_name": "name",
    "buyer_kind": "buyer_kind",
    "tax_code": "tax_code",
    "phone": "phone",
    "email": "email",
    "representative": "contact_name",
    "commune_code": "commune_code",
    "province_code": "province_code",
    "place_as_written": "place_as_written",
}
NEED = {
    "need_text": "text",
    **{
        name: name
        for name in (
            "commodity", "product_set", "unit", "quantity_by_month", "price_ceiling_vnd",
            "discount_percent", "payment_days", "min_stars", "papers_required",
            "origin_province_codes", "max_suppliers", "storage", "commune_code",
            "province_code", "place_as_written",
        )
    },
}  # fmt: skip


def buyer_part(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a demand row says of its buyer."""
    return part(row, BUYER)


def need_part(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a demand row says of the need; one without words is called by its goods."""
    told = part(row, NEED)
    if "text" not in told and "commodity" in told:
        told["text"] = commodity(told["commodity"]).name_vi
    if "text" not in told and "product_set" in told:
        told["text"] = product_set(told["product_set"]).name_vi
    return told
