"""Two faults of the package, found by rule and mended from its own rows.

1. Some of today's communes stand at the point of a namesake elsewhere. A point is taken as wrong
   when it lies more than 20 km from every former commune that went into it and more than 35 km
   from each of their districts; it is replaced by the median of the former communes' points.
   Former points that only repeat their district's point say nothing and are left out.
2. Former communes of one name in two merged provinces are mixed: each is said to have gone where
   the other went. A link is dropped when a namesake's district lies nearer to its end, and another
   link of the same commune ends nearer to home.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from tools.places.package import Package, Row, old_key

from baccau.engines.geography.distance import Point, haversine_km

FAR_FROM_PARTS_KM = 20
FAR_FROM_DISTRICTS_KM = 35
SAME_POINT_KM = 0.5


def mended_points(package: Package, links: dict[str, tuple[str, ...]]) -> dict[str, Point]:
    """Return new points, by code, for the communes whose own point is wrong."""
    parts = defaultdict(list)
    for row in package.before:
        for code in links[old_key(row)]:
            parts[code].append(row)
    mended = {}
    for row in package.today:
        code, here = str(row["wardCode"]), _point(row, "ward")
        points = [_point(part, "ward") for part in parts[code] if _says_something(part)]
        districts = [_point(part, "district") for part in parts[code]]
        if (
            points
            and _nearest(here, points) > FAR_FROM_PARTS_KM
            and _nearest(here, districts) > FAR_FROM_DISTRICTS_KM
        ):
            mended[code] = (median(lat for lat, _ in points), median(lon for _, lon in points))
    return mended


def dropped_links(package: Package) -> set[tuple[str, str]]:
    """Return the (old key, new code) pairs that belong to a namesake."""
    ends = {str(row["wardCode"]): _point(row, "ward") for row in package.today}
    homes = {old_key(row): _point(row, "district") for row in package.before}
    names = {old_key(row): (row["wardShortKey"], row["districtCode"]) for row in package.before}
    claims = defaultdict(list)
    for old, codes in package.links.items():
        for code in codes:
            claims[names[old][0], code].append(old)

    def way(old: str, code: str) -> float:
        return haversine_km(homes[old], ends[code])

    dropped = set()
    for old, codes in package.links.items():
        name, district = names[old]
        for code in codes:
            rivals = [way(o, code) for o in claims[name, code] if names[o][1] != district]
            others = [way(old, other) for other in codes if other != code]
            if rivals and others and max(min(rivals), min(others)) < way(old, code):
                dropped.add((old, code))
    return dropped


def _point(row: Row, level: str) -> Point:
    return float(row[f"{level}Lat"]), float(row[f"{level}Lon"])  # type: ignore[arg-type]  # SQLite REAL


def _says_something(row: Row) -> bool:
    if row["wardLat"] is None:
        return False
    return haversine_km(_point(row, "ward"), _point(row, "district")) > SAME_POINT_KM


def _nearest(here: Point, points: list[Point]) -> float:
    return min(haversine_km(here, point) for point in points)
