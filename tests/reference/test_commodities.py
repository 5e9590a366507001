import csv
from pathlib import Path

import pytest

from baccau.reference.commodities import (
    ancestors,
    commodities,
    commodity,
    commodity_index,
    satisfies,
)
from baccau.reference.product_sets import product_sets
from baccau.reference.units import unit

LABELLED = Path(__file__).with_name("ocop_products_labelled.csv")


def found(text):
    match = commodity_index().find(text)
    return match.code if match else ""


def test_every_product_set_has_commodities():
    assert {item.product_set for item in commodities()} == {item.code for item in product_sets()}
    assert len(commodities()) >= 300


def test_every_commodity_is_complete():
    for item in commodities():
        assert unit(item.base_unit).base == item.base_unit
        assert item.storage in {"ambient", "cool", "frozen"}
        assert item.unit_weight_kg > 0 or item.base_unit == "night"
        assert set(item.season) <= set(range(1, 13))


def test_parents_exist_and_never_run_in_a_circle():
    for item in commodities():
        assert item.code not in ancestors(item.code)


def test_every_name_and_synonym_finds_its_own_commodity():
    for item in commodities():
        for phrase in (item.name_vi, item.name_en, *item.synonyms):
            match = commodity_index().find_all(phrase)
            assert [m.code for m in match] == [item.code], phrase


def test_names_of_real_products_find_their_commodity():
    with LABELLED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missed = [row for row in rows if found(row["product"]) != row["commodity"]]
    named = [row for row in rows if row["commodity"]]
    assert len(rows) == 265
    assert len([row for row in named if row not in missed]) / len(rows) >= 0.97
    assert {row["product"] for row in missed} == {
        "Nấm hương Phú Thịnh tươi",
        "Rượu gạo sương mù đông trùng hạ thảo",
        "Trịnh Năng Gừng",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cần mua rau xanh các loại cho bếp ăn bán trú", "vegetable"),
        ("Trứng gà ta sạch", "chicken_egg"),
        ("gao te", "rice"),
        ("thit lon den", "native_pork"),
        ("Hồng trà", "black_tea"),
        ("Hồng giòn Mộc Châu", "persimmon"),
        ("Vải lanh Lùng Tám", "linen"),
        ("Vải thiều Lục Ngạn", "lychee"),
        ("Fish sauce", "fish_sauce"),
        ("Mỳ gạo", "rice_noodle"),
    ],
)
def test_words_of_buyers_find_the_commodity(text, code):
    assert found(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Đạt tiêu chuẩn VietGAP",
        "Nhãn hiệu tập thể",
        "Cam kết giao hàng",
        "Huyện Na Rì",
        "Tỉnh Nghệ An",
        "Sản phẩm tiêu biểu",
        "Buổi chiều",
    ],
)
def test_office_words_name_no_commodity(text):
    assert found(text) == ""


def test_narrower_commodity_named_further_on_is_taken_if_it_is_the_only_one():
    assert found("Gạo Bắc Ruộng ST25") == "st25_rice"
    assert found("Gạo ST25 và Bao thai") == "st25_rice"
    assert found("Gạo sạch các vùng ST25 Bao thai") == "rice"
    assert found("Rau củ quả: cà chua") == "fresh_produce"


def test_narrow_offer_serves_broad_need_and_never_the_reverse():
    assert satisfies("mint_honey", "honey")
    assert satisfies("honey", "honey")
    assert not satisfies("honey", "mint_honey")
    assert satisfies("glass_noodle_canna", "noodle")
    assert not satisfies("glass_noodle_canna", "rice_noodle")
    assert ancestors("glass_noodle_canna") == ("glass_noodle", "noodle")


def test_unknown_commodity_is_refused():
    with pytest.raises(KeyError):
        satisfies("moon_dust", "honey")


def test_season_may_run_over_the_new_year():
    assert commodity("mandarin").season == (10, 11, 12, 1)
    assert commodity("bao_thai_rice").season == (11,)
    assert commodity("rice").season == ()
