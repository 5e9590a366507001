import pytest
from tests.factories import domain as make

from baccau.domain.accounts.models import Organisation
from baccau.domain.registry.models import Product

pytestmark = pytest.mark.django_db
LIST = "/office/producers/"
TOLD = {"name": "HTX Yến Dương", "producer_type": "cooperative", "commune_code": make.CON_MINH}


@pytest.fixture
def maker(office) -> Organisation:
    return make.make_producer(phone="+84912345678", contact_name="Bà Hoa")


def test_empty_list_says_how_producers_come(officer):
    assert "Chưa có chủ thể nào" in officer.get(LIST).text


def test_list_finds_with_or_without_marks(officer, maker):
    for words in ("tài hoan", "tai hoan", ""):
        assert maker.public_id in officer.get(LIST, {"q": words}).text
    assert "Không có chủ thể nào tên như vậy" in officer.get(LIST, {"q": "xyz"}).text


def test_producer_shows_contacts_to_its_own_office_only(officer, stranger, maker):
    make.make_supply(make.make_product(maker), price_vnd=31_313)
    path = f"{LIST}{maker.public_id}/"
    own, other = officer.get(path).text, stranger.get(path).text
    for secret in ("0912 345 678", "Bà Hoa", "31.313", "nhập tay"):
        assert secret in own
        assert secret not in other
    assert maker.name in other


def test_new_producer_with_the_same_checks_as_a_sheet(officer, office):
    officer.post(f"{LIST}new/", {**TOLD, "phone": "0912 345 678", "sure": ""})
    org = Organisation.objects.get(name="HTX Yến Dương")
    assert (org.phone, org.province_id, org.state) == ("+84912345678", "19", "pre_registered")


def test_new_producer_listed_already_is_asked_about_once(officer, maker):
    told = {**TOLD, "name": "HTX Tài Hoan"}
    answer = officer.post(f"{LIST}new/", told)
    assert answer.status_code == 422
    assert maker.public_id in answer.text
    officer.post(f"{LIST}new/", {**told, "sure": "on"})
    assert Organisation.objects.filter(name="HTX Tài Hoan").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"commune_code": ""}, {"commune_code": "Atlantis"}, {"phone": "12"},
        {"tax_code": "1"}, {"email": "x"}, {"commune_code": make.BAC_SON},
    ],
)  # fmt: skip
def test_new_producer_is_refused_at_the_field(officer, office, wrong):
    answer = officer.post(f"{LIST}new/", {**TOLD, **wrong})
    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert not Organisation.objects.filter(kind="producer").exists()


def test_edit_changes_and_does_not_move_out_of_the_territory(officer, stranger, maker):
    path = f"{LIST}{maker.public_id}/edit/"
    assert 'value="HTX Tài Hoan"' in officer.get(path).text
    assert officer.post(path, {**TOLD, "email": "a@b.vn"}).status_code == 302
    maker.refresh_from_db()
    assert (maker.name, maker.email) == ("HTX Yến Dương", "a@b.vn")
    assert officer.post(path, {**TOLD, "commune_code": make.BAC_SON}).status_code == 422
    assert stranger.post(path, TOLD).status_code == 403


def test_new_product_goes_on_to_what_can_be_supplied(officer, stranger, maker):
    path = f"{LIST}{maker.public_id}/products/new/"
    assert officer.get(path).status_code == 200
    answer = officer.post(path, {"name": "Bún khô", "stars": "3"})
    product = Product.objects.get()
    assert answer.url == f"/office/products/{product.public_id}/edit/supply/"
    assert officer.post(path, {"name": "", "stars": "3"}).status_code == 422
    assert stranger.post(path, {"name": "Của người khác"}).status_code == 403


def test_merge_is_tried_done_and_taken_back(officer, maker):
    twin = make.make_producer("Hợp tác xã Tài Hoan")
    product = make.make_product(twin)
    assert twin.public_id in officer.get(f"{LIST}{maker.public_id}/merge/", {"q": "tai hoan"}).text
    path = f"{LIST}{maker.public_id}/merge/{twin.public_id}/"
    assert "1 sản phẩm thay đổi" in officer.get(path).text
    officer.post(path)
    assert Product.objects.get(pk=product.pk).org == maker
    page = officer.get(f"{LIST}{twin.public_id}/").text
    merge = page.split('name="merge" value="')[1].split('"')[0]
    for _ in range(2):
        officer.post(f"{LIST}{maker.public_id}/merge/undo/", {"merge": merge})
    assert Product.objects.get(pk=product.pk).org == twin


def test_merge_of_another_province_is_refused(stranger, maker):
    path = f"{LIST}{maker.public_id}/merge/"
    assert stranger.get(path).status_code == 403
    assert stranger.post(f"{path}undo/", {"merge": "x"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_few_questions(officer, maker, django_assert_max_num_queries, count):
    for n in range(count):
        make.make_supply(make.make_product(maker, f"Món {n}"))
    with django_assert_max_num_queries(6):
        officer.get(LIST)
    with django_assert_max_num_queries(12):
        officer.get(f"{LIST}{maker.public_id}/")
