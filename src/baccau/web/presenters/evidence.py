"""Two records side by side, field by field."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One field of both records; `agrees` is None where one of them is silent."""

    label: str
    left: str
    right: str
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class EvidencePair:
    """Both records, named, with their fields in reading order."""

    left: str
    right: str
    rows: tuple[EvidenceRow, ...]

    @property
    def agreeing(self) -> int:
        """How many fields agree."""
        return sum(row.agrees is True for row in self.rows)

    @property
    def differing(self) -> int:
        """How many fields differ."""
        return sum(row.agrees is False for row in self.rows)
