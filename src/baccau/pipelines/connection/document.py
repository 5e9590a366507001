"""A connection as the JSON of the headless contract, with sentences beside the codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from baccau.engines.matching.plan import Reason
from baccau.pipelines.connection.connecting import Connection
from baccau.pipelines.connection.lines import (
    InRowTerms,
    PlanLine,
    Shortfall,
    SupplyGap,
    number,
)
from baccau.pipelines.connection.reading import CellProblem, Readings, SheetRow
from baccau.pipelines.connection.telling import Teller, row_name
from baccau.pipelines.connection.totals import totals

Json = dict[str, Any]


def document(connection: Connection, read_seconds: float, lang: str) -> Json:
    """Return the whole answer; see docs/columns.md for what rows are."""
    terms = InRowTerms(connection)
    teller = Teller(terms.rows, lang)
    lines = terms.lines()
    plan, readings = connection.plan, connection.readings
    return {
        "status": plan.status,
        "objective": {
            "served_value_vnd": terms.money(plan.objective.served_value_vnd),
            "fairness": round(plan.objective.fairness, 6),
            "net_income_vnd": terms.money(plan.objective.net_income_vnd),
        },
        "bound": {"served_value_vnd": terms.money(plan.bound_served_value_vnd)},
        "seconds": _seconds(connection, read_seconds),
        "on": connection.posed.problem.on.isoformat(),
        "freight_is_estimate": True,
        "summary": {
            **asdict(totals(readings, lines)),
            "refused_rows": readings.refused_count,
            "problems": len(readings.problems),
            "pieces": plan.pieces,
            "proven_pieces": plan.proven_pieces,
        },
        "allocations": [_line(line, teller) for line in lines],
        "unserved": [_shortfall(one, teller) for one in terms.shortfalls()],
        "gaps": [_gap(gap, teller) for gap in terms.gaps()],
        "refused": [_problem(one) for one in readings.refused],
        "problems": [_problem(one) | {"severity": one.severity} for one in readings.problems],
        **_rows(readings),
    }


def _seconds(connection: Connection, read_seconds: float) -> Json:
    solve, explain = connection.solve_seconds, connection.explain_seconds
    return {
        "read": round(read_seconds, 3),
        "solve": round(solve, 3),
        "explain": round(explain, 3),
        "total": round(read_seconds + solve + explain, 3),
    }


def _line(line: PlanLine, teller: Teller) -> Json:
    return {
        "supply": line.supply.address,
        "demand": line.demand.address,
        "month": line.month,
        "quantity": number(line.quantity),
        "unit": line.unit,
        "price_vnd": line.price_vnd,
        "freight_vnd": line.freight_vnd,
        "delivered_vnd": line.price_vnd + line.freight_vnd,
        "value_vnd": line.value_vnd,
        "reasons": [_reason(reason, teller) for reason in line.reasons],
    }


def _reason(reason: Reason, teller: Teller) -> Json:
    told = {"code": reason.code, **teller.facts(reason), "message": teller.sentence(reason)}
    remedy = teller.remedy(reason)
    return told | {"remedy": remedy} if remedy else told


def _shortfall(one: Shortfall, teller: Teller) -> Json:
    return {
        "demand": one.demand.address,
        "month": one.month,
        "quantity": number(one.quantity),
        "unit": one.unit,
        "reasons": [_reason(reason, teller) for reason in one.reasons],
        "smallest_changes": [_reason(change, teller) for change in one.changes],
    }


def _gap(gap: SupplyGap, teller: Teller) -> Json:
    return (
        {"supply": gap.supply.address}
        | _together(gap.parts, teller)
        | {
            "unlocks_demands": gap.unlocks_demands,
            "unlocks_value_vnd": gap.unlocks_value_vnd,
        }
    )


def _together(parts: Sequence[Reason], teller: Teller) -> Json:
    """Return the first part in full, and the others it must come with, if any."""
    first, *others = (_reason(part, teller) for part in parts)
    return first | {"together_with": others} if others else first


def _problem(one: CellProblem) -> Json:
    return {
        "file": one.file,
        "sheet": one.sheet,
        "row": one.row,
        "cell": one.cell,
        "code": one.code,
        "message": one.message,
        "remedy": one.remedy,
    }


def _rows(readings: Readings) -> Json:
    return {"offers": _named(readings.supply), "needs": _named(readings.demand)}


def _named(rows: Sequence[SheetRow]) -> list[Json]:
    return [{"key": row.address, "name": row_name(row), "values": dict(row.values)} for row in rows]
