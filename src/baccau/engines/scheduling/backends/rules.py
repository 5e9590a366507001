"""The rules of a timetable as Boolean constraints: one place at a time, tables, order."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model import LiteralT

from baccau.engines.scheduling.grid import Grid


class RuledModel:
    """A model in which every solution is a timetable that keeps the rules."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.model = cp_model.CpModel()
        self.at: list[dict[int, LiteralT]] = [
            {slot: self.literal() for slot in window} for window in grid.windows
        ]
        self.busy = [self._busy_literals(person) for person in range(len(grid.diaries))]
        self._hold_meetings()
        self._seat_meetings()
        self._order_meetings()

    def literal(self) -> cp_model.IntVar:
        """Return a new literal."""
        return self.model.new_bool_var("")

    def _busy_literals(self, person: int) -> dict[int, LiteralT]:
        """One meeting at a time: exactly one of the meetings of a slot, or idle."""
        grid = self.grid
        busy: dict[int, LiteralT] = {}
        for slot in range(1, grid.slots + 1):
            here = [self.at[one][slot] for one in grid.diaries[person] if slot in self.at[one]]
            if len(here) > 1:
                busy[slot] = self.literal()
                self.model.add_exactly_one([*here, ~busy[slot]])
            elif here:
                busy[slot] = here[0]
        return busy

    def _hold_meetings(self) -> None:
        model, grid = self.model, self.grid
        for places, required in zip(self.at, grid.required, strict=True):
            if required:
                model.add_exactly_one(places.values())
            else:
                model.add_at_most_one(places.values())
        for person, busy in enumerate(self.busy):
            limit = grid.limits[person]
            diary = grid.diaries[person]
            if all(grid.required[one] for one in diary):
                model.add(sum(busy.values(), start=0) == len(diary))
            if limit is not None and limit < len(diary):
                model.add(sum(busy.values(), start=0) <= limit)

    def _seat_meetings(self) -> None:
        """At most `tables` meetings a slot, counted by cluster of meetings that exclude another."""
        grid, model = self.grid, self.model
        clusters = _clusters(grid)
        for slot in range(1, grid.slots + 1):
            held = [
                self.any_of([self.at[one][slot] for one in cluster if slot in self.at[one]])
                for cluster in clusters
            ]
            used = [one for one in held if one is not None]
            if len(used) > grid.tables:
                model.add(sum(used) <= grid.tables)

    def any_of(self, literals: Sequence[LiteralT]) -> LiteralT | None:
        """Return a literal that is true where one of mutually exclusive literals is."""
        if len(literals) <= 1:
            return literals[0] if literals else None
        some = self.literal()
        self.model.add_exactly_one([*literals, ~some])
        return some

    def _order_meetings(self) -> None:
        for first, then in self.grid.precedences:
            begun = self._begun(first)
            for slot, here in self.at[then].items():
                if self.grid.required[first]:
                    self.model.add_bool_or([begun[slot - 1], ~here])
                else:
                    later = [at for other, at in self.at[first].items() if other >= slot]
                    for at in later:
                        self.model.add_bool_or([~at, ~here])

    def _begun(self, meeting: int) -> list[LiteralT]:
        """Return, for each slot from 0, a literal true where the meeting was held by then."""
        model, places = self.model, self.at[meeting]
        begun: list[LiteralT] = [model.new_constant(0)]
        for slot in range(1, self.grid.slots + 1):
            if slot in places:
                begun.append(self.either(begun[-1], places[slot]))
            else:
                begun.append(begun[-1])
        return begun

    def either(self, one: LiteralT, other: LiteralT) -> LiteralT:
        """Return a literal that is true where one or both are."""
        some = self.literal()
        self.model.add_bool_or([one, other, ~some])
        self.model.add_implication(one, some)
        self.model.add_implication(other, some)
        return some


def _clusters(grid: Grid) -> list[list[int]]:
    """Split the meetings into sets that share a participant, few sets: a greedy vertex cover."""
    left = set(range(len(grid.people)))
    clusters = []
    while left:
        open_meetings = [[one for one in diary if one in left] for diary in grid.diaries]
        best = max(open_meetings, key=len)
        clusters.append(best)
        left.difference_update(best)
    return clusters
