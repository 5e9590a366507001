"""Finding needs: of one buyer, open in a territory, by filters, page after page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound
from baccau.domain.demand.models import Need
from baccau.engines.text import fold

PAGE = 50


@dataclass(frozen=True, slots=True)
class NeedFilter:
    """What is looked for; an empty field does not narrow. `state` is open, draft, closed or all."""

    text: str = ""
    state: str = "open"
    province: str = ""
    commodity: str = ""
    product_set: int | None = None
    buyer: str = ""
    buyer_kind: str = ""
    illustrative: bool | None = None


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of needs, newest first, and the key of the next (empty at the end)."""

    needs: tuple[Need, ...]
    next_after: str = ""


@dataclass(frozen=True, slots=True)
class NeedCounts:
    """What is asked for in the open."""

    needs: int
    buyers: int
    commodities: int


def needs(actor: Actor, where: NeedFilter) -> QuerySet[Need]:
    """Return the needs the actor may see that fit, unordered, with their buyers."""
    exact = {
        "province_id": where.province,
        "commodity": where.commodity,
        "product_set": where.product_set,
        "org__public_id": where.buyer,
        "org__buyer_kind": where.buyer_kind,
        "illustrative": where.illustrative,
    }
    fits = Q(**{name: value for name, value in exact.items() if value not in (None, "")})
    if where.state != "all":
        fits &= Q(state=where.state)
    for word in fold(where.text).split():
        fits &= Q(search_key__contains=word) | Q(org__search_key__contains=word)
    return visible(actor, Need).filter(fits).select_related("org", "province", "commune")


def needs_page(actor: Actor, where: NeedFilter, *, after: str = "", size: int = PAGE) -> NeedPage:
    """Return a page, newest first; `after` is the `next_after` of the page before.

    Raises:
        NotFound: `after` names no need this actor may see.
    """
    rows = needs(actor, where)
    if after:
        last = visible(actor, Need).filter(public_id=after).first()
        if last is None:
            raise NotFound
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows.order_by("-pk")[: size + 1])
    page = tuple(found[:size])
    return NeedPage(page, page[-1].public_id if len(found) > size else "")


def needs_of(actor: Actor, org: Organisation) -> QuerySet[Need]:
    """Return a buyer's needs the actor may see, open ones first, then newest first."""
    return visible(actor, Need).filter(org=org).select_related("province", "commune").order_by(
        "-state", "-pk"
    )  # fmt: skip


def open_needs(actor: Actor, *, province: str = "") -> QuerySet[Need]:
    """Return the open needs the actor may see, delivered in a province or anywhere."""
    return needs(actor, NeedFilter(province=province)).order_by("-pk")


def need_counts() -> NeedCounts:
    """Count what is asked for in the open."""
    return NeedCounts(
        **Need.objects.filter(state="open").aggregate(
            needs=Count("pk"),
            buyers=Count("org", distinct=True),
            commodities=Count("commodity", distinct=True, filter=~Q(commodity="")),
        )
    )
