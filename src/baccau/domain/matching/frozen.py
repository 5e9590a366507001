"""A drawn plan read back: as the connection its workbook is written from, pair by pair.

Stands with the adapters. Nothing is solved again: lines, reasons and gaps are those stored when
the plan was drawn, so a plan opened years later says the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal, cast

from baccau.domain.base.refusals import NotFound
from baccau.domain.matching.adapters import engine_problem
from baccau.domain.matching.answers import gap_parts, reason_of
from baccau.domain.matching.models import Allocation, Gap, Plan, Unserved
from baccau.engines import matching
from baccau.engines.matching import plan as engine
from baccau.engines.matching.problem import Line
from baccau.pipelines.connection.connecting import Connection
from baccau.pipelines.connection.reading import Readings, SheetRow
from baccau.pipelines.connection.rows import RowSource, pose


def sheet_row(kind: Literal["supply", "demand"], key: str, values: Mapping[str, Any]) -> SheetRow:
    """Return a frozen row as the pipelines name it: `key` is its address in the registry."""
    return SheetRow("", "", 0, kind, key, values)


def pair_failures(plan: Plan, offer_key: str, need_key: str) -> tuple[engine.Reason, ...]:
    """Return every rule a pair fails by the plan's frozen inputs; nothing if it could trade.

    Raises:
        NotFound: the plan knows no such offer or need.
    """
    if not plan.problem:
        raise NotFound
    try:
        return matching.pair_failures(engine_problem(plan.problem), offer_key, need_key)
    except KeyError:
        raise NotFound from None


def connection_of(plan: Plan) -> Connection:
    """Return a drawn plan as a connection, for the workbook and the JSON of the terminal."""
    frozen = plan.problem
    offers, needs = frozen["offers"], frozen["needs"]
    readings = Readings(
        supply=tuple(_place(n, "supply", row) for n, row in enumerate(offers, start=1)),
        demand=tuple(_place(n, "demand", row) for n, row in enumerate(needs, start=1)),
        problems=(),
        refused=(),
    )
    lines = tuple(_allocations(plan))
    return Connection(
        readings=readings,
        posed=pose(
            [RowSource(row["key"], row["producer"], row) for row in offers],
            [RowSource(row["key"], row["buyer"], row) for row in needs],
            on=dt.date.fromisoformat(frozen["on"]),
        ),
        plan=engine.Plan(
            status=cast("Literal['optimal', 'feasible']", plan.status),
            allocations=tuple(line for line, _reasons in lines),
            objective=engine.Objective(plan.served_value_vnd, plan.fairness, plan.net_income_vnd),
            bound_served_value_vnd=plan.bound_served_value_vnd,
            pieces=plan.summary["pieces"],
            proven_pieces=plan.summary["proven_pieces"],
        ),
        line_reasons=tuple(reasons for _line, reasons in lines),
        unserved=tuple(_unserved(plan)),
        gaps=tuple(_gaps(plan)),
        solve_seconds=plan.seconds["solve"],
        explain_seconds=plan.seconds["explain"],
    )


def _place(number: int, kind: str, values: Mapping[str, Any]) -> SheetRow:
    """Return a frozen row at its place in the registry's list, told by its id."""
    return SheetRow(values["key"], "", number, kind, values["key"], values)


def _allocations(
    plan: Plan,
) -> Iterable[tuple[engine.Allocation, tuple[engine.Reason, ...]]]:
    rows = Allocation.objects.filter(plan=plan).select_related("offer", "need")
    rows = rows.only("month", "quantity", "price_vnd", "freight_vnd", "worth_vnd", "pinned",
                     "reasons", "offer__key", "need__key", "plan")  # fmt: skip
    for row in rows.order_by("offer__key", "need__key", "month"):
        line = Line(row.offer.key, row.need.key, row.month, row.quantity)
        told = engine.Allocation(line, row.price_vnd, row.freight_vnd, row.worth_vnd, row.pinned)
        yield told, tuple(map(reason_of, row.reasons))


def _unserved(plan: Plan) -> Iterable[engine.Unserved]:
    rows = Unserved.objects.filter(plan=plan).order_by("need__key", "month")
    for row in rows.values_list("need__key", "month", "quantity", "waterfall", "changes"):
        yield engine.Unserved(
            *row[:3], tuple(map(reason_of, row[3])), tuple(map(reason_of, row[4]))
        )


def _gaps(plan: Plan) -> Iterable[engine.Gap]:
    rows = Gap.objects.filter(plan=plan).order_by("rank")
    for key, code, facts, demands, value in rows.values_list(
        "offer__key", "code", "facts", "unlocks_demands", "unlocks_value_vnd"
    ):
        first, *others = gap_parts(code, facts)
        yield engine.Gap(key, first, demands, value, tuple(others))
