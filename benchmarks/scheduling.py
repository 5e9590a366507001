"""Timetables of the published sizes and of a large fair, beside greedy and a plain model.

Run as `python -m benchmarks.scheduling [--seeds 2] [--seconds 60] [--fair 1]`. All in one run, on
one machine: compare columns, not machines.
"""

from __future__ import annotations

import argparse
import statistics
import time

from benchmarks.instances.meetings import SHAPES, fair, meetings
from ortools.sat.python import cp_model

from baccau.engines.scheduling import check, greedy, solve
from baccau.engines.scheduling.grid import grid_of
from baccau.engines.scheduling.problem import Problem
from baccau.engines.scheduling.solving import total_breaks


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument(
        "--fair", type=float, default=1.0, help="size of the large fair; 0 for none"
    )
    options = parser.parse_args()
    print("## Timetables: published sizes, all meetings required\n")
    print(
        "| instance | status | breaks | bound | s | greedy: held, breaks | plain CP-SAT, 1 worker |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    taken = [
        _row(f"{name} {seed}", _timed(name, seed, options.seconds))
        for name in SHAPES
        for seed in range(1, options.seeds + 1)
    ]
    print(f"\nMedian {statistics.median(taken):.2f} s, worst {max(taken):.1f} s.\n")
    if options.fair:
        _large(options.fair)


def _timed(name: str, seed: int, seconds: float) -> Problem:
    problem = meetings(name, seed)
    return Problem(**{**vars(problem), "seconds": seconds})


def _row(title: str, problem: Problem) -> float:
    began = time.perf_counter()
    timetable = solve(problem, time.perf_counter)
    taken = time.perf_counter() - began
    wrong = check(problem, timetable)
    if wrong:
        raise SystemExit(f"{title}: {wrong}")
    print(
        f"| {title} | {timetable.status} | {timetable.breaks} | {timetable.bound_breaks} "
        f"| {taken:.2f} | {_greedy(problem)} | {_plain(problem, max(2.0, taken))} |",
        flush=True,
    )
    return taken


def _greedy(problem: Problem) -> str:
    grid = grid_of(problem)
    number = {one.id: index for index, one in enumerate(problem.meetings)}
    slots = {number[name]: slot for name, slot in greedy(problem).items()}
    return f"{len(slots)} of {len(problem.meetings)}, {total_breaks(grid, slots)}"


def _plain(problem: Problem, seconds: float) -> str:
    """The model one writes first: a variable per meeting and slot, runs counted by their starts."""
    grid, model = grid_of(problem), cp_model.CpModel()
    at = [{slot: model.new_bool_var("") for slot in window} for window in grid.windows]
    for places in at:
        model.add(sum(places.values()) == 1)
    starts = []
    for slot in range(1, grid.slots + 1):
        model.add(sum(places[slot] for places in at if slot in places) <= grid.tables)
    for diary in grid.diaries:
        busy = [
            sum(at[one][slot] for one in diary if slot in at[one]) for slot in range(grid.slots + 1)
        ]
        for slot in range(1, grid.slots + 1):
            model.add(busy[slot] <= 1)
            start = model.new_bool_var("")
            model.add(start >= busy[slot] - busy[slot - 1])
            starts.append(start)
    for first, then in grid.precedences:
        early, late = (sum(slot * it for slot, it in at[one].items()) for one in (first, then))
        model.add(early + 1 <= late)
    model.minimize(sum(starts) - sum(map(bool, grid.diaries)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.status_name(solver.solve(model))
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return f"{status.lower()} in {solver.wall_time:.1f} s"
    found, bound = solver.objective_value, solver.best_objective_bound
    return f"{found:.0f}, bound {bound:.0f}, in {solver.wall_time:.1f} s (no difference asked)"


def _large(scale: float) -> None:
    print("## Timetables: a large fair, meetings to choose from\n")
    print("| seconds | status | held | weight | bound | breaks | bound | s |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for seconds in (10.0, 60.0):
        problem = fair(1, scale, seconds)
        began = time.perf_counter()
        timetable = solve(problem, time.perf_counter)
        taken = time.perf_counter() - began
        wrong = check(problem, timetable)
        if wrong:
            raise SystemExit(f"fair: {wrong}")
        print(
            f"| {seconds:.0f} | {timetable.status} | {len(timetable.held)} | {timetable.weight} "
            f"| {timetable.bound_weight} | {timetable.breaks} | {timetable.bound_breaks} "
            f"| {taken:.1f} |",
            flush=True,
        )
    print(f"\nGreedy: held, breaks: {_greedy(problem)}.")


if __name__ == "__main__":
    main()
