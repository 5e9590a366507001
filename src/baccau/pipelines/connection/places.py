"""Where a row is on the map: its commune, or, coarser, the middle of its province."""

from __future__ import annotations

from functools import cache

from baccau.engines.matching.problem import Point
from baccau.pipelines.connection.reckoning.measures import Values
from baccau.reference import places


def point_of(values: Values) -> Point | None:
    """Return the point distances are reckoned from; `None` where no place is known."""
    if is_exact(values):
        commune = places.commune(values["commune_code"])
        return Point(commune.lat, commune.lon)
    return _middle(values.get("province_code") or "")


def is_exact(values: Values) -> bool:
    """Say whether the commune is known, and not the province alone."""
    try:
        places.commune(values.get("commune_code") or "")
    except KeyError:
        return False
    return True


@cache
def _middle(province_code: str) -> Point | None:
    """Return the mean of a province's commune centres: where its places are, on average."""
    found = [it for it in places.communes() if it.province_code == province_code]
    if not found:
        return None
    return Point(
        round(sum(it.lat for it in found) / len(found), 4),
        round(sum(it.lon for it in found) / len(found), 4),
    )
