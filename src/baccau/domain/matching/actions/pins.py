"""Holding a line through later plans, and letting it go."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.matching.models import Allocation, Pin


@transaction.atomic
def pin_line(*, by: Actor, at: dt.datetime, allocation: Allocation) -> Pin:
    """Hold a line of a plan: every later plan of this office keeps it. Twice is once."""
    pin, made = Pin.objects.get_or_create(
        org=allocation.plan.org,
        offer_key=allocation.offer.key,
        need_key=allocation.need.key,
        month=allocation.month,
        released_at=None,
        defaults={"quantity": allocation.quantity, "created_at": at},
    )
    if made:
        record(by=by, at=at, action="pin_line", object_type="allocation",
               object_id=allocation.public_id, facts={"quantity": allocation.quantity})  # fmt: skip
    return pin


@transaction.atomic
def release_pin(*, by: Actor, at: dt.datetime, pin: Pin) -> None:
    """Let a held line go; the next plan is free to move it."""
    if Pin.objects.filter(pk=pin.pk, released_at__isnull=True).update(released_at=at):
        record(by=by, at=at, action="release_pin", object_type="pin", object_id=pin.public_id)
