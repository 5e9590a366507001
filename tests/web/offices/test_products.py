import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from tests.factories import domain as make
from tests.web.offices.conftest import client_of

from baccau.domain.base.snapshots import snapshot
from baccau.domain.intake.models import Batch
from baccau.domain.registry.models import Product, Supply

pytestmark = pytest.mark.django_db
LIST = "/office/products/"


@pytest.fixture
def noodles(office) -> Product:
    return make.make_supply(make.make_product(commodity="glass_noodle"), price_vnd=65_000)


@pytest.fixture
def far(office) -> Product:
    org = make.make_producer("HTX Bắc Sơn", commune_code=make.BAC_SON, phone="+84987111222")
    return make.make_supply(make.make_product(org, "Quýt Bắc Sơn"), price_vnd=31_313)


def test_empty_registry_says_what_to_do(officer):
    assert "Đọc bảng tính" in officer.get(LIST).text


@pytest.mark.parametrize("words", ["miến dong", "mien dong", "MIẾN", "tai hoan"])
def test_search_with_or_without_marks(officer, noodles, words):
    text = officer.get(LIST, {"q": words}).text
    assert noodles.public_id in text
    assert "65.000" in text


def test_search_that_finds_nothing_offers_the_way_back(officer, noodles):
    text = officer.get(LIST, {"q": "xe đạp"}).text
    assert "Không có sản phẩm nào phù hợp" in text


def test_list_opens_on_ones_own_province_and_goes_beyond_when_asked(officer, noodles, far):
    assert far.name not in officer.get(LIST).text
    text = officer.get(LIST, {"province": ""}).text
    assert far.name in text
    assert "31.313" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"stars": "4"}, True), ({"stars": "5"}, False), ({"certificate": "valid"}, True),
        ({"certificate": "expired"}, False), ({"certificate": "none"}, False),
        ({"supply": "yes"}, True), ({"supply": "no"}, False), ({"lacks": "price"}, False),
        ({"commodity": "glass_noodle"}, True), ({"commune": make.CON_MINH}, True),
        ({"commune": "00000"}, False), ({"state": "hidden"}, False), ({"paper": "vietgap"}, False),
        ({"stars": "x", "product_set": "x", "supply": "x", "state": "x", "q": "\0"}, True),
    ],
)  # fmt: skip
def test_filters(officer, noodles, query, found):
    assert (noodles.public_id in officer.get(LIST, query).text) == found


def test_whether_others_can_supply_is_not_told_by_a_filter(officer, far):
    for query in ({"supply": "yes"}, {"supply": "no"}, {"lacks": "price"}):
        assert far.public_id not in officer.get(LIST, {"province": "20", **query}).text


def test_pages_follow_without_losing_a_row(officer, office):
    org = make.make_producer()
    ids = {make.make_product(org, f"Món {n:02}").public_id for n in range(23)}
    first = officer.get(LIST)
    seen = {one for one in ids if one in first.text}
    after = next(part for part in first.text.split("after=")[1:]).split('"')[0]
    second = officer.get(LIST, {"after": after}).text
    assert len(seen) == 20
    assert seen | {one for one in ids if f"/products/{one}/" in second} == ids
    assert officer.get(LIST, {"after": "nonsense"}).status_code == 200


def test_map_counts_communes(officer, noodles, far):
    text = officer.get(f"{LIST}map/").text
    assert "1 sản phẩm của 1 xã" in text
    assert f"commune={make.CON_MINH}" in text


def test_export_sent_back_is_no_change(officer, noodles, far, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    answer = officer.get(f"{LIST}export/", {"province": ""})
    assert noodles.name in str(list(load_workbook(io.BytesIO(answer.content)).active.values))
    assert far.name.encode() not in answer.content
    before = snapshot(Product.objects.get(pk=noodles.pk))
    officer.post("/office/intake/", {"file": SimpleUploadedFile("back.xlsx", answer.content)})
    batch = Batch.objects.get()
    officer.post(f"/office/intake/{batch.public_id}/rows/", {"what": "suggested"})
    officer.post(f"/office/intake/{batch.public_id}/commit/")
    batch.refresh_from_db()
    assert batch.counts["unchanged"] == batch.counts["rows"] == 1
    assert snapshot(Product.objects.get(pk=noodles.pk)) == before


def test_product_shows_where_each_value_came_from(officer, noodles):
    text = officer.get(f"{LIST}{noodles.public_id}/").text
    assert "65.000" in text
    assert "nhập tay" in text
    assert "Sửa" in text


def test_product_of_another_province_shows_no_terms_and_no_sources(officer, far):
    text = officer.get(f"{LIST}{far.public_id}/").text
    assert far.name in text
    assert "31.313" not in text
    assert "nhập tay" not in text
    for kind in ("product", "supply", "papers"):
        assert officer.get(f"{LIST}{far.public_id}/edit/{kind}/").status_code == 403


def test_hidden_product_of_another_province_is_not_there(stranger, officer, noodles):
    for _ in range(2):
        officer.post(f"{LIST}{noodles.public_id}/listed/", {"state": "hidden"})
    assert Product.objects.get(pk=noodles.pk).state == "hidden"
    assert stranger.get(f"{LIST}{noodles.public_id}/").status_code == 404
    assert stranger.post(f"{LIST}{noodles.public_id}/listed/", {"state": "live"}).status_code == 404
    officer.post(f"{LIST}{noodles.public_id}/listed/", {"state": "live"})
    assert Product.objects.get(pk=noodles.pk).state == "live"


def test_edit_writes_and_keeps_what_was_before(officer, noodles):
    path = f"{LIST}{noodles.public_id}/edit/"
    shown = officer.get(f"{path}product/").text
    assert 'value="Miến dong Tài Hoan"' in shown
    told = {"name": "Miến dong Tài Hoan", "stars": "5", "certified_on": "01/03/2025", "unit": "kg"}
    assert officer.post(f"{path}product/", told).status_code == 302
    months = {f"capacity_by_month_{n}": "" for n in range(12)} | {"capacity_by_month_0": "1.250"}
    officer.post(f"{path}supply/", {"unit": "kg", "price_vnd": "70.000", **months})
    officer.post(f"{path}papers/", {"codes": ["vietgap"]})
    supply = Supply.objects.get(product=noodles)
    assert (supply.price_vnd, supply.capacity_by_month[0]) == (70_000, 1250)
    text = officer.get(f"{LIST}{noodles.public_id}/").text
    assert "Trước đó" in text
    assert "VietGAP" in text


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("product", {"name": ""}), ("product", {"name": "x", "certified_on": "01/03/2099"}),
        ("product", {"name": "x", "stars": "9"}), ("supply", {"price_vnd": "nhiều"}),
        ("supply", {"price_vnd": "9", "price_max_vnd": "5"}), ("papers", {"codes": ["none"]}),
    ],
)  # fmt: skip
def test_edit_refuses_at_the_field(officer, noodles, kind, told):
    before = [snapshot(row) for row in (*Product.objects.all(), *Supply.objects.all())]
    answer = officer.post(f"{LIST}{noodles.public_id}/edit/{kind}/", told)
    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert [snapshot(row) for row in (*Product.objects.all(), *Supply.objects.all())] == before


def test_edit_of_an_unknown_part_is_not_there(officer, noodles):
    assert officer.get(f"{LIST}{noodles.public_id}/edit/price/").status_code == 404


def test_merge_is_tried_done_and_taken_back(officer, noodles):
    twin = make.make_product(noodles.org, "Miến Tài Hoan")
    partners = officer.get(f"{LIST}{noodles.public_id}/merge/").text
    assert twin.public_id in partners
    path = f"{LIST}{noodles.public_id}/merge/{twin.public_id}/"
    assert "Những gì thay đổi" in officer.get(path).text
    assert Product.objects.exclude(state="merged").count() == 2
    officer.post(path)
    assert Product.objects.get(pk=twin.pk).state == "merged"
    page = officer.get(f"{LIST}{twin.public_id}/")
    assert noodles.name in page.text
    merge = page.text.split('name="merge" value="')[1].split('"')[0]
    for _ in range(2):
        officer.post(f"{LIST}{noodles.public_id}/merge/undo/", {"merge": merge})
    assert Product.objects.get(pk=twin.pk).state == "live"


def test_merge_with_another_producers_product_says_why_not(officer, noodles):
    other = make.make_product(make.make_producer("HTX Khác"), "Miến")
    path = f"{LIST}{noodles.public_id}/merge/{other.public_id}/"
    assert "Không gộp được" in officer.get(path).text
    assert officer.post(path).status_code == 422


def test_merge_of_another_province_is_refused(stranger, noodles, far):
    path = f"{LIST}{far.public_id}/merge/{noodles.public_id}/"
    assert stranger.post(path).status_code == 403
    assert stranger.post(f"{LIST}{far.public_id}/merge/undo/", {"merge": "x"}).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["", "?q=mon", "map/"])
def test_list_asks_few_questions(officer, django_assert_max_num_queries, count, path):
    for n in range(count):
        make.make_supply(make.make_product(make.make_producer(f"HTX {n}"), f"Món {n}"))
    with django_assert_max_num_queries(12):
        officer.get(f"{LIST}{path}")


def test_product_asks_few_questions(officer, noodles, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        officer.get(f"{LIST}{noodles.public_id}/")


def test_commune_officer_keeps_its_products_but_does_not_merge(office, noodles):
    commune = make.make_org(
        "office", territory_province_id=make.THAI_NGUYEN, territory_commune_id=make.CON_MINH
    )
    client = client_of(commune, "officer_commune")
    text = client.get(f"{LIST}{noodles.public_id}/").text
    assert "Sửa" in text
    assert f"{noodles.public_id}/merge/" not in text
    assert client.get(f"{LIST}{noodles.public_id}/merge/").status_code == 403
    assert client.get("/office/").status_code == 200
