"""The acts others must hear of, under their former name."""

from baccau.domain.notices.actions import decide_claim_aloud

__all__ = ["decide_claim_aloud"]
