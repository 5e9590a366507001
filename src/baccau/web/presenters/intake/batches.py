"""A batch in the inbox and at the head of its own page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries import BatchSummary
from baccau.domain.intake.states import BatchState
from baccau.web.presenters.reasons import Reason, reason

_KINDS = {"review": "warn", "committed": "good", "refused": "bad"}


@dataclass(frozen=True, slots=True)
class BatchCard:
    """A batch: which file, from whom, where it stands and, if refused, why."""

    batch_id: str
    file_name: str
    sender: str
    by: str
    received_at: dt.datetime
    state: str
    state_words: str
    state_kind: str
    rows: int
    percent: int
    kilobytes: int
    refusal: Reason | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What is decided and what is open, as the last step shows it."""

    new: int
    same: int
    skipped: int
    undecided: int
    errors: int
    open_problems: int
    ready: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a commit did to the registry."""

    created: int
    updated: int
    unchanged: int
    skipped: int
    committed_at: dt.datetime | None
    undone_at: dt.datetime | None


def card(batch: Batch, *, by: str = "") -> BatchCard:
    """Return a batch; `by` is the name of whoever uploaded it, where that is shown."""
    refused = batch.state == "refused"
    facts = {"file": batch.file_name, **batch.refusal_facts}
    return BatchCard(
        batch_id=batch.public_id,
        file_name=batch.file_name,
        sender=batch.sender,
        by=by,
        received_at=batch.created_at,
        state=batch.state,
        state_words=str(BatchState(batch.state).label),
        state_kind=_KINDS.get(batch.state, ""),
        rows=int(batch.counts.get("rows", 0)),
        percent=batch.progress_percent,
        kilobytes=max(1, round(batch.size_bytes / 1024)),
        refusal=reason(batch.refusal_code, facts, "no") if refused else None,
    )


def tally(summary: BatchSummary) -> Tally:
    """Return the counts of the last step."""
    decided = summary.by_decision
    return Tally(
        new=decided.get("new", 0),
        same=decided.get("same", 0),
        skipped=decided.get("skip", 0),
        undecided=decided.get("pending", 0),
        errors=summary.open_errors,
        open_problems=summary.open_problems,
        ready=summary.ready,
    )


def result(batch: Batch) -> Result:
    """Return what the commit did."""
    counts = batch.counts
    return Result(
        created=counts.get("created", 0),
        updated=counts.get("updated", 0),
        unchanged=counts.get("unchanged", 0),
        skipped=counts.get("skipped", 0),
        committed_at=batch.committed_at,
        undone_at=batch.undone_at,
    )
