"""Workbooks in Office Open XML, written row by row in constant memory."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from baccau.doors.writing.cells import CellWriter
from baccau.doors.writing.names import sheet_names
from baccau.doors.writing.sheets import ColumnOut, SheetOut

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 1_048_576
_A4 = 9
_LISTS = "_lists"
_INLINE_CHOICES = 255
_NO_DATE = dt.datetime(1980, 1, 1)  # noqa: DTZ001  (a fixed stamp keeps equal files equal)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
}


def write_workbook(
    target: Path | IO[bytes], sheets: Sequence[SheetOut], *, created: dt.datetime = _NO_DATE
) -> None:
    """Write `sheets` as an .xlsx file; a path gets the whole file or is left as it was.

    Every sheet has its header frozen and filtered, and prints landscape on A4, one page wide.

    Raises:
        ValueError: a sheet has more rows than a workbook holds, or there is no sheet.
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    if not isinstance(target, Path):
        _write(target, sheets, created)
        return
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as stream:
            _write(stream, sheets, created)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write(stream: IO[bytes], sheets: Sequence[SheetOut], created: dt.datetime) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415  (heavy, and only here)

    with Workbook(stream, _OPTIONS) as workbook:
        workbook.set_properties({"created": created})
        cells = CellWriter(workbook)
        lists = _Lists()
        for sheet, name in zip(sheets, sheet_names(sheet.name for sheet in sheets), strict=True):
            page = workbook.add_worksheet(name)
            _fill(page, sheet, cells, lists)
        lists.write(workbook)


def _fill(page: Worksheet, sheet: SheetOut, cells: CellWriter, lists: _Lists) -> None:
    for position, column in enumerate(sheet.columns):
        page.set_column(position, position, column.width)
    top = 0
    for note in sheet.notes:
        cells.note(page, top, note)
        top += 1
    _write_header(page, top, sheet.columns, cells)
    row = top
    for row, values in enumerate(sheet.rows, start=top + 1):
        if row >= _ROWS:
            raise ValueError(f"the sheet {sheet.name!r} has more than {_ROWS} rows")
        for position, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            cells.value(page, (row, position), column.kind, value)
    last_column = max(0, len(sheet.columns) - 1)
    page.autofilter(top, 0, max(row, top), last_column)
    _offer_choices(page, (top + 1, min(row + sheet.blank_rows, _ROWS - 1)), sheet.columns, lists)
    _set_print(page, top)


def _write_header(
    page: Worksheet, row: int, columns: Sequence[ColumnOut], cells: CellWriter
) -> None:
    for position, column in enumerate(columns):
        cells.title(page, (row, position), column.title)
        if column.comment:
            page.write_comment(row, position, column.comment)
    page.freeze_panes(row + 1, 0)


def _offer_choices(
    page: Worksheet, span: tuple[int, int], columns: Sequence[ColumnOut], lists: _Lists
) -> None:
    first, last = span
    for position, column in enumerate(columns):
        if column.choices and last >= first:
            source = lists.source(column.choices)
            page.data_validation(
                first, position, last, position, {"validate": "list", "source": source}
            )


def _set_print(page: Worksheet, header: int) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(header)
    page.set_footer("&C&P/&N")


class _Lists:
    """Lists of choices; those too long for a cell's own rule stand on a hidden sheet."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def source(self, choices: tuple[str, ...]) -> Any:
        """Return the source of a list rule: the choices, or where they stand."""
        if len(",".join(choices)) <= _INLINE_CHOICES and not any("," in text for text in choices):
            return list(choices)
        if choices not in self._lists:
            self._lists.append(choices)
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415  (heavy, and only here)

        column = xl_col_to_name(self._lists.index(choices), col_abs=True)
        return f"={_LISTS}!{column}$1:{column}${len(choices)}"

    def write(self, workbook: Workbook) -> None:
        """Add the hidden sheet, if any list needs it."""
        if not self._lists:
            return
        page = workbook.add_worksheet(_LISTS)
        page.hide()
        for row in range(max(map(len, self._lists))):
            for column, choices in enumerate(self._lists):
                if row < len(choices):
                    page.write_string(row, column, choices[row])
