"""A plan and its rows. Once done nothing changes; names and terms are kept as they were."""

from __future__ import annotations

from django.db import models

from baccau.domain.accounts.models import Organisation
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.models import Entity
from baccau.domain.matching.states import PlanState
from baccau.domain.places.models import Province


class Plan(Entity):
    """One drawing: the frozen problem, the objective with its bound, and how long it took."""

    access = Access("plan", own="org_id")

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=PlanState.choices, default="queued")
    progress_percent = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)
    requested_by_label = models.CharField(max_length=200)
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    on = models.DateField()
    problem = models.JSONField(default=dict)
    problem_sha256 = models.CharField(max_length=64, blank=True)
    engine_version = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=8, blank=True)
    served_value_vnd = models.BigIntegerField(default=0)
    bound_served_value_vnd = models.BigIntegerField(default=0)
    fairness = models.FloatField(default=0)
    net_income_vnd = models.BigIntegerField(default=0)
    summary = models.JSONField(default=dict)
    seconds = models.JSONField(default=dict)
    previous = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "number"], name="plan_number_once")]


class PlanOffer(models.Model):
    """A supply as it stood when the plan was drawn."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="offers")
    key = models.CharField(max_length=11)
    org = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    snapshot = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_offer_once")]

    def __str__(self) -> str:
        return self.key


class PlanNeed(models.Model):
    """A need as it stood when the plan was drawn."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="needs")
    key = models.CharField(max_length=11)
    org = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    snapshot = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_need_once")]

    def __str__(self) -> str:
        return self.key


class Allocation(Entity):
    """A line: this quantity from this producer to this buyer in this month."""

    access = Access(
        "allocation",
        own="plan__org_id",
        party=("producer_id", "buyer_id"),
        party_when=models.Q(plan__state="done"),
    )

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="allocations")
    offer = models.ForeignKey(PlanOffer, models.CASCADE, related_name="allocations")
    need = models.ForeignKey(PlanNeed, models.CASCADE, related_name="allocations")
    producer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    buyer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.PositiveSmallIntegerField()
    quantity = models.BigIntegerField()
    unit = models.CharField(max_length=12)
    price_vnd = models.BigIntegerField()
    freight_vnd = models.BigIntegerField()
    worth_vnd = models.BigIntegerField()
    pinned = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)


class Unserved(Entity):
    """What a need lacks in a month, and the smallest changes that would serve it."""

    access = Access(
        "unserved",
        own="plan__org_id",
        party=("buyer_id",),
        party_when=models.Q(plan__state="done"),
    )

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="unserved")
    need = models.ForeignKey(PlanNeed, models.CASCADE, related_name="unserved")
    buyer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.PositiveSmallIntegerField()
    quantity = models.BigIntegerField()
    unit = models.CharField(max_length=12)
    changes = models.JSONField(default=list)
    waterfall = models.JSONField(default=list)


class Gap(Entity):
    """What keeps one producer's offer from buyers, and what closing it would bring a year."""

    access = Access(
        "gap",
        own="plan__org_id",
        party=("producer_id",),
        party_when=models.Q(plan__state="done"),
    )

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="gaps")
    offer = models.ForeignKey(PlanOffer, models.CASCADE, related_name="gaps")
    producer = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    rank = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    unlocks_demands = models.PositiveIntegerField()
    unlocks_value_vnd = models.BigIntegerField()


class Pin(Entity):
    """A line an officer holds in every later plan until let go."""

    access = Access("allocation", own="org_id")

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="pins")
    offer_key = models.CharField(max_length=11)
    need_key = models.CharField(max_length=11)
    month = models.PositiveSmallIntegerField()
    quantity = models.BigIntegerField()
    released_at = models.DateTimeField(null=True)
