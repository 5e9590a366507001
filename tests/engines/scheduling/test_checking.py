"""A right timetable passes; each planted wrong is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.engines.scheduling.problems import fair

from baccau.engines.scheduling import check, solve
from baccau.engines.scheduling.plan import Demand, Held, Timetable
from baccau.engines.scheduling.problem import Meeting, Participant


def right(*held, breaks=0, **changes):
    """The timetable ab 1, bc 2, ac 3, or the one given; figures as they should be."""
    held = held or (Held("ab", 1, 1), Held("bc", 2, 1), Held("ac", 3, 1))
    return Timetable(
        **{
            "status": "feasible",
            "held": held,
            "breaks": 1 if breaks == 0 else breaks,
            "bound_breaks": 0,
            "breaks_by_participant": {"a": 1, "b": 0, "c": 0},
            "weight": 3,
            "bound_weight": 3,
            **changes,
        }
    )


def codes(problem, timetable):
    return {one.code for one in check(problem, timetable)}


def test_a_right_timetable_passes():
    assert codes(fair(), right()) == set()


def test_what_solve_says_passes():
    assert check(fair(), solve(fair())) == ()


AT = {
    "ab": Held("ab", 1, 1),
    "bc": Held("bc", 2, 1),
    "ac": Held("ac", 3, 1),
}


def moved(**changes):
    return tuple({**AT, **changes}.values())


@pytest.mark.parametrize(
    ("held", "code"),
    [
        (moved(ab=Held("zz", 1, 1)), "meeting_unknown"),
        (moved(ab=Held("zz", 1, 1)), "meeting_missing"),
        ((*AT.values(), Held("ab", 4, 1)), "meeting_twice"),
        (moved(ac=Held("ac", 5, 1)), "slot_outside"),
        (moved(ac=Held("ac", 0, 1)), "slot_outside"),
        (moved(ab=Held("ab", 2, 2)), "participant_twice"),
        (moved(ab=Held("ab", 1, 2)), "table_outside"),
        (moved(ab=Held("ab", 1, 0)), "table_outside"),
        (moved(ab=Held("ab", 2, 1)), "table_twice"),
    ],
)
def test_a_planted_wrong_is_named(held, code):
    assert code in codes(fair(), right(*held))


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (fair(precedences=(("ac", "ab"),)), "order_broken"),
        (fair(precedences=(("ab", "ab"),)), "order_broken"),
        (fair(max_break_difference=0), "break_difference"),
        (
            fair(
                participants=(
                    Participant(id="a", unavailable=frozenset({3})),
                    Participant(id="b"),
                    Participant(id="c"),
                )
            ),
            "participant_unavailable",
        ),
        (
            fair(
                participants=(
                    Participant(id="a", max_meetings=1),
                    Participant(id="b"),
                    Participant(id="c"),
                )
            ),
            "participant_limit",
        ),
        (
            fair(
                meetings=(
                    Meeting(id="ab", participants=("a", "b"), slot=2),
                    Meeting(id="bc", participants=("b", "c")),
                    Meeting(id="ac", participants=("a", "c")),
                )
            ),
            "slot_not_fixed_one",
        ),
        (
            fair(
                meetings=(
                    Meeting(id="ab", participants=("a", "b"), sessions=(2,)),
                    Meeting(id="bc", participants=("b", "c")),
                    Meeting(id="ac", participants=("a", "c")),
                )
            ),
            "session_not_asked",
        ),
    ],
)
def test_a_rule_broken_is_named(problem, code):
    assert codes(problem, right()) == {code}


@pytest.mark.parametrize(
    "claim",
    [
        {"breaks": 2},
        {"breaks_by_participant": {"a": 0, "b": 1, "c": 0}},
        {"weight": 4, "bound_weight": 4},
        {"bound_breaks": 2},
        {"bound_weight": 2},
        {"status": "optimal"},
    ],
)
def test_a_claim_not_borne_out_is_named(claim):
    assert codes(fair(), replace(right(), **claim)) == {"claim_wrong"}


def test_nothing_held_says_nothing_else():
    claim = right(status="unknown", conflict=(Demand("tables"),))
    assert codes(fair(), claim) == {"held_without_timetable", "conflict_without_proof"}
