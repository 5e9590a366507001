"""Rows in the contract's words as the engine's problem."""

from __future__ import annotations

import datetime as dt

from baccau.engines.matching.problem import Line
from baccau.pipelines.connection.rows import RowSource, pose, problem_from_values

ON = dt.date(2026, 11, 24)


def offer(key="o1", **values):
    said = {"product_name": "Mật ong", "commodity": "honey", "unit": "kg", "price_vnd": 200_000}
    return RowSource(key, "htx", {**said, "capacity_by_month": [10] * 12, **values})


def need(key="n1", **values):
    said = {"need_text": "Mật ong", "commodity": "honey", "unit": "kg"}
    return RowSource(key, "shop", {**said, "quantity_by_month": [5] * 12, **values})


def posed(*offers, needs=(), scale=1):
    return pose(offers, needs, on=ON, scale=scale)


def test_a_box_is_opened_into_kilograms_with_its_price():
    box = offer(unit="box", pack_size=500, pack_unit="g", price_vnd=100_000, moq=3)
    [found] = posed(box, needs=[need()]).problem.offers
    assert (found.unit, found.capacity[0], found.price_vnd) == ("kg", 5, 200_000)
    assert found.moq == 2  # 1.5 kg, rounded up
    assert found.unit_weight_kg == 1.0


def test_whole_units_round_capacity_down_and_needs_up():
    problem = posed(
        offer(capacity_by_month=[2.5] * 12), needs=[need(quantity_by_month=[2.5] * 12)]
    ).problem
    assert problem.offers[0].capacity[0] == 2
    assert problem.needs[0].quantity[0] == 3


def test_the_fitting_scale_loses_nothing():
    rows = [offer(capacity_by_month=[2.5] * 12)], [need(quantity_by_month=[1.25] * 12)]
    found = pose(*rows, on=ON, scale=None)
    assert found.scale == 100
    assert found.problem.offers[0].capacity[0] == 250
    assert found.problem.needs[0].quantity[0] == 125
    assert found.problem.offers[0].price_vnd == 200_000


def test_whole_quantities_need_no_scale():
    assert posed(offer(), needs=[need()], scale=None).scale == 1


def test_prices_round_up_and_ceilings_down():
    box = {"unit": "box", "pack_size": 350, "pack_unit": "g"}
    jar = {"unit": "jar", "pack_size": 300, "pack_unit": "g"}
    problem = posed(
        offer(price_vnd=25_000, **box), needs=[need(price_ceiling_vnd=25_000, **jar)]
    ).problem
    assert problem.offers[0].price_vnd == 71_429
    assert problem.needs[0].price_ceiling_vnd == 83_333


def test_what_is_not_said_stays_not_said():
    problem = posed(RowSource("o", "o", {}), needs=[RowSource("n", "n", {})]).problem
    [bare], [asked] = problem.offers, problem.needs
    assert (bare.price_vnd, bare.capacity, bare.stars, bare.storage) == (
        None,
        (0,) * 12,
        None,
        None,
    )
    assert (asked.price_ceiling_vnd, asked.max_suppliers, asked.min_stars) == (None, None, 0)
    assert bare.point is None


def test_terms_of_both_sides_arrive():
    problem = posed(
        offer(
            commodity="fragrant_gourd", stars=4, certified_on="2025-01-31", papers=["vietgap"],
            producer_type="household", commune_code="02185", province_code="19", storage="cool",
        ),
        needs=[need(
            min_stars=4, papers_required=["vietgap"], discount_percent=12.5, max_suppliers=2,
            origin_province_codes=["19"], storage="cool", province_code="01",
        )],
    ).problem  # fmt: skip
    [given], [asked] = problem.offers, problem.needs
    assert given.certificate_until == dt.date(2028, 1, 31)
    assert given.also >= {"gourd", "vegetable"}
    assert given.favoured
    assert given.point is not None
    assert (given.stars, given.papers, given.province_code) == (4, {"vietgap"}, "19")
    assert (asked.min_stars, asked.discount_percent, asked.max_suppliers) == (4, 12.5, 2)
    assert (asked.papers_required, asked.origin_provinces) == ({"vietgap"}, {"19"})


def test_a_night_weighs_nothing_and_an_egg_little():
    egg = {"commodity": "chicken_egg", "unit": "piece"}
    night = {"commodity": "community_tourism", "unit": "night"}
    found = posed(offer("o1", **egg), offer("o2", **night)).problem.offers
    assert found[1].unit_weight_kg == 0.0
    assert found[0].unit_weight_kg == 0.06


def test_pinned_and_previous_lines_are_handed_on():
    lines = (Line("o1", "n1", 3, 4),)
    problem = problem_from_values(
        offers=[offer()], needs=[need()], on=ON, pinned=lines, previous=lines
    )
    assert (problem.pinned, problem.previous) == (lines, lines)
