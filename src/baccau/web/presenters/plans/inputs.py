"""What a plan was drawn from, and what to know about that data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from baccau.domain.matching.models import PlanNeed, PlanOffer
from baccau.pipelines.connection.obstacles import supply_obstacles
from baccau.pipelines.connection.places import is_exact
from baccau.reference.messages import sentence
from baccau.web.presenters.fields import amount, language, title, told
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.plans.telling import Row, need_row, offer_row

Told = Mapping[str, Any]
MONTHS = 12


@dataclass(frozen=True, slots=True)
class InputRow:
    """One frozen row: what it is, its months, its price or ceiling, its terms in words."""

    row: Row
    strip: MonthStrip
    price_vnd: int | None
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InputPage:
    """Some frozen rows, and the data notes of all of them."""

    rows: tuple[InputRow, ...]
    total: int


def offer_inputs(offers: Sequence[PlanOffer]) -> tuple[InputRow, ...]:
    """Return offers as they stood."""
    names = ("commodity", "stars", "papers", "moq", "storage", "certificate_until")
    return tuple(
        _row(offer_row(offer), offer.snapshot, "capacity_by_month", "price_vnd", names)
        for offer in offers
    )


def need_inputs(needs: Sequence[PlanNeed]) -> tuple[InputRow, ...]:
    """Return needs as they stood."""
    names = ("commodity", "min_stars", "papers_required", "max_suppliers", "payment_days",
             "discount_percent", "origin_province_codes", "storage")  # fmt: skip
    return tuple(
        _row(need_row(need), need.snapshot, "quantity_by_month", "price_ceiling_vnd", names)
        for need in needs
    )


def data_notes(problem: Told) -> tuple[str, ...]:
    """Return what to know about the data, as sentences."""
    offers, needs = problem.get("offers", ()), problem.get("needs", ())
    counts = {
        "note_illustrative": sum(bool(row.get("illustrative")) for row in (*offers, *needs)),
        "note_ceiling_missing": sum(row.get("price_ceiling_vnd") is None for row in needs),
        "note_certificate_unknown": sum(
            bool(row.get("stars")) and not row.get("certificate_until") for row in offers
        ),
        **_places((*offers, *needs)),
        **_obstacles(offers),
    }
    return (
        sentence("note_freight", {}, language()),
        *(sentence(code, {"count": n}, language()) for code, n in counts.items() if n),
    )


def _places(rows: Iterable[Told]) -> dict[str, int]:
    coarse = [row for row in rows if not is_exact(row)]
    known = sum(bool(row.get("province_code")) for row in coarse)
    return {"note_place_coarse": known, "note_place_unknown": len(coarse) - known}


def _obstacles(offers: Iterable[Told]) -> dict[str, int]:
    counts = Counter(lack.code for row in offers for lack in supply_obstacles(row))
    return {f"note_obstacle_{code}": n for code, n in sorted(counts.items())}


def _row(row: Row, said: Told, months: str, price: str, names: Sequence[str]) -> InputRow:
    amounts = said.get(months) or [0] * MONTHS
    terms = ((title(name), _term(name, said.get(name))) for name in names)
    return InputRow(
        row=row,
        strip=month_strip(amounts, told("unit", row.unit)),
        price_vnd=said.get(price),
        terms=tuple((name, text) for name, text in terms if text),
    )


def _term(name: str, value: Any) -> str:
    if name == "certificate_until" and value:
        return told("certified_on", value)
    if isinstance(value, int | float) and not value:
        return ""
    return amount(value) if isinstance(value, float) else told(name, value)
