"""Where rows are on the map."""

from __future__ import annotations

import pytest

from baccau.pipelines.connection.places import is_exact, point_of
from baccau.reference import places


def test_a_commune_is_a_point_of_its_own():
    commune = places.commune("02185")
    point = point_of({"commune_code": "02185", "province_code": "19"})
    assert (point.lat, point.lon) == (commune.lat, commune.lon)
    assert is_exact({"commune_code": "02185"})


def test_a_province_alone_is_its_middle():
    point = point_of({"province_code": "01"})
    assert point.lat == pytest.approx(21.0, abs=0.2)
    assert point.lon == pytest.approx(105.75, abs=0.2)
    assert not is_exact({"province_code": "01"})


def test_an_unknown_commune_falls_back_on_its_province():
    assert point_of({"commune_code": "99999", "province_code": "01"}) == point_of(
        {"province_code": "01"}
    )


def test_no_place_is_no_point():
    assert point_of({}) is None
    assert point_of({"province_code": "99"}) is None
