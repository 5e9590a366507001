"""Plans, their lines by need and by producer, and what two plans differ in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Sum

from baccau.domain.accounts.models import Organisation
from baccau.domain.matching.models import Allocation, Pin, Plan, PlanNeed, PlanOffer


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


def plan_counting(org: Organisation) -> Plan | None:
    """Return the newest drawn plan that counts this producer's offers or this buyer's needs."""
    counted = Exists(PlanOffer.objects.filter(plan=OuterRef("pk"), org=org)) | Exists(
        PlanNeed.objects.filter(plan=OuterRef("pk"), org=org)
    )
    plans = Plan.objects.filter(counted, state="done").defer("problem").select_related("org")
    return plans.order_by("-finished_at", "-pk").first()


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
