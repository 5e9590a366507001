"""Meetings to slots with fewest breaks, by core-guided search on Boolean literals.

The viewpoint is that of Bofill, Coll, Garcia, Giraldez-Cru, Pesant, Suy and Villaret, "Constraint
solving approaches to the business-to-business meeting scheduling problem", JAIR 74 (2022): for
each participant and slot whether it is busy, whether it has met by then, and whether a break ends
there. Core-guided search raises a proven lower bound until a timetable meets it; linear
relaxations only slow it down on this model. One worker, so that a seed gives one answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import LiteralT

from baccau.engines.scheduling.backends.clauses import totalizer
from baccau.engines.scheduling.backends.rules import RuledModel
from baccau.engines.scheduling.grid import Choice, Grid
from baccau.engines.scheduling.plan import Status

_EPSILON = 1e-6
_TIGHT = 0.8
"""Share of all places above which the count of busy participants is worth its clauses."""
_STATUS: dict[cp_model.CpSolverStatus, Status] = {
    cp_model.OPTIMAL: "optimal",
    cp_model.FEASIBLE: "feasible",
    cp_model.INFEASIBLE: "infeasible",
}


@dataclass(frozen=True, slots=True)
class Timing:
    """What the search found."""

    status: Status
    slots: Mapping[int, int]
    """Slot of each meeting held, by index; empty where none was found."""
    bound: int
    """No timetable has fewer breaks; 0 where nothing was proved."""
    seconds: float


class TimingModel(RuledModel):
    """The rules of one grid with breaks counted, solved as often as asked."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._breaks: list[list[LiteralT]] = []
        self._minded = False

    def any_timetable(self, seconds: float, seed: int) -> Timing:
        """Search for a timetable that keeps every rule but the difference of breaks."""
        return self._solve(seconds, seed, core=False)

    def mind_breaks(self) -> None:
        """From now on the difference asked between breaks is kept."""
        if not self._minded:
            self._minded = True
            self._count_breaks()
            self._bound_differences(self._breaks)

    def fewest_breaks(
        self, seconds: float, seed: int, hint: Mapping[int, int] | None = None
    ) -> Timing:
        """Search for the timetable with fewest breaks."""
        self._count_breaks()
        self.model.minimize(sum((one for ends in self._breaks for one in ends), start=0))
        self._hint(hint)
        return self._solve(seconds, seed, core=True)

    def leaned_on(self, seconds: float) -> tuple[tuple[int, ...], float]:
        """Return meetings that cannot all be held, and the seconds spent; empty without proof.

        For a grid in which no meeting is required: each is held by assumption only, and the
        proof tells which assumptions it leans on.
        """
        held = {}
        for meeting, places in enumerate(self.at):
            some = self.any_of(list(places.values()))
            if some is None:
                return (meeting,), 0.0
            held[self.model.get_or_make_boolean_index(some)] = meeting
            self.model.add_assumption(some)
        solver = _solver(seconds, 0)
        status = solver.solve(self.model)
        if status != cp_model.INFEASIBLE:
            return (), solver.wall_time
        leaned = solver.sufficient_assumptions_for_infeasibility()
        return tuple(sorted(held[index] for index in leaned)), solver.wall_time

    def choose(self, seconds: float, seed: int) -> Choice | None:
        """Return what weighs most, then reaches most, the difference of breaks being kept.

        `mind_breaks` goes before, and `hold_choice` after. `None` where nothing was found.
        """
        weight = self._greatest(self._weight(), seconds / 2, seed)
        if not isinstance(weight, tuple):
            return Choice({}, 0, 0, 0, 0, infeasible=True) if weight == "infeasible" else None
        slots, value, bound = weight
        self.model.add(self._weight() >= value)
        reach = self._greatest(cp_model.LinearExpr.sum(self._met()), seconds / 2, seed)
        met, met_bound = 0, len(self.grid.diaries)
        if isinstance(reach, tuple):
            slots, met, met_bound = reach
        return Choice(slots, value, bound, met, met_bound)

    def nearest(self, kept: Mapping[int, int], seconds: float, seed: int) -> dict[int, int] | None:
        """Return the slots that hold most meetings of `kept`, then leave most where they are.

        `None` where nothing was found in time.
        """
        apart = len(kept) + 1
        terms = [
            (literal, apart + (slot == kept[one]))
            for one, places in enumerate(self.at)
            if one in kept
            for slot, literal in places.items()
        ]
        gain = cp_model.LinearExpr.weighted_sum([it for it, _ in terms], [by for _, by in terms])
        self._hint({one: slot for one, slot in kept.items() if slot in self.at[one]})
        found = self._greatest(gain, seconds, seed)
        return (
            {one: slot for one, slot in found[0].items() if one in kept}
            if isinstance(found, tuple)
            else None
        )

    def hold_choice(self, weight: int, reached: int) -> None:
        """From now on at least this weight is held and this many participants have a meeting."""
        self.model.add(self._weight() >= weight)
        self.model.add(cp_model.LinearExpr.sum(self._met()) >= reached)

    def _weight(self) -> cp_model.LinearExprT:
        pairs = [(at, one) for one, places in enumerate(self.at) for at in places.values()]
        weights = [self.grid.weights[one] for _, one in pairs]
        return cp_model.LinearExpr.weighted_sum([at for at, _ in pairs], weights)

    def _met(self) -> list[LiteralT]:
        """Return a literal for each participant, true only where it has a meeting."""
        met: list[LiteralT] = []
        for busy in self.busy:
            met.append(self.literal())
            self.model.add_bool_or([*busy.values(), ~met[-1]])
        return met

    def _greatest(
        self, gain: cp_model.LinearExprT, seconds: float, seed: int
    ) -> tuple[Mapping[int, int], int, int] | Status:
        """Return slots, gain and its bound; a status where there are none."""
        self.model.maximize(gain)
        solver = _solver(seconds, seed)
        solver.parameters.optimize_with_core = True
        status = _STATUS.get(solver.solve(self.model), "unknown")
        if status not in {"optimal", "feasible"}:
            return status
        bound = floor(solver.best_objective_bound + _EPSILON)
        return self._slots(solver), round(solver.objective_value), bound

    def _break_literals(self, person: int) -> list[LiteralT]:
        """Return the literals of slots in which a break of this participant ends."""
        busy, model = self.busy[person], self.model
        ends: list[LiteralT] = []
        if len(self.grid.diaries[person]) <= 1:
            return ends
        met: LiteralT | None = None
        for slot in range(1, self.grid.slots):
            before = met
            if slot in busy:
                met = busy[slot] if before is None else self.either(before, busy[slot])
            if before is None or slot + 1 not in busy:
                continue
            idle = [busy[slot]] if slot in busy else []
            end = self.literal()
            ends.append(end)
            model.add_bool_or([~before, *idle, ~busy[slot + 1], end])
            model.add_implication(end, before)
            model.add_implication(end, busy[slot + 1])
            for one in idle:
                model.add_implication(end, ~one)
        return ends

    def _count_breaks(self) -> None:
        """Add, once, the literals of breaks and what only counting breaks needs."""
        if self._breaks:
            return
        self._breaks = [self._break_literals(person) for person in range(len(self.busy))]
        if self._is_tight():
            for slot in range(1, self.grid.slots + 1):
                self._count_busy(slot)

    def _is_tight(self) -> bool:
        """Whether counting busy participants pays: pairs only, and few places to spare."""
        grid = self.grid
        pairs = all(len(group) == 2 for group in grid.people)  # noqa: PLR2004  (a pair)
        return pairs and sum(grid.required) > _TIGHT * grid.slots * grid.tables

    def _count_busy(self, slot: int) -> None:
        """Busy participants are an even number of at most twice the tables."""
        here = [busy[slot] for busy in self.busy if slot in busy]
        if len(here) <= 2:  # noqa: PLR2004  (one pair at most)
            return
        count = totalizer(self.model, here, 2 * self.grid.tables)
        for odd in range(0, len(count), 2):
            if odd + 1 < len(count):
                self.model.add_implication(count[odd], count[odd + 1])
            else:
                self.model.add(count[odd] == 0)

    def _bound_differences(self, breaks: list[list[LiteralT]]) -> None:
        """Keep breaks of any two participants within the difference asked."""
        most = self.grid.max_break_difference
        if most is None or not breaks:
            return
        least: cp_model.LinearExprT = 0
        if all(breaks):
            least = self.model.new_int_var(0, self.grid.slots, "")
        for ends in breaks:
            total = sum(ends, start=0)
            if not isinstance(least, int):
                self.model.add(total >= least)
            if not isinstance(total, int):
                self.model.add(total <= least + most)

    def _hint(self, hint: Mapping[int, int] | None) -> None:
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # ortools has it so
        for meeting, slot in (hint or {}).items():
            for other, literal in self.at[meeting].items():
                self.model.add_hint(literal, other == slot)  # type: ignore[arg-type]  # any literal does

    def _solve(self, seconds: float, seed: int, *, core: bool) -> Timing:
        solver = _solver(seconds, seed)
        solver.parameters.optimize_with_core = core
        status = _STATUS.get(solver.solve(self.model), "unknown")
        slots: dict[int, int] = {}
        if status in {"optimal", "feasible"}:
            slots = self._slots(solver)
        bound = 0
        if core and status != "infeasible":
            bound = max(0, ceil(solver.best_objective_bound - _EPSILON))
        return Timing(status, slots, bound, solver.wall_time)

    def _slots(self, solver: cp_model.CpSolver) -> dict[int, int]:
        return {
            meeting: slot
            for meeting, places in enumerate(self.at)
            for slot, literal in places.items()
            if solver.boolean_value(literal)
        }


def _solver(seconds: float, seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.0)
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 0
    return solver
