"""Every model, found by Django here; each lives in its room."""

from baccau.domain.accounts.models import Claim, Invitation, Membership, Organisation, User
from baccau.domain.audit.models import ChainHead, Entry
from baccau.domain.base.models import Alias, IdempotencyKey
from baccau.domain.demand.models import Need
from baccau.domain.intake.models import Batch, Change, ColumnMemory, RowProblem, StagedRow
from baccau.domain.matching.models import (
    Allocation,
    Gap,
    Pin,
    Plan,
    PlanNeed,
    PlanOffer,
    Unserved,
)
from baccau.domain.notices.models import Notice
from baccau.domain.places.models import Commune, Province
from baccau.domain.registry.models import Merge, Paper, Product, Provenance, Supply

__all__ = [
    "Alias",
    "Allocation",
    "Batch",
    "ChainHead",
    "Change",
    "Claim",
    "ColumnMemory",
    "Commune",
    "Entry",
    "Gap",
    "IdempotencyKey",
    "Invitation",
    "Membership",
    "Merge",
    "Need",
    "Notice",
    "Organisation",
    "Paper",
    "Pin",
    "Plan",
    "PlanNeed",
    "PlanOffer",
    "Product",
    "Provenance",
    "Province",
    "RowProblem",
    "StagedRow",
    "Supply",
    "Unserved",
    "User",
]
