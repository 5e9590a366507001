"""OpenDocument spreadsheets (ISO 26300, part 1, chapter 9), read from content.xml as a stream.

Own reader, because merged cells, hidden sheets and repeated blank rows matter here and the
general reader gives the first two up and unrolls the third.
"""

from __future__ import annotations

from typing import IO
from xml.parsers import expat

from baccau.doors.formats.opendocument_cell import Cell
from baccau.doors.formats.raw import RawSheet, RawWorkbook
from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Span, cell_name

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_OASIS}table:1.0 ", f"{_OASIS}office:1.0 "
_TEXT, _STYLE = f"{_OASIS}text:1.0 ", f"{_OASIS}style:1.0 "
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_DEPTH = 100


def open_content(content: IO[bytes], limits: Limits) -> RawWorkbook:
    """Read every sheet of `content`.

    Raises:
        FileRefused: corrupt, markup_unsafe, cell_too_far.
    """
    reader = _Reader(limits)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.ParseFile(content)
    except expat.ExpatError as bad:
        raise FileRefused("corrupt") from bad
    return RawWorkbook("ods", tuple(reader.sheets))


def _refuse_document_type(*_: object) -> None:
    raise FileRefused("markup_unsafe")


class _Reader:
    """Turns parser events into sheets."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[RawSheet] = []
        self._limits = limits
        self._path: list[str] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._sheet: _Sheet | None = None
        self._cell: Cell | None = None
        self._cell_depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > _DEPTH:
            raise FileRefused("corrupt")
        if self._cell is not None:
            self._cell.start(name.removeprefix(_TEXT), attributes.get(f"{_TEXT}c", "1"))
        elif name in _CELLS and self._sheet is not None:
            self._cell = Cell(_attributes(attributes))
            self._cell_depth = len(self._path)
        elif name == f"{_TABLE}table-row" and self._sheet is not None:
            self._sheet.begin_row(_count(attributes.get(f"{_TABLE}number-rows-repeated")))
        else:
            self._start_outside(name, attributes)

    def _start_outside(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties":
            if attributes.get(f"{_TABLE}display") == "false":
                self._hidden_styles.add(self._style)
        elif name == f"{_TABLE}table" and self._path[-2] == f"{_OFFICE}spreadsheet":
            hidden = attributes.get(f"{_TABLE}style-name") in self._hidden_styles
            self._sheet = _Sheet(attributes.get(f"{_TABLE}name", ""), hidden, self._limits)

    def text(self, data: str) -> None:
        if self._cell is not None:
            self._cell.text(data)

    def end(self, name: str) -> None:
        depth = len(self._path)
        self._path.pop()
        if self._sheet is None:
            return
        if self._cell is not None:
            if depth == self._cell_depth:
                self._sheet.add(self._cell)
                self._cell = None
            else:
                self._cell.end(name.removeprefix(_TEXT))
        elif name == f"{_TABLE}table-row":
            self._sheet.end_row()
        elif name == f"{_TABLE}table" and self._path[-1] == f"{_OFFICE}spreadsheet":
            self.sheets.append(self._sheet.finished())
            self._sheet = None


class _Sheet:
    """One table under way. Blank cells and rows are counted, not built."""

    def __init__(self, name: str, hidden: bool, limits: Limits) -> None:  # noqa: FBT001  (private)
        self._name = name
        self._hidden = hidden
        self._limits = limits
        self._rows: list[list[object]] = []
        self._blank_rows = 0
        self._merged: list[Span] = []
        self._row: list[object] = []
        self._column = 0
        self._repeated = 1

    def begin_row(self, repeated: int) -> None:
        self._row = []
        self._column = 0
        self._repeated = repeated

    def add(self, cell: Cell) -> None:
        value = cell.value()
        if value is not None:
            last = self._column + cell.repeated
            self._bound(self._top + 1, last)
            self._row += [None] * (self._column - len(self._row)) + [value] * cell.repeated
        if cell.rows_spanned > 1 or cell.columns_spanned > 1:
            self._merged.append(
                Span(
                    self._top + 1,
                    self._column + 1,
                    self._top + cell.rows_spanned,
                    self._column + cell.columns_spanned,
                )
            )
        self._column += cell.repeated

    def end_row(self) -> None:
        if not self._row:
            self._blank_rows += self._repeated
            return
        self._bound(self._top + self._repeated, len(self._row))
        self._rows += [[]] * self._blank_rows
        self._rows += [self._row] * self._repeated
        self._blank_rows = 0

    def finished(self) -> RawSheet:
        return RawSheet(self._name, self._rows, tuple(self._merged), self._hidden)

    @property
    def _top(self) -> int:
        """Rows above the one being read."""
        return len(self._rows) + self._blank_rows

    def _bound(self, row: int, column: int) -> None:
        if row > self._limits.rows or column > self._limits.columns:
            raise FileRefused(
                "cell_too_far",
                cell=cell_name(row, column),
                rows=self._limits.rows,
                columns=self._limits.columns,
            )


def _attributes(attributes: dict[str, str]) -> dict[str, str]:
    """Return the cell's attributes without their namespaces; none repeats between the two."""
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and int(text) > 0 else 1
