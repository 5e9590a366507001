"""One answer for every cell that says the same: a merged cell, a place written thirty times."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from baccau.domain.base.actor import Actor
from baccau.domain.intake.actions.decisions import decide_problem, edit_row
from baccau.domain.intake.models import RowProblem
from baccau.domain.intake.queries.reviews import problems_of
from baccau.reference import places


@transaction.atomic
def answer_problem(
    *,
    by: Actor,
    at: dt.datetime,
    problem: RowProblem,
    how: str,
    field: str = "",
    value: Any = None,
    alike: bool = False,
) -> int:
    """Answer a problem, and when `alike` every open one against the same written text.

    A commune written anew takes its province along. Returns how many problems were answered.

    Raises:
        BatchMoved, NoMend, ErrorNotKept, Invalid: see `decide_problem`; nothing is written then.
    """
    asked = [problem]
    if alike and problem.facts.get("text"):
        found = problems_of(problem.batch, code=problem.code, field=problem.field)
        text = problem.facts["text"]
        asked += [one for one in found.exclude(pk=problem.pk) if one.facts.get("text") == text]
    for one in asked:
        if how == "edited" and field == "commune_code" and value:
            province = places.commune(value).province_code
            told = {"commune_code": value, "province_code": province}
            edit_row(by=by, at=at, row=one.row, values=told)
        decide_problem(by=by, at=at, problem=one, how=how, field=field, value=value)
    return len(asked)
