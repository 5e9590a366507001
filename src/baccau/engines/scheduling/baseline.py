"""The timetable a careful hand would draw: one meeting after another, where it leaves fewest gaps.

The yardstick of tests and measurements; it proves nothing and may leave required meetings out.
"""

from __future__ import annotations

from baccau.engines.scheduling.annealing import breaks_of
from baccau.engines.scheduling.grid import grid_of
from baccau.engines.scheduling.problem import Problem


def greedy(problem: Problem) -> dict[str, int]:
    """Return the slot of each meeting placed: fewest slots first, then the weightiest.

    Absences, sessions, fixed slots, tables, limits and precedences are kept; the difference of
    breaks is not looked at.
    """
    grid = grid_of(problem)
    days = [0] * len(grid.diaries)
    room = [grid.tables] * (grid.slots + 1)
    placed: dict[int, int] = {}

    def fits(meeting: int, slot: int) -> bool:
        return (
            room[slot] > 0
            and all(not days[one] >> slot & 1 for one in grid.people[meeting])
            and all(
                days[one].bit_count() < limit
                for one in grid.people[meeting]
                if (limit := grid.limits[one]) is not None
            )
            and all(
                placed.get(first, 0) < slot
                if then == meeting
                else slot < placed.get(then, slot + 1)
                for first, then in grid.precedences
                if meeting in {first, then}
            )
        )

    def gaps(meeting: int, slot: int) -> int:
        return sum(breaks_of(days[one] | 1 << slot) for one in grid.people[meeting])

    order = range(len(grid.people))
    for meeting in sorted(order, key=lambda one: (len(grid.windows[one]), -grid.weights[one])):
        free = [slot for slot in grid.windows[meeting] if fits(meeting, slot)]
        if free:
            slot = min(free, key=lambda one: (gaps(meeting, one), one))
            placed[meeting] = slot
            room[slot] -= 1
            for one in grid.people[meeting]:
                days[one] |= 1 << slot
    return {problem.meetings[meeting].id: slot for meeting, slot in placed.items()}
