"""The task that draws a plan."""

from __future__ import annotations

import time

from django.utils import timezone

from baccau.domain.base.actor import SYSTEM
from baccau.domain.base.refusals import Refusal
from baccau.domain.matching.actions.plans import Progress, draw_plan, fail_plan


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
        fail_plan(
            by=SYSTEM, at=timezone.now(), plan_public_id=plan_public_id, failure=str(refusal)
        )
