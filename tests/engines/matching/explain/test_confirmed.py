"""Every explanation is made true in the problem and the whole problem solved again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.engines.matching.rows import need, offer, problem, problems, served

from baccau.engines.matching import (
    every_line,
    explain_gaps,
    explain_unserved,
    line_reasons,
    pair_failures,
    solve,
)
from baccau.engines.matching.problem import Freight, Point

NEED_FIELDS = {
    "raise_ceiling",
    "lower_min_stars",
    "drop_paper",
    "allow_origin",
    "allow_storage",
    "raise_quantity",
    "more_suppliers",
}


def changed_need(row, reason):
    facts = reason.facts
    change = {
        "raise_ceiling": lambda: {"price_ceiling_vnd": facts["ceiling_vnd"]},
        "lower_min_stars": lambda: {"min_stars": facts["min_stars"]},
        "drop_paper": lambda: {"papers_required": row.papers_required - {facts["paper"]}},
        "allow_origin": lambda: {"origin_provinces": row.origin_provinces | {facts["origin"]}},
        "allow_storage": lambda: {"storage": None},
        "raise_quantity": lambda: {
            "quantity": tuple(max(q, facts["quantity"]) if q else 0 for q in row.quantity)
        },
        "more_suppliers": lambda: {"max_suppliers": facts["suppliers"]},
    }
    return replace(row, **change[reason.code]())


def changed_offer(row, reason):
    facts = reason.facts
    change = {
        "lower_price": lambda: {"price_vnd": facts["target_vnd"]},
        "price_above_ceiling": lambda: {"price_vnd": facts["target_vnd"]},
        "set_price": lambda: {"price_vnd": facts["target_vnd"]},
        "not_priced": lambda: {"price_vnd": facts["target_vnd"]},
        "lower_moq": lambda: {"moq": facts["target_moq"]},
        "moq_above_quantity": lambda: {"moq": facts["target_moq"]},
        "gain_paper": lambda: {"papers": row.papers | {facts["paper"]}},
        "paper_missing": lambda: {"papers": row.papers | {facts["paper"]}},
        "gain_stars": lambda: {"stars": facts["min_stars"], "certificate_until": None},
        "stars_below_min": lambda: {"stars": facts["min_stars"], "certificate_until": None},
        "stars_missing": lambda: {"stars": facts["min_stars"], "certificate_until": None},
        "renew_certificate": lambda: {"certificate_until": None},
        "certificate_expired": lambda: {"certificate_until": None},
        "more_capacity": lambda: {"capacity": grown(row.capacity, facts)},
        "capacity_sold_out": lambda: {"capacity": grown(row.capacity, facts)},
    }
    return replace(row, **change[reason.code]())


def grown(capacity, facts):
    extra = dict(zip(facts["months"], facts["by_month_quantity"], strict=True))
    return tuple(c + extra.get(month, 0) for month, c in enumerate(capacity, start=1))


def made_true(asked, plan, row, reasons):
    """The problem with the changes made, near to the plan."""
    needs = {n.key: n for n in asked.needs}
    offers = {o.key: o for o in asked.offers}
    for reason in reasons:
        if reason.code in NEED_FIELDS:
            needs[row] = changed_need(needs[row], reason)
        else:
            key = reason.facts.get("offer", row)
            offers[key] = changed_offer(offers[key], reason)
    previous = tuple(a.line for a in plan.allocations)
    return replace(
        asked, needs=tuple(needs.values()), offers=tuple(offers.values()), previous=previous
    )


def alternatives(changes):
    together = {}
    for place, change in enumerate(changes):
        together.setdefault(change.facts["together"] or -place - 1, []).append(change)
    return together.values()


def got(plan, key, month):
    return sum(q for (_, n, m), q in served(plan).items() if (n, m) == (key, month))


@settings(max_examples=60, deadline=None)
@given(problems(most=5))
def test_every_smallest_change_serves_what_it_says(asked):
    plan = solve(asked)
    missing = {}
    for row in explain_unserved(asked, plan):
        missing[row.need, row.month] = row.quantity
        for reasons in alternatives(row.smallest_changes):
            again = solve(made_true(asked, plan, row.need, reasons))
            more = got(again, row.need, row.month) - got(plan, row.need, row.month)
            assert more == reasons[0].facts["serves_quantity"] > 0
    for one in asked.needs:
        for month, quantity in enumerate(one.quantity, start=1):
            assert missing.get((one.key, month), 0) == quantity - got(plan, one.key, month)


@settings(max_examples=60, deadline=None)
@given(problems(most=5))
def test_every_gap_closed_sells_what_it_says(asked):
    plan = solve(asked)
    gaps = explain_gaps(asked, plan)
    assert list(gaps) == sorted(gaps, key=lambda gap: -gap.unlocks_value_vnd)
    producer = {o.key: o.producer for o in asked.offers}

    def income(drawn, name):
        lines = [a for a in drawn.allocations if producer[a.line.offer] == name]
        return sum(a.line.quantity * a.price_vnd for a in lines)

    for gap in gaps:
        again = solve(made_true(asked, plan, gap.offer, (gap.reason, *gap.with_reasons)))
        name = producer[gap.offer]
        assert income(again, name) - income(plan, name) == gap.unlocks_value_vnd > 0


@settings(max_examples=60, deadline=None)
@given(problems(most=5))
def test_lines_are_explained_from_the_problem_and_the_plan(asked):
    plan = solve(asked)
    told = dict(every_line(asked, plan))
    assert tuple(told) == plan.allocations
    for allocation, reasons in told.items():
        assert reasons == line_reasons(asked, plan, allocation)
        assert reasons[0].facts["delivered_vnd"] == allocation.price_vnd + allocation.freight_vnd
        for reason in reasons:
            if reason.code == "better_than":
                other = reason.facts["offer"]
                assert pair_failures(asked, other, allocation.line.need) == ()
                own = next(o for o in asked.offers if o.key == allocation.line.offer)
                if own.moq <= 1 and own.favoured == reason.facts["favoured"]:
                    assert reason.facts["net_difference_vnd"] >= 0


def test_closing_the_named_gap_flips_the_pair_and_opening_it_again_flips_it_back():
    asked = problem(
        [offer("a", (10,), 100)],
        [need("n", (10,), 200, papers_required=frozenset({"haccp"}))],
    )
    plan = solve(asked)
    (gap,) = explain_gaps(asked, plan)
    assert (gap.reason.code, gap.reason.facts["paper"]) == ("paper_missing", "haccp")
    assert (gap.unlocks_demands, gap.unlocks_value_vnd) == (1, 1_000)
    closed = made_true(asked, plan, "a", (gap.reason,))
    assert pair_failures(closed, "a", "n") == ()
    assert served(solve(closed)) == {("a", "n", 1): 10}
    opened = replace(closed, offers=asked.offers)
    assert [reason.code for reason in pair_failures(opened, "a", "n")] == ["paper_missing"]


def test_two_papers_are_closed_together_where_neither_is_enough():
    asked = problem(
        [offer("a", (10,))], [need("n", (10,), papers_required=frozenset({"haccp", "organic"}))]
    )
    (gap,) = explain_gaps(asked, solve(asked))
    assert {r.facts["paper"] for r in (gap.reason, *gap.with_reasons)} == {"haccp", "organic"}
    (row,) = explain_unserved(asked, solve(asked))
    assert [c.facts["together"] for c in row.smallest_changes[:2]] == [1, 1]


@pytest.mark.parametrize(
    ("offers", "asks", "code"),
    [
        ([offer("a", (10,), 300)], {}, "raise_ceiling"),
        ([offer("a", (10,), stars=3)], {"min_stars": 4}, "lower_min_stars"),
        ([offer("a", (10,))], {"papers_required": frozenset({"haccp"})}, "drop_paper"),
        (
            [offer("a", (10,), province_code="02")],
            {"origin_provinces": frozenset({"01"})},
            "allow_origin",
        ),
        ([offer("a", (10,), storage="cool")], {"storage": "ambient"}, "allow_storage"),
        ([offer("a", (20,), moq=15)], {}, "raise_quantity"),
        ([offer("a", (5,)), offer("b", (5,))], {"max_suppliers": 1}, "more_suppliers"),
        ([offer("a", (5,))], {}, "more_capacity"),
        ([offer("a", (20,), moq=15)], {}, "lower_moq"),
        ([offer("a", (10,), None)], {}, "set_price"),
    ],
)
def test_smallest_change_of_each_kind_is_found(offers, asks, code):
    asked = problem(offers, [need("n", (10,), **asks)])
    (row,) = explain_unserved(asked, solve(asked))
    assert code in {change.code for change in row.smallest_changes}


def test_change_that_takes_from_another_says_how_much():
    picky = need("picky", (10,), 300, papers_required=frozenset({"haccp"}))
    asked = problem([offer("a", (10,), 100)], [need("plain", (10,), 200), picky])
    (row,) = explain_unserved(asked, solve(asked))
    change = next(change for change in row.smallest_changes if change.code == "drop_paper")
    assert change.facts["displaces_value_vnd"] == 10 * 200


def test_dearest_need_of_a_sold_out_offer_needs_a_better_price_and_more_capacity_together():
    asked = problem([offer("a", (10,), 100)], [need("rich", (10,), 200), need("poor", (10,), 90)])
    (row,) = explain_unserved(asked, solve(asked))
    assert {change.code: change.facts["together"] for change in row.smallest_changes} == {
        "raise_ceiling": 1,
        "more_capacity": 1,
    }


def test_nothing_offered_is_said_and_nothing_is_promised():
    asked = problem([], [need("n", (10,))])
    (row,) = explain_unserved(asked, solve(asked))
    assert [reason.code for reason in row.reasons] == ["nothing_offered"]
    assert row.smallest_changes == ()


def test_other_unit_is_said():
    asked = problem([offer("a", (10,), unit="l")], [need("n", (10,))])
    (row,) = explain_unserved(asked, solve(asked))
    assert [reason.code for reason in row.reasons] == ["unit_differs"]


def test_unknown_places_are_noted_on_the_line():
    asked = problem(
        [offer("a", (10,), point=Point(21.0, 105.8))],
        [need("n", (10,), 9_999)],
        freight=Freight(),
    )
    ((_, reasons),) = every_line(asked, solve(asked))
    assert "distance_unknown" in {reason.code for reason in reasons}


@settings(max_examples=60, deadline=None)
@given(problems(most=6))
def test_without_effort_changes_are_confirmed_by_what_they_add(asked):
    asked = replace(asked, seconds=0)
    plan = solve(replace(asked, seconds=60))
    for row in explain_unserved(asked, plan):
        worth = next(n.price_ceiling_vnd for n in asked.needs if n.key == row.need)
        for reasons in alternatives(row.smallest_changes):
            changed = replace(made_true(asked, plan, row.need, reasons), seconds=60)
            more = solve(changed).objective.served_value_vnd - plan.objective.served_value_vnd
            assert more >= reasons[0].facts["serves_quantity"] * (worth or 0)
            assert reasons[0].facts["displaces_value_vnd"] == 0


@settings(max_examples=60, deadline=None)
@given(problems(most=6))
def test_without_effort_gaps_are_confirmed_by_what_they_add(asked):
    asked = replace(asked, seconds=0)
    plan = solve(replace(asked, seconds=60))
    for gap in explain_gaps(asked, plan):
        reasons = (gap.reason, *gap.with_reasons)
        changed = replace(made_true(asked, plan, gap.offer, reasons), seconds=60)
        assert solve(changed).objective.served_value_vnd >= plan.objective.served_value_vnd
        assert gap.unlocks_value_vnd > 0


def test_without_effort_a_plain_change_is_still_found():
    asked = problem(
        [offer("a", (10,))], [need("n", (10,), papers_required=frozenset({"haccp"}))], seconds=0
    )
    plan = solve(asked)
    (row,) = explain_unserved(asked, plan)
    assert [(c.code, c.facts["serves_quantity"]) for c in row.smallest_changes] == [
        ("drop_paper", 10)
    ]
    (gap,) = explain_gaps(asked, plan)
    assert (gap.unlocks_demands, gap.unlocks_value_vnd) == (1, 1_000)
