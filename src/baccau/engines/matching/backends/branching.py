"""Semicontinuous flows with supplier limits as a mixed-integer programme, by HiGHS.

HiGHS: Huangfu and Hall, "Parallelizing the dual revised simplex method", Math. Prog. Comp. 2018.
Columns: flow per arc; open/closed per arc with a minimum; used/unused per (need, producer).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_TOLERANCE = 1e-9
_ROUNDING = 1e-6
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Semicontinuous:
    """Flows with minimums and limits on how many groups of arcs may be in use."""

    rows: Ints
    columns: Ints
    supply: Ints
    demand: Ints
    moq: Ints
    group: Ints
    """Per arc, -1 for none."""
    group_limit: Ints
    """Per group, its place in `limit`."""
    limit: Ints


@dataclass(frozen=True, slots=True)
class Branched:
    """Which arcs and groups the best solution uses, and a bound that no flow exceeds."""

    opened: Flags
    """Per arc: open, where it has a minimum; `False` elsewhere."""
    used: Flags
    """Per group."""
    bound: float
    finished: bool


class Programme:
    """The programme in the solver, solved for one objective after another."""

    def __init__(self, task: Semicontinuous) -> None:
        self._arcs = len(task.rows)
        self._task = task
        self._minimum = np.flatnonzero(task.moq > 1)
        self._size = self._arcs + len(self._minimum) + len(task.group_limit)
        # The plain core class: the wrapper's constructor prints a banner on standard output.
        self._solver = highspy.highs._Highs()  # type: ignore[attr-defined]  # noqa: SLF001  (no silent one)
        for option, setting in _OPTIONS.items():
            self._solver.setOptionValue(option, setting)
        self._solver.passModel(self._model())

    def maximise(self, gain: Ints, seconds: float) -> Branched | None:
        """The flow of greatest total gain; `None` where none was found in time.

        No start is given: HiGHS 1.16 counts the objective's constant twice when presolve solves
        the whole of a programme that has one.
        """
        solver = self._solver
        places = np.arange(self._size, dtype=np.int32)
        cost = np.zeros(self._size)
        cost[: self._arcs] = gain
        solver.changeColsCost(self._size, places, cost)
        solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
        solver.run()
        info = solver.getInfo()
        values = np.array(solver.getSolution().col_value)
        finished = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        if not info.primal_solution_status or len(values) != self._size:
            return None
        chosen = values[self._arcs :] > _HALF
        opened = np.zeros(self._arcs, np.bool_)
        opened[self._minimum] = chosen[: len(self._minimum)]
        used = chosen[len(self._minimum) :]
        return Branched(opened, used, float(info.mip_dual_bound), finished)

    @property
    def spent(self) -> float:
        """Seconds the solver has run for, over all objectives so far."""
        return float(self._solver.getRunTime())

    def hold(self, gain: Ints, least: int) -> None:
        """From now on the total of `gain` is at least `least`, up to the rounding of doubles."""
        used = np.flatnonzero(gain).astype(np.int32)
        self._solver.addRow(
            least - max(_ROUNDING, _ROUNDING**2 * abs(least)),
            highspy.kHighsInf,
            len(used),
            used,
            gain[used].astype(np.float64),
        )

    def _model(self) -> highspy.HighsLp:
        task, arcs = self._task, self._arcs
        most = np.minimum(task.supply[task.rows], task.demand[task.columns]).astype(np.float64)
        rows = _Rows()
        every = np.arange(arcs)
        rows.add(task.rows, [every], [np.ones(arcs)], task.supply.astype(np.float64))
        rows.add(task.columns, [every], [np.ones(arcs)], task.demand.astype(np.float64))
        here = self._minimum
        opened = arcs + np.arange(len(here))
        line = np.arange(len(here))
        zero = np.zeros(len(here))
        rows.add(line, [here, opened], [np.ones(len(here)), -most[here]], zero)
        rows.add(line, [here, opened], [-np.ones(len(here)), task.moq[here].astype(float)], zero)
        grouped = np.flatnonzero(task.group >= 0)
        used = arcs + len(here) + task.group[grouped]
        line = np.arange(len(grouped))
        rows.add(
            line, [grouped, used], [np.ones(len(grouped)), -most[grouped]], np.zeros(len(grouped))
        )
        groups = arcs + len(here) + np.arange(len(task.group_limit))
        rows.add(task.group_limit, [groups], [np.ones(len(groups))], task.limit.astype(np.float64))
        whole = self._size - arcs
        lp = highspy.HighsLp()
        lp.num_col_ = self._size
        lp.num_row_ = rows.count
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.zeros(self._size)
        lp.col_lower_ = np.zeros(self._size)
        lp.col_upper_ = np.concatenate([most, np.ones(whole)])
        lp.integrality_ = [highspy.HighsVarType.kContinuous] * arcs + [
            highspy.HighsVarType.kInteger
        ] * whole
        rows.fill(lp)
        return lp


_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    "mip_feasibility_tolerance": _TOLERANCE,
    "primal_feasibility_tolerance": _TOLERANCE,
    "dual_feasibility_tolerance": _TOLERANCE,
}


class _Rows:
    """At-most rows, gathered as triplets and handed over row-wise."""

    def __init__(self) -> None:
        self.count = 0
        self._line: list[Ints] = []
        self._place: list[Ints] = []
        self._value: list[Floats] = []
        self._most: list[Floats] = []

    def add(
        self, line: Ints, places: Sequence[Ints], values: Sequence[Floats], most: Floats
    ) -> None:
        """Rows `line` (from 0) with, for each entry, one coefficient in each of `places`."""
        for place, coefficient in zip(places, values, strict=True):
            self._line.append(line + self.count)
            self._place.append(place)
            self._value.append(coefficient)
        self._most.append(most)
        self.count += len(most)

    def fill(self, lp: highspy.HighsLp) -> None:
        line = np.concatenate(self._line)
        order = np.argsort(line, kind="stable")
        lp.row_lower_ = np.full(self.count, -highspy.kHighsInf)
        lp.row_upper_ = np.concatenate(self._most)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        counts = np.bincount(line, minlength=self.count)
        lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        lp.a_matrix_.index_ = np.concatenate(self._place)[order].astype(np.int32)
        lp.a_matrix_.value_ = np.concatenate(self._value)[order]
