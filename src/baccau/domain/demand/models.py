"""A need: one line of a buyer's demand."""

from __future__ import annotations

from django.db import models

from baccau.domain.accounts.models import Organisation
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.models import Entity
from baccau.domain.demand.states import NeedState
from baccau.domain.places.models import Commune, Province


class Need(Entity):
    """How much of what a buyer wants each month, and on which terms."""

    access = Access(
        "need",
        own="org_id",
        province="province_id",
        commune="commune_id",
        public=models.Q(state="open"),
    )

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="needs")
    state = models.CharField(max_length=8, choices=NeedState.choices, default="draft")
    text = models.CharField(max_length=300)
    search_key = models.CharField(max_length=300, db_index=True)
    commodity = models.CharField(max_length=60, blank=True, db_index=True)
    product_set = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=12)
    quantity_by_month = models.JSONField(default=list)
    price_ceiling_vnd = models.PositiveBigIntegerField(null=True)
    discount_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    payment_days = models.PositiveIntegerField(null=True)
    min_stars = models.PositiveSmallIntegerField(default=0)
    papers_required = models.JSONField(default=list)
    origin_province_codes = models.JSONField(default=list)
    max_suppliers = models.PositiveSmallIntegerField(null=True)
    storage = models.CharField(max_length=8, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, related_name="+")
    place_as_written = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["state", "commodity"], name="need_by_commodity")]
