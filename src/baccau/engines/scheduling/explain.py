"""Why there is no timetable: a smallest set of demands that cannot all be kept.

Smallest means irreducible: without any one of them the others can be kept, and each of those was
confirmed by solving. A difference asked between breaks is not monotone (fewer meetings may differ
more), so such a set is confirmed in the same way but other, smaller sets may exist beside it.
"""

from __future__ import annotations

from dataclasses import replace

from baccau.engines.scheduling.backends.timing import TimingModel
from baccau.engines.scheduling.counting import counted_conflict
from baccau.engines.scheduling.demands import asking, demands_of
from baccau.engines.scheduling.grid import grid_of
from baccau.engines.scheduling.plan import Demand
from baccau.engines.scheduling.problem import Problem

_TRIAL_SECONDS = 5.0
_ROUNDS = 4


def smallest_conflict(problem: Problem, seconds: float) -> tuple[tuple[Demand, ...], bool]:
    """Return a conflict of an infeasible problem, and whether it is confirmed irreducible."""
    judge = _Judge(problem, seconds)
    demands = counted_conflict(problem) or judge.narrowed(demands_of(problem))
    kept, sure = list(demands), True
    for demand in demands:
        trial = [one for one in kept if one is not demand]
        possible = judge.possible(trial)
        if possible is False:
            kept = trial
        sure = sure and possible is not None
    return tuple(kept), sure


class _Judge:
    """Says whether demands can all be kept, within a time for all questions together."""

    def __init__(self, problem: Problem, seconds: float) -> None:
        self._problem = problem
        self._left = seconds

    def possible(self, demands: list[Demand]) -> bool | None:
        """Return the answer, or `None` where time was too short."""
        asked = asking(self._problem, demands)
        if counted_conflict(asked):
            return False
        if self._left <= 0:
            return None
        model = TimingModel(grid_of(asked))
        if asked.max_break_difference is not None:
            model.mind_breaks()
        timing = model.any_timetable(min(self._left, _TRIAL_SECONDS), asked.seed)
        self._left -= timing.seconds
        return None if timing.status == "unknown" else timing.status != "infeasible"

    def narrowed(self, demands: tuple[Demand, ...]) -> tuple[Demand, ...]:
        """Return the demands of the meetings that a proof leans on, round after round."""
        for _ in range(_ROUNDS):
            asked = asking(self._problem, demands)
            optional = tuple(replace(one, required=False) for one in asked.meetings)
            model = TimingModel(grid_of(replace(asked, meetings=optional)))
            if asked.max_break_difference is not None:
                model.mind_breaks()
            leaned, spent = model.leaned_on(self._left)
            self._left -= spent
            if not leaned or len(leaned) == len(optional):
                return demands
            meetings = {optional[one].id for one in leaned}
            people = {name for one in leaned for name in optional[one].participants}
            demands = tuple(one for one in demands if _concerns(one, meetings, people))
        return demands


def _concerns(demand: Demand, meetings: set[str], people: set[str]) -> bool:
    facts = demand.facts
    if "meeting" in facts:
        return facts["meeting"] in meetings and facts.get("later", facts["meeting"]) in meetings
    return facts.get("participant") in people or "participant" not in facts
