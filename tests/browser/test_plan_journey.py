"""The plan, the needs and both trading desks in a real browser, at both widths."""

import pytest
from django.urls import reverse
from tests.browser.harness import DESK, PHONE
from tests.factories import domain as make
from tests.factories.plans import make_market

from baccau.domain.accounts.models import User
from baccau.domain.demand.models import Need


@pytest.fixture
def market(transactional_db):
    return make_market()


def person(actor):
    return User.objects.get(pk=actor.user_id)


def told(there, pages):
    found = {}
    for name, args in pages:
        there.open(reverse(name, args=args))
        found[name] = there.problems(PHONE, DESK)
    return {name: problems for name, problems in found.items() if problems}


def test_plan_pages_are_sound(market, visit):
    plan = market.draw()
    make.make_supply(market.rivals, price_vnd=70_000)
    other, key = market.draw().public_id, plan.public_id
    need, missing = market.served.public_id, market.lacking.public_id
    there = visit("/", who=person(market.officer))
    assert told(there, [
        ("office_plans", []), ("office_plan", [key]), ("office_plan_lines", [key]),
        ("office_plan_unserved", [key]), ("office_plan_gaps", [key]),
        ("office_plan_inputs", [key]), ("office_plan_need", [key, missing]),
        ("office_plan_pair", [key, market.noodles.public_id, need]),
        ("office_plan_pair", [key, market.noodles.public_id, missing]),
        ("office_plan_compare", [key, other]), ("office_needs", []), ("office_need", [need]),
        ("office_need_edit", [need]),
    ]) == {}  # fmt: skip


def test_desks_of_both_sides_are_sound(market, visit):
    market.draw()
    seller = visit("/", who=person(make.make_member(market.producer, "producer_owner")))
    assert told(seller, [
        ("producer_home", []), ("producer_products", []),
        ("producer_product", [market.noodles.public_id]),
    ]) == {}  # fmt: skip
    buyer = visit("/", who=person(make.make_member(market.buyer, "buyer_owner")))
    assert told(buyer, [
        ("buyer_home", []), ("buyer_needs", []), ("buyer_need_new", []),
        ("buyer_need", [market.served.public_id]),
    ]) == {}  # fmt: skip


def test_a_need_is_entered_on_a_phone_by_keyboard(market, visit):
    buyer = person(make.make_member(market.buyer, "buyer_owner"))
    page = visit(reverse("buyer_need_new"), who=buyer, width=PHONE).page
    page.focus("[name=text]")
    page.keyboard.type("Măng khô nứa")
    page.wait_for_selector("#goods input[type=radio]")
    page.fill("[name=quantity]", "50")
    page.keyboard.press("Enter")
    page.wait_for_url("**/buyer/needs/")
    need = Need.objects.latest("pk")
    assert (need.state, need.commodity) == ("open", "dried_bamboo_shoot")
    assert need.quantity_by_month == [50] * 12
