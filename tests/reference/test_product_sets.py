from collections import Counter

import pytest

from baccau.reference.product_sets import product_set, product_set_index, product_sets


def test_there_are_26_sets_in_six_groups():
    assert [item.code for item in product_sets()] == list(range(1, 27))
    groups = Counter(item.group for item in product_sets())
    assert groups == {"I": 13, "II": 4, "III": 3, "IV": 2, "V": 3, "VI": 1}


def test_tea_is_food_and_white_spirit_a_drink():
    assert product_set(11).group == "I"
    assert product_set(14).group == "II"


def test_unknown_set_is_refused():
    with pytest.raises(KeyError):
        product_set(27)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cà phê, ca cao", "13"),
        ("Chế biến từ gạo, ngũ cốc", "6"),
        ("Bộ sản phẩm: Rau, củ, quả, hạt tươi", "1"),
        ("Tương, nước mắm, gia vị dạng lỏng khác", "9"),
        ("Gia vị khác", "10"),
    ],
)
def test_names_find_their_set(text, code):
    match = product_set_index().find(text)
    assert match is not None
    assert match.code == code
