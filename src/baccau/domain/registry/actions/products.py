"""Writes about products, what can be supplied of them, and their papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.registry.actions.entries import amend, enter_product, put_supply
from baccau.domain.registry.actions.producers import require_producer
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.models import Paper, Product, Supply
from baccau.domain.registry.sources import FORM, Source
from baccau.domain.registry.states import PRODUCT_MOVES
from baccau.domain.registry.values.readers import read
from baccau.domain.registry.values.tables import read_papers, read_product, read_supply


class ProductMerged(Refusal):
    """The product was merged into another; write to that one."""

    code = "product_merged"


class ProductMove(Refusal):
    """A product in this state cannot go to that one."""

    code = "product_move"


@transaction.atomic
def register_product(
    *,
    by: Actor,
    at: dt.datetime,
    org: Organisation,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> Product:
    """Enter a product of a producer.

    Values: name, description, product_set, commodity, unit, pack_size, pack_unit,
    shelf_life_days, storage, stars, certificate_no, certified_on, source_url, illustrative.

    Raises:
        Invalid: with every problem by field.
        NotAProducer: the organisation cannot have products.
    """
    producer = require_producer(org)
    writes = Writes(by=by, at=at)
    product = enter_product(
        writes, org=producer, values=read_product(values, at.date()), source=source
    )
    writes.flush()
    record(by=by, at=at, action="register_product", object_type="product",
           object_id=product.public_id, facts={"name": product.name})  # fmt: skip
    return product


@transaction.atomic
def update_product(
    *,
    by: Actor,
    at: dt.datetime,
    product: Product,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> tuple[str, ...]:
    """Change a product; return the names of the values that differ.

    Raises:
        Invalid: with every problem by field.
        ProductMerged: it is one with another.
    """
    current = require_product(product)
    writes = Writes(by=by, at=at)
    changed = amend(writes, current, current.org, read_product(values, at.date()), source)
    writes.flush()
    _told(by, at, current, "update_product", changed)
    return changed


@transaction.atomic
def set_supply(
    *,
    by: Actor,
    at: dt.datetime,
    product: Product,
    values: Mapping[str, Any],
    source: Source = FORM,
) -> Supply:
    """Say what can be supplied; the same values again confirm them as of `at`.

    Values: unit, price_vnd, price_max_vnd, capacity_by_month (12), moq, lead_days, illustrative.

    Raises:
        Invalid: with every problem by field.
        ProductMerged: it is one with another.
    """
    current = require_product(product)
    known = Supply.objects.select_for_update().filter(product=current).first()
    writes = Writes(by=by, at=at)
    supply, changed = put_supply(writes, current, known, read_supply(values), source)
    writes.change(supply, {"confirmed_at": at})
    writes.flush()
    _told(by, at, current, "set_supply", changed or ("confirmed_at",))
    return supply


@transaction.atomic
def set_papers(
    *,
    by: Actor,
    at: dt.datetime,
    org: Organisation,
    codes: Iterable[str],
    product: Product | None = None,
    source: Source = FORM,
) -> tuple[str, ...]:
    """Make these the papers held, for one product or for all of a producer's.

    Returns:
        The codes added or taken away.

    Raises:
        Invalid: an unknown code.
        NotAProducer: the organisation cannot have papers.
    """
    producer = require_producer(org)
    wanted = _papers(codes)
    held = {
        one.code: one
        for one in Paper.objects.select_for_update().filter(org=producer, product=product)
    }
    writes = Writes(by=by, at=at)
    for code in wanted:
        if code not in held:
            writes.enter(Paper(org=producer, product=product, code=code, created_at=at))
    for code, paper in held.items():
        if code not in wanted:
            writes.remove(paper)
    changed = tuple(sorted(set(wanted) ^ set(held)))
    if changed:
        about = product or producer
        writes.note(about, producer, {"papers": wanted}, source)
        record(by=by, at=at, action="set_papers", object_type="organisation",
               object_id=producer.public_id, facts={"changed": changed})  # fmt: skip
    writes.flush()
    return changed


def hide_product(*, by: Actor, at: dt.datetime, product: Product) -> None:
    """Take a product off the public list; plans no longer count it.

    Raises:
        ProductMove: it is not listed.
    """
    _move(by, at, product, "hidden")


def show_product(*, by: Actor, at: dt.datetime, product: Product) -> None:
    """Put a hidden product back on the list.

    Raises:
        ProductMove: it is not hidden.
    """
    _move(by, at, product, "live")


def require_product(product: Product) -> Product:
    """Return the product as it is now, locked.

    Raises:
        ProductMerged: it is one with another.
    """
    current = (
        Product.objects.select_for_update(of=("self",)).select_related("org").get(pk=product.pk)
    )
    if current.state == "merged":
        raise ProductMerged(name=current.name)
    return current


@transaction.atomic
def _move(by: Actor, at: dt.datetime, product: Product, state: str) -> None:
    current = Product.objects.select_for_update().get(pk=product.pk)
    # A merge is undone as a whole (`undo_merge`), never by showing one of its parts.
    if current.state == "merged" or state not in PRODUCT_MOVES[current.state]:
        raise ProductMove(name=current.name, state=current.state)
    writes = Writes(by=by, at=at)
    writes.change(current, {"state": state})
    writes.flush()
    record(by=by, at=at, action="move_product", object_type="product",
           object_id=current.public_id, facts={"state": state})  # fmt: skip


def _papers(codes: Iterable[str]) -> list[str]:
    found: list[str] = read({"papers": codes}, {"papers": read_papers})["papers"]
    return found


def _told(
    by: Actor, at: dt.datetime, product: Product, action: str, changed: tuple[str, ...]
) -> None:
    if changed:
        record(by=by, at=at, action=action, object_type="product",
               object_id=product.public_id, facts={"changed": sorted(changed)})  # fmt: skip
