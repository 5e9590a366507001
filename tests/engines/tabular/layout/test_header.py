from __future__ import annotations

import pytest

from baccau.engines.tabular.grid import Sheet, Span
from baccau.engines.tabular.headers import HeaderMatcher
from baccau.engines.tabular.layout.header import find_headers
from baccau.engines.tabular.layout.view import SheetView


@pytest.fixture(scope="module")
def find(vocabulary):
    matchers = tuple(HeaderMatcher(vocabulary, kind) for kind in ("supply", "demand"))

    def finder(*rows, merged=()):
        return find_headers(SheetView(Sheet("S", rows, merged)), matchers)

    return finder


def test_header_is_found_below_titles(find):
    (header,) = find(("UBND TỈNH",), (), ("STT", "Tên sản phẩm", "Giá"), (1.0, "Miến", 5.0))
    assert header.rows == (3,)


def test_header_of_two_merged_rows_is_joined(find):
    (header,) = find(
        ("STT", "Tên sản phẩm", "Giá", None),
        (None, None, "Lẻ", "Sỉ"),
        (1.0, "Miến dong", 70000.0, 65000.0),
        merged=(Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 1, 4)),
    )
    assert header.rows == (1, 2)
    assert header.texts == {1: "STT", 2: "Tên sản phẩm", 3: "Giá / Lẻ", 4: "Giá / Sỉ"}


def test_data_of_words_is_no_second_header_row(find):
    (header,) = find(
        ("Tên sản phẩm", "Chủ thể", "Địa chỉ"), ("Miến dong", "HTX Tài Hoan", "Bắc Kạn")
    )
    assert header.rows == (1,)


def test_no_header_is_found_in_prose(find):
    assert find(("Kính gửi Sở Công Thương",), ("Xin gửi danh sách.",)) == ()
