"""The cells of a delimited text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from baccau.doors.delimited.delimiter import find_delimiter, split_hint
from baccau.doors.delimited.encoding import decode
from baccau.doors.formats.raw import RawSheet, RawWorkbook
from baccau.doors.formulas import unguarded
from baccau.doors.refusals import Limits
from baccau.engines.tabular.grid import Notice

_LINES_IN_A_CELL = 100
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NAMES = {"\t": "tab", None: "\u2013"}


def open_text(content: bytes, title: str, limits: Limits) -> RawWorkbook:
    """Read a delimited text as one sheet named `title`; every cell stays the text it is.

    Raises:
        FileRefused: not_text.
    """
    decoded = decode(content)
    del content
    named, text = split_hint(decoded.text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = named or find_delimiter(text)
    notices = [
        Notice(
            "text_read_as",
            {"encoding": decoded.encoding, "delimiter": _NAMES.get(delimiter, delimiter)},
        )
    ]
    if decoded.broken:
        notices.append(Notice("letters_lost", {"count": decoded.broken}))
    del decoded
    csv.field_size_limit(limits.cell_characters * 4)
    quotes = '"' in text
    if quotes and _quotes_close(text, delimiter):
        rows = _rows(text, delimiter)
    else:
        rows = (line.rstrip("\n").split(delimiter or "\t") for line in _lines(text))
        if quotes:
            notices.append(Notice("quotes_ignored"))
    cells = (list(map(unguarded, row)) for row in rows)
    return RawWorkbook("csv", (RawSheet(title, cells),), tuple(notices))


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends, one at a time: the text is large enough once."""
    return (found[0] for found in _LINE.finditer(text))


def _rows(text: str, delimiter: str | None) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter or "\t")


def _quotes_close(text: str, delimiter: str | None) -> bool:
    """Say whether every quote that opens a field closes it before it swallows half the table."""
    last: list[str] = []
    try:
        for last in _rows(text, delimiter):  # noqa: B007  (the last row tells)
            pass
    except csv.Error:
        return False
    if any(field.count("\n") > _LINES_IN_A_CELL for field in last):
        return False
    ends_inside = bool(last) and "\n" in last[-1] and text.count('"') % 2 == 1
    return not ends_inside
