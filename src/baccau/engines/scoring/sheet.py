"""A score sheet: one allowed number for every criterion of its set, or every reason it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from baccau.engines.scoring.criteria import CriteriaSet


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the points of a sheet.

    Codes: `criterion_missing`, `criterion_unknown`, `points_not_allowed` (facts `points` and
    `options`).
    """

    code: str
    criterion: str
    facts: dict[str, Any] = field(default_factory=dict)


class RefusedSheetError(ValueError):
    """Points that make no sheet; `problems` has at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Points as the council gave them: `points[i]` is for `criteria_set.criteria[i]`."""

    criteria_set: CriteriaSet
    points: tuple[int, ...]

    @classmethod
    def of(cls, criteria_set: CriteriaSet, points: Mapping[str, object]) -> Sheet:
        """Return the sheet that gives each criterion, by code, its points.

        Raises:
            RefusedSheetError: with every problem, in the order of the form, unknown codes last.
        """
        problems = tuple(_problems(criteria_set, points))
        if problems:
            raise RefusedSheetError(problems)
        given = tuple(points[criterion.code] for criterion in criteria_set.criteria)
        return cls(criteria_set, given)  # type: ignore[arg-type]  # each was just found among the options


def _problems(criteria_set: CriteriaSet, points: Mapping[str, object]) -> Iterator[Problem]:
    known = set()
    for criterion in criteria_set.criteria:
        known.add(criterion.code)
        if criterion.code not in points:
            yield Problem("criterion_missing", criterion.code)
            continue
        given = points[criterion.code]
        # True == 1 and 1.0 == 1 in Python; a sheet says a whole number or is refused
        if type(given) is not int or given not in criterion.options:
            facts = {"points": given, "options": criterion.options}
            yield Problem("points_not_allowed", criterion.code, facts)
    for code in points:
        if code not in known:
            yield Problem("criterion_unknown", code)
