"""Files a command writes: never over an input, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from baccau.reference.messages import sentence

if TYPE_CHECKING:
    from baccau.doors.writing import SheetOut
    from baccau.pipelines.connection.connecting import Connection


class OutputError(Exception):
    """A target cannot be written; the text is the line that says why."""


def check_targets(targets: Iterable[str | None], inputs: Sequence[Path], lang: str) -> None:
    """Refuse, before any work, targets that are inputs or stand in no folder.

    Raises:
        OutputError: with the first target that cannot be written.
    """
    taken = {path.resolve() for path in inputs}
    for target in targets:
        if target in {None, "-"}:
            continue
        path = Path(str(target))
        if path.resolve() in taken:
            raise OutputError(sentence("output_is_input", {"file": target}, lang))
        if path.is_dir() or not path.resolve().parent.is_dir():
            detail = os.strerror(errno.EISDIR if path.is_dir() else errno.ENOENT)
            raise OutputError(
                sentence("output_unwritable", {"file": target, "detail": detail}, lang)
            )


def write_json(target: str, data: dict[str, Any], lang: str) -> None:
    """Write JSON to a file, or to standard output for "-".

    Raises:
        OutputError: the file cannot be written.
    """
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if target == "-":
        sys.stdout.write(text)
        return
    _write(target, lambda stream: stream.write(text.encode()), lang)


def write_workbook_file(target: str, connection: Connection, lang: str) -> None:
    """Write the plan's workbook.

    Raises:
        OutputError: the file cannot be written.
    """
    from baccau.pipelines.connection.workbook import sheets  # noqa: PLC0415  (xlsxwriter with it)

    write_sheets(target, sheets(connection, lang), lang)


def write_sheets(target: str, sheets: Sequence[SheetOut], lang: str) -> None:
    """Write sheets as a workbook.

    Raises:
        OutputError: the file cannot be written.
    """
    from baccau.doors.writing import write_workbook  # noqa: PLC0415  (xlsxwriter comes with it)

    _write(target, lambda stream: write_workbook(stream, sheets), lang)


def _write(target: str, fill: Callable[[IO[bytes]], object], lang: str) -> None:
    """Fill a file beside the target, then put it in its place."""
    path = Path(target)
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.resolve().parent, prefix=".baccau-", delete=False
        ) as stream:
            part = Path(stream.name)
            try:
                fill(stream)
            except BaseException:
                part.unlink()
                raise
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        detail = error.strerror or str(error)
        told = sentence("output_unwritable", {"file": target, "detail": detail}, lang)
        raise OutputError(told) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
