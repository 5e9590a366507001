"""The part of a problem a change can reach, cut out and solved again.

Pieces that no eligible pair joins do not feel each other. A changed offer or need can reach its
own piece and the pieces of every partner the change makes eligible: those rows, whole, are the
region. What the region's plan is without the change is read from the plan itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from baccau.engines.matching.pairs.eligibility import Pairs, eligible_pairs
from baccau.engines.matching.pairs.refusal import failures
from baccau.engines.matching.pieces.split import split
from baccau.engines.matching.plan import Allocation, Plan
from baccau.engines.matching.problem import Need, Offer, Problem
from baccau.engines.matching.solving import solve

_SECONDS = 1.0
"""Time for branching in one question."""
_EFFORT_A_SECOND = 100_000
_QUESTION, _BRANCHED_QUESTION, _BRANCHED_ARC = 5_000, 80_000, 50
"""Effort of one solve, of one that may branch, and of an arc there; an arc elsewhere is 1."""
_LARGEST = 150_000
"""No single question may cost more."""
_ALONE = -1


@dataclass(frozen=True, slots=True)
class Answer:
    """A region solved with a change: quantities by (offer, need, month), and prices."""

    lines: dict[tuple[str, str, int], Allocation]
    needs: frozenset[str]
    """All needs of the region."""

    def served(self, need: str) -> Counter[int]:
        """Units by month of one need."""
        return _served(self.lines.values(), need)

    def value(self, need: str) -> int:
        """Σ quantity × worth of one need."""
        lines = (a for a in self.lines.values() if a.line.need == need)
        return sum(a.line.quantity * a.worth_vnd for a in lines)


class Regions:
    """A problem and its plan, read once, for any number of questions."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.plan = plan
        self.pairs = eligible_pairs(problem)
        self.offers = {offer.key: offer for offer in problem.offers}
        self.needs = {need.key: need for need in problem.needs}
        self.lines_of_offer: dict[str, list[Allocation]] = defaultdict(list)
        self.lines_of_need: dict[str, list[Allocation]] = defaultdict(list)
        for allocation in plan.allocations:
            self.lines_of_offer[allocation.line.offer].append(allocation)
            self.lines_of_need[allocation.line.need].append(allocation)
        self._piece: dict[str, int] = {}
        self._offers_in: dict[int, list[Offer]] = defaultdict(list)
        self._needs_in: dict[int, list[Need]] = defaultdict(list)
        self._arcs_in: Counter[int] = Counter()
        self._read_pieces(self.pairs)
        self.effort = problem.seconds * _EFFORT_A_SECOND
        """What may still be spent on solving again: counted, not timed, so that equal questions
        get equal answers."""
        self.sold: Counter[tuple[str, int]] = Counter()
        """Units by offer and month in the plan."""
        self._bought: dict[str, Counter[int]] = defaultdict(Counter)
        self.offers_by: dict[str, list[str]] = defaultdict(list)
        """Keys of a producer's offers."""
        for offer in problem.offers:
            self.offers_by[offer.producer].append(offer.key)
        for allocation in plan.allocations:
            self._bought[allocation.line.need][allocation.line.month] += allocation.line.quantity
            self.sold[allocation.line.offer, allocation.line.month] += allocation.line.quantity
        self.pinned = {(line.offer, line.need, line.month) for line in problem.pinned}
        self._by_kind: dict[tuple[str | int | None, str], list[Offer]] = defaultdict(list)
        self._wanted: dict[tuple[str | int | None, str], list[Need]] = defaultdict(list)
        for offer in sorted(problem.offers, key=lambda row: row.key):
            for named in {offer.commodity, offer.product_set, *offer.also}:
                self._by_kind[named, offer.unit].append(offer)
        for need in sorted(problem.needs, key=lambda row: row.key):
            self._wanted[_named(need), need.unit].append(need)

    def offers_of_kind(self, need: Need) -> Sequence[Offer]:
        """Offers of what the need names, in its unit."""
        named = _named(need)
        return () if named is None else self._by_kind.get((named, need.unit), ())

    def needs_of_kind(self, offer: Offer) -> Sequence[Need]:
        """Needs that name the offer's commodity, or its set alone, in its unit."""
        names = {offer.commodity, offer.product_set, *offer.also} - {None}
        wanted = [n for name in names for n in self._wanted.get((name, offer.unit), ())]
        return sorted(wanted, key=lambda need: need.key)

    def with_offer(self, changed: Offer) -> Answer | None:
        """The plan of the region, were the offer so; `None` where solving is beyond the effort."""
        partners = [
            need.key
            for need in self.needs_of_kind(changed)
            if not failures(self.problem, changed, need)
        ]
        return self._solved([changed.key, *partners], {changed.key: changed})

    def with_need(self, changed: Need, changed_offers: Iterable[Offer] = ()) -> Answer | None:
        """The plan of the region, were the need so, and some offers too; `None` as above."""
        other = {offer.key: offer for offer in changed_offers}
        partners = [
            offer.key
            for offer in self.offers_of_kind(changed)
            if not failures(self.problem, other.get(offer.key, offer), changed)
        ]
        more = [
            need.key
            for offer in other.values()
            for need in self.needs_of_kind(offer)
            if not failures(self.problem, offer, need)
        ]
        return self._solved([changed.key, *partners, *more], {changed.key: changed, **other})

    def served(self, need: str) -> Counter[int]:
        """Units by month of one need in the plan."""
        return self._bought[need]

    def _read_pieces(self, pairs: Pairs) -> None:
        offers, needs = pairs.offers.offers, pairs.needs.needs
        for label, piece in enumerate(split(pairs)):
            self._arcs_in[label] = len(piece.arcs)
            for place in sorted(set(pairs.offer[piece.arcs].tolist())):
                self._piece[offers[place].key] = label
                self._offers_in[label].append(offers[place])
            for place in sorted(set(pairs.need[piece.arcs].tolist())):
                self._piece[needs[place].key] = label
                self._needs_in[label].append(needs[place])

    def _spend(self, labels: Iterable[int], offers: Iterable[Offer], needs: Iterable[Need]) -> bool:
        """Whether the solve is within the effort left, which then becomes less."""
        arcs = 12 * sum(self._arcs_in[label] for label in labels)
        branches = any(o.moq > 1 for o in offers) or any(n.max_suppliers is not None for n in needs)
        cost = _BRANCHED_QUESTION + _BRANCHED_ARC * arcs if branches else _QUESTION + arcs
        if cost > min(_LARGEST, self.effort):
            return False
        self.effort -= cost
        return True

    def _solved(self, touched: Sequence[str], changed: dict[str, Offer | Need]) -> Answer | None:
        labels = {self._piece.get(key, _ALONE) for key in touched} - {_ALONE}
        offers = {o.key: o for label in labels for o in self._offers_in[label]}
        needs = {n.key: n for label in labels for n in self._needs_in[label]}
        for key in touched:
            if key in self.offers:
                offers[key] = self.offers[key]
            if key in self.needs:
                needs[key] = self.needs[key]
        for row in changed.values():
            if isinstance(row, Offer):
                offers[row.key] = row
            else:
                needs[row.key] = row
        if not self._spend(labels, offers.values(), needs.values()):
            return None
        held = [line for line in self.problem.pinned if line.need in needs and line.offer in offers]
        region = replace(
            self.problem,
            offers=tuple(offers.values()),
            needs=tuple(needs.values()),
            pinned=tuple(held),
            previous=tuple(a.line for key in needs for a in self.lines_of_need[key]),
            seconds=_SECONDS,
        )
        plan = solve(region)
        lines = {(a.line.offer, a.line.need, a.line.month): a for a in plan.allocations}
        return Answer(lines, frozenset(needs))


def _named(need: Need) -> str | int | None:
    return need.product_set if need.commodity is None else need.commodity


def _served(lines: Iterable[Allocation], need: str) -> Counter[int]:
    out: Counter[int] = Counter()
    for allocation in lines:
        if allocation.line.need == need:
            out[allocation.line.month] += allocation.line.quantity
    return out
