"""Batches: the inbox, and how far each is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from baccau.domain.accounts.access import visible
from baccau.domain.accounts.models import Organisation
from baccau.domain.base.actor import Actor
from baccau.domain.intake.models import Batch, ColumnMemory


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How far a batch is. `ready`: nothing is undecided and no error is open."""

    rows: int
    by_verdict: dict[str, int]
    by_decision: dict[str, int]
    by_outcome: dict[str, int]
    open_errors: int
    open_problems: int

    @property
    def ready(self) -> bool:
        """Whether the batch could be committed."""
        return self.rows > 0 and not self.by_decision.get("pending") and not self.open_errors


def batches(actor: Actor, state: str = "") -> QuerySet[Batch]:
    """Return the actor's batches, newest first, without the long columns."""
    rows = visible(actor, Batch).order_by("-pk").defer("understanding", "overrides")
    return rows.filter(state=state) if state else rows


def unread_batches() -> tuple[Batch, ...]:
    """Return the batches that wait to be read, oldest first."""
    return tuple(Batch.objects.filter(state="reading").order_by("pk"))


def batch_summary(batch: Batch) -> BatchSummary:
    """Count a batch's rows by verdict, decision and outcome, and its open problems."""
    verdicts: Counter[str] = Counter()
    decisions: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    errors = 0
    told = batch.rows.order_by().values_list("verdict", "decision", "outcome", "has_error")
    for verdict, decision, outcome, has_error, count in told.annotate(Count("pk")):
        verdicts[verdict] += count
        decisions[decision] += count
        outcomes[outcome] += count
        errors += count if has_error and decision != "skip" else 0
    return BatchSummary(
        rows=verdicts.total(),
        by_verdict=dict(verdicts),
        by_decision=dict(decisions),
        by_outcome={name: count for name, count in outcomes.items() if name},
        open_errors=errors,
        open_problems=batch.problems.filter(decision="open").exclude(severity="info").count(),
    )


def remembered_columns(org: Organisation, sender: str) -> dict[str, str | None]:
    """Return what headers meant last time, by folded header; this sender's word goes first."""
    rows = ColumnMemory.objects.filter(org=org, sender__in={sender, ""}).order_by("sender")
    return {row.header_key: row.field or None for row in rows}
