from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kg", "kg"),
        ("Kg", "kg"),
        ("kilogam", "kg"),
        ("Lít", "l"),
        ("hộp", "box"),
        ("Hop", "box"),
        ("chai", "bottle"),
        ("đồng/kg", "kg"),
        ("Bó", "bunch"),
        ("bộ", "set"),
        ("cái", "piece"),
        ("tấn", "tonne"),
        ("Đêm", "night"),
        ("can", "can"),
        ("cân", "kg"),
    ],
)
def test_unit_is_read(read, text, unit):
    assert read("unit", text).value.unit.code == unit


def test_unit_with_its_pack_keeps_both(read):
    use = read("unit", "Hộp 500g").value
    assert use.unit.code == "box"
    assert (use.pack.size, use.pack.unit.code) == (500, "g")


def test_unit_unknown_is_told(read):
    assert [f.code for f in read("unit", "???").findings] == ["unit_unknown"]


@pytest.mark.parametrize(
    ("text", "size", "unit", "container", "count"),
    [
        ("hộp 500g", 500, "g", "box", 1),
        ("500g/hộp", 500, "g", "box", 1),
        ("chai 500ml x 12", 500, "ml", "bottle", 12),
        ("12 x 500ml", 500, "ml", None, 12),
        ("gói 0,5kg", 0.5, "kg", "pack", 1),
        ("túi 1 kg", 1, "kg", "bag", 1),
        ("500 gr", 500, "g", None, 1),
        ("Hộp giấy 250 gam", 250, "g", "box", 1),
        ("can 5 lít", 5, "l", "can", 1),
    ],
)
def test_pack_is_read(read, text, size, unit, container, count):
    pack = read("pack", text).value
    assert (float(pack.size), pack.unit.code, pack.count) == (size, unit, count)
    assert (pack.container.code if pack.container else None) == container


def test_pack_of_words_alone_says_no_size(read):
    assert read("pack", "túi giấy kraft").value is None
