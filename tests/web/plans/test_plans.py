import json
import re

import pytest
from django.urls import reverse
from tests.factories import domain as make
from tests.factories.plans import CEILING_VND
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.models import User
from baccau.domain.matching.actions.plans import fail_plan, request_plan
from baccau.domain.matching.models import Pin, Plan
from baccau.jobs.plans import draw


@pytest.fixture
def officer(market):
    return signed_in_as(User.objects.get(pk=market.officer.user_id))


def page(client, name, *args, **query):
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.content[:300]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_list_is_empty_until_a_plan_is_drawn(market, officer):
    assert "Chưa có phương án nào" in page(officer, "office_plans")
    response = officer.post(reverse("office_plan_draw"))
    plan = Plan.objects.get()
    assert response.headers["Location"] == reverse("office_plan", args=[plan.public_id])
    assert "Đang chờ đến lượt" in page(officer, "office_plan", plan.public_id)
    draw(plan.public_id)
    assert "1 trên 2" in page(officer, "office_plans")


def test_progress_answers_with_its_bar_until_it_is_drawn(market, officer):
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    where = reverse("office_plan_progress", args=[plan.public_id])
    waiting = officer.get(where)
    assert 'role="progressbar"' in waiting.content.decode()
    assert "<html" not in waiting.content.decode()
    draw(plan.public_id)
    assert officer.get(where).headers["HX-Refresh"] == "true"


def test_drawing_twice_gives_one_plan(market, officer):
    plan = market.draw()
    response = officer.post(reverse("office_plan_draw"))
    assert response.headers["Location"].endswith(f"{plan.public_id}/")
    assert Plan.objects.count() == 1


def test_a_plan_that_failed_says_why(market, officer):
    plan = request_plan(by=market.officer, at=make.AT, org=market.office)
    why = json.dumps({"code": "plan_unsound"})
    fail_plan(by=market.officer, at=make.AT, plan_public_id=plan.public_id, failure=why)
    assert "Bước kiểm tra độc lập" in page(officer, "office_plan", plan.public_id)


def test_the_overview_says_the_plan_in_words(market, officer):
    plan = market.draw()
    told = page(officer, "office_plan", plan.public_id)
    assert "Đáp ứng 1 trên 2 nhu cầu, 156 triệu ₫ một năm; đã chứng minh" in told
    assert "Thái Nguyên → Thái Nguyên" in told
    assert "ước tính" in told


def test_every_part_says_reasons_in_words_and_never_a_code(market, officer):
    plan = market.draw()
    lines = page(officer, "office_plan_lines", plan.public_id)
    assert "So với Miến đối thủ (HTX Đối Thủ)" in lines
    unserved = page(officer, "office_plan_unserved", plan.public_id)
    assert "Không đòi Hóa đơn điện tử: thêm được 40 kg trong tháng." in unserved
    gaps = page(officer, "office_plan_gaps", plan.public_id)
    assert "Có thêm Hóa đơn điện tử." in gaps
    for text in (lines, unserved, gaps):
        assert "e_invoice" not in text
        assert market.noodles.public_id not in text


@pytest.mark.parametrize("side", ["offers", "needs"])
def test_inputs_show_what_stood_and_what_to_know(market, officer, side):
    plan = market.draw()
    told = page(officer, "office_plan_inputs", plan.public_id, side=side)
    assert plan.problem_sha256[:16] in told
    assert ("65.000 ₫" in told) is (side == "offers")


def test_a_pair_says_the_failing_rule_with_both_values(market, officer):
    plan = market.draw()
    keys = market.noodles.public_id, market.lacking.public_id
    told = page(officer, "office_plan_pair", plan.public_id, *keys)
    assert "Thiếu giấy tờ bên mua yêu cầu: Hóa đơn điện tử." in told
    rival = market.rivals.public_id, market.served.public_id
    told = page(officer, "office_plan_pair", plan.public_id, *rival)
    assert "không vướng điều kiện nào" in told


def test_asking_why_goes_to_the_pair(market, officer):
    plan = market.draw()
    where = reverse("office_plan_ask", args=[plan.public_id, market.served.public_id])
    response = officer.get(where, {"offer": market.rivals.public_id})
    assert response.status_code == 302
    assert officer.get(where, {"offer": "unknown"}).status_code == 404


def test_a_line_is_held_and_released(market, officer):
    line = market.draw().allocations.all()[0]
    officer.post(reverse("office_plan_pin", args=[line.public_id]))
    assert Pin.objects.filter(released_at=None).count() == 12
    keys = line.offer.key, line.need.key
    assert "Bỏ giữ dòng này" in page(officer, "office_plan_pair", line.plan.public_id, *keys)
    officer.post(reverse("office_plan_release", args=[Pin.objects.first().public_id]))
    assert not Pin.objects.filter(released_at=None).exists()


def test_two_plans_are_compared(market, officer):
    first = market.draw()
    make.make_supply(market.rivals, price_vnd=70_000)
    second = market.draw()
    told = page(officer, "office_plan_compare", first.public_id, second.public_id)
    assert "Miến đối thủ → Miến dong" in told
    assert "+2.400 kg" in told
    assert "\u22122.400 kg" in told


@pytest.mark.parametrize("name", ["office_plan_workbook", "office_plan_json"])
def test_a_plan_is_taken_home(market, officer, name):
    response = officer.get(reverse(name, args=[market.draw().public_id]))
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    if name == "office_plan_json":
        assert json.loads(response.content)["status"] == "optimal"
    else:
        assert response.content.startswith(b"PK")


def test_a_page_of_a_plan_takes_few_queries(market, officer, django_assert_max_num_queries):
    plan = market.draw()
    keys = market.noodles.public_id, market.served.public_id
    for name, args in (
        ("office_plans", ()), ("office_plan", ()), ("office_plan_lines", ()),
        ("office_plan_unserved", ()), ("office_plan_gaps", ()), ("office_plan_inputs", ()),
        ("office_plan_need", keys[1:]), ("office_plan_pair", keys),
    ):  # fmt: skip
        where = reverse(name, args=[plan.public_id, *args] if name != "office_plans" else [])
        with django_assert_max_num_queries(13):
            officer.get(where)


def test_needs_are_listed_with_what_the_last_plan_gives(market, officer):
    market.draw()
    told = page(officer, "office_needs")
    assert "đáp ứng đủ" in told
    assert "chưa có ai" in told
    assert page(officer, "office_needs", q="hóa đơn").count("Miến có hóa đơn") == 1


def test_a_planner_corrects_and_closes_a_need(market, officer):
    where = reverse("office_need_edit", args=[market.served.public_id])
    response = officer.post(
        where,
        {"text": "Miến dong", "commodity": "glass_noodle_canna", "quantity": "90", "unit": "kg",
         "rhythm": "every", "price_ceiling_vnd": "81.000"},
    )  # fmt: skip
    assert response.status_code == 302, response.context["form"].errors
    market.served.refresh_from_db()
    assert market.served.quantity_by_month == [90] * 12
    assert market.served.price_ceiling_vnd == 81_000 != CEILING_VND
    officer.post(reverse("office_need_move", args=[market.served.public_id]), {"state": "closed"})
    market.served.refresh_from_db()
    assert market.served.state == "closed"
