"""A timetable as sheets to print: by slot, by participant, and what cannot be held."""

from __future__ import annotations

from collections.abc import Sequence

from baccau.doors.writing import ColumnOut, Kind, SheetOut, ValueOut
from baccau.engines.scheduling.plan import Timetable
from baccau.engines.scheduling.problem import Problem
from baccau.pipelines.timetable.document import demand_sentence
from baccau.reference.messages import sentence

Columns = tuple[tuple[str, int, Kind], ...]
_ROOM: Columns = (
    ("slot", 8, "integer"),
    ("session", 8, "integer"),
    ("table", 8, "integer"),
    ("meeting", 16, "text"),
    ("participants", 48, "text"),
)
_PERSON: Columns = (
    ("participant", 24, "text"),
    ("slot", 8, "integer"),
    ("table", 8, "integer"),
    ("meeting", 16, "text"),
    ("with", 48, "text"),
    ("breaks", 12, "integer"),
)
_REST: Columns = (("meeting", 16, "text"), ("participants", 48, "text"))
_CONFLICT: Columns = (("conflict", 90, "text"),)


def sheets(problem: Problem, timetable: Timetable, lang: str) -> tuple[SheetOut, ...]:
    """Return the sheets; a conflict, or meetings left out, have one only where there are any."""
    people = {one.id: one.participants for one in problem.meetings}
    held = {one.meeting for one in timetable.held}
    left = [(one.id, ", ".join(people[one.id])) for one in problem.meetings if one.id not in held]
    room = [
        (
            one.slot,
            _session(problem, one.slot),
            one.table,
            one.meeting,
            ", ".join(people[one.meeting]),
        )
        for one in sorted(timetable.held, key=lambda it: (it.slot, it.table))
    ]
    note = summary(problem, timetable, lang)
    found = [
        _sheet("room", _ROOM, room, lang, note),
        _sheet("agendas", _PERSON, _agendas(problem, timetable, people), lang),
    ]
    if left:
        found.append(_sheet("rest", _REST, left, lang))
    if timetable.conflict:
        told = [(demand_sentence(one, lang),) for one in timetable.conflict]
        found.append(_sheet("conflict", _CONFLICT, told, lang))
    return tuple(found)


def summary(problem: Problem, timetable: Timetable, lang: str) -> str:
    """Say in one sentence what was found and what was proved."""
    facts = {
        "held": len(timetable.held),
        "asked": len(problem.meetings),
        "breaks": timetable.breaks,
        "bound": timetable.bound_breaks,
        "conflict": len(timetable.conflict),
    }
    return sentence(f"timetable_{timetable.status}", facts, lang)


def _agendas(
    problem: Problem, timetable: Timetable, people: dict[str, tuple[str, ...]]
) -> list[tuple[ValueOut, ...]]:
    order = {one.id: place for place, one in enumerate(problem.participants)}
    rows = sorted(
        (order[person], one.slot, person, one)
        for one in timetable.held
        for person in people[one.meeting]
    )
    return [
        (
            person,
            slot,
            one.table,
            one.meeting,
            ", ".join(name for name in people[one.meeting] if name != person),
            timetable.breaks_by_participant[person],
        )
        for _, slot, person, one in rows
    ]


def _session(problem: Problem, slot: int) -> int:
    return 1 + sum(end < slot for end in problem.session_ends)


def _sheet(
    name: str, columns: Columns, rows: Sequence[Sequence[ValueOut]], lang: str, note: str = ""
) -> SheetOut:
    return SheetOut(
        name=sentence(f"timetable_sheet_{name}", {}, lang),
        columns=tuple(
            ColumnOut(sentence(f"timetable_column_{title}", {}, lang), width, kind)
            for title, width, kind in columns
        ),
        rows=rows,
        notes=(note,) if note else (),
    )
