"""A producer's own products, each with how fresh its figures are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from baccau.domain.registry.models import Product, Supply
from baccau.web.presenters.fields import told
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.stars import StarBadge, star_badge

STALE = dt.timedelta(days=90)
"""Figures older than a season are asked about."""


@dataclass(frozen=True, slots=True)
class OwnProduct:
    """One product of the reader's; without supply, `missing` says what plans need to count it."""

    product_id: str
    name: str
    badge: StarBadge
    price_vnd: int | None
    unit: str
    strip: MonthStrip | None
    confirmed_at: dt.datetime | None
    is_stale: bool
    is_counted: bool
    is_hidden: bool


def own_products(
    products: Iterable[Product], *, at: dt.datetime, on: dt.date
) -> tuple[OwnProduct, ...]:
    """Return products with their supply (fetched with them)."""
    return tuple(_own(product, getattr(product, "supply", None), at, on) for product in products)


def _own(product: Product, supply: Supply | None, at: dt.datetime, on: dt.date) -> OwnProduct:
    unit = told("unit", (supply.unit if supply else "") or product.unit)
    amounts = supply.capacity_by_month if supply else []
    return OwnProduct(
        product_id=product.public_id,
        name=product.name,
        badge=star_badge(product.stars, product.certificate_until, on=on),
        price_vnd=supply.price_vnd if supply else None,
        unit=unit,
        strip=month_strip(amounts, unit) if amounts else None,
        confirmed_at=supply.confirmed_at if supply else None,
        is_stale=supply is not None and at - supply.confirmed_at > STALE,
        is_counted=supply is not None and supply.price_vnd is not None and any(amounts),
        is_hidden=product.state != "live",
    )
