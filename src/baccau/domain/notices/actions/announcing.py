"""Acts about people that others must hear of: the act and its messages, in one transaction."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from baccau.domain.accounts.actions import decide_claim, invite, make_claim
from baccau.domain.accounts.models import Claim, Invitation, Organisation, User
from baccau.domain.base.actor import Actor
from baccau.domain.notices.actions.outbox import queue


@transaction.atomic
def invite_by_message(
    *, by: Actor, at: dt.datetime, org: Organisation, address: str, role: str, user: User
) -> tuple[Invitation, str]:
    """Invite an address and queue the message; the link itself is handed over by the inviter.

    The token is not kept anywhere, so the message says that an invitation waits, not the link.

    Raises:
        RoleNotHeldHere: the role belongs to another kind of organisation.
    """
    invitation, token = invite(by=by, at=at, org=org, address=address, role=role, user=user)
    queue(
        key=f"invitation:{invitation.public_id}",
        template="invitation",
        address=invitation.address,
        at=at,
        facts={"name": org.name},
        org=org,
    )
    return invitation, token


@transaction.atomic
def claim_with_warning(
    *, by: Actor, at: dt.datetime, user: User, org: Organisation, statement: str
) -> Claim:
    """Claim a profile, and warn the contacts it was listed with.

    Raises:
        NotClaimable: someone answers for it already, or it is no producer.
    """
    claim = make_claim(by=by, at=at, user=user, org=org, statement=statement)
    _tell_old_contacts(claim, "claim_made", at)
    return claim


@transaction.atomic
def decide_claim_aloud(
    *, by: Actor, at: dt.datetime, claim: Claim, approve: bool, reason: str = ""
) -> Claim:
    """Decide a claim, tell the person, and on approval the old contacts too.

    Raises:
        ClaimDecided: it is no longer pending.
        NotClaimable: someone else was approved meanwhile.
    """
    decided = decide_claim(by=by, at=at, claim=claim, approve=approve, reason=reason)
    template = "claim_approved" if approve else "claim_denied"
    address = decided.user.email or decided.user.phone
    if address:
        queue(
            key=f"{template}:{decided.public_id}:claimant",
            template=template,
            address=address,
            at=at,
            facts={"name": decided.org.name, "reason": decided.reason},
            user=decided.user,
            org=decided.org,
        )
    if approve:
        _tell_old_contacts(decided, "claim_taken", at)
    return decided


def _tell_old_contacts(claim: Claim, template: str, at: dt.datetime) -> None:
    for address in filter(None, (claim.org.email, claim.org.phone)):
        queue(
            key=f"{template}:{claim.public_id}:{address}"[:120],
            template=template,
            address=address,
            at=at,
            facts={"name": claim.org.name},
            org=claim.org,
        )
