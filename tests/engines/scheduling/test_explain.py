"""Conflicts: real, and irreducible."""

from __future__ import annotations

import pytest
from benchmarks.instances.meetings import meetings
from hypothesis import HealthCheck, given, settings
from tests.engines.scheduling.problems import fair, problems
from tests.oracles.timetables import best_timetable

from baccau.engines.scheduling import solve
from baccau.engines.scheduling.demands import asking
from baccau.engines.scheduling.problem import Meeting, Participant

NEVER_DIFFERENT = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@NEVER_DIFFERENT
@given(problems(required=True))
def test_a_conflict_is_impossible_and_without_any_one_of_it_possible(problem):
    timetable = solve(problem)
    if timetable.status != "infeasible":
        return
    assert timetable.conflict_irreducible
    assert best_timetable(asking(problem, timetable.conflict)) is None
    for left_out in timetable.conflict:
        rest = [one for one in timetable.conflict if one is not left_out]
        assert best_timetable(asking(problem, rest)) is not None


def told(problem):
    return sorted((one.code, *map(str, one.facts.values())) for one in solve(problem).conflict)


def test_a_meeting_fixed_in_an_absence_is_named_with_it():
    problem = fair(
        participants=(
            Participant(id="a", unavailable=frozenset({1, 2})),
            Participant(id="b"),
            Participant(id="c"),
        ),
        meetings=(Meeting(id="ab", participants=("a", "b"), slot=2),),
    )
    assert told(problem) == [
        ("meeting_fixed", "ab", "2"),
        ("meeting_required", "ab"),
        ("participant_unavailable", "a", "2"),
    ]


def test_a_circle_of_precedences_is_named_whole():
    assert told(fair(precedences=(("ab", "bc"), ("bc", "ac"), ("ac", "ab")))) == [
        ("meeting_required", "ab"),
        ("meeting_required", "ac"),
        ("meeting_required", "bc"),
        ("precedence", "ab", "bc"),
        ("precedence", "ac", "ab"),
        ("precedence", "bc", "ac"),
    ]


def test_no_tables_are_named_with_one_meeting():
    assert told(fair(tables=0)) == [("meeting_required", "ab"), ("tables", "0")]


def test_a_limit_is_named_with_one_meeting_too_many():
    people = (Participant(id="a", max_meetings=1), Participant(id="b"), Participant(id="c"))
    assert told(fair(participants=people)) == [
        ("meeting_required", "ab"),
        ("meeting_required", "ac"),
        ("participant_limit", "a", "1"),
    ]


@pytest.mark.parametrize("name", ["tic-s", "ticf-m"])
def test_too_many_meetings_for_one_day_are_counted(name):
    timetable = solve(meetings(name, 1, knotted=True))
    assert timetable.status == "infeasible"
    assert timetable.conflict_irreducible
    assert {one.code for one in timetable.conflict} <= {
        "meeting_required",
        "participant_unavailable",
        "meeting_sessions",
    }
