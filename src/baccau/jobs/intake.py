"""The task that reads a file on its way in, and whether to wait for it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from baccau.domain.base.actor import SYSTEM, Actor
from baccau.domain.intake.actions import fail_reading, read_batch
from baccau.domain.intake.models import Batch
from baccau.domain.intake.queries import unread_batches

AT_ONCE = 64 * 1024
"""Files up to this size (bytes) are read while the sender waits: a second or two."""


@task()
def read(batch_public_id: str) -> None:
    """Read a batch that waits to be read; a file that cannot be read is refused on the batch."""
    batch = Batch.objects.get(public_id=batch_public_id)
    read_batch(by=SYSTEM, at=timezone.now(), batch=batch)


def start_reading(batch: Batch) -> Batch:
    """Read a small file now, queue a large one; return the batch as it then stands."""
    if batch.state != "reading":
        return batch
    if batch.size_bytes <= AT_ONCE:
        return read_batch(by=SYSTEM, at=timezone.now(), batch=batch)
    read.enqueue(batch.public_id)
    return batch


def give_up_reading(batch_public_id: str, *, by: Actor, at: dt.datetime) -> None:
    """Tell the sender, on the batch, that its file could not be read after all tries."""
    batch = Batch.objects.filter(public_id=batch_public_id).first()
    if batch is not None:
        fail_reading(by=by, at=at, batch=batch)


def resume_unread() -> int:
    """Queue every batch that waits to be read and is not queued; return how many.

    For a worker that starts: a process may have died between taking a file in and queueing it.
    Reading a batch twice does no harm, its rows are stored once.
    """
    tasks = DBTaskResult.objects.filter(task_path=read.module_path, status__in=("READY", "RUNNING"))
    queued = {row.args_kwargs["args"][0] for row in tasks}
    waiting = [batch for batch in unread_batches() if batch.public_id not in queued]
    for batch in waiting:
        read.enqueue(batch.public_id)
    return len(waiting)
