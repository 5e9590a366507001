"""Files out: workbooks and delimited text in which a string is always a string."""

from baccau.doors.writing.delimited import write_csv
from baccau.doors.writing.sheets import ColumnOut, Kind, SheetOut, ValueOut
from baccau.doors.writing.workbook import write_workbook

__all__ = ["ColumnOut", "Kind", "SheetOut", "ValueOut", "write_csv", "write_workbook"]
