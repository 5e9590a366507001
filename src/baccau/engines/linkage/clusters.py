"""Which incoming records of a batch end up as one, following every "same" of its links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baccau.engines.linkage.settling import Link


@dataclass(frozen=True, slots=True)
class Cluster:
    """Incoming records that are one, and the known records they are.

    No known record makes a new one; more than one is a conflict for a person to settle.
    """

    incoming: tuple[str, ...]
    known: tuple[str, ...]


def merge_clusters(links: Iterable[Link]) -> tuple[Cluster, ...]:
    """Group the links, sorted by first incoming key; an unclear record stands alone."""
    every = tuple(links)
    clear = {item.incoming for item in every if item.verdict != "unclear"}
    parent = {item.incoming: item.incoming for item in every}
    known: dict[str, str] = {}
    for item in every:
        for twin in item.duplicates:
            if twin.verdict == "same" and {item.incoming, twin.key} <= clear:
                _join(parent, item.incoming, twin.key)
        if item.match is not None:
            _join(parent, item.incoming, known.setdefault(item.match, item.incoming))
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        groups[_root(parent, key)].append(key)
    matches = {item.incoming: item.match for item in every}
    return tuple(
        Cluster(tuple(keys), tuple(sorted({m for key in keys if (m := matches[key]) is not None})))
        for keys in groups.values()
    )


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
