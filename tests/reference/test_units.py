from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.reference.units import Pack, convert, unit, unit_index, units

AMOUNTS = st.decimals(min_value="0.001", max_value="1000000", places=3)
MASSES = st.sampled_from([item.code for item in units() if item.kind == "mass"])


@pytest.mark.parametrize(
    ("quantity", "source", "target", "expected"),
    [
        ("2.5", "tonne", "kg", "2500"),
        ("3", "quintal", "kg", "300"),
        ("1", "yen", "kg", "10"),
        ("500", "g", "kg", "0.5"),
        ("330", "ml", "l", "0.33"),
        ("4", "ten", "piece", "40"),
        ("24", "piece", "dozen", "2"),
        ("7", "box", "box", "7"),
    ],
)
def test_units_of_one_kind_convert_exactly(quantity, source, target, expected):
    assert convert(Decimal(quantity), source, target) == Decimal(expected)


def test_pack_converts_by_what_it_holds():
    half_kilo = Pack(Decimal(500), "g")
    assert convert(Decimal(10), "box", "kg", pack=half_kilo) == Decimal(5)
    assert convert(Decimal(5), "kg", "box", pack=half_kilo) == Decimal(10)
    assert convert(Decimal(10), "box", "kg") is None


def test_one_kind_of_pack_is_never_another():
    assert convert(Decimal(1), "box", "jar", pack=Pack(Decimal(500), "g")) is None


def test_pack_of_packs_is_not_opened():
    assert convert(Decimal(1), "carton", "kg", pack=Pack(Decimal(24), "box")) is None


def test_mass_meets_volume_and_pieces_only_by_weight():
    assert convert(Decimal(2), "l", "kg") is None
    assert convert(Decimal(2), "l", "kg", unit_weight_kg=Decimal("1.4")) == Decimal("2.8")
    assert convert(Decimal("2.8"), "kg", "l", unit_weight_kg=Decimal("1.4")) == Decimal(2)
    assert convert(Decimal(3), "ten", "kg", unit_weight_kg=Decimal("0.06")) == Decimal("1.8")
    assert convert(Decimal(1), "l", "piece", unit_weight_kg=Decimal(1)) is None


def test_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        convert(Decimal(1), "parsec", "kg")


@given(AMOUNTS, MASSES, MASSES)
def test_conversion_there_and_back_changes_nothing(quantity, source, target):
    there = convert(quantity, source, target)
    assert there is not None
    assert convert(there, target, source) == quantity


@given(AMOUNTS, MASSES, MASSES, MASSES)
def test_conversion_by_way_of_a_third_unit_is_the_same(quantity, source, middle, target):
    step = convert(quantity, source, middle)
    assert step is not None
    assert convert(step, middle, target) == convert(quantity, source, target)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("25.000đ/kg", "kg"),
        ("2 tấn/năm", "tonne"),
        ("Hộp", "box"),
        ("chai", "bottle"),
        ("LÍT", "l"),
        ("đêm", "night"),
        ("tạ", "quintal"),
        ("quả", "piece"),
        ("gram", "g"),
    ],
)
def test_words_find_their_unit(text, code):
    match = unit_index().find(text)
    assert match is not None
    assert match.code == code


def test_tones_tell_units_apart():
    assert unit_index().find("tá").code == "dozen"
    assert unit_index().find("tạ").code == "quintal"
    assert unit_index().find("ta") is None


def test_packs_have_no_factor():
    assert all((item.factor is None) == (item.kind == "pack") for item in units())
    assert unit("kg").factor == 1
