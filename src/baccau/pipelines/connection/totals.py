"""What a plan comes to: needs served by count, value and month, freight, producers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from baccau.pipelines.connection.lines import PlanLine
from baccau.pipelines.connection.reading import Readings, SheetRow


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """One month, 1-12."""

    month: int
    needs: int
    """Demand rows that ask for something in this month."""
    served: int
    """Of them, those that get something."""
    served_in_full: int
    value_vnd: int
    """Paid to producers."""
    freight_vnd: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole year; money in VND."""

    needs: int
    needs_served: int
    needs_served_in_full: int
    offers: int
    offers_used: int
    producers: int
    producers_used: int
    buyers: int
    buyers_served: int
    lines: int
    value_vnd: int
    freight_vnd: int
    wanted_vnd: int
    """Worth of what all priced needs ask for: quantity times ceiling."""
    served_vnd: int
    """Of it, what is served."""
    months: tuple[MonthTotals, ...]


def totals(readings: Readings, lines: Sequence[PlanLine]) -> Totals:
    """Return the totals of these lines over these rows."""
    got = _got(lines)
    asked = {row.key: _months(row) for row in readings.demand}
    full = [
        key for key, by_month in asked.items() if any(by_month) and _is_full(key, by_month, got)
    ]
    return Totals(
        needs=len(readings.demand),
        needs_served=len({line.demand.key for line in lines}),
        needs_served_in_full=len(full),
        offers=len(readings.supply),
        offers_used=len({line.supply.key for line in lines}),
        producers=_groups(readings.supply),
        producers_used=_groups(line.supply for line in lines),
        buyers=_groups(readings.demand),
        buyers_served=_groups(line.demand for line in lines),
        lines=len(lines),
        value_vnd=sum(line.value_vnd for line in lines),
        freight_vnd=sum(line.freight_total_vnd for line in lines),
        wanted_vnd=round(sum(map(_wanted, readings.demand), Fraction(0))),
        served_vnd=round(sum((_priced(line) for line in lines), Fraction(0))),
        months=tuple(_month(month, asked, got, lines) for month in range(1, 13)),
    )


def _month(
    month: int,
    asked: dict[str, tuple[Fraction, ...]],
    got: dict[tuple[str, int], Fraction],
    lines: Sequence[PlanLine],
) -> MonthTotals:
    asking = {key: by_month[month - 1] for key, by_month in asked.items() if by_month[month - 1]}
    here = [line for line in lines if line.month == month]
    return MonthTotals(
        month=month,
        needs=len(asking),
        served=len({line.demand.key for line in here}),
        served_in_full=sum(got.get((key, month), 0) >= wants for key, wants in asking.items()),
        value_vnd=sum(line.value_vnd for line in here),
        freight_vnd=sum(line.freight_total_vnd for line in here),
    )


def _got(lines: Sequence[PlanLine]) -> dict[tuple[str, int], Fraction]:
    got: dict[tuple[str, int], Fraction] = {}
    for line in lines:
        at = line.demand.key, line.month
        got[at] = got.get(at, Fraction(0)) + line.quantity
    return got


def _months(row: SheetRow) -> tuple[Fraction, ...]:
    return tuple(Fraction(str(n or 0)) for n in row.values.get("quantity_by_month") or (0,) * 12)


def _is_full(
    key: str, by_month: tuple[Fraction, ...], got: dict[tuple[str, int], Fraction]
) -> bool:
    return all(
        got.get((key, month), Fraction(0)) >= wants for month, wants in enumerate(by_month, start=1)
    )


def _wanted(row: SheetRow) -> Fraction:
    return sum(_months(row), Fraction(0)) * Fraction(str(row.values.get("price_ceiling_vnd") or 0))


def _priced(line: PlanLine) -> Fraction:
    """Return a line's worth at the ceiling of its need; nothing where the need names none."""
    return line.quantity * Fraction(str(line.demand.values.get("price_ceiling_vnd") or 0))


def _groups(rows: Iterable[SheetRow]) -> int:
    return len({row.source().group for row in rows})
