"""Batches, staged rows with raw, cleaned and decided values, problems, and the change journal."""

from __future__ import annotations

from django.db import models

from baccau.domain.accounts.models import Organisation, User
from baccau.domain.accounts.scoping import Access
from baccau.domain.base.models import Entity
from baccau.domain.intake.states import BatchState, Decision, ProblemDecision, Verdict


class Batch(Entity):
    """One file as received. The bytes are kept; `understanding` is what was read of it."""

    access = Access("batch", own="org_id")

    org = models.ForeignKey(Organisation, models.PROTECT, related_name="batches")
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    sender = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=255)
    stored_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size_bytes = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=8, default="auto")
    state = models.CharField(max_length=10, choices=BatchState.choices, default="reading")
    refusal_code = models.CharField(max_length=60, blank=True)
    refusal_facts = models.JSONField(default=dict)
    overrides = models.JSONField(default=list)
    understanding = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    progress_percent = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "sha256"],
                condition=models.Q(state__in=("reading", "review", "committed")),
                name="batch_file_once",
            )
        ]


class StagedRow(Entity):
    """A row of a sheet: raw cells, cleaned values, decided values; all three kept for ever.

    `verdict` speaks of the product or need, `owner_verdict` of its producer or buyer. Rows with
    one `owner_key` name one owner. An empty `chosen_owner_id` in a new row enters a new owner.
    """

    access = Access("batch", own="org_id")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    org = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    raw = models.JSONField(default=dict)
    cells = models.JSONField(default=dict)
    cleaned = models.JSONField(default=dict)
    decided = models.JSONField(null=True)
    has_error = models.BooleanField(default=False)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    candidates = models.JSONField(default=list)
    owner_key = models.CharField(max_length=64, blank=True)
    owner_verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    owner_candidates = models.JSONField(default=list)
    decision = models.CharField(max_length=8, choices=Decision.choices, default="pending")
    chosen_public_id = models.CharField(max_length=11, blank=True)
    chosen_owner_id = models.CharField(max_length=11, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    target_public_id = models.CharField(max_length=11, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "sheet", "row"], name="staged_row_once")
        ]
        indexes = [models.Index(fields=["batch", "position"], name="staged_row_in_order")]


class RowProblem(Entity):
    """A problem in one cell, with a proposed mend, and what was decided.

    `by_registry`: found by the registry's own checks, so an edit of the row asks them again.
    """

    access = Access("batch", own="org_id")

    row = models.ForeignKey(StagedRow, models.CASCADE, related_name="problems")
    batch = models.ForeignKey(Batch, models.CASCADE, related_name="problems")
    org = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    cell = models.CharField(max_length=12)
    field = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=60, db_index=True)
    severity = models.CharField(max_length=8)
    facts = models.JSONField(default=dict)
    proposal = models.JSONField(null=True)
    by_registry = models.BooleanField(default=False)
    decision = models.CharField(max_length=8, choices=ProblemDecision.choices, default="open")


class ColumnMemory(models.Model):
    """What a header meant last time, to this office, from this sender."""

    org = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    sender = models.CharField(max_length=200, blank=True)
    header_key = models.CharField(max_length=200)
    field = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "sender", "header_key"], name="memory_once")
        ]

    def __str__(self) -> str:
        return f"{self.header_key} → {self.field}"


class Change(models.Model):
    """One write of a commit, with the state before and after: what an undo walks back."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="changes")
    seq = models.PositiveIntegerField()
    row = models.ForeignKey(StagedRow, models.CASCADE, null=True, related_name="+")
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=11)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "seq"], name="change_once")]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"
