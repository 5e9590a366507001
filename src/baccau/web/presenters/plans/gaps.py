"""What producers lack, the most valuable first."""

from __future__ import annotations

from dataclasses import dataclass

from baccau.domain.matching.answers import gap_parts
from baccau.domain.matching.models import Gap
from baccau.domain.matching.queries.sides import GapPage
from baccau.engines.matching.plan import Reason as Fact
from baccau.web.presenters.plans.telling import Row, Words, offer_row

_SIGNIFICANT = 2


@dataclass(frozen=True, slots=True)
class GapLine:
    """What one offer lacks (all of it at once), and what closing it brings in a year."""

    offer: Row
    steps: tuple[str, ...]
    buyers: int
    value_vnd: int


def gap_lines(page: GapPage) -> tuple[GapLine, ...]:
    """Return a page's gaps."""
    words = Words(page.offers.values())
    return tuple(
        GapLine(
            offer=offer_row(page.offers[gap.offer_id]),
            steps=steps(gap, words),
            buyers=gap.unlocks_demands,
            value_vnd=gap.unlocks_value_vnd,
        )
        for gap in page.gaps
    )


def steps(gap: Gap, words: Words) -> tuple[str, ...]:
    """Return what has to be done, in the words of the one who has to do it.

    Nothing of a buyer's ceiling is in them: a price to reach is given to two figures, rounded
    down, so that it is enough without being the ceiling.
    """
    return tuple(_step(part, words) for part in gap_parts(gap.code, gap.facts))


def _step(part: Fact, words: Words) -> str:
    target = part.facts.get("target_vnd")
    if isinstance(target, int):
        part = Fact(part.code, {**part.facts, "target_vnd": rounded_down(target)})
    said = words.as_code(part, f"do_{part.code}")
    if said:
        return said
    line = words.say(part)
    return line.remedy or line.sentence


def rounded_down(amount: int) -> int:
    """Return an amount with two figures and zeros: 87 430 as 87 000."""
    scale = int(10 ** max(0, len(str(amount)) - _SIGNIFICANT))
    return amount // scale * scale
