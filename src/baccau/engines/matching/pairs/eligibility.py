"""Every pair that passes every rule, by blocks of one commodity (or set) and unit.

Cheap tests first on the whole block as broadcast comparisons, distance last and only for the
survivors. What each test took away is counted: the counters are the waterfall a reader is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from baccau.engines.matching.pairs.columns import (
    Flags,
    Floats,
    Ints,
    NeedColumns,
    OfferColumns,
    columns,
    month_mask,
)
from baccau.engines.matching.pairs.freight import EARTH_RADIUS_KM
from baccau.engines.matching.problem import Freight, Line, Problem

_BLOCK_CELLS = 1 << 22
"""Pairs looked at together: bounds the memory of one broadcast."""
_TESTS = (
    "season",
    "price",
    "stars",
    "papers",
    "origin",
    "storage",
    "distance",
    "price_delivered",
    "month",
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Eligible pairs in (offer, need) order; offers and needs are places in key order."""

    offers: OfferColumns
    needs: NeedColumns
    offer: Ints
    need: Ints
    months: Ints
    """Masks of the months in which the pair may trade."""
    freight_vnd: Ints
    """Per unit."""
    worth_vnd: Ints
    """Per unit, one entry a need: its ceiling, or its dearest eligible delivered price."""
    removed: tuple[tuple[str, int], ...]
    """How many pairs of the same commodity and unit each test took away, in test order."""

    def places(self, lines: Sequence[Line]) -> Ints:
        """The pair of each line, -1 where there is no such eligible pair."""
        if not lines:
            return np.zeros(0, np.int64)
        offers = {offer.key: place for place, offer in enumerate(self.offers.offers)}
        needs = {need.key: place for place, need in enumerate(self.needs.needs)}
        width = max(1, len(needs))
        keys = self.offer * width + self.need
        asked = np.array(
            [_key(offers.get(line.offer), needs.get(line.need), width) for line in lines], np.int64
        )
        found = np.searchsorted(keys, asked)
        inside = found < len(keys)
        hit = np.zeros(len(asked), np.bool_)
        hit[inside] = keys[found[inside]] == asked[inside]
        out: Ints = np.where(hit, found, -1)
        return out


@dataclass(slots=True)
class _Block:
    """Offers and needs of one type, and which of their pairs still stand."""

    o: Ints
    n: Ints
    ok: Flags


def eligible_pairs(problem: Problem) -> Pairs:
    """All pairs that may trade in at least one month."""
    offers, needs = columns(problem)
    removed: dict[str, int] = dict.fromkeys(_TESTS, 0)
    found: list[tuple[Ints, Ints, Ints, Ints]] = []
    for rows, cols in _blocks(offers, needs):
        block = _Block(rows, cols, np.ones((len(rows), len(cols)), np.bool_))
        _cheap_tests(block, offers, needs, removed)
        found.append(_survivors(block, offers, needs, problem.freight, removed))
    offer, need, months, freight = (
        (np.concatenate(parts) for parts in zip(*found, strict=True))
        if found
        else (np.zeros(0, np.int64) for _ in range(4))
    )
    order = np.argsort(offer * max(1, len(needs.needs)) + need, kind="stable")
    offer, need, months, freight = offer[order], need[order], months[order], freight[order]
    worth = np.maximum(needs.ceiling_vnd, 0)
    open_ended = needs.ceiling_vnd[need] < 0
    np.maximum.at(
        worth,
        need[open_ended],
        offers.price_vnd[offer[open_ended]] + freight[open_ended],
    )
    return Pairs(offers, needs, offer, need, months, freight, worth, tuple(removed.items()))


def _key(offer: int | None, need: int | None, width: int) -> int:
    return -1 if offer is None or need is None else offer * width + need


def _blocks(offers: OfferColumns, needs: NeedColumns) -> Iterator[tuple[Ints, Ints]]:
    """Places of offers and needs that name the same thing in the same unit, in bounded blocks."""
    by_type: dict[tuple[str | int | None, str], list[int]] = defaultdict(list)
    for place, offer in enumerate(offers.offers):
        for named in {offer.commodity, offer.product_set, *offer.also}:
            by_type[named, offer.unit].append(place)
    wanted: dict[tuple[str | int | None, str], list[int]] = defaultdict(list)
    for place, need in enumerate(needs.needs):
        named = need.product_set if need.commodity is None else need.commodity
        if named is not None:
            wanted[named, need.unit].append(place)
    for key, cols in wanted.items():
        rows = by_type.get(key, [])
        step = max(1, _BLOCK_CELLS // len(cols))
        for start in range(0, len(rows), step):
            yield np.array(rows[start : start + step]), np.array(cols)


def _cheap_tests(
    block: _Block, offers: OfferColumns, needs: NeedColumns, removed: dict[str, int]
) -> None:
    o, n = block.o[:, None], block.n[None, :]
    standing = block.ok.size

    def keep(test: str, passed: Flags) -> None:
        nonlocal standing
        np.logical_and(block.ok, passed, out=block.ok)
        left = int(np.count_nonzero(block.ok))
        removed[test] += standing - left
        standing = left

    keep("season", (offers.open_months[o] & needs.open_months[n]) != 0)
    keep("price", offers.price_vnd[o] <= needs.limit_vnd[n])
    keep("stars", offers.stars[o] >= needs.min_stars[n])
    for word in range(needs.required.shape[1]):
        asked = needs.required[n, word]
        if asked.any():
            keep("papers", (offers.papers[o, word] & asked) == asked)
    if needs.origins[block.n].any():
        inside: Flags = np.logical_not(needs.origins[block.n].any(axis=1))[None, :]
        for word in range(needs.origins.shape[1]):
            inside = inside | ((offers.province[o, word] & needs.origins[n, word]) != 0)
        keep("origin", inside)
    if needs.storage[block.n].any() and offers.storage[block.o].any():
        has, takes = offers.storage[o], needs.storage[n]
        keep("storage", (has == takes) | (has == 0) | (takes == 0))


def _survivors(
    block: _Block,
    offers: OfferColumns,
    needs: NeedColumns,
    freight: Freight,
    removed: dict[str, int],
) -> tuple[Ints, Ints, Ints, Ints]:
    rows, cols = np.nonzero(block.ok)
    o, n = block.o[rows], block.n[cols]
    km = _distance_km(offers.place, needs.place, o, n)
    if freight.max_fresh_km is not None:
        near = ~(offers.fresh[o] & (km > freight.max_fresh_km))
        removed["distance"] += int(near.size - np.count_nonzero(near))
        o, n, km = o[near], n[near], km[near]
    per_kg = km * freight.road_factor * offers.rate[o] + freight.handling_vnd_per_kg
    cost = np.rint(offers.weight_kg[o] * per_kg).astype(np.int64)
    kept = offers.price_vnd[o] + cost <= needs.limit_vnd[n]
    removed["price_delivered"] += int(kept.size - np.count_nonzero(kept))
    o, n, cost = o[kept], n[kept], cost[kept]
    months = tradable_months(offers, needs, o, n, (offers.capacity, needs.quantity))
    kept = months != 0
    removed["month"] += int(kept.size - np.count_nonzero(kept))
    return o[kept], n[kept], months[kept], cost[kept]


def tradable_months(
    offers: OfferColumns,
    needs: NeedColumns,
    o: Ints,
    n: Ints,
    amounts: tuple[Ints, Ints],
) -> Ints:
    """Masks of the months with capacity, quantity, a valid certificate and the MOQ in reach.

    `amounts` are (n, 12) capacity and (m, 12) quantity, full or what pinned lines leave.
    """
    capacity, quantity = amounts
    judged = needs.min_stars[n] > 0
    months: Ints = month_mask(capacity)[o] & month_mask(quantity)[n]
    months[judged] &= offers.valid_months[o][judged]
    large = np.flatnonzero(offers.moq[o] > 1)
    if large.size:
        lo, ln = o[large], n[large]
        reach = np.zeros(large.size, np.int64)
        for month in range(12):
            least = np.minimum(capacity[lo, month], quantity[ln, month])
            reach |= (least >= offers.moq[lo]).astype(np.int64) << month
        months[large] &= reach
    return months


def _distance_km(here: Floats, there: Floats, o: Ints, n: Ints) -> Floats:
    """Great-circle distances; 0 where a place is not known."""
    a, b = here[o], there[n]
    dot = a[:, 0] * b[:, 0] + a[:, 1] * b[:, 1] + a[:, 2] * b[:, 2]
    half_chord = np.sqrt(np.clip((1.0 - dot) / 2.0, 0.0, 1.0))
    km: Floats = np.nan_to_num(2.0 * EARTH_RADIUS_KM * np.arcsin(half_chord))
    return km
