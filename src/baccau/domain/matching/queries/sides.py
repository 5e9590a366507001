"""One plan by its needs and by its offers: what a page shows of it at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.refusals import NotFound
from baccau.domain.matching.models import Allocation, Gap, Pin, Plan, PlanNeed, PlanOffer, Unserved

PAGE = 12
VALUE_VND = Sum(F("quantity") * F("price_vnd"))


@dataclass(frozen=True, slots=True)
class NeedPage:
    """Some needs of a plan with their lines and what they lack; `total` counts all of them."""

    needs: tuple[PlanNeed, ...]
    offers: dict[int, PlanOffer]
    """Those that supply, and those the reasons name."""
    lines: tuple[Allocation, ...]
    unserved: tuple[Unserved, ...]
    pins: dict[tuple[str, str], Pin]
    total: int


@dataclass(frozen=True, slots=True)
class GapPage:
    """Some gaps of a plan, the most valuable first."""

    gaps: tuple[Gap, ...]
    offers: dict[int, PlanOffer]
    total: int


@dataclass(frozen=True, slots=True)
class PairTotal:
    """What goes from one offer to one need in a year."""

    offer_id: int
    need_id: int
    value_vnd: int


def served_needs(plan: Plan, start: int = 0, size: int = PAGE) -> NeedPage:
    """Return the needs that get something, the largest value first."""
    value = Sum(F("allocations__quantity") * F("allocations__price_vnd"))
    rows = PlanNeed.objects.filter(plan=plan).annotate(rank=value).filter(rank__gt=0)
    found = tuple(rows.order_by("-rank", "pk")[start : start + size])
    return _page(plan, found, plan.summary.get("needs_served", 0))


def lacking_needs(plan: Plan, start: int = 0, size: int = PAGE) -> NeedPage:
    """Return the needs that lack something, those lacking most months first."""
    rows = PlanNeed.objects.filter(plan=plan).annotate(
        months=Count("unserved"), lacking=Sum("unserved__quantity")
    )
    found = tuple(
        rows.filter(months__gt=0).order_by("-months", "-lacking", "pk")[start : start + size]
    )
    return _page(plan, found, plan.summary.get("needs_lacking", 0))


def needs_of_buyer(plan: Plan, buyer: Organisation) -> NeedPage:
    """Return what a plan makes of one buyer's needs, the lines of nobody else."""
    needs = tuple(PlanNeed.objects.filter(plan=plan, org=buyer).order_by("pk"))
    return _page(plan, needs, len(needs))


def lines_of_producer(plan: Plan, producer: Organisation) -> tuple[Allocation, ...]:
    """Return what a plan proposes that one producer supplies, by offer, need and month."""
    rows = Allocation.objects.filter(plan=plan, producer=producer)
    return tuple(rows.order_by("offer_id", "need_id", "month"))


def gaps_of_producer(plan: Plan, producer: Organisation) -> GapPage:
    """Return what keeps one producer from more buyers, the most valuable first."""
    rows = Gap.objects.filter(plan=plan, producer=producer)
    gaps = tuple(rows.order_by("-unlocks_value_vnd", "rank", "pk"))
    return GapPage(gaps, offers_of_producer(plan, producer), len(gaps))


def offers_of_producer(plan: Plan, producer: Organisation) -> dict[int, PlanOffer]:
    """Return one producer's frozen offers by their row number."""
    return {row.pk: row for row in PlanOffer.objects.filter(plan=plan, org=producer)}


def need_of(plan: Plan, need_key: str) -> NeedPage:
    """Return one need of a plan.

    Raises:
        NotFound: the plan knows no such need.
    """
    found = PlanNeed.objects.filter(plan=plan, key=need_key).first()
    if found is None:
        raise NotFound
    return _page(plan, (found,), 1)


def pair_of(plan: Plan, offer_key: str, need_key: str) -> NeedPage:
    """Return one need with one offer, whether they trade or not.

    Raises:
        NotFound: the plan knows no such need or no such offer.
    """
    page, offer = need_of(plan, need_key), offer_of(plan, offer_key)
    return NeedPage(
        needs=page.needs,
        offers={**page.offers, offer.pk: offer},
        lines=tuple(line for line in page.lines if line.offer_id == offer.pk),
        unserved=page.unserved,
        pins=page.pins,
        total=1,
    )


def offer_of(plan: Plan, offer_key: str) -> PlanOffer:
    """Return one offer of a plan.

    Raises:
        NotFound: the plan knows no such offer.
    """
    found = PlanOffer.objects.filter(plan=plan, key=offer_key).first()
    if found is None:
        raise NotFound
    return found


def offers_for(plan: Plan, need: PlanNeed) -> tuple[PlanOffer, ...]:
    """Return the offers of a need's product set, by name: whom one may ask about."""
    rows = PlanOffer.objects.filter(plan=plan)
    product_set = need.snapshot.get("product_set")
    if product_set is not None:
        rows = rows.filter(snapshot__product_set=product_set)
    return tuple(sorted(rows, key=lambda row: (str(row.snapshot.get("product_name")), row.key)))


def gap_page(plan: Plan, start: int = 0, size: int = PAGE) -> GapPage:
    """Return the gaps from `start` on."""
    rows = Gap.objects.filter(plan=plan).order_by("-unlocks_value_vnd", "rank", "pk")
    gaps = tuple(rows[start : start + size])
    total = plan.summary.get("gaps", 0)
    return GapPage(gaps, offers_by_id({gap.offer_id for gap in gaps}), total)


def pair_totals(plan: Plan) -> tuple[PairTotal, ...]:
    """Return the yearly value of every pair that trades, the largest first."""
    rows = (
        Allocation.objects.filter(plan=plan)
        .values_list("offer_id", "need_id")
        .annotate(value=VALUE_VND)
        .order_by("-value", "offer_id", "need_id")
    )
    return tuple(PairTotal(*row) for row in rows)


def served_percents(plan: Plan | None, need_keys: Collection[str]) -> dict[str, int]:
    """Return how much of each of these needs a plan serves, in percent; needs it counts only."""
    if plan is None:
        return {}
    rows = PlanNeed.objects.filter(plan=plan, key__in=need_keys).values_list("pk", "key")
    keys = dict(rows)
    got = _sums(Allocation.objects.filter(plan=plan, need_id__in=keys))
    lacking = _sums(Unserved.objects.filter(plan=plan, need_id__in=keys))
    return {
        key: round(100 * got.get(pk, 0) / ((got.get(pk, 0) + lacking.get(pk, 0)) or 1))
        for pk, key in keys.items()
    }


def _sums(rows: QuerySet) -> dict[int, int]:  # type: ignore[type-arg]  # either table
    return dict(rows.values_list("need_id").annotate(total=Sum("quantity")).order_by())


def plan_offers(plan: Plan, start: int = 0, size: int = PAGE) -> tuple[PlanOffer, ...]:
    """Return a plan's offers from `start` on, as they stood."""
    return tuple(PlanOffer.objects.filter(plan=plan).order_by("pk")[start : start + size])


def plan_needs(plan: Plan, start: int = 0, size: int = PAGE) -> tuple[PlanNeed, ...]:
    """Return a plan's needs from `start` on, as they stood."""
    return tuple(PlanNeed.objects.filter(plan=plan).order_by("pk")[start : start + size])


def offers_by_id(pks: set[int]) -> dict[int, PlanOffer]:
    """Return frozen offers by their row number."""
    return {row.pk: row for row in PlanOffer.objects.filter(pk__in=pks)}


def needs_by_id(pks: set[int]) -> dict[int, PlanNeed]:
    """Return frozen needs by their row number."""
    return {row.pk: row for row in PlanNeed.objects.filter(pk__in=pks)}


def _page(plan: Plan, needs: tuple[PlanNeed, ...], total: int) -> NeedPage:
    pks = [need.pk for need in needs]
    lines = tuple(_of(Allocation.objects.filter(plan=plan), pks).order_by("offer_id", "month"))
    unserved = tuple(_of(Unserved.objects.filter(plan=plan), pks).order_by("month"))
    return NeedPage(
        needs=needs,
        offers=_offers_told(plan, lines, unserved),
        lines=lines,
        unserved=unserved,
        pins=_pins(plan, [need.key for need in needs]),
        total=total,
    )


def _offers_told(
    plan: Plan, lines: Sequence[Allocation], unserved: Sequence[Unserved]
) -> dict[int, PlanOffer]:
    """Return the offers that supply and those that reasons and changes name."""
    told = [row.reasons for row in lines] + [row.changes for row in unserved]
    keys = {str(one["offer"]) for reasons in told for one in reasons if one.get("offer")}
    wanted = Q(pk__in={line.offer_id for line in lines}) | Q(key__in=keys)
    return {row.pk: row for row in PlanOffer.objects.filter(wanted, plan=plan)}


def _of(rows: QuerySet, needs: Sequence[int]) -> QuerySet:  # type: ignore[type-arg]  # either table
    return rows.filter(need_id__in=needs)


def _pins(plan: Plan, need_keys: Sequence[str]) -> dict[tuple[str, str], Pin]:
    held = Pin.objects.filter(
        org_id=plan.org_id, need_key__in=need_keys, released_at__isnull=True
    ).order_by("-pk")
    return {(pin.offer_key, pin.need_key): pin for pin in held}
