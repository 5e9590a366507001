"""One sending of a form: which showing of it, by whom, where to, with what values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Names a sending: `key` and `body_sha256` are hex digests."""

    key: str
    user_id: int
    path: str
    body_sha256: str
