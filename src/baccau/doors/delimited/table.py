"""The cells of a delimited text."""

from __future__ import annotations

import csv
import io

from baccau.doors.delimited.delimiter import find_delimiter, split_hint
from baccau.doors.delimited.encoding import decode
from baccau.doors.formats.raw import RawSheet, RawWorkbook
from baccau.doors.formulas import unguarded
from baccau.doors.refusals import Limits
from baccau.engines.tabular.grid import Notice

_LINES_IN_A_CELL = 100
_NAMES = {"\t": "tab", None: "\u2013"}


def open_text(content: bytes, title: str, limits: Limits) -> RawWorkbook:
    """Read a delimited text as one sheet named `title`; every cell stays the text it is.

    Raises:
        FileRefused: not_text.
    """
    decoded = decode(content)
    del content
    named, text = split_hint(decoded.text)
    delimiter = named or find_delimiter(text)
    rows = _rows(text, delimiter, limits)
    notices = [
        Notice(
            "text_read_as",
            {"encoding": decoded.encoding, "delimiter": _NAMES.get(delimiter, delimiter)},
        )
    ]
    if decoded.broken:
        notices.append(Notice("letters_lost", {"count": decoded.broken}))
    if rows is None:
        rows = _unquoted_rows(text, delimiter)
        notices.append(Notice("quotes_ignored"))
    cells = (list(map(unguarded, row)) for row in rows)
    return RawWorkbook("csv", (RawSheet(title, cells),), tuple(notices))


def _rows(text: str, delimiter: str | None, limits: Limits) -> list[list[str]] | None:
    """Return the rows, or `None` when a quote is opened and never closed."""
    csv.field_size_limit(limits.cell_characters * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or "\t")
    try:
        rows = list(reader)
    except csv.Error:
        return None
    swallowed = rows and any(field.count("\n") > _LINES_IN_A_CELL for field in rows[-1])
    return None if swallowed or _is_open(rows, text) else rows


def _is_open(rows: list[list[str]], text: str) -> bool:
    """Say whether the last field was still inside quotes when the text ended."""
    if not rows or not rows[-1]:
        return False
    return text.count('"') % 2 == 1 and rows[-1][-1].count("\n") > 0


def _unquoted_rows(text: str, delimiter: str | None) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.split(delimiter) if delimiter else [line] for line in lines]
