"""On the real rules the way up costs what an integer program says it must."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from baccau.engines.scoring import Sheet, way_up
from baccau.reference.criteria import rule_set

SETS = rule_set("26/2026").sets
CRITERION = 1_000  # more than all points together: fewest criteria first


def least_cost(sheet, band):
    """Return criteria raised and points gained, the least of the first, then of the second."""
    gains, raised, rows = [], [], []
    for at, (one, has) in enumerate(zip(sheet.criteria_set.criteria, sheet.points, strict=True)):
        for to in one.options:
            if to >= has and to >= one.floor(band.star):
                gains.append(to - has)
                raised.append(to > has)
                rows.append(at)
    one_each = np.zeros((len(sheet.points), len(rows)))
    one_each[rows, range(len(rows))] = 1
    found = milp(
        c=CRITERION * np.array(raised) + np.array(gains),
        integrality=np.ones(len(rows)),
        options={"mip_rel_gap": 0},  # the usual 1e-4 of some 15,000 would hide a point
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(one_each, 1, 1),
            LinearConstraint([gains], lb=band.least - sum(sheet.points)),
        ],
    )
    assert found.success
    return divmod(round(found.fun), CRITERION)


@pytest.mark.parametrize("one", SETS, ids=lambda one: str(one.number))
def test_way_up_costs_what_the_integer_program_says(one):
    chance = random.Random(one.number)  # noqa: S311  (seeded sheets, not secrets)
    for _ in range(3):
        points = {each.code: chance.choice(each.options) for each in one.criteria}
        sheet = Sheet.of(one, points)
        for band in one.bands[2:]:
            way = way_up(sheet, band)
            gained = way.points - sum(sheet.points)
            assert (len(way.raises), gained) == least_cost(sheet, band)
