"""What a timetable is asked: who meets whom, when they can, and how many tables there are.

Slots count from 1. The day is one line: a break runs across noon. Session k covers the slots
after the end of session k - 1 up to its own end.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One diary; it is in one place at a time."""

    id: str
    unavailable: frozenset[int] = frozenset()
    """Slots in which it cannot meet; between two meetings they count as idle."""
    max_meetings: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A wish to meet; takes one slot and one table, and every one of its participants."""

    id: str
    participants: tuple[str, ...]
    sessions: tuple[int, ...] | None = None
    """Sessions it may be held in, from 1; `None` is any."""
    slot: int | None = None
    """The slot it is fixed to; `None` is free."""
    required: bool = True
    weight: int = 1
    """What holding it is worth against other meetings that are not required."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Everything a timetable depends on; with proof, equal problems have equal objectives."""

    slots: int
    session_ends: tuple[int, ...]
    """Last slot of each session, rising; the last is `slots`."""
    tables: int
    """Most meetings in one slot."""
    participants: tuple[Participant, ...]
    meetings: tuple[Meeting, ...]
    precedences: tuple[tuple[str, str], ...] = ()
    """Pairs (earlier, later); bind where both are held."""
    max_break_difference: int | None = None
    """Most by which the breaks of any two participants differ, those with no meeting among them."""
    seed: int = 0
    seconds: float = 60.0
    """Time for proof; past it the best timetable is given with its bound."""

    @cached_property
    def session_slots(self) -> tuple[range, ...]:
        """Slots of each session, in order."""
        starts = (0, *self.session_ends[:-1])
        return tuple(
            range(start + 1, end + 1) for start, end in zip(starts, self.session_ends, strict=True)
        )
