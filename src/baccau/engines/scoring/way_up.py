"""The cheapest raises that reach a star: fewest criteria, then fewest points.

A multiple-choice knapsack (Kellerer, Pferschy and Pisinger, "Knapsack Problems", 2004, ch. 11)
small enough to be solved exactly without a solver:

1. A criterion under the star's floor must be raised, at least to the floor.
2. The fewest criteria follow from the largest gains: with a given number of raises no choice
   gains more than every forced one to its maximum and the others by largest gain.
3. With that number fixed, the smallest sufficient gain is found by counting: for each suffix of
   the form and each number of raises, the set of gains that can be made, one bit per gain.

Ties go to the criteria that stand first in the form, and there to the smaller raise.
"""

from __future__ import annotations

from dataclasses import dataclass

from baccau.engines.scoring.criteria import Band
from baccau.engines.scoring.sheet import Sheet

_Gains = list[int]
"""By number of raises, the gains that can be made: bit `g` is set when `g` points can."""


@dataclass(frozen=True, slots=True)
class Raise:
    """A criterion to raise, from the points it has to the points it takes."""

    criterion: str
    has: int
    to: int


@dataclass(frozen=True, slots=True)
class WayUp:
    """The cheapest raises that reach a star, in the order of the form, and the total after."""

    star: int
    raises: tuple[Raise, ...]
    points: int


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one criterion can gain, rising; `forced` when its floor does not hold."""

    position: int
    gains: tuple[int, ...]
    forced: bool


def ways_up(sheet: Sheet, stars: int) -> tuple[WayUp, ...]:
    """Return the cheapest way to every star above `stars` that can be reached, rising."""
    bands = sorted(sheet.criteria_set.bands, key=lambda band: band.star)
    ways = (way_up(sheet, band) for band in bands if band.star > stars)
    return tuple(way for way in ways if way is not None)


def way_up(sheet: Sheet, band: Band) -> WayUp | None:
    """Return the cheapest raises after which the band's total and floors hold.

    None when no points reach them, which a sound rule set excludes.
    """
    choices = _choices(sheet, band.star)
    total = sum(sheet.points)
    short = max(0, band.least - total)
    count = None if choices is None else _fewest(choices, short)
    if choices is None or count is None:
        return None
    taken = _smallest(choices, count, short)
    criteria = sheet.criteria_set.criteria
    raises = tuple(
        Raise(criteria[at].code, sheet.points[at], sheet.points[at] + gain) for at, gain in taken
    )
    return WayUp(band.star, raises, total + sum(gain for _, gain in taken))


def _choices(sheet: Sheet, star: int) -> list[_Choice] | None:
    """Return the criteria that can be raised, as the form has them; None: a floor is too high."""
    choices = []
    for position, points in enumerate(sheet.points):
        criterion = sheet.criteria_set.criteria[position]
        floor = criterion.floor(star)
        gains = tuple(to - points for to in criterion.options if to > points and to >= floor)
        if gains:
            choices.append(_Choice(position, gains, points < floor))
        elif points < floor:
            return None
    return choices


def _fewest(choices: list[_Choice], short: int) -> int | None:
    """Return the fewest raises that can gain `short` points, the forced ones among them."""
    forced = [choice.gains[-1] for choice in choices if choice.forced]
    count, gained = len(forced), sum(forced)
    for gain in sorted((one.gains[-1] for one in choices if not one.forced), reverse=True):
        if gained >= short:
            break
        count, gained = count + 1, gained + gain
    return count if gained >= short else None


def _smallest(choices: list[_Choice], count: int, short: int) -> list[tuple[int, int]]:
    """Return (position, gain) of `count` raises that gain `short` points and least beyond."""
    if not count:
        return []
    tables = _suffixes(choices, count)
    enough = tables[0][count] >> short
    target = short + (enough & -enough).bit_length() - 1
    taken = []
    for choice, after in zip(choices, tables[1:], strict=True):
        for gain in choice.gains if count else ():
            if gain <= target and after[count - 1] >> (target - gain) & 1:
                taken.append((choice.position, gain))
                count, target = count - 1, target - gain
                break
    return taken


def _suffixes(choices: list[_Choice], count: int) -> list[_Gains]:
    """Return the gains that `choices[i:]` can make for each `i`, with up to `count` raises."""
    tables: list[_Gains] = [[1, *([0] * count)]]  # nothing raised gains nothing
    for choice in reversed(choices):
        after = tables[-1]
        table = [0] * (count + 1) if choice.forced else list(after)
        for number in range(count):
            for gain in choice.gains:
                table[number + 1] |= after[number] << gain
        tables.append(table)
    tables.reverse()
    return tables
