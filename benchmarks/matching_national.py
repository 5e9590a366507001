"""The plan engine on a made-up national year, beside a bare network simplex, in one run.

Run as `python -m benchmarks.matching_national [--scale 1] [--seed 1] [--minimums 0]`. Ratios
are taken inside the run: machines differ.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pulp
from benchmarks.instances.national import national
from ot.lp.emd_wrap import emd_c_sparse

from baccau.engines.matching import check, explain_unserved, greedy, solve
from baccau.engines.matching.explain.lines import every_line
from baccau.engines.matching.pairs.eligibility import Pairs, eligible_pairs
from baccau.engines.matching.pieces.split import split
from baccau.engines.matching.problem import Problem

_SAMPLE = 20
"""Needs whose shortfall is explained."""
_SMALL_ARCS = 3_000
"""The modelling library is given a piece of about this many pairs."""


@dataclass(frozen=True)
class Timed:
    """A result with its wall and processor seconds."""

    result: Any
    wall: float
    cpu: float


def timed(work: Callable[[], Any]) -> Timed:
    """Do the work and time it."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return Timed(result, time.perf_counter() - wall, time.process_time() - cpu)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minimums", type=float, default=0.0)
    options = parser.parse_args()
    problem = national(options.seed, options.scale, options.minimums)
    print("## Plan engine: a national year\n")
    print(
        f"{len(problem.offers)} offers × {len(problem.needs)} needs × 12 months, "
        f"seed {options.seed}, minimum orders on {options.minimums:.0%} of the offers; "
        "one process, one thread.\n"
    )
    _whole(problem)
    _one_piece(problem)


def _whole(problem: Problem) -> None:
    plan = timed(lambda: solve(problem))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = timed(lambda: check(problem, plan.result))
    told = timed(lambda: _explained(problem, plan.result))
    plain = timed(lambda: greedy(problem))
    pairs = timed(lambda: eligible_pairs(problem))
    bare = []
    for gain in (pairs.result.worth_vnd[pairs.result.need], _margin(pairs.result)):
        tasks = _prepared(pairs.result, gain)
        arcs = sum(len(task[2]) for task in tasks)
        bare.append(timed(lambda tasks=tasks: _bare(tasks)))
        del tasks
    worth, margin = bare
    print(f"Eligible pairs {len(pairs.result.offer):,}; over the months {arcs:,} arcs.\n")
    print("| work | wall s | CPU s | served value, VND | note |\n|---|---|---|---|---|")
    value = plan.result.objective.served_value_vnd
    _row("bare network simplex on worth, arcs ready", worth, f"{worth.result:,}", "one level")
    _row("bare network simplex on margins, arcs ready", margin, "", "one level")
    note = (
        f"{plan.result.status}, {plan.result.proven_pieces}/{plan.result.pieces} pieces proven, "
        f"value/bound {value / plan.result.bound_served_value_vnd:.9f}"
    )
    _row("engine: solve, three levels and ties", plan, f"{value:,}", note)
    _row("engine: of this, find eligible pairs", pairs, "", "")
    _row("engine: check", found, "", f"{len(found.result)} violations")
    _row(f"engine: explain {_SAMPLE} needs, 1,000 lines", told, "", f"{told.result} reasons")
    greedy_value = plain.result.objective.served_value_vnd
    _row("greedy, best pair first", plain, f"{greedy_value:,}", f"{greedy_value / value:.4f}")
    ours = plan.cpu + found.cpu
    print(
        f"\nCPU of build, solve and check, against the bare simplex: on margins alone "
        f"{ours / margin.cpu:.2f}; on worth and then margins {ours / (worth.cpu + margin.cpu):.2f}."
    )
    print(f"Peak memory of the solve {peak:,.0f} MB; {len(plan.result.allocations):,} lines.\n")


def _row(name: str, done: Timed, value: str, note: str) -> None:
    print(f"| {name} | {done.wall:.2f} | {done.cpu:.2f} | {value} | {note} |")


def _margin(pairs: Pairs) -> np.ndarray:
    delivered = pairs.offers.price_vnd[pairs.offer] + pairs.freight_vnd
    return pairs.worth_vnd[pairs.need] - delivered


def _prepared(pairs: Pairs, gain: np.ndarray) -> list[tuple[np.ndarray, ...]]:
    """Every piece and month as the solver's own arrays, with slack on both sides."""
    out = []
    for piece in split(pairs):
        for month in range(12):
            arcs = piece.arcs[(pairs.months[piece.arcs] >> month) & 1 == 1]
            if not arcs.size:
                continue
            rows, r = np.unique(pairs.offer[arcs], return_inverse=True)
            cols, c = np.unique(pairs.need[arcs], return_inverse=True)
            n, m = len(rows), len(cols)
            supply = pairs.offers.capacity[rows, month]
            demand = pairs.needs.quantity[cols, month]
            out.append(
                (
                    np.append(supply, demand.sum()).astype(float),
                    np.append(demand, supply.sum()).astype(float),
                    np.concatenate((r, np.arange(n), np.full(m + 1, n))).astype(np.uint64),
                    np.concatenate((c, np.full(n, m), np.arange(m), [m])).astype(np.uint64),
                    np.concatenate((-gain[arcs], np.zeros(n + m + 1))).astype(float),
                )
            )
    return out


def _bare(tasks: list[tuple[np.ndarray, ...]]) -> int:
    """The solver alone; minus its total cost."""
    return round(sum(-float(emd_c_sparse(*task, 1 << 62)[3]) for task in tasks))


def _explained(problem: Problem, plan: Any) -> int:
    """A sample of needs by solving again, and a thousand lines."""
    served = {a.line.need for a in plan.allocations}
    short = sorted(need.key for need in problem.needs if need.key not in served)
    rows = explain_unserved(problem, plan, needs=short[:: max(1, len(short) // _SAMPLE)][:_SAMPLE])
    reasons = sum(len(row.smallest_changes) for row in rows)
    for place, (_line, told) in enumerate(every_line(problem, plan)):
        if place == 1_000:
            break
        reasons += len(told)
    return reasons


def _one_piece(problem: Problem) -> None:
    """One piece and month small enough for a modelling library, all of them on the same rows."""
    pairs = eligible_pairs(problem)
    piece = min(split(pairs), key=lambda piece: abs(len(piece.arcs) - _SMALL_ARCS))
    offers = {int(o) for o in pairs.offer[piece.arcs]}
    needs = {int(n) for n in pairs.need[piece.arcs]}
    small = replace(
        problem,
        offers=tuple(
            replace(pairs.offers.offers[o], capacity=_january(pairs.offers.offers[o].capacity))
            for o in sorted(offers)
        ),
        needs=tuple(
            replace(pairs.needs.needs[n], quantity=_january(pairs.needs.needs[n].quantity))
            for n in sorted(needs)
        ),
    )
    ours = timed(lambda: solve(small))
    plain = timed(lambda: greedy(small))
    library = timed(lambda: _by_library(small))
    print(f"### One piece, January: {len(eligible_pairs(small).offer):,} pairs\n")
    print("| work | wall s | CPU s | served value, VND | note |\n|---|---|---|---|---|")
    best = ours.result.objective.served_value_vnd
    _row("engine: all levels, proven", ours, f"{best:,}", "")
    _row(
        "PuLP with CBC, level 1 only",
        library,
        f"{library.result:,}",
        f"{library.wall / ours.wall:.0f} times the engine's time",
    )
    value = plain.result.objective.served_value_vnd
    _row("greedy, best pair first", plain, f"{value:,}", f"{value / best:.4f} of the plan")


def _january(amounts: tuple[int, ...]) -> Any:
    return (amounts[0], *(0 for _ in amounts[1:]))


def _by_library(problem: Problem) -> int:
    """The plain way: a variable a pair, a row an offer and a need."""
    pairs = eligible_pairs(problem)
    model = pulp.LpProblem("month", pulp.LpMaximize)
    arcs = list(zip(pairs.offer.tolist(), pairs.need.tolist(), strict=True))
    flow = [pulp.LpVariable(f"q{place}", 0) for place in range(len(arcs))]
    worth = pairs.worth_vnd.tolist()
    model += pulp.lpSum(worth[need] * q for (_, need), q in zip(arcs, flow, strict=True))
    for side, amounts in ((0, pairs.offers.capacity[:, 0]), (1, pairs.needs.quantity[:, 0])):
        rows: dict[int, list[Any]] = {}
        for arc, q in zip(arcs, flow, strict=True):
            rows.setdefault(arc[side], []).append(q)
        for row, parts in rows.items():
            model += pulp.lpSum(parts) <= int(amounts[row])
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    return round(pulp.value(model.objective))


if __name__ == "__main__":
    main()
