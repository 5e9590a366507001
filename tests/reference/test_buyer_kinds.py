import pytest

from baccau.reference.buyer_kinds import buyer_kind_index, buyer_kinds


def test_the_kinds_are_those_of_the_contract():
    assert {item.code for item in buyer_kinds()} == {
        "supermarket", "shop", "canteen", "caterer", "restaurant", "hotel", "exporter",
        "ocop_point", "distributor", "online", "other",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Siêu thị Co.opmart Hà Đông", "supermarket"),
        ("Bếp ăn tập thể KCN Yên Bình", "canteen"),
        ("Trường tiểu học Đức Xuân", "canteen"),
        ("Điểm giới thiệu và bán sản phẩm OCOP Ba Bể", "ocop_point"),
        ("Công ty xuất khẩu nông sản", "exporter"),
        ("Khách sạn Núi Hoa", "hotel"),
    ],
)
def test_words_tell_the_kind(name, code):
    match = buyer_kind_index().find(name)
    assert match is not None
    assert match.code == code
