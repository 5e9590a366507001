"""The engine's answer as rows ready to store: lines, what is unserved, gaps, and the totals.

Stands with the adapters: it turns engine dataclasses into plain values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from baccau.domain.base.refusals import Refusal
from baccau.domain.matching.adapters import engine_problem
from baccau.engines import matching
from baccau.engines.matching.plan import Fact, Gap, Reason, Unserved
from baccau.engines.matching.plan import Plan as EnginePlan
from baccau.engines.matching.problem import Problem

Row = Mapping[str, Any]
TOGETHER = "with_reasons"
"""Where a gap's facts keep what must be closed together with it."""


class PlanUnsound(Refusal):
    """The independent check found the plan wrong: it is not stored."""

    code = "plan_unsound"
    status = 500


class PinsCannotStand(Refusal):
    """A held line no longer fits what the two sides say; the plan is not drawn over it."""

    code = "pins_cannot_stand"
    status = 409


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows by table, keyed by offer and need keys, and the plan's own fields."""

    allocations: tuple[Row, ...]
    unserved: tuple[Row, ...]
    gaps: tuple[Row, ...]
    plan_fields: Row


def solved(
    frozen: dict[str, Any], progress: Callable[[float], None], timer: Callable[[], float]
) -> Answer:
    """Solve, check and explain a frozen problem; `timer` gives seconds from any start.

    Raises:
        PinsCannotStand: a held line breaks a rule, or asks for more than there is.
        PlanUnsound: the check recomputed the plan and disagrees.
    """
    began = timer()
    problem = engine_problem(frozen)
    plan = _solved(frozen, problem, lambda share: progress(0.7 * share))
    solved_at = timer()
    wrong = matching.check(problem, plan)
    if wrong:
        raise PlanUnsound(violations=len(wrong), first=str(wrong[0]))
    progress(0.75)
    unserved = matching.explain_unserved(problem, plan)
    progress(0.9)
    gaps = matching.explain_gaps(problem, plan)
    seconds = {"solve": round(solved_at - began, 3), "explain": round(timer() - solved_at, 3)}
    units = {need.key: need.unit for need in problem.needs}
    lacking = {"needs_lacking": len({row.need for row in unserved}), "gaps": len(gaps)}
    return Answer(
        allocations=tuple(_allocations(problem, plan, units)),
        unserved=tuple(_unserved(row, units) for row in unserved),
        gaps=tuple(_gap(gap, rank) for rank, gap in enumerate(gaps, start=1)),
        plan_fields=_plan_fields(plan, seconds)
        | {"summary": {**_summary(problem, plan), **lacking}},
    )


def _solved(frozen: Row, problem: Problem, progress: Callable[[float], None]) -> EnginePlan:
    try:
        return matching.solve(problem, progress=progress)
    except matching.PinInfeasibleError as cannot:
        first = cannot.reasons[0].facts
        raise PinsCannotStand(
            lines=len(cannot.reasons),
            product=_named(frozen["offers"], first["offer"], "product_name"),
            need=_named(frozen["needs"], first["need"], "need_text"),
            month=first["month"],
        ) from cannot


def _unserved(row: Unserved, units: Mapping[str, str]) -> Row:
    return {
        "need": row.need,
        "month": row.month,
        "quantity": row.quantity,
        "unit": units[row.need],
        "changes": [plain(reason) for reason in row.smallest_changes],
        "waterfall": [plain(reason) for reason in row.reasons],
    }


def _gap(gap: Gap, rank: int) -> Row:
    return {
        "offer": gap.offer,
        "rank": rank,
        "code": gap.reason.code,
        "facts": _gap_facts(gap),
        "unlocks_demands": gap.unlocks_demands,
        "unlocks_value_vnd": gap.unlocks_value_vnd,
    }


def plain(reason: Reason) -> dict[str, Any]:
    """Return a reason as JSON values: its code and its facts."""
    return {"code": reason.code, **dict(reason.facts)}


def _named(rows: list[dict[str, Any]], key: Fact, name: str) -> str:
    return next((str(row[name])[:60] for row in rows if row["key"] == key), "")


def reason_of(told: Row) -> Reason:
    """Return the reason that `plain` wrote down."""
    facts = {name: _fact(value) for name, value in told.items() if name != "code"}
    return Reason(str(told["code"]), facts)


def _fact(value: Any) -> Fact:
    return tuple(value) if isinstance(value, list) else value


def gap_parts(code: str, facts: Row) -> tuple[Reason, ...]:
    """Return a stored gap's reasons: the first, and what must be closed together with it."""
    first = reason_of({"code": code, **{k: v for k, v in facts.items() if k != TOGETHER}})
    return (first, *map(reason_of, facts.get(TOGETHER, ())))


def _gap_facts(gap: Gap) -> dict[str, Any]:
    facts: dict[str, Any] = dict(gap.reason.facts)
    if gap.with_reasons:
        facts[TOGETHER] = [plain(reason) for reason in gap.with_reasons]
    return facts


def _allocations(problem: Problem, plan: EnginePlan, units: dict[str, str]) -> list[Row]:
    return [
        {
            "offer": one.line.offer,
            "need": one.line.need,
            "month": one.line.month,
            "quantity": one.line.quantity,
            "unit": units[one.line.need],
            "price_vnd": one.price_vnd,
            "freight_vnd": one.freight_vnd,
            "worth_vnd": one.worth_vnd,
            "pinned": one.pinned,
            "reasons": [plain(reason) for reason in reasons],
        }
        for one, reasons in matching.every_line(problem, plan)
    ]


def _plan_fields(plan: EnginePlan, seconds: dict[str, float]) -> dict[str, Any]:
    return {
        "status": plan.status,
        "served_value_vnd": plan.objective.served_value_vnd,
        "bound_served_value_vnd": plan.bound_served_value_vnd,
        "fairness": plan.objective.fairness,
        "net_income_vnd": plan.objective.net_income_vnd,
        "seconds": seconds,
    }


def _summary(problem: Problem, plan: EnginePlan) -> Row:
    wanted = {need.key: sum(need.quantity) for need in problem.needs}
    producers = {offer.key: offer.producer for offer in problem.offers}
    served: dict[str, int] = defaultdict(int)
    by_month = [0] * 12
    for one in plan.allocations:
        served[one.line.need] += one.line.quantity
        by_month[one.line.month - 1] += one.line.quantity * one.price_vnd
    return {
        "needs": len(wanted),
        "needs_served": sum(served[key] > 0 for key in wanted),
        "needs_served_in_full": sum(0 < wanted[key] <= served[key] for key in wanted),
        "offers": len(problem.offers),
        "offers_used": len({one.line.offer for one in plan.allocations}),
        "producers_used": len({producers[one.line.offer] for one in plan.allocations}),
        "traded_by_month_vnd": by_month,
        "pieces": plan.pieces,
        "proven_pieces": plan.proven_pieces,
    }
