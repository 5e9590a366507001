"""Distances between points given as (latitude, longitude) in decimal degrees, WGS 84."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG 1980, R1): the sphere differs from the ellipsoid by at most 0.56 %."""

ROAD_FACTOR = 1.35
"""Road length over straight line.

A planning value, not a measurement: published national detour factors lie between about 1.2 and
1.6 and are highest in mountains. Whoever shows a road distance says that it is estimated.
"""

Point = tuple[float, float]


def haversine_km(start: Point, end: Point) -> float:
    """Return the great-circle distance in km (Sinnott, Sky & Telescope 68, 1984).

    Points are (latitude, longitude) in degrees; the answer is never negative and symmetric.
    """
    lat_1, lat_2 = radians(start[0]), radians(end[0])
    half_lat = sin((lat_2 - lat_1) / 2)
    half_lon = sin(radians(end[1] - start[1]) / 2)
    chord = half_lat * half_lat + cos(lat_1) * cos(lat_2) * half_lon * half_lon
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def road_km(start: Point, end: Point, *, factor: float = ROAD_FACTOR) -> float:
    """Return an estimate of the road distance in km: the straight line times `factor`.

    Raises:
        ValueError: a road shorter than the straight line.
    """
    if factor < 1:
        raise ValueError(f"a road is not shorter than the straight line: factor {factor}")
    return haversine_km(start, end) * factor
