from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.tabular.plain import cell_text, plain, toned


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Giá bán (ĐỒNG/kg)", "gia ban (dong/kg)"),
        ("20–25.000", "20-25.000"),
        ("  Tháng\u00a010 — 12 ", "thang 10 - 12"),
        ("Đặc khu", "dac khu"),
    ],
)
def test_plain_keeps_punctuation_and_drops_tones(text, key):
    assert plain(text) == key


def test_toned_keeps_tones():
    assert toned("NẤM  Hương") == "nấm hương"


@pytest.mark.parametrize(
    ("value", "text"),
    [(5.0, "5"), (2.5, "2.5"), (912345678.0, "912345678"), (None, ""), (True, "x"), (False, "")],
)
def test_cell_text_is_what_a_person_sees(value, text):
    assert cell_text(value) == text


@given(st.text())
def test_plain_is_idempotent(text):
    assert plain(plain(text)) == plain(text)


@given(st.one_of(st.floats(), st.integers(), st.dates(), st.datetimes(), st.times(), st.text()))
def test_cell_text_never_raises(value):
    assert isinstance(cell_text(value), str)
