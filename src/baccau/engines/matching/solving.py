"""Draw the plan: eligible pairs, pinned lines, independent pieces, the exact optimum of each."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pairs.eligibility import Pairs, eligible_pairs, tradable_months
from baccau.engines.matching.pieces.levels import exact_total
from baccau.engines.matching.pieces.network import Terms, build_network, key_hashes
from baccau.engines.matching.pieces.optimum import relax, settle
from baccau.engines.matching.pieces.split import Piece, split
from baccau.engines.matching.pinned import Pins, read_pins
from baccau.engines.matching.plan import Allocation, Objective, Plan
from baccau.engines.matching.problem import Line, Problem

Progress = Callable[[float], None]
_BEGINS_SIZE, _BEGINS_AFTER = 3_000, 0.3
"""Arcs, and the seconds that branching on them spends before it begins; measured, HiGHS 1.16."""
_RELAXED_SHARE = 0.6
"""Progress when all pieces are relaxed and only the branched ones are left."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A piece, or one month of it, to be settled on its own."""

    arcs: Ints
    months: tuple[int, ...]

    @property
    def size(self) -> int:
        """Arcs over its months, at most."""
        return len(self.arcs) * len(self.months)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A settled task's lines."""

    pair: Ints
    month: Ints
    quantity: Ints
    bound_vnd: int
    proven: bool


def solve(problem: Problem, *, progress: Progress | None = None) -> Plan:
    """The best plan with its certificate; the same for any row order.

    Args:
        problem: what is offered and needed.
        progress: told the share of work done, 0–1, now and then.

    Raises:
        PinInfeasibleError: pinned lines that cannot stand, each with its reasons.
        ValueError: two offers or two needs bear the same key.
    """
    pairs = eligible_pairs(problem)
    pins = read_pins(problem, pairs)
    terms = _terms(problem, pairs, pins)
    tasks = [task for piece in split(pairs) for task in _tasks(terms, piece)]
    told = progress or (lambda _share: None)
    results = [_lines(terms, task, None) for task in _counted(tasks, told, (0.0, _RELAXED_SHARE))]
    left = [place for place, lines in enumerate(results) if not lines.proven]
    left.sort(key=lambda place: tasks[place].size)
    hard = _counted([tasks[place] for place in left], told, (_RELAXED_SHARE, 1.0))
    times = _shares([tasks[place].size for place in left], problem.seconds)
    for place, task, seconds in zip(left, hard, times, strict=True):
        if seconds:
            results[place] = _lines(terms, task, seconds)
    told(1.0)
    return _plan(pairs, pins, results)


def _shares(sizes: Sequence[int], seconds: float) -> Iterator[float]:
    """Time for each of the tasks, smallest first; 0 where it would not see branching begin.

    Shares go by size; what one leaves is left to those after it.
    """
    size = sum(sizes)
    for each in sizes:
        share = seconds * each / size
        size -= each
        if share < _BEGINS_AFTER * (each / _BEGINS_SIZE) ** 1.5:
            yield 0.0
            continue
        seconds -= share
        yield share


def _counted(
    tasks: Sequence[_Task], progress: Progress, between: tuple[float, float]
) -> Iterator[_Task]:
    """The tasks, telling the share done before each but the first."""
    done, size = 0, sum(task.size for task in tasks)
    for task in tasks:
        yield task
        done += task.size
        progress(between[0] + (between[1] - between[0]) * done / size)


def _terms(problem: Problem, pairs: Pairs, pins: Pins) -> Terms:
    offers, needs = pairs.offers, pairs.needs
    months = pairs.months
    if len(pins.pair):
        amounts = (pins.capacity, pins.quantity)
        months = months & tradable_months(offers, needs, pairs.offer, pairs.need, amounts)
        np.bitwise_and.at(months, pins.pair, ~(np.int64(1) << pins.month))
    return Terms(
        pairs=pairs,
        months=months,
        capacity=pins.capacity,
        quantity=pins.quantity,
        suppliers_left=pins.suppliers_left,
        settled=pins.settled,
        previous=_previous(problem, pairs),
        offer_hash=key_hashes((o.key for o in offers.offers), problem.seed),
        need_hash=key_hashes((n.key for n in needs.needs), problem.seed),
    )


def _previous(problem: Problem, pairs: Pairs) -> Ints:
    masks = np.zeros(len(pairs.offer), np.int64)
    places = pairs.places(problem.previous)
    months = np.array([line.month - 1 for line in problem.previous], np.int64)
    known = places >= 0
    np.bitwise_or.at(masks, places[known], np.int64(1) << months[known])
    return masks


def _tasks(terms: Terms, piece: Piece) -> Iterable[_Task]:
    """Months apart, unless a need of the piece has more producers than it may take."""
    arcs = piece.arcs
    every = tuple(range(12))
    months = tuple(m for m in every if ((terms.months[arcs] >> m) & 1).any())
    if _binding(terms, arcs):
        yield _Task(arcs, months)
        return
    for month in months:
        yield _Task(arcs, (month,))


def _binding(terms: Terms, arcs: Ints) -> bool:
    pairs = terms.pairs
    limited = arcs[(terms.suppliers_left[pairs.need[arcs]] >= 0) & ~terms.settled[arcs]]
    if not limited.size:
        return False
    producer = pairs.offers.producer[pairs.offer[limited]]
    both = np.unique(np.stack([pairs.need[limited], producer]), axis=1)
    needs, count = np.unique(both[0], return_counts=True)
    return bool((count > terms.suppliers_left[needs]).any())


def _lines(terms: Terms, task: _Task, seconds: float | None) -> _Lines:
    """The task's lines, without branching where no time is given for it."""
    network = build_network(terms, task.arcs, task.months)
    settled = relax(network) if seconds is None else settle(network, seconds)
    used = np.flatnonzero(settled.flow)
    return _Lines(
        network.pair[used],
        network.month[used],
        settled.flow[used],
        settled.bound_vnd,
        settled.proven,
    )


def _plan(pairs: Pairs, pins: Pins, results: Sequence[_Lines]) -> Plan:
    pair = np.concatenate([pins.pair, *(r.pair for r in results)])
    month = np.concatenate([pins.month, *(r.month for r in results)])
    quantity = np.concatenate([pins.amount, *(r.quantity for r in results)])
    pinned = np.arange(len(pair)) < len(pins.pair)
    order = np.lexsort((month, pair))
    pair, month, quantity, pinned = pair[order], month[order], quantity[order], pinned[order]
    objective = _objective(pairs, pair, quantity)
    pinned_vnd = exact_total(pins.amount, pairs.worth_vnd[pairs.need[pins.pair]])
    bound = pinned_vnd + sum(r.bound_vnd for r in results)
    proven = sum(r.proven for r in results)
    return Plan(
        status="optimal" if objective.served_value_vnd == bound else "feasible",
        allocations=_allocations(pairs, pair, month, quantity, pinned),
        objective=objective,
        bound_served_value_vnd=bound,
        pieces=len(results),
        proven_pieces=proven,
    )


def _objective(pairs: Pairs, pair: Ints, quantity: Ints) -> Objective:
    offer, need = pairs.offer[pair], pairs.need[pair]
    worth = pairs.worth_vnd[need]
    served = exact_total(quantity, worth)
    favoured = exact_total(quantity, np.where(pairs.offers.favoured[offer], worth, 0))
    net = exact_total(quantity, pairs.offers.price_vnd[offer] - pairs.freight_vnd[pair])
    return Objective(served, favoured / served if served else 0.0, net)


def _allocations(
    pairs: Pairs, pair: Ints, month: Ints, quantity: Ints, pinned: Flags
) -> tuple[Allocation, ...]:
    offers = [o.key for o in pairs.offers.offers]
    needs = [n.key for n in pairs.needs.needs]
    offer, need = pairs.offer[pair], pairs.need[pair]
    columns = (
        offer,
        need,
        month + 1,
        quantity,
        pairs.offers.price_vnd[offer],
        pairs.freight_vnd[pair],
        pairs.worth_vnd[need],
        pinned,
    )
    o, n, *line, price, freight, worth, held = (column.tolist() for column in columns)
    collecting = gc.isenabled()
    gc.disable()  # a million new objects and no cycle among them: looking for one doubles the time
    try:
        lines = map(Line, map(offers.__getitem__, o), map(needs.__getitem__, n), *line)
        return tuple(map(Allocation, lines, price, freight, worth, held))
    finally:
        if collecting:
            gc.enable()
