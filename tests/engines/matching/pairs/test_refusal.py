import datetime as dt

import pytest
from hypothesis import given, settings
from tests.engines.matching.rows import need, offer, problem, problems

from baccau.engines.matching import pair_failures
from baccau.engines.matching.pairs.eligibility import eligible_pairs
from baccau.engines.matching.pairs.refusal import open_months
from baccau.engines.matching.problem import Freight, Point


@settings(max_examples=150, deadline=None)
@given(problems(most=6))
def test_failures_and_eligible_pairs_agree(asked):
    pairs = eligible_pairs(asked)
    offers, needs = pairs.offers.offers, pairs.needs.needs
    found = {
        (offers[o].key, needs[n].key): {m + 1 for m in range(12) if mask >> m & 1}
        for o, n, mask in zip(
            pairs.offer.tolist(), pairs.need.tolist(), pairs.months.tolist(), strict=True
        )
    }
    for one in asked.offers:
        for other in asked.needs:
            reasons = pair_failures(asked, one.key, other.key)
            assert (not reasons) == ((one.key, other.key) in found)
            if not reasons:
                assert set(open_months(asked, one, other)) == found[one.key, other.key]


@pytest.mark.parametrize(
    ("offered", "wanted", "code", "facts"),
    [
        ({}, {"commodity": None, "product_set": None}, "need_unclear", {}),
        ({}, {"commodity": "tea"}, "commodity_differs", {"offered": "rice", "wanted": "tea"}),
        (
            {},
            {"commodity": None, "product_set": 6},
            "set_differs",
            {"offered": 5, "wanted": 6},
        ),
        ({"unit": "l"}, {}, "unit_differs", {"offered": "l", "wanted": "kg"}),
        ({"capacity": (0, 9)}, {}, "out_of_season", {"offered": (2,), "wanted": (1,)}),
        ({"capacity": (0,)}, {}, "capacity_zero", {}),
        ({}, {"quantity": (0,)}, "quantity_zero", {}),
        ({"moq": 11}, {}, "moq_above_quantity", {"moq": 11, "quantity": 10, "unit": "kg"}),
        ({"price": None}, {}, "not_priced", {}),
        (
            {"price": 199},
            {},
            "price_above_ceiling",
            {"delivered_vnd": 201, "ceiling_vnd": 200, "price_vnd": 199, "freight_vnd": 2},
        ),
        (
            {"price": 179},
            {"discount_percent": 10.0},
            "price_above_ceiling",
            {"delivered_vnd": 181, "ceiling_vnd": 180, "price_vnd": 179, "freight_vnd": 2},
        ),
        ({"stars": 3}, {"min_stars": 4}, "stars_below_min", {"stars": 3, "min_stars": 4}),
        ({}, {"min_stars": 3}, "stars_missing", {"min_stars": 3}),
        (
            {"stars": 4, "certificate_until": dt.date(2025, 12, 31)},
            {"min_stars": 4},
            "certificate_expired",
            {"until_on": "2025-12-31", "judged_on": "2026-01-01"},
        ),
        (
            {},
            {"papers_required": frozenset({"haccp"})},
            "paper_missing",
            {"paper": "haccp"},
        ),
        (
            {"province_code": "02"},
            {"origin_provinces": frozenset({"01"})},
            "origin_not_wanted",
            {"origin": "02", "wanted": ("01",)},
        ),
        (
            {"storage": "cool"},
            {"storage": "ambient"},
            "storage_differs",
            {"offered": "cool", "wanted": "ambient"},
        ),
    ],
)
def test_failing_rule_is_told_with_both_values(offered, wanted, code, facts):
    asked = problem(
        [offer("a", **{"capacity": (10,), **offered})], [need("n", **{"quantity": (10,), **wanted})]
    )
    (reason,) = pair_failures(asked, "a", "n")
    assert (reason.code, reason.facts) == (code, facts)


def test_every_failing_rule_is_told_at_once():
    asked = problem(
        [offer("a", (10,), 500, unit="l", stars=3)],
        [need("n", (10,), min_stars=4, papers_required=frozenset({"haccp", "organic"}))],
    )
    assert [reason.code for reason in pair_failures(asked, "a", "n")] == [
        "unit_differs",
        "price_above_ceiling",
        "stars_below_min",
        "paper_missing",
        "paper_missing",
    ]


def test_price_at_the_limit_is_eligible():
    asked = problem([offer("a", (10,), 178)], [need("n", (10,), discount_percent=10.0)])
    assert pair_failures(asked, "a", "n") == ()


def test_fresh_goods_are_not_sent_too_far():
    asked = problem(
        [offer("a", (10,), storage="cool", point=Point(21.0, 105.8))],
        [need("n", (10,), None, point=Point(10.8, 106.7))],
        freight=Freight(max_fresh_km=700),
    )
    (reason,) = pair_failures(asked, "a", "n")
    assert reason.code == "too_far"
    assert 1_100 < reason.facts["distance_km"] < 1_200


def test_unknown_row_is_a_key_error():
    with pytest.raises(KeyError, match="nobody"):
        pair_failures(problem([], [need("n", (1,))]), "nobody", "n")
