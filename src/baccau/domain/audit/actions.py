"""Writing the chain: one call inside the transaction of the act it tells of."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from baccau.domain.audit.chain import entry_hash
from baccau.domain.audit.models import ChainHead, Entry
from baccau.domain.base.actor import Actor


def record(
    *,
    by: Actor,
    at: dt.datetime,
    action: str,
    object_type: str,
    object_id: str,
    facts: dict[str, Any] | None = None,
) -> Entry:
    """Append an entry. The caller's transaction carries it: no act without its entry."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("audit.record stands inside the transaction of its act")
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    plain = json.loads(json.dumps(facts or {}, cls=DjangoJSONEncoder))
    row = {
        "seq": head.seq + 1,
        "at": at,
        "user_id": by.user_id,
        "org_id": by.org_id,
        "role": by.role,
        "actor_label": by.label[:200],
        "action": action,
        "object_type": object_type,
        "object_id": object_id,
        "facts": plain,
    }
    entry = Entry.objects.create(**row, previous_hash=head.hash, hash=entry_hash(head.hash, row))
    head.seq, head.hash = entry.seq, entry.hash
    head.save(update_fields=["seq", "hash"])
    return entry
