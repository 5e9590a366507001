"""A look at the inflated bytes of a package's parts, before any parser."""

from __future__ import annotations

import re

from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Notice, cell_name

_CARRIED = 512
_MARKUP_NAMES = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_ENCRYPTION = b"encryption-data"
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,8})([0-9]{1,12})"')
_NO_RESULT = re.compile(rb"(?:</f>|<f[^<>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_ERROR = b't="e"'
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class PartScan:
    """Streams the parts of one package.

    Refuses document types and entities (no spreadsheet program writes them), other character
    encodings than UTF-8 in markup (they would hide the former), macro content types, and values
    beyond the bounds; counts cells whose formula failed or was never computed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._name = ""
        self._rest = b""
        self._fresh = True
        self._cells = self._errors = self._uncomputed = 0
        self._first_error = ""

    def begin(self, name: str) -> None:
        """Start the next part."""
        self._name = name.lower()
        self._rest = b""
        self._fresh = True

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes of the part.

        Raises:
            FileRefused: markup_unsafe, encrypted, macros, cell_too_far, too_many_cells.
        """
        if not self._name.endswith(_MARKUP_NAMES):
            return
        if self._fresh and b"\x00" in chunk[:64]:
            raise FileRefused("markup_unsafe")
        self._fresh = False
        seen = len(self._rest)
        text = self._rest + chunk
        if _DECLARATION.search(text):
            raise FileRefused("markup_unsafe")
        self._look_at_manifest(text)
        if "worksheets/" in self._name:
            self._look_at_cells(text, seen)
        self._rest = text[-_CARRIED:]

    def notices(self) -> tuple[Notice, ...]:
        """Tell what the reader of the values will not see."""
        told = []
        if self._errors:
            told.append(
                Notice("formula_errors", {"count": self._errors, "cell": self._first_error})
            )
        if self._uncomputed:
            told.append(Notice("formulas_without_values", {"count": self._uncomputed}))
        return tuple(told)

    def _look_at_manifest(self, text: bytes) -> None:
        if self._name == "[content_types].xml" and _MACRO_TYPE in text:
            raise FileRefused("macros")
        if self._name == "meta-inf/manifest.xml" and _ENCRYPTION in text:
            raise FileRefused("encrypted")

    def _look_at_cells(self, text: bytes, seen: int) -> None:
        """`seen` bytes were looked at before; what ends within them is not counted again."""
        for found in _CELL.finditer(text):
            tag = found[0]
            if found.end() > seen and not tag.endswith(b"/>"):
                self._cells += 1
                self._look_at_cell(tag)
        if self._cells > self._limits.cells:
            raise FileRefused("too_many_cells", limit=self._limits.cells)
        self._uncomputed += sum(found.end() > seen for found in _NO_RESULT.finditer(text))

    def _look_at_cell(self, tag: bytes) -> None:
        reference = _REFERENCE.search(tag)
        if reference is None:
            return
        column, row = _column_number(reference[1]), int(reference[2])
        if row > self._limits.rows or column > self._limits.columns:
            raise FileRefused(
                "cell_too_far",
                cell=cell_name(min(row, _LAST_ROW), min(column, _LAST_COLUMN)),
                rows=self._limits.rows,
                columns=self._limits.columns,
            )
        if _ERROR in tag:
            self._errors += 1
            self._first_error = self._first_error or cell_name(row, column)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
