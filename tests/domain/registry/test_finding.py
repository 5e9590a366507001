import datetime as dt

import pytest
from tests.factories import domain as make

from baccau.domain.base.actor import ANONYMOUS, SYSTEM
from baccau.domain.base.refusals import NotFound
from baccau.domain.registry import actions
from baccau.domain.registry.models import Product
from baccau.domain.registry.queries import (
    ProductFilter,
    communes_with_counts,
    export_rows,
    facets,
    find_producers,
    live_counts,
    producer_detail,
    product_detail,
    products_page,
)
from baccau.domain.registry.sources import Source

pytestmark = pytest.mark.django_db
ON = dt.date(2026, 11, 24)


def found(text="", actor=ANONYMOUS, **where):
    return [p.name for p in products_page(actor, ProductFilter(text=text, **where), on=ON).products]


@pytest.fixture
def shelf():
    maker = make.make_producer()
    for name in ("Mơ ngâm", "Mỡ lợn", "Chè Shan tuyết", "Bưởi đào", "Đường phèn"):
        make.make_product(maker, name)
    return maker


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("duong phen", ["Đường phèn"]),
        ("ĐƯỜNG", ["Đường phèn"]),
        ("mo", ["Mỡ lợn", "Mơ ngâm"]),
        ("tai hoan buoi", []),
        ("không có", []),
    ],
)
def test_products_are_found_with_and_without_marks(shelf, typed, names):
    assert found(typed) == names


def test_tones_typed_come_first(shelf):
    assert found("mỡ") == ["Mỡ lợn", "Mơ ngâm"]
    assert found("mơ") == ["Mơ ngâm", "Mỡ lợn"]


def test_products_are_found_by_producer_and_certificate(shelf):
    make.make_product(shelf, "Gạo", certificate_no="02/QĐ-UBND")
    assert len(found("Tài Hoan")) == 6
    assert found("02/QĐ-UBND") == ["Gạo"]


def test_filters_narrow(shelf, at):
    far = make.make_producer("HTX Bắc Sơn", commune_code=make.BAC_SON)
    old = make.make_product(far, "Quýt", certified_on="2020-01-01", stars=3)
    bare = make.make_product(shelf, "Trám", certified_on=None, stars=None)
    actions.set_papers(by=SYSTEM, at=at, org=far, codes=["vietgap"])
    make.make_supply(bare)
    assert found(province=make.LANG_SON) == ["Quýt"]
    assert found(certificate="expired") == ["Quýt"]
    assert found(certificate="none") == ["Trám"]
    assert len(found(certificate="valid")) == 5
    assert found(paper="vietgap") == ["Quýt"]
    assert found(has_supply=True) == ["Trám"]
    assert len(found(min_stars=4)) == 5
    actions.hide_product(by=SYSTEM, at=at, product=old)
    assert found(producer=far.public_id) == []
    assert found(state="hidden", actor=make.roaming()) == ["Quýt"]


@pytest.mark.parametrize("text", ["", "mien"])
def test_pages_show_every_product_once(shelf, text):
    for number in range(7):
        make.make_product(shelf, f"Miến {number % 3}")
    where, seen, after = ProductFilter(text=text), [], ""
    while True:
        page = products_page(ANONYMOUS, where, on=ON, after=after, size=3)
        seen += [product.pk for product in page.products]
        after = page.next_after
        if not after:
            break
    assert len(seen) == len(set(seen)) == len(found(text))


def test_facets_equal_a_recount(shelf):
    make.make_product(shelf, "Chè", stars=5)
    counted = facets(ANONYMOUS, ProductFilter(), on=ON)
    assert counted["stars"] == {"4": 5, "5": 1}
    assert counted["province"] == {make.THAI_NGUYEN: Product.objects.count()}


def test_live_counts_equal_a_recount(shelf, at):
    far = make.make_product(make.make_producer("HTX", commune_code=make.BAC_SON), "Quýt", stars=5)
    actions.hide_product(by=SYSTEM, at=at, product=make.make_product(shelf, "Ẩn"))
    live = list(Product.objects.filter(state="live"))
    counts = live_counts()
    assert counts.products == len(live)
    assert counts.producers == len({product.org_id for product in live}) == 2
    assert counts.communes == counts.provinces == 2
    assert counts.by_stars == {5: 1, 4: 5}
    dots = communes_with_counts(ANONYMOUS)
    assert [(dot.code, dot.products, dot.producers) for dot in dots] == [
        (make.CON_MINH, 5, 1),
        (make.BAC_SON, 1, 1),
    ]
    assert sum(dot.products for dot in dots) == counts.products
    assert communes_with_counts(ANONYMOUS, make.LANG_SON)[0].name == "Bắc Sơn"
    assert far in live


def test_find_producers_by_words():
    one = make.make_producer("HTX Hoà Bình")
    make.make_producer("HTX Hoa Binh")
    assert next(org.name for org in find_producers(ANONYMOUS, "Hòa Bình")) == one.name
    assert find_producers(ANONYMOUS, "hoa binh").count() == 2


def test_product_detail_shows_each_reader_its_own(at):
    product = make.make_supply()
    actions.update_product(
        by=SYSTEM, at=at, product=product, values={"stars": 5},
        source=Source("intake", "a.xlsx!S", {"stars": "D9"}),
    )  # fmt: skip
    visitor = product_detail(ANONYMOUS, product.public_id)
    assert (visitor.supply, visitor.origins, visitor.shows("price_vnd")) == (None, {}, False)
    officer = product_detail(make.make_officer(), product.public_id)
    assert officer.supply.price_vnd == 65_000
    stars = officer.origins["stars"]
    assert (stars.source, [row.value for row in stars.earlier]) == ("a.xlsx!S!D9", [4])
    owner = product_detail(make.make_member(product.org, "producer_owner"), product.public_id)
    assert owner.shows("price_vnd")


def test_producer_detail_is_not_for_offices():
    office = make.make_org("office")
    with pytest.raises(NotFound):
        producer_detail(make.roaming(), office.public_id)


def test_product_detail_answers_an_id_merged_away(at):
    kept = make.make_product()
    gone = make.make_product(kept.org, "Mien dong")
    actions.merge_products(by=SYSTEM, at=at, survivor=kept, merged=[gone])
    assert product_detail(ANONYMOUS, gone.public_id).product.pk == kept.pk


def test_export_rows_hold_only_what_the_actor_may_edit(at):
    mine = make.make_supply()
    make.make_supply(make.make_product(make.make_producer("HTX", commune_code=make.BAC_SON)))
    actions.set_papers(by=SYSTEM, at=at, org=mine.org, product=mine, codes=["vietgap"])
    rows = list(export_rows(make.make_officer(), ProductFilter(), on=ON))
    assert [row["baccau_id"] for row in rows] == [mine.public_id]
    assert (rows[0]["papers"], rows[0]["price_vnd"]) == (["vietgap"], 65_000)
    assert list(export_rows(ANONYMOUS, ProductFilter(), on=ON)) == []
