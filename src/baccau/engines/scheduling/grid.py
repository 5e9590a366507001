"""A problem as numbers: meetings and people by index, and the slots each meeting may take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baccau.engines.scheduling.problem import Meeting, Problem

Slots = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What solvers read. Indices follow the order of the problem's tuples."""

    slots: int
    tables: int
    people: tuple[tuple[int, ...], ...]
    """Participants of each meeting."""
    windows: tuple[Slots, ...]
    """Slots each meeting may take, rising; precedences with required meetings are counted in."""
    diaries: tuple[tuple[int, ...], ...]
    """Meetings of each participant."""
    limits: tuple[int | None, ...]
    """Most meetings of each participant."""
    precedences: tuple[tuple[int, int], ...]
    required: tuple[bool, ...]
    weights: tuple[int, ...]
    max_break_difference: int | None

    @property
    def all_required(self) -> bool:
        """Whether nothing is left to choose but times."""
        return all(self.required)


@dataclass(frozen=True, slots=True)
class Choice:
    """Meetings chosen with a slot each, what they weigh, and bounds no choice exceeds."""

    slots: Mapping[int, int]
    weight: int
    bound_weight: int
    reached: int
    """Participants with a meeting, of those with a wish."""
    bound_reached: int
    """At the weight found."""
    infeasible: bool = False


def grid_of(problem: Problem) -> Grid:
    """Return the problem as numbers."""
    place = {one.id: index for index, one in enumerate(problem.participants)}
    number = {one.id: index for index, one in enumerate(problem.meetings)}
    people = tuple(
        tuple(place[name] for name in meeting.participants) for meeting in problem.meetings
    )
    diaries: list[list[int]] = [[] for _ in problem.participants]
    for index, group in enumerate(people):
        for person in group:
            diaries[person].append(index)
    required = tuple(meeting.required for meeting in problem.meetings)
    precedences = tuple((number[first], number[then]) for first, then in problem.precedences)
    windows = [own_window(problem, meeting) for meeting in problem.meetings]
    return Grid(
        slots=problem.slots,
        tables=problem.tables,
        people=people,
        windows=tuple(_in_order(windows, precedences, required)),
        diaries=tuple(map(tuple, diaries)),
        limits=tuple(one.max_meetings for one in problem.participants),
        precedences=precedences,
        required=required,
        weights=tuple(meeting.weight for meeting in problem.meetings),
        max_break_difference=problem.max_break_difference,
    )


def own_window(problem: Problem, meeting: Meeting) -> Slots:
    """Return the slots a meeting may take by its own terms and its participants' diaries."""
    asked: Iterable[int] = range(1, problem.slots + 1)
    if meeting.sessions is not None:
        sessions = sorted(set(meeting.sessions))
        asked = [slot for one in sessions for slot in problem.session_slots[one - 1]]
    members = set(meeting.participants)
    away = frozenset[int]().union(
        *(one.unavailable for one in problem.participants if one.id in members)
    )
    return tuple(slot for slot in asked if slot not in away and meeting.slot in {None, slot})


def _in_order(
    windows: list[Slots], precedences: tuple[tuple[int, int], ...], required: tuple[bool, ...]
) -> list[Slots]:
    """Cut slots that leave a required meeting before or after no room; ends, as windows shrink."""
    for first, then in precedences:
        if first == then:
            windows[first] = ()
    changed = True
    while changed:
        changed = False
        for first, then in precedences:
            cuts = [
                (then, [slot for slot in windows[then] if slot > min(windows[first], default=0)]),
                (first, [slot for slot in windows[first] if slot < max(windows[then], default=0)]),
            ]
            for (target, kept), binding in zip(
                cuts, (required[first], required[then]), strict=True
            ):
                if binding and len(kept) < len(windows[target]):
                    windows[target] = tuple(kept)
                    changed = True
    return windows
