"""OLE2 compound files (MS-CFB): old workbooks, and what else lives in that container."""

from __future__ import annotations

from typing import BinaryIO

from baccau.doors.formats.raw import RawWorkbook
from baccau.doors.refusals import FileRefused


def _entry(name: str) -> bytes:
    """Return a directory entry's name as stored: UTF-16, ended by a zero."""
    return (name + "\0").encode("utf-16-le")


_MACROS = tuple(map(_entry, ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "Macros")))
_WORKBOOK = tuple(map(_entry, ("Workbook", "WORKBOOK", "Book", "BOOK")))
_FOREIGN = ((_entry("WordDocument"), "Word"), (_entry("PowerPoint Document"), "PowerPoint"))


def _directory_is_missing(content: bytes) -> bool:
    """Say whether the file ends before the directory its header points to."""
    sector_shift = int.from_bytes(content[30:32], "little")
    first_sector = int.from_bytes(content[48:52], "little")
    return (first_sector + 1) << min(sector_shift, 16) >= len(content)


def open_compound(file: BinaryIO) -> RawWorkbook:
    """Open an Excel 97-2003 workbook.

    Raises:
        FileRefused: encrypted, macros, not_a_spreadsheet, corrupt.
    """
    content = file.read()
    file.seek(0)
    if _entry("EncryptedPackage") in content:
        raise FileRefused("encrypted")
    for name, found in _FOREIGN:
        if name in content:
            raise FileRefused("not_a_spreadsheet", found=found)
    if not any(name in content for name in _WORKBOOK):
        if _directory_is_missing(content):
            raise FileRefused("corrupt")
        raise FileRefused("not_a_spreadsheet", found="OLE2")
    if any(name in content for name in _MACROS):
        raise FileRefused("macros")
    del content
    from baccau.doors.formats import excel  # noqa: PLC0415  (loaded if needed)

    return excel.open_workbook(file, "xls", ())
