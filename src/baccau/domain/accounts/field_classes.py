"""Which class each field of each object is in: what a row's reader may be shown.

P public, C counterpart, O own organisation, A aggregate, D officer's dossier, S secret.
A field that is not listed is O: shown to its organisation only.
"""

from __future__ import annotations

FIELD_CLASSES: dict[str, dict[str, str]] = {
    "organisation": {
        "name": "P", "kind": "P", "producer_type": "P", "buyer_kind": "P", "province": "P",
        "commune": "P", "place_as_written": "P", "state": "P", "area_class": "D",
        "phone": "C", "email": "C", "contact_name": "C", "tax_code": "C",
    },
    "product": {
        "name": "P", "product_set": "P", "commodity": "P", "stars": "P", "certificate_no": "P",
        "certified_on": "P", "certificate_until": "P", "description": "P", "pack": "P",
        "unit": "P", "storage": "P", "shelf_life_days": "P", "papers": "P", "season": "P",
        "price_vnd": "C", "price_max_vnd": "C", "capacity_by_month": "C", "moq": "C",
        "lead_days": "C", "provenance": "D", "cost_vnd": "S",
    },
    "need": {
        "text": "P", "commodity": "P", "product_set": "P", "unit": "P", "quantity_by_month": "P",
        "min_stars": "P", "papers_required": "P", "origin_province_codes": "P", "storage": "P",
        "place": "P", "buyer": "P", "payment_days": "P", "max_suppliers": "P",
        "price_ceiling_vnd": "O", "discount_percent": "O",
    },
}  # fmt: skip


def field_class(object_type: str, field: str) -> str:
    """Return the class of a field; unlisted is O."""
    return FIELD_CLASSES.get(object_type, {}).get(field, "O")
