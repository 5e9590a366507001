"""Merges of a producer or product: those that can still be taken back, and likely partners."""

from __future__ import annotations

from django.db.models import QuerySet

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import Actor
from baccau.domain.registry.models import Merge, Product

LIKELY = 20


def standing_merges(actor: Actor, survivor_public_id: str) -> QuerySet[Merge]:
    """Return the merges into this row that were not taken back, newest first."""
    rows = visible(actor, Merge, "merge").filter(survivor_public_id=survivor_public_id)
    return rows.filter(undone_at__isnull=True).defer("journal").order_by("-pk")


def siblings(actor: Actor, product: Product) -> QuerySet[Product]:
    """Return the other products of the same producer that one could be merged with."""
    rows = visible(actor, Product, "merge").filter(org_id=product.org_id)
    return rows.exclude(state="merged").exclude(pk=product.pk).order_by("search_key")[:LIKELY]
