"""A connection as the sheets of a workbook, ready to read, filter and print."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from baccau.doors.writing import ColumnOut, Kind, SheetOut
from baccau.engines.matching.plan import Reason
from baccau.pipelines.connection.connecting import Connection
from baccau.pipelines.connection.lines import (
    InRowTerms,
    PlanLine,
    Shortfall,
    SupplyGap,
    number,
    place,
)
from baccau.pipelines.connection.reading import CellProblem, SheetRow
from baccau.pipelines.connection.runs import Run, runs
from baccau.pipelines.connection.summary import changes_text, figures
from baccau.pipelines.connection.telling import Teller, row_name
from baccau.pipelines.connection.totals import MonthTotals, totals
from baccau.reference.messages import sentence

Columns = tuple[tuple[str, int, Kind], ...]
Cells = tuple[str | int | float | None, ...]


def sheets(connection: Connection, lang: str) -> tuple[SheetOut, ...]:
    """Return plan, summary, needs not served, producers' gaps and data problems."""
    return _Sheets(connection, lang).all()


class _Sheets:
    """The sheets of one connection in one language."""

    def __init__(self, connection: Connection, lang: str) -> None:
        self._connection = connection
        self._lang = lang
        self._terms = InRowTerms(connection)
        self._teller = Teller(self._terms.rows, lang)
        self._lines = self._terms.lines()

    def all(self) -> tuple[SheetOut, ...]:
        return (
            self._plan(),
            self._summary(),
            self._unserved(),
            self._gaps(),
            self._problems(),
        )

    def _plan(self) -> SheetOut:
        by_pair = sorted(self._lines, key=lambda it: (place(it.demand), place(it.supply), it.month))
        found = runs(by_pair, _alike)
        columns: Columns = (
            ("buyer", 20, "text"),
            ("need", 20, "text"),
            ("producer", 22, "text"),
            ("product", 22, "text"),
            ("from_month", 7, "integer"),
            ("to_month", 7, "integer"),
            ("each_month", 9, "decimal"),
            ("quantity", 10, "decimal"),
            ("unit", 8, "text"),
            ("price", 12, "money"),
            ("freight", 11, "money"),
            ("delivered", 12, "money"),
            ("value", 15, "money"),
            ("reason", 48, "text"),
            ("demand_row", 16, "text"),
            ("supply_row", 16, "text"),
        )
        notes = (self._label("note_freight"), self._judged())
        return self._sheet("plan", columns, [self._plan_row(run) for run in found], notes)

    def _plan_row(self, run: Run[PlanLine]) -> Cells:
        line = run.first
        return (
            self._said(line.demand, "buyer_name"),
            self._said(line.demand, "need_text"),
            self._said(line.supply, "producer_name"),
            self._said(line.supply, "product_name"),
            line.month,
            run.last_month,
            number(line.quantity),
            number(line.quantity * run.months),
            self._teller.name("unit", line.unit),
            *_money(line),
            round(line.quantity * run.months * line.price_vnd),
            self._sentences(line.reasons),
            line.demand.address,
            line.supply.address,
        )

    def _summary(self) -> SheetOut:
        found = totals(self._connection.readings, self._lines)
        columns: Columns = (
            ("month", 10, "integer"),
            ("asking", 12, "integer"),
            ("served", 14, "integer"),
            ("served_in_full", 14, "integer"),
            ("value", 20, "money"),
            ("freight", 20, "money"),
        )
        notes = (*figures(self._connection, self._terms, found, self._lang), self._judged())
        return self._sheet("summary", columns, [_month_row(it) for it in found.months], notes)

    def _unserved(self) -> SheetOut:
        by_need = self._terms.shortfalls()
        found = runs(by_need, lambda it: (it.demand.key, it.quantity, self._why(it)))
        columns: Columns = (
            ("buyer", 26, "text"),
            ("need", 28, "text"),
            ("from_month", 7, "integer"),
            ("to_month", 7, "integer"),
            ("lacking", 12, "decimal"),
            ("unit", 9, "text"),
            ("reason", 55, "text"),
            ("changes", 70, "text"),
            ("demand_row", 16, "text"),
        )
        return self._sheet("unserved", columns, [self._unserved_row(run) for run in found])

    def _unserved_row(self, run: Run[Shortfall]) -> Cells:
        lack = run.first
        return (
            self._said(lack.demand, "buyer_name"),
            self._said(lack.demand, "need_text"),
            lack.month,
            run.last_month,
            number(lack.quantity),
            self._teller.name("unit", lack.unit),
            *self._why(lack),
            lack.demand.address,
        )

    def _why(self, lack: Shortfall) -> tuple[str, str]:
        return self._sentences(lack.reasons), changes_text(lack, self._teller, self._lang)

    def _gaps(self) -> SheetOut:
        columns: Columns = (
            ("producer", 30, "text"),
            ("product", 30, "text"),
            ("gap", 60, "text"),
            ("remedy", 60, "text"),
            ("unlocks_demands", 12, "integer"),
            ("unlocks_value", 18, "money"),
            ("supply_row", 16, "text"),
        )
        return self._sheet("gaps", columns, [self._gap_row(gap) for gap in self._terms.gaps()])

    def _gap_row(self, gap: SupplyGap) -> Cells:
        return (
            self._said(gap.supply, "producer_name"),
            self._said(gap.supply, "product_name"),
            self._sentences(gap.parts),
            " ".join(filter(None, map(self._teller.remedy, gap.parts))),
            gap.unlocks_demands,
            gap.unlocks_value_vnd,
            gap.supply.address,
        )

    def _problems(self) -> SheetOut:
        columns: Columns = (
            ("file", 28, "text"),
            ("sheet", 18, "text"),
            ("cell", 8, "text"),
            ("severity", 10, "text"),
            ("problem", 70, "text"),
            ("remedy", 70, "text"),
        )
        found = self._connection.readings.problems
        return self._sheet("problems", columns, [self._problem_row(one) for one in found])

    def _problem_row(self, one: CellProblem) -> Cells:
        severity = sentence(f"severity_{one.severity}", {}, self._lang)
        return one.file, one.sheet, one.cell, severity, one.message, one.remedy

    def _sheet(
        self,
        name: str,
        columns: Columns,
        rows: Sequence[Cells],
        notes: Sequence[str] = (),
    ) -> SheetOut:
        return SheetOut(
            name=self._label(f"sheet_{name}"),
            columns=tuple(
                ColumnOut(self._label(f"column_{code}"), width, _kind(kind, column, rows))
                for column, (code, width, kind) in enumerate(columns)
            ),
            rows=tuple(rows),
            notes=tuple(notes),
        )

    def _label(self, code: str) -> str:
        return sentence(code, {}, self._lang)

    def _judged(self) -> str:
        status = self._label(f"status_{self._connection.plan.status}")
        facts = {"on": self._connection.posed.problem.on, "status": status}
        return sentence("note_judged_on", facts, self._lang)

    def _sentences(self, reasons: Sequence[Reason]) -> str:
        return " ".join(map(self._teller.sentence, reasons))

    def _said(self, row: SheetRow, field: str) -> str:
        return str(row.values.get(field) or row_name(row))


def _kind(kind: Kind, column: int, rows: Sequence[Cells]) -> Kind:
    """Return decimals as whole numbers where a column holds no other."""
    if kind == "decimal" and all(isinstance(row[column], int) for row in rows):
        return "integer"
    return kind


def _alike(line: PlanLine) -> Hashable:
    codes = tuple(reason.code for reason in line.reasons)
    return line.demand.key, line.supply.key, line.quantity, _money(line), codes


def _money(line: PlanLine) -> tuple[int, int, int]:
    return line.price_vnd, line.freight_vnd, line.price_vnd + line.freight_vnd


def _month_row(one: MonthTotals) -> Cells:
    return one.month, one.needs, one.served, one.served_in_full, one.value_vnd, one.freight_vnd
