"""A plan in its rows' own words: quantities and prices in the unit the need was written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from baccau.engines.matching.plan import Allocation, Fact, Gap, Reason, Unserved
from baccau.pipelines.connection.connecting import Connection
from baccau.pipelines.connection.obstacles import demand_obstacles, supply_obstacles
from baccau.pipelines.connection.reading import SheetRow


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A quantity of one supply row going to one demand row in one month (1-12)."""

    supply: SheetRow
    demand: SheetRow
    month: int
    quantity: Fraction
    unit: str
    price_vnd: int
    """Per unit, at the producer."""
    freight_vnd: int
    """Per unit, an estimate."""
    worth_vnd: Fraction
    """What the whole line is worth to the need: level 1 of the objective."""
    reasons: tuple[Reason, ...]

    @property
    def value_vnd(self) -> int:
        """Return what the producer is paid."""
        return round(self.quantity * self.price_vnd)

    @property
    def freight_total_vnd(self) -> int:
        """Return the estimated freight of the whole line."""
        return round(self.quantity * self.freight_vnd)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What one demand row lacks in a month, why, and what would change that."""

    demand: SheetRow
    month: int
    quantity: Fraction
    unit: str
    reasons: tuple[Reason, ...]
    changes: tuple[Reason, ...]
    """Each would serve some of it; those sharing a `together` above 0 only do so together."""

    def alternatives(self) -> list[list[Reason]]:
        """Return the changes by what has to be done at once."""
        found: dict[object, list[Reason]] = {}
        for place, change in enumerate(self.changes):
            group = change.facts.get("together") or -1 - place
            found.setdefault(group, []).append(change)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class SupplyGap:
    """What keeps one supply row from selling more, and what closing it brings in a year."""

    supply: SheetRow
    parts: tuple[Reason, ...]
    unlocks_demands: int
    unlocks_value_vnd: int


class InRowTerms:
    """Turns a connection's keys and engine units back into rows and written units."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._posed = connection.posed
        readings = connection.readings
        self.rows: Mapping[str, SheetRow] = {
            row.key: row for row in (*readings.supply, *readings.demand)
        }

    def lines(self) -> tuple[PlanLine, ...]:
        """Return the plan's lines in the order of the demand sheets."""
        pairs = zip(self._connection.plan.allocations, self._connection.line_reasons, strict=True)
        found = [self._line(one, reasons) for one, reasons in pairs]
        return tuple(sorted(found, key=lambda it: (place(it.demand), it.month, place(it.supply))))

    def shortfalls(self) -> tuple[Shortfall, ...]:
        """Return what is not served, in the order of the demand sheets."""
        found = [self._shortfall(one) for one in self._connection.unserved]
        return tuple(sorted(found, key=lambda it: (place(it.demand), it.month)))

    def gaps(self) -> tuple[SupplyGap, ...]:
        """Return the producers' gaps, the most valuable first."""
        found = [self._gap(one) for one in self._connection.gaps]
        told = {(gap.supply.key, part.code) for gap in found for part in gap.parts}
        for row in self._connection.readings.supply:
            lacks = [it for it in supply_obstacles(row.values) if (row.key, it.code) not in told]
            if lacks:
                found.append(SupplyGap(row, tuple(lacks), 0, 0))
        return tuple(sorted(found, key=_rank))

    def money(self, amount: float) -> int:
        """Return a sum of money of the scaled problem in VND."""
        return round(Fraction(amount) / self._posed.scale)

    def quantity(self, key: str, amount: float) -> Fraction:
        """Return an engine quantity of a row in the unit the row was written in."""
        return Fraction(amount) / self._posed.scale / self._posed.measures[key].size

    def unit(self, key: str) -> str:
        """Return the unit a row was written in."""
        return self.rows[key].values.get("unit") or self._posed.measures[key].unit

    def _line(self, one: Allocation, reasons: tuple[Reason, ...]) -> PlanLine:
        need, offer = one.line.need, one.line.offer
        size = self._posed.measures[need].size
        written = self.rows[offer].values.get("price_vnd")
        same = self._posed.measures[offer].size == size and written is not None
        return PlanLine(
            supply=self.rows[offer],
            demand=self.rows[need],
            month=one.line.month,
            quantity=self.quantity(need, one.line.quantity),
            unit=self.unit(need),
            price_vnd=round(Fraction(str(written))) if same else round(one.price_vnd * size),
            freight_vnd=round(one.freight_vnd * size),
            worth_vnd=Fraction(one.worth_vnd * one.line.quantity, self._posed.scale),
            reasons=self._reasons(reasons, need),
        )

    def _shortfall(self, one: Unserved) -> Shortfall:
        return Shortfall(
            demand=self.rows[one.need],
            month=one.month,
            quantity=self.quantity(one.need, one.quantity),
            unit=self.unit(one.need),
            reasons=(
                *demand_obstacles(self.rows[one.need].values),
                *self._reasons(one.reasons, one.need),
            ),
            changes=self._reasons(one.smallest_changes, one.need),
        )

    def _gap(self, one: Gap) -> SupplyGap:
        return SupplyGap(
            supply=self.rows[one.offer],
            parts=self._reasons((one.reason, *one.with_reasons), one.offer),
            unlocks_demands=one.unlocks_demands,
            unlocks_value_vnd=self.money(one.unlocks_value_vnd),
        )

    def _reasons(self, reasons: tuple[Reason, ...], key: str) -> tuple[Reason, ...]:
        return tuple(self._reason(reason, key) for reason in reasons)

    def _reason(self, reason: Reason, key: str) -> Reason:
        """Return a reason with its quantities and money in the terms of the row `key`."""
        facts = {name: self._fact(name, fact, key) for name, fact in reason.facts.items()}
        if any(_is_quantity(name) for name in facts):
            facts["unit"] = self.unit(key)
        return Reason(reason.code, facts)

    def _fact(self, name: str, fact: Fact, key: str) -> Fact:
        if isinstance(fact, bool) or not isinstance(fact, int | float):
            return fact
        if name.endswith("value_vnd"):
            return self.money(fact)
        if name.endswith("_vnd"):
            return round(fact * self._posed.measures[key].size)
        return number(self.quantity(key, fact)) if _is_quantity(name) else fact


def _is_quantity(fact: str) -> bool:
    """Say whether a fact of this name counts units of goods."""
    return fact.rpartition("_")[2] in {"quantity", "capacity", "moq"}


def _rank(gap: SupplyGap) -> tuple[int, tuple[str, str, int], tuple[str, ...]]:
    return -gap.unlocks_value_vnd, place(gap.supply), tuple(part.code for part in gap.parts)


def place(row: SheetRow) -> tuple[str, str, int]:
    """Return where a row stands, for sorting."""
    return row.file, row.sheet, row.row


def number(amount: Fraction) -> int | float:
    """Return an exact amount as JSON writes it."""
    return amount.numerator if amount.denominator == 1 else round(float(amount), 6)
