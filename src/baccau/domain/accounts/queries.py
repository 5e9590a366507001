"""Questions about people and organisations."""

from __future__ import annotations

from django.db.models import QuerySet

from baccau.domain.accounts.models import Membership, Organisation, User
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
    memberships = list(active_memberships(user))
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
