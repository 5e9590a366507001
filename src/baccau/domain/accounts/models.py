"""Users, organisations, memberships, invitations and claims."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from baccau.domain.accounts.scoping import Access
from baccau.domain.accounts.states import ClaimState, OrgKind, OrgState
from baccau.domain.base.models import Entity
from baccau.domain.places.models import Commune, Province


class UserManager(BaseUserManager["User"]):
    """Finds a user by the e-mail or phone typed."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user of this e-mail address."""
        return self.get(email=username)


class User(AbstractBaseUser):
    """A person who signs in by e-mail or phone."""

    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    full_name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=2, default="vi")
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    acting_membership_id = models.BigIntegerField(null=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    def __str__(self) -> str:
        return self.full_name or self.email or self.phone or f"user {self.pk}"


class Organisation(Entity):
    """A producer, a buyer, an OCOP office, or the platform's operator."""

    access = Access(
        "organisation",
        own="id",
        province="province_id",
        commune="commune_id",
        public=models.Q(kind="producer", state__in=("pre_registered", "active")),
    )

    kind = models.CharField(max_length=12, choices=OrgKind.choices)
    state = models.CharField(max_length=16, choices=OrgState.choices)
    name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200, db_index=True)
    exact_key = models.CharField(max_length=200)
    tax_code = models.CharField(max_length=14, blank=True, db_index=True)
    phone = models.CharField(max_length=16, blank=True, db_index=True)
    email = models.EmailField(blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    producer_type = models.CharField(max_length=20, blank=True)
    buyer_kind = models.CharField(max_length=20, blank=True)
    area_class = models.CharField(max_length=4, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, related_name="+")
    place_as_written = models.CharField(max_length=300, blank=True)
    territory_province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    territory_commune = models.ForeignKey(Commune, models.PROTECT, null=True, related_name="+")
    illustrative = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Membership(Entity):
    """A person in an organisation, in one role."""

    access = Access("membership", own="org_id", self_="user_id")

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    org = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=24)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "org"],
                condition=models.Q(revoked_at__isnull=True),
                name="membership_once",
            )
        ]


class Invitation(Entity):
    """A single-use door into an organisation, bound to one address."""

    access = Access("invitation", own="org_id")

    org = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=24)
    address = models.CharField(max_length=254)
    token_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)


class Claim(Entity):
    """A person says: this pre-registered producer is mine. An officer decides."""

    access = Access(
        "claim",
        own="org_id",
        self_="user_id",
        province="org__province_id",
        commune="org__commune_id",
    )

    org = models.ForeignKey(Organisation, models.CASCADE, related_name="claims")
    user = models.ForeignKey(User, models.CASCADE, related_name="claims")
    state = models.CharField(max_length=10, choices=ClaimState.choices)
    statement = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "user"],
                condition=models.Q(state="pending"),
                name="claim_pending_once",
            )
        ]
