"""Why a pair got its verdict, and what would have changed it: codes and numbers, no prose."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baccau.engines.linkage.compare import Candidate, Evidence, Verdict
    from baccau.engines.linkage.policy import Policy


@dataclass(frozen=True, slots=True)
class Explanation:
    """The evidence behind a verdict.

    `because` is what settled it, strongest first: the deciding, forbidding or asking evidence,
    or else all of it. `missing_odds` is how much evidence, in log-odds, an unclear or new pair
    lacks for the automatic band; 0 where evidence that must be asked is all that holds it back.
    """

    verdict: Verdict
    because: tuple[Evidence, ...]
    missing_odds: float


def explain(candidate: Candidate, policy: Policy) -> Explanation:
    """Say what settled the verdict of a candidate under the policy it was compared by."""
    ranked = tuple(
        sorted(candidate.evidence, key=lambda item: (-abs(item.weight), item.field, item.code))
    )
    settling = {
        "same": policy.decides,
        "new": policy.forbids,
        "unclear": policy.asks | policy.forbids | policy.decides,
    }[candidate.verdict]
    settled = tuple(item for item in ranked if item.code in settling)
    odds = policy.prior + math.fsum(item.weight for item in candidate.evidence)
    needed = math.log(policy.auto / (1 - policy.auto))
    return Explanation(candidate.verdict, settled or ranked, max(0.0, needed - odds))
