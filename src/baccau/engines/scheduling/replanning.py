"""A timetable under way, when people are late or do not come: move as few others as can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from baccau.engines.scheduling.backends.timing import TimingModel
from baccau.engines.scheduling.grid import grid_of
from baccau.engines.scheduling.plan import Held, Timetable
from baccau.engines.scheduling.problem import Problem
from baccau.engines.scheduling.solving import Found, timetable_of


@dataclass(frozen=True, slots=True)
class Replan:
    """The timetable from now on, and what it changes."""

    problem: Problem
    """What is asked now: the past fixed, absences counted in, nothing after it required."""
    timetable: Timetable | None
    """`None` where none was found in time."""
    moved: tuple[str, ...]
    """Meetings held in another slot than before."""
    dropped: tuple[str, ...]
    """Meetings held before and no longer."""


def replan(
    problem: Problem, timetable: Timetable, now: int, absences: Mapping[str, frozenset[int]]
) -> Replan:
    """Return the timetable that keeps most meetings and then moves fewest of them.

    Slots before `now` are past and stay as they were; `absences` are slots, by participant, in
    which it turns out not to be there. Breaks are not looked at: whoever is not concerned stays.
    """
    when = {one.meeting: one.slot for one in timetable.held}
    asked = _asked_now(problem, when, now, absences)
    number = {one.id: index for index, one in enumerate(asked.meetings)}
    grid = grid_of(asked)
    past = {number[name] for name, slot in when.items() if slot < now}
    windows = tuple(
        tuple(slot for slot in window if slot >= now or one in past)
        for one, window in enumerate(grid.windows)
    )
    grid = replace(grid, windows=windows)
    kept = {number[name]: slot for name, slot in when.items()}
    stay = {one: slot for one, slot in kept.items() if slot in windows[one]}
    slots: dict[int, int] | None = stay
    if any(windows[one] for one in kept if one not in stay):  # else whatever can be held stays
        slots = TimingModel(grid).nearest(kept, asked.seconds, asked.seed)
    if slots is None:
        return Replan(asked, None, (), ())
    drawn = timetable_of(asked, grid, Found("feasible", slots))
    after = {one.meeting: one.slot for one in drawn.held}
    return Replan(
        problem=asked,
        timetable=replace(drawn, held=_seated(asked, timetable, after)),
        moved=tuple(name for name in after if after[name] != when[name]),
        dropped=tuple(name for name in when if name not in after),
    )


def _seated(problem: Problem, before: Timetable, after: Mapping[str, int]) -> tuple[Held, ...]:
    """Leave whatever did not move at its table; seat the moved ones where there is room."""
    seated = [one for one in before.held if after.get(one.meeting) == one.slot]
    taken = {(one.slot, one.table) for one in seated}
    stayed = {one.meeting for one in seated}
    for name, slot in after.items():
        if name not in stayed:
            tables = range(1, problem.tables + 1)
            table = next(one for one in tables if (slot, one) not in taken)
            taken.add((slot, table))
            seated.append(Held(name, slot, table))
    return tuple(sorted(seated, key=lambda it: (it.slot, it.table)))


def _asked_now(
    problem: Problem, when: Mapping[str, int], now: int, absences: Mapping[str, frozenset[int]]
) -> Problem:
    to_come = frozenset(range(now, problem.slots + 1))
    return replace(
        problem,
        participants=tuple(
            replace(
                one, unavailable=one.unavailable | (absences.get(one.id, frozenset()) & to_come)
            )
            for one in problem.participants
        ),
        meetings=tuple(
            replace(one, slot=when[one.id], required=True)
            if when.get(one.id, now) < now
            else replace(one, required=False)
            for one in problem.meetings
        ),
        max_break_difference=None,
    )
