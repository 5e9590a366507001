"""The communes as points of a map; the table is part of the program, so it is drawn once."""

from __future__ import annotations

from functools import cache

from baccau.reference.places import communes
from baccau.web.presenters.dotmap import MapPoint


@cache
def map_points() -> tuple[MapPoint, ...]:
    """Return every commune of today that has a position."""
    return tuple(
        MapPoint(commune.code, commune.province_code, commune.lat, commune.lon)
        for commune in communes()
        if commune.lat is not None and commune.lon is not None
    )
