"""Plans, their lines by need and by producer, and what two plans differ in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, QuerySet, Sum

from baccau.domain.accounts.models import Organisation
from baccau.domain.matching.models import Allocation, Gap, Pin, Plan, Unserved


def plans_of(org: Organisation) -> QuerySet[Plan]:
    """Return an office's plans, newest first, without their frozen problems."""
    return Plan.objects.filter(org=org).defer("problem").order_by("-number")


def latest_plan(org: Organisation) -> Plan | None:
    """Return the newest drawn plan of an office."""
    return Plan.objects.filter(org=org, state="done").order_by("-number").first()


def unfinished_plans() -> tuple[Plan, ...]:
    """Return the plans that wait or are being drawn, oldest first."""
    return tuple(
        Plan.objects.filter(state__in=("queued", "running")).defer("problem").order_by("pk")
    )


def held_pins(org: Organisation) -> QuerySet[Pin]:
    """Return the lines an office holds."""
    return Pin.objects.filter(org=org, released_at__isnull=True)


def allocations_of(plan: Plan) -> QuerySet[Allocation]:
    """Return a plan's lines with both snapshots, by need, producer and month."""
    return (
        Allocation.objects.filter(plan=plan)
        .select_related("offer", "need", "producer", "buyer")
        .order_by("need__key", "offer__key", "month")
    )


def unserved_of(plan: Plan) -> QuerySet[Unserved]:
    """Return what a plan leaves unserved, the dearest quantities first."""
    return (
        Unserved.objects.filter(plan=plan)
        .select_related("need", "buyer")
        .order_by("need__key", "month")
    )


def gaps_of(plan: Plan) -> QuerySet[Gap]:
    """Return a plan's gaps, the most valuable first."""
    return (
        Gap.objects.filter(plan=plan)
        .select_related("offer", "producer")
        .order_by("-unlocks_value_vnd", "rank", "pk")
    )


def newest_plans() -> QuerySet[Plan]:
    """Return the newest drawn plan of each office: what traders are shown."""
    newest = Plan.objects.filter(state="done").values("org").annotate(last=Max("pk")).values("last")
    return Plan.objects.filter(pk__in=newest)


def lines_for_producer(org: Organisation) -> QuerySet[Allocation]:
    """Return what the newest plans propose that this producer supplies."""
    return (
        Allocation.objects.filter(plan__in=newest_plans(), producer=org)
        .select_related("offer", "need", "buyer", "plan")
        .order_by("offer__key", "need__key", "month")
    )


def gaps_for_producer(org: Organisation) -> QuerySet[Gap]:
    """Return what keeps this producer from more buyers, by the newest plans."""
    return (
        Gap.objects.filter(plan__in=newest_plans(), producer=org)
        .select_related("offer", "plan")
        .order_by("-unlocks_value_vnd", "rank")
    )


def lines_for_buyer(org: Organisation) -> QuerySet[Allocation]:
    """Return who the newest plans propose as suppliers of this buyer."""
    return (
        Allocation.objects.filter(plan__in=newest_plans(), buyer=org)
        .select_related("offer", "need", "producer", "plan")
        .order_by("need__key", "offer__key", "month")
    )


def unserved_for_buyer(org: Organisation) -> QuerySet[Unserved]:
    """Return what this buyer still lacks, by the newest plans."""
    return (
        Unserved.objects.filter(plan__in=newest_plans(), buyer=org)
        .select_related("need", "plan")
        .order_by("need__key", "month")
    )


@dataclass(frozen=True, slots=True)
class PairDifference:
    """A pair of offer and need whose yearly quantity differs between two plans."""

    offer_key: str
    need_key: str
    product_name: str
    need_text: str
    producer_name: str
    buyer_name: str
    unit: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """Quantity gained (or lost, below zero)."""
        return self.after - self.before


def differences(before: Plan, after: Plan) -> list[PairDifference]:
    """Return the pairs whose yearly quantity differs, the largest change first."""
    old, new = _by_pair(before), _by_pair(after)
    found = []
    for pair in sorted(old.keys() | new.keys()):
        first, second = old.get(pair), new.get(pair)
        row = second or first
        if row is None or (first or {}).get("total") == (second or {}).get("total"):
            continue
        found.append(
            PairDifference(
                offer_key=pair[0],
                need_key=pair[1],
                product_name=row["offer__snapshot"]["product_name"],
                producer_name=row["offer__snapshot"]["producer_name"],
                need_text=row["need__snapshot"]["need_text"],
                buyer_name=row["need__snapshot"]["buyer_name"],
                unit=row["unit"],
                before=first["total"] if first else 0,
                after=second["total"] if second else 0,
            )
        )
    return sorted(found, key=lambda one: (-abs(one.change), one.offer_key, one.need_key))


def _by_pair(plan: Plan) -> dict[tuple[str, str], Mapping[str, Any]]:
    rows = (
        Allocation.objects.filter(plan=plan)
        .values("offer__key", "need__key", "offer__snapshot", "need__snapshot", "unit")
        .annotate(total=Sum("quantity"))
    )
    return {(row["offer__key"], row["need__key"]): row for row in rows}


def totals(plan: Plan) -> dict[str, int]:
    """Return the money of a plan as people count it, recounted from its lines (VND)."""
    sums = Allocation.objects.filter(plan=plan).aggregate(
        goods_vnd=Sum(F("quantity") * F("price_vnd")),
        freight_vnd=Sum(F("quantity") * F("freight_vnd")),
    )
    return {name: int(value or 0) for name, value in sums.items()}
