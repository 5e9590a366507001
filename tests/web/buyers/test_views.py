import re

import pytest
from django.urls import reverse
from tests.factories import domain as make
from tests.factories.plans import RIVAL_PRICE_VND
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.models import User
from baccau.domain.demand.models import Need


@pytest.fixture
def buyer(market):
    actor = make.make_member(market.buyer, "buyer_owner")
    return signed_in_as(User.objects.get(pk=actor.user_id))


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_home_says_who_can_supply_and_what_it_takes(market, buyer):
    market.draw()
    told = text_of(buyer.get(reverse("buyer_home")))
    assert "Đáp ứng được 1 trên 2 nhu cầu của bạn, từ 1 chủ thể." in told
    assert "Miến dong Tài Hoan" in told
    assert "Không đòi Hóa đơn điện tử" in told


def test_home_shows_no_price_of_a_producer_who_is_not_proposed(market, buyer):
    market.draw()
    page = buyer.get(reverse("buyer_home")).content.decode()
    assert "65.000" in page
    assert f"{RIVAL_PRICE_VND:,}".replace(",", ".") not in page


def test_a_need_is_entered_from_a_line_an_amount_and_a_rhythm(market, buyer):
    response = buyer.post(
        reverse("buyer_need_new"), {"text": "Măng khô nứa", "quantity": "50", "rhythm": "every"}
    )
    assert response.status_code == 302
    need = Need.objects.latest("pk")
    assert (need.state, need.unit, need.commodity) == ("open", "kg", "dried_bamboo_shoot")
    assert need.quantity_by_month == [50] * 12
    assert need.org == market.buyer


def test_a_seasonal_need_asks_in_the_season_of_its_goods(buyer):
    buyer.post(reverse("buyer_need_new"), {"text": "Vải", "quantity": "10", "rhythm": "season"})
    need = Need.objects.latest("pk")
    assert 0 < sum(amount > 0 for amount in need.quantity_by_month) < 12


def test_a_draft_is_not_shown_to_producers(buyer):
    buyer.post(
        reverse("buyer_need_new"),
        {"text": "Mật ong", "quantity": "5", "rhythm": "every", "draft": "1"},
    )
    need = Need.objects.latest("pk")
    assert need.state == "draft"
    buyer.post(reverse("buyer_need_move", args=[need.public_id]), {"state": "open"})
    need.refresh_from_db()
    assert need.state == "open"


def test_what_is_missing_is_told_all_at_once(buyer):
    response = buyer.post(reverse("buyer_need_new"), {"text": "xyzzy", "rhythm": "every"})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"commodity", "quantity"}


def test_other_amounts_ask_for_the_months(buyer):
    response = buyer.post(reverse("buyer_need_new"), {"text": "Miến dong", "rhythm": "pick"})
    assert set(response.context["form"].errors) == {"quantity_by_month"}


def test_goods_are_suggested_from_what_is_typed(buyer):
    told = text_of(buyer.get(reverse("buyer_goods"), {"text": "mien dong"}))
    assert "iến dong" in told
    assert buyer.get(reverse("buyer_goods"), {"text": "zzz"}).status_code == 204


def test_needs_are_listed_with_their_standing(market, buyer):
    market.draw()
    told = text_of(buyer.get(reverse("buyer_needs")))
    assert "đáp ứng đủ" in told
    assert "chưa có ai" in told


def test_another_buyers_need_is_not_found(market, buyer):
    other = make.make_need(make.make_buyer("Khách sạn Bắc Sơn"), publish=False)
    assert buyer.get(reverse("buyer_need", args=[other.public_id])).status_code == 404
