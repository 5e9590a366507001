"""How an entry is hashed: SHA-256 over canonical JSON of the row and the hash before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

GENESIS = "0" * 64


def entry_hash(previous: str, row: dict[str, Any]) -> str:
    """Return the hex digest of a row (field name to value) chained to `previous`."""
    text = json.dumps(
        {**row, "previous": previous},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=_plain,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return str(value)
