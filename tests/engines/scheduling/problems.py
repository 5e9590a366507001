"""Small problems for tests."""

from __future__ import annotations

from hypothesis import strategies as st

from baccau.engines.scheduling.problem import Meeting, Participant, Problem

NAMES = ("a", "b", "c", "d")


@st.composite
def problems(draw, *, required=None):
    """Problems small enough to try every timetable of."""
    slots = draw(st.integers(1, 6))
    ends = draw(st.sets(st.integers(1, slots), max_size=1)) | {slots}
    people = tuple(
        Participant(
            id=name,
            unavailable=frozenset(draw(st.sets(st.integers(1, slots), max_size=2))),
            max_meetings=draw(st.sampled_from((None, None, None, 1, 2))),
        )
        for name in NAMES[: draw(st.integers(2, 4))]
    )
    meetings = tuple(
        draw(_meetings(f"m{number}", slots, len(ends), [one.id for one in people], required))
        for number in range(draw(st.integers(0, 5)))
    )
    names = [one.id for one in meetings]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)) if names else st.nothing()
    return Problem(
        slots=slots,
        session_ends=tuple(sorted(ends)),
        tables=draw(st.integers(1, 3)),
        participants=people,
        meetings=meetings,
        precedences=tuple(draw(st.lists(pairs, max_size=2))) if names else (),
        max_break_difference=draw(st.sampled_from((None, None, 0, 1))),
    )


@st.composite
def _meetings(draw, name, slots, sessions, people, required):
    size = draw(st.sampled_from((2, 2, 2, 1, 3)))
    group = draw(st.permutations(people))[: min(size, len(people))]
    asked = draw(st.one_of(st.none(), st.none(), st.sets(st.integers(1, sessions), min_size=1)))
    return Meeting(
        id=name,
        participants=tuple(group),
        sessions=None if asked is None else tuple(sorted(asked)),
        slot=draw(st.sampled_from((None, None, None, None, slots))),
        required=draw(st.booleans()) if required is None else required,
        weight=draw(st.integers(0, 3)),
    )


def fair(**changes):
    """Three people, three pairs, four slots, one table."""
    return Problem(
        **{
            "slots": 4,
            "session_ends": (2, 4),
            "tables": 1,
            "participants": tuple(Participant(id=name) for name in NAMES[:3]),
            "meetings": (
                Meeting(id="ab", participants=("a", "b")),
                Meeting(id="bc", participants=("b", "c")),
                Meeting(id="ac", participants=("a", "c")),
            ),
            **changes,
        }
    )
