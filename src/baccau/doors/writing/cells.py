"""Cells of a workbook under way, each with its type and its format."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from baccau.doors.formulas import is_dangerous
from baccau.doors.writing.sheets import Kind, ValueOut
from baccau.engines.text import clean_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
_TOP: dict[str, Any] = {"valign": "top"}
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    # Text that begins as a formula stays text when somebody edits the cell.
    "guarded": {"text_wrap": True, "quote_prefix": True, "num_format": "@"},
    "integer": {"num_format": "#,##0"},
    "money": {"num_format": '#,##0 "\u20ab"'},
    "decimal": {"num_format": "#,##0.00"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "percent": {"num_format": "0.0%"},
    "title": {"bold": True, "text_wrap": True, "bg_color": "#E7EFE9", "bottom": 1},
    "note": {"italic": True},
}
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, serial dates disagree: Excel believes in 29 February 1900."""


class CellWriter:
    """Writes values to any sheet of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._formats: dict[str, Format] = {
            name: workbook.add_format(_TOP | look) for name, look in _FORMATS.items()
        }

    def title(self, page: Worksheet, at: tuple[int, int], text: str) -> None:
        """Write a column's title."""
        page.write_string(*at, _fit(text), self._formats["title"])

    def note(self, page: Worksheet, row: int, text: str) -> None:
        """Write a note into the first column."""
        page.write_string(row, 0, _fit(text), self._formats["note"])

    def value(self, page: Worksheet, at: tuple[int, int], kind: Kind, value: ValueOut) -> None:
        """Write a value at (row, column), both from 0; nothing for `None`."""
        if value is None:
            return
        if isinstance(value, bool):
            page.write_boolean(*at, value)
        elif isinstance(value, dt.date) and _has_serial(value):
            page.write_datetime(*at, value, self._formats["date"])
        elif isinstance(value, int | float | Decimal) and math.isfinite(value):
            look = self._formats["decimal" if kind in {"text", "date"} else kind]
            page.write_number(*at, value, None if kind == "text" else look)
        else:
            self._text(page, at, str(value))

    def _text(self, page: Worksheet, at: tuple[int, int], value: str) -> None:
        text = _fit(value)
        look = self._formats["guarded" if is_dangerous(text) else "text"]
        page.write_string(*at, text, look)


def _has_serial(value: dt.date) -> bool:
    day = value.date() if isinstance(value, dt.datetime) else value
    return day >= _FIRST_DAY


def _fit(text: str) -> str:
    return clean_text(text, limit=_LONGEST)
