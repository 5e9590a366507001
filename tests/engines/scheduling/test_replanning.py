"""Under way: the past stays, whoever is not concerned stays, what can be held is held."""

from __future__ import annotations

import pytest
from benchmarks.instances.meetings import meetings
from tests.engines.scheduling.problems import fair

from baccau.engines.scheduling import check, replan, solve
from baccau.engines.scheduling.problem import Participant


@pytest.fixture(scope="module")
def day():
    problem = meetings("tic-s", 1)
    return problem, solve(problem)


def places(timetable):
    return {one.meeting: (one.slot, one.table) for one in timetable.held}


def test_nothing_changes_where_nobody_is_away(day):
    problem, timetable = day
    new = replan(problem, timetable, 3, {})
    assert (new.moved, new.dropped) == ((), ())
    assert places(new.timetable) == places(timetable)


def test_a_fifth_does_not_come_and_nobody_else_moves(day):
    problem, timetable = day
    names = [one.id for one in problem.participants]
    absent = set(names[::5])
    new = replan(problem, timetable, 1, dict.fromkeys(absent, frozenset(range(1, 9))))
    theirs = {one.id for one in problem.meetings if absent & set(one.participants)}
    assert check(new.problem, new.timetable) == ()
    assert (set(new.dropped), new.moved) == (theirs, ())


def test_the_late_are_met_later_and_the_past_stays(day):
    problem, timetable = day
    busy = next(one.meeting for one in timetable.held if one.slot == 4)
    late = next(one.participants[0] for one in problem.meetings if one.id == busy)
    new = replan(problem, timetable, 4, {late: frozenset({1, 2, 3, 4})})
    before, after = places(timetable), places(new.timetable)
    assert check(new.problem, new.timetable) == ()
    assert all(after[name] == place for name, place in before.items() if place[0] < 4)
    assert all(after[name][0] > 4 for name in new.moved if name == busy)
    assert len(new.moved) <= 0.1 * len(before)


def test_a_meeting_moves_into_room_there_is():
    problem = fair(tables=1)
    timetable = solve(problem)
    first = min(timetable.held, key=lambda one: one.slot)
    person = next(one.participants[0] for one in problem.meetings if one.id == first.meeting)
    new = replan(problem, timetable, 1, {person: frozenset({first.slot})})
    assert new.dropped == ()
    assert len(new.moved) == 1


def test_a_day_that_is_over_cannot_be_moved_into():
    problem = fair(participants=tuple(Participant(id=name) for name in "abc"))
    timetable = solve(problem)
    last = max(timetable.held, key=lambda one: one.slot)
    people = next(one.participants for one in problem.meetings if one.id == last.meeting)
    new = replan(problem, timetable, last.slot, {people[0]: frozenset(range(last.slot, 5))})
    assert new.dropped == (last.meeting,)
