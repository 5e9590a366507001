"""Link incoming records to known ones: same, new or unclear, with the evidence for each."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from baccau.engines.linkage.blocking import BlockingIndex
from baccau.engines.linkage.compare import Candidate, Comparer, Prepared, words_of
from baccau.engines.linkage.names import Lexicon, producer_words
from baccau.engines.linkage.policy import PRODUCER_POLICY, Policy
from baccau.engines.linkage.settling import Link, listed_apart, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baccau.engines.linkage.record import Record

_MOST_SHOWN = 5


def link(incoming: Sequence[Record], known: Sequence[Record], policy: Policy) -> tuple[Link, ...]:
    """Link every incoming record, in the order given; the verdicts do not depend on any order.

    Raises:
        ValueError: two records on one side have the same key.
    """
    _refuse_repeated_keys(incoming)
    _refuse_repeated_keys(known)
    comparer = _comparer((*known, *incoming), policy)
    left = [comparer.prepare(record) for record in incoming]
    right = [comparer.prepare(record) for record in known]
    found = _compare_with(left, right, comparer)
    duplicates = _compare_within(left, comparer)
    links = [
        _decided(record.record.key, found[number], duplicates[number], policy)
        for number, record in enumerate(left)
    ]
    return settled(links, left, comparer)


def _refuse_repeated_keys(records: Sequence[Record]) -> None:
    if len({record.key for record in records}) < len(records):
        raise ValueError("two records have the same key")


def _comparer(records: Iterable[Record], policy: Policy) -> Comparer:
    every = tuple(records)
    lexicon = Lexicon(words_of(record, policy) for record in every)
    if policy.kind != "product":
        return Comparer(policy, lexicon)
    makers = {record.maker for record in every if record.maker}
    return Comparer(
        policy, lexicon, Lexicon(producer_words(name, PRODUCER_POLICY) for name in makers)
    )


def _compare_with(
    left: list[Prepared], right: list[Prepared], comparer: Comparer
) -> list[list[Candidate]]:
    index = BlockingIndex(right)
    most = comparer.policy.max_candidates
    return [
        _ranked(
            comparer.compare(record, right[number]) for number in index.candidates(record, most)
        )
        for record in left
    ]


def _compare_within(left: list[Prepared], comparer: Comparer) -> list[list[Candidate]]:
    """Compare each pair of a batch once, and tell both sides."""
    index = BlockingIndex(left)
    most = comparer.policy.max_candidates // 2 + 1
    pairs = {
        (min(number, other), max(number, other))
        for number, record in enumerate(left)
        for other in index.candidates(record, most)
        if other != number
    }
    found: list[list[Candidate]] = [[] for _ in left]
    for one, other in pairs:
        candidate = comparer.compare(left[one], left[other])
        if candidate.verdict != "new" and not listed_apart(candidate, comparer.policy):
            found[one].append(candidate)
            found[other].append(_mirrored(candidate, left[one].record.key))
    return [_ranked(candidates) for candidates in found]


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    alike = [candidate for candidate in candidates if candidate.verdict != "new"]
    order = {"same": 0, "unclear": 1}
    alike.sort(key=lambda item: (order[item.verdict], -item.score, item.key))
    return alike


def _mirrored(candidate: Candidate, key: str) -> Candidate:
    turned = tuple(replace(item, left=item.right, right=item.left) for item in candidate.evidence)
    return replace(candidate, key=key, evidence=turned)


def _decided(key: str, found: list[Candidate], duplicates: list[Candidate], policy: Policy) -> Link:
    shown, twins = tuple(found[:_MOST_SHOWN]), tuple(duplicates)
    same = [candidate for candidate in found if candidate.verdict == "same"]
    if not found:
        return Link(key, "new", "none_alike", (), twins)
    if not same:
        return Link(key, "unclear", "asked", shown, twins)
    if len(same) > 1 and _odds(same[0]) - _odds(same[1]) < policy.margin:
        return Link(key, "unclear", "several_alike", shown, twins)
    return Link(key, "same", "one_alike", shown, twins)


def _odds(candidate: Candidate) -> float:
    return math.log(candidate.score) - math.log1p(-min(candidate.score, 1 - 1e-15))
