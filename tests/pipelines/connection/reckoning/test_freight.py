"""The stated rates, and what one unit weighs."""

from __future__ import annotations

import pytest

from baccau.pipelines.connection.reckoning.freight import freight_rates, unit_weight_kg
from baccau.pipelines.connection.reckoning.measures import decide, wording


def test_colder_goods_cost_more_to_carry():
    rates = freight_rates()
    assert rates.road_factor >= 1
    by_class = rates.vnd_per_kg_km
    assert 0 < by_class["ambient"] < by_class["cool"] < by_class["frozen"]


@pytest.mark.parametrize(
    ("values", "kg"),
    [
        ({"unit": "kg", "commodity": "honey"}, 1.0),
        ({"unit": "tonne", "commodity": "honey"}, 1.0),
        ({"unit": "l", "commodity": "honey"}, 1.4),
        ({"unit": "box", "pack_size": 500, "pack_unit": "g"}, 0.5),
        ({"unit": "bottle", "pack_size": 0.5, "pack_unit": "l", "commodity": "honey"}, 0.7),
        ({"unit": "piece", "commodity": "duck_egg"}, 0.075),
        ({"unit": "night", "commodity": "community_tourism"}, 0.0),
        ({"unit": "box"}, 1.0),
    ],
)
def test_a_unit_weighs_what_its_pack_or_its_goods_weigh(values, kg):
    words = wording("offer", values)
    assert unit_weight_kg(words, decide([words])[words]) == pytest.approx(kg)
