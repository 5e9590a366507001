"""A file on its way in: received, read, or refused."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from baccau.domain.accounts.models import Organisation
from baccau.domain.audit.actions import record
from baccau.domain.base.actor import Actor
from baccau.domain.base.refusals import Refusal
from baccau.domain.intake.actions.staging import stage
from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries.batches import remembered_columns
from baccau.doors.refusals import FileRefused
from baccau.engines.text import clean_text
from baccau.pipelines.understanding import understand_file

Progress = Callable[[float], None]
_READ_SHARE = 60
"""Reading and understanding take some 60 % of the time, linking and storing the rest."""
_LIVE = ("reading", "review", "committed")


class NotASender(Refusal):
    """Only an office or a buyer sends files in."""

    code = "not_a_sender"
    status = 422


class BatchMoved(Refusal):
    """The batch is no longer in the state this act needs."""

    code = "batch_moved"


def open_batch(  # noqa: PLR0913  (a file, whose, and how to read it)
    *,
    by: Actor,
    at: dt.datetime,
    org: Organisation,
    content: bytes,
    name: str,
    kind: str = "auto",
    sender: str = "",
    illustrative: bool = False,
) -> Batch:
    """Take a file in. The same bytes again return the batch that holds them already.

    `org` is the office, or the buyer for its own needs. `content` are the bytes as received;
    they are kept for ever. `kind` is supply, demand or auto. What columns mean is remembered
    per `sender`. The values of an `illustrative` file are labelled so wherever they show.

    Raises:
        NotASender: neither an office nor a buyer.
    """
    if org.kind not in {"office", "buyer"}:
        raise NotASender(name=org.name)
    digest = hashlib.sha256(content).hexdigest()
    stored = _keep(content, digest)
    held = Batch.objects.filter(org=org, sha256=digest, state__in=_LIVE)
    try:
        with transaction.atomic():
            found = held.first()
            if found is not None:
                return found
            batch = Batch.objects.create(
                org=org, uploaded_by_id=by.user_id, sender=clean_text(sender, limit=200),
                file_name=clean_text(Path(name).name, limit=255) or "file", stored_name=stored,
                sha256=digest, size_bytes=len(content), kind=kind, illustrative=illustrative,
                created_at=at,
            )  # fmt: skip
            record(by=by, at=at, action="open_batch", object_type="batch",
                   object_id=batch.public_id,
                   facts={"file": batch.file_name, "sha256": digest})  # fmt: skip
            return batch
    except IntegrityError:
        # Two taps at once: the other one made the batch between our look and our write.
        return held.get()


def stored_path(batch: Batch) -> Path:
    """Return where a batch's bytes lie."""
    return Path(settings.MEDIA_ROOT) / batch.stored_name


def read_batch(
    *, by: Actor, at: dt.datetime, batch: Batch, progress: Progress | None = None
) -> Batch:
    """Read, understand and link a batch's file, and lay its rows out for review.

    Nothing is written until all is understood; then all rows are, in one transaction. Reading a
    batch that is not waiting to be read changes nothing, so a repeated task is harmless.
    """
    current = Batch.objects.select_related("org").get(pk=batch.pk)
    if current.state != "reading":
        return current
    overrides = {(one["sheet"], one["column"]): one["field"] for one in current.overrides}
    try:
        understanding = understand_file(
            stored_path(current),
            kind=current.kind,  # type: ignore[arg-type]  # one of the three words by open_batch
            overrides=overrides,
            remembered=remembered_columns(current.org, current.sender),
            file_name=current.file_name,
            progress=lambda _sheet, row, of: _show(current, progress, _READ_SHARE * row / of),
        )
    except FileRefused as no:
        return _refuse(by, at, current, no.code, no.facts)
    _show(current, progress, _READ_SHARE)
    return stage(by=by, at=at, batch=current, understanding=understanding.as_json())


def fail_reading(*, by: Actor, at: dt.datetime, batch: Batch) -> Batch:
    """Say that reading broke down again and again; the file stays, and may be sent again."""
    return _refuse(by, at, batch, "reading_failed", {"file": batch.file_name})


@transaction.atomic
def _refuse(
    by: Actor, at: dt.datetime, batch: Batch, code: str, facts: Mapping[str, object]
) -> Batch:
    current = Batch.objects.select_for_update().get(pk=batch.pk)
    if current.state != "reading":
        return current
    current.state, current.refusal_code, current.read_at = "refused", code, at
    current.refusal_facts = {name: str(value) for name, value in facts.items()}
    current.save(update_fields=["state", "refusal_code", "refusal_facts", "read_at"])
    record(by=by, at=at, action="refuse_batch", object_type="batch", object_id=batch.public_id,
           facts={"code": code})  # fmt: skip
    return current


def _keep(content: bytes, digest: str) -> str:
    """Store the bytes under their digest: whole or not at all, once."""
    name = f"intake/{digest[:2]}/{digest}"
    path = Path(settings.MEDIA_ROOT) / name
    if path.exists():
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return name


def _show(batch: Batch, progress: Progress | None, percent: float) -> None:
    """Keep progress where the waiting page looks; pass it on in whole steps only."""
    whole = min(99, int(percent))
    if whole > batch.progress_percent:
        batch.progress_percent = whole
        Batch.objects.filter(pk=batch.pk).update(progress_percent=whole)
        if progress is not None:
            progress(whole / 100)
