"""A timetable as the JSON of the headless contract, with sentences beside the codes."""

from __future__ import annotations

from typing import Any

from baccau.engines.scheduling.plan import Demand, Timetable
from baccau.engines.scheduling.problem import Problem
from baccau.reference.messages import sentence


def document(problem: Problem, timetable: Timetable, seconds: float, lang: str) -> dict[str, Any]:
    """Return the whole answer; `not_held` names the meetings left out."""
    held = {one.meeting for one in timetable.held}
    return {
        "status": timetable.status,
        "held": len(timetable.held),
        "breaks": timetable.breaks,
        "bound_breaks": timetable.bound_breaks,
        "weight": timetable.weight,
        "bound_weight": timetable.bound_weight,
        "seconds": round(seconds, 3),
        "meetings": [
            {"id": one.meeting, "slot": one.slot, "table": one.table} for one in timetable.held
        ],
        "not_held": [one.id for one in problem.meetings if one.id not in held],
        "breaks_by_participant": dict(timetable.breaks_by_participant),
        "conflict": [
            {"code": one.code, **one.facts, "message": demand_sentence(one, lang)}
            for one in timetable.conflict
        ],
        "conflict_irreducible": timetable.conflict_irreducible,
    }


def demand_sentence(demand: Demand, lang: str) -> str:
    """Say what a demand asks."""
    return sentence(f"demand_{demand.code}", demand.facts, lang)
