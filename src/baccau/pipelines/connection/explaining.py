"""The engine's explanations within a time: the dearest questions first, the rest left open.

Each question solves a part of the problem again, so on a large plan they can cost far more than
the plan. Within the time everything is explained and the answer depends on the rows alone; past
it needs stay without changes and offers without gaps, and the answer says how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

from baccau.engines import matching
from baccau.engines.matching.plan import Gap, Plan, Unserved
from baccau.engines.matching.problem import Months, Problem

Answer = TypeVar("Answer")
Share = Callable[[float], None]
_QUICK_SECONDS = 0.5


def unserved_within(
    problem: Problem, plan: Plan, seconds: float, progress: Share
) -> tuple[tuple[Unserved, ...], int]:
    """Return what is not served with what would change it, and how many needs were not asked."""
    lacking = _lacking(problem, plan)
    worth = {
        need.key: sum(lacking.get(need.key, {}).values()) * (need.price_ceiling_vnd or 0)
        for need in problem.needs
    }
    keys = sorted(lacking, key=lambda key: (-worth[key], key))

    def ask(some: Sequence[str]) -> tuple[Unserved, ...]:
        return matching.explain_unserved(problem, plan, needs=some)

    answers, left = _asked(keys, ask, seconds, progress)
    open_rows = [
        Unserved(key, month, quantity, (), ())
        for key in left
        for month, quantity in sorted(lacking[key].items())
    ]
    return (*answers, *open_rows), len(left)


def gaps_within(
    problem: Problem, plan: Plan, seconds: float, progress: Share
) -> tuple[tuple[Gap, ...], int]:
    """Return the producers' gaps, and how many offers were not asked."""
    sold: Counter[str] = Counter()
    for one in plan.allocations:
        sold[one.line.offer] += one.line.quantity
    unsold = {
        offer.key: (sum(offer.capacity) - sold[offer.key]) * (offer.price_vnd or 0)
        for offer in problem.offers
    }
    keys = sorted(unsold, key=lambda key: (-unsold[key], key))

    def ask(some: Sequence[str]) -> tuple[Gap, ...]:
        return matching.explain_gaps(problem, plan, offers=some)

    answers, left = _asked(keys, ask, seconds, progress)
    return answers, len(left)


def _asked(
    keys: Sequence[str],
    ask: Callable[[Sequence[str]], tuple[Answer, ...]],
    seconds: float,
    progress: Share,
) -> tuple[tuple[Answer, ...], Sequence[str]]:
    """Ask in growing bites until the time is over; return the answers and the keys left."""
    answers: list[Answer] = []
    began, done, bite = perf_counter(), 0, 8
    while done < len(keys) and perf_counter() - began < seconds:
        at = perf_counter()
        answers += ask(keys[done : done + bite])
        done += bite
        bite = bite * 4 if perf_counter() - at < _QUICK_SECONDS else max(1, bite // 2)
        progress(min(1.0, done / len(keys)))
    return tuple(answers), keys[done:]


def _lacking(problem: Problem, plan: Plan) -> dict[str, dict[int, int]]:
    served: Counter[tuple[str, int]] = Counter()
    for one in plan.allocations:
        served[one.line.need, one.line.month] += one.line.quantity
    lacking = {need.key: _short(need.key, need.quantity, served) for need in problem.needs}
    return {key: months for key, months in lacking.items() if months}


def _short(key: str, wanted: Months, served: Counter[tuple[str, int]]) -> dict[int, int]:
    return {
        month: quantity - served[key, month]
        for month, quantity in enumerate(wanted, start=1)
        if quantity > served[key, month]
    }
