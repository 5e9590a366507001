"""One message to one address."""

from __future__ import annotations

from django.db import models

from baccau.domain.accounts.models import Organisation, User
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.models import Entity


class Notice(Entity):
    """A message waiting, sent or failed; `key` makes it once per event and address."""

    access = Access("notice", own="org_id", self_="user_id")

    key = models.CharField(max_length=120, unique=True)
    template = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    channel = models.CharField(max_length=8, default="email")
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2, default="vi")
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="notices")
    org = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="notices")
    state = models.CharField(max_length=8, default="queued", db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
