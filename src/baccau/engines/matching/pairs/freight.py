"""Freight estimates: great-circle distance × road factor × rate by storage class, per unit.

The distance is the great circle on a sphere of 6,371.0088 km (IUGG mean radius R1). Freight is
rounded to whole VND per unit, half to even. An unknown place on either side leaves only the
handling fee: the estimate says so through the reason `distance_unknown`.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from baccau.engines.matching.problem import Freight, Need, Offer, Point

EARTH_RADIUS_KM = 6371.0088
AMBIENT = "ambient"
PERISHABLE_DAYS = 7
"""A shelf life up to this many days counts as fresh, as does cool storage."""


def unit_vector(point: Point) -> tuple[float, float, float]:
    """The point on the unit sphere, for distances by dot product."""
    lat, lon = radians(point.lat), radians(point.lon)
    return (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))


def distance_km(one: Point | None, other: Point | None) -> float | None:
    """Great-circle distance in km; `None` where either place is not known."""
    if one is None or other is None:
        return None
    a, b = unit_vector(one), unit_vector(other)
    half_chord = sqrt(max(0.0, (1.0 - (a[0] * b[0] + a[1] * b[1] + a[2] * b[2])) / 2.0))
    return 2.0 * EARTH_RADIUS_KM * asin(min(1.0, half_chord))


def rate_vnd_per_kg_km(freight: Freight, storage: str | None) -> float:
    """The rate of a storage class; a class without a rate travels at the ambient one."""
    rates = freight.vnd_per_kg_km
    return rates.get(storage or AMBIENT, rates.get(AMBIENT, 0.0))


def freight_vnd(freight: Freight, offer: Offer, need: Need) -> int:
    """Estimated freight in VND per unit from the offer's place to the need's."""
    km = distance_km(offer.point, need.point) or 0.0
    per_kg = km * freight.road_factor * rate_vnd_per_kg_km(freight, offer.storage)
    return round(offer.unit_weight_kg * (per_kg + freight.handling_vnd_per_kg))


def is_fresh(offer: Offer) -> bool:
    """Whether the offer must not travel further than `Freight.max_fresh_km`."""
    short_lived = offer.shelf_life_days is not None and offer.shelf_life_days <= PERISHABLE_DAYS
    return offer.storage == "cool" or short_lived


def price_limit_vnd(need: Need) -> int | None:
    """The dearest delivered price the need takes: its ceiling with the discount taken off.

    Whole VND, rounded down; the discount is read to a hundredth of a percent, so that the
    result is exact.
    """
    if need.price_ceiling_vnd is None:
        return None
    kept = 10_000 - round(need.discount_percent * 100)
    return need.price_ceiling_vnd * kept // 10_000
