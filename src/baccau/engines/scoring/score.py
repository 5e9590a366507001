"""From points to stars: the total must reach the star's band, and every floor of it must hold."""

from __future__ import annotations

from dataclasses import dataclass

from baccau.engines.scoring.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Score:
    """Total, (part, points) in the order of the form, and stars."""

    total: int
    parts: tuple[tuple[str, int], ...]
    stars: int


def score(sheet: Sheet) -> Score:
    """Return what a sheet is worth.

    Stars are the highest star whose band the total reaches and whose floors all hold. The first
    two stars ask no floor, so 50 points or more with a failed floor of three stars give two.
    """
    parts: dict[str, int] = {}
    ceiling = max(band.star for band in sheet.criteria_set.bands)
    barred = ceiling + 1  # the lowest star a floor keeps from
    for criterion, points in zip(sheet.criteria_set.criteria, sheet.points, strict=True):
        parts[criterion.part] = parts.get(criterion.part, 0) + points
        for star, least in criterion.floors:
            if points < least:
                barred = min(barred, star)
                break
    total = sum(parts.values())
    stars = max(
        band.star for band in sheet.criteria_set.bands if band.least <= total and band.star < barred
    )
    return Score(total, tuple(parts.items()), stars)
