"""Needs as rows of a sheet, in the contract's words, so that they can come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import Actor
from baccau.domain.demand.models import Need
from baccau.domain.demand.queries.finding import NeedFilter, needs
from baccau.domain.registry.rows import plain_number


def export_rows(actor: Actor, where: NeedFilter) -> Iterator[dict[str, Any]]:
    """Yield the fitting needs the actor may edit, each with its id in `baccau_id`."""
    mine = visible(actor, Need, "edit").values("pk")
    rows = needs(actor, where).filter(pk__in=mine).order_by("pk")
    for need in rows.iterator(chunk_size=500):
        yield need_row(need)


def need_row(need: Need) -> dict[str, Any]:
    """Return a need and its buyer as one row of a demand sheet."""
    return {
        "baccau_id": need.public_id,
        "buyer_name": need.org.name,
        "buyer_kind": need.org.buyer_kind or None,
        "phone": need.org.phone or None,
        "email": need.org.email or None,
        "commune_code": need.commune_id,
        "province_code": need.province_id,
        "place_as_written": need.place_as_written or None,
        "commodity": need.commodity or None,
        "product_set": need.product_set,
        "need_text": need.text,
        "quantity_by_month": need.quantity_by_month or None,
        "unit": need.unit or None,
        "price_ceiling_vnd": need.price_ceiling_vnd,
        "discount_percent": plain_number(need.discount_percent),
        "payment_days": need.payment_days,
        "min_stars": need.min_stars or None,
        "papers_required": need.papers_required or None,
        "origin_province_codes": need.origin_province_codes or None,
        "max_suppliers": need.max_suppliers,
        "storage": need.storage or None,
    }
