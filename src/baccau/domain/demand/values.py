"""What a need must look like before it may be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from baccau.domain.base.refusals import Invalid
from baccau.domain.places.queries import provinces_today
from baccau.domain.registry.values import readers as r
from baccau.domain.registry.values.tables import PlaceBook

Values = dict[str, Any]


def _province_codes() -> frozenset[str]:
    return frozenset(provinces_today().values_list("code", flat=True))


NEED: dict[str, r.Reader] = {
    "text": r.text(300),
    "commodity": r.one_of(r.commodity_codes, "commodity_not_listed"),
    "product_set": r.product_set,
    "unit": r.one_of(r.unit_codes, "unit_not_listed"),
    "quantity_by_month": r.by_month,
    "price_ceiling_vnd": r.whole(0, r.LARGEST),
    "discount_percent": r.percent,
    "payment_days": r.whole(0, 730),
    "min_stars": lambda value: r.whole(0, 5)(value) or 0,
    "papers_required": r.several_of(r.paper_codes, "paper_not_listed"),
    "origin_province_codes": r.several_of(_province_codes, "province_not_listed"),
    "max_suppliers": r.whole(1, 1_000),
    "storage": r.one_of(r.storages, "storage_not_listed"),
    "commune_code": r.text(5),
    "province_code": r.text(2),
    "place_as_written": r.text(300),
    "illustrative": r.flag,
}


def read_need(values: Mapping[str, Any], places: PlaceBook | None = None) -> Values:
    """Read a need's values.

    Raises:
        Invalid: with every problem by field.
    """
    read = r.read(values, NEED)
    return (places or PlaceBook([read.get("commune_code", "")])).check(read)


def is_publishable(values: Mapping[str, Any]) -> bool:
    """Say whether a plan could count a need of these values."""
    try:
        require_publishable(values)
    except Invalid:
        return False
    return True


def require_publishable(values: Mapping[str, Any]) -> None:
    """Refuse a need that no plan could count: without a thing, a unit, or a quantity.

    Raises:
        Invalid: with every problem by field.
    """
    problems: r.Problems = {
        name: [("value_missing", {})] for name in ("text", "unit") if not values.get(name)
    }
    if not values.get("commodity") and not values.get("product_set"):
        problems["commodity"] = [("commodity_or_set_missing", {})]
    if not any(values.get("quantity_by_month") or ()):
        problems["quantity_by_month"] = [("quantity_needed", {})]
    if problems:
        raise Invalid(problems)
