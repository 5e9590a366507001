"""Which meetings to hold, as a mixed-integer programme over (meeting, slot), by HiGHS.

Breaks are left out: this is the level above them. The relaxation is nearly integral.
HiGHS: Huangfu and Hall, "Parallelizing the dual revised simplex method", Math. Prog. Comp. 2018.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor

import highspy
import numpy as np

from baccau.engines.scheduling.grid import Choice, Grid

_ROUNDING = 1e-6
_HALF = 0.5
Row = tuple[float, Sequence[tuple[int, float]], float]


def choose(grid: Grid, seconds: float) -> Choice | None:
    """Return the choice of greatest weight and then reach; `None` where none was found in time."""
    programme = _Programme(grid)
    weight = programme.maximise(programme.weights, seconds)
    if weight is None:
        return Choice({}, 0, 0, 0, 0, infeasible=True) if programme.infeasible else None
    programme.hold(programme.weights, weight.value)
    reach = programme.maximise(programme.reach, seconds) or _Best(weight.columns, 0, grid.slots)
    return Choice(
        slots=programme.slots(reach.columns),
        weight=weight.value,
        bound_weight=weight.bound,
        reached=programme.reached(reach.columns),
        bound_reached=min(reach.bound, sum(map(bool, grid.diaries))),
    )


@dataclass(frozen=True, slots=True)
class _Best:
    columns: np.typing.NDArray[np.float64]
    value: int
    bound: int


class _Programme:
    """Columns: one for each meeting and slot, then one for each participant with a wish."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._places = [
            (meeting, slot) for meeting, window in enumerate(grid.windows) for slot in window
        ]
        self._column = {place: column for column, place in enumerate(self._places)}
        self._wishing = [person for person, diary in enumerate(grid.diaries) if diary]
        self._size = len(self._places) + len(self._wishing)
        self.weights = np.zeros(self._size)
        self.weights[: len(self._places)] = [grid.weights[one] for one, _ in self._places]
        self.reach = np.zeros(self._size)
        self.reach[len(self._places) :] = 1.0
        self.infeasible = False
        # The plain core class: the wrapper's constructor prints a banner on standard output.
        self._solver = highspy.highs._Highs()  # type: ignore[attr-defined]  # noqa: SLF001  (no silent one)
        for option, setting in _OPTIONS.items():
            self._solver.setOptionValue(option, setting)
        self._solver.passModel(self._model())

    def maximise(self, gain: np.typing.NDArray[np.float64], seconds: float) -> _Best | None:
        """Return the best choice for a gain, with its bound."""
        solver = self._solver
        solver.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), gain)
        solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
        solver.run()
        self.infeasible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        columns = np.array(solver.getSolution().col_value)
        info = solver.getInfo()
        if not info.primal_solution_status or len(columns) != self._size:
            return None
        whole = columns > _HALF
        bound = info.mip_dual_bound if np.isfinite(info.mip_dual_bound) else gain.sum()
        return _Best(columns, round(float(gain @ whole)), floor(bound + _ROUNDING))

    def hold(self, gain: np.typing.NDArray[np.float64], least: int) -> None:
        """From now on the total of `gain` is at least `least`."""
        used = np.flatnonzero(gain).astype(np.int32)
        self._solver.addRow(least - _ROUNDING, highspy.kHighsInf, len(used), used, gain[used])

    def slots(self, columns: np.typing.NDArray[np.float64]) -> dict[int, int]:
        """Return the slot of each meeting chosen."""
        return {
            meeting: slot
            for (meeting, slot), share in zip(self._places, columns, strict=False)
            if share > _HALF
        }

    def reached(self, columns: np.typing.NDArray[np.float64]) -> int:
        """Return how many participants have a meeting."""
        return len({one for it in self.slots(columns) for one in self._grid.people[it]})

    def _model(self) -> highspy.HighsLp:
        rows = list(self._rows())
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self._size, len(rows)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.zeros(self._size)
        lp.col_lower_, lp.col_upper_ = np.zeros(self._size), np.ones(self._size)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * self._size
        lp.row_lower_ = np.array([low for low, _, _ in rows])
        lp.row_upper_ = np.array([high for _, _, high in rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        ends = np.cumsum([0, *(len(terms) for _, terms, _ in rows)])
        lp.a_matrix_.start_ = ends.astype(np.int32)
        lp.a_matrix_.index_ = np.array([at for _, terms, _ in rows for at, _ in terms], np.int32)
        lp.a_matrix_.value_ = np.array([by for _, terms, _ in rows for _, by in terms], np.float64)
        return lp

    def _rows(self) -> Iterator[Row]:
        grid, never = self._grid, -highspy.kHighsInf
        for meeting, window in enumerate(grid.windows):
            terms = [(self._column[meeting, slot], 1.0) for slot in window]
            yield (1.0 if grid.required[meeting] else 0.0), terms, 1.0
        for slot in range(1, grid.slots + 1):
            yield never, self._terms(range(len(grid.people)), [slot]), float(grid.tables)
            for diary in grid.diaries:
                yield never, self._terms(diary, [slot]), 1.0
        yield from self._order()
        yield from self._people()

    def _order(self) -> Iterator[Row]:
        grid = self._grid
        for first, then in grid.precedences:
            for slot in range(1, grid.slots + 1):
                late = self._terms([first], range(slot, grid.slots + 1))
                early = self._terms([then], range(1, slot + 1))
                yield -highspy.kHighsInf, [*late, *early], 1.0

    def _people(self) -> Iterator[Row]:
        grid, every = self._grid, range(1, self._grid.slots + 1)
        for place, person in enumerate(self._wishing):
            terms = self._terms(grid.diaries[person], every)
            limit = grid.limits[person]
            if limit is not None:
                yield -highspy.kHighsInf, terms, float(limit)
            yield 0.0, [*terms, (len(self._places) + place, -1.0)], highspy.kHighsInf

    def _terms(self, meetings: Sequence[int], slots: Sequence[int]) -> list[tuple[int, float]]:
        return [
            (self._column[one, slot], 1.0)
            for one in meetings
            for slot in slots
            if (one, slot) in self._column
        ]


_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
}
