import pytest

from baccau.reference.producer_types import producer_type_index, producer_types


def test_the_kinds_are_those_of_the_contract():
    assert {item.code for item in producer_types()} == {
        "cooperative", "cooperative_group", "household", "company", "farm", "other",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("HTX Tài Hoan", "cooperative"),
        ("Hợp tác xã nông nghiệp Tân Thành", "cooperative"),
        ("THT Đại Thắng", "cooperative_group"),
        ("HKD Hà Ngọc Sáng", "household"),
        ("CSSX Hoàng Thị Điển", "household"),
        ("Cty TNHH Hà Diệp", "company"),
        ("CTCP Curcumin Bắc Hà", "company"),
        ("DNTN 668 Bảo Lâm", "company"),
        ("Trang trại Hoa Viên", "farm"),
    ],
)
def test_prefixes_tell_the_kind(name, code):
    match = producer_type_index().find(name)
    assert match is not None
    assert match.code == code
