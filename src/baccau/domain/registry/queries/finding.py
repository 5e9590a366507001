"""Finding products and producers: by words, by filters, counted by facet, page after page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.registry.models import Paper, Product
from baccau.domain.registry.queries.words import organisations_like, products_like
from baccau.engines.text import exact_key, fold

PAGE = 50
EXPIRING = dt.timedelta(days=180)
"""How long before its end an office is told of a certificate."""
_FACETS = {
    "province": "org__province_id",
    "product_set": "product_set",
    "commodity": "commodity",
    "stars": "stars",
}


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """What is looked for; an empty field does not narrow.

    `certificate` is valid, expiring (valid, for 180 days at most), expired or none; `state` is
    live, hidden or all; `lacks` is price, capacity, commodity or date (of a certificate).
    """

    text: str = ""
    province: str = ""
    commune: str = ""
    product_set: int | None = None
    commodity: str = ""
    min_stars: int | None = None
    paper: str = ""
    certificate: str = ""
    has_supply: bool | None = None
    illustrative: bool | None = None
    producer: str = ""
    state: str = "live"
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class ProductPage:
    """One page of products, and the key of the next (empty at the end)."""

    products: tuple[Product, ...]
    next_after: str = ""
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


def products(actor: Actor, where: ProductFilter, *, on: dt.date) -> QuerySet[Product]:
    """Return the products the actor may see that fit, unordered, with producer and supply."""
    rows = visible(actor, Product).filter(_fits(where, on)).exclude(state="merged")
    return rows.select_related("org", "org__province", "org__commune", "supply")


def products_page(
    actor: Actor, where: ProductFilter, *, on: dt.date, after: str = "", size: int = PAGE
) -> ProductPage:
    """Return a page in order: words typed with their tones first, then by name.

    `after` is the `next_after` of the page before. Ids are the tie-break, so no row is shown
    twice or lost when others come in between.
    """
    rows = products(actor, where, on=on).annotate(rank=_rank(where.text))
    worded = bool(fold(where.text))
    start = _after(rows, after, worded=worded)
    if start is not None:
        rows = rows.filter(start)
    # Without words every rank is 0, and ordering by it would keep the name index from use.
    order = ("rank", "search_key", "pk") if worded else ("search_key", "pk")
    found = list(rows.order_by(*order)[: size + 1])
    page = tuple(found[:size])
    return ProductPage(page, page[-1].public_id if len(found) > size else "")


def facets(actor: Actor, where: ProductFilter, *, on: dt.date) -> dict[str, dict[str, int]]:
    """Count the fitting products by province, set, commodity and stars."""
    rows = products(actor, where, on=on).select_related(None).order_by()
    counted = {}
    for name, column in _FACETS.items():
        counts = rows.values_list(column).annotate(Count("pk")).order_by()
        counted[name] = {
            str(value): count for value, count in sorted(counts, key=str) if value not in (None, "")
        }
    return counted


def find_producers(actor: Actor, text: str, *, limit: int = PAGE) -> QuerySet[Organisation]:
    """Return producers by words of their name, exact tones first."""
    rows = visible(actor, Organisation).filter(kind="producer").exclude(state="merged")
    rows = rows.filter(organisations_like(text)).annotate(rank=_rank(text))
    return rows.select_related("province", "commune").order_by("rank", "search_key", "pk")[:limit]


def _fits(where: ProductFilter, on: dt.date) -> Q:
    exact = {
        "org__province_id": where.province,
        "org__commune_id": where.commune,
        "org__public_id": where.producer,
        "product_set": where.product_set,
        "commodity": where.commodity,
        "stars__gte": where.min_stars,
        "illustrative": where.illustrative,
    }
    fits = Q(**{name: value for name, value in exact.items() if value not in (None, "")})
    if where.state != "all":
        fits &= Q(state=where.state)
    fits &= _certificate(where.certificate, on)
    if where.paper:
        held = Paper.objects.filter(org=OuterRef("org"), code=where.paper)
        fits &= Q(Exists(held.filter(Q(product=OuterRef("pk")) | Q(product=None))))
    if where.has_supply is not None:
        fits &= Q(supply__isnull=not where.has_supply)
    return fits & _lacking(where.lacks) & products_like(where.text)


def _lacking(what: str) -> Q:
    """Return rows without what a plan needs of them."""
    match what:
        case "price":
            return Q(supply__price_vnd__isnull=True)
        case "capacity":
            return Q(supply__isnull=True) | Q(supply__capacity_by_month=[])
        case "commodity":
            return Q(commodity="")
        case "date":
            return Q(stars__isnull=False, certificate_until__isnull=True)
    return Q()


def _certificate(wanted: str, on: dt.date) -> Q:
    match wanted:
        case "valid":
            return Q(certificate_until__gte=on)
        case "expiring":
            return Q(certificate_until__range=(on, on + EXPIRING))
        case "expired":
            return Q(certificate_until__lt=on)
        case "none":
            return Q(certificate_until__isnull=True)
    return Q()


def _rank(text: str) -> Case | Value:
    """Return 0 where the words stand with the tones typed, 1 where only the letters agree."""
    typed, folded = exact_key(text), fold(text)
    if not folded:
        return Value(0, output_field=IntegerField())
    whens = [
        When(exact_key=typed, then=0),
        When(exact_key__startswith=typed, then=1),
        When(exact_key__contains=typed, then=2),
        When(search_key__startswith=folded, then=3),
    ]
    return Case(*whens, default=4, output_field=IntegerField())


def _after(rows: QuerySet[Product], after: str, *, worded: bool) -> Q | None:
    last = rows.filter(public_id=after).first() if after else None
    if last is None:
        return None
    name, pk = last.search_key, last.pk
    later = Q(search_key__gte=name) & (Q(search_key__gt=name) | Q(pk__gt=pk))
    if not worded:
        return later
    rank = getattr(last, "rank")  # noqa: B009  (an annotation)
    return Q(rank__gt=rank) | (Q(rank=rank) & later)
