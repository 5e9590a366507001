"""The task that draws a plan."""

from __future__ import annotations

import json
import time

from django.utils import timezone
from django_tasks import task

from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import Refusal
from baccau.domain.matching.actions.plans import Progress, draw_plan, fail_plan
from baccau.domain.matching.models import Plan
from baccau.domain.matching.queries.plans import unfinished_plans


def draw(plan_public_id: str, progress: Progress | None = None) -> None:
    """Draw a queued plan; a refusal is written on the plan, where its office sees it."""
    try:
        draw_plan(
            by=SYSTEM,
            at=timezone.now,
            plan_public_id=plan_public_id,
            timer=time.perf_counter,
            progress=progress,
        )
    except Refusal as refusal:
        why = json.dumps({"code": refusal.code, **refusal.facts}, ensure_ascii=False)
        fail_plan(by=SYSTEM, at=timezone.now(), plan_public_id=plan_public_id, failure=why)


@task()
def draw_queued(plan_public_id: str) -> None:
    """Draw a plan that waits; drawing a drawn plan changes nothing."""
    draw(plan_public_id)


def start_drawing(plan: Plan) -> None:
    """Queue the drawing of a plan that waits or was left half drawn by a worker that died."""
    if plan.state in {"queued", "running"}:
        draw_queued.enqueue(plan.public_id)


def resume_unfinished() -> int:
    """Queue every plan that waits or was left half drawn; return how many.

    For a worker that starts: what its predecessor had in hand is begun again. Two workers on one
    plan do no harm, the answer is stored once.
    """
    plans = unfinished_plans()
    for plan in plans:
        start_drawing(plan)
    return len(plans)
