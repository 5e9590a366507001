"""A need is published, a plan is drawn, three desks read it; the named gap is closed, it flips."""

import re

import pytest
from django.urls import reverse
from tests.factories import domain as make
from tests.factories.plans import CEILING_VND, make_market
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.models import User
from baccau.domain.audit.queries import broken_entries
from baccau.domain.demand.models import Need
from baccau.domain.matching.models import Plan
from baccau.jobs.plans import draw
from baccau.reference.catalogues import compile_all

pytestmark = pytest.mark.django_db
compile_all()


def desk(actor):
    client = signed_in_as(User.objects.get(pk=actor.user_id))
    return lambda name, *args: " ".join(
        re.sub(r"<[^>]+>", " ", client.get(reverse(name, args=args)).content.decode()).split()
    ), client


def drawn(client):
    client.post(reverse("office_plan_draw"))
    plan = Plan.objects.latest("pk")
    draw(plan.public_id)
    plan.refresh_from_db()
    return plan


def test_from_a_need_to_a_reason_at_three_desks_and_back():
    market = make_market()
    buys, buyer = desk(make.make_member(market.buyer, "buyer_owner"))
    sells, producer = desk(make.make_member(market.producer, "producer_owner"))
    plans, officer = desk(market.officer)

    buyer.post(
        reverse("buyer_need_new"),
        {"text": "Miến dong", "quantity": "30", "rhythm": "every", "unit": "kg",
         "price_ceiling_vnd": str(CEILING_VND), "papers_required": ["haccp"]},
    )  # fmt: skip
    wanted = Need.objects.latest("pk")
    assert wanted.state == "open"
    make.registry.update_product(
        by=market.officer, at=make.AT, product=market.noodles,
        values={"commodity": wanted.commodity},
    )  # fmt: skip

    first = drawn(officer)
    assert "HACCP" in plans("office_plan_need", first.public_id, wanted.public_id)
    assert "Không đòi" in buys("buyer_home")
    assert "HACCP" in sells("producer_home")
    refused = plans("office_plan_pair", first.public_id, market.noodles.public_id, wanted.public_id)
    assert "Thiếu giấy tờ bên mua yêu cầu" in refused

    months = {f"capacity_by_month_{month}": "500" for month in range(12)}
    producer.post(
        reverse("producer_product", args=[market.noodles.public_id]),
        {"unit": "kg", "price_vnd": "65000", "codes": ["haccp"], **months},
    )
    second = drawn(officer)
    assert second.number == first.number + 1
    assert wanted.public_id in set(second.allocations.values_list("need__key", flat=True))
    assert wanted.public_id not in set(first.allocations.values_list("need__key", flat=True))
    assert "2 người mua" not in sells("producer_home")  # one buyer with two needs is one buyer
    moved = plans("office_plan_compare", first.public_id, second.public_id)
    assert "+360 kg" in moved
    assert refused == plans(
        "office_plan_pair", first.public_id, market.noodles.public_id, wanted.public_id
    )
    assert list(broken_entries()) == []
