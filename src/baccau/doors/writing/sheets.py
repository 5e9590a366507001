"""What is to be written, as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "integer", "money", "decimal", "date", "percent"]
ValueOut = str | int | float | Decimal | bool | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class ColumnOut:
    """A column: its title, its width in characters and how its values are shown.

    `choices` is the list a cell may be filled from; `comment` tells what belongs there. Both are
    for templates.
    """

    title: str
    width: float = 16
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class SheetOut:
    """A sheet: notes above, a header row, then rows with one value for each column.

    `rows` are taken once, in order, and may be a generator. A value that does not fit its
    column's kind is written as what it is. `blank_rows` below the rows are offered for filling:
    choices hold there too.
    """

    name: str
    columns: tuple[ColumnOut, ...]
    rows: Iterable[Sequence[ValueOut]]
    notes: tuple[str, ...] = ()
    blank_rows: int = 0
