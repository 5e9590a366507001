"""Writes of the outbox: queueing and sending messages, and the acts others must hear of."""

from baccau.domain.notices.actions.announcing import (
    claim_with_warning,
    decide_claim_aloud,
    invite_by_message,
)
from baccau.domain.notices.actions.outbox import queue, queue_code, send_queued

__all__ = [
    "claim_with_warning",
    "decide_claim_aloud",
    "invite_by_message",
    "queue",
    "queue_code",
    "send_queued",
]
