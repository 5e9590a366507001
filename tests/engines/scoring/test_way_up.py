"""The way up is the cheapest there is: against trying everything, and on the real rules."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.scoring.small_sets import cheapest_by_trying, sheets

from baccau.engines.scoring import Band, CriteriaSet, Criterion, Sheet, score, way_up, ways_up
from baccau.reference.criteria import rule_set

BANDS = (Band(1, 0), Band(2, 30), Band(3, 50), Band(4, 70), Band(5, 90))


@given(sheets())
@settings(max_examples=300, deadline=None)
def test_way_up_is_what_trying_everything_finds(sheet):
    for band in sheet.criteria_set.bands:
        way = way_up(sheet, band)
        tried = cheapest_by_trying(sheet, band)
        found = None if way is None else [(int(one.criterion), one.to) for one in way.raises]
        assert found == tried


def after(sheet, way):
    given = dict(zip((one.code for one in sheet.criteria_set.criteria), sheet.points, strict=True))
    return Sheet.of(sheet.criteria_set, given | {one.criterion: one.to for one in way.raises})


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_way_reaches_its_star_on_the_real_rules(data):
    one = data.draw(st.sampled_from(rule_set("26/2026").sets))
    sheet = Sheet.of(
        one, {each.code: data.draw(st.sampled_from(each.options)) for each in one.criteria}
    )
    stars = score(sheet).stars
    ways = ways_up(sheet, stars)
    assert [way.star for way in ways] == list(range(stars + 1, 6))
    for way in ways:
        raised = after(sheet, way)
        assert score(raised).stars >= way.star
        assert score(raised).total == way.points
        assert all(one.to > one.has for one in way.raises)


@given(sheets())
@settings(deadline=None)
def test_no_raise_of_a_way_can_be_left_out(sheet):
    for way in ways_up(sheet, score(sheet).stars):
        for left in way.raises:
            kept = type(way)(way.star, tuple(x for x in way.raises if x != left), 0)
            assert score(after(sheet, kept)).stars < way.star


def made(*chosen):
    criteria = tuple(
        Criterion(code=str(at), title="", part="A", section=1, options=options, floors=floors)
        for at, (options, floors) in enumerate(chosen)
    )
    return CriteriaSet(number=1, name="", criteria=criteria, bands=BANDS)


def test_way_up_prefers_fewer_criteria_to_fewer_points():
    one = made(((66,), ()), ((0, 2), ()), ((0, 2), ()), ((0, 5), ()))
    way = way_up(Sheet(one, (66, 0, 0, 0)), BANDS[3])
    assert [(up.criterion, up.to) for up in way.raises] == [("3", 5)]
    assert way.points == 71


def test_way_up_raises_a_missed_floor_beyond_it_rather_than_one_more_criterion():
    one = made(((66,), ()), ((0, 3, 5), ((4, 3), (5, 3))), ((0, 1), ()))
    way = way_up(Sheet(one, (66, 0, 0)), BANDS[3])
    assert [(up.criterion, up.has, up.to) for up in way.raises] == [("1", 0, 5)]


def test_way_up_is_none_when_a_floor_or_the_band_is_out_of_reach():
    assert way_up(Sheet(made(((0, 10), ())), (0,)), BANDS[1]) is None
    assert way_up(Sheet(made(((80,), ((4, 90), (5, 90)))), (80,)), BANDS[3]) is None


def test_way_up_of_a_star_already_held_is_nothing():
    way = way_up(Sheet(made(((80,), ())), (80,)), BANDS[2])
    assert (way.raises, way.points) == ((), 80)
