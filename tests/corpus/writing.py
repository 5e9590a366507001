"""Write small ugly workbooks in every readable kind; nothing binary is kept in the tree."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

Cell = Any
Rows = list[list[Cell]]


@dataclass(frozen=True)
class Page:
    """One sheet: rows from A1, merged ranges such as "A1:C1", hidden or not."""

    rows: Rows
    name: str = "Sheet1"
    merged: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Case:
    """A workbook and what must be read of it.

    `rows` maps (page index, row number) to expected values (a subset), `skipped` rows to reasons,
    `codes` rows to problem codes that must be among the row's, `columns` letters to fields.
    """

    name: str
    pages: tuple[Page, ...]
    kind: str = "xlsx"
    kinds: tuple[str, ...] = ("supply",)
    header_rows: list[int] | None = None
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    skipped: dict[tuple[int, int], str] = field(default_factory=dict)
    codes: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    absent: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    count: int | None = None
    file_name: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","


def write(case: Case, folder: Path) -> Path:
    """Write the case's file and return its path."""
    path = folder / f"{case.file_name or case.name}.{case.kind}"
    _WRITERS[case.kind](case, path)
    return path


def _xlsx(case: Case, path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for page in case.pages:
        sheet = book.create_sheet(page.name)
        for r, row in enumerate(page.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(r, c, value)
                    if isinstance(value, dt.date):
                        cell.number_format = "dd/mm/yyyy"
        for span in page.merged:
            sheet.merge_cells(span)
        if page.hidden:
            sheet.sheet_state = "hidden"
    book.save(path)


def _xls(case: Case, path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    dates = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for page in case.pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        for r, row in enumerate(page.rows):
            for c, value in enumerate(row):
                if value is None:
                    continue
                if isinstance(value, dt.date):
                    sheet.write(r, c, value, dates)
                else:
                    sheet.write(r, c, value)
        for span in page.merged:
            left, top, right, bottom = range_boundaries(span)
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
        if page.hidden:
            sheet.visibility = 1
    book.save(str(path))


def _ods(case: Case, path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    for page in case.pages:
        table = Table(name=page.name)
        for row in page.rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))


def _ods_cell(value: Cell) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    for line in str(value).split("\n"):
        cell.addElement(P(text=line))
    return cell


def _csv(case: Case, path: Path) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=case.delimiter, lineterminator="\r\n").writerows(
        ["" if value is None else value for value in row] for row in case.pages[0].rows
    )
    path.write_bytes(out.getvalue().encode(case.encoding))


_WRITERS = {"xlsx": _xlsx, "xls": _xls, "ods": _ods, "csv": _csv}
