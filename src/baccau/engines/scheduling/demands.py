"""A problem as the list of its demands, and the problem that asks only some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from baccau.engines.scheduling.plan import Demand, Fact
from baccau.engines.scheduling.problem import Meeting, Participant, Problem


def demands_of(problem: Problem) -> tuple[Demand, ...]:
    """Return everything the problem insists on. What is not required insists on nothing."""
    return tuple(_demands(problem))


def _demands(problem: Problem) -> Iterator[Demand]:
    asked = [one for one in problem.meetings if one.required]
    names = {one.id for one in asked}
    people = {name for one in asked for name in one.participants}
    if asked:
        yield Demand("tables", {"tables": problem.tables})
    if problem.max_break_difference is not None:
        yield Demand("break_difference", {"difference": problem.max_break_difference})
    for first, then in problem.precedences:
        if {first, then} <= names:
            yield Demand("precedence", {"meeting": first, "later": then})
    for person in problem.participants:
        if person.id in people:
            yield from participant_demands(person)
    for meeting in asked:
        yield from meeting_demands(meeting)


def participant_demands(person: Participant) -> Iterator[Demand]:
    """What one participant asks of its day."""
    if person.max_meetings is not None:
        facts: dict[str, Fact] = {"participant": person.id, "limit": person.max_meetings}
        yield Demand("participant_limit", facts)
    for slot in sorted(person.unavailable):
        yield Demand("participant_unavailable", {"participant": person.id, "slot": slot})


def meeting_demands(meeting: Meeting) -> Iterator[Demand]:
    """What one required meeting asks of its time, then that it is held at all."""
    if meeting.slot is not None:
        yield Demand("meeting_fixed", {"meeting": meeting.id, "slot": meeting.slot})
    if meeting.sessions is not None:
        sessions = ", ".join(map(str, sorted(set(meeting.sessions))))
        yield Demand("meeting_sessions", {"meeting": meeting.id, "sessions": sessions})
    yield Demand("meeting_required", {"meeting": meeting.id})


def asking(problem: Problem, demands: Iterable[Demand]) -> Problem:
    """Return the problem that insists on these demands alone."""
    kept = {_key(one) for one in demands}
    meetings = tuple(
        _meeting(one, kept)
        for one in problem.meetings
        if ("meeting_required", one.id, None) in kept
    )
    names = {one.id for one in meetings}
    bound = any(code == "tables" for code, _, _ in kept)
    close = any(code == "break_difference" for code, _, _ in kept)
    return replace(
        problem,
        tables=problem.tables if bound else max(1, len(meetings)),
        participants=tuple(_participant(one, kept) for one in problem.participants),
        meetings=meetings,
        precedences=tuple(
            (first, then)
            for first, then in problem.precedences
            if {first, then} <= names and ("precedence", first, then) in kept
        ),
        max_break_difference=problem.max_break_difference if close else None,
    )


_Key = tuple[str, str | int | None, str | int | None]


def _key(demand: Demand) -> _Key:
    facts = demand.facts
    about = facts.get("meeting", facts.get("participant"))
    by_slot = demand.code == "participant_unavailable"
    return demand.code, about, facts.get("slot") if by_slot else facts.get("later")


def _meeting(meeting: Meeting, kept: set[_Key]) -> Meeting:
    return replace(
        meeting,
        slot=meeting.slot if ("meeting_fixed", meeting.id, None) in kept else None,
        sessions=meeting.sessions if ("meeting_sessions", meeting.id, None) in kept else None,
    )


def _participant(person: Participant, kept: set[_Key]) -> Participant:
    return replace(
        person,
        unavailable=frozenset(
            slot
            for slot in person.unavailable
            if ("participant_unavailable", person.id, slot) in kept
        ),
        max_meetings=(
            person.max_meetings if ("participant_limit", person.id, None) in kept else None
        ),
    )
