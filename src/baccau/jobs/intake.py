"""The task that reads a file on its way in, and whether to wait for it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from baccau.domain.base.actor import SYSTEM
from baccau.domain.intake.actions import read_batch
from baccau.domain.intake.models import Batch

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
