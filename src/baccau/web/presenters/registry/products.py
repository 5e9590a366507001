"""Products in a list and on their own page, showing no more than the reader may see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from baccau.domain.accounts.models import Organisation
from baccau.domain.registry.models import Paper, Product, Supply
from baccau.domain.registry.queries import ProductDetail
from baccau.domain.registry.states import ProductState
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.fields import title, told
from baccau.web.presenters.months import MonthStrip, month_strip
from baccau.web.presenters.registry.facts import Fact, fact, facts
from baccau.web.presenters.stars import StarBadge, star_badge

_OWN = ("name", "commodity", "product_set", "unit", "pack_size", "pack_unit", "shelf_life_days",
        "storage", "stars", "certificate_no", "certified_on", "description")  # fmt: skip
_TERMS = ("price_vnd", "price_max_vnd", "capacity_by_month", "moq", "lead_days")
_COMPARED = ("name", "commodity", "product_set", "stars", "certificate_no", "certified_on", "unit",
             "pack_size", "pack_unit")  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One product in a list; price and months are there only for those who may see them."""

    product_id: str
    name: str
    commodity: str
    producer: str
    producer_id: str
    place: str
    badge: StarBadge
    price_vnd: int | None
    unit: str
    strip: MonthStrip | None
    hidden: bool
    illustrative: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper as held: its name, for which of the producer's goods, until when."""

    name: str
    for_all: bool
    number: str
    expires_on: dt.date | None


@dataclass(frozen=True, slots=True)
class ProductView:
    """One product on its own page."""

    product_id: str
    name: str
    state: str
    state_words: str
    producer: str
    producer_id: str
    place: str
    badge: StarBadge
    facts: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    terms_shown: bool
    strip: MonthStrip | None
    confirmed_at: dt.datetime | None
    papers: tuple[PaperLine, ...]
    papers_from: Fact | None
    illustrative: bool


def product_rows(
    products: Iterable[Product], mine: AbstractSet[int], *, on: dt.date
) -> tuple[ProductRow, ...]:
    """Return products as listed; `mine` are the ids whose terms the reader may see."""
    return tuple(_row(product, mine=product.pk in mine, on=on) for product in products)


def product_view(detail: ProductDetail, *, on: dt.date) -> ProductView:
    """Return a product with the facts its reader may see."""
    product, supply = detail.product, detail.supply
    own = [(name, getattr(product, name)) for name in _OWN if detail.shows(_class_of(name))]
    terms = [(name, getattr(supply, name)) for name in _TERMS] if supply else []
    return ProductView(
        product_id=product.public_id,
        name=product.name,
        state=product.state,
        state_words=str(ProductState(product.state).label),
        producer=detail.producer.name,
        producer_id=detail.producer.public_id,
        place=place_of(detail.producer),
        badge=star_badge(product.stars, product.certificate_until, on=on),
        facts=facts(own, detail.origins),
        terms=facts(terms, detail.origins),
        terms_shown=detail.shows("price_vnd"),
        strip=_strip(supply, product) if supply else None,
        confirmed_at=supply.confirmed_at if supply else None,
        papers=paper_lines(detail.papers),
        papers_from=_papers_from(detail),
        illustrative=product.illustrative,
    )


def _papers_from(detail: ProductDetail) -> Fact | None:
    origin = detail.origins.get("papers")
    return fact("papers", "", origin, "papers") if origin else None


def paper_lines(papers: Iterable[Paper]) -> tuple[PaperLine, ...]:
    """Return papers by name."""
    return tuple(
        PaperLine(told("papers", [one.code]), one.product_id is None, one.number, one.expires_on)
        for one in papers
    )


def side_by_side(kept: Product, gone: Product) -> EvidencePair:
    """Return two products field by field, the one that stays at the left."""
    return EvidencePair(
        kept.name, gone.name, tuple(_compared(name, kept, gone) for name in _COMPARED)
    )


def place_of(org: Organisation) -> str:
    """Return where an organisation is, as far down as known."""
    if org.commune_id:
        return told("commune_code", org.commune_id)
    return told("province_code", org.province_id) or org.place_as_written


def _row(product: Product, *, mine: bool, on: dt.date) -> ProductRow:
    supply: Supply | None = getattr(product, "supply", None) if mine else None
    return ProductRow(
        product_id=product.public_id,
        name=product.name,
        commodity=told("commodity", product.commodity),
        producer=product.org.name,
        producer_id=product.org.public_id,
        place=place_of(product.org),
        badge=star_badge(product.stars, product.certificate_until, on=on),
        price_vnd=supply.price_vnd if supply else None,
        unit=told("unit", supply.unit or product.unit) if supply else "",
        strip=_strip(supply, product) if supply else None,
        hidden=product.state == "hidden",
        illustrative=product.illustrative,
        mine=mine,
    )


def _strip(supply: Supply, product: Product) -> MonthStrip | None:
    if not supply.capacity_by_month:
        return None
    return month_strip(supply.capacity_by_month, told("unit", supply.unit or product.unit))


def _compared(name: str, kept: Product, gone: Product) -> EvidenceRow:
    left, right = (told(name, getattr(one, name)) for one in (kept, gone))
    agrees = None if not left or not right else left == right
    return EvidenceRow(title("product_name" if name == "name" else name), left, right, agrees)


def _class_of(name: str) -> str:
    """Return the name under which the field classes list a column."""
    return "pack" if name.startswith("pack_") else name
