"""What the rows of one list say about one another's links, settled once all are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from baccau.engines.linkage.compare import Candidate, Comparer, Prepared, Verdict
    from baccau.engines.linkage.policy import Policy


@dataclass(frozen=True, slots=True)
class Link:
    """What became of one incoming record.

    `reason` says how the verdict came about: `one_alike` (same), `none_alike` (new), `asked`
    (something only a person can tell), `several_alike` (two known records fit equally), or
    `contested` (another incoming record, plainly a different one, fits the same known record
    better). `candidates` are the known records not ruled out, best first; `duplicates` the
    other records of the same batch.
    """

    incoming: str
    verdict: Verdict
    reason: str
    candidates: tuple[Candidate, ...]
    duplicates: tuple[Candidate, ...]

    @property
    def match(self) -> str | None:
        """The known record it is, where that is decided."""
        return self.candidates[0].key if self.verdict == "same" else None


def listed_apart(candidate: Candidate, policy: Policy) -> bool:
    """Say whether two rows of one list are two, as the list itself names both."""
    codes = {item.code for item in candidate.evidence}
    return candidate.verdict == "unclear" and bool(codes & policy.listed_apart)


def settled(
    links: Sequence[Link], left: Sequence[Prepared], comparer: Comparer
) -> tuple[Link, ...]:
    """Return the links with their claims on one another's known records settled.

    One known record is claimed only by incoming records that may be one another, and a record
    is not asked about one that another row of its list plainly is.
    """
    result = list(links)
    claims: dict[str, list[int]] = defaultdict(list)
    for number, made in enumerate(links):
        if made.match is not None:
            claims[made.match].append(number)
    for numbers in claims.values():
        _settle_claim(result, sorted(numbers, key=lambda n: _strength(links[n])), left, comparer)
    return tuple(_without_taken(made, claims.keys(), comparer.policy) for made in result)


def _strength(made: Link) -> tuple[float, str]:
    return -made.candidates[0].score, made.incoming


def _settle_claim(
    links: list[Link], numbers: list[int], left: Sequence[Prepared], comparer: Comparer
) -> None:
    best, *others = numbers
    for number in others:
        if comparer.compare(left[best], left[number]).verdict == "new":
            links[number] = replace(links[number], verdict="unclear", reason="contested")


def _without_taken(made: Link, taken: AbstractSet[str], policy: Policy) -> Link:
    if made.verdict != "unclear":
        return made
    free = tuple(
        candidate
        for candidate in made.candidates
        if candidate.key not in taken or not listed_apart(candidate, policy)
    )
    if free:
        return replace(made, candidates=free)
    return replace(made, verdict="new", reason="none_alike", candidates=())
