"""Registry and demand rows as a frozen problem, and a frozen problem as the engine's.

The frozen form is the contract's own words (docs/columns.md), so a plan opened years later is
read by the same code that read it from a file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from baccau.domain.demand.models import Need
from baccau.domain.matching.models import Pin, Plan
from baccau.domain.registry.models import Paper, Supply
from baccau.engines.matching.problem import Line, Problem
from baccau.pipelines.connection.rows import RowSource, problem_from_values

Values = dict[str, Any]


def offer_values(supply: Supply, papers: Iterable[Paper]) -> Values:
    """Return one supply in the contract's words, with who and what it is."""
    product, org = supply.product, supply.org
    return {
        "key": product.public_id,
        "producer": org.public_id,
        "producer_name": org.name,
        "producer_type": org.producer_type,
        "area_class": org.area_class,
        "product_name": product.name,
        "product_set": product.product_set,
        "commodity": product.commodity or None,
        "unit": supply.unit or product.unit,
        "pack_size": _plain(product.pack_size),
        "pack_unit": product.pack_unit or None,
        "stars": product.stars,
        "certificate_no": product.certificate_no or None,
        "certified_on": _date(product.certified_on),
        "certificate_until": _date(product.certificate_until),
        "price_vnd": supply.price_vnd,
        "price_max_vnd": supply.price_max_vnd,
        "capacity_by_month": supply.capacity_by_month,
        "moq": _plain(supply.moq),
        "lead_days": supply.lead_days,
        "shelf_life_days": product.shelf_life_days,
        "storage": product.storage or None,
        "papers": sorted({paper.code for paper in papers}),
        "commune_code": org.commune_id,
        "province_code": org.province_id,
        "illustrative": supply.illustrative,
    }


def need_values(need: Need) -> Values:
    """Return one need in the contract's words, with whose it is."""
    return {
        "key": need.public_id,
        "buyer": need.org.public_id,
        "buyer_name": need.org.name,
        "buyer_kind": need.org.buyer_kind,
        "need_text": need.text,
        "commodity": need.commodity or None,
        "product_set": need.product_set,
        "unit": need.unit,
        "quantity_by_month": need.quantity_by_month,
        "price_ceiling_vnd": need.price_ceiling_vnd,
        "discount_percent": _plain(need.discount_percent),
        "payment_days": need.payment_days,
        "min_stars": need.min_stars,
        "papers_required": need.papers_required,
        "origin_province_codes": need.origin_province_codes,
        "max_suppliers": need.max_suppliers,
        "storage": need.storage or None,
        "commune_code": need.commune_id,
        "province_code": need.province_id,
        "illustrative": need.illustrative,
    }


def frozen_problem(
    supplies: Iterable[tuple[Supply, tuple[Paper, ...]]],
    needs: Iterable[Need],
    *,
    pins: Iterable[Pin],
    previous: Plan | None,
    on: dt.date,
) -> Values:
    """Return everything a plan depends on as JSON values; rows in key order.

    A held line whose product or need is no longer there is left out: it has nothing to hold.
    """
    offers = sorted((offer_values(*pair) for pair in supplies), key=lambda row: str(row["key"]))
    wanted = sorted((need_values(need) for need in needs), key=lambda row: str(row["key"]))
    offer_keys = {row["key"] for row in offers}
    need_keys = {row["key"] for row in wanted}
    return {
        "on": on.isoformat(),
        "offers": offers,
        "needs": wanted,
        "pinned": sorted(
            [p.offer_key, p.need_key, p.month, p.quantity]
            for p in pins
            if p.offer_key in offer_keys and p.need_key in need_keys
        ),
        "previous": [] if previous is None else _lines(previous),
    }


def engine_problem(frozen: Values) -> Problem:
    """Return the engine's problem of a frozen one."""
    return problem_from_values(
        offers=[
            RowSource(key=row["key"], group=row["producer"], values=row) for row in frozen["offers"]
        ],
        needs=[
            RowSource(key=row["key"], group=row["buyer"], values=row) for row in frozen["needs"]
        ],
        on=dt.date.fromisoformat(frozen["on"]),
        pinned=tuple(Line(*line) for line in frozen["pinned"]),
        previous=tuple(Line(*line) for line in frozen["previous"]),
    )


def _lines(plan: Plan) -> list[list[Any]]:
    rows = plan.allocations.order_by("offer__key", "need__key", "month")
    return [list(row) for row in rows.values_list("offer__key", "need__key", "month", "quantity")]


def _plain(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _date(value: dt.date | None) -> str | None:
    return None if value is None else value.isoformat()
