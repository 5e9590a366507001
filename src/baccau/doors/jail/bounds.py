"""Sheets within bounds: what is too much is refused before it is sent."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

from baccau.doors.formats.raw import RawSheet, RawWorkbook
from baccau.doors.jail.frames import Frame
from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Span, Value, cell_name

_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
_KEPT = {str, bool, type(None), dt.datetime, dt.time}
_MIDNIGHT = dt.datetime(1900, 1, 1)  # noqa: DTZ001  (of any day)
_ONE_DAY = dt.timedelta(days=1)


def frames(workbook: RawWorkbook, limits: Limits) -> Iterator[Frame]:
    """Yield the workbook: its head, each sheet's rows and then the sheet, the notices, the end.

    Rows go without their empty tails, sheets without their empty last rows.

    Raises:
        FileRefused: too_many_sheets, cell_too_far, too_many_cells, too_much_text, empty.
    """
    yield {"kind": workbook.kind}
    tally = _Tally(limits)
    for count, sheet in enumerate(workbook.sheets, start=1):
        if count > limits.sheets:
            raise FileRefused("too_many_sheets", limit=limits.sheets)
        yield from tally.sheet(sheet)
    if not tally.has_values:
        raise FileRefused("empty")
    for notice in workbook.notices:
        yield {"notice": notice.code, "facts": notice.facts}
    yield from tally.notices()
    yield {"end": True}


class _Tally:
    """Counts what has been sent."""

    def __init__(self, limits: Limits) -> None:
        self.has_values = False
        self._limits = limits
        self._cells = self._characters = 0
        self._cut = 0
        self._first_cut = ""
        self._merges_left_out = 0

    def sheet(self, sheet: RawSheet) -> Iterator[Frame]:
        height = width = blank = 0
        for number, raw in enumerate(sheet.rows, start=1):
            row = self._row(raw, number)
            if not row:
                blank += 1
                continue
            for _ in range(blank):
                yield []
            blank = 0
            height, width = number, max(width, len(row))
            self._bound(height, width)
            yield row
        self._cells += height * width
        self.has_values |= height > 0
        merged = _within(sheet.merged, height, width)
        self._merges_left_out += max(0, len(merged) - self._limits.merged)
        yield {
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "width": width,
            "merged": merged[: self._limits.merged],
        }

    def notices(self) -> Iterator[Frame]:
        if self._cut:
            facts: dict[str, Any] = {
                "count": self._cut,
                "cell": self._first_cut,
                "limit": self._limits.cell_characters,
            }
            yield {"notice": "text_cut", "facts": facts}
        if self._merges_left_out:
            yield {"notice": "merges_left_out", "facts": {"count": self._merges_left_out}}

    def _row(self, raw: Sequence[Any], number: int) -> list[Value]:
        row: list[Value] = [value if type(value) in _KEPT else _plain(value) for value in raw]
        while row and (row[-1] is None or row[-1] == ""):
            row.pop()
        texts = [value for value in row if isinstance(value, str)]
        self._characters += sum(map(len, texts))
        if self._characters > self._limits.characters:
            raise FileRefused("too_much_text", limit=self._limits.characters)
        longest = max(map(len, texts), default=0)
        if longest > self._limits.cell_characters or _UNSENDABLE.search("".join(texts)):
            return [self._mended(value, number, place) for place, value in enumerate(row, start=1)]
        return [None if value == "" else value for value in row]

    def _mended(self, value: Value, row: int, column: int) -> Value:
        if not isinstance(value, str):
            return value
        if len(value) > self._limits.cell_characters:
            self._cut += 1
            self._first_cut = self._first_cut or cell_name(row, column)
        return _UNSENDABLE.sub("", value[: self._limits.cell_characters]) or None

    def _bound(self, height: int, width: int) -> None:
        limits = self._limits
        if height > limits.rows or width > limits.columns:
            raise FileRefused(
                "cell_too_far",
                cell=cell_name(height, width),
                rows=limits.rows,
                columns=limits.columns,
            )
        if self._cells + height * width > limits.cells:
            raise FileRefused("too_many_cells", limit=limits.cells)


def _plain(value: object) -> Value:
    """Return any value a reader gives as one of the few a cell holds."""
    if isinstance(value, int | float):
        number = float(value)
        return number if math.isfinite(number) else str(number)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  (sheets know no zone)
    if isinstance(value, dt.timedelta):
        if dt.timedelta(0) <= value < _ONE_DAY:
            return (_MIDNIGHT + value).time()
        return value / _ONE_DAY  # as the sheet stores it: days
    return str(value)


def _within(merged: Sequence[Span], height: int, width: int) -> list[tuple[int, int, int, int]]:
    """Return the ranges cut to the used area, in order, without those of one cell or outside."""
    kept = []
    for span in merged:
        bottom, right = min(span.bottom, height), min(span.right, width)
        if span.top <= bottom and span.left <= right and (span.top, span.left) != (bottom, right):
            kept.append((span.top, span.left, bottom, right))
    return sorted(kept)
