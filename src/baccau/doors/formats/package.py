"""Spreadsheets that are zip packages: Office Open XML (ISO 29500) and OpenDocument (ISO 26300).

The central directory is a claim. Every part is inflated here once, bounded and looked at, before
any parser sees the package.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from baccau.doors.formats.parts import PartScan
from baccau.doors.formats.raw import RawWorkbook
from baccau.doors.refusals import FileRefused, Limits

_CHUNK = 1 << 18
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    LookupError,
    ValueError,
    NotImplementedError,
)
"""What the standard library raises on damaged archives, by where the damage is."""
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_INFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FOREIGN = (("word/", "Word"), ("ppt/", "PowerPoint"), ("visio/", "Visio"))


def open_package(file: BinaryIO, limits: Limits) -> RawWorkbook:
    """Check every part of a package, then open it as the spreadsheet it is.

    Raises:
        FileRefused: encrypted, macros, corrupt, inflates_too_much, too_many_parts, markup_unsafe,
            cell_too_far, too_many_cells, not_a_spreadsheet.
    """
    try:
        with zipfile.ZipFile(file) as package:
            kind, scan = _kind_and_scan(package, limits)
            if kind == "ods":
                from baccau.doors.formats import opendocument  # noqa: PLC0415  (loaded if needed)

                with package.open("content.xml") as content:
                    return opendocument.open_content(content, limits)
    except _DAMAGE as bad:
        raise FileRefused("corrupt") from bad
    from baccau.doors.formats import excel  # noqa: PLC0415  (loaded if needed)

    file.seek(0)
    return excel.open_workbook(file, "xlsx", scan.notices())


def _kind_and_scan(package: zipfile.ZipFile, limits: Limits) -> tuple[str, PartScan]:
    parts = package.infolist()
    if len(parts) > limits.parts:
        raise FileRefused("too_many_parts", count=len(parts), limit=limits.parts)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise FileRefused("encrypted")
    if any(part.compress_type not in _INFLATED for part in parts) or _overlap(parts):
        raise FileRefused("corrupt")
    kind = _kind(package)
    scan = PartScan(limits)
    left = limits.inflated_bytes
    for part in parts:
        scan.begin(part.filename)
        for chunk in _inflated(package, part, left, limits):
            scan.feed(chunk)
            left -= len(chunk)
    return kind, scan


def _overlap(parts: list[zipfile.ZipInfo]) -> bool:
    """Say whether two parts share bytes, as in a bomb that reuses one block many times."""
    ordered = sorted(parts, key=lambda part: part.header_offset)
    return any(
        one.header_offset + _LOCAL_HEADER + one.compress_size > other.header_offset
        for one, other in pairwise(ordered)
    )


def _inflated(
    package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, limits: Limits
) -> Iterator[bytes]:
    """Yield the part's real bytes, whatever size it claims."""
    allowed = min(left, max(limits.ratio_from, limits.ratio * part.compress_size))
    # The claimed size would end the stream early and hide what follows from this look.
    part.file_size = allowed + 2 * _CHUNK
    seen = 0
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            seen += len(chunk)
            if seen > allowed:
                raise FileRefused(
                    "inflates_too_much", limit_mb=limits.inflated_bytes >> 20, ratio=limits.ratio
                )
            yield chunk


def _kind(package: zipfile.ZipFile) -> str:
    names = set(package.namelist())
    lowered = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in lowered):
        raise FileRefused("macros")
    if "xl/workbook.bin" in lowered:
        raise FileRefused("binary_workbook")
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in lowered):
        return "xlsx"
    if {"mimetype", "content.xml"} <= names and _is_opendocument_sheet(package):
        return "ods"
    found = next(
        (word for start, word in _FOREIGN if any(name.startswith(start) for name in lowered)), "ZIP"
    )
    raise FileRefused("not_a_spreadsheet", found=found)


def _is_opendocument_sheet(package: zipfile.ZipFile) -> bool:
    with package.open("mimetype") as stream:
        return stream.read(64).startswith(b"application/vnd.oasis.opendocument.spreadsheet")
