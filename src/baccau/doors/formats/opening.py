"""Tell a file's kind by its content and open it; its name decides nothing."""

from __future__ import annotations

from typing import BinaryIO

from baccau.doors.formats.raw import RawWorkbook
from baccau.doors.refusals import FileRefused, Limits

_ZIP = b"PK\x03\x04"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"PK\x05\x06", "ZIP"),
    (b"PK\x07\x08", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x09\x08", "Excel 5"),
    (b"\x09\x04", "Excel 4"),
    (b"\x09\x02", "Excel 3"),
    (b"\x09\x00\x04", "Excel 2"),
)
_MARKUP = (
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<head", "HTML"),
    (b"<body", "HTML"),
    (b"<meta", "HTML"),
    (b"<table", "HTML"),
    (b"<style", "HTML"),
    (b"<?xml", "XML"),
    (b"<!doctype", "XML"),
    (b"<workbook", "XML"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def open_file(file: BinaryIO, title: str, limits: Limits) -> RawWorkbook:
    """Open a seekable file; `title` names the sheet of a file that has none of its own.

    Raises:
        FileRefused: no spreadsheet, or one that is not read.
    """
    head = file.read(1024)
    file.seek(0)
    if not head:
        raise FileRefused("empty")
    if head.startswith(_ZIP):
        from baccau.doors.formats import package  # noqa: PLC0415  (one kind is loaded, not four)

        return package.open_package(file, limits)
    if head.startswith(_OLE2):
        from baccau.doors.formats import compound  # noqa: PLC0415  (one kind is loaded, not four)

        return compound.open_compound(file)
    found = _foreign(head)
    if found:
        raise FileRefused("not_a_spreadsheet", found=found)
    from baccau.doors.delimited import table  # noqa: PLC0415  (one kind is loaded, not four)

    return table.open_text(file.read(), title, limits)


def _foreign(head: bytes) -> str | None:
    for magic, found in _FOREIGN:
        if head.startswith(magic):
            return found
    for mark in _BOMS:
        head = head.removeprefix(mark)
    # UTF-16 markup is still markup; its zero bytes are in the way.
    start = head.replace(b"\x00", b"").lstrip().lower()
    return next((found for tag, found in _MARKUP if start.startswith(tag)), None)
