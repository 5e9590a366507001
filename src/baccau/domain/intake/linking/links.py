"""The answer of linking, and candidates as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from baccau.domain.accounts.models import Organisation
from baccau.domain.demand.models import Need
from baccau.domain.registry.models import Product
from baccau.engines.linkage.compare import Candidate


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One row to be linked."""

    position: int
    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Owner:
    """What linking says of a row's producer or buyer. Rows with one `key` have one owner."""

    key: str
    verdict: str
    candidates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def known_id(self) -> str | None:
        """The registry's id of the owner, where that is decided."""
        return str(self.candidates[0]["id"]) if self.verdict == "same" else None


@dataclass(frozen=True, slots=True)
class Item:
    """What linking says of a row's product or need.

    `twin` is the position of an earlier row that says the same.
    """

    verdict: str
    candidates: list[dict[str, Any]] = field(default_factory=list)
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """One row's owner and item."""

    owner: Owner
    item: Item

    @property
    def verdict(self) -> str:
        """The row as a whole: it is clear only when both parts are."""
        if self.item.verdict == "new" and self.owner.verdict == "unclear":
            return "unclear"
        return self.item.verdict


def owner_candidate(candidate: Candidate, org: Organisation) -> dict[str, Any]:
    """Return a known organisation as a candidate, with what speaks for and against it."""
    return _candidate(candidate, org.public_id, org.name)


def product_candidate(candidate: Candidate, product: Product) -> dict[str, Any]:
    """Return a known product as a candidate, with what speaks for and against it."""
    found = _candidate(candidate, product.public_id, product.name)
    return found | {"owner_id": product.org.public_id, "owner_name": product.org.name}


def told_candidate(row: Organisation | Product | Need, code: str, value: str) -> dict[str, Any]:
    """Return a row the file itself names, by its id or by saying the very same."""
    name = row.text if isinstance(row, Need) else row.name
    found = {
        "id": row.public_id, "name": name, "score": 1.0,
        "evidence": [{"field": "baccau_id", "code": code, "left": value, "right": value,
                      "weight": 0.0}],
    }  # fmt: skip
    if isinstance(row, Organisation):
        return found
    return found | {"owner_id": row.org.public_id, "owner_name": row.org.name}


def _candidate(candidate: Candidate, public_id: str, name: str) -> dict[str, Any]:
    return {
        "id": public_id,
        "name": name,
        "score": round(candidate.score, 4),
        "evidence": [
            {"field": one.field, "code": one.code, "left": one.left, "right": one.right,
             "weight": round(one.weight, 3)}
            for one in candidate.evidence
        ],
    }  # fmt: skip
