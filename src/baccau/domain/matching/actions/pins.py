"""Holding what goes from one producer to one need through later plans, and letting it go."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.matching.models import Allocation, Pin


@transaction.atomic
def pin_line(*, by: Actor, at: dt.datetime, allocation: Allocation) -> tuple[Pin, ...]:
    """Hold a line of a plan in all its months: every later plan of this office keeps it.

    A month that is held already keeps the quantity it is held with. Twice is once.
    """
    Organisation.objects.select_for_update().get(pk=allocation.plan.org_id)
    months = Allocation.objects.filter(
        plan_id=allocation.plan_id, offer_id=allocation.offer_id, need_id=allocation.need_id
    ).select_related("offer", "need", "plan")
    held, made = [], {}
    for line in months.order_by("month"):
        pin, is_new = Pin.objects.get_or_create(
            org_id=line.plan.org_id,
            offer_key=line.offer.key,
            need_key=line.need.key,
            month=line.month,
            released_at=None,
            defaults={"quantity": line.quantity, "created_at": at},
        )
        held.append(pin)
        if is_new:
            made[str(line.month)] = line.quantity
    if made:
        record(by=by, at=at, action="pin_line", object_type="allocation",
               object_id=allocation.public_id, facts={"quantity_by_month": made})  # fmt: skip
    return tuple(held)


@transaction.atomic
def release_pin(*, by: Actor, at: dt.datetime, pin: Pin) -> None:
    """Let a held line go in all its months; the next plan is free to move it."""
    released = Pin.objects.filter(
        org_id=pin.org_id, offer_key=pin.offer_key, need_key=pin.need_key, released_at__isnull=True
    ).update(released_at=at)
    if released:
        record(by=by, at=at, action="release_pin", object_type="pin", object_id=pin.public_id,
               facts={"months": released})  # fmt: skip
