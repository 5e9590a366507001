"""Rule sets: criteria with the points they allow, floors by star, bands, and what must hold.

Source of the shape: Decision 26/2026/QD-TTg of 22 May 2026; Decisions 148/QD-TTg (2023) and
1048/QD-TTg (2019) share its bands. All points are whole numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_TOP = 5
"""The highest star; a floor once asked is asked of every star from there to here."""


@dataclass(frozen=True, slots=True)
class Band:
    """A star and the least total that belongs to it."""

    star: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion: the points that may be given, and the least of them a star asks.

    `options` rise, and the last is the maximum. `floors` holds (star, points), stars rising.
    `anomaly` says what in the source of this line is in doubt; empty when nothing is.
    """

    code: str
    title: str
    part: str
    section: int
    options: tuple[int, ...]
    floors: tuple[tuple[int, int], ...] = ()
    commune_assessed: bool = False
    anomaly: str = ""

    @property
    def maximum(self) -> int:
        """Return the most points that may be given."""
        return self.options[-1]

    def floor(self, star: int) -> int:
        """Return the least points a star asks here, 0 when it asks none."""
        return next((points for floored, points in self.floors if floored == star), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """The criteria one kind of product is judged by, in the order of the form."""

    number: int
    name: str
    criteria: tuple[Criterion, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """A decision's rules: weights of the parts, bands by rising star, and its criteria sets.

    `in_force_on` and `ended_on` are None where the source does not say. `sets` is empty where
    the criteria of the decision are not at hand: certificates can name it, nothing is scored.
    """

    code: str
    title: str
    source: str
    issued_on: dt.date
    in_force_on: dt.date | None
    ended_on: dt.date | None
    parts: tuple[tuple[str, int], ...]
    bands: tuple[Band, ...]
    sets: tuple[CriteriaSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a rule set: what, and where; no criterion means the whole set."""

    code: str
    product_set: int
    criterion: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)


def flaws(rule_set: RuleSet) -> tuple[Flaw, ...]:
    """Return what keeps a rule set from being used; empty when it is sound."""
    return tuple(flaw for one in rule_set.sets for flaw in _set_flaws(one, dict(rule_set.parts)))


def _set_flaws(one: CriteriaSet, weights: dict[str, int]) -> Iterator[Flaw]:
    sums: Counter[str] = Counter()
    seen: set[str] = set()
    for criterion in one.criteria:
        if criterion.code in seen:
            yield Flaw("rules_criterion_twice", one.number, criterion.code)
        seen.add(criterion.code)
        sums[criterion.part] += criterion.maximum
        for code, facts in _criterion_flaws(criterion):
            yield Flaw(code, one.number, criterion.code, facts)
    for part in sorted({*weights, *sums}):
        if sums[part] != weights.get(part, 0):
            facts = {"part": part, "sum": sums[part], "weight": weights.get(part, 0)}
            yield Flaw("rules_part_sum", one.number, None, facts)


def _criterion_flaws(criterion: Criterion) -> Iterator[tuple[str, dict[str, Any]]]:
    options = criterion.options
    if options[0] < 0 or any(a >= b for a, b in pairwise(options)):
        yield "rules_options_unordered", {"options": options}
    for star, points in criterion.floors:
        if points not in options:
            yield "rules_floor_not_allowed", {"star": star, "floor": points, "options": options}
    needed = [points for _, points in criterion.floors]
    stars = [star for star, _ in criterion.floors]
    if needed != sorted(needed) or (stars and stars != list(range(stars[0], _TOP + 1))):
        yield "rules_floors_fall", {"floors": needed}
