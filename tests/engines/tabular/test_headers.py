from __future__ import annotations

import pytest

from baccau.engines.tabular.headers import HeaderMatcher, header_hints, header_paper


@pytest.fixture(scope="module")
def matchers(vocabulary):
    return {kind: HeaderMatcher(vocabulary, kind) for kind in ("supply", "demand")}


def best(scores):
    return max(scores, key=scores.get)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("TÊN SẢN PHẨM", "product_name"),
        ("ten san pham", "product_name"),
        ("Tên sản phẩm đăng ký tham gia", "product_name"),
        ("Chủ thể OCOP", "producer_name"),
        ("Tên và địa chỉ cơ sở sản xuất", "producer_name"),
        ("SĐT liên hệ", "phone"),
        ("Ngày cấp giấy chứng nhận", "certified_on"),
        ("Số giấy chứng nhận OCOP", "certificate_no"),
        ("Giá / Bán lẻ", "price_retail_vnd"),
        ("Sản lượng theo tháng / Tháng 10", "capacity_10"),
        ("T10", "capacity_10"),
        ("Giấy tờ / VietGAP", "papers"),
        ("Số lượng đặt hàng tối thiểu", "moq"),
        ("Khả năng cung ứng (tấn/năm)", "capacity_by_month"),
        ("capacity_12", "capacity_12"),
        ("Hạn sử dụng (tháng)", "shelf_life_days"),
    ],
)
def test_header_names_its_field(matchers, header, field):
    assert best(matchers["supply"].scores(header)) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Đơn vị mua", "buyer_name"),
        ("Mặt hàng cần mua", "need_text"),
        ("Giá mua tối đa", "price_ceiling_vnd"),
        ("Chiết khấu (%)", "discount_percent"),
        ("Số sao tối thiểu", "min_stars"),
        ("quantity_1", "quantity_1"),
    ],
)
def test_header_names_its_field_in_demand(matchers, header, field):
    assert best(matchers["demand"].scores(header)) == field


@pytest.mark.parametrize("text", ["Miến dong Tài Hoan", "0912345678", "", "x" * 300, "65.000đ/kg"])
def test_data_names_no_field(matchers, text):
    assert all(score < 0.72 for score in matchers["supply"].scores(text).values())


def test_remembered_header_wins_and_can_mean_nothing(vocabulary):
    told = HeaderMatcher(vocabulary, "supply", {"gia ban": "price_retail_vnd", "hang sao": None})
    assert best(told.scores("Giá bán")) == "price_retail_vnd"
    assert told.scores("Hạng sao") == {}


@pytest.mark.parametrize(
    ("header", "scale", "unit", "period"),
    [
        ("Giá bán (1.000đ/kg)", 1000, "kg", None),
        ("Giá (nghìn đồng)", 1000, None, None),
        ("Giá (triệu đồng/tấn)", 1_000_000, "tonne", None),
        ("Sản lượng (kg/tháng)", 1, "kg", "month"),
        ("Sản lượng năm 2026 (tấn)", 1, "tonne", "year"),
        ("Công suất/tháng", 1, None, "month"),
        ("Monthly capacity (kg)", 1, "kg", "month"),
        ("Hạn sử dụng (tháng)", 1, None, "month"),
        ("Giá bán", 1, None, None),
    ],
)
def test_header_gives_hints(vocabulary, header, scale, unit, period):
    hints = header_hints(header, vocabulary)
    assert (hints.scale, hints.period) == (scale, period)
    assert (hints.use.unit.code if hints.use else None) == unit


def test_header_of_one_paper_is_its_column(vocabulary):
    assert header_paper("VietGAP", vocabulary) == "vietgap"
    assert header_paper("VietGAP, HACCP", vocabulary) is None
