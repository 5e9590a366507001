"""Kinds and states of organisations and claims, with the moves a claim may make."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrgKind(models.TextChoices):
    """What an organisation is here for."""

    PRODUCER = "producer", _("Producer")
    BUYER = "buyer", _("Buyer")
    OFFICE = "office", _("OCOP office")
    PLATFORM = "platform", _("Platform operator")


class OrgState(models.TextChoices):
    """Whether someone answers for the profile."""

    PRE_REGISTERED = "pre_registered", _("Listed by an office")
    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")
    MERGED = "merged", _("Merged")


class ClaimState(models.TextChoices):
    """Where a claim stands."""

    PENDING = "pending", _("Waiting for the office")
    APPROVED = "approved", _("Approved")
    DENIED = "denied", _("Denied")
    REVOKED = "revoked", _("Revoked")


CLAIM_MOVES: dict[str, frozenset[str]] = {
    "pending": frozenset({"approved", "denied"}),
    "approved": frozenset({"revoked"}),
    "denied": frozenset(),
    "revoked": frozenset(),
}
