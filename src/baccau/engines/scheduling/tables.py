"""Tables for meetings whose times are fixed: people stay where they sat, as far as they can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baccau.engines.scheduling.grid import Grid


def tables_of(grid: Grid, slots: Mapping[int, int]) -> dict[int, int]:
    """Return a table, from 1, for each meeting; no table is used twice in a slot.

    Slot by slot, the participants with most meetings first: a meeting goes where one of its
    people sat last, else to the table nobody present sat at, lowest first.
    """
    load = [sum(one in slots for one in diary) for diary in grid.diaries]
    last: dict[int, int] = {}
    tables: dict[int, int] = {}
    by_slot: dict[int, list[int]] = {}
    for meeting, slot in sorted(slots.items()):
        by_slot.setdefault(slot, []).append(meeting)
    for slot in sorted(by_slot):
        free = set(range(1, grid.tables + 1))
        waiting = list(by_slot[slot])
        for person in _by_load(load, {one for it in waiting for one in grid.people[it]}):
            table = last.get(person, 0)
            theirs = next((one for one in waiting if person in grid.people[one]), None)
            if theirs is not None and table in free:
                free.remove(table)
                waiting.remove(theirs)
                tables[theirs] = table
        claimed = [table for table in last.values() if table in free]
        for meeting in waiting:
            table = min(free, key=lambda one: (claimed.count(one), one))
            free.remove(table)
            tables[meeting] = table
        for meeting in by_slot[slot]:
            for person in grid.people[meeting]:
                last[person] = tables[meeting]
    return tables


def _by_load(load: list[int], people: Iterable[int]) -> list[int]:
    return sorted(people, key=lambda person: (-load[person], person))
