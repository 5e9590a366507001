"""The stated rates of the freight estimate, and what one unit weighs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from baccau.engines.matching.problem import Freight
from baccau.pipelines.connection.reckoning.measures import Measure, Wording
from baccau.reference import commodities

_ASSUMED_KG = 1.0
"""Weight of a unit nothing is known about; a litre of drink weighs about as much."""
_NOT_CARRIED = frozenset({"night", "visit"})
"""Units of services: the guest travels, not the goods."""


@cache
def freight_rates() -> Freight:
    """Return the illustrative rates of `reference/data/freight.toml`."""
    table = tomllib.loads(
        resources.files("baccau.reference").joinpath("data/freight.toml").read_text("utf-8")
    )
    return Freight(
        road_factor=float(table["road_factor"]),
        vnd_per_kg_km={name: float(rate) for name, rate in table["vnd_per_kg_km"].items()},
        handling_vnd_per_kg=float(table["handling_vnd_per_kg"]),
        max_fresh_km=table.get("max_fresh_km"),
    )


def unit_weight_kg(words: Wording, measure: Measure) -> float:
    """Return what one unit of `measure` weighs, from its pack, else from its commodity."""
    if words.is_pack and measure.unit == words.unit and words.content is not None:
        return float(words.content.size) * _base_weight_kg(words, words.content.base)
    return _base_weight_kg(words, measure.unit)


def _base_weight_kg(words: Wording, base: str) -> float:
    if base == "kg":
        return 1.0
    if base in _NOT_CARRIED:
        return 0.0
    try:
        goods = commodities.commodity(words.commodity or "")
    except KeyError:
        return _ASSUMED_KG
    return goods.unit_weight_kg if goods.base_unit == base else _ASSUMED_KG
