"""Queueing messages inside the act's transaction, and sending them after it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.mail import send_mail

from baccau.domain.accounts.models import Organisation, User
from baccau.domain.notices.models import Notice
from baccau.reference.messages import sentence

MAX_TRIES = 5


def queue(
    *,
    key: str,
    template: str,
    address: str,
    at: dt.datetime,
    facts: dict[str, Any] | None = None,
    user: User | None = None,
    org: Organisation | None = None,
) -> Notice:
    """Put a message in the outbox; the same key again changes nothing."""
    notice, _ = Notice.objects.get_or_create(
        key=key,
        defaults={
            "template": template,
            "facts": facts or {},
            "channel": "email" if "@" in address else "sms",
            "address": address,
            "language": user.language if user else "vi",
            "user": user,
            "org": org,
            "created_at": at,
        },
    )
    return notice


def queue_code(*, user: User, phone: str, code: str, at: dt.datetime) -> Notice:
    """Queue a sign-in code for a phone."""
    return queue(
        key=f"code:{phone}:{at.isoformat()}",
        template="sign_in_code",
        address=phone,
        at=at,
        facts={"code": code},
        user=user,
    )


def send_queued(*, at: dt.datetime, limit: int = 100) -> int:
    """Send what waits, oldest first; return how many went. SMS waits until a gateway is set up."""
    sent = 0
    for notice in Notice.objects.filter(state="queued", channel="email").order_by("pk")[:limit]:
        sent += _send(notice, at)
    return sent


def _send(notice: Notice, at: dt.datetime) -> bool:
    # Claiming by a conditional update keeps two senders from mailing the same notice twice.
    claimed = Notice.objects.filter(pk=notice.pk, state="queued", tries=notice.tries).update(
        tries=notice.tries + 1, state="sending"
    )
    if not claimed:
        return False
    subject = sentence(f"{notice.template}_subject", notice.facts, notice.language)
    body = sentence(notice.template, notice.facts, notice.language)
    try:
        send_mail(subject, body, None, [notice.address])
    except OSError as error:
        state = "failed" if notice.tries + 1 >= MAX_TRIES else "queued"
        Notice.objects.filter(pk=notice.pk).update(state=state, failure=str(error)[:300])
        return False
    Notice.objects.filter(pk=notice.pk).update(state="sent", sent_at=at)
    return True
