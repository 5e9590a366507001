"""Files in: any spreadsheet, judged by its content and read in a jail.

What comes back is a `Workbook` of plain values; what does not is a `FileRefused` with a code that
`baccau.reference.messages` has a sentence for. The algorithm is told in
docs/algorithms/file_door.md.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
from pathlib import Path, PurePath
from typing import IO

from baccau.doors.jail.warden import read_in_jail
from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Notice, Workbook
from baccau.engines.text import clean_text

__all__ = ["DEFAULT_LIMITS", "FileRefused", "Limits", "read_bytes", "read_workbook"]

DEFAULT_LIMITS = Limits()

_NAME_LENGTH = 200
_ENDINGS = {
    "xlsx": {".xlsx", ".xltx"},
    "xls": {".xls", ".xlt"},
    "ods": {".ods", ".ots"},
    "csv": {".csv", ".tsv", ".txt", ".tab"},
}


def read_workbook(
    path: Path, *, file_name: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Workbook:
    """Read the spreadsheet at `path`; `file_name` is what its sender calls it.

    Raises:
        FileRefused: with the file's name among its facts as `file`.
    """
    name = _shown(file_name or path.name)
    if not path.is_file():  # nor wait on a pipe, nor read a device
        raise FileRefused("cannot_open", file=name)
    try:
        file = path.open("rb")
    except OSError as failed:
        raise FileRefused("cannot_open", file=name) from failed
    with file:
        _refuse_by_size(os.fstat(file.fileno()).st_size, name, limits)
        return _read(file, name, limits)


def read_bytes(content: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """Read a spreadsheet that is in memory, as `read_workbook` does.

    Raises:
        FileRefused: with the file's name among its facts as `file`.
    """
    name = _shown(file_name)
    _refuse_by_size(len(content), name, limits)
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return _read(file, name, limits)


def _read(file: IO[bytes], name: str, limits: Limits) -> Workbook:
    try:
        workbook = read_in_jail(file, name, PurePath(name).stem or name, limits)
    except FileRefused as refused:
        raise FileRefused(refused.code, **{"file": name, **refused.facts}) from refused.__cause__
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS[workbook.kind]:
        return workbook
    renamed = Notice("renamed", {"ending": ending or "\u2013", "kind": workbook.kind})
    return dataclasses.replace(workbook, notices=(renamed, *workbook.notices))


def _refuse_by_size(size: int, name: str, limits: Limits) -> None:
    if size > limits.file_bytes:
        size_mb = round(size / (1 << 20), 1)
        raise FileRefused("too_large", file=name, size_mb=size_mb, limit_mb=limits.file_bytes >> 20)


def _shown(name: str) -> str:
    """Return a name fit to show: no folders, no controls, bounded."""
    cleaned = clean_text(PurePath(name.replace("\\", "/").replace("\0", "")).name)
    return cleaned.replace("\n", " ")[-_NAME_LENGTH:] or "?"
