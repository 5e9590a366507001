"""Writes about people and organisations: invitations, memberships, claims, whom one acts for."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db import transaction

from baccau.domain.accounts.models import Claim, Invitation, Membership, Organisation, User
from baccau.domain.accounts.queries import active_memberships, owners_of
from baccau.domain.accounts.roles import ROLES
from baccau.domain.accounts.states import CLAIM_MOVES
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import NotFound, Refusal
from baccau.engines.text import clean_text, exact_key, fold

INVITATION_HOURS = 72


class RoleNotHeldHere(Refusal):
    """This role cannot be held in this kind of organisation."""

    code = "role_not_held_here"
    status = 422


class InvitationSpent(Refusal):
    """The invitation was used, withdrawn, or is older than 72 hours."""

    code = "invitation_spent"
    status = 410


class InvitationForAnother(Refusal):
    """The invitation is bound to another e-mail or phone than the one signed in with."""

    code = "invitation_for_another"
    status = 403


class AlreadyMember(Refusal):
    """The person already belongs to the organisation."""

    code = "already_member"


class LastOwner(Refusal):
    """Removing this member would leave the organisation without an owner."""

    code = "last_owner"


class NotClaimable(Refusal):
    """Someone already answers for this profile, or it is no producer."""

    code = "not_claimable"


class ClaimDecided(Refusal):
    """The claim was decided before."""

    code = "claim_decided"


@transaction.atomic
def create_user(*, at: dt.datetime, password: str, **values: Any) -> User:
    """Make a person who can sign in (`email`, `phone`, `full_name`, `is_operator`)."""
    user = User(created_at=at, **values)
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def update_profile(*, user: User, full_name: str, language: str) -> None:
    """Keep how a person is called and which language they read."""
    user.full_name, user.language = clean_text(full_name, limit=120), language
    user.save(update_fields=["full_name", "language"])


@transaction.atomic
def create_organisation(
    *, by: Actor, at: dt.datetime, kind: str, name: str, state: str = "active", **values: Any
) -> Organisation:
    """Make an organisation; names are cleaned and keyed here and nowhere else."""
    org = Organisation(kind=kind, state=state, created_at=at, **named(name), **values)
    org.save()
    record(by=by, at=at, action="create_organisation", object_type="organisation",
           object_id=org.public_id, facts={"name": org.name, "kind": kind})  # fmt: skip
    return org


def named(name: str) -> dict[str, str]:
    """Return a name with its two search keys, as model fields."""
    cleaned = clean_text(name, limit=200)
    return {
        "name": cleaned,
        "search_key": fold(cleaned)[:200],
        "exact_key": exact_key(cleaned)[:200],
    }


@transaction.atomic
def add_member(
    *, by: Actor, at: dt.datetime, org: Organisation, user: User, role: str
) -> Membership:
    """Put a person into an organisation.

    Raises:
        RoleNotHeldHere: the role belongs to another kind of organisation.
        AlreadyMember: the person is in it already.
    """
    if org.kind not in ROLES[role].held_in:
        raise RoleNotHeldHere(role=role, kind=org.kind)
    if Membership.objects.filter(org=org, user=user, revoked_at__isnull=True).exists():
        raise AlreadyMember(name=org.name)
    membership = Membership.objects.create(org=org, user=user, role=role, created_at=at)
    if org.state == "pre_registered":
        Organisation.objects.filter(pk=org.pk).update(state="active")
    record(by=by, at=at, action="add_member", object_type="organisation",
           object_id=org.public_id, facts={"user_id": user.pk, "role": role})  # fmt: skip
    return membership


@transaction.atomic
def revoke_membership(*, by: Actor, at: dt.datetime, membership: Membership) -> None:
    """End a membership; every right derived from it is gone at the person's next request.

    Raises:
        LastOwner: nobody would own the organisation any more.
    """
    Organisation.objects.select_for_update().get(pk=membership.org_id)
    owners = set(owners_of(membership.org).values_list("pk", flat=True))
    if membership.pk in owners and len(owners) == 1:
        raise LastOwner(name=membership.org.name)
    Membership.objects.filter(pk=membership.pk, revoked_at__isnull=True).update(revoked_at=at)
    record(by=by, at=at, action="revoke_membership", object_type="organisation",
           object_id=membership.org.public_id, facts={"user_id": membership.user_id})  # fmt: skip


@transaction.atomic
def act_for(*, user: User, membership_public_id: str) -> Membership:
    """Choose which organisation the person acts for from now on.

    Raises:
        NotFound: no such membership of this person.
    """
    membership = active_memberships(user).filter(public_id=membership_public_id).first()
    if membership is None:
        raise NotFound
    User.objects.filter(pk=user.pk).update(acting_membership_id=membership.pk)
    return membership


@transaction.atomic
def invite(
    *, by: Actor, at: dt.datetime, org: Organisation, address: str, role: str, user: User
) -> tuple[Invitation, str]:
    """Open a single-use door for one address; return it with its token, which is not kept.

    Raises:
        RoleNotHeldHere: the role belongs to another kind of organisation.
    """
    if org.kind not in ROLES[role].held_in:
        raise RoleNotHeldHere(role=role, kind=org.kind)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        org=org,
        role=role,
        address=address.strip().lower(),
        token_sha256=_digest(token),
        invited_by=user,
        expires_at=at + dt.timedelta(hours=INVITATION_HOURS),
        created_at=at,
    )
    record(by=by, at=at, action="invite", object_type="invitation",
           object_id=invitation.public_id, facts={"org": org.public_id, "role": role})  # fmt: skip
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, by: Actor, at: dt.datetime, invitation: Invitation) -> None:
    """Close the door before it is used."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(revoked_at=at)
    record(by=by, at=at, action="withdraw_invitation", object_type="invitation",
           object_id=invitation.public_id)  # fmt: skip


def open_invitation(token: str, *, at: dt.datetime) -> Invitation:
    """Return the invitation behind a token.

    Raises:
        NotFound: no such token.
        InvitationSpent: used, withdrawn or expired.
    """
    found = Invitation.objects.select_related("org").filter(token_sha256=_digest(token)).first()
    if found is None:
        raise NotFound
    if found.accepted_at or found.revoked_at or found.expires_at < at:
        raise InvitationSpent(name=found.org.name)
    return found


@transaction.atomic
def accept_invitation(*, by: Actor, at: dt.datetime, user: User, token: str) -> Membership:
    """Walk through the door: only the invited address, only once.

    Raises:
        InvitationForAnother: the person signed in with another address.
    """
    invitation = open_invitation(token, at=at)
    if invitation.address not in {(user.email or "").lower(), user.phone or ""}:
        raise InvitationForAnother(address=invitation.address)
    taken = Invitation.objects.filter(
        pk=invitation.pk, accepted_at__isnull=True, revoked_at__isnull=True
    ).update(accepted_at=at, accepted_by=user)
    if not taken:
        raise InvitationSpent(name=invitation.org.name)
    return add_member(by=by, at=at, org=invitation.org, user=user, role=invitation.role)


@transaction.atomic
def make_claim(
    *, by: Actor, at: dt.datetime, user: User, org: Organisation, statement: str
) -> Claim:
    """Say that a listed producer is one's own; an officer of its place decides.

    Raises:
        NotClaimable: someone answers for it already, or it is no producer.
    """
    if org.kind != "producer" or org.state != "pre_registered":
        raise NotClaimable(name=org.name)
    claim, made = Claim.objects.get_or_create(
        org=org,
        user=user,
        state="pending",
        defaults={"statement": clean_text(statement, limit=2000), "created_at": at},
    )
    if made:
        record(by=by, at=at, action="make_claim", object_type="claim",
               object_id=claim.public_id, facts={"org": org.public_id})  # fmt: skip
    return claim


@transaction.atomic
def decide_claim(
    *, by: Actor, at: dt.datetime, claim: Claim, approve: bool, reason: str = ""
) -> Claim:
    """Approve (the person becomes owner) or deny a claim.

    Raises:
        ClaimDecided: it is no longer pending.
        NotClaimable: someone else was approved meanwhile.
    """
    target = "approved" if approve else "denied"
    Organisation.objects.select_for_update().get(pk=claim.org_id)
    current = Claim.objects.select_for_update().select_related("org", "user").get(pk=claim.pk)
    if target not in CLAIM_MOVES[current.state]:
        raise ClaimDecided
    if approve and current.org.state != "pre_registered":
        raise NotClaimable(name=current.org.name)
    current.state, current.decided_at, current.decided_by_id = target, at, by.user_id
    current.reason = clean_text(reason, limit=2000)
    current.save()
    if approve:
        add_member(by=by, at=at, org=current.org, user=current.user, role="producer_owner")
    record(by=by, at=at, action="decide_claim", object_type="claim",
           object_id=current.public_id, facts={"state": target})  # fmt: skip
    return current


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
