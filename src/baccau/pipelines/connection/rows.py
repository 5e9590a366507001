"""Rows in the contract's words as the matching engine's problem.

Quantities become integers: capacity is rounded down and a need up, at 1/`scale` of a unit. With
the scale of `fitting_scale` nothing is lost down to a thousandth. A scale multiplies quantities
only: prices stay per whole unit, so objectives of a scaled problem are `scale` times the money.
Prices in another unit than written are rounded up, ceilings down, to whole VND.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, cast

from baccau.engines.matching.problem import Line, Months, Need, Offer, Problem
from baccau.pipelines.connection.places import point_of
from baccau.pipelines.connection.reckoning.freight import freight_rates, unit_weight_kg
from baccau.pipelines.connection.reckoning.measures import (
    Measure,
    Values,
    Wording,
    broader,
    decide,
    wording,
)
from baccau.pipelines.connection.reckoning.standing import certificate_until, is_favoured

FINEST_SCALE = 1000
LARGEST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class RowSource:
    """One row of supply or demand: its key, whose it is, and what it says."""

    key: str
    group: str
    """The producer or the buyer: rows of one group are one supplier."""
    values: Values


@dataclass(frozen=True, slots=True)
class Posed:
    """A problem, and how its numbers go back to the rows' own units."""

    problem: Problem
    scale: int
    measures: dict[str, Measure]
    """Of every offer and need, by key."""


def problem_from_values(
    *,
    offers: Sequence[RowSource],
    needs: Sequence[RowSource],
    on: dt.date,
    pinned: tuple[Line, ...] = (),
    previous: tuple[Line, ...] = (),
) -> Problem:
    """Return the problem of these rows in whole units."""
    return pose(offers, needs, on=on, pinned=pinned, previous=previous).problem


def pose(
    offers: Sequence[RowSource],
    needs: Sequence[RowSource],
    *,
    on: dt.date,
    scale: int | None = 1,
    pinned: tuple[Line, ...] = (),
    previous: tuple[Line, ...] = (),
) -> Posed:
    """Return the problem of these rows; `scale` None takes the one that loses nothing.

    Keys must be unique within offers and within needs, and differ between the two.
    """
    wordings = {row.key: wording("offer", row.values) for row in offers}
    wordings |= {row.key: wording("need", row.values) for row in needs}
    decided = decide(wordings.values())
    measures = {key: decided[item] for key, item in wordings.items()}
    if scale is None:
        scale = fitting_scale((*offers, *needs), measures)
    problem = Problem(
        offers=tuple(_offer(row, wordings[row.key], measures[row.key], scale) for row in offers),
        needs=tuple(_need(row, measures[row.key], scale) for row in needs),
        on=on,
        freight=freight_rates(),
        pinned=pinned,
        previous=previous,
    )
    return Posed(problem, scale, measures)


def fitting_scale(rows: Iterable[RowSource], measures: dict[str, Measure]) -> int:
    """Return the smallest of 1, 10, 100, 1000 by which all quantities become integers.

    Less, where sums of money would no longer be exact in a solver's doubles.
    """
    scale, largest = 1, Fraction(0)
    for row in rows:
        amounts = list(_amounts(row.values, measures[row.key]))
        largest += sum(amounts) * _dearest(row.values, measures[row.key])
        for amount in amounts:
            while scale < FINEST_SCALE and (amount * scale).denominator != 1:
                scale *= 10
    while scale > 1 and largest * scale > LARGEST_EXACT:
        scale //= 10
    return scale


def _dearest(values: Values, measure: Measure) -> Fraction:
    prices = (values.get("price_vnd"), values.get("price_ceiling_vnd"), 1)
    return max(_exact(price) for price in prices) / measure.size


def _amounts(values: Values, measure: Measure) -> Iterable[Fraction]:
    for field in ("capacity_by_month", "quantity_by_month"):
        yield from (_exact(amount) * measure.size for amount in values.get(field) or ())
    yield _exact(values.get("moq")) * measure.size


def _offer(row: RowSource, words: Wording, measure: Measure, scale: int) -> Offer:
    values = row.values
    capacity = [floor(_exact(n) * measure.size * scale) for n in _twelve(values, "capacity")]
    return Offer(
        key=row.key,
        producer=row.group,
        product=values.get("product_name") or "",
        commodity=values.get("commodity"),
        product_set=values.get("product_set"),
        unit=measure.unit,
        capacity=cast("Months", tuple(capacity)),
        price_vnd=_price(values.get("price_vnd"), measure, ceil),
        moq=ceil(_exact(values.get("moq")) * measure.size * scale),
        lead_days=values.get("lead_days"),
        stars=values.get("stars"),
        certificate_until=certificate_until(values),
        papers=frozenset(values.get("papers") or ()),
        storage=values.get("storage"),
        shelf_life_days=values.get("shelf_life_days"),
        province_code=values.get("province_code"),
        commune_code=values.get("commune_code"),
        point=point_of(values),
        unit_weight_kg=unit_weight_kg(words, measure),
        favoured=is_favoured(values),
        also=broader(values.get("commodity")),
    )


def _need(row: RowSource, measure: Measure, scale: int) -> Need:
    values = row.values
    quantity = [ceil(_exact(n) * measure.size * scale) for n in _twelve(values, "quantity")]
    return Need(
        key=row.key,
        buyer=row.group,
        text=values.get("need_text") or "",
        commodity=values.get("commodity"),
        product_set=values.get("product_set"),
        unit=measure.unit,
        quantity=cast("Months", tuple(quantity)),
        price_ceiling_vnd=_price(values.get("price_ceiling_vnd"), measure, floor),
        discount_percent=float(values.get("discount_percent") or 0),
        payment_days=values.get("payment_days"),
        min_stars=int(values.get("min_stars") or 0),
        papers_required=frozenset(values.get("papers_required") or ()),
        origin_provinces=frozenset(values.get("origin_province_codes") or ()),
        max_suppliers=values.get("max_suppliers"),
        storage=values.get("storage"),
        province_code=values.get("province_code"),
        commune_code=values.get("commune_code"),
        point=point_of(values),
    )


def _twelve(values: Values, what: str) -> Sequence[Any]:
    return values.get(f"{what}_by_month") or (0,) * 12


def _price(price: Any, measure: Measure, rounded: Any) -> int | None:
    return None if price is None else int(rounded(_exact(price) / measure.size))


def _exact(number: Any) -> Fraction:
    """Return a JSON number as it was written, not as its binary neighbour."""
    return Fraction(str(number or 0))
