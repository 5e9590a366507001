"""What a timetable answers: who meets when and where, what was proved, or what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Fact = str | int | None


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in its slot and at its table, both from 1."""

    meeting: str
    slot: int
    table: int


@dataclass(frozen=True, slots=True)
class Demand:
    """Something the problem asks for, as a code and what it names.

    Codes: `meeting_required`, `meeting_fixed`, `meeting_sessions`, `participant_unavailable`,
    `participant_limit`, `precedence`, `tables`, `break_difference`.
    """

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A timetable and its certificate: "optimal" only where every level is proved.

    Levels, in order: weight of the meetings held; participants with a meeting, of those with a
    wish; fewest breaks.
    """

    status: Status
    held: tuple[Held, ...]
    breaks: int
    bound_breaks: int
    """No timetable of this weight and reach has fewer breaks; 0 where nothing was proved."""
    breaks_by_participant: Mapping[str, int]
    weight: int = 0
    bound_weight: int = 0
    """No timetable holds meetings of more weight."""
    conflict: tuple[Demand, ...] = ()
    """Where infeasible: demands that cannot all be kept."""
    conflict_irreducible: bool = False
    """Whether the rest was shown possible without any one of `conflict`."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Something a timetable claims that the problem does not bear out."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
