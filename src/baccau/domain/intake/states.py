"""States of a batch and of its rows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    """Where a file stands on its way in."""

    READING = "reading", _("Being read")
    REFUSED = "refused", _("Could not be read")
    REVIEW = "review", _("Waiting for your decisions")
    COMMITTED = "committed", _("In the registry")
    UNDONE = "undone", _("Undone")


BATCH_MOVES: dict[str, frozenset[str]] = {
    "reading": frozenset({"review", "refused"}),
    "refused": frozenset({"reading"}),
    "review": frozenset({"reading", "committed", "refused"}),
    "committed": frozenset({"undone"}),
    "undone": frozenset(),
}


class Verdict(models.TextChoices):
    """What linkage says of a row against the registry."""

    SAME = "same", _("Already known")
    NEW = "new", _("New")
    UNCLEAR = "unclear", _("Unclear")


class Decision(models.TextChoices):
    """What a person says of a row. Nothing enters while pending."""

    PENDING = "pending", _("Not decided")
    NEW = "new", _("Enter as new")
    SAME = "same", _("Update the known one")
    SKIP = "skip", _("Leave out")


class ProblemDecision(models.TextChoices):
    """What a person says of a problem in a cell."""

    OPEN = "open", _("Open")
    MENDED = "mended", _("Mend taken")
    EDITED = "edited", _("Written anew")
    KEPT = "kept", _("Kept as read")
