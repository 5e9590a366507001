"""A look at the inflated bytes of a package's parts, before any parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Notice, cell_name, column_letter

_CARRIED = 512
_MARKUP_NAMES = (".xml", ".rels", ".vml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_ENCRYPTION = b"encryption-data"
_NO_RESULT = re.compile(rb"(?:</f>|<f[^<>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_ERROR = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\bt="e"')
_ERROR_MARK = b't="e"'
_REFERENCE = re.compile(rb'\br="([A-Z]{1,8})([0-9]{1,12})"')
_CELL_END = b"</c>"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class PartScan:
    """Streams the parts of one package.

    Refuses document types and entities (no spreadsheet program writes them), other character
    encodings than UTF-8 in markup (they would hide the former), macro content types, and values
    beyond the bounds; counts cells whose formula failed or was never computed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._far = _far_cells(limits)
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
        """Count and bound; `seen` bytes were looked at before, and are not counted again."""
        self._cells += text.count(_CELL_END) - self._rest.count(_CELL_END)
        if self._cells > self._limits.cells:
            raise FileRefused("too_many_cells", limit=self._limits.cells)
        for tag in _tags(self._far, text, seen):
            self._refuse_value(tag)
        if _ERROR_MARK in text:
            for tag in _tags(_ERROR, text, seen):
                self._errors += 1
                self._first_error = self._first_error or _name(tag)
        self._uncomputed += sum(found.end() > seen for found in _NO_RESULT.finditer(text))

    def _refuse_value(self, tag: bytes) -> None:
        if tag.endswith(b"/>"):
            return  # a blank, only formatted
        raise FileRefused(
            "cell_too_far", cell=_name(tag), rows=self._limits.rows, columns=self._limits.columns
        )


def _tags(pattern: re.Pattern[bytes], text: bytes, seen: int) -> Iterator[bytes]:
    """Yield the whole tags that `pattern` begins and that end past the `seen` bytes."""
    for found in pattern.finditer(text):
        end = text.find(b">", found.end()) + 1
        if end > seen:
            yield text[found.start() : end]


def _far_cells(limits: Limits) -> re.Pattern[bytes]:
    """Return a pattern of cell tags whose reference lies beyond the bounds.

    Most files hold none, so that the look costs one pass of the pattern and no work a cell.
    """
    columns = _beyond(column_letter(limits.columns), "[A-Z]", "Z")
    rows = _beyond(str(limits.rows), "[0-9]", "9")
    reference = rf'<(?:\w+:)?c\s[^<>]*?\br="(?:(?:{columns})[0-9]+|[A-Z]+(?:{rows}))"'
    return re.compile(reference.encode())


def _beyond(last: str, letter: str, highest: str) -> str:
    """Return a pattern of what counts past `last`: longer, or as long and greater."""
    patterns = [f"{letter}{{{len(last) + 1},}}"]
    for position, own in enumerate(last):
        if own != highest:
            greater = f"[{chr(ord(own) + 1)}-{highest}]"
            patterns.append(f"{last[:position]}{greater}{letter}{{{len(last) - position - 1}}}")
    return "|".join(patterns)


def _name(tag: bytes) -> str:
    """Return the cell's name, within the grid a workbook can have; a dash where none is told."""
    reference = _REFERENCE.search(tag)
    if reference is None:
        return "\u2013"
    column, row = _column_number(reference[1]), int(reference[2])
    return cell_name(min(row, _LAST_ROW), min(column, _LAST_COLUMN))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
