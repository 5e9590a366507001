"""The plain baseline keeps the rules, and the engine is never worse."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.instances.meetings import meetings
from hypothesis import given, settings
from tests.engines.scheduling.problems import problems

from baccau.engines.scheduling import check, greedy, solve
from baccau.engines.scheduling.grid import grid_of
from baccau.engines.scheduling.solving import Found, timetable_of, total_breaks

ALLOWED = {"meeting_missing", "break_difference"}


def drawn(problem):
    grid = grid_of(problem)
    number = {one.id: index for index, one in enumerate(problem.meetings)}
    slots = {number[name]: slot for name, slot in greedy(problem).items()}
    return timetable_of(problem, grid, Found("feasible", slots)), total_breaks(grid, slots)


@settings(max_examples=150, deadline=None)
@given(problems())
def test_greedy_keeps_every_rule_it_claims_to(problem):
    timetable, _ = drawn(problem)
    assert {one.code for one in check(problem, timetable)} <= ALLOWED


def test_solve_beats_greedy():
    problem = replace(meetings("ticf-s", 1), max_break_difference=None)
    timetable, breaks = drawn(problem)
    left_out = len(problem.meetings) - len(timetable.held)
    best = solve(problem)
    assert best.status == "optimal"
    assert len(best.held) == len(problem.meetings)
    assert left_out > 0 or breaks >= best.breaks
