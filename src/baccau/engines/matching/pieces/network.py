"""One piece as a network: arcs are eligible pairs in a month, nodes are offer- and need-months."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from baccau.engines.matching.pairs.columns import Flags, Ints
from baccau.engines.matching.pairs.eligibility import Pairs
from baccau.engines.matching.pieces.levels import ranks, tie_break


@dataclass(frozen=True, slots=True)
class Terms:
    """What the whole problem fixes for every piece."""

    pairs: Pairs
    months: Ints
    """Masks per pair of the months it may trade in, after pinned lines took their share."""
    capacity: Ints
    """(n, 12) what pinned lines leave."""
    quantity: Ints
    """(m, 12) what pinned lines leave."""
    suppliers_left: Ints
    """(m,) how many producers more a need may take; -1 any number."""
    settled: Flags
    """Per pair: its producer already supplies the need by a pinned line."""
    previous: Ints
    """Masks per pair of the months with something in the last plan."""
    offer_hash: Ints
    need_hash: Ints


@dataclass(frozen=True, slots=True)
class Network:
    """k arcs sorted by (row, column); rows are offer-months, columns need-months."""

    pair: Ints
    month: Ints
    """0–11."""
    rows: Ints
    columns: Ints
    supply: Ints
    demand: Ints
    worth: Ints
    """Per unit; level 1 in VND."""
    levels: tuple[Ints, ...]
    """Ranked worth, favoured worth, net income, pairs kept from the last plan."""
    names: tuple[Ints, Ints]
    """Hashes of the offer's and the need's key, for the tie-break."""
    moq: Ints
    """Least positive flow of an arc; 0 where any flow will do."""
    supplier: Ints
    """Group of each arc: one producer at one need with a limit; -1 where none is binding."""
    supplier_need: Ints
    """(groups,) place of the group's need among `supplier_limit`."""
    supplier_limit: Ints
    """How many groups of a need may carry flow."""

    def ties(self, arcs: Ints) -> Ints:
        """The tie-break of some arcs: the last level."""
        offers, needs = self.names
        return tie_break(offers[arcs], needs[arcs], self.month[arcs])

    def restricted(self, kept: Ints) -> Network:
        """The same nodes with only the given arcs."""
        return replace(
            self,
            pair=self.pair[kept],
            month=self.month[kept],
            rows=self.rows[kept],
            columns=self.columns[kept],
            worth=self.worth[kept],
            levels=tuple(level[kept] for level in self.levels),
            names=(self.names[0][kept], self.names[1][kept]),
            moq=self.moq[kept],
            supplier=self.supplier[kept],
        )


def key_hashes(keys: Iterable[str], seed: int) -> Ints:
    """64-bit hashes of keys, the same on every machine."""
    salt = seed.to_bytes(8, "little", signed=True)
    digests = (hashlib.blake2b(k.encode(), digest_size=8, salt=salt).digest() for k in keys)
    return np.frombuffer(b"".join(digests), np.int64)


def build_network(terms: Terms, arcs: Ints, months: Sequence[int]) -> Network:
    """The network of the given pairs over the given months (0–11)."""
    pairs = terms.pairs
    masks = terms.months[arcs]
    by_month = [arcs[(masks >> month) & 1 == 1] for month in months]
    pair = np.concatenate(by_month) if by_month else np.zeros(0, np.int64)
    month = np.repeat(np.array(months, np.int64), [len(part) for part in by_month])
    place = np.repeat(np.arange(len(months)), [len(part) for part in by_month])
    offer, need = pairs.offer[pair], pairs.need[pair]
    n, m = len(pairs.offers.offers), len(pairs.needs.needs)
    row_keys, rows = compressed(place * n + offer, n * len(months))
    col_keys, cols = compressed(place * m + need, m * len(months))
    every = np.array(months, np.int64)
    col_need = col_keys % m
    worth = pairs.worth_vnd[col_need]
    supplier, supplier_need, limit = _suppliers(terms, pair)
    moq = pairs.offers.moq[offer]
    return Network(
        pair=pair,
        month=month,
        rows=rows,
        columns=cols,
        supply=terms.capacity[row_keys % n, every[row_keys // n]],
        demand=terms.quantity[col_need, every[col_keys // m]],
        worth=worth[cols],
        levels=(
            ranks(worth)[cols],
            np.where(pairs.offers.favoured[offer], worth[cols], 0),
            pairs.offers.price_vnd[offer] - pairs.freight_vnd[pair],
            (terms.previous[pair] >> month) & 1,
        ),
        names=(terms.offer_hash[offer], terms.need_hash[need]),
        moq=np.where(moq > 1, moq, 0),
        supplier=supplier,
        supplier_need=supplier_need,
        supplier_limit=limit,
    )


def compressed(keys: Ints, size: int) -> tuple[Ints, Ints]:
    """The distinct keys below `size` in order, and each key's place among them."""
    present = np.zeros(size, np.bool_)
    present[keys] = True
    place = np.cumsum(present) - 1
    return np.flatnonzero(present), place[keys]


def _suppliers(terms: Terms, pair: Ints) -> tuple[Ints, Ints, Ints]:
    """Groups of arcs by (need, producer) at needs with more producers than they may take."""
    pairs = terms.pairs
    group = np.full(len(pair), -1, np.int64)
    need = pairs.need[pair]
    bound = np.flatnonzero((terms.suppliers_left[need] >= 0) & ~terms.settled[pair])
    if not bound.size:
        return group, np.zeros(0, np.int64), np.zeros(0, np.int64)
    producer = pairs.offers.producer[pairs.offer[pair[bound]]]
    width = len(pairs.offers.offers) + 1
    keys, of_arc = np.unique(need[bound] * width + producer, return_inverse=True)
    needs, of_group, producers = np.unique(keys // width, return_inverse=True, return_counts=True)
    binding = producers > terms.suppliers_left[needs]
    place = np.cumsum(binding) - 1
    kept = binding[of_group]
    renamed = np.where(kept, np.cumsum(kept) - 1, -1)
    group[bound] = renamed[of_arc]
    return group, place[of_group[kept]], terms.suppliers_left[needs[binding]]
