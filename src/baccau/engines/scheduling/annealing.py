"""Fewer breaks by exchanging chains of meetings between two slots, with falling temperature.

A Kempe chain (Kempe 1879; in timetabling: Thompson and Dowsland 1996) moves a meeting to another
slot and whatever it displaces back, so every timetable on the way keeps every rule. A day is an
integer whose bit `t` says "busy in slot t"; its breaks are its runs of ones less one.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from math import exp

from baccau.engines.scheduling.grid import Grid

_HOT, _COLD = 0.5, 0.15
_EXCESS = 3
"""What a break beyond the difference allowed counts."""


def breaks_of(day: int) -> int:
    """Return the number of breaks of a day given as bits."""
    return max(0, (day & ~(day << 1)).bit_count() - 1)


def fewer_breaks(grid: Grid, start: Mapping[int, int], moves: int, seed: int) -> dict[int, int]:
    """Return the best timetable met on a walk of `moves` attempts from `start`.

    Only the times of the meetings in `start` change. The answer keeps the difference of breaks
    asked wherever a timetable met on the walk does; else it is the nearest to it.
    """
    walk = _Walk(grid, start)
    chance = random.Random(seed)  # noqa: S311  (a search, not a secret)
    movable = [one for one in start if len(grid.windows[one]) > 1]
    best, best_cost = dict(start), walk.cost
    if not movable:
        return best
    for step in range(moves):
        if best_cost == 0:
            break
        heat = _HOT * (_COLD / _HOT) ** (step / moves)
        meeting = chance.choice(movable)
        chain = walk.chain(meeting, chance.choice(grid.windows[meeting]))
        if chain is None:
            continue
        change = walk.move(chain)
        if change > 0 and chance.random() >= exp(-change / heat):
            walk.move([(one, there, here) for one, here, there in chain])
        elif walk.cost < best_cost:
            best, best_cost = dict(walk.slot), walk.cost
    return best


Chain = list[tuple[int, int, int]]
"""Moves of (meeting, from slot, to slot)."""


class _Walk:
    """A timetable under change."""

    def __init__(self, grid: Grid, start: Mapping[int, int]) -> None:
        self._grid = grid
        self.slot = dict(start)
        self._windows = [frozenset(window) for window in grid.windows]
        self._at: list[dict[int, int]] = [{} for _ in grid.diaries]
        self._day = [0] * len(grid.diaries)
        self._load = [0] * (grid.slots + 1)
        self._before: dict[int, list[int]] = {}
        self._after: dict[int, list[int]] = {}
        for first, then in grid.precedences:
            self._after.setdefault(first, []).append(then)
            self._before.setdefault(then, []).append(first)
        for meeting, slot in start.items():
            self._load[slot] += 1
            for person in grid.people[meeting]:
                self._at[person][slot] = meeting
                self._day[person] |= 1 << slot
        self._cap = grid.max_break_difference
        self.cost = sum(map(self._price, self._day))

    def _price(self, day: int) -> int:
        count = breaks_of(day)
        if self._cap is not None and count > self._cap:
            return count + _EXCESS * (count - self._cap)
        return count

    def chain(self, meeting: int, there: int) -> Chain | None:
        """Return the exchange that takes a meeting to a slot; `None` where a rule forbids it."""
        here = self.slot[meeting]
        if here == there:
            return None
        chain: Chain = [(meeting, here, there)]
        moved = {meeting}
        for one, origin, goal in chain:
            if goal not in self._windows[one]:
                return None
            for person in self._grid.people[one]:
                other = self._at[person].get(goal)
                if other is not None and other not in moved:
                    moved.add(other)
                    chain.append((other, goal, origin))
        inward = sum(goal == there for _, _, goal in chain)
        change = 2 * inward - len(chain)
        most = self._grid.tables
        if self._load[there] + change > most or self._load[here] - change > most:
            return None
        return chain if self._in_order(chain) else None

    def _in_order(self, chain: Chain) -> bool:
        if not self._after:
            return True
        goals = {one: goal for one, _, goal in chain}
        slot = self.slot
        return all(
            all(goals.get(other, slot.get(other, 0)) < goal for other in self._before.get(one, ()))
            and all(
                goals.get(other, slot.get(other, goal + 1)) > goal
                for other in self._after.get(one, ())
            )
            for one, goal in goals.items()
        )

    def move(self, chain: Chain) -> int:
        """Make an exchange and return by how much the cost rose."""
        flips: dict[int, int] = {}
        people, at = self._grid.people, self._at
        for one, origin, goal in chain:
            self._load[origin] -= 1
            self._load[goal] += 1
            self.slot[one] = goal
            for person in people[one]:
                flips[person] = flips.get(person, 0) ^ (1 << origin) ^ (1 << goal)
                if at[person].get(origin) == one:
                    del at[person][origin]
        for one, _, goal in chain:
            for person in people[one]:
                at[person][goal] = one
        rise = 0
        for person, flip in flips.items():
            if flip:
                day = self._day[person]
                rise += self._price(day ^ flip) - self._price(day)
                self._day[person] = day ^ flip
        self.cost += rise
        return rise
