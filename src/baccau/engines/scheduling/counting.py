"""Conflicts that counting alone finds: more meetings than slots they could take (Hall, 1935).

A search proves such a conflict only by trying out every order; a matching of meetings to slots
finds it at once. Empty answers promise nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baccau.engines.scheduling.demands import demands_of, meeting_demands
from baccau.engines.scheduling.grid import Slots, grid_of, own_window
from baccau.engines.scheduling.plan import Demand
from baccau.engines.scheduling.problem import Meeting, Problem


def counted_conflict(problem: Problem) -> tuple[Demand, ...]:
    """Return demands that cannot all be kept, by counting; empty where counting finds none."""
    asked = [one for one in problem.meetings if one.required]
    windows = {one.id: own_window(problem, one) for one in asked}
    for person in problem.participants:
        own = [one for one in asked if person.id in one.participants]
        limit = person.max_meetings
        if limit is not None and len(own) > limit:
            told = Demand("participant_limit", {"participant": person.id, "limit": limit})
            return (told, *(_held(one) for one in own[: limit + 1]))
        crowd = _crowd([windows[one.id] for one in own], 1)
        if crowd:
            return tuple(_reasons(problem, [own[index] for index in crowd]))
    crowd = _crowd([windows[one.id] for one in asked], problem.tables)
    if crowd:
        tables = Demand("tables", {"tables": problem.tables})
        return (tables, *_reasons(problem, [asked[index] for index in crowd]))
    return _out_of_order(problem)


def _out_of_order(problem: Problem) -> tuple[Demand, ...]:
    """Return the demands about time, where precedences leave some required meeting no slot."""
    grid = grid_of(problem)
    if all(window or not asked for window, asked in zip(grid.windows, grid.required, strict=True)):
        return ()
    apart = {"tables", "break_difference", "participant_limit"}
    return tuple(one for one in demands_of(problem) if one.code not in apart)


def _held(meeting: Meeting) -> Demand:
    return Demand("meeting_required", {"meeting": meeting.id})


def _reasons(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Demand]:
    """What keeps these meetings to the slots they have."""
    people = {name for one in meetings for name in one.participants}
    for person in problem.participants:
        if person.id in people:
            for slot in sorted(person.unavailable):
                yield Demand("participant_unavailable", {"participant": person.id, "slot": slot})
    for meeting in meetings:
        yield from meeting_demands(meeting)


def _crowd(windows: Sequence[Slots], room: int) -> list[int]:
    """Return meetings that together have too few places, `room` a slot; empty where none do.

    Kuhn's augmenting paths; a meeting without a path and all it could displace are such a crowd,
    cut to one more than their places.
    """
    seated: dict[int, list[int]] = {}
    for meeting in range(len(windows)):
        came: dict[int, int] = {}
        end = _free_slot(meeting, windows, seated, room, came)
        if end is None:
            inside = [one for slot in sorted(came) for one in seated[slot]]
            return sorted([meeting, *inside])
        _seat(meeting, end, seated, came, windows)
    return []


def _free_slot(
    meeting: int,
    windows: Sequence[Slots],
    seated: dict[int, list[int]],
    room: int,
    came: dict[int, int],
) -> int | None:
    """Search breadth first for a slot with room; `came` tells which meeting led to a slot."""
    queue = [meeting]
    for one in queue:
        for slot in windows[one]:
            if slot in came:
                continue
            came[slot] = one
            here = seated.setdefault(slot, [])
            if len(here) < room:
                return slot
            queue.extend(here)
    return None


def _seat(
    meeting: int,
    slot: int,
    seated: dict[int, list[int]],
    came: dict[int, int],
    windows: Sequence[Slots],
) -> None:
    """Walk the path back: each meeting takes the slot it led to and leaves its own."""
    while True:
        one = came[slot]
        seated[slot].append(one)
        if one == meeting:
            return
        left = next(
            other
            for other in windows[one]
            if other != slot and one in seated.get(other, ()) and other in came
        )
        seated[left].remove(one)
        slot = left
