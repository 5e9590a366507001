import re

import pytest
from django.urls import reverse
from tests.factories import domain as make
from tests.factories.plans import CEILING_VND, RIVAL_PRICE_VND
from tests.web.conftest import signed_in_as

from baccau.domain.accounts.models import User
from baccau.domain.registry.models import Paper, Supply


def member(org):
    actor = make.make_member(org, "producer_owner")
    return signed_in_as(User.objects.get(pk=actor.user_id))


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_home_says_who_could_buy_and_what_is_missing(market):
    market.draw()
    told = text_of(member(market.producer).get(reverse("producer_home")))
    assert "Phương án đề xuất 1 người mua; bạn thu về 156 triệu ₫ một năm." in told
    assert "Siêu thị Minh Cầu" in told
    assert "Có thêm Hóa đơn điện tử." in told
    assert "Khi đó bán thêm được cho 1 nhu cầu, khoảng 31,2 triệu ₫ một năm." in told


@pytest.mark.parametrize("whose", ["producer", "rival"])
def test_home_shows_no_ceiling_and_nothing_of_a_rival(market, whose):
    market.draw()
    org = getattr(market, whose)
    other = market.rivals if whose == "producer" else market.noodles
    page = member(org).get(reverse("producer_home")).content.decode()
    figures = {CEILING_VND, RIVAL_PRICE_VND if whose == "producer" else 65_000}
    for figure in figures:
        assert f"{figure:,}".replace(",", ".") not in page
    assert other.name not in page
    assert other.public_id not in page


def test_a_price_to_reach_is_not_the_buyers_ceiling(market):
    make.make_supply(market.rivals, price_vnd=500_000)
    market.draw()
    told = text_of(member(market.rival).get(reverse("producer_home")))
    assert "Bán tại nơi với giá khoảng" in told
    (price,) = set(re.findall(r"khoảng ([\d.]+) ₫ trở xuống", told))
    assert int(price.replace(".", "")) < CEILING_VND
    assert re.fullmatch(r"\d\d[.0]+", price)


def test_home_without_a_plan_says_what_to_do(market):
    assert "Chưa có phương án nào tính đến" in text_of(
        member(market.producer).get(reverse("producer_home"))
    )


def test_still_true_confirms_and_changes_nothing_else(market):
    before = Supply.objects.get(product=market.noodles)
    member(market.producer).post(
        reverse("producer_product_confirm", args=[market.noodles.public_id])
    )
    after = Supply.objects.get(product=market.noodles)
    assert after.confirmed_at > before.confirmed_at
    assert (after.price_vnd, after.capacity_by_month) == (
        before.price_vnd,
        before.capacity_by_month,
    )


def test_price_months_and_papers_are_kept_in_one_form(market):
    months = {f"capacity_by_month_{month}": "120" for month in range(12)}
    response = member(market.producer).post(
        reverse("producer_product", args=[market.noodles.public_id]),
        {"unit": "kg", "price_vnd": "70.000", "moq": "20", "codes": ["e_invoice"], **months},
    )
    assert response.status_code == 302, response.context["form"].errors
    supply = Supply.objects.get(product=market.noodles)
    assert (supply.price_vnd, supply.capacity_by_month) == (70_000, [120] * 12)
    assert [paper.code for paper in Paper.objects.filter(product=market.noodles)] == ["e_invoice"]


def test_a_price_without_a_unit_is_asked_about(market):
    response = member(market.producer).post(
        reverse("producer_product", args=[market.noodles.public_id]), {"price_vnd": "70000"}
    )
    assert response.status_code == 422
    assert "Hãy chọn đơn vị tính." in response.content.decode()


def test_a_rivals_product_is_not_found(market):
    client = member(market.producer)
    foreign = client.get(reverse("producer_product", args=[market.rivals.public_id]))
    assert foreign.status_code in {403, 404}
