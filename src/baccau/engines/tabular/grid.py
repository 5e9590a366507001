"""A workbook as plain values: what a file door hands to the reader."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

Value = str | int | float | bool | dt.date | dt.datetime | dt.time | None
"""One cell as read. Dates written as dates arrive as `datetime`, numbers as `float`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range; rows and columns count from 1 and include both ends."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0][0]` is cell A1: leading blank rows and columns are kept."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Span, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the door did to the file that the sender should know (code + facts)."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole file. `kind` is one of xlsx, xls, ods, csv."""

    file_name: str
    kind: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


def column_letter(column: int) -> str:
    """Name column 1 "A", 27 "AA".

    Raises:
        ValueError: `column` is below 1.
    """
    if column < 1:
        raise ValueError(f"columns count from 1, not {column}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does: row 9, column 6 is "F9"."""
    return f"{column_letter(column)}{row}"
