from __future__ import annotations

import pytest

from baccau.engines.tabular.grid import Sheet, Span
from baccau.engines.tabular.layout.header import Header
from baccau.engines.tabular.layout.rows import RowSorter
from baccau.engines.tabular.layout.view import SheetView

HEADER = ("STT", "Tên sản phẩm", "Chủ thể", "Giá")
MEANINGS = {1: "row_number", 2: "product_name", 3: "producer_name", 4: "price_vnd"}


def reason(vocabulary, *cells, merged=(), below=()):
    view = SheetView(Sheet("S", (HEADER, cells, below), merged))
    header = Header(1, 1, dict(enumerate(HEADER, start=1)))
    return RowSorter(view, header, MEANINGS, vocabulary).reason(2)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((1.0, "Miến dong", "HTX Tài Hoan", 65000.0), None),
        ((None, None), "blank"),
        (("", "  "), "blank"),
        (HEADER, "repeated_header"),
        (("(1)", "(2)", "(3)", "(4)"), "repeated_header"),
        (("I", "Huyện Na Rì"), "group_row"),
        (("II.", "Huyện Ba Bể", None, 3600.0), "group_row"),
        (("I. Huyện Na Rì",), "group_row"),
        ((None, "Nhóm thực phẩm"), "group_row"),
        ((None, "Xã Côn Minh"), "group_row"),
        ((None, "HTX Tài Hoan"), "group_row"),
        ((None, "Tổng cộng", None, 12.0), "total_row"),
        (("Cộng", None, None, 12.0), "total_row"),
        (("Ghi chú: giá chưa gồm VAT",), "note"),
        ((None, "Người lập biểu", None, "Chủ tịch"), "note"),
        ((None, None, "Bắc Kạn, ngày 15 tháng 3 năm 2026"), "note"),
        ((None, None, "Bắc Kạn, ngày ... tháng ... năm 2026"), "note"),
        ((None, "Nấm hương"), None),
        ((None, "Vừng đen"), None),
        ((None, "Công ty TNHH Hà Diệp"), "group_row"),
        ((2.0, "Miến dong"), None),
        ((3.0, None, "HTX Tài Hoan", 5.0), None),
        (("A", "Miến dong", "HTX Tài Hoan", 65000.0), None),
    ],
)
def test_row_is_sorted(vocabulary, cells, expected):
    assert reason(vocabulary, *cells) == expected


def test_row_merged_across_the_table_is_a_group(vocabulary):
    merged = (Span(2, 1, 2, 4),)
    assert reason(vocabulary, "Các sản phẩm tiêu biểu", merged=merged) == "group_row"


def test_producer_alone_is_a_group_only_over_rows_that_leave_it_blank(vocabulary):
    row = (None, None, "HTX Tài Hoan")
    assert reason(vocabulary, *row, below=(None, "Miến dong")) == "group_row"
    assert reason(vocabulary, *row, below=(None, "Miến dong", "HTX B")) is None
