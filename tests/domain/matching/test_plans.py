import pytest
from tests.factories import domain as make

from baccau.domain.audit.models import Entry
from baccau.domain.base.actor import SYSTEM
from baccau.domain.demand.actions import close_need, edit_need
from baccau.domain.matching import answers
from baccau.domain.matching.actions.pins import pin_line, release_pin
from baccau.domain.matching.actions.plans import (
    NothingToPlan,
    PlanMoved,
    draw_plan,
    fail_plan,
    request_plan,
    start_plan,
    store_plan,
)
from baccau.domain.matching.models import Allocation, Gap, Pin, Plan, Unserved
from baccau.domain.matching.queries import sides
from baccau.domain.matching.queries.plans import (
    differences,
    plan_counting,
    totals,
    unfinished_plans,
)
from baccau.engines import matching
from baccau.jobs.plans import draw


def test_a_plan_serves_what_can_be_served_and_says_what_is_missing(market):
    plan = market.draw()
    lines = Allocation.objects.filter(plan=plan)
    assert plan.state == "done"
    assert plan.status == "optimal"
    assert {line.need.key for line in lines} == {market.served.public_id}
    assert {line.offer.key for line in lines} == {market.noodles.public_id}
    assert plan.summary["needs_served"] == plan.summary["needs_served_in_full"] == 1
    lacking = Unserved.objects.filter(plan=plan)
    assert {row.need.key for row in lacking} == {market.lacking.public_id}
    assert {one["code"] for row in lacking for one in row.changes} == {"drop_paper"}
    assert {one["code"] for row in lacking for one in row.waterfall} == {"paper_missing"}
    assert plan.summary["needs_lacking"] == 1
    assert plan.summary["gaps"] == Gap.objects.filter(plan=plan).count() > 0


def test_totals_equal_a_recount(market):
    plan = market.draw()
    lines = Allocation.objects.filter(plan=plan)
    assert totals(plan)["goods_vnd"] == sum(one.quantity * one.price_vnd for one in lines)
    assert totals(plan)["goods_vnd"] == sum(plan.summary["traded_by_month_vnd"])


def test_asking_twice_with_the_same_inputs_draws_once(market):
    plan = market.draw()
    assert request_plan(by=market.officer, at=make.AT, org=market.office) == plan
    edit_need(by=SYSTEM, at=make.AT, need=market.served, values={"quantity_by_month": [150] * 12})
    assert market.draw().number == plan.number + 1


def test_a_plan_keeps_its_inputs_when_the_registry_moves_on(market):
    plan = market.draw()
    before = plan.problem_sha256, totals(plan)
    make.make_supply(market.noodles, price_vnd=1_000)
    plan = Plan.objects.get(pk=plan.pk)
    assert (plan.problem_sha256, totals(plan)) == before
    assert plan.offers.get(key=market.noodles.public_id).snapshot["price_vnd"] == 65_000


def test_nothing_to_plan_says_what_there_is(db):
    officer = make.make_officer()
    with pytest.raises(NothingToPlan) as no:
        request_plan(by=officer, at=make.AT, org=make.Organisation.objects.get(pk=officer.org_id))
    assert no.value.facts == {"supplies": 0, "needs": 0}


def test_drawing_again_changes_nothing(market):
    plan = market.draw()
    lines = list(Allocation.objects.values_list("public_id", flat=True))
    drawn = Entry.objects.filter(action="draw_plan").count()
    draw_plan(by=SYSTEM, at=lambda: make.AT, plan_public_id=plan.public_id, timer=lambda: 0.0)
    assert list(Allocation.objects.values_list("public_id", flat=True)) == lines
    assert Entry.objects.filter(action="draw_plan").count() == drawn


def test_a_plan_left_running_is_drawn_again(market):
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    start_plan(plan=plan, at=make.AT)
    assert [one.pk for one in unfinished_plans()] == [plan.pk]
    draw(plan.public_id)
    plan.refresh_from_db()
    assert (plan.state, plan.progress_percent) == ("done", 100)
    assert unfinished_plans() == ()


def test_an_answer_is_not_stored_on_a_failed_plan(market):
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    fail_plan(by=SYSTEM, at=make.AT, plan_public_id=plan.public_id, failure="{}")
    empty = answers.Answer((), (), (), {})
    with pytest.raises(PlanMoved):
        store_plan(by=SYSTEM, at=make.AT, plan=plan, answer=empty)
    assert not Allocation.objects.exists()


def test_a_plan_the_check_refuses_is_not_stored(market, monkeypatch):
    monkeypatch.setattr(matching, "check", lambda _problem, _plan: ("wrong",), raising=False)
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    draw(plan.public_id)
    plan.refresh_from_db()
    assert plan.state == "failed"
    assert '"plan_unsound"' in plan.failure
    assert not Allocation.objects.exists()


def test_a_held_line_stands_in_later_plans_until_released(market):
    plan = market.draw()
    line = Allocation.objects.filter(plan=plan).order_by("month")[0]
    held = pin_line(by=market.officer, at=make.AT, allocation=line)
    assert len(held) == len(pin_line(by=market.officer, at=make.AT, allocation=line)) == 12
    make.make_supply(market.rivals, price_vnd=78_000)  # would be taken instead
    kept = market.draw()
    assert {one.offer.key for one in kept.allocations.all()} == {market.noodles.public_id}
    assert all(one.pinned for one in kept.allocations.all())
    release_pin(by=market.officer, at=make.AT, pin=held[0])
    assert not Pin.objects.filter(released_at=None).exists()


def test_a_pin_whose_need_is_closed_is_left_out(market):
    line = market.draw().allocations.all()[0]
    pin_line(by=market.officer, at=make.AT, allocation=line)
    close_need(by=SYSTEM, at=make.AT, need=market.served)
    assert market.draw().problem["pinned"] == []


def test_a_pin_that_cannot_stand_is_named(market):
    line = market.draw().allocations.all()[0]
    pin_line(by=market.officer, at=make.AT, allocation=line)
    edit_need(by=SYSTEM, at=make.AT, need=market.served, values={"papers_required": ["haccp"]})
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    draw(plan.public_id)
    plan.refresh_from_db()
    assert plan.state == "failed"
    assert "pins_cannot_stand" in plan.failure
    assert market.noodles.name in plan.failure


def test_differences_name_what_moved(market):
    first = market.draw()
    edit_need(by=SYSTEM, at=make.AT, need=market.served, values={"quantity_by_month": [50] * 12})
    (moved,) = differences(first, market.draw())
    assert (moved.before, moved.after, moved.change) == (2400, 600, -1800)


def test_a_trader_reads_the_newest_plan_that_counts_it(market):
    market.draw()
    edit_need(by=SYSTEM, at=make.AT, need=market.served, values={"quantity_by_month": [50] * 12})
    newest = market.draw()
    assert plan_counting(market.producer) == plan_counting(market.buyer) == newest
    assert plan_counting(make.make_producer("HTX Mới")) is None


def test_lines_of_a_producer_are_its_own(market):
    plan = market.draw()
    assert {one.producer_id for one in sides.lines_of_producer(plan, market.producer)} == {
        market.producer.pk
    }
    assert sides.lines_of_producer(plan, market.rival) == ()
    gaps = sides.gaps_of_producer(plan, market.rival).gaps
    assert gaps
    assert {gap.producer_id for gap in gaps} == {market.rival.pk}


def test_served_percents_equal_a_recount(market):
    plan = market.draw()
    keys = [market.served.public_id, market.lacking.public_id, "unknown"]
    assert sides.served_percents(plan, keys) == {keys[0]: 100, keys[1]: 0}
