"""What a score sheet is worth in stars, what keeps it from more, and the cheapest way up.

Sheet.of(criteria_set, points)   a sheet whose every number is allowed, or all its problems
score(sheet)                     total, parts and stars
missed_floors(sheet, stars)      the floors of higher stars that do not hold
ways_up(sheet, stars)            for each higher star the cheapest raises that reach it
"""

from baccau.engines.scoring.criteria import Band, CriteriaSet, Criterion, Flaw, RuleSet, flaws
from baccau.engines.scoring.explain import MissedFloor, missed_floors
from baccau.engines.scoring.score import Score, score
from baccau.engines.scoring.sheet import Problem, RefusedSheetError, Sheet
from baccau.engines.scoring.way_up import Raise, WayUp, way_up, ways_up

__all__ = [
    "Band",
    "CriteriaSet",
    "Criterion",
    "Flaw",
    "MissedFloor",
    "Problem",
    "Raise",
    "RefusedSheetError",
    "RuleSet",
    "Score",
    "Sheet",
    "WayUp",
    "flaws",
    "missed_floors",
    "score",
    "way_up",
    "ways_up",
]
