"""Timetables against every timetable there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks.instances.meetings import meetings
from hypothesis import HealthCheck, given, settings
from tests.engines.scheduling.problems import fair, problems
from tests.oracles.timetables import Best, best_timetable

from baccau.engines.scheduling import check, solve
from baccau.engines.scheduling.problem import Meeting, Participant

SMALL = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def agrees(problem):
    timetable, best = solve(problem), best_timetable(problem)
    assert check(problem, timetable) == ()
    if best is None:
        assert timetable.status == "infeasible"
        assert timetable.conflict
        return
    people = {one.id: one.participants for one in problem.meetings}
    reached = len({name for one in timetable.held for name in people[one.meeting]})
    assert timetable.status == "optimal"
    assert Best(timetable.weight, reached, timetable.breaks) == best
    assert timetable.bound_breaks == best.breaks
    assert timetable.bound_weight == best.weight


@SMALL
@given(problems(required=True))
def test_required_meetings_have_fewest_breaks(problem):
    agrees(problem)


@SMALL
@given(problems())
def test_chosen_meetings_weigh_most_then_reach_most_then_break_least(problem):
    agrees(problem)


def test_a_run_across_noon_is_one_break():
    problem = fair(
        meetings=(
            Meeting(id="m1", participants=("a", "b"), slot=1),
            Meeting(id="m2", participants=("a", "c"), slot=4),
        )
    )
    timetable = solve(problem)
    assert (timetable.breaks, dict(timetable.breaks_by_participant)) == (
        1,
        {"a": 1, "b": 0, "c": 0},
    )


def test_unavailable_slots_count_as_idle():
    problem = fair(
        tables=2,
        participants=(
            Participant(id="a", unavailable=frozenset({2, 3})),
            Participant(id="b"),
            Participant(id="c"),
        ),
    )
    assert solve(problem).breaks_by_participant["a"] == 1


@pytest.mark.parametrize("name", ["tic-s", "tic-p", "ticf-s"])
def test_published_sizes_are_proven(name):
    problem = meetings(name, 1)
    timetable = solve(problem)
    assert timetable.status == "optimal"
    assert check(problem, timetable) == ()


def test_equal_seeds_give_equal_timetables():
    problem = meetings("tic-s", 3)
    assert solve(problem) == solve(problem)


def test_a_short_time_claims_no_more_than_it_proved():
    problem = replace(meetings("forum-m", 1), seconds=0.5)
    timetable = solve(problem)
    assert check(problem, timetable) == ()
    assert timetable.status in {"feasible", "unknown", "optimal"}


def test_participants_who_share_nothing_wait_for_nobody():
    timetable = solve(fair(meetings=()))
    assert (timetable.status, timetable.held, timetable.breaks) == ("optimal", (), 0)
