import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.matching.rows import need, offer, problem, problems, served
from tests.oracles.lexicographic_programme import best_values

from baccau.engines.matching import PinInfeasibleError, check, greedy, solve
from baccau.engines.matching.problem import Freight, Line, Point


def levels(plan, asked):
    favoured = {o.key for o in asked.offers if o.favoured}
    fair = sum(a.line.quantity * a.worth_vnd for a in plan.allocations if a.line.offer in favoured)
    return plan.objective.served_value_vnd, fair, plan.objective.net_income_vnd


@settings(max_examples=60, deadline=None)
@given(problems())
def test_solve_equals_the_integer_programme_at_all_three_levels(asked):
    plan = solve(asked)
    best = best_values(asked)
    assert levels(plan, asked) == (best.served, best.favoured, best.net)
    assert plan.status == "optimal"
    assert plan.bound_served_value_vnd == best.served
    assert check(asked, plan) == ()


@settings(max_examples=40, deadline=None)
@given(problems(coupled=False, most=7))
def test_solve_of_pure_networks_equals_the_integer_programme(asked):
    best = best_values(asked)
    assert levels(solve(asked), asked) == (best.served, best.favoured, best.net)


@settings(max_examples=60, deadline=None)
@given(problems(most=8), st.randoms(use_true_random=False))
def test_solve_is_the_same_for_any_row_order(asked, chance):
    offers, needs = list(asked.offers), list(asked.needs)
    chance.shuffle(offers)
    chance.shuffle(needs)
    shuffled = replace(asked, offers=tuple(offers), needs=tuple(needs))
    assert solve(shuffled) == solve(asked)


@settings(max_examples=100, deadline=None)
@given(problems(most=8))
def test_solve_is_clean_never_worse_than_greedy_and_within_its_bound(asked):
    plan, plain = solve(asked), greedy(asked)
    assert check(asked, plan) == ()
    assert check(asked, plain) == ()
    assert levels(plan, asked) >= levels(plain, asked)
    assert plan.objective.served_value_vnd <= plan.bound_served_value_vnd


def test_pooled_supply_fills_one_need_from_several_producers():
    asked = problem([offer("a", (60,)), offer("b", (70,))], [need("n", (100,))])
    assert sum(served(solve(asked)).values()) == 100


def test_pooled_supply_keeps_every_producer_above_its_minimum():
    asked = problem([offer("a", (90,), 100), offer("b", (70,), 90, moq=50)], [need("n", (100,))])
    lines = served(solve(asked))
    assert lines == {("a", "n", 1): 50, ("b", "n", 1): 50}


def test_minimum_order_leaves_a_remainder_unserved_rather_than_break_it():
    asked = problem(
        [offer("a", (90,), 100, moq=60), offer("b", (70,), 90, moq=60)], [need("n", (100,))]
    )
    assert served(solve(asked)) == {("a", "n", 1): 90}


def test_one_supplier_over_the_year_beats_two_better_ones_a_month():
    asked = problem(
        [offer("jan", (50, 0)), offer("feb", (0, 50)), offer("both", (40, 40))],
        [need("n", (50, 50), max_suppliers=1)],
    )
    assert served(solve(asked)) == {("both", "n", 1): 40, ("both", "n", 2): 40}


def test_two_offers_of_one_producer_count_as_one_supplier():
    asked = problem(
        [offer("a", (50,), producer="p"), offer("b", (50,), producer="p")],
        [need("n", (100,), max_suppliers=1)],
    )
    assert sum(served(solve(asked)).values()) == 100


def test_certificate_that_ends_in_march_serves_to_march():
    asked = problem(
        [offer("a", (10,) * 12, stars=4, certificate_until=dt.date(2026, 3, 15))],
        [need("n", (10,) * 12, min_stars=4)],
    )
    assert {month for _, _, month in served(solve(asked))} == {1, 2, 3}


def test_dearer_need_is_served_first_when_supply_is_short():
    asked = problem([offer("a", (10,))], [need("low", (10,), 150), need("high", (10,), 200)])
    assert served(solve(asked)) == {("a", "high", 1): 10}


def test_favoured_offer_comes_before_a_cheaper_one_and_value_before_favour():
    rows = [offer("big", (10,), 50), offer("small", (10,), 120, favoured=True)]
    asked = problem(rows, [need("n", (10,), 200)])
    plan = solve(asked)
    assert served(plan) == {("small", "n", 1): 10}
    assert plan.objective.fairness == 1.0


def test_nearer_producer_wins_between_equals():
    asked = problem(
        [
            offer("near", (10,), point=Point(21.0, 105.8)),
            offer("far", (10,), point=Point(10.8, 106.7)),
        ],
        [need("n", (10,), 20_000, point=Point(21.1, 105.9))],
        freight=Freight(),
    )
    plan = solve(asked)
    assert served(plan) == {("near", "n", 1): 10}
    assert plan.allocations[0].freight_vnd > 500


def test_need_that_names_nothing_is_not_served():
    asked = problem([offer("a", (10,))], [need("n", (10,), commodity=None, product_set=None)])
    plan = solve(asked)
    assert plan.allocations == ()
    assert plan.status == "optimal"


def test_broader_commodity_serves_and_is_counted_once():
    asked = problem(
        [offer("a", (10,), commodity="canna", also=frozenset({"noodles"}))],
        [need("n", (10,), commodity="noodles")],
    )
    assert served(solve(asked)) == {("a", "n", 1): 10}


def test_pinned_line_stays_and_consumes_first():
    asked = problem(
        [offer("a", (10,))],
        [need("low", (10,), 150), need("high", (10,), 200)],
        pinned=(Line("a", "low", 1, 4),),
    )
    plan = solve(asked)
    assert served(plan) == {("a", "low", 1): 4, ("a", "high", 1): 6}
    assert [a.pinned for a in plan.allocations] == [False, True]
    assert check(asked, plan) == ()


def test_pinned_producer_counts_towards_the_limit():
    asked = problem(
        [offer("dear", (10, 10), 150), offer("cheap", (0, 10), 50)],
        [need("n", (10, 10), max_suppliers=1)],
        pinned=(Line("dear", "n", 1, 5),),
    )
    assert served(solve(asked)) == {("dear", "n", 1): 5, ("dear", "n", 2): 10}


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (Line("a", "n", 1, 11), "capacity_exceeded"),
        (Line("b", "n", 1, 21), "quantity_exceeded"),
        (Line("a", "n", 2, 5), "month_not_eligible"),
        (Line("a", "nobody", 1, 5), "pair_not_eligible"),
        (Line("m", "n", 1, 5), "moq_above_quantity"),
    ],
)
def test_pin_that_cannot_stand_is_refused_with_its_cause(line, cause):
    asked = problem(
        [offer("a", (10,)), offer("b", (40,)), offer("m", (40,), moq=8)],
        [need("n", (20,))],
        pinned=(line,),
    )
    with pytest.raises(PinInfeasibleError) as refused:
        solve(asked)
    assert cause in {reason.facts["cause"] for reason in refused.value.reasons}
    assert {reason.code for reason in refused.value.reasons} == {"pin_infeasible"}


def test_too_many_pinned_producers_are_refused():
    asked = problem(
        [offer("a", (10,)), offer("b", (10,))],
        [need("n", (20,), max_suppliers=1)],
        pinned=(Line("a", "n", 1, 5), Line("b", "n", 1, 5)),
    )
    with pytest.raises(PinInfeasibleError, match="suppliers_limit"):
        solve(asked)


def test_of_equal_plans_the_one_nearest_to_the_last_is_taken():
    rows = [offer(f"o{place}", (10,)) for place in range(6)]
    asked = problem(rows, [need("n", (10,))])
    for row in rows:
        again = replace(asked, previous=(Line(row.key, "n", 1, 10),))
        assert served(solve(again)) == {(row.key, "n", 1): 10}


def test_small_change_moves_few_lines():
    chance = random.Random(5)  # noqa: S311  (a seeded instance)
    offers = [
        offer(f"o{i:02}", (chance.randint(20, 60),), 100 + chance.randint(0, 3)) for i in range(30)
    ]
    needs = [need(f"n{i:02}", (chance.randint(20, 60),), 150) for i in range(30)]
    asked = problem(offers, needs)
    plan = solve(asked)
    smaller = problem(
        [
            replace(offers[0], capacity=(offers[0].capacity[0] - 1, *offers[0].capacity[1:])),
            *offers[1:],
        ],
        needs,
        previous=tuple(a.line for a in plan.allocations),
    )
    before, after = set(served(plan)), set(served(solve(smaller)))
    assert len(before ^ after) <= 6


def test_progress_ends_at_one():
    told = []
    asked = problem([offer("a", (10, 10))], [need("n", (10, 10))])
    solve(asked, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_same_key_twice_is_refused():
    with pytest.raises(ValueError, match="two offers"):
        solve(problem([offer("a", (1,)), offer("a", (1,))], [need("n", (1,))]))


def test_nothing_offered_or_needed_is_an_empty_optimal_plan():
    plan = solve(problem([], []))
    assert (plan.allocations, plan.status, plan.bound_served_value_vnd) == ((), "optimal", 0)
