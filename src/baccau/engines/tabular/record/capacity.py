"""Turn a quantity, a season and month columns into twelve monthly numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from baccau.engines.tabular.problems import Finding, Proposal
from baccau.engines.tabular.values.numbers import as_json_number
from baccau.engines.tabular.values.seasons import YEAR_MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baccau.engines.tabular.values.quantities import Quantity
    from baccau.engines.tabular.values.seasons import Season

_PER_MONTH = {
    "day": Decimal(30),
    "week": Decimal(52) / Decimal(12),
    "month": Decimal(1),
    "quarter": Decimal(1) / Decimal(3),
}


@dataclass(frozen=True, slots=True)
class Spread:
    """Twelve amounts, January first, and what was assumed."""

    months: tuple[Decimal, ...]
    findings: tuple[Finding, ...] = ()


def of_month_columns(amounts: Mapping[int, Decimal]) -> Spread:
    """Take month columns as they are; a month left empty is 0."""
    return Spread(tuple(amounts.get(month, Decimal(0)) for month in YEAR_MONTHS))


def spread(quantity: Quantity, season: Season | None, field_name: str) -> Spread:
    """Spread one amount over the months it is meant for.

    A yearly or seasonal amount is divided evenly over the season's months (twelve if none is
    known); a monthly one stands in each of them. An amount without a period is taken as monthly,
    told as a warning with the yearly reading as the mend.
    """
    known = quantity.season or season
    months = known.months if known else YEAR_MONTHS
    period = quantity.period
    findings: tuple[Finding, ...] = ()
    if period in ("year", "season"):
        amount = quantity.amount / len(months)
        if period == "season" and len(months) == len(YEAR_MONTHS):
            findings = (Finding("season_months_missing", "warning", {}),)
    else:
        amount = quantity.amount * _PER_MONTH[period or "month"]
    if period is None:
        findings = (_period_missing(quantity, months, field_name),)
    return Spread(_in_months(amount, months), findings)


def _in_months(amount: Decimal, months: tuple[int, ...]) -> tuple[Decimal, ...]:
    return tuple(amount if month in months else Decimal(0) for month in YEAR_MONTHS)


def _period_missing(quantity: Quantity, months: tuple[int, ...], field_name: str) -> Finding:
    yearly = _in_months(quantity.amount / len(months), months)
    facts: dict[str, object] = {"amount": as_json_number(quantity.amount)}
    return Finding(
        "period_missing", "warning", facts, Proposal(field_name, list(map(as_json_number, yearly)))
    )
