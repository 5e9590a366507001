"""The build step of the tables: what it mends, and what it leaves alone."""

from __future__ import annotations

import pytest
from tools.places.build import split_kind
from tools.places.mending import dropped_links, mended_points
from tools.places.package import Package

NORTH, SOUTH = (21.0, 105.0), (10.0, 106.0)


def today(code, key, point):
    return {"wardCode": code, "wardShortKey": key, "wardLat": point[0], "wardLon": point[1]}


def before(district, key, point, home):
    return {
        "provinceKey": "p", "districtKey": district, "wardKey": f"xa{key}",
        "districtCode": district, "wardShortKey": key,
        "wardLat": point[0], "wardLon": point[1], "districtLat": home[0], "districtLon": home[1],
    }  # fmt: skip


def near(point, degrees=0.05):
    return point[0] + degrees, point[1] + degrees


def test_point_of_a_namesake_is_replaced_by_the_parts():
    package = Package(
        (today("1", "a", SOUTH), today("2", "b", near(SOUTH))),
        (before("n", "a", near(NORTH), NORTH), before("s", "b", near(SOUTH), SOUTH)),
        {"p_n_xaa": ("1",), "p_s_xab": ("2",)},
    )
    assert mended_points(package, package.links) == {"1": near(NORTH)}


def test_parts_that_repeat_their_district_mend_nothing():
    package = Package(
        (today("1", "a", SOUTH),), (before("n", "a", NORTH, NORTH),), {"p_n_xaa": ("1",)}
    )
    assert mended_points(package, package.links) == {}


def test_links_mixed_between_namesakes_are_parted():
    package = Package(
        (today("1", "x", near(NORTH)), today("2", "y", near(SOUTH))),
        (before("n", "a", NORTH, NORTH), before("s", "a", SOUTH, SOUTH)),
        {"p_n_xaa": ("1", "2"), "p_s_xaa": ("2", "1")},
    )
    assert dropped_links(package) == {("p_n_xaa", "2"), ("p_s_xaa", "1")}


def test_true_splits_stay():
    package = Package(
        (today("1", "x", near(NORTH)), today("2", "y", near(NORTH, 0.2))),
        (before("n", "a", NORTH, NORTH), before("s", "a", SOUTH, SOUTH)),
        {"p_n_xaa": ("1", "2"), "p_s_xaa": ("1",)},
    )
    assert dropped_links(package) == set()


@pytest.mark.parametrize(
    ("full", "kind", "name"),
    [("Xã Côn Minh", "xa", "Côn Minh"), ("Thành Phố Bắc Kạn", "thanh_pho", "Bắc Kạn"),
     ("Phường  12", "phuong", "12"), ("Thị xã Sơn Tây", "thi_xa", "Sơn Tây"),
     ("Đặc khu Lý Sơn", "dac_khu", "Lý Sơn")],
)  # fmt: skip
def test_kind_is_split_from_the_name(full, kind, name):
    assert split_kind(full) == (kind, name)


def test_name_without_a_kind_is_refused():
    with pytest.raises(ValueError, match="no kind"):
        split_kind("Côn Minh")
