"""Meetings to slots with fewest breaks, by core-guided search on Boolean literals.

The viewpoint is that of Bofill, Coll, Garcia, Giraldez-Cru, Pesant, Suy and Villaret, "Constraint
solving approaches to the business-to-business meeting scheduling problem", JAIR 74 (2022): for
each participant and slot whether it is busy, whether it has met by then, and whether a break ends
there. Core-guided search raises a proven lower bound until a timetable meets it; linear
relaxations only slow it down on this model. One worker, so that a seed gives one answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import LiteralT

from baccau.engines.scheduling.backends.clauses import totalizer
from baccau.engines.scheduling.grid import Grid
from baccau.engines.scheduling.plan import Status

_EPSILON = 1e-6
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


class TimingModel:
    """The model of one grid, built once and solved as often as asked."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._model = cp_model.CpModel()
        self._at = [{slot: self._literal() for slot in window} for window in grid.windows]
        self._busy = [self._busy_literals(person) for person in range(len(grid.diaries))]
        self._hold_meetings()
        self._seat_meetings()
        self._order_meetings()
        self._breaks: list[list[LiteralT]] = []

    def any_timetable(self, seconds: float, seed: int) -> Timing:
        """Search for a timetable that keeps every rule but the difference of breaks."""
        return self._solve(seconds, seed, core=False)

    def mind_breaks(self) -> None:
        """From now on breaks are counted, and the difference asked between them is kept."""
        self._breaks = [self._break_literals(person) for person in range(len(self._busy))]
        self._bound_differences(self._breaks)

    def fewest_breaks(
        self, seconds: float, seed: int, hint: Mapping[int, int] | None = None
    ) -> Timing:
        """Search for the timetable with fewest breaks; `mind_breaks` goes before."""
        if all(len(group) == 2 for group in self._grid.people):  # noqa: PLR2004  (a pair)
            for slot in range(1, self._grid.slots + 1):
                self._count_busy(slot)
        self._model.minimize(sum((one for ends in self._breaks for one in ends), start=0))
        self._hint(hint)
        return self._solve(seconds, seed, core=True)

    def leaned_on(self, seconds: float) -> tuple[tuple[int, ...], float]:
        """Return meetings that cannot all be held, and the seconds spent; empty without proof.

        For a grid in which no meeting is required: each is held by assumption only, and the
        proof tells which assumptions it leans on.
        """
        held = {}
        for meeting, places in enumerate(self._at):
            some = self._any_of(list(places.values()))
            if some is None:
                return (meeting,), 0.0
            held[self._model.get_or_make_boolean_index(some)] = meeting
            self._model.add_assumption(some)
        solver = _solver(seconds, 0)
        status = solver.solve(self._model)
        if status != cp_model.INFEASIBLE:
            return (), solver.wall_time
        leaned = solver.sufficient_assumptions_for_infeasibility()
        return tuple(sorted(held[index] for index in leaned)), solver.wall_time

    def hold_choice(self, weight: int, reached: int) -> None:
        """From now on at least this weight is held and this many participants have a meeting."""
        model, grid = self._model, self._grid
        total = sum(
            grid.weights[one] * literal
            for one, places in enumerate(self._at)
            for literal in places.values()
        )
        if not isinstance(total, int):
            model.add(total >= weight)
        met = []
        for busy in filter(None, self._busy):
            met.append(self._literal())
            model.add_bool_or([*busy.values(), ~met[-1]])
        if met:
            model.add(sum(met) >= reached)

    def _literal(self) -> cp_model.IntVar:
        return self._model.new_bool_var("")

    def _busy_literals(self, person: int) -> dict[int, LiteralT]:
        """One meeting at a time: exactly one of the meetings of a slot, or idle."""
        grid = self._grid
        busy: dict[int, LiteralT] = {}
        for slot in range(1, grid.slots + 1):
            here = [self._at[one][slot] for one in grid.diaries[person] if slot in self._at[one]]
            if len(here) > 1:
                busy[slot] = self._literal()
                self._model.add_exactly_one([*here, ~busy[slot]])
            elif here:
                busy[slot] = here[0]
        return busy

    def _hold_meetings(self) -> None:
        model, grid = self._model, self._grid
        for places, required in zip(self._at, grid.required, strict=True):
            if required:
                model.add_exactly_one(places.values())
            else:
                model.add_at_most_one(places.values())
        for person, busy in enumerate(self._busy):
            limit = grid.limits[person]
            diary = grid.diaries[person]
            if all(grid.required[one] for one in diary):
                model.add(sum(busy.values(), start=0) == len(diary))
            if limit is not None and limit < len(diary):
                model.add(sum(busy.values(), start=0) <= limit)

    def _seat_meetings(self) -> None:
        """At most `tables` meetings a slot, counted by cluster of meetings that exclude another."""
        grid, model = self._grid, self._model
        clusters = _clusters(grid)
        for slot in range(1, grid.slots + 1):
            held = [
                self._any_of([self._at[one][slot] for one in cluster if slot in self._at[one]])
                for cluster in clusters
            ]
            used = [one for one in held if one is not None]
            if len(used) > grid.tables:
                model.add(sum(used) <= grid.tables)

    def _count_busy(self, slot: int) -> None:
        """Busy participants are an even number of at most twice the tables."""
        here = [busy[slot] for busy in self._busy if slot in busy]
        if len(here) <= 2:  # noqa: PLR2004  (one pair at most)
            return
        count = totalizer(self._model, here, 2 * self._grid.tables)
        for odd in range(0, len(count), 2):
            if odd + 1 < len(count):
                self._model.add_implication(count[odd], count[odd + 1])
            else:
                self._model.add(count[odd] == 0)

    def _any_of(self, literals: Sequence[LiteralT]) -> LiteralT | None:
        """Return a literal that is true where one of mutually exclusive literals is."""
        if len(literals) <= 1:
            return literals[0] if literals else None
        some = self._literal()
        self._model.add_exactly_one([*literals, ~some])
        return some

    def _order_meetings(self) -> None:
        for first, then in self._grid.precedences:
            begun = self._begun(first)
            for slot, here in self._at[then].items():
                if self._grid.required[first]:
                    self._model.add_bool_or([begun[slot - 1], ~here])
                else:
                    later = [at for other, at in self._at[first].items() if other >= slot]
                    for at in later:
                        self._model.add_bool_or([~at, ~here])

    def _begun(self, meeting: int) -> list[LiteralT]:
        """Return, for each slot from 0, a literal true where the meeting was held by then."""
        model, places = self._model, self._at[meeting]
        begun: list[LiteralT] = [model.new_constant(0)]
        for slot in range(1, self._grid.slots + 1):
            if slot in places:
                begun.append(self._either(begun[-1], places[slot]))
            else:
                begun.append(begun[-1])
        return begun

    def _either(self, one: LiteralT, other: LiteralT) -> LiteralT:
        some = self._literal()
        self._model.add_bool_or([one, other, ~some])
        self._model.add_implication(one, some)
        self._model.add_implication(other, some)
        return some

    def _break_literals(self, person: int) -> list[LiteralT]:
        """Return the literals of slots in which a break of this participant ends."""
        busy, model = self._busy[person], self._model
        ends: list[LiteralT] = []
        if len(self._grid.diaries[person]) <= 1:
            return ends
        met: LiteralT | None = None
        for slot in range(1, self._grid.slots):
            before = met
            if slot in busy:
                met = busy[slot] if before is None else self._either(before, busy[slot])
            if before is None or slot + 1 not in busy:
                continue
            idle = [busy[slot]] if slot in busy else []
            end = self._literal()
            ends.append(end)
            model.add_bool_or([~before, *idle, ~busy[slot + 1], end])
            model.add_implication(end, before)
            model.add_implication(end, busy[slot + 1])
            for one in idle:
                model.add_implication(end, ~one)
        return ends

    def _bound_differences(self, breaks: list[list[LiteralT]]) -> None:
        """Keep breaks of any two participants within the difference asked."""
        most = self._grid.max_break_difference
        if most is None or not breaks:
            return
        least: cp_model.LinearExprT = 0
        if all(breaks):
            least = self._model.new_int_var(0, self._grid.slots, "")
        for ends in breaks:
            total = sum(ends, start=0)
            if not isinstance(least, int):
                self._model.add(total >= least)
            if not isinstance(total, int):
                self._model.add(total <= least + most)

    def _hint(self, hint: Mapping[int, int] | None) -> None:
        self._model.clear_hints()  # type: ignore[no-untyped-call]  # ortools has it so
        for meeting, slot in (hint or {}).items():
            for other, literal in self._at[meeting].items():
                self._model.add_hint(literal, other == slot)

    def _solve(self, seconds: float, seed: int, *, core: bool) -> Timing:
        solver = _solver(seconds, seed)
        solver.parameters.optimize_with_core = core
        status = _STATUS.get(solver.solve(self._model), "unknown")
        slots = {}
        if status in {"optimal", "feasible"}:
            slots = {
                meeting: slot
                for meeting, places in enumerate(self._at)
                for slot, literal in places.items()
                if solver.boolean_value(literal)
            }
        bound = 0
        if core and status != "infeasible":
            bound = max(0, ceil(solver.best_objective_bound - _EPSILON))
        return Timing(status, slots, bound, solver.wall_time)


def _solver(seconds: float, seed: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.0)
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 0
    return solver


def _clusters(grid: Grid) -> list[list[int]]:
    """Split the meetings into sets that share a participant, few sets: a greedy vertex cover."""
    left = set(range(len(grid.people)))
    clusters = []
    while left:
        open_meetings = [[one for one in diary if one in left] for diary in grid.diaries]
        best = max(open_meetings, key=len)
        clusters.append(best)
        left.difference_update(best)
    return clusters
