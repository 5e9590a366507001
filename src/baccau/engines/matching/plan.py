"""What a plan answers: lines, objective, bound, and reasons as codes with numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from baccau.engines.matching.problem import Line

Fact = str | int | float | bool | None | tuple[str, ...] | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: a code and its numbers. Sentences are chosen by the faces."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objective:
    """The three levels, in order: each is maximised among the best of the one before.

    `served_value_vnd`: Σ quantity × the need's worth per unit (its ceiling; where none is
    given, the dearest eligible delivered price). `fairness`: share of that value that goes to
    favoured offers, 0–1. `net_income_vnd`: Σ quantity × (producer's price − freight).
    """

    served_value_vnd: int
    fairness: float
    net_income_vnd: int


@dataclass(frozen=True, slots=True)
class Allocation:
    """One line of the plan with its money: VND per unit."""

    line: Line
    price_vnd: int
    freight_vnd: int
    worth_vnd: int
    """The need's worth per unit, the weight of level 1."""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its certificate: `optimal` only where the bound equals the served value.

    Level 1 is what status and bound speak of; `proven_pieces` counts the pieces in which the
    later levels are proven too.
    """

    status: Literal["optimal", "feasible"]
    allocations: tuple[Allocation, ...]
    objective: Objective
    bound_served_value_vnd: int
    pieces: int
    """Independent parts the problem fell into."""
    proven_pieces: int


@dataclass(frozen=True, slots=True)
class Violation:
    """Something a plan claims that the problem does not bear out."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unserved:
    """What is missing of a need in a month, why, and the smallest changes that would serve it."""

    need: str
    month: int
    quantity: int
    reasons: tuple[Reason, ...]
    """How many offers fail on what, most first (`offers`), or have sold out."""
    smallest_changes: tuple[Reason, ...]
    """Each confirmed by solving again with it: `serves_quantity` more units in this month, and
    `displaces_value_vnd` no longer served elsewhere. Changes that only help together share a
    number from 1 in `together`; 0 stands alone."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What keeps an offer from selling more, and what closing it is worth over the year."""

    offer: str
    reason: Reason
    unlocks_demands: int
    """Needs that would take more from this producer."""
    unlocks_value_vnd: int
    """Σ quantity × producer's price this producer would sell more, by solving again."""
    with_reasons: tuple[Reason, ...] = ()
    """What must be closed together with `reason`; empty where it is enough alone."""
