"""Stars by hand for five real product sets, at every band's edge and at every floor."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.engines.scoring.small_sets import sheets

from baccau.engines.scoring import Sheet, missed_floors, score
from baccau.reference.criteria import criteria_set, rule_set

BANDS = {2: 30, 3: 50, 4: 70, 5: 90}

# Points in the order of the form, part by part, and what they are worth, added by hand.
TEA = (
    "2 1 2 2 2 2 1  3 3 3 1  2 1 3 2 2"  # 12 + 10 + 10 = 32
    "  3 2 3  5 2 3"  # 8 + 10 = 18
    "  2 2 2 2 3  3 4 3 2 1"  # 11 + 13 = 24
)
MIEN = (
    "2 0 2 2 1 2 0  1 2 1 0  1 1 2 1 1"  # 9 + 4 + 6 = 19
    "  2 1 2  2 1 1"  # 5 + 4 = 9
    "  3 2 2 2 2  3 4 1 2 2"  # 11 + 12 = 23
)
WHITE_SPIRIT = (
    "4 3 3 3 3 1  4 3 3 1  3 1 3 2 3"  # 17 + 11 + 12 = 40
    "  5 3 3  5 2 3"  # 11 + 10 = 21
    "  2 3 5 5  5 5 3 3"  # 15 + 16 = 31
)
CRAFT = (
    "2 2 2 2 2 0  2 4 0  2 0 2 2 2"  # 10 + 6 + 8 = 24
    "  3 2 3  5 1 3"  # 8 + 9 = 17
    "  3 3 2 2 3  2 3 1"  # 13 + 6 = 19
)
TOURISM = (
    "3 5 4 2  5 2 5  3 1 4 3 3"  # 14 + 12 + 14 = 40
    "  5 3 2 4 3  4 2 2"  # 17 + 8 = 25
    "  3 3 3 1 2 1 2 3 2 1 2 2"  # 25
)
EXAMPLES = {
    "tea": (11, TEA, 74, (32, 18, 24), 4),
    "mien": (6, MIEN, 51, (19, 9, 23), 3),
    "white spirit": (14, WHITE_SPIRIT, 92, (40, 21, 31), 5),
    "craft": (21, CRAFT, 60, (24, 17, 19), 3),
    "tourism": (26, TOURISM, 90, (40, 25, 25), 5),
}


def sheet_of(number, text):
    one = criteria_set("26/2026", number)
    codes = (each.code for each in one.criteria)
    return Sheet.of(one, dict(zip(codes, map(int, text.split()), strict=True)))


@pytest.mark.parametrize("example", EXAMPLES)
def test_score_is_what_the_hand_finds(example):
    number, text, total, parts, stars = EXAMPLES[example]
    found = score(sheet_of(number, text))
    assert found.total == total
    assert found.parts == tuple(zip("ABC", parts, strict=True))
    assert found.stars == stars


def changed(sheet, **points):
    given = {
        one.code: has for one, has in zip(sheet.criteria_set.criteria, sheet.points, strict=True)
    }
    return Sheet.of(
        sheet.criteria_set,
        given
        | {
            code.replace("_", "."): to for code, to in ((key[1:], to) for key, to in points.items())
        },
    )


def test_tourism_one_point_below_five_stars_gives_four():
    below = changed(sheet_of(26, TOURISM), c9=1, c6=2)
    assert (score(below).total, score(below).stars) == (89, 4)


def test_tourism_loses_two_stars_by_one_floor():
    held = sheet_of(26, TOURISM)
    unsigned = changed(held, c3_5=1)
    assert (score(unsigned).total, score(unsigned).stars) == (88, 3)
    assert [
        (one.star, one.criterion, one.has, one.needs) for one in missed_floors(unsigned, 3)
    ] == [
        (4, "3.5", 1, 2),
        (5, "3.5", 1, 2),
    ]


def test_tea_with_a_floor_of_three_stars_missed_gives_two():
    unpacked = changed(sheet_of(11, TEA), c2_2=1)
    assert (score(unpacked).total, score(unpacked).stars) == (72, 2)
    assert {(one.star, one.criterion) for one in missed_floors(unpacked, 2)} >= {
        (3, "2.2"),
        (4, "2.2"),
        (5, "2.2"),
    }


def least_holding(one, star):
    """Return the points that hold every floor of a star and no more."""
    return {
        each.code: next(points for points in each.options if points >= each.floor(star))
        for each in one.criteria
    }


def at_total(one, star, total):
    """Return the sheet with the star's floors held and exactly this total, or None."""
    low = least_holding(one, star)
    ways = {sum(low.values()): low}
    for each in one.criteria:
        for so_far, points in list(ways.items()):
            for to in each.options:
                if to > low[each.code]:
                    more = so_far + to - low[each.code]
                    ways.setdefault(more, points | {each.code: to})
    return Sheet.of(one, ways[total]) if total in ways else None


SETS = rule_set("26/2026").sets


@pytest.mark.parametrize("star", BANDS)
@pytest.mark.parametrize("one", SETS, ids=lambda one: str(one.number))
def test_each_band_begins_at_its_least_total(one, star):
    edge = at_total(one, star, BANDS[star])
    assert edge is not None or sum(least_holding(one, star).values()) > BANDS[star]
    if edge is not None:
        assert score(edge).stars == star
    below = at_total(one, star, BANDS[star] - 1)
    assert below is None or score(below).stars == star - 1


@pytest.mark.parametrize("one", SETS, ids=lambda one: str(one.number))
def test_each_floor_alone_keeps_its_star_away(one):
    full = {each.code: each.maximum for each in one.criteria}
    assert score(Sheet.of(one, full)).stars == 5
    for each in one.criteria:
        for star, least in each.floors:
            lower = [points for points in each.options if points < least]
            for points in lower:
                sheet = Sheet.of(one, full | {each.code: points})
                assert score(sheet).stars < star
                assert (star, each.code, points, least) in {
                    (m.star, m.criterion, m.has, m.needs) for m in missed_floors(sheet, star - 1)
                }
            held = Sheet.of(one, full | {each.code: least})
            assert score(held).stars >= star


@given(sheets())
@settings(deadline=None)
def test_score_follows_the_definition(sheet):
    found = score(sheet)
    total = sum(sheet.points)
    chosen = sheet.criteria_set.criteria
    held = [
        band.star
        for band in sheet.criteria_set.bands
        if total >= band.least
        and all(has >= one.floor(band.star) for one, has in zip(chosen, sheet.points, strict=True))
    ]
    assert found.stars == max(held)
    assert found.total == total == sum(points for _, points in found.parts)


@given(sheets())
@settings(deadline=None)
def test_missed_floors_are_all_and_only_those_of_higher_stars(sheet):
    stars = score(sheet).stars
    chosen = sheet.criteria_set.criteria
    expected = {
        (star, one.code, has, one.floor(star))
        for star in range(stars + 1, 6)
        for one, has in zip(chosen, sheet.points, strict=True)
        if has < one.floor(star)
    }
    found = [(m.star, m.criterion, m.has, m.needs) for m in missed_floors(sheet, stars)]
    assert set(found) == expected
    assert [one[0] for one in found] == sorted(one[0] for one in found)
