"""States of a plan: drawn by a job, then frozen for ever."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """Where the drawing of a plan stands."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Being drawn")
    DONE = "done", _("Drawn")
    FAILED = "failed", _("Not drawn")


PLAN_MOVES: dict[str, frozenset[str]] = {
    "queued": frozenset({"running", "failed"}),
    "running": frozenset({"done", "failed", "queued"}),
    "done": frozenset(),
    "failed": frozenset({"queued"}),
}
