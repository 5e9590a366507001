import re

import pytest
from tests.factories.domain import make_org, make_places, make_product

from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db


def figures(text):
    pairs = re.findall(r'figure__value">([^<]*)</span><span class="figure__label">([^<]*)<', text)
    return {label: value for value, label in pairs}


def test_home_counts_equal_a_recount(client):
    make_places()
    for name in ("HTX A", "HTX B"):
        org = make_org("producer", name, province_id="19", commune_id="02185")
        make_product(org)
    shown = figures(client.get("/").text)
    live = Product.objects.filter(state="live")
    assert shown["sản phẩm"] == str(live.count())
    assert shown["chủ thể"] == str(live.values("org").distinct().count())
    assert shown["xã, phường, đặc khu"] == "1"


def test_home_of_an_empty_registry_says_what_fills_it(client):
    text = client.get("/").text
    assert "Sổ đăng ký còn trống." in text
    assert "Hoàng Sa" in text
    assert "Trường Sa" in text


def test_home_asks_the_database_little(client, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")


@pytest.mark.parametrize("path", ["/", "/about/", "/gallery/", "/accounts/login/"])
def test_public_pages_forbid_what_is_not_ours(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert not re.search(r'\sstyle="|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="', answer.text)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text)
