"""One product or producer with everything the reader may see of it, and where it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from baccau.domain.accounts.access import access, fields, visible
from baccau.domain.accounts.field_classes import field_class
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.registry.models import Paper, Product, Provenance, Supply


@dataclass(frozen=True, slots=True)
class ValueOrigin:
    """Where one value came from, and the values it had before, newest first."""

    field: str
    channel: str
    source: str
    by: str
    at: dt.datetime
    earlier: tuple[Provenance, ...] = ()


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """A product as one reader may see it. `shown` are the field classes open to that reader."""

    product: Product
    producer: Organisation
    supply: Supply | None
    papers: tuple[Paper, ...]
    shown: frozenset[str]
    origins: dict[str, ValueOrigin]

    def shows(self, name: str) -> bool:
        """Say whether the reader may see this value."""
        return field_class("product", name) in self.shown


@dataclass(frozen=True, slots=True)
class ProducerDetail:
    """A producer as one reader may see it, with the products that reader may see."""

    producer: Organisation
    products: tuple[Product, ...]
    papers: tuple[Paper, ...]
    shown: frozenset[str]
    origins: dict[str, ValueOrigin]

    def shows(self, name: str) -> bool:
        """Say whether the reader may see this value."""
        return field_class("organisation", name) in self.shown


def product_detail(actor: Actor, public_id: str) -> ProductDetail:
    """Return a product by its id or an id merged into it.

    Raises:
        NotFound: there is none this actor may see.
    """
    product = access(actor, Product, public_id)
    shown = fields(actor, product)
    producer = product.org
    papers = Paper.objects.filter(org=producer).filter(Q(product=product) | Q(product=None))
    terms_shown = field_class("product", "price_vnd") in shown
    return ProductDetail(
        product=product,
        producer=producer,
        supply=Supply.objects.filter(product=product).first() if terms_shown else None,
        papers=tuple(papers.order_by("code", "pk")),
        shown=shown,
        origins=_origins("product", product.public_id, shown),
    )


def producer_detail(actor: Actor, public_id: str) -> ProducerDetail:
    """Return a producer by its id or an id merged into it.

    Raises:
        NotFound: there is none this actor may see.
    """
    producer = access(actor, Organisation, public_id)
    if producer.kind != "producer":
        raise NotFound
    shown = fields(actor, producer)
    products = visible(actor, Product).filter(org=producer).exclude(state="merged")
    return ProducerDetail(
        producer=producer,
        products=tuple(products.select_related("supply").order_by("search_key", "pk")),
        papers=tuple(Paper.objects.filter(org=producer, product=None).order_by("code")),
        shown=shown,
        origins=_origins("organisation", producer.public_id, shown),
    )


def _origins(object_type: str, public_id: str, shown: frozenset[str]) -> dict[str, ValueOrigin]:
    """Return the newest origin of each field; its own people and officers see them."""
    if not shown & {"D", "O"}:
        return {}
    rows = Provenance.objects.filter(object_type=object_type, object_id=public_id)
    return _newest(rows.order_by("field", "-at", "-pk"))


def _newest(rows: Iterable[Provenance]) -> dict[str, ValueOrigin]:
    by_field: dict[str, list[Provenance]] = {}
    for row in rows:
        by_field.setdefault(row.field, []).append(row)
    return {
        name: ValueOrigin(name, last.channel, last.source, last.by_label, last.at, tuple(earlier))
        for name, (last, *earlier) in by_field.items()
    }
