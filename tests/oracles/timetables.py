"""The best timetable of a small problem by trying every one; nothing is shared with the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from baccau.engines.scheduling.problem import Problem


@dataclass(frozen=True)
class Best:
    """The levels, in order."""

    weight: int
    reached: int
    breaks: int


def best_timetable(problem: Problem) -> Best | None:
    """The lexicographic optimum; `None` where there is no timetable."""
    found = [
        (weight, reached, -breaks)
        for times in _assignments(problem, 0, {})
        for weight, reached, breaks in [_values(problem, times)]
        if breaks is not None
    ]
    if not found:
        return None
    weight, reached, breaks = max(found)
    return Best(weight, reached, -breaks)


def _assignments(problem, number, times) -> Iterator[dict[str, int]]:
    if number == len(problem.meetings):
        if _ordered(problem, times):
            yield dict(times)
        return
    meeting = problem.meetings[number]
    if not meeting.required:
        yield from _assignments(problem, number + 1, times)
    for slot in range(1, problem.slots + 1):
        if _fits(problem, meeting, slot, times):
            yield from _assignments(problem, number + 1, {**times, meeting.id: slot})


def _fits(problem, meeting, slot, times):
    session = next(k for k, end in enumerate(problem.session_ends, start=1) if slot <= end)
    people = {one.id: one for one in problem.participants}
    with_whom = {one.id: set(one.participants) for one in problem.meetings}
    here = [name for name, time in times.items() if time == slot]
    return (
        meeting.slot in {None, slot}
        and (meeting.sessions is None or session in meeting.sessions)
        and len(here) < problem.tables
        and all(slot not in people[name].unavailable for name in meeting.participants)
        and not any(with_whom[name] & set(meeting.participants) for name in here)
    )


def _ordered(problem, times):
    return all(
        times[first] < times[then]
        for first, then in problem.precedences
        if first in times and then in times
    )


def _values(problem, times):
    days = {
        one.id: sorted(
            times[m.id] for m in problem.meetings if m.id in times and one.id in m.participants
        )
        for one in problem.participants
    }
    breaks = {name: sum(b - a > 1 for a, b in pairwise(day)) for name, day in days.items()}
    weight = sum(one.weight for one in problem.meetings if one.id in times)
    reached = sum(bool(day) for day in days.values())
    limits = {one.id: one.max_meetings for one in problem.participants}
    legal = all(limits[name] is None or len(day) <= limits[name] for name, day in days.items())
    most = problem.max_break_difference
    if most is not None and breaks:
        legal = legal and max(breaks.values()) - min(breaks.values()) <= most
    return weight, reached, sum(breaks.values()) if legal else None
