"""Entering and amending producers, products, supply and papers as writes not yet sent.

Forms, the sample and intake all pass here, so a value is keyed, dated and sourced in one place.
Values are already read (`baccau.domain.registry.values`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.models import Entity
from baccau.domain.registry.actions.writes import Writes
from baccau.domain.registry.models import Paper, Product, Supply
from baccau.domain.registry.sources import Source
from baccau.domain.registry.values.readers import require
from baccau.domain.registry.values.tables import columns

Values = Mapping[str, Any]


def enter_organisation(
    writes: Writes, *, kind: str, state: str, values: Values, source: Source
) -> Organisation:
    """Enter a producer or a buyer.

    Raises:
        Invalid: it has no name.
    """
    require(values, "name")
    org = Organisation(kind=kind, state=state, created_at=writes.at, **columns(values))
    writes.enter(org)
    writes.note(org, org, _told(values), source)
    return org


def amend(
    writes: Writes, row: Entity, org: Organisation, values: Values, source: Source
) -> tuple[str, ...]:
    """Change an organisation, product or need; return the names of the values that differ."""
    changed = set(writes.change(row, columns(values)))
    names = tuple(name for name in values if set(columns({name: values[name]})) & changed)
    writes.note(row, org, {name: values[name] for name in names}, source)
    return names


def enter_product(writes: Writes, *, org: Organisation, values: Values, source: Source) -> Product:
    """Enter a product of a producer.

    Raises:
        Invalid: it has no name.
    """
    require(values, "name")
    product = Product(org=org, created_at=writes.at, **columns(values))
    writes.enter(product)
    writes.note(product, org, _told(values), source)
    return product


def put_supply(
    writes: Writes,
    product: Product,
    known: Supply | None,
    values: Values,
    source: Source,
) -> tuple[Supply, tuple[str, ...]]:
    """Say what can be supplied of a product; return it with the names of what changed.

    Values that stay leave `confirmed_at` as it was.
    """
    if known is None:
        supply = Supply(org=product.org, product=product, confirmed_at=writes.at,
                        created_at=writes.at, **values)  # fmt: skip
        writes.enter(supply)
        changed = tuple(_told(values))
    else:
        supply, changed = known, writes.change(known, values)
        if changed:
            writes.change(known, {"confirmed_at": writes.at})
    noted = {name: values[name] for name in changed if name != "unit"}
    writes.note(product, product.org, noted, source)
    return supply, changed


def add_papers(
    writes: Writes,
    product: Product,
    known: Iterable[Paper],
    codes: Iterable[str],
    source: Source,
) -> tuple[Paper, ...]:
    """Add the papers a product does not hold yet, by itself or by its producer."""
    held = {paper.code for paper in known}
    missing = tuple(
        Paper(org=product.org, product=product, code=code, created_at=writes.at)
        for code in dict.fromkeys(codes)
        if code not in held
    )
    for paper in missing:
        writes.enter(paper)
    if missing:
        codes_now = sorted({*held, *(paper.code for paper in missing)})
        writes.note(product, product.org, {"papers": codes_now}, source)
    return missing


def _told(values: Values) -> dict[str, Any]:
    """Return the values that say something: blanks and a plain "not illustrative" do not."""
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}
