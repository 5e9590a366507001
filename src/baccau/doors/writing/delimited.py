"""Delimited text that no spreadsheet program runs."""

from __future__ import annotations

import csv
import datetime as dt
from typing import TextIO

from baccau.doors.formulas import guarded
from baccau.doors.writing.sheets import SheetOut, ValueOut

_BYTE_ORDER_MARK = "\ufeff"


def write_csv(stream: TextIO, sheet: SheetOut, *, delimiter: str = ",") -> None:
    """Write the header and rows of `sheet` to a text stream opened with `newline=""`.

    UTF-8 with a byte order mark, as Excel needs to show Vietnamese; every text is quoted, and one
    that begins as a formula is led by an apostrophe, which the reading door takes off again.
    Dates are dd/mm/yyyy. Notes are left out: a program reads this.
    """
    stream.write(_BYTE_ORDER_MARK)
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([guarded(column.title) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow(map(_written, row))


def _written(value: ValueOut) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y %H:%M}" if isinstance(value, dt.datetime) else f"{value:%d/%m/%Y}"
    if isinstance(value, bool | int | float):
        return value
    return guarded(str(value))
