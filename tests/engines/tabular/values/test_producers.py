from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HTX Tài Hoan", "cooperative"),
        ("Hợp tác xã nông nghiệp Yến Dương", "cooperative"),
        ("THT nuôi ong Pác Ngòi", "cooperative_group"),
        ("HKD Nguyễn Thị Lan", "household"),
        ("Hộ kinh doanh Hoàng Văn Nam", "household"),
        ("Cty TNHH Hà Diệp", "company"),
        ("Công ty CP Nông sản", "company"),
        ("DNTN Thanh Bình", "company"),
        ("CTY CP chè Tân Cương", "company"),
        ("Bà Nguyễn Thị Lan", None),
    ],
)
def test_producer_keeps_its_printed_name_and_gets_a_type(read, text, kind):
    party = read("producer", text).value
    assert (party.name, party.type) == (text, kind)


def test_producer_cell_with_place_and_phone_is_taken_apart(read):
    party = read("producer", "HTX Tài Hoan, xã Côn Minh, huyện Na Rì, ĐT: 0912 345 678").value
    assert party.name == "HTX Tài Hoan"
    assert party.place == "xã Côn Minh, huyện Na Rì"
    assert party.phones == ("+84912345678",)


def test_producer_cell_on_lines_is_taken_apart(read):
    party = read(
        "producer", "HTX Tài Hoan\nĐ/c: thôn Chợ B, xã Côn Minh\nSĐT 0912345678\nhtx@x.vn"
    ).value
    assert party.name == "HTX Tài Hoan"
    assert party.place == "thôn Chợ B, xã Côn Minh"
    assert (party.phones, party.email) == (("+84912345678",), "htx@x.vn")


def test_contact_cell_is_taken_apart(read):
    party = read("contact", "Côn Minh, Na Rì - 0912345678").value
    assert (party.place, party.phones) == ("Côn Minh, Na Rì", ("+84912345678",))
