"""What a plan is drawn from: live supply and open needs within an office's reach."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q

from baccau.domain.accounts.models import Organisation
from baccau.domain.demand.models import Need
from baccau.domain.registry.models import Paper, Supply


def plan_supplies(office: Organisation) -> list[tuple[Supply, tuple[Paper, ...]]]:
    """Return the live supplies of the office's territory, each with its valid papers."""
    supplies = list(
        Supply.objects.filter(
            _within(office, "org__"),
            product__state="live",
            org__state__in=("active", "pre_registered"),
        ).select_related("product", "org")
    )
    of_product: dict[int | None, list[Paper]] = defaultdict(list)
    of_org: dict[int, list[Paper]] = defaultdict(list)
    for paper in Paper.objects.filter(_within(office, "org__")):
        if paper.product_id is None:
            of_org[paper.org_id].append(paper)
        else:
            of_product[paper.product_id].append(paper)
    return [
        (supply, (*of_org[supply.org_id], *of_product[supply.product_id])) for supply in supplies
    ]


def open_needs(office: Organisation) -> list[Need]:
    """Return the open needs a plan of this office may serve: buyers anywhere in the country."""
    del office  # a province sells to the whole country; its reach limits supply only
    return list(Need.objects.filter(state="open").select_related("org"))


def _within(office: Organisation, prefix: str) -> Q:
    if office.territory_commune_id:
        return Q(**{f"{prefix}commune_id": office.territory_commune_id})
    if office.territory_province_id:
        return Q(**{f"{prefix}province_id": office.territory_province_id})
    return Q()
