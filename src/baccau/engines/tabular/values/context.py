"""What a reader may know beside the cell: the vocabulary and what the header says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from baccau.engines.tabular.values.units import UnitUse
    from baccau.engines.tabular.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Hints:
    """What a header adds to its cells: "Price (1,000 VND/kg)" has scale 1000 and unit kg."""

    scale: int = 1
    scaled: bool = False
    """The header (or the sheet) states the scale, so small prices are not doubtful."""
    use: UnitUse | None = None
    period: str | None = None
    """day, week, month, quarter, season or year."""
    paper: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Given to each reader with each cell."""

    vocabulary: Vocabulary
    hints: Hints = Hints()
