"""Nothing a sheet can hold ends in a crash, and no row vanishes."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baccau.engines.tabular.grid import Sheet, Span, Workbook
from baccau.engines.tabular.values.context import Context, Hints
from baccau.engines.tabular.values.registry import READERS, read_value
from baccau.pipelines.understanding import understand_workbook
from baccau.pipelines.vocabulary import fields, vocabulary

WORDS = (
    "STT", "Tên sản phẩm", "Chủ thể", "Giá bán (1.000đ/kg)", "Sản lượng", "Tháng 10", "T1",
    "Huyện Na Rì", "Nhóm thực phẩm", "Tổng cộng", "Ghi chú: x", "Người lập biểu", "Miến dong",
    "HTX Tài Hoan", "Côn Minh, Na Rì, Bắc Kạn", "20–25.000đ/kg", "2 tấn/năm", "tháng 11 đến 2",
    "0912 345 678 - 0987654321", "3*", "★★★", "15/3/26", "x", "-", "nt", "#REF!", "hộp 500g x 12",
    "Đơn vị mua", "Số lượng", "Giá tối đa", "theo mùa", "1tr2", "quý IV", "12 tháng", "(1)", "A",
    "hép møt tÕt", "mieàn dong", "price_vnd", "capacity_1", "quanh năm", "1.2.3", "100%", "kg/",
)  # fmt: skip
values = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=30),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(dt.time(1, 2)),
)
spans = st.builds(
    lambda top, left, height, width: Span(top, left, top + height, left + width),
    *(st.integers(1, 9) for _ in range(2)),
    *(st.integers(0, 9) for _ in range(2)),
)
grids = st.lists(st.lists(values, max_size=9).map(tuple), max_size=9).map(tuple)
hints = st.builds(
    Hints,
    scale=st.sampled_from([1, 1_000, 1_000_000]),
    period=st.sampled_from([None, "day", "week", "month", "quarter", "season", "year"]),
    paper=st.sampled_from([None, "vietgap"]),
)


@pytest.mark.parametrize("reader", sorted(READERS))
@settings(max_examples=120, deadline=None)
@given(raw=values, hint=hints)
def test_reader_never_raises(reader, raw, hint):
    reading = read_value(reader, raw, Context(vocabulary(), hint))
    assert all(finding.code for finding in reading.findings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=grids, merged=st.lists(spans, max_size=4).map(tuple))
def test_grid_is_read_whole_or_named(rows, merged):
    header = ("STT", "Tên sản phẩm", "Chủ thể", "Giá", "Sản lượng", "Mùa vụ", "SĐT", "Xã", "ĐVT")
    for body in (rows, (header, *rows)):
        sheet = Sheet("S", body, merged)
        data = understand_workbook(Workbook("a.xlsx", "xlsx", (sheet,))).as_json()
        json.dumps(data)
        told = []
        for part in data["sheets"]:
            told += part["header_rows"] + [row["row"] for row in part["rows"]]
            for skipped in part["skipped"]:
                told += skipped["rows"]
        assert sorted(told) == list(range(1, len(body) + 1))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_override_is_obeyed(data):
    names = [None, *(field.name for field in fields() if "supply" in field.kinds)]
    chosen = data.draw(st.sampled_from(names))
    rows = (("Tên sản phẩm", "Chủ thể", "Giá"), ("Miến dong", "HTX Tài Hoan", "65.000đ/kg"))
    book = Workbook("a.xlsx", "xlsx", (Sheet("S", rows),))
    read = understand_workbook(book, kind="supply", overrides={("S", "C"): chosen})
    assert read.as_json()["sheets"][0]["columns"].get("C") == chosen
