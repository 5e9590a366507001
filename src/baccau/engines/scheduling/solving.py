"""Times first, by proof; then tables. Which meetings to hold is settled before both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from baccau.engines.scheduling.annealing import breaks_of, fewer_breaks
from baccau.engines.scheduling.backends.choice import choose
from baccau.engines.scheduling.backends.timing import Timing, TimingModel
from baccau.engines.scheduling.counting import counted_conflict
from baccau.engines.scheduling.explain import smallest_conflict
from baccau.engines.scheduling.grid import Choice, Grid, grid_of
from baccau.engines.scheduling.plan import Held, Status, Timetable
from baccau.engines.scheduling.problem import Problem
from baccau.engines.scheduling.tables import tables_of

_MOVES_A_PLACE, _MOVES_A_SECOND = 30, 30_000
_CHOICE_SHARE = 0.4
_CONFLICT_SHARE = 0.5


def solve(problem: Problem, clock: Callable[[], float] | None = None) -> Timetable:
    """Return the best timetable found in the problem's seconds, with what was proved of it.

    `clock` tells seconds, from any start; without one only the solvers' own time is counted.
    Raises nothing for a problem that cannot be solved: the answer is then "infeasible", with a
    conflict, or "unknown".
    """
    grid = grid_of(problem)
    if counted_conflict(problem):
        return _infeasible(problem)
    search = _Search(problem, grid, clock)
    found = search.required() if grid.all_required else search.chosen()
    if found.status == "infeasible":
        return _infeasible(problem)
    return timetable_of(problem, grid, found)


@dataclass(frozen=True, slots=True)
class Found:
    """Slots by meeting, with what was proved."""

    status: Status
    slots: Mapping[int, int]
    bound: int = 0
    weight_bound: int | None = None
    """`None` where all meetings are held."""


class _Search:
    """One problem, its time, and the ways through it."""

    def __init__(self, problem: Problem, grid: Grid, clock: Callable[[], float] | None) -> None:
        self._grid = grid
        self._seed = problem.seed
        self._spent = 0.0
        self._clock = clock or (lambda: self._spent)
        self._end = self._clock() + problem.seconds
        places = sum(map(len, grid.windows))
        self._moves = int(min(_MOVES_A_PLACE * places, _MOVES_A_SECOND * problem.seconds))

    def required(self) -> Found:
        """Hold every meeting."""
        model = TimingModel(self._grid)
        start = self._spend(model.any_timetable(self._left(), self._seed))
        if start.status == "infeasible":
            return Found("infeasible", {})
        return self._fewest(model, start.slots)

    def chosen(self) -> Found:
        """Hold what weighs most and reaches most participants."""
        choice = choose(self._grid, self._left() * _CHOICE_SHARE)
        if choice is None:
            return Found("unknown", {}, weight_bound=sum(self._grid.weights))
        if choice.infeasible:
            return Found("infeasible", {})
        model = TimingModel(self._grid)
        model.hold_choice(choice.weight, choice.reached)
        found = self._fewest(model, choice.slots)
        if found.status == "infeasible":  # no choice of this weight keeps the difference of breaks
            return self._chosen_evenly()
        return self._graded(found, choice)

    def _chosen_evenly(self) -> Found:
        """Choose again, the difference of breaks being kept while choosing."""
        model = TimingModel(self._grid)
        model.mind_breaks()
        choice = model.choose(self._left() * _CHOICE_SHARE, self._seed)
        if choice is None:
            return Found("unknown", {}, weight_bound=sum(self._grid.weights))
        if choice.infeasible:
            return Found("infeasible", {})
        model.hold_choice(choice.weight, choice.reached)
        return self._graded(self._fewest(model, choice.slots), choice)

    def _fewest(self, model: TimingModel, start: Mapping[int, int]) -> Found:
        grid = self._grid
        walked = fewer_breaks(grid, start, self._moves, self._seed)
        legal = bool(start) and differs_at_most(grid, walked)
        if legal and total_breaks(grid, walked) == 0:
            return Found("optimal", walked, 0)
        proof = self._spend(model.fewest_breaks(self._left(), self._seed, walked))
        if proof.slots and not differs_at_most(grid, proof.slots):
            # Without the difference the search is some times faster, and mostly keeps it anyway
            model.mind_breaks()
            bound = proof.bound
            proof = self._spend(model.fewest_breaks(self._left(), self._seed, walked))
            proof = replace(proof, bound=max(bound, proof.bound))
        if proof.status in {"optimal", "infeasible"}:
            return Found(proof.status, proof.slots, proof.bound)
        if proof.slots and not (
            legal and total_breaks(grid, walked) <= total_breaks(grid, proof.slots)
        ):
            walked, legal = dict(proof.slots), True
        if not legal:
            return Found("unknown", {}, proof.bound)
        proved = total_breaks(grid, walked) == proof.bound
        return Found("optimal" if proved else "feasible", walked, proof.bound)

    def _graded(self, found: Found, choice: Choice) -> Found:
        """Lower the claim where the choice itself was not proved, or has no legal timetable."""
        sure = choice.weight == choice.bound_weight and choice.reached == choice.bound_reached
        status = "feasible" if found.status == "optimal" and not sure else found.status
        return Found(status, found.slots, found.bound if sure else 0, choice.bound_weight)

    def _spend(self, timing: Timing) -> Timing:
        self._spent += timing.seconds
        return timing

    def _left(self) -> float:
        return max(0.0, self._end - self._clock())


def days_of(grid: Grid, slots: Mapping[int, int]) -> list[int]:
    """Return each participant's day as bits."""
    return [sum(1 << slots[one] for one in diary if one in slots) for diary in grid.diaries]


def total_breaks(grid: Grid, slots: Mapping[int, int]) -> int:
    """Return the breaks of all participants."""
    return sum(map(breaks_of, days_of(grid, slots)))


def differs_at_most(grid: Grid, slots: Mapping[int, int]) -> bool:
    """Return whether the breaks of no two participants differ by more than is asked."""
    counts = [breaks_of(day) for day in days_of(grid, slots)] or [0]
    most = grid.max_break_difference
    return most is None or max(counts) - min(counts) <= most


def timetable_of(problem: Problem, grid: Grid, found: Found) -> Timetable:
    """Seat the meetings and write the timetable down."""
    tables = tables_of(grid, found.slots)
    names = [one.id for one in problem.meetings]
    held = sorted(
        (Held(names[one], slot, tables[one]) for one, slot in found.slots.items()),
        key=lambda it: (it.slot, it.table),
    )
    counts = [breaks_of(day) for day in days_of(grid, found.slots)]
    weight = sum(grid.weights[one] for one in found.slots)
    return Timetable(
        status=found.status,
        held=tuple(held),
        breaks=sum(counts),
        bound_breaks=found.bound,
        breaks_by_participant={
            one.id: count for one, count in zip(problem.participants, counts, strict=True)
        },
        weight=weight,
        bound_weight=sum(grid.weights) if found.weight_bound is None else found.weight_bound,
    )


def _infeasible(problem: Problem) -> Timetable:
    conflict, irreducible = smallest_conflict(problem, problem.seconds * _CONFLICT_SHARE)
    return Timetable(
        status="infeasible",
        held=(),
        breaks=0,
        bound_breaks=0,
        breaks_by_participant={},
        conflict=conflict,
        conflict_irreducible=irreducible,
    )
