"""Vietnam drawn from its communes, one dot each, with flows as arcs between places.

Drawing units: one degree of latitude is 64 units, so a unit is some 1.7 km; x grows east, y south.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_UNITS = 64
_WEST, _NORTH = 102.0, 23.6
# One degree of longitude is this much shorter than one of latitude, at 16 degrees north.
_SHRINK = math.cos(math.radians(16))
WIDTH, HEIGHT = 830, 1056
# The two special zones that are archipelagos, Hoang Sa and Truong Sa: their centre point would fall
# into open sea, so the dots are islands, at (lat, lon).
ISLANDS: dict[str, tuple[tuple[float, float], ...]] = {
    "20333": ((16.54, 111.61), (16.83, 112.34), (16.67, 112.73), (15.78, 111.20), (16.06, 112.49)),
    "22736": (
        (11.43, 114.33), (10.38, 114.48), (10.18, 114.37), (9.89, 114.33), (8.97, 113.70),
        (8.93, 112.35), (8.86, 112.23), (8.65, 111.92), (7.89, 112.92), (8.10, 113.30),
    ),
}  # fmt: skip
LEVELS = 3


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One commune, with where it lies in degrees."""

    code: str
    province_code: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class ProvinceDots:
    """A province's communes as one path of dots; `level` 0 (nothing) to 3 (most)."""

    code: str
    path: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Isle:
    """An archipelago: the code of its special zone, its islands, and where its name stands."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Flow:
    """One arc from a supplier to a buyer, with its sentence for the reader."""

    path: str
    width: float
    end_x: int
    end_y: int
    title: str


@dataclass(frozen=True, slots=True)
class DotMap:
    """The whole drawing: its size, dots by province, archipelagos, marked places, flows."""

    width: int
    height: int
    provinces: tuple[ProvinceDots, ...]
    isles: tuple[Isle, ...]
    marked: str = ""
    flows: tuple[Flow, ...] = ()


def position(lat: float, lon: float) -> tuple[int, int]:
    """Return where a place lies in the drawing."""
    return round((lon - _WEST) * _SHRINK * _UNITS), round((_NORTH - lat) * _UNITS)


@lru_cache(maxsize=4)
def province_dots(points: tuple[MapPoint, ...]) -> tuple[ProvinceDots, ...]:
    """Return one path of dots per province, by province code; each dot is a stroke of no length."""
    by_province: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for point in points:
        if point.code not in ISLANDS:
            by_province[point.province_code].append(position(point.lat, point.lon))
    return tuple(ProvinceDots(code, dots(spots)) for code, spots in sorted(by_province.items()))


def dots(spots: Iterable[tuple[int, int]]) -> str:
    """Return SVG path data that dots every spot, in relative moves (half the length)."""
    path, at = [], (0, 0)
    for x, y in sorted(spots, key=lambda spot: (spot[1], spot[0])):
        dx, dy = x - at[0], y - at[1]
        path.append(f"m{dx}{'' if dy < 0 else ' '}{dy}h0")
        at = (x, y)
    return "".join(path)


def dot_map(
    points: tuple[MapPoint, ...],
    *,
    amounts: Mapping[str, float] | None = None,
    marked: Iterable[tuple[float, float]] = (),
    flows: tuple[Flow, ...] = (),
) -> DotMap:
    """Return the map of all communes.

    `amounts` shades provinces by code, in thirds of the largest; `marked` are (lat, lon) of places
    to stand out.
    """
    amounts = amounts or {}
    highest = max(amounts.values(), default=0)
    shaded = tuple(
        ProvinceDots(dots_.code, dots_.path, _level(amounts.get(dots_.code, 0), highest))
        for dots_ in province_dots(points)
    )
    places = dots(position(*place) for place in marked)
    return DotMap(WIDTH, HEIGHT, shaded, _isles(), places, flows)


def flow(start: tuple[float, float], end: tuple[float, float], *, share: float, title: str) -> Flow:
    """Return the arc between two (lat, lon) places; `share` (0 to 1) of the largest sets its width.

    The arc always bows north, or east where it runs north-south, as a bridge stands above water.
    """
    (x1, y1), (x2, y2) = position(*start), position(*end)
    dx, dy = x2 - x1, y2 - y1
    side = -1 if dx > 0 or (dx == 0 and dy > 0) else 1
    middle_x = round((x1 + x2) / 2 - side * dy * 0.22)
    middle_y = round((y1 + y2) / 2 + side * dx * 0.22)
    return Flow(
        f"M{x1} {y1}Q{middle_x} {middle_y} {x2} {y2}",
        round(1.5 + 6 * math.sqrt(share), 1),
        x2,
        y2,
        title,
    )


def _isles() -> tuple[Isle, ...]:
    isles = []
    for code, islands in ISLANDS.items():
        spots = [position(*island) for island in islands]
        middle = sum(x for x, _y in spots) // len(spots)
        isles.append(Isle(code, dots(spots), middle, max(y for _x, y in spots) + 30))
    return tuple(isles)


def _level(amount: float, highest: float) -> int:
    return math.ceil(LEVELS * amount / highest) if amount > 0 else 0
