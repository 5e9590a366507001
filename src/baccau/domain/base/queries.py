"""Reads of the base room."""

from __future__ import annotations

from baccau.domain.base.models import IdempotencyKey


def answered(*, key: str, user_id: int, path: str, body_sha256: str) -> str:
    """Return where the answer to an earlier sending stands; empty while it is being worked on."""
    found = IdempotencyKey.objects.filter(
        key=key, user_id=user_id, path=path, body_sha256=body_sha256
    ).first()
    return found.location if found else ""
