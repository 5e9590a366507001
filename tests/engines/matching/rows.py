"""Rows for the matching tests: short to write, and drawn at random."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from baccau.engines.matching.problem import Freight, Need, Offer, Problem

ON = dt.date(2026, 1, 1)


def months(*amounts: int) -> tuple[int, ...]:
    """The amounts from January on, nothing after."""
    return (*amounts, *(0 for _ in range(12 - len(amounts))))


def offer(key: str, capacity: tuple[int, ...], price: int | None = 100, **more) -> Offer:
    row = {
        "producer": key,
        "product": key,
        "commodity": "rice",
        "product_set": 5,
        "unit": "kg",
        **more,
    }
    return Offer(key=key, capacity=months(*capacity), price_vnd=price, **row)


def need(key: str, quantity: tuple[int, ...], ceiling: int | None = 200, **more) -> Need:
    row = {"buyer": key, "commodity": "rice", "product_set": 5, "unit": "kg", **more}
    return Need(key=key, quantity=months(*quantity), price_ceiling_vnd=ceiling, **row)


def problem(offers, needs, **more) -> Problem:
    row = {"on": ON, "freight": Freight(handling_vnd_per_kg=2), "seconds": 6_000, **more}
    return Problem(offers=tuple(offers), needs=tuple(needs), **row)


def served(plan) -> dict[tuple[str, str, int], int]:
    return {(a.line.offer, a.line.need, a.line.month): a.line.quantity for a in plan.allocations}


_AMOUNT = st.sampled_from([0, 0, 3, 5, 8, 12, 20])
_PAPERS = st.frozensets(st.sampled_from(["haccp", "organic"]), max_size=2)


@st.composite
def offers(draw, place: int, *, coupled: bool) -> Offer:
    return Offer(
        key=f"o{place}",
        producer=f"p{draw(st.integers(0, 3))}",
        product="",
        commodity=draw(st.sampled_from(["rice", "rice", "tea", None])),
        product_set=draw(st.sampled_from([5, 6])),
        also=draw(st.sampled_from([frozenset(), frozenset(), frozenset({"tea"})])),
        unit=draw(st.sampled_from(["kg", "kg", "kg", "l"])),
        capacity=months(draw(_AMOUNT), draw(_AMOUNT)),
        price_vnd=draw(st.sampled_from([None, 10, 13, 17, 22, 30])),
        moq=draw(st.sampled_from([0, 1, 4, 7])) if coupled else 0,
        stars=draw(st.sampled_from([None, 3, 4])),
        certificate_until=draw(st.sampled_from([None, dt.date(2026, 1, 20), dt.date(2027, 1, 1)])),
        papers=draw(_PAPERS),
        storage=draw(st.sampled_from([None, "cool", "ambient"])),
        province_code=draw(st.sampled_from(["01", "02", None])),
        favoured=draw(st.booleans()),
    )


@st.composite
def needs(draw, place: int, *, coupled: bool) -> Need:
    return Need(
        key=f"n{place}",
        buyer="b",
        commodity=draw(st.sampled_from(["rice", "rice", "tea", None])),
        product_set=draw(st.sampled_from([5, 6])),
        unit="kg",
        quantity=months(draw(_AMOUNT), draw(_AMOUNT)),
        price_ceiling_vnd=draw(st.sampled_from([None, 20, 26, 35])),
        discount_percent=draw(st.sampled_from([0.0, 0.0, 10.0])),
        min_stars=draw(st.sampled_from([0, 0, 3])),
        papers_required=draw(st.sampled_from([frozenset(), frozenset(), frozenset({"haccp"})])),
        origin_provinces=draw(st.sampled_from([frozenset(), frozenset(), frozenset({"01"})])),
        max_suppliers=draw(st.sampled_from([None, 1, 2])) if coupled else None,
        storage=draw(st.sampled_from([None, None, "cool"])),
    )


@st.composite
def problems(draw, *, coupled: bool = True, most: int = 5) -> Problem:
    n = draw(st.integers(1, most))
    m = draw(st.integers(1, most))
    return problem(
        [draw(offers(place, coupled=coupled)) for place in range(n)],
        [draw(needs(place, coupled=coupled)) for place in range(m)],
    )
