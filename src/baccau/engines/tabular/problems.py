"""What can be wrong in a cell, and what one cell says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

Severity = Literal["error", "warning", "info"]
"""error: the row cannot be used as it is; warning: look at it; info: what was done."""

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A concrete mend: set `field` to `value` (JSON-ready)."""

    field: str
    value: object


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem seen by a reader, before it is tied to a cell of a sheet."""

    code: str
    severity: Severity
    facts: dict[str, object] = field(default_factory=dict)
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """What one cell says: a value or `None`, and what is wrong or was done."""

    value: T_co | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding in its place. `cell` is like "F9"; `field` is the contract field it touches."""

    cell: str
    field: str
    code: str
    severity: Severity
    facts: dict[str, object]
    proposal: Proposal | None = None


def located(finding: Finding, cell: str, field_name: str) -> Problem:
    """Tie a reader's finding to its cell and field."""
    facts = {"cell": cell, **finding.facts}
    return Problem(cell, field_name, finding.code, finding.severity, facts, finding.proposal)
