"""The registry as rows of a sheet, in the contract's words, so that they can come back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from baccau.domain.accounts.access import visible
from baccau.domain.base.actor import Actor
from baccau.domain.registry.models import Paper, Product
from baccau.domain.registry.queries.finding import ProductFilter, products
from baccau.domain.registry.rows import supply_values

_CHUNK = 500


def export_rows(actor: Actor, where: ProductFilter, *, on: dt.date) -> Iterator[dict[str, Any]]:
    """Yield the fitting products the actor may edit, each with its id in `baccau_id`.

    Only these: a row that could not be sent back is not an export but a list.
    """
    mine = visible(actor, Product, "edit").values("pk")
    rows = products(actor, where, on=on).filter(pk__in=mine)
    ids = list(rows.order_by("search_key", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found = {product.pk: product for product in rows.filter(pk__in=chunk)}
        papers = _papers(found.values())
        for pk in chunk:
            yield supply_values(found[pk], papers[pk])


def _papers(rows: Iterable[Product]) -> dict[int, list[str]]:
    codes: dict[int, list[str]] = defaultdict(list)
    pks = [product.pk for product in rows]
    for pk, code in Paper.objects.filter(product__in=pks).values_list("product_id", "code"):
        codes[pk].append(code)
    return codes
