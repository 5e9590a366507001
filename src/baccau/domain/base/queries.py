"""Reads of the base room."""

from __future__ import annotations

from dataclasses import asdict

from baccau.domain.base.models import IdempotencyKey
from baccau.domain.base.sending import Sending


def answered(sending: Sending) -> str:
    """Return where the answer to an earlier sending stands; empty while it is being worked on."""
    found = IdempotencyKey.objects.filter(**asdict(sending)).first()
    return found.location if found else ""
