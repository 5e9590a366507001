"""Meeting timetables of the published sizes, made up from a seed.

Three families in the shapes of Bofill et al., JAIR 74 (2022): `forum` (about 70 participants,
150 to 300 meetings, 21 to 30 slots in two sessions), `tic` (about 45 participants, 125 to 185
meetings, short days, few free places) and `ticf` (as `tic`, with slots to spare and more
absences). A timetable is drawn first and absences, fixed slots and precedences are laid around
it, so that each instance has a solution; `knotted` ones then get one participant more meetings
than free slots.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from baccau.engines.scheduling.problem import Meeting, Participant, Problem


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a family, and its shares of absences, fixed slots and precedences."""

    people: int
    meetings: int
    slots: int
    tables: int
    away: float = 0.0
    wishes: float = 0.0
    fixed: float = 0.0
    precedences: float = 0.0


SHAPES: dict[str, Shape] = {
    "forum-s": Shape(70, 154, 21, 14, wishes=0.1),
    "forum-m": Shape(70, 195, 22, 14, away=0.05, wishes=0.1),
    "forum-l": Shape(76, 300, 30, 25, away=0.15, wishes=0.05, fixed=0.02),
    "forum-p": Shape(70, 154, 21, 14, away=0.15, precedences=0.15),
    "tic-s": Shape(42, 125, 8, 21),
    "tic-m": Shape(47, 180, 10, 21),
    "tic-f": Shape(46, 184, 10, 21, away=0.05, fixed=0.05),
    "tic-p": Shape(42, 125, 8, 21, precedences=0.15),
    "ticf-s": Shape(42, 125, 14, 21, away=0.15, wishes=0.3),
    "ticf-m": Shape(47, 180, 21, 14, away=0.2, wishes=0.2),
    "ticf-p": Shape(47, 180, 21, 14, away=0.2, precedences=0.15),
    "ticf-l": Shape(56, 240, 24, 16, away=0.15, wishes=0.1, fixed=0.05, precedences=0.05),
}


def meetings(name: str, seed: int, *, knotted: bool = False) -> Problem:
    """Return one instance of a shape."""
    shape = SHAPES[name]
    chance = random.Random(f"{name} {seed}")
    pairs = _planted(shape, chance)
    ends = ((shape.slots * 3 + 2) // 5, shape.slots)
    busy: list[set[int]] = [set() for _ in range(shape.people)]
    for first, second, slot in pairs:
        busy[first].add(slot)
        busy[second].add(slot)
    people = tuple(
        Participant(id=f"p{index + 1}", unavailable=_away(shape, taken, chance))
        for index, taken in enumerate(busy)
    )
    asked = tuple(_meeting(shape, index, pair, ends, chance) for index, pair in enumerate(pairs))
    if knotted:
        asked = (*asked, *_too_many(asked, shape))
    return Problem(
        slots=shape.slots,
        session_ends=ends,
        tables=shape.tables,
        participants=people,
        meetings=asked,
        precedences=_precedences(shape, pairs, chance),
        max_break_difference=2,
    )


def _planted(shape: Shape, chance: random.Random) -> list[tuple[int, int, int]]:
    """Draw pairs with a slot each: some participants are sought after, few meet twice."""
    draw = [1.0 / (1 + index % 12) ** 0.5 for index in range(shape.people)]
    taken: set[tuple[int, int]] = set()
    met: set[tuple[int, int]] = set()
    load = [0] * (shape.slots + 1)
    pairs: list[tuple[int, int, int]] = []
    while len(pairs) < shape.meetings:
        first, second = chance.choices(range(shape.people), draw, k=2)
        free = [
            slot
            for slot in range(1, shape.slots + 1)
            if load[slot] < shape.tables and not {(first, slot), (second, slot)} & taken
        ]
        if first == second or (min(first, second), max(first, second)) in met or not free:
            continue
        # Mostly next to what either has, as people who plan by hand do
        near = [slot for slot in free if _beside(slot, first, second, taken)]
        slot = chance.choice(near or free)
        met.add((min(first, second), max(first, second)))
        taken.update({(first, slot), (second, slot)})
        load[slot] += 1
        pairs.append((first, second, slot))
    return pairs


def _beside(slot: int, first: int, second: int, taken: set[tuple[int, int]]) -> bool:
    return bool({(person, slot + step) for person in (first, second) for step in (-1, 1)} & taken)


def _away(shape: Shape, taken: set[int], chance: random.Random) -> frozenset[int]:
    """Draw absences among the slots the planted timetable does not use."""
    free = [slot for slot in range(1, shape.slots + 1) if slot not in taken]
    return frozenset(chance.sample(free, min(len(free), round(shape.away * shape.slots))))


def _meeting(
    shape: Shape,
    index: int,
    pair: tuple[int, int, int],
    ends: tuple[int, int],
    chance: random.Random,
) -> Meeting:
    first, second, slot = pair
    session = 1 if slot <= ends[0] else 2
    return Meeting(
        id=f"m{index + 1}",
        participants=(f"p{first + 1}", f"p{second + 1}"),
        sessions=(session,) if chance.random() < shape.wishes else None,
        slot=slot if chance.random() < shape.fixed else None,
    )


def _precedences(
    shape: Shape, pairs: list[tuple[int, int, int]], chance: random.Random
) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    while len(found) < round(shape.precedences * len(pairs)):
        first, then = chance.sample(range(len(pairs)), 2)
        if pairs[first][2] < pairs[then][2]:
            found.append((f"m{first + 1}", f"m{then + 1}"))
    return tuple(found)


def _too_many(asked: tuple[Meeting, ...], shape: Shape) -> list[Meeting]:
    """Meetings that give the first participant one more than the day has slots."""
    own = sum("p1" in meeting.participants for meeting in asked)
    others = [f"p{index + 2}" for index in range(shape.people - 1)]
    return [
        Meeting(id=f"x{index + 1}", participants=("p1", others[index % len(others)]))
        for index in range(shape.slots + 1 - own)
    ]


def fair(seed: int, scale: float, seconds: float) -> Problem:
    """Return a fair of 150 producers and 60 buyers times `scale`, with 1,200 wishes to choose from.

    20 slots in two sessions, 40 tables, priorities 1 to 3, 8 % absences, 10 % wishes for a session.
    """
    chance = random.Random(f"fair {seed}")
    slots = 20
    producers = [f"s{index + 1}" for index in range(round(150 * scale))]
    buyers = [f"b{index + 1}" for index in range(round(60 * scale))]
    pairs = chance.sample(
        [(one, other) for one in producers for other in buyers], round(1_200 * scale)
    )
    return Problem(
        slots=slots,
        session_ends=(10, slots),
        tables=round(40 * scale),
        participants=tuple(
            Participant(
                id=name,
                unavailable=frozenset(
                    slot for slot in range(1, slots + 1) if chance.random() < 0.08
                ),
            )
            for name in [*producers, *buyers]
        ),
        meetings=tuple(
            Meeting(
                id=f"w{index + 1}",
                participants=pair,
                sessions=(chance.randint(1, 2),) if chance.random() < 0.1 else None,
                required=False,
                weight=chance.randint(1, 3),
            )
            for index, pair in enumerate(pairs)
        ),
        seconds=seconds,
    )
