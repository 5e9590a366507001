"""What a plan is asked: offers, needs, and the terms under which they may meet.

Quantities are integers in `unit` (kg, l, piece …; the same unit on both sides of a pair, or
the pair is refused), money is whole VND, months are 12-tuples from January.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

Months = tuple[int, int, int, int, int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, degrees (WGS 84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One product of one producer, as it can be supplied."""

    key: str
    producer: str
    """Who supplies; two offers of one producer count as one supplier."""
    product: str
    commodity: str | None
    product_set: int | None
    unit: str
    capacity: Months
    price_vnd: int | None
    """Per unit, at the producer; `None` is not priced and is never matched."""
    moq: int = 0
    """Least quantity of one delivery (one need, one month); 0 is no minimum."""
    lead_days: int | None = None
    stars: int | None = None
    certificate_until: dt.date | None = None
    """Last day the star certificate is valid; `None` with stars is "not known"."""
    papers: frozenset[str] = frozenset()
    storage: str | None = None
    """ambient, cool or frozen; `None` is not said."""
    shelf_life_days: int | None = None
    province_code: str | None = None
    commune_code: str | None = None
    point: Point | None = None
    unit_weight_kg: float = 1.0
    """What freight is reckoned on."""
    favoured: bool = False
    """Small producer or poorer commune: level 2 of the objective prefers it."""
    also: frozenset[str] = frozenset()
    """Broader commodities it serves too: canna glass noodles serve a need for noodles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One line of one buyer's demand."""

    key: str
    buyer: str
    text: str = ""
    commodity: str | None
    product_set: int | None
    unit: str
    quantity: Months
    price_ceiling_vnd: int | None
    """Per unit, delivered, before `discount_percent` is taken off; `None` is no ceiling."""
    discount_percent: float = 0.0
    payment_days: int | None = None
    min_stars: int = 0
    papers_required: frozenset[str] = frozenset()
    origin_provinces: frozenset[str] = frozenset()
    """Empty is anywhere."""
    max_suppliers: int | None = None
    """Distinct producers over the whole year; `None` is any number."""
    storage: str | None = None
    """The transport the buyer can take (ambient, cool, frozen); `None` is any."""
    province_code: str | None = None
    commune_code: str | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A quantity of one offer going to one need in one month (1–12)."""

    offer: str
    need: str
    month: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Freight:
    """How freight is estimated: straight line × `road_factor` × rate, plus a handling fee.

    Where the place of either side is not known, only the handling fee is counted, and lines
    between the two say so (`distance_unknown`). `max_fresh_km` binds offers kept cool or with a
    shelf life of a week at most, where the distance is known.

    Rates are VND per kg and km by storage class; an estimate, labelled so wherever it is shown.
    """

    road_factor: float = 1.35
    vnd_per_kg_km: dict[str, float] = field(
        default_factory=lambda: {"ambient": 3.0, "cool": 4.5, "frozen": 6.0}
    )
    handling_vnd_per_kg: float = 500.0
    max_fresh_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything a plan depends on; equal problems give equal plans, in any row order."""

    offers: tuple[Offer, ...]
    needs: tuple[Need, ...]
    on: dt.date
    """The day certificates are judged on; month m is judged on its own first day if later."""
    freight: Freight = field(default_factory=Freight)
    pinned: tuple[Line, ...] = ()
    """Lines that stay (signed, or held by an officer)."""
    previous: tuple[Line, ...] = ()
    """The last plan: of equally good plans, the one nearest to it is taken."""
    seed: int = 0
    seconds: float = 60.0
    """Time for proof; past it the best plan is given with its bound."""
