"""A sheet seen as texts, with its merged ranges at hand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from baccau.engines.tabular.plain import cell_text, plain

if TYPE_CHECKING:
    from baccau.engines.tabular.grid import Sheet, Span, Value

_LAST_MONTH = 12
_MOST_SPANNED_CELLS = 200_000


class SheetView:
    """Rows and columns count from 1, as in `Span`."""

    def __init__(self, sheet: Sheet) -> None:
        """Look at `sheet`; nothing is copied but texts, and those only when asked for."""
        self.sheet = sheet
        self.row_count = len(sheet.rows)
        self.column_count = max((len(row) for row in sheet.rows), default=0)
        self._texts: dict[int, dict[int, str]] = {}

    @cached_property
    def span_of(self) -> dict[tuple[int, int], Span]:
        """The merged range of each covered cell that lies inside the sheet."""
        covered: dict[tuple[int, int], Span] = {}
        for span in self.sheet.merged:
            bottom, right = min(span.bottom, self.row_count), min(span.right, self.column_count)
            area = max(0, bottom - span.top + 1) * max(0, right - span.left + 1)
            if area + len(covered) > _MOST_SPANNED_CELLS:
                continue
            for row in range(span.top, bottom + 1):
                for column in range(span.left, right + 1):
                    covered[row, column] = span
        return covered

    def value(self, row: int, column: int) -> Value:
        """Return the cell's own value; `None` outside the sheet."""
        if not 1 <= row <= self.row_count:
            return None
        cells = self.sheet.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else None

    def texts(self, row: int) -> dict[int, str]:
        """Return the non-empty cells of a row as texts by column."""
        if row not in self._texts:
            cells = self.sheet.rows[row - 1] if 1 <= row <= self.row_count else ()
            found = {}
            for column, value in enumerate(cells, start=1):
                if value is None or value == "":
                    continue
                text = cell_text(value)
                if text:
                    found[column] = text
            self._texts[row] = found
        return self._texts[row]

    def may_be_header(self, row: int) -> bool:
        """Say cheaply whether a row could hold headers: header rows hold no large numbers."""
        for value in self.sheet.rows[row - 1]:
            if isinstance(value, float | int) and not 1 <= value <= _LAST_MONTH:
                return False
            if isinstance(value, str) and value.isdecimal() and len(value) > 2:  # noqa: PLR2004  (no month)
                return False
        return True

    def forget(self, row: int) -> None:
        """Drop the kept texts of a row that has been read."""
        self._texts.pop(row, None)

    def plain_first(self, row: int) -> str:
        """Return the first text of a row, plain; empty for a blank row."""
        texts = self.texts(row)
        return plain(texts[min(texts)]) if texts else ""

    def width(self, row: int, column: int) -> int:
        """Return over how many columns the cell is merged; 1 if it is not."""
        span = self.span_of.get((row, column))
        return span.right - span.left + 1 if span else 1
