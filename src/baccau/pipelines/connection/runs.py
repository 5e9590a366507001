"""Consecutive months that say the same, told once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Monthly(Protocol):
    """Anything that belongs to one month, 1-12."""

    @property
    def month(self) -> int:
        """Return the month."""


Item = TypeVar("Item", bound=Monthly)


@dataclass(frozen=True, slots=True)
class Run(Generic[Item]):
    """Items alike from one month to another without a gap; `first` stands for all."""

    first: Item
    last_month: int

    @property
    def months(self) -> int:
        """Return how many months it lasts."""
        return self.last_month - self.first.month + 1


def runs(items: Iterable[Item], alike: Callable[[Item], Hashable]) -> list[Run[Item]]:
    """Return runs of items with equal `alike`, in the order in which they begin."""
    open_runs: dict[Hashable, int] = {}
    found: list[Run[Item]] = []
    for item in items:
        same = alike(item)
        place = open_runs.get(same)
        if place is not None and found[place].last_month == item.month - 1:
            found[place] = Run(found[place].first, item.month)
        else:
            open_runs[same] = len(found)
            found.append(Run(item, item.month))
    return found
