"""The shipped rules are whole, and a damaged file is refused with its line."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tomllib
from pathlib import Path

import pytest

from baccau.engines.scoring import Band
from baccau.reference import criteria
from baccau.reference.criteria import (
    BadRulesError,
    criteria_set,
    read_rule_set,
    rule_set,
    rule_sets,
)
from baccau.reference.product_sets import product_sets

DATA = Path(criteria.__file__).parent / "data" / "criteria"
HEADER = tomllib.loads((DATA / "rule_sets.toml").read_text(encoding="utf-8"))["rule_set"][0]
LINES = (DATA / "26-2026.csv").read_text(encoding="utf-8").splitlines(keepends=True)
SETS = rule_set("26/2026").sets

# Decision 26/2026, maxima of sections A1 A2 A3 B4 B5 by product set
SECTIONS = {
    **dict.fromkeys((1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 18, 22), (18, 10, 12, 13, 12)),
    5: (16, 12, 12, 13, 12),
    **dict.fromkeys((14, 15, 16, 17, 19, 20), (17, 11, 12, 13, 12)),
    **dict.fromkeys((21, 23, 24, 25), (19, 9, 12, 13, 12)),
    26: (14, 12, 14, 17, 8),
}
# floors of 3, 4 and 5 stars: how many criteria carry one
FLOORS = {
    1: (7, 15, 16),
    6: (8, 17, 17),
    7: (8, 18, 18),
    11: (8, 16, 16),
    14: (8, 14, 14),
    18: (7, 13, 13),
    21: (7, 12, 14),
    26: (1, 2, 2),
}


def test_rule_sets_name_three_decisions_the_newest_first():
    assert [(one.code, one.issued_on, one.ended_on) for one in rule_sets()] == [
        ("26/2026", dt.date(2026, 5, 22), None),
        ("148/2023", dt.date(2023, 2, 24), dt.date(2026, 7, 21)),
        ("1048/2019", dt.date(2019, 8, 21), dt.date(2023, 2, 24)),
    ]
    assert [dict(one.parts) for one in rule_sets()] == [
        {"A": 40, "B": 25, "C": 35},
        {"A": 40, "B": 25, "C": 35},
        {"A": 35, "B": 25, "C": 40},
    ]
    bands = (Band(1, 0), Band(2, 30), Band(3, 50), Band(4, 70), Band(5, 90))
    assert {one.bands for one in rule_sets()} == {bands}
    assert all(one.source for one in rule_sets())


def test_older_decisions_have_no_criteria():
    assert [len(one.sets) for one in rule_sets()] == [26, 0, 0]
    with pytest.raises(KeyError):
        criteria_set("148/2023", 11)
    with pytest.raises(KeyError):
        rule_set("25/2026")


def test_criteria_are_787_in_the_product_sets_of_the_registry():
    assert sum(len(one.criteria) for one in SETS) == 787
    assert [one.number for one in SETS] == [one.code for one in product_sets()]


@pytest.mark.parametrize("one", SETS, ids=lambda one: str(one.number))
def test_each_set_sums_to_its_parts_and_sections(one):
    parts = {"A": 0, "B": 0, "C": 0}
    sections = dict.fromkeys((1, 2, 3, 4, 5), 0)
    for each in one.criteria:
        parts[each.part] += each.maximum
        if each.part != "C":
            sections[each.section] += each.maximum
    assert parts == {"A": 40, "B": 25, "C": 35}
    assert tuple(sections.values()) == SECTIONS[one.number]


@pytest.mark.parametrize("number", FLOORS)
def test_floors_are_as_many_as_the_decision_has(number):
    found = criteria_set("26/2026", number).criteria
    assert (
        tuple(sum(each.floor(star) > 0 for each in found) for star in (3, 4, 5)) == FLOORS[number]
    )


def test_commune_assesses_origin_idea_labour_and_identity():
    tea = criteria_set("26/2026", 11).criteria
    assert [each.code for each in tea if each.commune_assessed] == ["1.1", "2.1", "3.3", "5.3"]


def test_anomalies_of_the_transcript_are_marked():
    marked = [(one.number, each.code) for one in SETS for each in one.criteria if each.anomaly]
    assert marked == [(3, "5.1"), (7, "3.1"), (10, "3.5")]


def edited(line, **cells):
    """Return the shipped lines with cells of one line (1 is the header) changed."""
    rows = list(csv.reader(LINES))
    for name, text in cells.items():
        rows[line - 1][rows[0].index(name)] = text
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().splitlines(keepends=True)


DAMAGE = {
    "options end below the maximum": ({"allowed_points": "1|2"}, "allowed points end at 2"),
    "options out of order": ({"allowed_points": "2|1|3"}, "rules_options_unordered"),
    "points below nothing": ({"allowed_points": "-1|3"}, "rules_options_unordered"),
    "options that are no numbers": ({"allowed_points": "1|x|3"}, "invalid literal"),
    "no options": ({"allowed_points": ""}, "invalid literal"),
    "a floor that is no option": ({"floor_5star": "4"}, "rules_floor_not_allowed"),
    "floors that fall": ({"floor_4star": "3", "floor_5star": "2"}, "rules_floors_fall"),
    "a floor the next star drops": ({"floor_3star": "1"}, "rules_floors_fall"),
    "a maximum the part cannot hold": ({"max_points": "4", "allowed_points": "1|4"}, None),
    "a code told twice": ({"criterion_code": "1.3"}, "rules_criterion_twice"),
    "a part there is not": ({"part": "D"}, None),
    "no code": ({"criterion_code": " "}, "no criterion code"),
    "a mark of the commune in other words": ({"commune_prescreened": "x"}, "commune_prescreened"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged_line_is_refused_with_its_line(damage):
    cells, said = DAMAGE[damage]
    with pytest.raises(BadRulesError) as refused:
        read_rule_set(HEADER, "rules.csv", edited(5, **cells))
    if said is None:  # the sum is the set's, which begins on line 2
        assert any(
            one.startswith("rules.csv:2: set 1: rules_part_sum") for one in refused.value.complaints
        )
    else:
        assert any(
            one.startswith("rules.csv:5: ") and said in one for one in refused.value.complaints
        )


def test_undamaged_lines_are_taken():
    assert read_rule_set(HEADER, "rules.csv", edited(5)) == rule_set("26/2026")


def test_missing_line_set_or_column_is_refused():
    with pytest.raises(BadRulesError, match=r"rules.csv:2: set 1: rules_part_sum"):
        read_rule_set(HEADER, "rules.csv", [*LINES[:4], *LINES[5:]])
    without_last_set = [line for line in LINES if not line.startswith("26,")]
    with pytest.raises(BadRulesError, match=r"missing or beyond 26: \[26\]"):
        read_rule_set(HEADER, "rules.csv", without_last_set)
    with pytest.raises(BadRulesError, match=r"rules.csv:1: no column part"):
        read_rule_set(HEADER, "rules.csv", [LINES[0].replace(",part,", ",p,"), *LINES[1:]])
    with pytest.raises(BadRulesError, match=r"rules.csv:1: "):
        read_rule_set(HEADER, "rules.csv", [])


def test_all_damaged_lines_are_told_at_once():
    lines = edited(5, allowed_points="1|2")
    lines[9] = lines[9].replace('1,"', 'one,"', 1)
    with pytest.raises(BadRulesError) as refused:
        read_rule_set(HEADER, "rules.csv", lines)
    told = [one.split(":")[1] for one in refused.value.complaints]
    assert {"5", "10"} <= set(told)


def test_header_with_wrong_weights_or_bands_is_refused():
    with pytest.raises(BadRulesError, match="sum to 100"):
        read_rule_set(HEADER | {"parts": {"A": 40, "B": 25, "C": 34}}, "", ())
    with pytest.raises(BadRulesError, match="bands rise"):
        read_rule_set(HEADER | {"bands": [[1, 0], [2, 30], [3, 50], [4, 50], [5, 90]]}, "", ())
