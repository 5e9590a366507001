"""Where a value came from: a cell of a sheet, a form, or the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """The origin of a set of values.

    `text` names a file and sheet ("file!sheet") or a person; `cells` gives the cell of a field
    where there is one. `channel` is intake, form or sample.
    """

    channel: str = "form"
    text: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    batch_id: str = ""

    def of(self, name: str) -> str:
        """Return the origin of one field, such as "file.xlsx!Sheet1!F9"."""
        cell = self.cells.get(name)
        return f"{self.text}!{cell}" if cell else self.text


FORM = Source()
