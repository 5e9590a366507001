"""What of the registry waits for an office: certificates running out, products no plan can use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import Actor
from baccau.domain.registry.models import Product
from baccau.domain.registry.queries.finding import EXPIRING


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts of listed products the actor may edit."""

    products: int
    expiring: int
    expired: int
    undated: int
    no_price: int
    no_capacity: int
    no_commodity: int


def waiting(actor: Actor, *, on: dt.date) -> Waiting:
    """Count the listed products the actor keeps, and those that lack something."""
    counts = (
        visible(actor, Product, "edit")
        .filter(state="live")
        .aggregate(
            products=Count("pk"),
            expiring=Count("pk", filter=Q(certificate_until__range=(on, on + EXPIRING))),
            expired=Count("pk", filter=Q(certificate_until__lt=on)),
            undated=Count("pk", filter=Q(stars__isnull=False, certificate_until__isnull=True)),
            no_price=Count("pk", filter=Q(supply__price_vnd__isnull=True)),
            no_capacity=Count(
                "pk", filter=Q(supply__isnull=True) | Q(supply__capacity_by_month=[])
            ),
            no_commodity=Count("pk", filter=Q(commodity="")),
        )
    )
    return Waiting(**counts)
