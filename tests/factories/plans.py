"""A small market and its plan: two producers, two buyers, one need served, one that is not."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from tests.factories import domain as make

from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import SYSTEM, Actor
from baccau.domain.demand.models import Need
from baccau.domain.matching.actions.plans import draw_plan, request_plan
from baccau.domain.matching.models import Plan
from baccau.domain.registry.models import Product

CEILING_VND, RIVAL_PRICE_VND = 81_357, 52_913
"""Odd figures: found on a page that must not show them, they came from there."""


@dataclass
class Market:
    """Who trades: `noodles` serves `served`; `lacking` asks for a paper nobody has."""

    officer: Actor
    office: Organisation
    producer: Organisation
    rival: Organisation
    buyer: Organisation
    noodles: Product
    rivals: Product
    served: Need
    lacking: Need
    ticks: itertools.count = field(default_factory=itertools.count)

    def draw(self) -> Plan:
        plan = request_plan(by=self.officer, at=make.AT, org=self.office)
        return draw_plan(
            by=SYSTEM, at=lambda: make.AT, plan_public_id=plan.public_id,
            timer=lambda: float(next(self.ticks)),
        )  # fmt: skip


def make_market() -> Market:
    officer = make.make_officer(province=None, role="officer_national")
    producer, rival = make.make_producer(), make.make_producer("HTX Đối Thủ")
    buyer = make.make_buyer()
    return Market(
        officer=officer,
        office=Organisation.objects.get(pk=officer.org_id),
        producer=producer,
        rival=rival,
        buyer=buyer,
        noodles=make.make_supply(make.make_product(producer, product_set=1)),
        rivals=make.make_supply(
            make.make_product(rival, "Miến đối thủ", product_set=1), price_vnd=RIVAL_PRICE_VND
        ),
        served=make.make_need(buyer, price_ceiling_vnd=CEILING_VND),
        lacking=make.make_need(
            buyer, text="Miến có hóa đơn", price_ceiling_vnd=CEILING_VND,
            quantity_by_month=[40] * 12, papers_required=["e_invoice"],
        ),
    )  # fmt: skip
