"""Reads a timetable against its problem, sharing nothing with what made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from baccau.engines.scheduling.plan import Fact, Timetable, Violation
from baccau.engines.scheduling.problem import Meeting, Problem


def check(problem: Problem, timetable: Timetable) -> tuple[Violation, ...]:
    """Return everything the timetable claims that the problem does not bear out; empty is right."""
    if timetable.status in {"infeasible", "unknown"}:
        return tuple(_nothing_held(timetable))
    meetings = {one.id: one for one in problem.meetings}
    return tuple(
        violation
        for rule in (_meetings, _slots, _people, _seats, _order, _figures)
        for violation in rule(problem, meetings, timetable)
    )


def _nothing_held(timetable: Timetable) -> Iterator[Violation]:
    if timetable.held:
        yield Violation("held_without_timetable", {"held": len(timetable.held)})
    if timetable.conflict and timetable.status != "infeasible":
        yield Violation("conflict_without_proof")


def _meetings(
    problem: Problem, meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    times = Counter(one.meeting for one in timetable.held)
    for name, count in times.items():
        if name not in meetings:
            yield Violation("meeting_unknown", {"meeting": name})
        elif count > 1:
            yield Violation("meeting_twice", {"meeting": name, "times": count})
    for meeting in problem.meetings:
        if meeting.required and meeting.id not in times:
            yield Violation("meeting_missing", {"meeting": meeting.id})


def _slots(
    problem: Problem, meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    away = {one.id: one.unavailable for one in problem.participants}
    for held in timetable.held:
        meeting, slot = meetings.get(held.meeting), held.slot
        if meeting is None:
            continue
        facts: dict[str, Fact] = {"meeting": meeting.id, "slot": slot}
        if not 1 <= slot <= problem.slots:
            yield Violation("slot_outside", facts)
            continue
        if meeting.slot not in {None, slot}:
            yield Violation("slot_not_fixed_one", facts)
        session = 1 + sum(end < slot for end in problem.session_ends)
        if meeting.sessions is not None and session not in meeting.sessions:
            yield Violation("session_not_asked", facts)
        for person in meeting.participants:
            if slot in away[person]:
                yield Violation("participant_unavailable", {**facts, "participant": person})


def _people(
    problem: Problem, meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    busy = Counter(
        (person, held.slot)
        for held in timetable.held
        if held.meeting in meetings
        for person in meetings[held.meeting].participants
    )
    for (person, slot), count in busy.items():
        if count > 1:
            yield Violation("participant_twice", {"participant": person, "slot": slot})
    load = Counter[str]()
    for (person, _), count in busy.items():
        load[person] += count
    for one in problem.participants:
        if one.max_meetings is not None and load[one.id] > one.max_meetings:
            yield Violation("participant_limit", {"participant": one.id, "held": load[one.id]})


def _seats(
    problem: Problem, _meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    for (slot, table), count in Counter((one.slot, one.table) for one in timetable.held).items():
        if not 1 <= table <= problem.tables:
            yield Violation("table_outside", {"slot": slot, "table": table})
        if count > 1:
            yield Violation("table_twice", {"slot": slot, "table": table})


def _order(
    problem: Problem, _meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    when = {one.meeting: one.slot for one in timetable.held}
    for first, then in problem.precedences:
        if first in when and then in when and when[first] >= when[then]:
            yield Violation("order_broken", {"meeting": first, "later": then})


def _figures(
    problem: Problem, meetings: dict[str, Meeting], timetable: Timetable
) -> Iterator[Violation]:
    days: dict[str, set[int]] = {one.id: set() for one in problem.participants}
    weight = 0
    for held in timetable.held:
        if held.meeting in meetings:
            weight += meetings[held.meeting].weight
            for person in meetings[held.meeting].participants:
                days[person].add(held.slot)
    counted = {person: _breaks(sorted(day)) for person, day in days.items()}
    total = sum(counted.values())
    claims = (
        ("breaks_by_participant", counted != dict(timetable.breaks_by_participant)),
        ("breaks", total != timetable.breaks),
        ("weight", weight != timetable.weight),
        ("bound_breaks", timetable.bound_breaks > total),
        ("bound_weight", timetable.bound_weight < weight),
        ("optimal", timetable.status == "optimal" and timetable.bound_breaks != total),
    )
    for claim, wrong in claims:
        if wrong:
            yield Violation("claim_wrong", {"claim": claim})
    most = problem.max_break_difference
    if most is not None and counted:
        difference = max(counted.values()) - min(counted.values())
        if difference > most:
            yield Violation("break_difference", {"difference": difference})


def _breaks(day: list[int]) -> int:
    return sum(then - first > 1 for first, then in pairwise(day))
