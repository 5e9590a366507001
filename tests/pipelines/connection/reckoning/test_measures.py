"""In which unit offers and needs are counted."""

from __future__ import annotations

from fractions import Fraction

from baccau.pipelines.connection.reckoning.measures import Measure, decide, wording

KG = Measure("kg", Fraction(1))
HALF_KG = Measure("kg", Fraction(1, 2))
BOX = Measure("box", Fraction(1))


def measured(*rows):
    words = [wording(side, {"commodity": "honey", **values}) for side, values in rows]
    decided = decide(words)
    return [decided[item] for item in words]


def test_units_of_one_kind_meet_in_their_base():
    assert measured(("offer", {"unit": "tonne"}), ("need", {"unit": "g"})) == [
        Measure("kg", Fraction(1000)),
        Measure("kg", Fraction(1, 1000)),
    ]


def test_a_pack_is_opened_for_a_need_in_kilograms():
    box = {"unit": "box", "pack_size": 500, "pack_unit": "g"}
    assert measured(("offer", box), ("need", {"unit": "kg"})) == [HALF_KG, KG]


def test_a_pack_stays_closed_among_equal_packs():
    box = {"unit": "box", "pack_size": 500, "pack_unit": "g"}
    assert measured(("offer", box), ("need", box)) == [BOX, BOX]
    assert measured(("offer", box), ("need", {"unit": "box"})) == [BOX, BOX]


def test_boxes_of_two_sizes_stay_boxes_for_a_need_that_asks_for_boxes():
    small = {"unit": "box", "pack_size": 0.3, "pack_unit": "kg"}
    large = {"unit": "box", "pack_size": 0.5, "pack_unit": "kg"}
    assert measured(("offer", small), ("offer", large), ("need", {"unit": "box"})) == [BOX] * 3


def test_an_unsized_need_borrows_the_one_content_its_offers_share():
    box = {"unit": "box", "pack_size": 500, "pack_unit": "g"}
    rows = ("offer", box), ("need", {"unit": "box"}), ("need", {"unit": "kg"})
    assert measured(*rows) == [HALF_KG, HALF_KG, KG]


def test_an_unsized_need_borrows_nothing_where_contents_differ():
    small = {"unit": "box", "pack_size": 300, "pack_unit": "g"}
    large = {"unit": "box", "pack_size": 500, "pack_unit": "g"}
    rows = ("offer", small), ("offer", large), ("need", {"unit": "box"}), ("need", {"unit": "kg"})
    assert measured(*rows) == [Measure("kg", Fraction(3, 10)), HALF_KG, BOX, KG]


def test_sized_packs_of_two_kinds_meet_in_what_they_hold():
    bottle = {"unit": "bottle", "pack_size": 750, "pack_unit": "ml"}
    jar = {"unit": "jar", "pack_size": 0.25, "pack_unit": "l"}
    assert measured(("offer", bottle), ("need", jar)) == [
        Measure("l", Fraction(3, 4)),
        Measure("l", Fraction(1, 4)),
    ]


def test_litres_are_never_turned_into_kilograms():
    assert [m.unit for m in measured(("offer", {"unit": "l"}), ("need", {"unit": "kg"}))] == [
        "l",
        "kg",
    ]


def test_other_goods_do_not_open_a_pack():
    box = {"unit": "box", "pack_size": 500, "pack_unit": "g"}
    assert measured(("offer", box), ("need", {"unit": "kg", "commodity": "rice"}))[0] == BOX


def test_a_narrow_offer_is_opened_for_a_broader_need():
    noodles = {"unit": "pack", "pack_size": 500, "pack_unit": "g", "commodity": "fragrant_gourd"}
    assert measured(("offer", noodles), ("need", {"unit": "kg", "commodity": "gourd"})) == [
        HALF_KG,
        KG,
    ]


def test_an_unknown_or_missing_unit_is_counted_as_written():
    assert measured(("offer", {"unit": "basketful"}), ("need", {})) == [
        Measure("basketful", Fraction(1)),
        Measure("", Fraction(1)),
    ]
