"""No address shows one side what is the other's; three planted leaks are caught."""

from __future__ import annotations

import pytest
from django.test import override_settings
from tests.isolation.probe import leaks, routes
from tests.isolation.world import MODEL_OF, build, rows_of

from baccau.domain.matching.models import Allocation
from baccau.domain.registry.models import Product, Supply

pytestmark = pytest.mark.django_db

URLS = "baccau.config.urls"


@pytest.fixture
def sides(at):
    return build(at)


def test_every_parameter_is_known_to_the_probe():
    names = {name for route in routes(URLS) for name in route.names}
    assert names <= {
        *MODEL_OF,
        "token",
        "offer_key",
        "need_key",
        "other_id",
        "kind",
        "month",
        "code",
    }


def test_no_leak_by_reading(sides):
    assert leaks(URLS, sides, methods=("get",)) == []


def test_no_leak_and_no_foreign_write_by_any_other_method(sides):
    before = rows_of(sides["b"])
    assert leaks(URLS, sides, methods=("post", "put", "patch", "delete")) == []
    assert rows_of(sides["b"]) == before


def test_three_planted_leaks_are_caught(sides):
    with override_settings(ROOT_URLCONF="tests.isolation.leaky_urls"):
        found = leaks("tests.isolation.leaky_urls", sides, methods=("get",))
    planted = {leak.path.split("/")[2] for leak in found if leak.path.startswith("/leak/")}
    assert planted == {"plan", "needs", "need"}
    assert [leak for leak in found if not leak.path.startswith("/leak/")] == []


def test_a_rivals_secret_changes_nothing_on_my_pages(sides, client):
    """Non-interference: change what is b's own, and a's producer sees the same bytes."""
    client.force_login(sides["a"].users["producer_owner"])
    paths = [route.fill({}) for route in routes(URLS) if not route.names]
    before = {path: client.get(path).content for path in paths}
    Supply.objects.filter(org=sides["b"].orgs["producer"]).update(
        price_vnd=1, capacity_by_month=[9] * 12
    )
    Allocation.objects.filter(producer=sides["b"].orgs["producer"]).update(price_vnd=3)
    Product.objects.filter(org=sides["b"].orgs["producer"]).update(description="changed")
    from tests.isolation.probe import _VOLATILE  # noqa: PLC0415  (private to the probe)

    differing = [
        path
        for path in paths
        if _VOLATILE.sub(b"", client.get(path).content) != _VOLATILE.sub(b"", before[path])
    ]
    assert differing == []
