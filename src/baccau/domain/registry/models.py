"""Products, supply, papers, provenance and merges. A producer is an organisation of that kind."""

from __future__ import annotations

from django.db import models

from baccau.domain.accounts.models import Organisation
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.models import Entity
from baccau.domain.registry.states import ProductState


class Product(Entity):
    """One product of one producer, with its star certificate as printed."""

    access = Access(
        "product",
        own="org_id",
        province="org__province_id",
        commune="org__commune_id",
        public=models.Q(state="live"),
    )

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="products")
    state = models.CharField(max_length=10, choices=ProductState.choices, default="live")
    name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200, db_index=True)
    exact_key = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    product_set = models.PositiveSmallIntegerField(null=True)
    commodity = models.CharField(max_length=60, blank=True, db_index=True)
    unit = models.CharField(max_length=12, blank=True)
    pack_size = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    pack_unit = models.CharField(max_length=12, blank=True)
    shelf_life_days = models.PositiveIntegerField(null=True)
    storage = models.CharField(max_length=8, blank=True)
    stars = models.PositiveSmallIntegerField(null=True)
    certificate_no = models.CharField(max_length=60, blank=True, db_index=True)
    certified_on = models.DateField(null=True)
    certificate_until = models.DateField(null=True)
    source_url = models.URLField(max_length=500, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stars__isnull=True) | models.Q(stars__range=(1, 5)),
                name="product_stars_1_5",
            )
        ]
        # No index begins with `state`: nearly all rows are live, and without statistics SQLite
        # would rather walk them all than look up the few a search found.


class Supply(Entity):
    """What a producer can supply of one product: price, months, terms."""

    access = Access(
        "product",
        own="org_id",
        province="org__province_id",
        commune="org__commune_id",
        public=models.Q(product__state="live"),
    )

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="supplies")
    product = models.OneToOneField(Product, models.CASCADE, related_name="supply")
    unit = models.CharField(max_length=12, blank=True)
    price_vnd = models.PositiveBigIntegerField(null=True)
    price_max_vnd = models.PositiveBigIntegerField(null=True)
    capacity_by_month = models.JSONField(default=list)
    moq = models.DecimalField(max_digits=14, decimal_places=3, null=True)
    lead_days = models.PositiveIntegerField(null=True)
    confirmed_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)


class Paper(Entity):
    """A paper a producer holds, for one product or for all of them (`product` empty)."""

    access = Access(
        "product",
        own="org_id",
        province="org__province_id",
        commune="org__commune_id",
        public=models.Q(org__state__in=("pre_registered", "active")),
    )

    org = models.ForeignKey(Organisation, models.CASCADE, related_name="papers")
    product = models.ForeignKey(Product, models.CASCADE, null=True, related_name="papers")
    code = models.CharField(max_length=40)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "product", "code"], name="paper_once"),
            models.UniqueConstraint(
                fields=["org", "code"],
                condition=models.Q(product__isnull=True),
                name="paper_of_all_once",
            ),
        ]


class Provenance(models.Model):
    """Where one value of one thing came from; the newest row per field is the one shown."""

    org = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=11)
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    channel = models.CharField(max_length=12)
    source = models.CharField(max_length=300)
    batch_id = models.CharField(max_length=11, blank=True, db_index=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["object_type", "object_id", "field"], name="provenance_of")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}.{self.field}"


class Merge(Entity):
    """Several rows made one, with every row before and after: what an undo walks back."""

    access = Access("organisation", province="org__province_id", commune="org__commune_id")

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    object_type = models.CharField(max_length=40)
    survivor_public_id = models.CharField(max_length=11, db_index=True)
    merged_public_ids = models.JSONField(default=list)
    journal = models.JSONField(default=list)
    by_label = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True)
