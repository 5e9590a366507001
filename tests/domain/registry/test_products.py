import datetime as dt

import pytest
from tests.factories import domain as make

from baccau.domain.audit.models import Entry
from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import Invalid
from baccau.domain.registry import actions
from baccau.domain.registry.models import Paper, Product, Provenance
from baccau.domain.registry.sources import Source

pytestmark = pytest.mark.django_db
SHEET = Source("intake", "a.xlsx!Sheet1", {"stars": "D9"}, "batch000001")


def test_register_product_keys_dates_and_sources_it(at):
    producer = make.make_producer()
    product = actions.register_product(
        by=SYSTEM, at=at, org=producer, source=SHEET,
        values={"name": "Miến dong Tài Hoan", "stars": 5, "certified_on": "2024-02-29"},
    )  # fmt: skip
    assert product.search_key == "mien dong tai hoan"
    assert product.certificate_until == dt.date(2027, 2, 28)
    stars = Provenance.objects.get(object_id=product.public_id, field="stars")
    assert (stars.value, stars.source, stars.batch_id) == (5, "a.xlsx!Sheet1!D9", "batch000001")
    assert Entry.objects.get(action="register_product").object_id == product.public_id


def test_register_product_tells_every_problem_at_once(at):
    with pytest.raises(Invalid) as no:
        actions.register_product(
            by=SYSTEM, at=at, org=make.make_producer(),
            values={"name": "x" * 201, "stars": 6, "commodity": "nothing", "unit": "kg"},
        )  # fmt: skip
    assert {name: pairs[0][0] for name, pairs in no.value.problems.items()} == {
        "name": "text_too_long",
        "stars": "number_out_of_range",
        "commodity": "commodity_not_listed",
    }


def test_register_product_needs_a_name(at):
    with pytest.raises(Invalid) as no:
        actions.register_product(by=SYSTEM, at=at, org=make.make_producer(), values={"stars": 3})
    assert no.value.problems == {"name": [("value_missing", {})]}


def test_register_product_refuses_a_buyer(at):
    with pytest.raises(actions.NotAProducer):
        actions.register_product(by=SYSTEM, at=at, org=make.make_buyer(), values={"name": "x"})


def test_update_product_writes_only_what_differs(at):
    product = make.make_product(stars=4)
    before = Provenance.objects.count(), Entry.objects.count()
    told = {"name": product.name, "stars": 4, "certified_on": dt.date(2025, 3, 1)}
    assert actions.update_product(by=SYSTEM, at=at, product=product, values=told) == ()
    assert (Provenance.objects.count(), Entry.objects.count()) == before
    assert actions.update_product(by=SYSTEM, at=at, product=product, values={"stars": 5}) == (
        "stars",
    )
    assert list(
        Provenance.objects.filter(field="stars").order_by("pk").values_list("value", flat=True)
    ) == [4, 5]


def test_update_product_refuses_a_certificate_of_tomorrow(at):
    with pytest.raises(Invalid) as no:
        actions.update_product(
            by=SYSTEM, at=at, product=make.make_product(), values={"certified_on": "2026-11-25"}
        )
    assert no.value.problems["certified_on"][0][0] == "date_to_come"


def test_set_supply_confirms_the_same_values_anew(at):
    product = make.make_supply(price_vnd=65_000)
    later = at + dt.timedelta(days=3)
    actions.set_supply(by=SYSTEM, at=later, product=product, values={"price_vnd": 65_000})
    product.supply.refresh_from_db()
    assert product.supply.confirmed_at == later
    assert product.supply.capacity_by_month == [500] * 12
    assert Provenance.objects.filter(field="price_vnd").count() == 1


def test_set_supply_refuses_a_reversed_price_range(at):
    with pytest.raises(Invalid) as no:
        actions.set_supply(
            by=SYSTEM, at=at, product=make.make_product(),
            values={"price_vnd": 70_000, "price_max_vnd": 65_000},
        )  # fmt: skip
    assert no.value.problems["price_max_vnd"][0][0] == "price_range_reversed"


def test_set_papers_adds_and_takes_away(at):
    product = make.make_product()
    shared = {"by": SYSTEM, "at": at, "org": product.org, "product": product}
    assert actions.set_papers(**shared, codes=["vietgap", "barcode"]) == ("barcode", "vietgap")
    assert actions.set_papers(**shared, codes=["barcode", "halal"]) == ("halal", "vietgap")
    assert set(Paper.objects.values_list("code", flat=True)) == {"barcode", "halal"}
    with pytest.raises(Invalid):
        actions.set_papers(**shared, codes=["no_such_paper"])


def test_hide_and_show_product(at):
    product = make.make_product()
    actions.hide_product(by=SYSTEM, at=at, product=product)
    with pytest.raises(actions.ProductMove):
        actions.hide_product(by=SYSTEM, at=at, product=product)
    actions.show_product(by=SYSTEM, at=at, product=product)
    assert Product.objects.get(pk=product.pk).state == "live"
