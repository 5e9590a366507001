"""States of a need."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NeedState(models.TextChoices):
    """Whether producers see it and plans count it."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


NEED_MOVES: dict[str, frozenset[str]] = {
    "draft": frozenset({"open", "closed"}),
    "open": frozenset({"closed"}),
    "closed": frozenset({"open"}),
}
