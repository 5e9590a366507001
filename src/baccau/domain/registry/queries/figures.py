"""Figures of the registry, each equal to a recount of the rows it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import ANONYMOUS, Actor
from baccau.domain.registry.models import Product


@dataclass(frozen=True, slots=True)
class LiveCounts:
    """What is listed for everyone to see."""

    products: int
    producers: int
    communes: int
    provinces: int
    by_stars: dict[int, int]
    illustrative: int


@dataclass(frozen=True, slots=True)
class CommuneCount:
    """A commune with listed products: a dot on the map."""

    code: str
    name: str
    province_code: str
    lat: float | None
    lon: float | None
    products: int
    producers: int


def live_counts() -> LiveCounts:
    """Count what is listed for everyone."""
    rows = visible(ANONYMOUS, Product).order_by()
    totals = rows.aggregate(
        products=Count("pk"),
        producers=Count("org", distinct=True),
        communes=Count("org__commune", distinct=True),
        provinces=Count("org__province", distinct=True),
    )
    stars = rows.filter(stars__isnull=False).values_list("stars").annotate(Count("pk"))
    return LiveCounts(
        **totals,
        by_stars=dict(sorted(stars, reverse=True)),
        illustrative=rows.filter(illustrative=True).count(),
    )


def communes_with_counts(actor: Actor, province: str = "") -> tuple[CommuneCount, ...]:
    """Return the communes with products the actor may see, by code."""
    rows = visible(actor, Product).filter(state="live", org__commune__isnull=False)
    if province:
        rows = rows.filter(org__province=province)
    counted = (
        rows.order_by()
        .values_list("org__commune_id", "org__commune__name", "org__commune__province_id",
                     "org__commune__lat", "org__commune__lon")
        .annotate(Count("pk"), Count("org", distinct=True))
    )  # fmt: skip
    return tuple(CommuneCount(*row) for row in sorted(counted))
