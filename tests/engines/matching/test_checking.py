import datetime as dt
from dataclasses import replace

import pytest
from tests.engines.matching.rows import need, offer, problem

from baccau.engines.matching import check, solve
from baccau.engines.matching.problem import Freight, Line, Point

HERE, THERE = Point(21.0, 105.8), Point(10.8, 106.7)
OFFER = offer(
    "a",
    (30, 30),
    100,
    moq=5,
    stars=4,
    certificate_until=dt.date(2026, 1, 31),
    papers=frozenset({"haccp"}),
    province_code="01",
    storage="cool",
    favoured=True,
)
NEED = need(
    "n",
    (40,),
    10_000,
    min_stars=4,
    papers_required=frozenset({"haccp"}),
    origin_provinces=frozenset({"01"}),
    storage="cool",
    max_suppliers=2,
)
ASKED = problem([OFFER, offer("b", (30,))], [NEED], pinned=(Line("a", "n", 1, 10),))
PLAN = solve(ASKED)


def codes(asked, plan):
    return {violation.code for violation in check(asked, plan)}


def with_offer(**change):
    return replace(ASKED, offers=(replace(OFFER, **change), ASKED.offers[1]))


def with_need(**change):
    return replace(ASKED, needs=(replace(NEED, **change),))


def with_line(**change):
    first = PLAN.allocations[0]
    return replace(PLAN, allocations=(replace(first, line=replace(first.line, **change)),))


def test_check_of_the_plan_itself_finds_nothing():
    assert check(ASKED, PLAN) == ()
    assert PLAN.allocations


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (with_offer(commodity="tea"), "commodity_differs"),
        (with_offer(unit="l"), "unit_differs"),
        (with_offer(price_vnd=None), "price_missing"),
        (with_offer(price_vnd=90), "price_differs"),
        (with_offer(stars=3), "stars_below_min"),
        (with_offer(certificate_until=dt.date(2025, 12, 31)), "certificate_expired"),
        (with_offer(papers=frozenset()), "paper_missing"),
        (with_offer(province_code="02"), "origin_not_wanted"),
        (with_offer(storage="frozen"), "storage_differs"),
        (with_offer(moq=11), "moq_missed"),
        (with_offer(capacity=(9, *OFFER.capacity[1:])), "capacity_exceeded"),
        (with_offer(favoured=False), "fairness_differs"),
        (with_offer(unit_weight_kg=50.0), "freight_differs"),
        (with_need(quantity=(9, *NEED.quantity[1:])), "quantity_exceeded"),
        (with_need(price_ceiling_vnd=101), "price_above_ceiling"),
        (with_need(price_ceiling_vnd=9_000), "worth_differs"),
        (with_need(max_suppliers=0), "suppliers_exceeded"),
        (with_need(commodity=None, product_set=None), "commodity_differs"),
        (replace(ASKED, pinned=(Line("a", "n", 1, 9),)), "pin_moved"),
        (replace(ASKED, pinned=()), "pin_invented"),
        (replace(ASKED, offers=()), "offer_unknown"),
        (replace(ASKED, needs=()), "need_unknown"),
    ],
)
def test_check_finds_what_the_problem_does_not_bear_out(asked, code):
    assert code in codes(asked, PLAN)


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (with_line(quantity=0), "line_malformed"),
        (with_line(month=13), "line_malformed"),
        (with_line(quantity=31), "capacity_exceeded"),
        (with_line(month=2), "quantity_exceeded"),
        (with_line(month=2), "certificate_expired"),
        (replace(PLAN, allocations=PLAN.allocations * 2), "line_repeated"),
        (replace(PLAN, allocations=()), "pin_moved"),
        (replace(PLAN, bound_served_value_vnd=1), "bound_below_value"),
        (
            replace(PLAN, bound_served_value_vnd=PLAN.bound_served_value_vnd + 1),
            "optimal_unproven",
        ),
        (
            replace(PLAN, objective=replace(PLAN.objective, served_value_vnd=1)),
            "objective_differs",
        ),
        (replace(PLAN, objective=replace(PLAN.objective, net_income_vnd=1)), "objective_differs"),
    ],
)
def test_check_finds_what_was_tampered_with(plan, code):
    assert code in codes(ASKED, plan)


def test_check_finds_fresh_goods_sent_too_far():
    asked = problem(
        [offer("a", (5,), point=HERE, shelf_life_days=3)],
        [need("n", (5,), 99_999, point=THERE)],
        freight=Freight(),
    )
    plan = solve(asked)
    assert check(asked, plan) == ()
    assert codes(replace(asked, freight=Freight(max_fresh_km=700)), plan) == {"too_far"}
