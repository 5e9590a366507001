import pytest
from django.test import Client
from tests.factories import domain as make
from tests.web.offices.conftest import client_of

from baccau.domain.notices.actions import claim_with_warning

pytestmark = pytest.mark.django_db


def test_empty_office_is_asked_for_its_first_spreadsheet(officer):
    text = officer.get("/office/").text
    assert "Hãy thả bảng tính đầu tiên" in text
    assert 'href="/office/intake/"' in text


def test_what_waits_is_counted_with_one_act_each(officer):
    bare = make.make_product(name="Chè", stars=None, certified_on=None)
    make.make_supply(make.make_product(bare.org, "Miến", commodity="glass_noodle"))
    claim_with_warning(
        by=make.SYSTEM, at=make.AT, user=make.make_user(), org=bare.org, statement="Tôi"
    )
    text = officer.get("/office/").text
    for words in ("người nhận chủ thể", "sản phẩm chưa có giá", "sản phẩm chưa rõ mặt hàng"):
        assert words in text
    assert "?province=19&amp;lacks=price" in text


def test_counts_lead_to_as_many_rows(officer):
    make.make_product(name="Chè", certified_on="2024-03-01")
    make.make_product(name="Miến", certified_on=None, org=make.make_producer("HTX Ba"))
    for query in ("certificate=expiring", "lacks=date"):
        text = officer.get(f"/office/products/?province=19&{query}").text
        assert "1 sản phẩm" in text


def test_another_province_is_not_counted(stranger):
    make.make_product()
    assert "Hãy thả bảng tính đầu tiên" in stranger.get("/office/").text


def test_others_stay_outside(office):
    producer = client_of(make.make_producer(), "producer_owner")
    assert producer.get("/office/").status_code == 403
    buyer = client_of(make.make_buyer(), "buyer_owner")
    assert buyer.get("/office/").status_code == 404
    assert Client().get("/office/").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_home_asks_few_questions(officer, django_assert_max_num_queries, count):
    for n in range(count):
        make.make_product(make.make_producer(f"HTX {n}"), f"Món {n}")
    with django_assert_max_num_queries(10):
        officer.get("/office/")
