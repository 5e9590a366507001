"""A made-up national year for the plan engine, the same for a seed on every machine.

Shapes after the programme's size in 2025: some 20,000 products of 300 commodities (Zipf 0.6) in
34 provinces, 60,000 need lines of 12 months. Prices, ceilings, stars and papers are invented;
nothing here is a statistic.
"""

from __future__ import annotations

import datetime as dt
import random
from itertools import accumulate

from baccau.engines.matching.problem import Freight, Months, Need, Offer, Point, Problem

OFFERS, NEEDS, COMMODITIES, PROVINCES = 20_000, 60_000, 300, 34
ON = dt.date(2026, 1, 1)
_ZIPF = 0.6
_PAPERS = ("food_safety", "e_invoice", "barcode", "haccp", "vietgap", "organic")
_HELD = (0.9, 0.6, 0.5, 0.12, 0.15, 0.05)
_ASKED = (0.5, 0.25, 0.15, 0.03, 0.03, 0.01)
_NORTH, _SOUTH = 22.8, 9.2
_ALL_YEAR, _FAVOURED, _FROM_SOMEWHERE, _ANY_STORAGE = 0.8, 0.4, 0.05, 0.9
"""Shares of offers open all year and favoured, of needs with origins and without storage."""


def national(seed: int = 1, scale: float = 1.0, minimums: float = 0.0) -> Problem:
    """A national year.

    Args:
        seed: equal seeds give equal problems.
        scale: 1 is the nation; commodities shrink with it, so that pieces keep their size.
        minimums: share of offers with a minimum order of a fifth of their peak month.
    """
    chance = random.Random(seed)
    commodities = max(1, round(COMMODITIES * scale))
    weights = list(accumulate((rank + 1) ** -_ZIPF for rank in range(commodities)))
    bases = [round(20_000 * 8 ** chance.random()) for _ in range(commodities)]
    centres = [_centre(chance, place) for place in range(PROVINCES)]

    def kind() -> int:
        return chance.choices(range(commodities), cum_weights=weights)[0]

    offers = tuple(
        _offer(chance, place, kind(), bases, centres, minimums)
        for place in range(round(OFFERS * scale))
    )
    needs = tuple(
        _need(chance, place, kind(), bases, centres) for place in range(round(NEEDS * scale))
    )
    return Problem(
        offers=offers, needs=needs, on=ON, freight=Freight(max_fresh_km=700), seconds=120
    )


def _centre(chance: random.Random, place: int) -> tuple[float, float]:
    lat = _NORTH - (_NORTH - _SOUTH) * place / (PROVINCES - 1)
    bend = 105.5 + 2.6 * max(0.0, 1 - abs(lat - 14.0) / 6.0)
    return lat + chance.uniform(-0.3, 0.3), bend + chance.uniform(-0.8, 0.8)


def _point(chance: random.Random, centre: tuple[float, float]) -> Point:
    return Point(centre[0] + chance.gauss(0, 0.25), centre[1] + chance.gauss(0, 0.25))


def _months(chance: random.Random, peak: int, open_months: int) -> Months:
    first = chance.randrange(12)
    amounts = [0] * 12
    for step in range(open_months):
        amounts[(first + step) % 12] = max(1, round(peak * chance.uniform(0.4, 1.0)))
    return tuple(amounts)  # type: ignore[return-value]  # twelve


def _papers(chance: random.Random, shares: tuple[float, ...]) -> frozenset[str]:
    pairs = zip(_PAPERS, shares, strict=True)
    return frozenset(paper for paper, share in pairs if chance.random() < share)


def _offer(
    chance: random.Random,
    place: int,
    kind: int,
    bases: list[int],
    centres: list[tuple[float, float]],
    minimums: float,
) -> Offer:
    province = chance.randrange(PROVINCES)
    peak = round(200 * 20 ** chance.random())
    return Offer(
        key=f"o{place:06}",
        producer=f"p{place // 2:06}",
        product=f"c{kind:03}",
        commodity=f"c{kind:03}",
        product_set=kind % 26 + 1,
        unit="kg",
        capacity=_months(chance, peak, 12 if chance.random() < _ALL_YEAR else chance.randint(3, 9)),
        price_vnd=round(bases[kind] * chance.lognormvariate(0, 0.25)),
        moq=peak // 5 if chance.random() < minimums else 0,
        stars=chance.choices((3, 4, 5), (75, 22, 3))[0],
        certificate_until=ON + dt.timedelta(days=chance.randrange(30, 1_095)),
        papers=_papers(chance, _HELD),
        storage=chance.choices(("ambient", "cool", "frozen"), (80, 15, 5))[0],
        province_code=f"{province:02}",
        point=_point(chance, centres[province]),
        favoured=chance.random() < _FAVOURED,
    )


def _need(
    chance: random.Random,
    place: int,
    kind: int,
    bases: list[int],
    centres: list[tuple[float, float]],
) -> Need:
    province = chance.randrange(PROVINCES)
    origins = frozenset[str]()
    if chance.random() < _FROM_SOMEWHERE:
        origins = frozenset(f"{chance.randrange(PROVINCES):02}" for _ in range(8))
    return Need(
        key=f"n{place:06}",
        buyer=f"b{place // 12:05}",
        commodity=f"c{kind:03}",
        product_set=None,
        unit="kg",
        quantity=_months(chance, round(50 * 20 ** chance.random()), 12),
        price_ceiling_vnd=round(bases[kind] * chance.lognormvariate(0.15, 0.25) / 500) * 500,
        discount_percent=chance.choice((0, 0, 5, 10)),
        min_stars=chance.choices((0, 3, 4), (40, 45, 15))[0],
        papers_required=_papers(chance, _ASKED),
        origin_provinces=origins,
        storage=None if chance.random() < _ANY_STORAGE else "ambient",
        province_code=f"{province:02}",
        point=_point(chance, centres[province]),
    )
