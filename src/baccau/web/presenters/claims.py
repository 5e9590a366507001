"""Claims to a producer, with what speaks for them, as the deciding office reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext

from baccau.domain.accounts.models import Claim
from baccau.domain.accounts.states import ClaimState
from baccau.web.presenters.evidence import EvidencePair, EvidenceRow
from baccau.web.presenters.fields import told
from baccau.web.presenters.registry.products import place_of

_TONES = {"pending": "warn", "approved": "good", "denied": "bad", "revoked": "bad"}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim: who says what of which producer, and how the two records compare."""

    claim_id: str
    producer: str
    producer_id: str
    place: str
    claimant: str
    statement: str
    made_at: dt.datetime
    state_words: str
    tone: str
    pending: bool
    reason: str
    decided_at: dt.datetime | None
    pair: EvidencePair


def claim_view(claim: Claim) -> ClaimView:
    """Return a claim with its evidence."""
    org = claim.org
    return ClaimView(
        claim_id=claim.public_id,
        producer=org.name,
        producer_id=org.public_id,
        place=place_of(org),
        claimant=str(claim.user),
        statement=claim.statement,
        made_at=claim.created_at,
        state_words=str(ClaimState(claim.state).label),
        tone=_TONES[claim.state],
        pending=claim.state == "pending",
        reason=claim.reason,
        decided_at=claim.decided_at,
        pair=_pair(claim),
    )


def _pair(claim: Claim) -> EvidencePair:
    user, org = claim.user, claim.org
    rows = (
        _row(gettext("Name"), user.full_name, org.contact_name),
        _row(gettext("Phone"), told("phone", user.phone), told("phone", org.phone)),
        _row(gettext("E-mail"), user.email or "", org.email),
    )
    return EvidencePair(gettext("Who claims"), gettext("On record"), rows)


def _row(label: str, left: str, right: str) -> EvidenceRow:
    agrees = None if not left or not right else left.casefold() == right.casefold()
    return EvidenceRow(label, left, right, agrees)
