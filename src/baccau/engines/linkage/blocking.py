"""Which pairs are worth comparing: records that share a number, a rare word or a place.

Comparing all pairs of 20,000 records twice over is 400 million comparisons; an index of keys
leaves a dozen a record. A key that too many records share says nothing and is left out.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baccau.engines.linkage.compare import Prepared

_MOST_SHARED = 150
_PLACE_SHARE = 0.5
"""A shared place says less than a shared word as rare."""


class BlockingIndex:
    """Finds the likeliest candidates among a fixed set of records, in no order of their own."""

    def __init__(self, records: Sequence[Prepared]) -> None:
        """Index the records by their keys."""
        postings: dict[str, list[int]] = defaultdict(list)
        order = sorted(range(len(records)), key=lambda number: records[number].record.key)
        for number in order:
            for key in set(_keys(records[number])):
                postings[key].append(number)
        self._postings = {
            key: (numbers, _worth(key, len(numbers), len(records)))
            for key, numbers in postings.items()
            if len(numbers) <= _MOST_SHARED
        }

    def candidates(self, record: Prepared, most: int) -> list[int]:
        """Return the numbers of the records sharing most with this one, the likeliest first."""
        shared: dict[int, float] = defaultdict(float)
        for key in sorted(set(_keys(record))):
            numbers, worth = self._postings.get(key, ((), 0.0))
            for number in numbers:
                shared[number] += worth
        # Equals stay in the order they were met, which is that of the keys, not of the input.
        return heapq.nlargest(most, shared, key=shared.__getitem__)


def _worth(key: str, count: int, total: int) -> float:
    return math.log1p(total / count) * (_PLACE_SHARE if key.startswith("commune ") else 1.0)


def _keys(prepared: Prepared) -> Iterator[str]:
    record = prepared.record
    for name in ("tax_code", "phone", "email", "certificate_no", "maker_key"):
        value = getattr(record, name)
        if value:
            yield f"{name} {value}"
    if record.commune_code:
        yield f"commune {record.commune_code}"
    words = [word for word in prepared.name.words if word not in prepared.name.generic_words]
    yield from words
    for first, second in pairwise(words):
        yield first + second
    if record.commune_code:
        yield from (f"{word} {record.commune_code}" for word in words)
    if prepared.maker:
        yield from (f"maker {word}" for word in prepared.maker.words)
