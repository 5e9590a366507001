"""Distances on the sphere."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baccau.engines.geography.distance import EARTH_RADIUS_KM, haversine_km, road_km

HANOI = (21.0285, 105.8542)
SAIGON = (10.7769, 106.7009)

points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_haversine_knows_quarter_of_the_equator():
    assert haversine_km((0, 0), (0, 90)) == pytest.approx(math.pi / 2 * EARTH_RADIUS_KM)


def test_haversine_knows_hanoi_to_saigon():
    assert haversine_km(HANOI, SAIGON) == pytest.approx(1143, abs=2)


@given(points, points)
def test_haversine_is_a_distance(start, end):
    there = haversine_km(start, end)
    assert 0 <= there <= math.pi * EARTH_RADIUS_KM + 1e-6
    assert there == pytest.approx(haversine_km(end, start))
    assert haversine_km(start, start) == 0


@given(points, points, points)
def test_haversine_keeps_the_triangle_inequality(one, two, three):
    detour = haversine_km(one, two) + haversine_km(two, three)
    assert haversine_km(one, three) <= detour + 1e-3


def test_road_is_longer_by_its_factor():
    assert road_km(HANOI, SAIGON) == pytest.approx(1.35 * haversine_km(HANOI, SAIGON))
    assert road_km(HANOI, SAIGON, factor=1.0) == haversine_km(HANOI, SAIGON)


def test_road_shorter_than_straight_is_refused():
    with pytest.raises(ValueError, match="not shorter"):
        road_km(HANOI, SAIGON, factor=0.9)
