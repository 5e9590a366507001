"""Reading the chain back, and proving it whole."""

from __future__ import annotations

from collections.abc import Iterator

from baccau.domain.audit.chain import GENESIS, entry_hash
from baccau.domain.audit.models import ChainHead, Entry

_HASHED = (
    "seq", "at", "user_id", "org_id", "role", "actor_label", "action",
    "object_type", "object_id", "facts",
)  # fmt: skip


def broken_entries() -> Iterator[tuple[int, str]]:
    """Yield (sequence number, what is wrong): changed, missing, reordered or cut off at the end."""
    previous, expected = GENESIS, 1
    for entry in Entry.objects.order_by("seq").iterator():
        if entry.seq != expected:
            yield expected, "missing"
            expected = entry.seq
        row = {name: getattr(entry, name) for name in _HASHED}
        if entry.previous_hash != previous or entry.hash != entry_hash(previous, row):
            yield entry.seq, "changed"
        previous, expected = entry.hash, expected + 1
    head = ChainHead.objects.filter(pk=1).first()
    if head is not None and head.seq != expected - 1:
        yield expected, "missing"
