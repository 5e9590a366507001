import pytest
from django.utils import translation

from baccau.web.presenters.fields import choices, column_title, title, told


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("price_vnd", 65_000, "65.000\u00a0₫"),
        ("moq", 2.5, "2,5"),
        ("moq", "0.125", "0.125"),
        ("capacity_by_month", [436] * 12, "436 mỗi tháng"),
        ("capacity_by_month", [0, 5.5, *[0] * 9, 7], "theo tháng 2: 5,5, 12: 7"),
        ("season_months", list(range(1, 13)), "Quanh năm"),
        ("season_months", [3, 4], "T3, T4"),
        ("commune_code", "02185", "xã Côn Minh, Thái Nguyên"),
        ("commune_code", "99999", "99999"),
        ("province_code", "19", "Thái Nguyên"),
        ("product_set", "x", "x"),
        ("certified_on", "2025-03-01", "01/03/2025"),
        ("phone", "+84912345678", "0912 345 678"),
        ("papers", ["vietgap"], "Chứng nhận VietGAP"),
        ("note", None, ""),
        ("papers", [], ""),
        ("stars", 0, "0"),
    ],
)
def test_told_writes_values_as_people_read_them(field, value, words):
    assert told(field, value) == words


def test_title_names_what_a_code_stands_for():
    assert title("commune_code") == title("commune")
    assert column_title("commune_code") != column_title("commune")


@pytest.mark.parametrize(("kind", "stem"), [("supply", "capacity"), ("demand", "quantity")])
def test_choices_hold_every_column_once_with_its_months(kind, stem):
    names = [name for name, _title in choices(kind)]
    assert len(names) == len(set(names))
    assert {f"{stem}_{month}" for month in range(1, 13)} <= set(names)
    assert all(words for _name, words in choices(kind))


def test_english_has_its_own_words():
    with translation.override("en"):
        assert told("price_vnd", 65_000) == "65,000\u00a0₫"
        assert title("product_name") == "Product name"
