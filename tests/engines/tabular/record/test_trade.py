from __future__ import annotations

from decimal import Decimal

import pytest

from baccau.engines.tabular.record.trade import Measure
from baccau.engines.tabular.values.units import Pack, UnitUse


@pytest.fixture
def unit(vocabulary):
    return lambda word: vocabulary.units_plain[word]


def test_measure_turns_mass_into_its_base(unit):
    measure = Measure.of(unit("tan"), None)
    assert measure.code == "kg"
    assert measure.ratio(UnitUse(unit("tan"))) == 1000
    assert measure.ratio(UnitUse(unit("g"), per=Decimal(100))) == Decimal("0.1")


def test_measure_opens_a_pack_that_says_what_it_holds(unit):
    pack = Pack(Decimal(500), unit("g"), unit("hop"))
    measure = Measure.of(unit("kg"), pack)
    assert measure.ratio(UnitUse(unit("hop"))) == Decimal("0.5")
    assert Measure.of(unit("hop"), pack).ratio(UnitUse(unit("kg"))) == 2


def test_measure_opens_a_case_of_packs(unit):
    pack = Pack(Decimal(500), unit("ml"), unit("chai"), 12)
    measure = Measure.of(unit("l"), pack)
    assert measure.ratio(UnitUse(unit("chai"))) == Decimal("0.5")
    assert measure.ratio(UnitUse(unit("thung"))) == 6


@pytest.mark.parametrize(
    ("own", "other"), [("kg", "hop"), ("hop", "kg"), ("kg", "l"), ("chai", "hop")]
)
def test_measure_does_not_guess_between_what_cannot_be_compared(unit, own, other):
    assert Measure.of(unit(own), None).ratio(UnitUse(unit(other))) is None
