"""Questions about people and organisations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Claim, Invitation, Membership, Organisation, User
from baccau.domain.accounts.roles import ROLES
from baccau.domain.base.actor import Actor, Territory


def active_memberships(user: User) -> QuerySet[Membership]:
    """Return where this person belongs today, oldest first."""
    return (
        Membership.objects.filter(user=user, revoked_at__isnull=True)
        .exclude(org__state__in=("closed", "merged"))
        .select_related("org")
        .order_by("created_at", "pk")
    )


def acting_membership(user: User) -> Membership | None:
    """Return the membership the person acts in: the chosen one, else the oldest."""
    return acting_among(user, list(active_memberships(user)))


def acting_among(user: User, memberships: Sequence[Membership]) -> Membership | None:
    """Return which of a person's active memberships they act in."""
    chosen = [m for m in memberships if m.pk == user.acting_membership_id]
    return next(iter(chosen or memberships), None)


def actor_of(user: User) -> Actor:
    """Return the person as an actor; without a membership the role is "member"."""
    label = str(user)
    membership = acting_membership(user) if user.is_active else None
    if membership is None:
        return Actor(role="member", user_id=user.pk, label=label)
    return Actor(
        role=membership.role,
        user_id=user.pk,
        org_id=membership.org_id,
        territory=_territory(membership.org),
        label=f"{label} · {membership.org.name}",
    )


def _territory(org: Organisation) -> Territory | None:
    if org.kind != "office":
        return None
    return Territory(org.territory_province_id, org.territory_commune_id)


def user_by_address(address: str) -> User | None:
    """Return the user with this e-mail or this phone (as `+84…`)."""
    if "@" in address:
        return User.objects.filter(email__iexact=address).first()
    return User.objects.filter(phone=address).first()


def owners_of(org: Organisation) -> QuerySet[Membership]:
    """Return the memberships that own the organisation."""
    owner_roles = [code for code, role in ROLES.items() if role.is_owner]
    return Membership.objects.filter(org=org, role__in=owner_roles, revoked_at__isnull=True)


def colleagues(actor: Actor) -> QuerySet[Membership]:
    """Return who belongs to the organisation the actor acts for, as far as the actor may see."""
    return (
        visible(actor, Membership)
        .filter(org_id=actor.org_id, revoked_at__isnull=True)
        .select_related("user")
        .order_by("created_at", "pk")
    )


def waiting_invitations(actor: Actor, *, at: dt.datetime) -> QuerySet[Invitation]:
    """Return the invitations of the actor's organisation that still open a door, newest first."""
    return (
        visible(actor, Invitation)
        .filter(accepted_at__isnull=True, revoked_at__isnull=True, expires_at__gt=at)
        .order_by("-created_at", "-pk")
    )


def claims_of(user: User) -> QuerySet[Claim]:
    """Return what this person claimed, newest first."""
    return Claim.objects.filter(user=user).select_related("org").order_by("-created_at", "-pk")
