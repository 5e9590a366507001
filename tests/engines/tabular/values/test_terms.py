from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("VietGAP", {"vietgap"}),
        ("ATTP, VietGAP; HACCP", {"food_safety", "vietgap", "haccp"}),
        ("vietgap|haccp|e_invoice", {"vietgap", "haccp", "e_invoice"}),
        ("Giấy chứng nhận ATTP và tự công bố", {"food_safety", "self_declaration"}),
        ("Mã vạch\nTem truy xuất nguồn gốc", {"barcode", "trace_code"}),
        ("ISO 22000:2018", {"iso22000"}),
        ("chưa có VietGAP; có HACCP", {"haccp"}),
        ("Đăng ký kinh doanh, hóa đơn GTGT", {"business_registration", "e_invoice"}),
    ],
)
def test_papers_are_found_in_free_text(read, text, codes):
    assert set(read("papers", text).value) == codes


@pytest.mark.parametrize("tick", ["x", "X", "v", "✓", "có", "Có", True, "01/2024/GCN", "✔"])
def test_paper_column_ticked_counts(read, tick):
    assert read("papers", tick, paper="vietgap").value == ("vietgap",)


@pytest.mark.parametrize(
    "tick", ["", None, "không", "Chưa", "-", False, "chưa có", "đang làm thủ tục"]
)
def test_paper_column_unticked_does_not(read, tick):
    assert read("papers", tick, paper="vietgap").value is None


def test_paper_unknown_is_told(read):
    assert [f.code for f in read("papers", "giấy khen xã").findings] == ["paper_unknown"]


@pytest.mark.parametrize(
    ("text", "storage"),
    [
        ("bảo quản lạnh", "cool"),
        ("Đông lạnh -18°C", "frozen"),
        ("Nơi khô ráo, thoáng mát", "ambient"),
        ("thường", "ambient"),
        ("ngăn mát tủ lạnh", "cool"),
        ("frozen", "frozen"),
        ("0-4 độ C", "cool"),
        ("Nhiệt độ thường", "ambient"),
    ],
)
def test_storage_is_read(read, text, storage):
    assert read("storage", text).value == storage


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HTX", "cooperative"),
        ("Hợp tác xã", "cooperative"),
        ("THT", "cooperative_group"),
        ("HKD", "household"),
        ("Hộ kinh doanh", "household"),
        ("Công ty TNHH", "company"),
        ("Doanh nghiệp", "company"),
        ("company", "company"),
    ],
)
def test_producer_type_is_read(read, text, kind):
    assert read("producer_type", text).value == kind


@pytest.mark.parametrize(
    ("raw", "number"), [(6.0, 6), ("6", 6), ("Bộ 6", 6), ("Bộ số 11", 11), (26, 26)]
)
def test_product_set_is_read_by_number(read, raw, number):
    assert read("product_set", raw).value == number


def test_product_set_of_a_broad_group_is_not_guessed(read):
    reading = read("product_set", "Thực phẩm")
    assert reading.value is None
    assert [f.code for f in reading.findings] == ["product_set_unclear"]


def test_codes_get_their_lost_zeros_back(read):
    assert read("commune_code", 2185.0).value == "02185"
    assert read("province_code", 1.0).value == "01"
