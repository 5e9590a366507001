"""Why not the next star: the floors of higher stars that do not hold."""

from __future__ import annotations

from dataclasses import dataclass

from baccau.engines.scoring.sheet import Sheet


@dataclass(frozen=True, slots=True)
class MissedFloor:
    """A star, the criterion whose floor it asks, the points there and the points needed."""

    star: int
    criterion: str
    has: int
    needs: int


def missed_floors(sheet: Sheet, stars: int) -> tuple[MissedFloor, ...]:
    """Return the missed floors of every star above `stars`, by star, then as in the form."""
    missed = [
        MissedFloor(star, criterion.code, points, least)
        for criterion, points in zip(sheet.criteria_set.criteria, sheet.points, strict=True)
        for star, least in criterion.floors
        if star > stars and points < least
    ]
    return tuple(sorted(missed, key=lambda one: one.star))
