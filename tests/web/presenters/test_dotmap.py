import re

from baccau.reference.places import communes
from baccau.web.presenters.dotmap import (
    HEIGHT,
    ISLANDS,
    WIDTH,
    MapPoint,
    dot_map,
    dots,
    flow,
    position,
    province_dots,
)
from baccau.web.presenters.places import map_points

MOVE = re.compile(r"m(-?\d+)[ ]?(-?\d+)h0")


def drawn(path):
    """Return where a path's dots stand, reading it as a browser would."""
    x = y = 0
    spots = []
    for dx, dy in MOVE.findall(path):
        x, y = x + int(dx), y + int(dy)
        spots.append((x, y))
    assert MOVE.sub("", path) == ""
    return spots


def test_dots_come_back_where_they_were_put():
    spots = [(5, 9), (3, 2), (300, 2), (3, 2)]
    assert sorted(drawn(dots(spots))) == sorted(spots)


def test_country_has_a_dot_for_every_commune_and_the_archipelagos():
    country = dot_map(map_points())
    everywhere = [spot for province in country.provinces for spot in drawn(province.path)]
    assert len(everywhere) + len(ISLANDS) == len(communes()) == 3321
    assert len(country.provinces) == 34
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in everywhere)


def test_country_stays_light():
    assert sum(len(province.path) for province in province_dots(map_points())) <= 30_000


def test_archipelagos_are_drawn_even_on_an_empty_map():
    isles = dot_map(()).isles
    assert [isle.code for isle in isles] == ["20333", "22736"]
    for isle in isles:
        assert len(drawn(isle.path)) == len(ISLANDS[isle.code])
        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in drawn(isle.path))


def test_dot_map_shades_by_thirds_of_the_largest():
    points = tuple(MapPoint(f"{n}", f"{n}", 20 + n, 105) for n in range(4))
    shaded = dot_map(points, amounts={"0": 90, "1": 60, "2": 1})
    assert [province.level for province in shaded.provinces] == [3, 2, 1, 0]


def test_flow_bows_like_a_bridge():
    start, end = (21.0, 103.0), (21.0, 106.0)
    for there in (flow(start, end, share=1, title=""), flow(end, start, share=1, title="")):
        control_y = int(there.path.split("Q")[1].split()[1])
        assert control_y < position(*start)[1]


def test_flow_is_wider_for_a_larger_share():
    small, large = (flow((21, 105), (10, 106), share=s, title="").width for s in (0.1, 1))
    assert small < large
