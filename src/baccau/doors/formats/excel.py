"""Excel workbooks, old and new, through calamine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from baccau.doors.formats.raw import RawSheet, RawWorkbook
from baccau.doors.refusals import FileRefused
from baccau.engines.tabular.grid import Notice, Span

_MACRO_SHEETS = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)


def open_workbook(file: BinaryIO, kind: str, notices: tuple[Notice, ...]) -> RawWorkbook:
    """Open a workbook; its sheets are read one at a time.

    Raises:
        FileRefused: encrypted, macros, corrupt.
    """
    try:
        workbook = load_workbook(file)
    except PasswordError as locked:
        raise FileRefused("encrypted") from locked
    except (CalamineError, OSError, ValueError) as bad:
        raise FileRefused("corrupt") from bad
    if not workbook.sheets_metadata:
        raise FileRefused("corrupt")
    if any(sheet.typ in _MACRO_SHEETS for sheet in workbook.sheets_metadata):
        raise FileRefused("macros")
    return RawWorkbook(kind, _sheets(workbook), notices)


def _sheets(workbook: CalamineWorkbook) -> Iterator[RawSheet]:
    for position, entry in enumerate(workbook.sheets_metadata):
        if entry.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_index(position)
            merged = tuple(
                Span(top + 1, left + 1, bottom + 1, right + 1)
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            )
        except (CalamineError, OSError, ValueError) as bad:
            raise FileRefused("corrupt") from bad
        hidden = entry.visible != SheetVisibleEnum.Visible
        yield RawSheet(entry.name, _rows(sheet), merged, hidden)


def _rows(sheet: CalamineSheet) -> Iterator[list[object]]:
    if sheet.start is None:
        return
    # Rows above the first used one are given, columns left of it are not.
    left: list[object] = [None] * sheet.start[1]
    for row in sheet.iter_rows():
        yield left + row
