"""What the cells of one row say, by field, while its values are being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from baccau.engines.tabular.problems import Finding, Problem, Proposal, Severity, located

if TYPE_CHECKING:
    from baccau.engines.tabular.layout.groups import Inherited
    from baccau.engines.tabular.values.context import Hints
    from baccau.engines.tabular.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Part:
    """One cell as read. `value` is `None` for an empty or unreadable cell."""

    value: Any
    cell: str
    text: str
    hints: Hints


@dataclass(slots=True)
class Draft:
    """A row in the making: parts in, values and problems out."""

    vocabulary: Vocabulary
    parts: dict[str, Part]
    repeats: dict[str, list[Part]]
    groups: dict[str, Inherited]
    columns: frozenset[str]
    """Every field the table has a column for."""
    home: str
    """The row's first cell, for problems that have no cell of their own."""
    title_province: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """Return the value read for a field, or `None`."""
        part = self.parts.get(name)
        return None if part is None else part.value

    def ticked(self, stem: str) -> str | None:
        """Return what is ticked among the columns `stem`_…; `None` if nothing is."""
        found = (n for n, part in self.parts.items() if n.startswith(stem) and part.value is True)
        name = next(found, None)
        return name.removeprefix(stem) if name else None

    def cell(self, name: str) -> str:
        """Return the cell of a field, else the row's first cell."""
        part = self.parts.get(name)
        return part.cell if part else self.home

    def put(self, name: str, value: object, cell: str) -> None:
        """Set a contract value and remember where it came from; `None` sets nothing."""
        if value is not None:
            self.values[name] = value
            self.cells[name] = cell

    def copy(self, name: str, *, to: str | None = None) -> None:
        """Set a contract value straight from the field's part."""
        self.put(to or name, self.get(name), self.cell(name))

    def tell(
        self,
        code: str,
        severity: Severity,
        name: str,
        proposal: Proposal | None = None,
        **facts: object,
    ) -> None:
        """Add a problem at the field's cell."""
        self.add(Finding(code, severity, facts, proposal), name)

    def add(self, finding: Finding, name: str) -> None:
        """Add a finding at the field's cell."""
        self.problems.append(located(finding, self.cell(name), name))
