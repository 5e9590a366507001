"""A sheet takes exactly the allowed points of exactly its criteria, and says every problem."""

from __future__ import annotations

import pytest

from baccau.engines.scoring import Band, CriteriaSet, Criterion, RefusedSheetError, Sheet

ONE = CriteriaSet(
    number=1,
    name="",
    criteria=(
        Criterion(code="1.1", title="", part="A", section=1, options=(1, 3, 5)),
        Criterion(code="1.2", title="", part="A", section=1, options=(0, 1)),
    ),
    bands=(Band(1, 0),),
)


def test_sheet_keeps_the_order_of_the_form():
    assert Sheet.of(ONE, {"1.2": 0, "1.1": 5}).points == (5, 0)


@pytest.mark.parametrize("points", [2, 0, 6, -1, 3.0, "3", True, None, [3]])
def test_sheet_refuses_points_that_are_no_option(points):
    with pytest.raises(RefusedSheetError) as refused:
        Sheet.of(ONE, {"1.1": points, "1.2": 0})
    (problem,) = refused.value.problems
    assert (problem.code, problem.criterion) == ("points_not_allowed", "1.1")
    assert problem.facts == {"points": points, "options": (1, 3, 5)}


def test_sheet_tells_all_problems_at_once():
    with pytest.raises(RefusedSheetError) as refused:
        Sheet.of(ONE, {"9.9": 1, "1.2": 7})
    assert [(one.code, one.criterion) for one in refused.value.problems] == [
        ("criterion_missing", "1.1"),
        ("points_not_allowed", "1.2"),
        ("criterion_unknown", "9.9"),
    ]
