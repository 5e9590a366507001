"""What keeps a row from every match by what it does not say, whoever stands on the other side."""

from __future__ import annotations

from baccau.engines.matching.plan import Reason
from baccau.pipelines.connection.reckoning.measures import Values


def supply_obstacles(values: Values) -> tuple[Reason, ...]:
    """Return what a supply row has to say before anybody can buy from it."""
    lacks = {
        "goods_unclear": values.get("commodity") is None and values.get("product_set") is None,
        "row_unit_missing": not values.get("unit"),
        "capacity_zero": not any(values.get("capacity_by_month") or ()),
        "not_priced": values.get("price_vnd") is None,
    }
    return tuple(Reason(code) for code, lacking in lacks.items() if lacking)


def demand_obstacles(values: Values) -> tuple[Reason, ...]:
    """Return what a demand row has to say before anybody can serve it."""
    return () if values.get("unit") else (Reason("row_unit_missing"),)
