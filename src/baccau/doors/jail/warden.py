"""Starts the jail, collects what it says, and ends it in time."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

from baccau.doors.jail.frames import decode
from baccau.doors.refusals import FileRefused, Limits
from baccau.engines.tabular.grid import Notice, Sheet, Span, Value, Workbook

_CHUNK = 1 << 16
_OUTPUT_PER_CHARACTER = 6
"""JSON's worst: every letter as an escape."""
_OUTPUT_PER_CELL = 24


def read_in_jail(file: IO[bytes], name: str, title: str, limits: Limits) -> Workbook:
    """Return the workbook in `file`, a real file at its start.

    Raises:
        FileRefused: whatever the jail refuses, or the way it ended: too_much_memory,
            too_much_time, corrupt.
    """
    collected = _Collected(name)
    with _started(file, title, limits) as jail:
        try:
            for line in _lines(jail, limits):
                collected.add(line)
        except ValueError as garbled:
            raise FileRefused("corrupt") from garbled
        finally:
            jail.kill()
            jail.wait()
    if not collected.complete:
        raise _ended(jail.returncode, limits)
    return collected.workbook()


def _started(file: IO[bytes], title: str, limits: Limits) -> subprocess.Popen[bytes]:
    asked = json.dumps({"title": title, "limits": dataclasses.asdict(limits)})
    # No site module, no user packages, no current directory, no inherited environment.
    return subprocess.Popen(  # noqa: S603  (our interpreter, our module, one JSON argument)
        [sys.executable, "-S", "-s", "-P", "-B", "-m", "baccau.doors.jail", asked],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": _search_path(), "MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"},
        cwd="/",
        start_new_session=True,
    )


@cache
def _search_path() -> str:
    """Return where this package and the native reader live."""
    import baccau  # noqa: PLC0415  (only its place is wanted)

    places = [Path(baccau.__path__[0]).parent]
    reader = importlib.util.find_spec("python_calamine")
    if reader and reader.origin:
        places.append(Path(reader.origin).parents[1])
    return os.pathsep.join(map(str, places))


def _lines(jail: subprocess.Popen[bytes], limits: Limits) -> Iterator[bytes]:
    """Yield the jail's output line by line until it ends.

    Raises:
        FileRefused: too_much_time, or too_much_text past any output the limits allow.
    """
    out = jail.stdout
    if out is None:
        return
    left = limits.characters * _OUTPUT_PER_CHARACTER + limits.cells * _OUTPUT_PER_CELL
    rest = b""
    for chunk in _chunks(out, limits.wall_seconds):
        left -= len(chunk)
        if left < 0:
            raise FileRefused("too_much_text", limit=limits.characters)
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole


def _chunks(out: IO[bytes], seconds: float) -> Iterator[bytes]:
    end = time.monotonic() + seconds
    with selectors.DefaultSelector() as ready:
        ready.register(out, selectors.EVENT_READ)
        while True:
            if not ready.select(max(0.0, end - time.monotonic())):
                raise FileRefused("too_much_time", limit=seconds)
            chunk = os.read(out.fileno(), _CHUNK)
            if not chunk:
                return
            yield chunk


def _ended(status: int, limits: Limits) -> FileRefused:
    """Return what a jail that died without a word died of."""
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return FileRefused("too_much_time", limit=limits.cpu_seconds)
    if status == -signal.SIGABRT or status > 0:
        return FileRefused("too_much_memory", limit_mb=limits.memory_bytes >> 20)
    return FileRefused("corrupt")


class _Collected:
    """A workbook as it comes out."""

    def __init__(self, name: str) -> None:
        self.complete = False
        self._name = name
        self._kind = ""
        self._rows: list[list[Value]] = []
        self._sheets: list[Sheet] = []
        self._notices: list[Notice] = []

    def add(self, line: bytes) -> None:
        frame = decode(line)
        if isinstance(frame, list):
            self._rows.append(frame)
        elif "sheet" in frame:
            self._add_sheet(frame)
        elif "notice" in frame:
            self._notices.append(Notice(frame["notice"], frame["facts"]))
        elif "refused" in frame:
            raise FileRefused(frame["refused"], **frame["facts"])
        else:
            self._kind = frame.get("kind", self._kind)
            self.complete = frame.get("end", False)

    def _add_sheet(self, frame: dict[str, Any]) -> None:
        width = frame["width"]
        rows = tuple(tuple(row) + (None,) * (width - len(row)) for row in self._rows)
        merged = tuple(Span(*span) for span in frame["merged"])
        self._sheets.append(Sheet(frame["sheet"], rows, merged, frame["hidden"]))
        self._rows = []

    def workbook(self) -> Workbook:
        return Workbook(self._name, self._kind, tuple(self._sheets), tuple(self._notices))
