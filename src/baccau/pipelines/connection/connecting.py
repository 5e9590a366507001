"""Rows of supply and demand connected: posed, solved, checked and explained in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

from baccau.engines import matching
from baccau.engines.matching.plan import Gap, Plan, Reason, Unserved
from baccau.pipelines.connection.reading import Readings
from baccau.pipelines.connection.rows import Posed, pose

Progress = Callable[[str, float], None]
"""Told the stage ("solve", "explain") and the share of it that is done, 0 to 1."""


class PlanUnsoundError(RuntimeError):
    """The independent check disagrees with the solver: a defect, and no plan is given."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A plan with its reasons, in the engine's keys and units; `posed` leads back to rows."""

    readings: Readings
    posed: Posed
    plan: Plan
    line_reasons: tuple[tuple[Reason, ...], ...]
    """One entry per allocation of the plan."""
    unserved: tuple[Unserved, ...]
    gaps: tuple[Gap, ...]
    solve_seconds: float
    explain_seconds: float


def connect(
    readings: Readings,
    *,
    on: dt.date,
    seconds: float,
    progress: Progress = lambda _stage, _share: None,
) -> Connection:
    """Draw the plan of these rows, judged on the day `on`.

    `seconds` are the time for proof; what explaining may cost follows from them.

    Raises:
        PlanUnsoundError: the independent check disagrees with the solver.
    """
    began = perf_counter()
    posed = pose(
        [row.source() for row in readings.supply],
        [row.source() for row in readings.demand],
        on=on,
        scale=None,
    )
    posed = replace(posed, problem=replace(posed.problem, seconds=seconds))
    problem = posed.problem
    plan = matching.solve(problem, progress=lambda share: progress("solve", share))
    if wrong := matching.check(problem, plan):
        raise PlanUnsoundError(f"{len(wrong)}: {wrong[0]}")
    solved = perf_counter()
    progress("explain", 0.0)
    reasons = tuple(told for _, told in matching.every_line(problem, plan))
    progress("explain", 0.2)
    unserved = matching.explain_unserved(problem, plan)
    progress("explain", 0.6)
    gaps = matching.explain_gaps(problem, plan)
    progress("explain", 1.0)
    return Connection(
        readings=readings,
        posed=posed,
        plan=plan,
        line_reasons=reasons,
        unserved=unserved,
        gaps=gaps,
        solve_seconds=solved - began,
        explain_seconds=perf_counter() - solved,
    )
